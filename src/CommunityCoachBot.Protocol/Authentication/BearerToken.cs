using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CommunityCoachBot.Protocol.Authentication;

/// <summary>Takes a token out of an <c>Authorization</c> header and reads claims in the one way we accept them.</summary>
internal static class BearerToken
{
    /// <summary>The token in <c>Bearer token</c>: one space, two parts, nothing else. Null for anything else, a JWE too.</summary>
    public static JsonWebToken? Parse(string authorization)
    {
        var parts = authorization.Split(' ');
        if (parts is not ["Bearer", { Length: > 0 } raw] || raw.AsSpan().Count('.') != 2)
            return null;
        try
        {
            return new JsonWebToken(raw);
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    /// <summary>The one audience of the token; null for none, several, or a blank one.</summary>
    public static string? SingleAudience(this JsonWebToken token) =>
        token.Audiences.Take(2).ToArray() is [{ } only] && !string.IsNullOrWhiteSpace(only) ? only : null;

    /// <summary>The service URL the token was issued for. The claim is named in lower case by the channels and otherwise in documents; two of them are none.</summary>
    public static string? ServiceUrl(this JsonWebToken token) =>
        token.Claims.Where(claim => claim.Type.Equals("serviceurl", StringComparison.OrdinalIgnoreCase)).Take(2).ToArray() is [{ } only]
            ? only.Value
            : null;

    /// <summary>The app that asked for an Entra token: <c>appid</c> in version 1.0, <c>azp</c> in 2.0, null for any other version.</summary>
    public static string? CallingApp(this JsonWebToken token) =>
        Claim(token, "ver") switch
        {
            "1.0" => Claim(token, "appid"),
            "2.0" => Claim(token, "azp"),
            _ => null,
        };

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;
}
