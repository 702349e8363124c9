using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>What a client gets: a token for one conversation and how many seconds it lives.</summary>
public sealed record IssuedToken(string ConversationId, string Token, int ExpiresIn);

/// <summary>What a token says. JWT because directlinejs reads its <c>user</c> claim; opaque to clients otherwise.</summary>
internal sealed record DirectLineToken(string ConversationId)
{
    public string? UserId { get; init; }
    public string? UserName { get; init; }
    public string? TenantId { get; init; }
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>
    /// Where the stream that came with this token began. A client whose socket broke before the first frame asks again with an empty watermark:
    /// it continues here, and misses nothing.
    /// </summary>
    public long? From { get; init; }
}

internal abstract record TokenReading
{
    public sealed record Valid(DirectLineToken Token) : TokenReading;

    public sealed record Expired(DirectLineToken Token) : TokenReading;

    public sealed record Unreadable : TokenReading;
}

/// <summary>Issues and reads tokens (REST, at least 30 minutes) and tickets (one socket, 60 seconds).</summary>
public sealed class DirectLineTokens
{
    private const string Issuer = "directline";
    private const string RestAudience = "directline";
    private const string StreamAudience = "directline-stream";
    internal static readonly TimeSpan TicketLifetime = TimeSpan.FromSeconds(60);

    /// <summary>A token may come from a replica whose clock is ahead of ours.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };
    private readonly DirectLineOptions _options;
    private readonly TimeProvider _time;
    private readonly SigningCredentials _credentials;
    private readonly SecurityKey[] _keys;

    public DirectLineTokens(IOptions<DirectLineOptions> options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Value;
        _time = time;
        _keys =
        [
            .. new[] { _options.SigningKey, _options.PreviousSigningKey }
                .OfType<string>()
                .Select(key => new SymmetricSecurityKey(Encoding.UTF8.GetBytes(key))),
        ];
        _credentials = new(_keys[0], SecurityAlgorithms.HmacSha256);
    }

    /// <summary>An id for a conversation to come: URL-safe, 128 random bits.</summary>
    public static string NewConversationId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    /// <summary>
    /// A token for somebody whom the host's page has signed in. The conversation begins when the client posts to <c>/conversations</c> with it;
    /// with the id of a conversation that is there already, that one continues from its beginning.
    /// </summary>
    /// <param name="userId">Begins with <c>dl_</c> under enhanced authentication: a client cannot choose such an id itself.</param>
    /// <param name="origins">Origins the token is limited to; none for what the settings trust.</param>
    public IssuedToken Issue(
        string conversationId,
        string userId,
        string? userName,
        IEnumerable<string>? origins = null,
        string? tenantId = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(conversationId);
        ArgumentException.ThrowIfNullOrEmpty(userId);
        if (_options.EnhancedAuthentication && !UserIds.IsReserved(userId))
            throw new ArgumentException("Under enhanced authentication a user id begins with dl_.", nameof(userId));
        return Issue(
            new DirectLineToken(conversationId)
            {
                UserId = userId,
                UserName = userName,
                TenantId = tenantId,
                Origins = [.. origins ?? []],
            }
        );
    }

    internal IssuedToken Issue(DirectLineToken token) =>
        new(token.ConversationId, Write(token, RestAudience, _options.TokenLifetime), (int)_options.TokenLifetime.TotalSeconds);

    /// <summary>Opens one conversation's stream within 60 seconds and nothing else, so that an access log never holds a usable bearer.</summary>
    internal string Ticket(DirectLineToken token, long from) => Write(token with { From = from }, StreamAudience, TicketLifetime);

    internal Task<TokenReading> ReadAsync(string token) => ReadAsync(token, RestAudience);

    internal Task<TokenReading> ReadTicketAsync(string ticket) => ReadAsync(ticket, StreamAudience);

    private string Write(DirectLineToken token, string audience, TimeSpan lifetime)
    {
        var now = _time.GetUtcNow();
        var claims = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["bot"] = _options.BotId,
            ["site"] = _options.SiteId,
            ["conv"] = token.ConversationId,
        };
        if (token.UserId is { } user)
            claims["user"] = user;
        if (token.UserName is { } name)
            claims["name"] = name;
        if (token.TenantId is { } tenant)
            claims["tenant"] = tenant;
        if (token.Origins.Count > 0)
            claims["origin"] = token.Origins.ToArray();
        if (token.From is { } from)
            claims["from"] = from;
        return _handler.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = audience,
                NotBefore = now.UtcDateTime,
                Expires = (now + lifetime).UtcDateTime,
                Claims = claims,
                SigningCredentials = _credentials,
            }
        );
    }

    private async Task<TokenReading> ReadAsync(string token, string audience)
    {
        var result = await _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidIssuer = Issuer,
                ValidAudience = audience,
                IssuerSigningKeys = _keys,
                ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
                RequireSignedTokens = true,
                // By our own clock, below: an expired token is told from a forged one (403, 401).
                ValidateLifetime = false,
            }
        );
        if (
            !result.IsValid
            || result.SecurityToken is not JsonWebToken jwt
            || !jwt.TryGetPayloadValue<string>("conv", out var conversation)
        )
            return new TokenReading.Unreadable();

        var read = new DirectLineToken(conversation)
        {
            UserId = Text(jwt, "user"),
            UserName = Text(jwt, "name"),
            TenantId = Text(jwt, "tenant"),
            Origins = jwt.TryGetPayloadValue<string[]>("origin", out var origins) ? origins : [],
            From = jwt.TryGetPayloadValue<long>("from", out var from) ? from : null,
        };
        var now = _time.GetUtcNow().UtcDateTime;
        return jwt.ValidTo <= now ? new TokenReading.Expired(read)
            : jwt.ValidFrom > now + ClockSkew ? new TokenReading.Unreadable()
            : new TokenReading.Valid(read);
    }

    private static string? Text(JsonWebToken jwt, string claim) => jwt.TryGetPayloadValue<string>(claim, out var value) ? value : null;
}
