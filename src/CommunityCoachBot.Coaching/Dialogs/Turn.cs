using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>What a turn decided: the conversation's new state, what to say and what to do. A value; nothing has happened yet.</summary>
public sealed record Turn(ConversationState State, ImmutableArray<Reply> Replies, ImmutableArray<Effect> Effects)
{
    public static Turn Of(ConversationState state, params ReadOnlySpan<Reply> replies) => new(state, [.. replies], []);

    public Turn With(params ReadOnlySpan<Effect> effects) => this with { Effects = Effects.AddRange(effects) };
}

/// <summary>What a turn may know besides the conversation: handed in, so that deciding stays pure.</summary>
/// <param name="Now">The moment, with the offset of the worker's time zone: <c>Now.DateTime</c> is the worker's wall clock.</param>
/// <param name="Worker">Who is talking.</param>
/// <param name="NewId">An id for a run that this turn may start; the same for a turn that is decided again.</param>
public sealed record Moment(DateTimeOffset Now, WorkerProfile Worker, Guid NewId);

/// <summary>The worker as the dialogs know them.</summary>
/// <param name="Language">The language chosen on any channel, or null when never chosen.</param>
public sealed record WorkerProfile(string PersonId, string DisplayName, string? Language, ImmutableArray<string> Roles);
