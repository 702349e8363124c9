using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Storage;

/// <summary>
/// Holds conversations between turns. Two implementations, SQLite and PostgreSQL, pass one contract suite. Every promise of a turn that concerns
/// durability is kept here: what <see cref="CommitAsync"/> reported committed survives <c>kill -9</c>.
/// </summary>
public interface ITurnStore
{
    /// <summary>Reads what a turn needs in one round trip. Never writes.</summary>
    Task<LoadedTurn> LoadAsync(ConversationKey key, InboundKey? inbound, string personId, CancellationToken cancellationToken);

    /// <summary>
    /// Writes all a turn decided in one transaction: state, notes and what derives from them, audit, outgoing activities, effects to perform, the inbound key.
    /// Not committed when another turn of the conversation committed first (the version moved, or the inbound key is already there): load and decide again.
    /// </summary>
    Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken);

    /// <summary>Outgoing activities that a connector has not taken yet, oldest first, that are due: for a start after a stop, and for retries.</summary>
    /// <remarks>
    /// An activity whose conversation has an earlier one still waiting for its retry is not due. On PostgreSQL what is returned is leased to the
    /// caller for <see cref="StorageOptions.SendLease"/>, so that replicas share the work.
    /// </remarks>
    Task<IReadOnlyList<OutgoingActivity>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>The channel's id of the activity that asked <paramref name="ask"/>, or null: for an update whose question was on its way when the turn was committed.</summary>
    Task<string?> ActivityOfAskAsync(ConversationKey key, string ask, CancellationToken cancellationToken);

    /// <summary>Notes what became of a sending. May be grouped with other commits; durable soon after, not at once.</summary>
    Task MarkAsync(SendOutcome outcome, CancellationToken cancellationToken);

    /// <summary>Effects committed but not yet performed, by conversation, in order: for a start after a stop.</summary>
    Task<IReadOnlyList<PendingEffect>> PendingEffectsAsync(CancellationToken cancellationToken);

    /// <summary>The latest address of a conversation for replies, as <see cref="TurnCommit.Reference"/> gave it; null where none was given.</summary>
    Task<string?> ReferenceAsync(ConversationKey key, CancellationToken cancellationToken);

    /// <summary>Answers a dialog's question, asked in the conversation <paramref name="key"/>, within the scope of <paramref name="personId"/>.</summary>
    /// <param name="now">When it is asked: reading what others wrote is kept in the audit.</param>
    Task<StoreAnswer> AnswerAsync(
        ConversationKey key,
        string personId,
        StoreQuestion question,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>What could not be delivered, newest first, for an admin.</summary>
    Task<IReadOnlyList<Undeliverable>> UndeliverableAsync(string tenantId, int limit, CancellationToken cancellationToken);
}

/// <summary>One conversation on one channel of one tenant.</summary>
public sealed record ConversationKey(string TenantId, string ChannelId, string ConversationId)
{
    /// <summary>The key as one string, for lists and logs.</summary>
    public override string ToString() => $"{TenantId}/{ChannelId}/{ConversationId}";
}

/// <summary>An inbound activity as the channel names it: the same key means the same activity, delivered again.</summary>
public sealed record InboundKey(string ActivityId, string Type, string Name);

public sealed record LoadedTurn
{
    /// <summary>Zero when the conversation has never had a turn.</summary>
    public long Version { get; init; }
    public required ConversationState State { get; init; }

    /// <summary>The language this person chose on any channel.</summary>
    public string? PersonLanguage { get; init; }

    /// <summary>What this person is, as the store knows it; empty for somebody who has not been seen, or of whom nothing was said.</summary>
    public ImmutableArray<string> PersonRoles { get; init; } = [];

    /// <summary>The name this person is kept under; null for somebody who has not been seen.</summary>
    public string? PersonName { get; init; }

    /// <summary>This inbound activity was answered before.</summary>
    public bool AlreadyAnswered { get; init; }

    /// <summary>What it was answered with in the response body (<c>expectReplies</c>, <c>invoke</c>), or null.</summary>
    public string? EarlierAnswer { get; init; }

