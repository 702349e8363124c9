using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Authentication;
using CommunityCoachBot.Protocol.Hosting;
using CommunityCoachBot.Protocol.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.Tests.Hosting;

/// <summary>A test class about a bot that verifies its callers against a local issuer.</summary>
public abstract class VerifyingHostTests : IAsyncLifetime
{
    private protected Validation Issuer { get; private set; } = null!;
    private protected BotHost Bot { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Issuer = await Validation.StartAsync();
        Bot = await BotHost.StartAsync(
            "Development",
            [
                ("Bot:AppId", Validation.AppId),
                ("Bot:TenantId", Validation.Tenant),
                ("Bot:AppPassword", "a secret"),
                ("Bot:ChannelOpenIdMetadataUrl", Issuer.Channel.MetadataUrl),
            ],
            services => services.AddSingleton<TimeProvider>(Issuer.Clock)
        );
    }

    private protected static string Message(string more = "") =>
        $$"""{"type":"message","id":"1","channelId":"msteams","serviceUrl":"{{Validation.ServiceUrl}}","conversation":{"id":"a:1"}{{more}}}""";

    private protected Task<HttpStatusCode> StatusAsync(string json, Action<HttpRequestMessage>? change = null) =>
        Bot.StatusAsync(json, Issuer.Token().Bearer(), change);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Bot.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}

