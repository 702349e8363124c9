using CommunityCoachBot.Protocol.DirectLine;
using CommunityCoachBot.Protocol.Tests.DirectLine.Support;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.Tests.DirectLine;

public sealed class A_page_of_another_origin
{
    private const string Trusted = "https://pages.example";
    private const string Stranger = "https://evil.example";

    private static Task<DirectLineHost> StartAsync() => DirectLineHost.StartAsync(options => options.TrustedOrigins.Add(Trusted));

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    [Theory, Case(86)]
    [InlineData("/tokens/generate", "POST")]
    [InlineData("/tokens/refresh", "POST")]
    [InlineData("/conversations", "POST")]
    [InlineData("/conversations/c1", "GET")]
    [InlineData("/conversations/c1/activities", "GET")]
    [InlineData("/conversations/c1/activities", "POST")]
    [InlineData("/conversations/c1/upload", "POST")]
    [InlineData("/session/getsessionid", "GET")]
    public async Task Is_told_beforehand_what_it_may_send(string path, string verb)
    {
        await using var host = await StartAsync();

        using var response = await host.SendAsync(
            HttpMethod.Options,
            path,
            null,
            null,
            ("Origin", Trusted),
            ("Access-Control-Request-Method", verb),
            ("Access-Control-Request-Headers", "authorization,content-type,x-ms-bot-agent")
        );

        Assert.Equal(204, (int)response.StatusCode);
        Assert.Equal(Trusted, Header(response, "Access-Control-Allow-Origin"));
        Assert.Contains(verb, Header(response, "Access-Control-Allow-Methods")!.Split(", "));
        var allowed = Header(response, "Access-Control-Allow-Headers")!.Split(", ");
        Assert.All(["authorization", "content-type", "x-ms-bot-agent", "x-requested-with"], name => Assert.Contains(name, allowed));
        Assert.Equal(
            path.StartsWith("/session", StringComparison.Ordinal) ? "true" : null,
            Header(response, "Access-Control-Allow-Credentials")
        );
    }

    [Fact, Case(87)]
    public async Task May_read_when_to_come_back()
    {
        await using var host = await StartAsync();

        using var response = await host.PostAsync("/conversations", DirectLineHost.Secret, null, ("Origin", Trusted));

        Assert.Equal(201, (int)response.StatusCode);
        Assert.Equal(Trusted, Header(response, "Access-Control-Allow-Origin"));
        Assert.Equal("Retry-After", Header(response, "Access-Control-Expose-Headers"));
        Assert.Equal("Origin", Header(response, "Vary"));
    }

    [Fact, Case(88)]
    public async Task Gets_a_session_cookie_from_one_address_only()
    {
        await using var host = await StartAsync();
        var started = await host.StartConversationAsync();

        using var session = await host.GetAsync("/session/getsessionid", started.Token, ("Origin", Trusted));
        using var other = await host.GetAsync($"/conversations/{started.ConversationId}/activities", started.Token, ("Origin", Trusted));

        var id = (await session.JsonAsync()).Text("sessionId");
        var cookie = Assert.Single(session.Headers.GetValues("Set-Cookie"));
        Assert.Contains(id, cookie, StringComparison.Ordinal);
        Assert.All(["httponly", "secure", "samesite=none"], part => Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase));
        Assert.Equal("true", Header(session, "Access-Control-Allow-Credentials"));
        Assert.Equal(Trusted, Header(session, "Access-Control-Allow-Origin"));
        Assert.Null(Header(other, "Set-Cookie"));
        Assert.Null(Header(other, "Access-Control-Allow-Credentials"));

        using var again = await host.GetAsync("/session/getsessionid", started.Token, ("Cookie", $"directline-session={id}"));
        Assert.Equal(id, (await again.JsonAsync()).Text("sessionId"));
        using var nobody = await host.GetAsync("/session/getsessionid", null);
        await nobody.ShouldRefuseAsync(401);
    }

    [Fact, Case(89)]
    public async Task That_is_not_trusted_is_refused_and_reads_nothing()
    {
        await using var host = await StartAsync();
        var started = await host.StartConversationAsync();
        var path = $"/conversations/{started.ConversationId}/activities";

        using var get = await host.GetAsync(path, started.Token, ("Origin", Stranger));
        using var preflight = await host.SendAsync(
            HttpMethod.Options,
            path,
            null,
            null,
            ("Origin", Stranger),
            ("Access-Control-Request-Method", "GET")
        );
        using var error = await host.GetAsync(path, null, ("Origin", Stranger));

        await get.ShouldRefuseAsync(403, "Forbidden");
        Assert.All(
            new[] { get, preflight, error },
            response =>
            {
                Assert.Null(Header(response, "Access-Control-Allow-Origin"));
                Assert.Null(Header(response, "Access-Control-Allow-Methods"));
            }
        );
    }

    [Theory, Case(90)]
    [InlineData("nonsense", "activities", 401)]
    [InlineData(null, "activities", 401)]
    [InlineData(DirectLineHost.Secret, "activities", 404)]
    public async Task May_read_errors_too(string? credential, string path, int status)
    {
        await using var host = await StartAsync();

        using var response = await host.GetAsync($"/conversations/c1/{path}", credential, ("Origin", Trusted));

        await response.ShouldRefuseAsync(status);
        Assert.Equal(Trusted, Header(response, "Access-Control-Allow-Origin"));
    }

    [Fact, Case(90)]
    public async Task May_read_that_its_token_expired()
    {
        await using var host = await DirectLineHost.StartAsync();
        var token = (await host.GenerateAsync($$"""{"trustedOrigins":["{{Trusted}}"]}""")).Text("token");
        using var start = await host.PostAsync("/conversations", token, null, ("Origin", Trusted));
        host.Time.Advance(TimeSpan.FromMinutes(31));

        using var response = await host.PostAsync("/conversations", token, null, ("Origin", Trusted));

        Assert.Equal(201, (int)start.StatusCode);
        await response.ShouldRefuseAsync(403, "TokenExpired");
        Assert.Equal(Trusted, Header(response, "Access-Control-Allow-Origin"));
    }
}

