using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.Tokens;

namespace CommunityCoachBot.Protocol.Tests.Support;

/// <summary>A channel service's issuer on loopback: an OpenID metadata document and signing keys, which can rotate, break or vanish.</summary>
public sealed class FakeIssuer : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, RSA> Made = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (string KeyPair, string[]? Endorsements)> _served = new(StringComparer.Ordinal);
    private LoopbackServer? _server;
    private int _fetches;

    /// <summary>How often the metadata was asked for.</summary>
    public int Fetches => _fetches;

    /// <summary>Answers in place of the metadata document when set.</summary>
    public RequestDelegate? InsteadOfMetadata { get; set; }

    /// <summary>Answers in place of the keys when set.</summary>
    public RequestDelegate? InsteadOfKeys { get; set; }

    public string? KeysAddress { get; set; }

    public string MetadataUrl => new Uri(_server!.Address, "v1/.well-known/openidconfiguration").ToString();

    public static async Task<FakeIssuer> StartAsync()
    {
        var issuer = new FakeIssuer();
        issuer._server = await LoopbackServer.StartAsync(issuer.AnswerAsync);
        return issuer;
    }

    /// <summary>A key pair by name, the same for every test: making them takes long.</summary>
    public static RSA KeyPair(string name) => Made.GetOrAdd(name, _ => RSA.Create(2048));

    public void Serve(string keyId, params string[]? endorsements) => ServeUnder(keyId, keyId, endorsements);

    /// <summary>Serves a key pair under another id than its name.</summary>
    public void ServeUnder(string keyId, string keyPair, params string[]? endorsements) => _served[keyId] = (keyPair, endorsements);

    public void Withdraw(string keyId) => _served.TryRemove(keyId, out _);

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path.Value!.EndsWith("/keys", StringComparison.Ordinal))
            return InsteadOfKeys is { } keys ? keys(context) : context.Response.WriteAsync(Keys().ToJsonString());

        Interlocked.Increment(ref _fetches);
        if (InsteadOfMetadata is { } metadata)
            return metadata(context);
        return context.Response.WriteAsync(
            new JsonObject
            {
                ["issuer"] = "https://api.botframework.com",
                ["jwks_uri"] = KeysAddress ?? new Uri(_server!.Address, "v1/.well-known/keys").ToString(),
                ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
            }.ToJsonString()
        );
    }

    private JsonObject Keys()
    {
        var keys = new JsonArray(
            new JsonObject
            {
                ["kty"] = "EC",
                ["kid"] = "curve",
                ["crv"] = "P-256",
            }
        );
        foreach (var (id, (keyPair, endorsements)) in _served)
        {
            var parameters = KeyPair(keyPair).ExportParameters(includePrivateParameters: false);
            var key = new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = id,
                ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
                ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
            };
            if (endorsements is not null)
                key["endorsements"] = new JsonArray([.. endorsements.Select(channel => JsonValue.Create(channel))]);
            keys.Add(key);
        }
        return new JsonObject { ["keys"] = keys };
    }
}