public sealed class The_messaging_endpoint : VerifyingHostTests
{
    [Fact]
    public async Task Hands_a_proven_activity_to_the_bot_and_answers_200_with_nothing()
    {
        using var response = await Bot.PostAsync(Message(""","text":"你好","later":1"""), Issuer.Token().Bearer());

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, response.Content.Headers.ContentLength);
        var (activity, caller) = Assert.Single(Bot.Taken);
        Assert.Equal("你好", activity.Text);
        Assert.True(activity.Properties!.ContainsKey("later"));
        Assert.Equal(CallerKind.Channel, caller.Kind);
    }

    [Fact]
    public async Task Sets_the_caller_id_itself()
    {
        await StatusAsync(Message(""","callerId":"urn:botframework:aadappid:evil" """));

        Assert.Equal("urn:botframework:azure", Assert.Single(Bot.Taken).Activity.CallerId);
    }

    [Theory]
    [MemberData(nameof(Captures.Names), MemberType = typeof(Captures))]
    public async Task Takes_every_recorded_activity(string capture)
    {
        var body = Captures.Body(capture);
        body["channelId"] = "msteams";
        body["serviceUrl"] = Validation.ServiceUrl;

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(body.ToJsonString()));
        Assert.Equal((string?)body["id"], Assert.Single(Bot.Taken).Activity.Id);
    }

    [Theory]
    [InlineData(200, """{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"好"}""")]
    [InlineData(400, """{"error":{"code":"BadRequest"}}""")]
    [InlineData(412, "{}")]
    public async Task Answers_an_invoke_with_what_the_bot_says(int status, string body)
    {
        Bot.Answer = _ => ActivityResponse.Invoke(status, body);

        using var response = await Bot.PostAsync(Message(""","name":"adaptiveCard/action" """), Issuer.Token().Bearer());

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task Answers_501_to_an_invoke_the_bot_does_not_know()
    {
        Bot.Answer = _ => ActivityResponse.NotImplemented;

        Assert.Equal(HttpStatusCode.NotImplemented, await StatusAsync(Message()));
    }

    [Fact]
    public async Task Answers_with_all_replies_where_they_are_expected()
    {
        Bot.Answer = activity => ActivityResponse.ExpectReplies([activity.CreateReply("一"), activity.CreateReply("二")]);

        using var response = await Bot.PostAsync(Message(""","deliveryMode":"expectReplies" """), Issuer.Token().Bearer());

        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal("一二", string.Concat(body["activities"]!.AsArray().Select(reply => (string?)reply!["text"])));
        Assert.True(Assert.Single(Bot.Taken).Activity.ExpectsReplies());
    }

    [Theory]
    [InlineData("GET", HttpStatusCode.MethodNotAllowed)]
    [InlineData("PUT", HttpStatusCode.MethodNotAllowed)]
    [InlineData("DELETE", HttpStatusCode.MethodNotAllowed)]
    [InlineData("OPTIONS", HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", HttpStatusCode.OK)]
    public async Task Takes_posts_only(string method, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");
        using var response = await Bot.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("POST, HEAD", string.Join(", ", response.Content.Headers.Allow));
    }

    [Fact]
    public async Task Does_not_upgrade_to_a_socket() =>
        Assert.Equal(
            HttpStatusCode.MethodNotAllowed,
            await StatusAsync(
                Message(),
                request =>
                {
                    request.Method = HttpMethod.Get;
                    request.Content = null;
                    request.Headers.Add("Connection", "Upgrade");
                    request.Headers.Add("Upgrade", "websocket");
                }
            )
        );
}

public sealed class A_request_that_is_no_activity : VerifyingHostTests
{
    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("<xml/>")]
    [InlineData("{}")]
    [InlineData("""{"type":""}""")]
    [InlineData("""{"type":null}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"Type":"message"}""")]
    [InlineData("""{"type":"message"}{"type":"message"}""")]
    [InlineData("""{"type":"message","from":"someone"}""")]
    [InlineData("""{"type":"message","value":{"a":1,"a":2}}""")]
    public async Task Is_answered_400(string body)
    {
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(body));
        Assert.Empty(Bot.Taken);
    }

    // auth.md §5.19
    [Fact]
    public async Task Says_its_service_url_twice()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(Message(""","serviceUrl":"https://evil.test/" """)));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Message(""","ServiceUrl":"https://evil.test/" """)));
        Assert.Equal(Validation.ServiceUrl, Assert.Single(Bot.Taken).Activity.ServiceUrl);

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await StatusAsync(Message().Replace("serviceUrl", "ServiceUrl", StringComparison.Ordinal))
        );
    }

    // auth.md §5.21
    [Fact]
    public async Task Is_deeper_than_64_levels()
    {
        Assert.Equal(
            HttpStatusCode.BadRequest,
            await StatusAsync(Message($",\"value\":{new string('[', 10_000)}{new string(']', 10_000)}"))
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Message($",\"value\":{new string('[', 60)}{new string(']', 60)}")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Is_larger_than_256_kib(bool chunked)
    {
        var large = Message($",\"text\":\"{new string('x', 256 * 1024)}\"");
        var asMuchAsIsAllowed = Message($",\"text\":\"{new string('x', 255 * 1024)}\"");

        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            await StatusAsync(large, request => request.Headers.TransferEncodingChunked = chunked)
        );
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(asMuchAsIsAllowed, request => request.Headers.TransferEncodingChunked = chunked));
    }

    [Fact]
    public async Task Never_ends()
    {
        Bot.Services.GetRequiredService<IOptions<BotEndpointOptions>>().Value.BodyTimeout = TimeSpan.FromMilliseconds(200);

        var answer = await SendRawAsync(
            "POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n"
        );

        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Brings_17_kib_of_authorization()
    {
        var status = await Bot.StatusAsync(Message(), "Bearer " + new string('a', 17 * 1024));

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, status);
    }

    [Fact]
    public async Task Brings_two_authorizations()
    {
        var token = Issuer.Token().Bearer();

        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await Bot.StatusAsync(Message(), token, request => request.Headers.TryAddWithoutValidation("Authorization", token))
        );
    }

    // auth.md §5.22
    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("identity")]
    public async Task Is_compressed(string encoding) =>
        Assert.Equal(
            HttpStatusCode.UnsupportedMediaType,
            await StatusAsync(Message(), request => request.Content!.Headers.Add("Content-Encoding", encoding))
        );

    [Theory]
    [InlineData("text/plain", false)]
    [InlineData("application/x-www-form-urlencoded", false)]
    [InlineData("application/json; charset=utf-16", false)]
    [InlineData("application/jsonp", false)]
    [InlineData(null, false)]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("Application/JSON;charset=\"UTF-8\"", true)]
    public async Task Is_of_another_type(string? type, bool taken)
    {
        var status = await StatusAsync(
            Message(),
            request =>
            {
                request.Content!.Headers.Remove("Content-Type");
                if (type is not null)
                    request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
            }
        );

        Assert.Equal(taken ? HttpStatusCode.OK : HttpStatusCode.UnsupportedMediaType, status);
    }

    private async Task<string> SendRawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Bot.Address.Port, TestContext.Current.CancellationToken);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        var answer = new byte[100];
        var length = await stream.ReadAtLeastAsync(answer, 12, cancellationToken: TestContext.Current.CancellationToken);
        return Encoding.ASCII.GetString(answer, 0, length);
    }
}

public sealed class A_caller_that_is_not_proven : VerifyingHostTests
{
    [Fact]
    public async Task Is_told_401_and_nothing_else()
    {
        using var response = await Bot.PostAsync(Message(), "Bearer a.b.c");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Empty(Bot.Taken);
    }

    [Fact]
    public async Task Is_asked_to_come_again_while_the_keys_cannot_be_had()
    {
        Issuer.Channel.InsteadOfMetadata = context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };

        using var response = await Bot.PostAsync(Message(), Issuer.Token().Bearer());

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.NotNull(response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Is_403_when_proven_but_not_allowed()
    {
        var token = Issuer.Token();
        token.Claims["serviceurl"] = "https://evil.test/";
        var body = Message().Replace(Validation.ServiceUrl, "https://evil.test/", StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Forbidden, await Bot.StatusAsync(body, token.Bearer()));
    }

    [Fact]
    public async Task Leaves_neither_its_token_nor_its_words_in_the_log()
    {
        var good = Issuer.Token().Bearer();
        var wrong = Issuer.Token();
        wrong.Claims["aud"] = "MARKER-AUDIENCE";
        await Bot.StatusAsync(Message(""","text":"MARKER-TEXT","from":{"id":"29:1","name":"MARKER-NAME"}"""), good);
        await Bot.StatusAsync(Message(""","text":"MARKER-TEXT" """), wrong.Bearer());
        await Bot.StatusAsync(Message(""","text":"MARKER-TEXT","MARKER-KEY":1,"MARKER-KEY":2"""), good);
        await Bot.StatusAsync(Message(""","value":{"MARKER-KEY":1,"MARKER-KEY":2}"""), good);
        await Bot.StatusAsync("MARKER-TEXT", "Basic MARKER-SECRET");
        Bot.Answer = activity => throw new InvalidOperationException("about " + activity.Text);
        await Bot.StatusAsync(Message(""","text":"MARKER-TEXT" """), good);

        Assert.Contains("refused with 401: audience", Bot.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("MARKER", Bot.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(good["Bearer ".Length..].Split('.')[0], Bot.Log, StringComparison.Ordinal);
    }
}

public sealed class A_handler_that_fails : VerifyingHostTests
{
    [Fact]
    public async Task Becomes_a_500_with_the_kind_of_error_and_the_id_in_the_log()
    {
        Bot.Answer = _ => throw new InvalidOperationException("what someone said");

        using var response = await Bot.PostAsync(
            Message().Replace("\"id\":\"1\"", "\"id\":\"17\\nforged line\"", StringComparison.Ordinal),
            Issuer.Token().Bearer()
        );

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Contains(
            "Activity 17?forged?line of type message failed with System.InvalidOperationException",
            Bot.Log,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("what someone said", Bot.Log, StringComparison.Ordinal);
    }
}

public sealed class A_bot_without_identity_in_development : IAsyncLifetime
{
    private BotHost _bot = null!;
    private IPAddress? _caller;

    public async ValueTask InitializeAsync() =>
        _bot = await BotHost.StartAsync(
            "Development",
            [],
            pipeline: app =>
                app.Use(
                    (context, next) =>
                    {
                        if (_caller is not null)
                            context.Connection.RemoteIpAddress = _caller;
                        return next();
                    }
                )
        );

    [Theory]
    [MemberData(nameof(Captures.Names), MemberType = typeof(Captures))]
    public async Task Serves_a_tool_on_this_machine(string capture)
    {
        Assert.Equal(HttpStatusCode.OK, await _bot.StatusAsync(Captures.Body(capture).ToJsonString()));

        var (activity, caller) = Assert.Single(_bot.Taken);
        Assert.Equal(new VerifiedCaller(CallerKind.Local, null, null), caller);
        Assert.Null(activity.CallerId);
    }

    [Theory]
    [InlineData("192.168.1.20")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("2001:db8::1")]
    public async Task Refuses_who_comes_over_the_network(string address)
    {
        _caller = IPAddress.Parse(address);

        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync());
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("X-Forwarded-Host", "bot.example")]
    [InlineData("Host", "evil.test")]
    [InlineData("Host", "127.0.0.1.evil.test")]
    [InlineData("Origin", "https://evil.test")]
    [InlineData("Origin", "null")]
    public async Task Refuses_whom_a_local_program_speaks_for(string header, string value) =>
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await StatusAsync(change: request => request.Headers.TryAddWithoutValidation(header, value))
        );

    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://localhost.evil.test/")]
    [InlineData("http://localhost@evil.test/")]
    [InlineData("")]
    public async Task Refuses_to_answer_anywhere_else(string serviceUrl)
    {
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(serviceUrl));
        Assert.Empty(_bot.Taken);
    }

    [Fact]
    public async Task Is_refused_a_start_anywhere_else()
    {
        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => BotHost.StartAsync("Production", []));

        Assert.Contains("Bot:AppId", failure.Message, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private Task<HttpStatusCode> StatusAsync(
        string serviceUrl = "http://localhost:56150/_connector",
        Action<HttpRequestMessage>? change = null
    )
    {
        var activity = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"type":"message","channelId":"emulator","serviceUrl":"{{serviceUrl}}"}"""
        );
        return _bot.StatusAsync(activity, change: change);
    }
}
