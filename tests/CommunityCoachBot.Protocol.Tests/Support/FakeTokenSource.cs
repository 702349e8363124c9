using CommunityCoachBot.Protocol.Authentication;

namespace CommunityCoachBot.Protocol.Tests.Support;

/// <summary>Gives tokens <c>token-1</c>, <c>token-2</c>, … that live for an hour, or fails, or waits, as told.</summary>
public sealed class FakeTokenSource(TimeProvider clock) : IConnectorTokenSource
{
    private int _requests;

    public int Requests => _requests;
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromHours(1);
    public ConnectorTokenUnavailableException? Failure { get; set; }
    public TaskCompletionSource? Gate { get; set; }

    public async Task<ConnectorToken> RequestAsync(CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _requests);
        if (Gate is { } gate)
            await gate.Task.WaitAsync(cancellationToken);
        return Failure is { } failure ? throw failure : new ConnectorToken($"token-{number}", clock.GetUtcNow() + Lifetime);
    }
}