public sealed class Trust_in_an_origin
{
    private const string Own = "https://coach.example";

    [Theory, Case(89)]
    // No Origin header: no page asks.
    [InlineData(true, null, null, null, true)]
    // Our own pages, and those in the settings.
    [InlineData(true, "", "", Own, true)]
    [InlineData(true, "https://a.example", "", "https://a.example", true)]
    [InlineData(true, "https://a.example", "", Own, true)]
    [InlineData(true, "https://a.example", "", "https://b.example", false)]
    [InlineData(false, "https://a.example", "", "https://b.example", false)]
    // A token that lists origins is limited to them.
    [InlineData(true, "", "https://t.example", "https://t.example", true)]
    [InlineData(true, "", "https://t.example", Own, false)]
    [InlineData(true, "https://a.example", "https://t.example", "https://a.example", false)]
    // Nothing listed: any page, unless enhanced authentication is on.
    [InlineData(true, "", "", "https://b.example", false)]
    [InlineData(false, "", "", "https://b.example", true)]
    // A request that bears no token tells nothing.
    [InlineData(true, "", null, "https://b.example", true)]
    [InlineData(true, "https://a.example", null, "https://b.example", false)]
    // Spelling.
    [InlineData(true, "https://A.example:443", "", "https://a.example", true)]
    [InlineData(true, "https://a.example", "", "http://a.example", false)]
    [InlineData(true, "https://a.example", "", "https://a.example:8443", false)]
    [InlineData(true, "https://a.example", "", "https://a.example.evil.example", false)]
    [InlineData(false, "", "", "null", false)]
    public void Follows_the_token_then_the_settings(bool enhanced, string? settings, string? token, string? origin, bool trusted)
    {
        var options = new DirectLineOptions { EnhancedAuthentication = enhanced };
        if (settings is { Length: > 0 })
            options.TrustedOrigins.Add(settings);
        IReadOnlyList<string>? origins = token switch
        {
            null => null,
            "" => [],
            _ => [token],
        };

        Assert.Equal(trusted, OriginTrust.Trusts(options, origin, Own, origins));
    }
}

public sealed class Settings
{
    [Theory]
    [InlineData("short", null, 30)]
    [InlineData(DirectLineHost.SigningKey, "short", 30)]
    [InlineData(DirectLineHost.SigningKey, null, 29)]
    public async Task That_are_unsafe_stop_the_host_at_its_start(string key, string? secret, int minutes)
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() =>
            DirectLineHost.StartAsync(options =>
            {
                options.SigningKey = key;
                options.Secret = secret;
                options.TokenLifetime = TimeSpan.FromMinutes(minutes);
            })
        );

        Assert.StartsWith("DirectLine:", Assert.Single(failure.Failures), StringComparison.Ordinal);
        Assert.DoesNotContain(failure.Failures, text => text.Contains(key, StringComparison.Ordinal));
    }
}

public sealed class What_is_typed
{
    [Fact]
    public async Task Is_never_logged_nor_is_a_token()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync("""{"user":{"id":"dl_1","name":"marker-name"}}""");
        using (var socket = await TestSocket.OpenAsync(started.StreamUrl))
        {
            host.Bot.OnReceive = (activity, _) => throw new InvalidOperationException(activity.Text);
            await host.PostActivityAsync(
                started,
                """{"type":"message","text":"marker-text","value":{"a":"marker-value"},"channelData":{"clientActivityID":"marker-id"}}"""
            );
            await host.PostActivityAsync(started, """{"type":"message","text":{"marker-shape":1}}""");
            await host.PostActivityAsync(started, """{"type":"message","text":"marker-broken""");
            await socket.NextAsync();
            await socket.NextAsync();
        }
        host.Store.Failure = new InvalidOperationException("marker-store");
        await host.PostActivityAsync(started, """{"type":"message","text":"marker-text"}""");
        await host.ReadAsync(started);
        await host.StopAsync();

        Assert.NotEmpty(host.Logs.Lines);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("marker", StringComparison.Ordinal));
        var signature = started.Token.Split('.')[2];
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains(signature, StringComparison.Ordinal));
    }
}
