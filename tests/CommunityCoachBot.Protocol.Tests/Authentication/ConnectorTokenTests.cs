using Azure.Core;
using Azure.Identity;
using CommunityCoachBot.Protocol.Authentication;
using CommunityCoachBot.Protocol.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CommunityCoachBot.Protocol.Tests.Authentication;

public sealed class The_token_for_the_connector : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
    private readonly FakeTokenSource _source;
    private readonly ConnectorTokenProvider _tokens;

    public The_token_for_the_connector()
    {
        _source = new FakeTokenSource(_clock);
        _tokens = new ConnectorTokenProvider(_source, _clock, NullLogger<ConnectorTokenProvider>.Instance);
    }

    [Fact]
    public async Task Is_kept_until_less_than_five_minutes_remain()
    {
        Assert.Equal("token-1", await GetAsync());
        _clock.Advance(TimeSpan.FromMinutes(54.9));
        Assert.Equal("token-1", await GetAsync());

        _clock.Advance(TimeSpan.FromMinutes(0.2));
        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task That_lives_shortly_is_kept_for_half_of_its_life()
    {
        _source.Lifetime = TimeSpan.FromMinutes(1);
        await GetAsync();
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("token-1", await GetAsync());

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task Is_asked_for_once_by_many()
    {
        _source.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = Enumerable.Range(0, 50).Select(_ => Task.Run(GetAsync)).ToArray();
        _source.Gate.SetResult();

        Assert.All(await Task.WhenAll(all), token => Assert.Equal("token-1", token));
        Assert.Equal(1, _source.Requests);
    }

    [Fact]
    public async Task Is_used_by_others_while_one_renews_it()
    {
        await GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(57));
        _source.Gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var renewing = GetAsync();

        Assert.Equal("token-1", await GetAsync());

        _source.Gate.SetResult();
        Assert.Equal("token-2", await renewing);
    }

    [Fact]
    public async Task Is_used_on_when_renewing_fails_and_it_still_lives()
    {
        await GetAsync();
        _clock.Advance(TimeSpan.FromMinutes(57));
        _source.Failure = new ConnectorTokenUnavailableException("http-503", null);

        Assert.Equal("token-1", await GetAsync());
        Assert.Equal("token-1", await GetAsync());
        Assert.Equal(2, _source.Requests);
    }

    [Fact]
    public async Task That_was_refused_is_not_asked_for_before_the_service_allows_it()
    {
        _source.Failure = new ConnectorTokenUnavailableException("throttled", TimeSpan.FromSeconds(40));
        await Assert.ThrowsAsync<ConnectorTokenUnavailableException>(GetAsync);
        _clock.Advance(TimeSpan.FromSeconds(30));

        var again = await Assert.ThrowsAsync<ConnectorTokenUnavailableException>(GetAsync);

        Assert.Equal(("throttled", TimeSpan.FromSeconds(10)), (again.Code, again.RetryAfter));
        Assert.Equal(1, _source.Requests);

        _clock.Advance(TimeSpan.FromSeconds(10));
        _source.Failure = null;
        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task Is_forgotten_when_it_is_the_one_that_was_not_taken()
    {
        await GetAsync();

        _tokens.Forget("an older token");
        Assert.Equal("token-1", await GetAsync());

        _tokens.Forget("token-1");
        Assert.Equal("token-2", await GetAsync());
    }

    [Fact]
    public async Task Is_none_for_a_bot_without_identity()
    {
        using var tokens = new ConnectorTokenProvider(null, _clock, NullLogger<ConnectorTokenProvider>.Instance);

        Assert.Null(await tokens.GetAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Does_not_show_itself() =>
        Assert.DoesNotContain("secret", new ConnectorToken("secret", _clock.GetUtcNow()).ToString(), StringComparison.Ordinal);

    public void Dispose() => _tokens.Dispose();

    private Task<string?> GetAsync() => _tokens.GetAsync(TestContext.Current.CancellationToken).AsTask();
}

public sealed class A_client_secret : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
    private readonly HttpClient _http = new();

    [Fact]
    public async Task Is_exchanged_for_a_token_as_the_grant_says()
    {
        IFormCollection? form = null;
        PathString path = default;
        await using var server = await LoopbackServer.StartAsync(async context =>
        {
            path = context.Request.Path;
            form = await context.Request.ReadFormAsync();
            await context.Response.WriteAsync("""{"token_type":"Bearer","expires_in":3599,"ext_expires_in":3599,"access_token":"tok"}""");
        });

        var token = await SourceAt(server).RequestAsync(TestContext.Current.CancellationToken);

        Assert.Equal(new ConnectorToken("tok", _clock.GetUtcNow().AddSeconds(3599)), token);
        Assert.Equal("/oauth2/v2.0/token", path);
        Assert.Equal("client_credentials", form!["grant_type"]);
        Assert.Equal("app", form["client_id"]);
        Assert.Equal("p&ss wörd", form["client_secret"]);
        Assert.Equal("https://api.botframework.com/.default", form["scope"]);
        Assert.Equal(4, form.Count);
    }

    [Fact]
    public async Task May_be_answered_with_a_number_as_text()
    {
        await using var server = await Answering(200, """{"expires_in":"600","access_token":"tok"}""");

        Assert.Equal(
            _clock.GetUtcNow().AddMinutes(10),
            (await SourceAt(server).RequestAsync(TestContext.Current.CancellationToken)).ExpiresAt
        );
    }

    [Theory]
    [InlineData(
        401,
        """{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret for app"}""",
        null,
        "invalid_client",
        null
    )]
    [InlineData(429, "", "17", "http-429", 17)]
    [InlineData(429, "", "Tue, 24 Nov 2026 10:00:30 GMT", "http-429", 30)]
    [InlineData(503, "<html>busy</html>", null, "http-503", null)]
    [InlineData(200, "<html>sign in</html>", null, "answer-not-understood", null)]
    [InlineData(200, "{}", null, "answer-not-understood", null)]
    [InlineData(200, "[]", null, "answer-not-understood", null)]
    public async Task That_gives_no_token_says_why_in_a_word(int status, string body, string? retryAfter, string code, int? seconds)
    {
        await using var server = await Answering(status, body, retryAfter);

        var failure = await Assert.ThrowsAsync<ConnectorTokenUnavailableException>(() =>
            SourceAt(server).RequestAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal(code, failure.Code);
        Assert.Equal(seconds, (int?)failure.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task Finds_nobody_there()
    {
        var server = await Answering(200, "");
        var source = SourceAt(server);
        await server.DisposeAsync();

        var failure = await Assert.ThrowsAsync<ConnectorTokenUnavailableException>(() =>
            source.RequestAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal("unreachable", failure.Code);
    }

    public void Dispose() => _http.Dispose();

    private ClientSecretTokenSource SourceAt(LoopbackServer server) =>
        new(
            _http,
            new BotAuthenticationOptions
            {
                AppId = "app",
                AppPassword = "p&ss wörd",
                Authority = server.Address.ToString(),
            },
            _clock
        );

    private static Task<LoopbackServer> Answering(int status, string body, string? retryAfter = null) =>
        LoopbackServer.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            return context.Response.WriteAsync(body);
        });
}

public sealed class A_managed_identity
{
    [Fact]
    public async Task Gives_a_token_for_the_connector()
    {
        var credential = new FakeCredential { Token = new AccessToken("tok", DateTimeOffset.UnixEpoch.AddYears(60)) };

        var token = await new AzureTokenSource(credential, "https://api.botframework.com/.default").RequestAsync(
            TestContext.Current.CancellationToken
        );

        Assert.Equal(new ConnectorToken("tok", DateTimeOffset.UnixEpoch.AddYears(60)), token);
        Assert.Equal("https://api.botframework.com/.default", Assert.Single(credential.Scopes));
    }

    [Fact]
    public async Task That_gives_none_says_so()
    {
        var source = new AzureTokenSource(new FakeCredential(), "scope");

        var failure = await Assert.ThrowsAsync<ConnectorTokenUnavailableException>(() =>
            source.RequestAsync(TestContext.Current.CancellationToken)
        );

        Assert.Equal("managed-identity", failure.Code);
    }

    private sealed class FakeCredential : TokenCredential
    {
        public AccessToken? Token { get; init; }
        public string[] Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return Token is { } token ? new(token) : throw new CredentialUnavailableException("no identity here");
        }
    }
}
