namespace CommunityCoachBot.Protocol.Connector;

/// <summary>What to do after a call to a connector.</summary>
public enum SendKind
{
    /// <summary>It was taken.</summary>
    Sent,

    /// <summary>It was not taken now, or nobody knows: send it again later.</summary>
    Retry,

    /// <summary>It will never be taken as it is.</summary>
    GaveUp,

    /// <summary>The person or conversation cannot be reached any more: stop using the reference.</summary>
    Unreachable,
}

/// <summary>What became of one call to a connector.</summary>
/// <param name="Status">The HTTP status; 0 when there was no answer.</param>
/// <param name="ActivityId">The id the channel gave; null when it gave none, which is no failure.</param>
/// <param name="Reason">A code for logs and for an admin's list; never text of a message.</param>
/// <param name="RetryAfter">How long the channel asked us to wait.</param>
public sealed record SendResult(int Status, SendKind Kind, string? ActivityId = null, string? Reason = null, TimeSpan? RetryAfter = null);

/// <summary>What became of a call that asks for something, and what it answered when it did.</summary>
public sealed record ConnectorAnswer<T>(SendResult Outcome, T? Value)
    where T : class;
