using System.Collections.Concurrent;
using CommunityCoachBot.Sending;
using CommunityCoachBot.Storage;

namespace CommunityCoachBot.Tests.Support;

/// <summary>A channel that takes what it is told to take.</summary>
internal sealed class FakeChannel : IActivitySender
{
    public ConcurrentQueue<OutgoingActivity> Attempts { get; } = new();
    public ConcurrentQueue<string> Taken { get; } = new();

    /// <summary>What to answer; everything is taken when it is not set.</summary>
    public Func<OutgoingActivity, SendAttempt>? Answer { get; set; }

    public async Task<SendAttempt> SendAsync(OutgoingActivity outgoing, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Attempts.Enqueue(outgoing);
        var attempt = Answer?.Invoke(outgoing) ?? SendAttempt.Done($"id-{outgoing.Sequence}");
        if (attempt.Sent)
            Taken.Enqueue(outgoing.Body);
        return attempt;
    }
}

internal static class Eventually
{
    /// <summary>Waits for what other threads are about to do; fails after ten seconds.</summary>
    public static async Task HoldsAsync(Func<bool> condition, string what)
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            if (condition())
                return;
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"Did not come to hold: {what}.");
    }
}
