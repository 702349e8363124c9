using System.Net;
using System.Net.Sockets;
using System.Text;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Authentication;
using CommunityCoachBot.Protocol.Connector;
using CommunityCoachBot.Protocol.Hosting;
using CommunityCoachBot.Protocol.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CommunityCoachBot.Protocol.Tests.Connector;

/// <summary>A test class about calls to a connector, which is real but local.</summary>
public abstract class ConnectorTests : IAsyncLifetime
{
    private protected const string Thread = "19:abc@thread.tacv2;messageid=1481567603816";
    private protected static readonly byte[] Hello = Encoding.UTF8.GetBytes("""{ "type":"message",  "text":"你好" }""");

    private readonly BotHttpClient _http = new();
    private ConnectorTokenProvider? _tokenProvider;

    private protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 11, 24, 10, 0, 0, TimeSpan.Zero));
    private protected FakeConnector Teams { get; private set; } = null!;
    private protected FakeTokenSource Tokens { get; private set; } = null!;
    private protected ConnectorClient Client { get; set; } = null!;
    private protected BotAuthenticationOptions Options { get; } = new() { AppId = "app", AllowLoopbackServiceUrls = true };
    private protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Teams = await FakeConnector.StartAsync();
        Tokens = new FakeTokenSource(Clock);
        Client = ClientWith(Tokens, TimeSpan.FromSeconds(10));
    }

    private protected ConnectorClient ClientWith(IConnectorTokenSource? source, TimeSpan timeout)
    {
        _tokenProvider?.Dispose();
        _tokenProvider = new ConnectorTokenProvider(source, Clock, NullLogger<ConnectorTokenProvider>.Instance);
        return new ConnectorClient(
            _http.Client,
            _tokenProvider,
            new TrustedServiceUrls(Options),
            Clock,
            NullLogger<ConnectorClient>.Instance
        )
        {
            CallTimeout = timeout,
        };
    }

    private protected Task<SendResult> SendAsync() => Client.SendToConversationAsync(Teams.ServiceUrl, Thread, Hello, Cancellation);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _tokenProvider?.Dispose();
        _http.Dispose();
        await Teams.DisposeAsync();
    }
}

public sealed class A_call_to_the_connector : ConnectorTests
{
    [Fact]
    public async Task Replies_in_the_thread()
    {
        var result = await Client.ReplyToActivityAsync(Teams.ServiceUrl, Thread, "f:1|2/3", Hello, Cancellation);

        var call = Assert.Single(Teams.Calls);
        Assert.Equal("POST", call.Method);
        Assert.Equal("/amer/v3/conversations/19%3Aabc%40thread.tacv2%3Bmessageid%3D1481567603816/activities/f%3A1%7C2%2F3", call.Target);
        Assert.Equal("Bearer token-1", call.Authorization);
        Assert.Equal("application/json; charset=utf-8", call.ContentType);
        Assert.Equal(new SendResult(201, SendKind.Sent, ActivityId: "1795515525001"), result);
    }

    [Fact]
    public async Task Sends_the_json_to_the_letter()
    {
        await SendAsync();

        Assert.Equal("""{ "type":"message",  "text":"你好" }""", Assert.Single(Teams.Calls).Body);
    }

    [Fact]
    public async Task Sends_updates_and_deletes()
    {
        var sent = await SendAsync();
        var updated = await Client.UpdateActivityAsync(Teams.ServiceUrl, Thread, sent.ActivityId!, Hello, Cancellation);
        var deleted = await Client.DeleteActivityAsync(Teams.ServiceUrl, Thread, sent.ActivityId!, Cancellation);

        Assert.Equal("POST PUT DELETE", string.Join(' ', Teams.Calls.Select(call => call.Method)));
        Assert.All(Teams.Calls.Skip(1), call => Assert.EndsWith("/activities/" + sent.ActivityId, call.Target, StringComparison.Ordinal));
        Assert.Equal(new SendResult(200, SendKind.Sent, sent.ActivityId), updated);
        Assert.Equal(new SendResult(200, SendKind.Sent), deleted);
        Assert.Equal("", Teams.Calls[2].Body);
    }

    [Theory]
    [InlineData("amer")]
    [InlineData("amer/")]
    [InlineData("amer//")]
    public async Task Joins_the_path_with_one_slash(string path)
    {
        var serviceUrl = Teams.ServiceUrl.Replace("amer/", path, StringComparison.Ordinal);

        await Client.SendToConversationAsync(serviceUrl, "c", Hello, Cancellation);

        Assert.Equal("/amer/v3/conversations/c/activities", Assert.Single(Teams.Calls).Target);
    }

