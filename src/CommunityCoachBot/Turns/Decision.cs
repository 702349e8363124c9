using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Storage;

namespace CommunityCoachBot.Turns;

/// <summary>What has been decided so far in one turn: an input, and the answers of the store that it led to.</summary>
public sealed record Decision
{
    public required ConversationState State { get; init; }
    public ImmutableArray<Reply> Replies { get; init; } = [];
    public ImmutableArray<Effect> Effects { get; init; } = [];

    /// <summary>Questions of earlier turns that this one answers.</summary>
    public ImmutableArray<long> Performed { get; init; } = [];
    public ImmutableArray<Message> Messages { get; init; } = [];

    /// <summary>Whether what this turn keeps could change the store's answer to a question.</summary>
    public bool Changes(StoreQuestion question) =>
        Effects.Any(effect =>
            effect switch
            {
                Effect.SaveNote => question is not (StoreQuestion.OpenRuns or StoreQuestion.PracticeRuns),
                Effect.SavePractice => question is StoreQuestion.PracticeRuns,
                Effect.TakeOverRun => question is StoreQuestion.OpenRuns,
                _ => false,
            }
        );

    /// <summary>Whether questions to the store wait for the commit.</summary>
    public bool Asks => Effects.Any(effect => effect is Effect.AskStore);

    public static Decision Start(LoadedTurn loaded) => new() { State = loaded.State };

    /// <summary>This decision with what a turn added; its questions to the store are left to the caller.</summary>
    public Decision After(Turn turn) =>
        this with
        {
            State = turn.State,
            Replies = Replies.AddRange(turn.Replies),
            Effects = Effects.AddRange(turn.Effects.Where(effect => effect is not Effect.AskStore)),
        };
}
