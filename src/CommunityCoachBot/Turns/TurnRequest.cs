using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Storage;

namespace CommunityCoachBot.Turns;

/// <summary>One activity for which a turn is wanted.</summary>
public sealed record TurnRequest
{
    public required ConversationKey Key { get; init; }
    public required Activity Activity { get; init; }

    /// <summary>Who sent it. The language is filled in from the store.</summary>
    public required WorkerProfile Worker { get; init; }

    /// <summary>How the replies get to the worker.</summary>
    public required Delivery Delivery { get; init; }

    /// <summary>What makes a second delivery of the activity recognisable; null when the channel gave nothing.</summary>
    public InboundKey? Inbound { get; init; }

    /// <summary>How long a store that does not answer is asked again; after that the turn is given back undone.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(12);
}

/// <summary>What became of a turn.</summary>
/// <param name="Kind">Whether the activity has been dealt with for good.</param>
/// <param name="Answer">The body of the response (<c>expectReplies</c>, <c>invoke</c>), or null.</param>
public sealed record TurnOutcome(TurnOutcomeKind Kind, string? Answer = null)
{
    public static TurnOutcome Ignored { get; } = new(TurnOutcomeKind.Ignored);
    public static TurnOutcome NotKept { get; } = new(TurnOutcomeKind.NotKept);
}

public enum TurnOutcomeKind
{
    /// <summary>Committed now or on an earlier delivery.</summary>
    Kept,

    /// <summary>There was nothing to answer.</summary>
    Ignored,

    /// <summary>The store could not be reached: nothing has happened, and the channel may deliver the activity again.</summary>
    NotKept,
}
