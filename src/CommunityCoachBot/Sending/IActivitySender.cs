using CommunityCoachBot.Storage;

namespace CommunityCoachBot.Sending;

/// <summary>Makes one attempt to get an activity to its channel.</summary>
public interface IActivitySender
{
    Task<SendAttempt> SendAsync(OutgoingActivity outgoing, CancellationToken cancellationToken);
}

/// <summary>What became of one attempt.</summary>
/// <param name="Sent">The channel took it, or there was nothing to do.</param>
/// <param name="ActivityId">The id the channel gave, if any.</param>
/// <param name="RetryAfter">How long to wait before the next attempt; null when there is none.</param>
/// <param name="Failure">Why it failed: a status or a kind, never what was said.</param>
public sealed record SendAttempt(bool Sent, string? ActivityId, TimeSpan? RetryAfter, string? Failure)
{
    public static SendAttempt Done(string? activityId) => new(true, activityId, null, null);

    public static SendAttempt Failed(string failure, TimeSpan? retryAfter) => new(false, null, retryAfter, failure);
}