    [Theory]
    [InlineData("a/../../b", "a%2F..%2F..%2Fb")]
    [InlineData("a?b#c", "a%3Fb%23c")]
    [InlineData("%2e%2e", "%252e%252e")]
    [InlineData("會話 1", "%E6%9C%83%E8%A9%B1%201")]
    public async Task Keeps_any_id_one_part_of_the_path(string id, string encoded)
    {
        await Client.SendToConversationAsync(Teams.ServiceUrl, id, Hello, Cancellation);

        Assert.Equal($"/amer/v3/conversations/{encoded}/activities", Assert.Single(Teams.Calls).Target);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    public async Task Is_not_made_with_an_id_that_a_path_would_swallow(string id)
    {
        Assert.Equal(SendKind.GaveUp, (await Client.SendToConversationAsync(Teams.ServiceUrl, id, Hello, Cancellation)).Kind);
        Assert.Equal(SendKind.GaveUp, (await Client.ReplyToActivityAsync(Teams.ServiceUrl, "c", id, Hello, Cancellation)).Kind);
        Assert.Empty(Teams.Calls);
    }

    [Fact]
    public async Task Shows_that_the_bot_is_at_work()
    {
        var reference = Captures.Activity("msteams-message").GetConversationReference() with { ServiceUrl = Teams.ServiceUrl };

        var result = await Client.SendTypingAsync(reference, Cancellation);

        Assert.Equal(new SendResult(202, SendKind.Sent), result);
        var typing = Assert.Single(Teams.Calls).Json!;
        Assert.Equal("typing", (string?)typing["type"]);
        Assert.Equal(reference.User!.Id, (string?)typing["recipient"]!["id"]);
        Assert.Null(typing["serviceUrl"]);
    }

    [Fact]
    public async Task Makes_a_conversation()
    {
        var answer = await Client.CreateConversationAsync(
            Teams.ServiceUrl,
            new ConversationParameters
            {
                IsGroup = false,
                Bot = new ChannelAccount { Id = "28:app" },
                Members = [new ChannelAccount { Id = "29:w" }],
                TenantId = "t",
            },
            Cancellation
        );

        Assert.Equal("a:1795515525001", answer.Value!.Id);
        Assert.Equal(
            """{"isGroup":false,"bot":{"id":"28:app"},"members":[{"id":"29:w"}],"tenantId":"t"}""",
            Assert.Single(Teams.Calls).Body
        );
        Assert.Equal("/amer/v3/conversations", Teams.Calls[0].Target);
    }

    [Fact]
    public async Task Reads_the_members_page_by_page()
    {
        Teams.Members = [.. Enumerable.Range(1, 5).Select(number => $"29:{number}")];
        List<string> read = [];
        string? token = null;
        do
        {
            var page = await Client.GetConversationPagedMembersAsync(Teams.ServiceUrl, "c", token, Cancellation, pageSize: 2);
            read.AddRange(page.Value!.Members.Select(member => member.Id!));
            token = page.Value.ContinuationToken;
        } while (token is not null);

        Assert.Equal(Teams.Members, read);
        Assert.Equal("/amer/v3/conversations/c/pagedmembers?pageSize=2&continuationToken=4", Teams.Calls[^1].Target);
    }

    [Theory]
    [InlineData(200, """{"id":"7"}""", "7")]
    [InlineData(202, "", null)]
    [InlineData(202, "{}", null)]
    [InlineData(200, "<html>ok</html>", null)]
    [InlineData(201, """{"id":7}""", null)]
    [InlineData(200, "[]", null)]
    [InlineData(200, "null", null)]
    [InlineData(204, "", null)]
    public async Task Is_taken_with_or_without_an_id(int status, string body, string? id)
    {
        Teams.Next(async context =>
        {
            context.Response.StatusCode = status;
            if (status != 204)
                await context.Response.WriteAsync(body);
        });

        Assert.Equal(new SendResult(status, SendKind.Sent, id), await SendAsync());
    }

    [Fact]
    public async Task That_was_taken_stays_taken_when_the_answer_breaks_off()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerHalfAsync(listener);

        var result = await Client.SendToConversationAsync($"http://{listener.LocalEndpoint}/", "c", Hello, Cancellation);

        Assert.Equal(new SendResult(201, SendKind.Sent), result);
        await answering;
    }

