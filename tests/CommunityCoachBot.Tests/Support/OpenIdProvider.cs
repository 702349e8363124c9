using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CommunityCoachBot.Tests.Support;

/// <summary>A small OpenID provider on loopback: discovery, keys, authorize and token endpoints, RS256, PKCE. Signs in whoever the test says.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "k1" };
    private readonly Dictionary<string, (string Nonce, string Challenge)> _codes = new(StringComparer.Ordinal);

    private OpenIdProvider(WebApplication app) => _app = app;

    public Uri Address { get; private set; } = null!;

    /// <summary>Claims of the person who signs in.</summary>
    public Dictionary<string, object> Claims { get; } = new(StringComparer.Ordinal) { ["sub"] = "sub-1", ["name"] = "测试社工" };

    /// <summary>Another key than the one that is published.</summary>
    public RsaSecurityKey? SignWith { get; set; }

    public string? Nonce { get; set; }

    public string Audience { get; set; } = "page";

    public static async Task<OpenIdProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var provider = new OpenIdProvider(app);
        app.MapGet("/.well-known/openid-configuration", provider.Discovery);
        app.MapGet("/keys", provider.Keys);
        app.MapGet("/authorize", provider.Authorize);
        app.MapPost("/token", (Delegate)provider.TokenAsync);
        await app.StartAsync();
        provider.Address = new Uri(app.Urls.Single());
        return provider;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private IResult Discovery() =>
        Results.Json(
            new
            {
                issuer = Issuer,
                authorization_endpoint = new Uri(Address, "/authorize"),
                token_endpoint = new Uri(Address, "/token"),
                jwks_uri = new Uri(Address, "/keys"),
                response_types_supported = new[] { "code" },
                subject_types_supported = new[] { "public" },
                id_token_signing_alg_values_supported = new[] { "RS256" },
                code_challenge_methods_supported = new[] { "S256" },
            }
        );

    private IResult Keys()
    {
        var key = _key.Rsa.ExportParameters(false);
        return Results.Json(
            new
            {
                keys = new[]
                {
                    new
                    {
                        kty = "RSA",
                        use = "sig",
                        kid = _key.KeyId,
                        n = Base64UrlEncoder.Encode(key.Modulus),
                        e = Base64UrlEncoder.Encode(key.Exponent),
                    },
                },
            }
        );
    }

    private IResult Authorize(
        string redirect_uri,
        string state,
        string nonce,
        string code_challenge,
        string code_challenge_method,
        string response_type
    )
    {
        if (code_challenge_method != "S256" || response_type != "code")
            return Results.BadRequest();
        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (nonce, code_challenge);
        return Results.Redirect($"{redirect_uri}?code={code}&state={Uri.EscapeDataString(state)}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var known = _codes.Remove(form["code"].ToString(), out var issued);
        var challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (!known || challenge != issued.Challenge || form["client_secret"] != "secret")
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        return Results.Json(
            new
            {
                token_type = "Bearer",
                expires_in = 300,
                access_token = "opaque",
                id_token = IdToken(Nonce ?? issued.Nonce),
            }
        );
    }

    private string Issuer => Address.GetLeftPart(UriPartial.Authority);

    private string IdToken(string nonce) =>
        new JsonWebTokenHandler().CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = Audience,
                Expires = DateTime.UtcNow.AddMinutes(5),
                Claims = new Dictionary<string, object>(Claims, StringComparer.Ordinal) { ["nonce"] = nonce },
                SigningCredentials = new SigningCredentials(SignWith ?? _key, SecurityAlgorithms.RsaSha256),
            }
        );
}
