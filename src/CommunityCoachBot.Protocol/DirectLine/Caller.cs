using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>Who asks, told by the <c>Authorization</c> header alone: a secret or token in a query string is no credential.</summary>
internal abstract record Caller
{
    public sealed record Nobody : Caller;

    public sealed record Forged : Caller;

    public sealed record Expired(DirectLineToken Token) : Caller;

    public sealed record SecretHolder : Caller;

    public sealed record TokenHolder(DirectLineToken Token) : Caller;

    /// <summary>The token's origins; null when there is no token that tells.</summary>
    public IReadOnlyList<string>? Origins =>
        this switch
        {
            TokenHolder { Token.Origins: var origins } => origins,
            Expired { Token.Origins: var origins } => origins,
            SecretHolder => [],
            _ => null,
        };

    public bool MayOpen(string conversationId) =>
        this is SecretHolder
        || (this is TokenHolder { Token.ConversationId: var mine } && string.Equals(mine, conversationId, StringComparison.Ordinal));
}

internal sealed class CallerReader(IOptions<DirectLineOptions> options, DirectLineTokens tokens)
{
    private const string Scheme = "Bearer ";

    private readonly byte[][] _secrets =
    [
        .. new[] { options.Value.Secret, options.Value.SecondSecret }.OfType<string>().Where(secret => secret.Length > 0).Select(Hash),
    ];

    public async Task<Caller> ReadAsync(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (header.Length == 0)
            return new Caller.Nobody();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return new Caller.Forged();

        var credential = header[Scheme.Length..].Trim();
        return IsSecret(credential)
            ? new Caller.SecretHolder()
            : await tokens.ReadAsync(credential) switch
            {
                TokenReading.Valid(var token) => new Caller.TokenHolder(token),
                TokenReading.Expired(var token) => new Caller.Expired(token),
                _ => new Caller.Forged(),
            };
    }

    // Hashes have one length, and every secret is compared whole: how long it takes tells nothing.
    private bool IsSecret(string credential)
    {
        var hash = Hash(credential);
        var found = false;
        foreach (var secret in _secrets)
            found |= CryptographicOperations.FixedTimeEquals(hash, secret);
        return found;
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