    private static async Task AnswerHalfAsync(TcpListener listener)
    {
        using var caller = await listener.AcceptSocketAsync(Cancellation);
        await caller.ReceiveAsync(new byte[4096], Cancellation);
        await caller.SendAsync("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"id\":"u8.ToArray(), Cancellation);
        caller.Shutdown(SocketShutdown.Send);
        while (await caller.ReceiveAsync(new byte[4096], Cancellation) > 0) { }
    }
}

public sealed class A_call_that_fails : ConnectorTests
{
    [Theory]
    [InlineData(400, "BadSyntax", SendKind.GaveUp)]
    [InlineData(403, "BotNotInConversationRoster", SendKind.Unreachable)]
    [InlineData(403, "MessageWritesBlocked", SendKind.Unreachable)]
    [InlineData(403, "ContentStreamNotAllowed", SendKind.GaveUp)]
    [InlineData(404, "ConversationNotFound", SendKind.Unreachable)]
    [InlineData(404, "ActivityNotFoundInConversation", SendKind.GaveUp)]
    [InlineData(405, "MethodNotAllowed", SendKind.GaveUp)]
    [InlineData(408, "Timeout", SendKind.Retry)]
    [InlineData(409, "Conflict", SendKind.GaveUp)]
    [InlineData(412, "PreconditionFailed", SendKind.Retry)]
    [InlineData(413, "MessageSizeTooBig", SendKind.GaveUp)]
    [InlineData(429, "Throttled", SendKind.Retry)]
    [InlineData(500, "ServiceError", SendKind.Retry)]
    [InlineData(501, "NotImplemented", SendKind.GaveUp)]
    [InlineData(502, "ServiceError", SendKind.Retry)]
    [InlineData(503, "ServiceError", SendKind.Retry)]
    [InlineData(504, "ServiceError", SendKind.Retry)]
    public async Task Says_what_it_means(int status, string code, SendKind kind)
    {
        Teams.Next(status, $$$"""{"error":{"code":"{{{code}}}","message":"something about 陈伯"}}""");

        Assert.Equal(new SendResult(status, kind, ActivityId: null, code), await SendAsync());
        Assert.Single(Teams.Calls);
    }

    [Theory]
    [InlineData(502, "<html><body>Bad Gateway</body></html>", "http-502")]
    [InlineData(403, "", "http-403")]
    [InlineData(500, """{"message":"An error about 陈伯"}""", "http-500")]
    [InlineData(500, """{"error":{"code":"what 陈伯 said"}}""", "http-500")]
    [InlineData(500, """{"error":{"code":null}}""", "http-500")]
    [InlineData(500, """{"error":null}""", "http-500")]
    public async Task Never_repeats_words_of_the_answer(int status, string body, string reason)
    {
        Teams.Next(status, body);

        Assert.Equal(reason, (await SendAsync()).Reason);
    }

