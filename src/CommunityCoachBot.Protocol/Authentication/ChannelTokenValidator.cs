using CommunityCoachBot.Protocol.Activities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CommunityCoachBot.Protocol.Authentication;

/// <summary>
/// Proves that an activity comes from the channel service: the token is signed by a key endorsed for the activity's channel, is meant for this bot, and
/// names the service URL that replies will go to. Where Microsoft's SDKs are laxer (no channel id, no service URL, no expiry) this refuses.
/// </summary>
public sealed class ChannelTokenValidator(
    BotAuthenticationOptions options,
    SigningKeyCache channelKeys,
    SigningKeyCache emulatorKeys,
    TrustedServiceUrls trustedServiceUrls,
    TimeProvider clock
)
{
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
    ];
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private readonly BotEndpoints _endpoints = options.Endpoints();
    private readonly JsonWebTokenHandler _handler = new();
    private readonly ProvenTokens _proven = new();
    private readonly HashSet<string> _allowedTenants = new(options.AllowedTenants, StringComparer.OrdinalIgnoreCase);

    public ValueTask<CallerVerdict> ValidateAsync(string? authorization, Activity activity, CancellationToken cancellationToken)
    {
        if (!options.HasIdentity)
            return new(CallerVerdict.Refuse("bot-has-no-identity"));
        if (string.IsNullOrEmpty(authorization))
            return new(CallerVerdict.Refuse("authorization-missing"));
        if ((_proven.Find(authorization) ?? BearerToken.Parse(authorization)) is not { } token)
            return new(CallerVerdict.Refuse("authorization-malformed"));
        if (string.IsNullOrWhiteSpace(activity.ChannelId))
            return new(CallerVerdict.Refuse("channel-id-missing"));
        if (string.IsNullOrWhiteSpace(activity.ServiceUrl))
            return new(CallerVerdict.Refuse("service-url-missing"));
        if (!Algorithms.Contains(token.Alg, StringComparer.Ordinal))
            return new(CallerVerdict.Refuse("algorithm"));

        // The issuer is not proven yet: it only picks the keys by which it will be.
        if (string.Equals(token.Issuer, _endpoints.ChannelIssuer, StringComparison.Ordinal))
            return ValidateChannelAsync(token, activity, cancellationToken);
        if (options.AllowEmulator && _endpoints.EmulatorIssuers.Contains(token.Issuer, StringComparer.Ordinal))
            return ValidateEmulatorAsync(token, activity, cancellationToken);
        return new(CallerVerdict.Refuse("issuer"));
    }

    private async ValueTask<CallerVerdict> ValidateChannelAsync(JsonWebToken token, Activity activity, CancellationToken cancellationToken)
    {
        var (refusal, key) = await ProveAsync(token, channelKeys, cancellationToken);
        if (refusal is { } refused)
            return refused;
        if (key!.Endorsements?.Contains(activity.ChannelId, StringComparer.Ordinal) is not true)
            return CallerVerdict.Refuse("endorsement");
        if (!string.Equals(token.ServiceUrl(), activity.ServiceUrl, StringComparison.OrdinalIgnoreCase))
            return CallerVerdict.Refuse("service-url");
        if (trustedServiceUrls.Judge(activity.ServiceUrl, out _) != ServiceUrlTrust.Full)
            return CallerVerdict.Forbid("service-url-not-trusted");
        if (!IsTenantAllowed(activity))
            return CallerVerdict.Forbid("tenant");
        return CallerVerdict.Accept(new VerifiedCaller(CallerKind.Channel, options.AppId, _endpoints.CallerId));
    }

    private async ValueTask<CallerVerdict> ValidateEmulatorAsync(JsonWebToken token, Activity activity, CancellationToken cancellationToken)
    {
        // A token another app asked for is a skill's: we are nobody's skill.
        if (!string.Equals(token.CallingApp(), options.AppId, StringComparison.Ordinal))
            return CallerVerdict.Refuse("calling-app");
        var (refusal, _) = await ProveAsync(token, emulatorKeys, cancellationToken);
        if (refusal is { } refused)
            return refused;

        // No claim vouches for the service URL of such a token, so it may lead nowhere but to this machine.
        if (trustedServiceUrls.Judge(activity.ServiceUrl, out var address) == ServiceUrlTrust.None || !address!.IsLoopback)
            return CallerVerdict.Forbid("service-url-not-local");
        return CallerVerdict.Accept(new VerifiedCaller(CallerKind.Emulator, options.AppId, CallerId: null));
    }

    /// <summary>Signature by the key that <c>kid</c> names, lifetime, issuer and audience. Keys inside the token are never looked at.</summary>
    private async ValueTask<(CallerVerdict? Refusal, SigningKey? Key)> ProveAsync(
        JsonWebToken token,
        SigningKeyCache keys,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrEmpty(token.Kid))
            return (CallerVerdict.Refuse("key-id-missing"), null);
        if (!string.Equals(token.SingleAudience(), options.AppId, StringComparison.Ordinal))
            return (CallerVerdict.Refuse("audience"), null);

        var lookup = await keys.FindAsync(token.Kid, cancellationToken);
        if (lookup.Unavailable)
            return (CallerVerdict.Later("keys-unavailable"), null);
        if (lookup.Key is not { } key)
            return (CallerVerdict.Refuse("key-id-unknown"), null);

        if (_proven.IsProvenBy(token, key))
            return IsAlive(token.ValidFrom, token.ValidTo) ? (null, key) : (CallerVerdict.Refuse("lifetime"), null);

        var result = await _handler.ValidateTokenAsync(token, Parameters(token.Issuer, key.Key));
        if (!result.IsValid)
            return (CallerVerdict.Refuse(ReasonOf(result.Exception)), null);
        _proven.Remember(token, key);
        return (null, key);
    }

    private TokenValidationParameters Parameters(string issuer, SecurityKey key) =>
        new()
        {
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            ValidIssuer = issuer,
            ValidAudience = options.AppId,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) => IsAlive(notBefore, expires),
        };

    /// <summary>A missing beginning is read as the first moment there is, which has no five minutes before it.</summary>
    private bool IsAlive(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is { } end && now - ClockSkew < end && (notBefore is not { } start || now + ClockSkew >= start);
    }

    /// <summary>A tenant is no claim of a channel token: it is data of an activity whose sender is proven. Each place that names one must agree.</summary>
    private bool IsTenantAllowed(Activity activity)
    {
        if (_allowedTenants.Count == 0)
            return true;
        var named = new[] { activity.Conversation?.TenantId, ActivityExtensions.TenantOfChannelData(activity) };
        return named.Any(tenant => !string.IsNullOrEmpty(tenant))
            && named.All(tenant => string.IsNullOrEmpty(tenant) || _allowedTenants.Contains(tenant));
    }

    private static string ReasonOf(Exception? exception) =>
        exception switch
        {
            SecurityTokenInvalidLifetimeException => "lifetime",
            SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException => "signature",
            _ => "token",
        };
}