    /// <summary>Effects of earlier turns of this conversation that are still to be performed before the next input.</summary>
    public IReadOnlyList<PendingEffect> Pending { get; init; } = [];
}

/// <summary>All that one turn decided.</summary>
public sealed record TurnCommit
{
    public required ConversationKey Key { get; init; }

    /// <summary>The version the turn was decided on.</summary>
    public required long Version { get; init; }
    public required string PersonId { get; init; }

    /// <summary>The person's name where the store does not have it yet, or has another: kept with the turn. Null, as nearly always, keeps nothing.</summary>
    public string? PersonName { get; init; }
    public required ConversationState State { get; init; }
    public required DateTimeOffset Now { get; init; }
    public InboundKey? Inbound { get; init; }

    /// <summary>The response body to give again when the activity is delivered again.</summary>
    public string? Answer { get; init; }
    public IReadOnlyList<OutgoingActivity> Outgoing { get; init; } = [];

    /// <summary>Saves, take-overs and remembered choices are applied in this transaction; the others are kept as pending.</summary>
    public IReadOnlyList<Effect> Effects { get; init; } = [];

    /// <summary>Pending effects that this turn is the outcome of: they are done.</summary>
    public IReadOnlyList<long> Performed { get; init; } = [];

    /// <summary>The latest address of the conversation for replies (a conversation reference, JSON), when the activity vouched for one.</summary>
    public string? Reference { get; init; }
}

/// <summary>What became of a commit. Reads as a bool: true when committed.</summary>
/// <param name="ToSend">The <see cref="Delivery.Connector"/> activities of the turn as they were kept: with sequence numbers, and the activity to replace where it is known.</param>
public sealed record CommitOutcome(bool Committed, IReadOnlyList<OutgoingActivity> ToSend)
{
    public static CommitOutcome Conflict { get; } = new(false, []);

    public static implicit operator bool(CommitOutcome outcome) => outcome.Committed;
}

/// <summary>Where an outgoing activity goes.</summary>
public enum Delivery
{
    /// <summary>Posted to the channel's connector after the commit, retried until taken or given up.</summary>
    Connector,

    /// <summary>Appended to our own web chat's transcript inside the commit: delivered by being durable.</summary>
    Transcript,

    /// <summary>Returned in the response body (<c>expectReplies</c>); kept only as <see cref="TurnCommit.Answer"/>.</summary>
    Response,
}

/// <summary>One activity to send, as JSON.</summary>
public sealed record OutgoingActivity
{
    /// <summary>Set by the store, in the order of commits; sending order within a conversation.</summary>
    public long Sequence { get; init; }
    public required ConversationKey Key { get; init; }
    public required Delivery Delivery { get; init; }

    /// <summary>The activity without an id.</summary>
    public required string Body { get; init; }

    /// <summary>The question this activity asks, or null. A later activity with the same <see cref="Updates"/> replaces it on screen.</summary>
    public string? Ask { get; init; }

    /// <summary>The question whose activity this one replaces, or null.</summary>
    public string? Updates { get; init; }

    /// <summary>When read for sending an update: the channel's id of the activity to replace; null when none was returned.</summary>
    public string? UpdatesActivityId { get; init; }
    public string? ServiceUrl { get; init; }
    public int Attempts { get; init; }
}

/// <summary>What became of one attempt to send.</summary>
/// <param name="ActivityId">The id the channel gave, when sent and given.</param>
/// <param name="RetryAt">When to try again; null when it was sent, or given up.</param>
/// <param name="Failure">Why it failed, in ids and status codes; never what was said.</param>
public sealed record SendOutcome(long Sequence, bool Sent, string? ActivityId, DateTimeOffset? RetryAt, string? Failure);

public sealed record PendingEffect(long Id, ConversationKey Key, string PersonId, StoreQuestion Question);

public sealed record Undeliverable(long Sequence, ConversationKey Key, string Failure, int Attempts, DateTimeOffset Since);