    [Theory]
    [InlineData("17", 17)]
    [InlineData("Tue, 24 Nov 2026 10:00:30 GMT", 30)]
    [InlineData("Tue, 24 Nov 2026 09:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData(null, null)]
    public async Task Tells_how_long_the_channel_asks_to_wait(string? header, int? seconds)
    {
        Teams.Next(429, "", header);

        var result = await SendAsync();

        Assert.Equal(SendKind.Retry, result.Kind);
        Assert.Equal(seconds, (int?)result.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task For_its_token_is_made_once_more_with_a_fresh_one()
    {
        Teams.Next(401);

        Assert.Equal(SendKind.Sent, (await SendAsync()).Kind);
        Assert.Equal("Bearer token-1, Bearer token-2", string.Join(", ", Teams.Calls.Select(call => call.Authorization)));
        Assert.Equal(Teams.Calls[0].Body, Teams.Calls[1].Body);
    }

    [Fact]
    public async Task For_its_token_twice_is_given_up()
    {
        Teams.Next(401).Next(401, """{"error":{"code":"Unauthorized"}}""");

        Assert.Equal(new SendResult(401, SendKind.GaveUp, null, "Unauthorized"), await SendAsync());
        Assert.Equal(2, Teams.Calls.Count);
    }

    [Fact]
    public async Task For_want_of_a_token_is_to_be_made_again()
    {
        Tokens.Failure = new ConnectorTokenUnavailableException("throttled", TimeSpan.FromSeconds(9));

        Assert.Equal(new SendResult(0, SendKind.Retry, null, "token-throttled", TimeSpan.FromSeconds(9)), await SendAsync());
        Assert.Empty(Teams.Calls);
    }

    [Fact]
    public async Task For_want_of_an_answer_is_to_be_made_again()
    {
        Client = ClientWith(Tokens, TimeSpan.FromMilliseconds(200));
        Teams.NextNever();

        Assert.Equal(new SendResult(0, SendKind.Retry, null, "timeout"), await SendAsync());
    }

    [Fact]
    public async Task For_want_of_a_connector_is_to_be_made_again()
    {
        var serviceUrl = Teams.ServiceUrl;
        await Teams.DisposeAsync();

        var result = await Client.SendToConversationAsync(serviceUrl, "c", Hello, Cancellation);

        Assert.Equal(new SendResult(0, SendKind.Retry, null, "network-ConnectionError"), result);
    }

    [Fact]
    public async Task Because_the_caller_went_away_is_the_callers_affair()
    {
        Teams.NextNever();
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Client.SendToConversationAsync(Teams.ServiceUrl, "c", Hello, caller.Token)
        );
    }

    [Fact]
    public async Task Leads_nowhere_else()
    {
        var followed = 0;
        await using var elsewhere = await LoopbackServer.StartAsync(context =>
        {
            Interlocked.Increment(ref followed);
            return Task.CompletedTask;
        });
        Teams.Next(context =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = elsewhere.Address.ToString();
            return Task.CompletedTask;
        });

        Assert.Equal(new SendResult(307, SendKind.GaveUp, null, "http-307"), await SendAsync());
        Assert.Equal(0, followed);
    }
}

public sealed class A_stored_service_url : ConnectorTests
{
    [Theory]
    [InlineData("http://169.254.169.254/")]
    [InlineData("https://smba.trafficmanager.net.evil.test/amer/")]
    [InlineData("https://smba.trafficmanager.net@evil.test/amer/")]
    [InlineData("")]
    [InlineData("file:///etc/")]
    public async Task Of_a_stranger_is_never_called(string serviceUrl)
    {
        var result = await Client.SendToConversationAsync(serviceUrl, "c", Hello, Cancellation);

        Assert.Equal(new SendResult(0, SendKind.GaveUp, null, "service-url-not-trusted"), result);
        Assert.Equal(0, Tokens.Requests);
    }

    [Fact]
    public async Task Of_a_local_tool_is_called_without_the_token()
    {
        Options.AllowLoopbackServiceUrls = false;
        Options.AllowEmulator = true;

        Assert.Equal(SendKind.Sent, (await SendAsync()).Kind);
        Assert.Null(Assert.Single(Teams.Calls).Authorization);
        Assert.Equal(0, Tokens.Requests);
    }

    [Fact]
    public async Task Is_called_without_a_token_by_a_bot_without_identity()
    {
        Options.AllowLoopbackServiceUrls = false;
        Options.AppId = null;
        Client = ClientWith(null, TimeSpan.FromSeconds(10));

        Assert.Equal(SendKind.Sent, (await SendAsync()).Kind);
        Assert.Null(Assert.Single(Teams.Calls).Authorization);
    }
}

public sealed class The_wait_before_another_try
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 4)]
    [InlineData(3, 8)]
    [InlineData(4, 16)]
    public void Doubles(int attempt, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), RetryPolicy.NextDelay(attempt, null, 0.5));

    [Theory]
    [InlineData(0.0, 1.6)]
    [InlineData(1.0, 2.4)]
    public void Is_a_fifth_more_or_less(double jitter, double seconds) =>
        Assert.Equal(seconds, RetryPolicy.NextDelay(1, null, jitter)!.Value.TotalSeconds, 3);

    [Fact]
    public void Is_never_shorter_than_the_channel_asked()
    {
        Assert.Equal(TimeSpan.FromSeconds(90), RetryPolicy.NextDelay(1, TimeSpan.FromSeconds(90), 0.5));
        Assert.Equal(TimeSpan.FromSeconds(8), RetryPolicy.NextDelay(3, TimeSpan.FromSeconds(1), 0.5));
    }

    [Fact]
    public void Is_at_most_half_a_minute_and_a_fifth() =>
        Assert.Equal(TimeSpan.FromSeconds(36), RetryPolicy.NextDelay(900, null, 1, maxAttempts: int.MaxValue));

    [Theory]
    [InlineData(5, 5)]
    [InlineData(6, 5)]
    [InlineData(3, 3)]
    public void Is_none_after_the_last(int attempt, int maxAttempts) =>
        Assert.Null(RetryPolicy.NextDelay(attempt, TimeSpan.FromSeconds(1), 0.5, maxAttempts));
}
