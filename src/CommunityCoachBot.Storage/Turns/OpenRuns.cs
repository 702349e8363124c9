using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Dialogs;

namespace CommunityCoachBot.Storage.Turns;

/// <summary>The runs a conversation holds: the one the worker is in, and those put aside.</summary>
internal static class OpenRuns
{
    public static IEnumerable<GuideRun> Of(ConversationState state) => state.Run is { } run ? Paused(state).Prepend(run) : Paused(state);

    public static int Count(ConversationState state) => (state.Run is null ? 0 : 1) + Paused(state).Length;

    /// <summary>The state without a run that went on elsewhere. When it was the one in hand, the question that was open becomes stale.</summary>
    public static ConversationState Without(ConversationState state, Guid runId) =>
        state.Run?.Id == runId
            ? state with
            {
                Run = null,
                Expecting = null,
                Misses = 0,
                Asked = state.Asked + 1,
            }
            : state with
            {
                Paused = [.. Paused(state).Where(run => run.Id != runId)],
            };

    private static ImmutableArray<GuideRun> Paused(ConversationState state) => state.Paused.IsDefault ? [] : state.Paused;
}
