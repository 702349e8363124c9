using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Dialogs;

namespace CommunityCoachBot.Turns;

/// <summary>The pure part of a turn, with the content that is in use now: decide, and put into words.</summary>
public sealed record Coach
{
    /// <summary>Decides a turn.</summary>
    public required Func<ConversationState, UserInput, Moment, Turn> Advance { get; init; }

    /// <summary>Puts replies into words in a language.</summary>
    public required Func<ImmutableArray<Reply>, string, ImmutableArray<Message>> Format { get; init; }

    /// <summary>The language of ours that comes nearest to a client's.</summary>
    public required Func<string?, string> Language { get; init; }
}
