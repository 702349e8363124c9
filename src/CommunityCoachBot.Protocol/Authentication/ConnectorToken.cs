using System.Globalization;

namespace CommunityCoachBot.Protocol.Authentication;

/// <summary>A token for the connector. It is opaque to us.</summary>
public sealed record ConnectorToken(string Value, DateTimeOffset ExpiresAt)
{
    /// <summary>The token itself stays out of logs and debuggers.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"token until {ExpiresAt:O}");
}

/// <summary>Asks for a token, once. Two exist: with a secret over HTTP, and through Azure.Identity.</summary>
public interface IConnectorTokenSource
{
    /// <exception cref="ConnectorTokenUnavailableException">None was given.</exception>
    Task<ConnectorToken> RequestAsync(CancellationToken cancellationToken);
}

/// <summary>No token was given. The code is the token service's own name for why; nothing else of its answer is kept.</summary>
public sealed class ConnectorTokenUnavailableException(string code, TimeSpan? retryAfter, Exception? inner = null)
    : Exception($"No token for the connector: {code}.", inner)
{
    public string Code { get; } = code;
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
