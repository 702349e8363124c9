using System.Collections.Concurrent;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CommunityCoachBot.Protocol.Authentication;

/// <summary>
/// Tokens whose signature was found good, with the key it was found good by: a channel sends one token for an hour, and its signature is the dearest
/// thing to check. Nothing else is skipped: lifetime, audience, endorsement and service URL are looked at each time, and a key that was
/// fetched anew or withdrawn proves nothing any more. Only good tokens are kept, so a stranger cannot fill it.
/// </summary>
internal sealed class ProvenTokens
{
    private const string Scheme = "Bearer ";
    private const int Most = 256;
    private readonly ConcurrentDictionary<string, Proof> _proofs = new(StringComparer.Ordinal);

    /// <summary>The token of this very header, already read.</summary>
    public JsonWebToken? Find(string authorization) =>
        authorization.StartsWith(Scheme, StringComparison.Ordinal)
        && _proofs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(authorization.AsSpan(Scheme.Length), out var proof)
            ? proof.Token
            : null;

    public bool IsProvenBy(JsonWebToken token, SigningKey key) =>
        _proofs.TryGetValue(token.EncodedToken, out var proof) && ReferenceEquals(proof.Token, token) && ReferenceEquals(proof.Key, key);

    public void Remember(JsonWebToken token, SigningKey key)
    {
        if (_proofs.Count >= Most)
            _proofs.Clear();
        _proofs[token.EncodedToken] = new Proof(token, key);
    }

    private sealed record Proof(JsonWebToken Token, SigningKey Key);
}
