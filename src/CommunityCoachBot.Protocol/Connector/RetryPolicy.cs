namespace CommunityCoachBot.Protocol.Connector;

/// <summary>When to send again: 2, 4, 8, 16 seconds, give or take a fifth, and never sooner than the channel asked for.</summary>
public static class RetryPolicy
{
    public const int MaxAttempts = 5;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait after an attempt that may be repeated; null when it was the last.</summary>
    /// <param name="attempt">How many attempts were made: 1 after the first.</param>
    /// <param name="retryAfter">What the channel asked for.</param>
    /// <param name="jitter">A random number from 0 to 1, handed in.</param>
    /// <param name="maxAttempts">Attempts in all.</param>
    public static TimeSpan? NextDelay(int attempt, TimeSpan? retryAfter, double jitter, int maxAttempts = MaxAttempts)
    {
        if (attempt >= maxAttempts)
            return null;
        var backOff = First * Math.Pow(2, Math.Clamp(attempt - 1, 0, 10));
        var wait = (backOff < Longest ? backOff : Longest) * (0.8 + 0.4 * jitter);
        return retryAfter is { } asked && asked > wait ? asked : wait;
    }
}
