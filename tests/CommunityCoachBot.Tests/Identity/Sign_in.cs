using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using CommunityCoachBot.Identity;
using CommunityCoachBot.Tests.Support;
using Microsoft.IdentityModel.Tokens;

namespace CommunityCoachBot.Tests.Identity;

public sealed class Sign_in : IAsyncLifetime
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private readonly CoachFactory _factory = new();
    private OpenIdProvider _provider = null!;
    private HttpClient _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _provider = await OpenIdProvider.StartAsync();
        _factory
            .With("SignIn:Authority", _provider.Address.ToString())
            .With("SignIn:ClientId", "page")
            .With("SignIn:ClientSecret", "secret");
        _browser = _factory.Browser(_factory.Start());
    }

    [Fact]
    public async Task Lets_in_whoever_the_provider_vouches_for_and_leads_back()
    {
        var end = await SignInAsync("/notes");

        Assert.Equal("/notes", end);
        Assert.Contains("测试社工", await _browser.GetStringAsync(new Uri("/notes", UriKind.Relative), Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_the_roles_that_the_provider_names()
    {
        _provider.Claims["roles"] = new[] { "admin", "something-else" };

        await SignInAsync("/");
        using var page = await _browser.GetAsync(new Uri("/admin/guides", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Fact]
    public async Task Refuses_a_token_that_another_key_signed()
    {
        _provider.SignWith = new RsaSecurityKey(RSA.Create(2048)) { KeyId = "k1" };

        Assert.Equal("/signin/denied", await SignInAsync("/notes"));
    }

    [Fact]
    public async Task Refuses_a_token_for_another_page()
    {
        _provider.Audience = "elsewhere";

        Assert.Equal("/signin/denied", await SignInAsync("/notes"));
    }

    [Fact]
    public async Task Refuses_a_token_of_another_sign_in()
    {
        _provider.Nonce = "of-another-sign-in";

        Assert.Equal("/signin/denied", await SignInAsync("/notes"));
    }

    [Fact]
    public async Task Refuses_an_answer_that_this_browser_did_not_ask_for()
    {
        using var answer = await _browser.GetAsync(new Uri("/signin-oidc?code=x&state=y", UriKind.Relative), Stop);

        Assert.Equal("/signin/denied", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Ends_when_the_person_signs_out()
    {
        await SignInAsync("/notes");
        var page = await _browser.GetStringAsync(new Uri("/notes", UriKind.Relative), Stop);

        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", CoachFactory.FormToken(page))]);
        using var left = await _browser.PostAsync(new Uri("/signout", UriKind.Relative), form, Stop);
        using var after = await _browser.GetAsync(new Uri("/notes", UriKind.Relative), Stop);

        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public void Knows_a_person_of_Entra_ID_by_tenant_and_object_id_as_Teams_does()
    {
        var person = CoachSignIn.Read(
            Token(("sub", "pairwise"), ("oid", "o1"), ("tid", "t1"), ("name", "N")),
            new SignInOptions(),
            "default"
        );

        Assert.Equal(("t1", "o1", "worker"), (person!.TenantId, person.PersonId, Assert.Single(person.Roles)));
    }

    [Fact]
    public void Turns_away_somebody_without_a_role_when_the_site_wants_that() =>
        Assert.Null(CoachSignIn.Read(Token(("sub", "s")), new SignInOptions { DefaultRole = "" }, "default"));

    public async ValueTask DisposeAsync()
    {
        _browser.Dispose();
        await _factory.DisposeAsync();
        await _provider.DisposeAsync();
    }

    /// <summary>Goes the whole way as a browser does; where it ends.</summary>
    private async Task<string> SignInAsync(string back)
    {
        using var start = await _browser.GetAsync(new Uri($"/signin/start?back={Uri.EscapeDataString(back)}", UriKind.Relative), Stop);
        using var authorised = await _browser.GetAsync(start.Headers.Location, Stop);
        using var ended = await _browser.GetAsync(authorised.Headers.Location, Stop);
        return ended.Headers.Location!.OriginalString;
    }

    private static ClaimsPrincipal Token(params (string Type, string Value)[] claims) =>
        new(new ClaimsIdentity(claims.Select(claim => new Claim(claim.Type, claim.Value))));
}
