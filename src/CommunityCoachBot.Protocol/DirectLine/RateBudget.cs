using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>
/// How often a conversation may post: a bucket that refills. Ours, because directlinejs reads <c>Retry-After</c> as milliseconds and is back at
/// once. Polls have no budget: a client that is refused a poll stops polling for good.
/// </summary>
internal sealed class RateBudget(IOptions<DirectLineOptions> options, TimeProvider time)
{
    private const int Full = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one; else says how many seconds until there is one again.</summary>
    public bool TryTake(string conversationId, out int retryAfterSeconds)
    {
        var now = time.GetTimestamp();
        lock (_gate)
        {
            if (_buckets.Count >= Full)
                ForgetRested(now);
            var level = _buckets.TryGetValue(conversationId, out var bucket) ? Level(bucket, now) : options.Value.PostBurst;
            var taken = level >= 1;
            _buckets[conversationId] = new(taken ? level - 1 : level, now);
            retryAfterSeconds = taken ? 0 : Math.Max(1, (int)Math.Ceiling((1 - level) / options.Value.PostsPerSecond));
            return taken;
        }
    }

    private double Level(Bucket bucket, long now) =>
        Math.Min(options.Value.PostBurst, bucket.Level + (time.GetElapsedTime(bucket.At, now).TotalSeconds * options.Value.PostsPerSecond));

    private void ForgetRested(long now)
    {
        foreach (var (conversationId, bucket) in _buckets)
        {
            if (Level(bucket, now) >= options.Value.PostBurst)
                _buckets.Remove(conversationId);
        }
    }

    private sealed record Bucket(double Level, long At);
}
