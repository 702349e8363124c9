using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace CommunityCoachBot.Protocol.Tests.Support;

/// <summary>A token built by hand, so that a test can make any that an attacker could.</summary>
public sealed class TestToken
{
    public JsonObject Header { get; } =
        new()
        {
            ["typ"] = "JWT",
            ["alg"] = "RS256",
            ["kid"] = "channel-key",
        };
    public JsonObject Claims { get; } = [];
    public Func<byte[], byte[]> Signer { get; set; } = RsaSigner("channel-key");

    /// <summary>Replaces the claims by this text, for what no JSON object can hold (a key twice).</summary>
    public string? RawClaims { get; set; }

    public static Func<byte[], byte[]> RsaSigner(string keyPair, HashAlgorithmName? hash = null, RSASignaturePadding? padding = null) =>
        data => FakeIssuer.KeyPair(keyPair).SignData(data, hash ?? HashAlgorithmName.SHA256, padding ?? RSASignaturePadding.Pkcs1);

    public static long Seconds(DateTimeOffset moment) => moment.ToUnixTimeSeconds();

    public string Raw()
    {
        var signed = $"{Encode(Header.ToJsonString())}.{Encode(RawClaims ?? Claims.ToJsonString())}";
        return $"{signed}.{Base64UrlEncoder.Encode(Signer(Encoding.ASCII.GetBytes(signed)))}";
    }

    public string Bearer() => $"Bearer {Raw()}";

    public static string Encode(string json) => Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(json));
}
