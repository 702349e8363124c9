using Microsoft.Extensions.Logging;

namespace CommunityCoachBot.Protocol.Authentication;

/// <summary>
/// Holds the bot's token for the connector: one request at a time, renewed when less than 5 minutes remain, asked for again no sooner than the token
/// service allows. While a token still lives, nobody waits for the next and a failed renewal harms nobody.
/// </summary>
public sealed class ConnectorTokenProvider(IConnectorTokenSource? source, TimeProvider clock, ILogger<ConnectorTokenProvider> logger)
    : IDisposable
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan WaitAfterFailure = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _oneRequest = new(1, 1);
    private volatile Held? _held;
    private ConnectorTokenUnavailableException? _failure;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;

    internal Type? SourceType => source?.GetType();

    /// <summary>A token that lives, or null when the bot has no identity and so sends none.</summary>
    /// <exception cref="ConnectorTokenUnavailableException">None can be had now.</exception>
    public ValueTask<string?> GetAsync(CancellationToken cancellationToken) =>
        source is null ? new((string?)null)
        : _held is { } held && clock.GetUtcNow() < held.RenewAt ? new(held.Token.Value)
        : GetSlowlyAsync(source, cancellationToken);

    /// <summary>Forgets a token the connector did not take, unless another has come in its place.</summary>
    public void Forget(string token)
    {
        if (_held is { } held && string.Equals(held.Token.Value, token, StringComparison.Ordinal))
            Interlocked.CompareExchange(ref _held, null, held);
    }

    public void Dispose() => _oneRequest.Dispose();

    private async ValueTask<string?> GetSlowlyAsync(IConnectorTokenSource tokens, CancellationToken cancellationToken)
    {
        var mayWait = Living() is null;
        if (!await _oneRequest.WaitAsync(mayWait ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken))
        {
            if (Living() is { } meanwhile)
                return meanwhile;
            await _oneRequest.WaitAsync(cancellationToken);
        }
        try
        {
            return _held is { } held && clock.GetUtcNow() < held.RenewAt ? held.Token.Value : await RenewAsync(tokens, cancellationToken);
        }
        finally
        {
            _oneRequest.Release();
        }
    }

    private async Task<string> RenewAsync(IConnectorTokenSource tokens, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now < _notBefore && _failure is { } earlier)
            return Living() ?? throw new ConnectorTokenUnavailableException(earlier.Code, _notBefore - now, earlier);
        try
        {
            var token = await tokens.RequestAsync(cancellationToken);
            _held = new Held(token, RenewalOf(token, clock.GetUtcNow()));
            _failure = null;
            return token.Value;
        }
        catch (ConnectorTokenUnavailableException exception)
        {
            _failure = exception;
            _notBefore = clock.GetUtcNow() + (exception.RetryAfter ?? WaitAfterFailure);
            logger.ConnectorTokenUnavailable(exception.Code);
            return Living() ?? throw new ConnectorTokenUnavailableException(exception.Code, _notBefore - clock.GetUtcNow(), exception);
        }
    }

    /// <summary>A token that lives for less than 10 minutes is renewed halfway: else each call would ask for another.</summary>
    private static DateTimeOffset RenewalOf(ConnectorToken token, DateTimeOffset now)
    {
        var half = (token.ExpiresAt - now) / 2;
        return token.ExpiresAt - (half < RenewBefore ? half : RenewBefore);
    }

    private string? Living() => _held is { } held && clock.GetUtcNow() < held.Token.ExpiresAt ? held.Token.Value : null;

    private sealed record Held(ConnectorToken Token, DateTimeOffset RenewAt);
}
