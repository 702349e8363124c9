using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace CommunityCoachBot.Protocol.Authentication;

/// <summary>A key of the channel service, with the channels it may sign for; null where the service names none (Entra's keys).</summary>
public sealed record SigningKey(SecurityKey Key, IReadOnlyList<string>? Endorsements);

/// <summary>What became of a look for a key: found, not known to the service, or the keys could not be had at all.</summary>
public readonly record struct KeyLookup(SigningKey? Key, bool Unavailable);

/// <summary>
/// The signing keys that an OpenID metadata document names, fetched when first needed and again every 24 hours. A key id nobody knows may force one
/// fetch in 5 minutes, so that strangers cannot drive fetches. When a fetch fails the keys of before are used on.
/// </summary>
public sealed class SigningKeyCache(
    HttpClient http,
    string metadataUrl,
    IEnumerable<string> additionalKeyHosts,
    TimeProvider clock,
    ILogger<SigningKeyCache> logger
) : IDisposable
{
    private static readonly TimeSpan RefreshAfter = TimeSpan.FromHours(24);
    private static readonly TimeSpan BetweenForcedRefreshes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenFailedRefreshes = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenFailedFirstLoads = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan FetchTimeout = TimeSpan.FromSeconds(10);

    private readonly SigningKeyDocument _document = new(http, metadataUrl, additionalKeyHosts);
    private readonly SemaphoreSlim _oneFetch = new(1, 1);
    private volatile Loaded? _loaded;
    private DateTimeOffset _notBefore = DateTimeOffset.MinValue;
    private DateTimeOffset _mayForceAt = DateTimeOffset.MinValue;

    public async ValueTask<KeyLookup> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (_loaded is null)
            await FetchAsync(waitForOther: true, () => _loaded is null && clock.GetUtcNow() >= _notBefore, cancellationToken);
        else if (IsOld())
            await FetchAsync(waitForOther: false, () => IsOld() && clock.GetUtcNow() >= _notBefore, cancellationToken);

        if (_loaded is not { } loaded)
            return new KeyLookup(null, Unavailable: true);
        if (loaded.Keys.TryGetValue(keyId, out var key))
            return new KeyLookup(key, Unavailable: false);

        await FetchAsync(waitForOther: true, () => MayForce(keyId), cancellationToken);
        return new KeyLookup(_loaded.Keys.GetValueOrDefault(keyId), Unavailable: false);
    }

    public void Dispose() => _oneFetch.Dispose();

    private bool IsOld() => _loaded is { } loaded && clock.GetUtcNow() - loaded.At >= RefreshAfter;

    private bool MayForce(string keyId)
    {
        if (_loaded!.Keys.ContainsKey(keyId) || clock.GetUtcNow() < _mayForceAt)
            return false;
        _mayForceAt = clock.GetUtcNow() + BetweenForcedRefreshes;
        return true;
    }

    private async Task FetchAsync(bool waitForOther, Func<bool> stillWanted, CancellationToken cancellationToken)
    {
        if (!await _oneFetch.WaitAsync(waitForOther ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, cancellationToken))
            return;
        try
        {
            if (stillWanted())
                await FetchAsync();
        }
        finally
        {
            _oneFetch.Release();
        }
    }

    /// <summary>Not bound to the caller's cancellation: a caller who hangs up must not cost the others their keys.</summary>
    private async Task FetchAsync()
    {
        using var timeout = new CancellationTokenSource(FetchTimeout);
        try
        {
            var keys = await _document.FetchAsync(timeout.Token);
            _loaded = new Loaded(keys, clock.GetUtcNow());
            logger.SigningKeysLoaded(keys.Count);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or OperationCanceledException or JsonException or InvalidDataException)
        {
            _notBefore = clock.GetUtcNow() + (_loaded is null ? BetweenFailedFirstLoads : BetweenFailedRefreshes);
            logger.SigningKeysUnavailable(exception.GetType().Name, _loaded is not null);
        }
    }

    private sealed record Loaded(IReadOnlyDictionary<string, SigningKey> Keys, DateTimeOffset At);
}
