using System.Text;
using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Tests.DirectLine.Support;

namespace CommunityCoachBot.Protocol.Tests.DirectLine;

public sealed class A_posted_activity
{
    [Fact, Case(33)]
    public async Task Reaches_the_bot_with_what_the_channel_sets()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        var id = await host.SayAsync(started, "你好");

        var seen = await host.Bot.NextAsync();
        Assert.Equal(id, seen.Id);
        Assert.Equal("你好", seen.Text);
        Assert.Equal("directline", seen.ChannelId);
        Assert.Equal(host.Address.AbsoluteUri, seen.ServiceUrl);
        Assert.Equal("coach", seen.Recipient!.Id);
        Assert.Equal("bot", seen.Recipient.Role);
        Assert.Equal(host.Time.GetUtcNow(), seen.Timestamp);
        Assert.Equal(started.ConversationId, seen.Conversation!.Id);
        Assert.Equal("user", seen.From!.Role);
    }

    [Fact, Case(34)]
    public async Task Comes_back_with_its_id_and_its_clients_mark()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);

        var id = await host.SayAsync(started, "hello", "mark-1");

        var echo = await socket.NextAsync();
        Assert.Equal(id, echo.Text("id"));
        Assert.Equal($"{started.ConversationId}|0000001", id);
        Assert.Equal("mark-1", echo["channelData"]!.AsObject().Text("clientActivityID"));
        Assert.Equal(id, Assert.Single((await host.ReadAsync(started)).Activities).Text("id"));
    }

    [Fact, Case(35)]
    public async Task Is_from_the_tokens_user_whatever_it_says()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        await host.PostActivityAsync(
            started,
            """{"type":"message","text":"x","from":{"id":"dl_boss","name":"Boss","aadObjectId":"00000000-0000-0000-0000-000000000001","role":"bot"}}"""
        );

        var seen = await host.Bot.NextAsync();
        Assert.Equal(DirectLineHost.User, seen.From!.Id);
        Assert.Equal("Worker One", seen.From.Name);
        Assert.Equal("user", seen.From.Role);
        Assert.Null(seen.From.AadObjectId);
    }

    [Fact]
    public async Task Cannot_take_a_reserved_user_id_without_a_token_that_carries_it()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.EnhancedAuthentication = false);
        var started = await host.StartConversationAsync(tokenBody: "{}");

        using var response = await host.PostActivityAsync(started, """{"type":"message","from":{"id":"dl_boss"}}""");

        await response.ShouldRefuseAsync(400, "BadArgument");
    }

    [Fact, Case(36)]
    public async Task Cannot_set_what_is_ours()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        using var response = await host.PostActivityAsync(
            started,
            """
            {"type":"message","text":"x","id":"mine","timestamp":"yesterday","recipient":{"id":"other"},"conversation":{"id":"other"},
            "serviceUrl":"https://evil.example","callerId":"urn:botframework:azure","channelId":"webchat"}
            """
        );

        var id = (await response.JsonAsync()).Text("id");
        var seen = await host.Bot.NextAsync();
        Assert.Equal($"{started.ConversationId}|0000001", id);
        Assert.Equal(id, seen.Id);
        Assert.Equal(host.Time.GetUtcNow(), seen.Timestamp);
        Assert.Equal("coach", seen.Recipient!.Id);
        Assert.Equal(started.ConversationId, seen.Conversation!.Id);
        Assert.Equal("directline", seen.ChannelId);
        Assert.DoesNotContain("evil", seen.ServiceUrl, StringComparison.Ordinal);
        Assert.Null(seen.CallerId);
    }

    [Theory, Case(37)]
    [InlineData("""{"text":"x"}""", "MissingProperty")]
    [InlineData("""{"type":""}""", "MissingProperty")]
    [InlineData("""{"type":5}""", "MissingProperty")]
    [InlineData("", "MissingProperty")]
    [InlineData("""{"type":"message","from":"me"}""", "MalformedData")]
    [InlineData("""{"type":"message","text":{"a":1}}""", "MalformedData")]
    [InlineData("""{"type":"message","entities":["x"]}""", "MalformedData")]
    [InlineData("""{"type":"message","text":"\ud800"}""", "MalformedData")]
    [InlineData("""{"type":"message","channelData":{"x":"\ud800"}}""", "MalformedData")]
    [InlineData("""{"type":"message","Type":"message","text":"a","text":"b"}""", "MalformedData")]
    [InlineData("""[{"type":"message"}]""", "MalformedData")]
    [InlineData("""{"type":"conversationUpdate","membersAdded":[{"id":"dl_boss"}]}""", "BadArgument")]
    [InlineData("""{"type":"installationUpdate","action":"remove"}""", "BadArgument")]
    [InlineData("""{"type":"message","channelData":{"clientActivityID":"a\u0000b"}}""", "BadArgument")]
    public async Task Of_the_wrong_shape_is_refused_and_stored_nowhere(string json, string code)
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        using var response = await host.PostActivityAsync(started, json);

        await response.ShouldRefuseAsync(400, code);
        Assert.Equal(0, await host.Store.LastAsync(started.ConversationId, CancellationToken.None));
    }

    [Fact, Case(38)]
    public async Task Of_an_unknown_type_passes_with_all_its_fields()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        await host.PostActivityAsync(started, """{"type":"suggestion","novel":{"deep":[1,2.50,true]},"text":"x"}""");

        var seen = await host.Bot.NextAsync("suggestion");
        Assert.Equal("""{"deep":[1,2.50,true]}""", seen.Properties!["novel"].GetRawText());
        var stored = Assert.Single((await host.ReadAsync(started)).Activities);
        Assert.Equal("""{"deep":[1,2.50,true]}""", stored["novel"]!.ToJsonString());
    }

    [Fact, Case(39)]
    public async Task That_is_an_event_passes_with_its_name_and_value()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        await host.PostActivityAsync(started, """{"type":"event","name":"webchat/join","value":{"language":"zh-HK"}}""");

        var seen = await host.Bot.NextAsync("event");
        Assert.Equal("webchat/join", seen.Name);
        Assert.Equal("zh-HK", seen.Value!["language"]!.GetValue<string>());
    }

    [Fact, Case(40)]
    public async Task That_is_typing_reaches_the_bot_and_nobody_else()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);

        using var response = await host.PostActivityAsync(started, """{"type":"typing"}""");
        await host.SayAsync(started, "after typing");

        Assert.NotEmpty((await response.JsonAsync()).Text("id"));
        Assert.Equal(DirectLineHost.User, (await host.Bot.NextAsync("typing")).From!.Id);
        Assert.Equal("message", (await socket.NextAsync()).Text("type"));
        Assert.Equal("message", Assert.Single((await host.ReadAsync(started)).Activities).Text("type"));
    }

    [Theory, Case(41)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task That_is_too_long_is_refused(bool saysHowLong)
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        var json = $$"""{"type":"message","text":"{{new string('x', 256 * 1024)}}"}""";
        using HttpContent content = saysHowLong
            ? new StringContent(json)
            : new StreamContent(new UnsizedStream(Encoding.UTF8.GetBytes(json)));

        using var response = await host.SendAsync(
            HttpMethod.Post,
            $"/conversations/{started.ConversationId}/activities",
            started.Token,
            content
        );

        await response.ShouldRefuseAsync(413, "MessageSizeTooBig");
    }

    [Fact, Case(41)]
    public async Task That_is_as_long_as_allowed_is_taken()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        var json = """{"type":"message","text":""}""";
        json = json.Replace("\"\"", $"\"{new string('x', (256 * 1024) - json.Length)}\"", StringComparison.Ordinal);

        using var response = await host.PostActivityAsync(started, json);

        Assert.Equal(256 * 1024, json.Length);
        Assert.Equal(200, (int)response.StatusCode);
    }

    [Fact, Case(42)]
    public async Task That_is_no_utf8_is_refused()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var content = new ByteArrayContent([.. "{\"type\":\"message\",\"text\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        using var response = await host.SendAsync(
            HttpMethod.Post,
            $"/conversations/{started.ConversationId}/activities",
            started.Token,
            content
        );

        await response.ShouldRefuseAsync(400, "MalformedData");
    }

    [Fact, Case(45)]
    public async Task That_is_sent_twice_is_taken_once()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        var first = await host.SayAsync(started, "once", "mark-1");
        var second = await host.SayAsync(started, "once", "mark-1");
        var other = await host.SayAsync(started, "once", "mark-2");

        Assert.Equal(first, second);
        Assert.NotEqual(first, other);
        Assert.Equal(2, (await host.ReadAsync(started)).Activities.Count);
        await host.StopAsync();
        Assert.Equal([first, other], host.Bot.All.Where(activity => activity.Type == "message").Select(activity => activity.Id));
    }

    [Fact, Case(46)]
    public async Task To_a_conversation_that_is_not_there_is_refused()
    {
        await using var host = await DirectLineHost.StartAsync();
        var token = await host.GenerateAsync();

        using var unknown = await host.PostAsync(
            "/conversations/nowhere/activities",
            DirectLineHost.Secret,
            """{"type":"message","from":{"id":"x"}}"""
        );
        using var notStarted = await host.PostAsync(
            $"/conversations/{token.Text("conversationId")}/activities",
            token.Text("token"),
            """{"type":"message"}"""
        );

        await unknown.ShouldRefuseAsync(404, "ConversationNotFound");
        await notStarted.ShouldRefuseAsync(404, "ConversationNotFound");
    }

    [Fact, Case(47)]
    public async Task After_the_end_is_refused()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        await host.PostActivityAsync(started, """{"type":"endOfConversation"}""");

        using var response = await host.PostActivityAsync(started, """{"type":"message","text":"late"}""");

        await response.ShouldRefuseAsync(404, "ConversationNotFound");
        await host.Bot.NextAsync("endOfConversation");
        Assert.Equal("endOfConversation", Assert.Single((await host.ReadAsync(started)).Activities).Text("type"));
    }

    [Fact, Case(47)]
    public async Task After_the_bot_ended_it_is_refused()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);
        await host.Hub.SendAsync(started.ConversationId, new Activity { Type = "endOfConversation" }, CancellationToken.None);

        using var response = await host.PostActivityAsync(started, """{"type":"message","text":"late"}""");

        await response.ShouldRefuseAsync(404, "ConversationNotFound");
        Assert.Equal("endOfConversation", (await socket.NextAsync()).Text("type"));
    }

    [Fact, Case(48)]
    public async Task Beyond_the_budget_is_refused_until_it_refills()
    {
        await using var host = await DirectLineHost.StartAsync(options =>
        {
            options.PostBurst = 3;
            options.PostsPerSecond = 0.5;
        });
        var started = await host.StartConversationAsync();
        var other = await host.StartConversationAsync();
        for (var i = 0; i < 3; i++)
            await host.SayAsync(started, "fast");

        using var refused = await host.PostActivityAsync(started, """{"type":"message"}""");

        await refused.ShouldRefuseAsync(429, "TooManyRequests");
        Assert.Equal("2", Assert.Single(refused.Headers.GetValues("Retry-After")));
        await host.SayAsync(other, "not my fault");
        host.Time.Advance(TimeSpan.FromSeconds(2));
        await host.SayAsync(started, "calm");
    }

    [Theory, Case(49)]
    [InlineData("""\u202Eمرحبا""")]
    [InlineData("👩‍👧‍👦 \\ud83d\\ude00")]
    [InlineData("a\\u0000b")]
    [InlineData("第一行\\n第二行 <b>&amp;\\\"")]
    public async Task Keeps_every_character(string escaped)
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        var json = $$$"""{"type":"message","text":"{{{escaped}}}","channelData":{"text":"{{{escaped}}}"}}""";
        var text = JsonNode.Parse(json)!.AsObject().Text("text");

        using var response = await host.PostActivityAsync(started, json);

        Assert.Equal(200, (int)response.StatusCode);
        var stored = Assert.Single((await host.ReadAsync(started)).Activities);
        Assert.Equal(text, stored.Text("text"));
        Assert.Equal(text, stored["channelData"]!.AsObject().Text("text"));
        Assert.Equal(text, (await host.Bot.NextAsync()).Text);
    }

    [Theory, Case(50)]
    [InlineData("stream", "stream")]
    [InlineData("normal", "normal")]
    [InlineData("expectReplies", null)]
    public async Task May_wish_for_a_delivery_mode(string asked, string? seen)
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        using var response = await host.PostActivityAsync(started, $$"""{"type":"message","text":"x","deliveryMode":"{{asked}}"}""");

        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal(seen, (await host.Bot.NextAsync()).DeliveryMode);
    }

    [Fact]
    public async Task As_Web_Chat_sends_it_round_trips()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        const string posted = """
            {"channelData":{"postBack":true,"clientActivityID":"ccudtf6kjc6","attachmentSizes":[]},"type":"message",
            "value":{"verb":"save","name":"陳伯","t":"false"},"channelId":"webchat","from":{"id":"dl_worker1","name":"工作員","role":"user"},
            "locale":"zh-CN","localTimestamp":"2026-11-24T10:32:20.405Z","localTimezone":"UTC","attachments":[],
            "entities":[{"requiresBotState":true,"supportsListening":true,"supportsTts":true,"type":"ClientCapabilities"}]}
            """;

        await host.PostActivityAsync(started, posted);

        var sent = JsonNode.Parse(posted)!.AsObject();
        var stored = Assert.Single((await host.ReadAsync(started)).Activities);
        foreach (var name in new[] { "channelData", "value", "locale", "localTimestamp", "localTimezone", "entities", "type" })
            Assert.True(JsonNode.DeepEquals(sent[name], stored[name]), name);
        Assert.Equal("directline", stored.Text("channelId"));
    }

    private sealed class UnsizedStream(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}

public sealed class A_turn_of_the_bot
{
    [Fact, Case(43)]
    public async Task That_throws_costs_the_user_nothing()
    {
        await using var host = await DirectLineHost.StartAsync();
        host.Bot.OnReceive = (activity, _) =>
            activity.Text == "break" ? throw new InvalidOperationException("said: marker-of-the-text") : Task.CompletedTask;
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);

        var id = await host.SayAsync(started, "break");

        Assert.Equal(id, (await socket.NextAsync()).Text("id"));
        var sorry = await socket.NextAsync();
        Assert.Equal("coach", sorry["from"]!.AsObject().Text("id"));
        Assert.Equal("message", sorry.Text("type"));
        Assert.Equal(id, sorry.Text("replyToId"));
        await host.SayAsync(started, "go on");
        await host.Bot.NextAsync();
        Assert.Equal("go on", (await host.Bot.NextAsync()).Text);
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("marker-of-the-text", StringComparison.Ordinal));
    }

    [Fact, Case(44)]
    public async Task That_is_slow_holds_no_post_and_its_late_reply_arrives()
    {
        await using var host = await DirectLineHost.StartAsync();
        var slow = new TaskCompletionSource();
        var hub = host.Hub;
        host.Bot.OnReceive = async (activity, cancellationToken) =>
        {
            if (activity.Type != "message")
                return;
            await slow.Task;
            await hub.SendAsync(activity.Conversation!.Id!, new Activity { Type = "message", Text = "late" }, cancellationToken);
        };
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);

        await host.SayAsync(started, "take your time");
        host.Time.Advance(TimeSpan.FromSeconds(16));
        slow.SetResult();

        Assert.Equal("take your time", (await socket.NextAsync()).Text("text"));
        Assert.Equal("late", (await socket.NextAsync()).Text("text"));
        Assert.Equal("late", (await host.ReadAsync(started)).Activities[^1].Text("text"));
    }

    [Fact]
    public async Task Ends_before_the_next_one_of_its_conversation_begins()
    {
        await using var host = await DirectLineHost.StartAsync();
        var running = 0;
        var most = 0;
        host.Bot.OnReceive = async (_, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
        };
        var started = await host.StartConversationAsync();

        var posted = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => host.SayAsync(started, $"{i}")));
        await host.StopAsync();

        Assert.Equal(1, most);
        var seen = host.Bot.All.Where(activity => activity.Type == "message").Select(activity => activity.Id).ToList();
        Assert.Equal(posted.Order(StringComparer.Ordinal), seen);
    }

    [Fact]
    public async Task Runs_although_the_client_left_before_its_answer()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        var store = new TaskCompletionSource();
        host.Store.Hold = store.Task;
        using var impatience = new CancellationTokenSource();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{DirectLineHost.Prefix}/conversations/{started.ConversationId}/activities"
        )
        {
            Content = new StringContent("""{"type":"message","text":"I am gone"}"""),
            Headers = { Authorization = new("Bearer", started.Token) },
        };
        var post = host.Http.SendAsync(request, impatience.Token);
        while (!host.Requests.Any(line => line.EndsWith("/activities", StringComparison.Ordinal)))
            await Task.Delay(5, TestContext.Current.CancellationToken);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => post);
        store.SetResult();

        Assert.Equal("I am gone", (await host.Bot.NextAsync()).Text);
    }

    [Fact]
    public async Task That_runs_when_the_host_stops_is_waited_for()
    {
        await using var host = await DirectLineHost.StartAsync();
        var finish = new TaskCompletionSource();
        var done = false;
        host.Bot.OnReceive = async (activity, _) =>
        {
            if (activity.Type != "message")
                return;
            await finish.Task;
            done = true;
        };
        var started = await host.StartConversationAsync();
        await host.SayAsync(started, "x");
        await host.Bot.NextAsync();

        var stop = host.StopAsync();
        finish.SetResult();
        await stop;

        Assert.True(done);
    }
}

public sealed class A_store_that_fails
{
    [Fact]
    public async Task Makes_a_post_fail_so_that_the_user_can_send_again()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        host.Store.Failure = new InvalidOperationException("database is locked: marker-of-the-text");

        using var response = await host.PostActivityAsync(started, """{"type":"message","text":"x"}""");

        await response.ShouldRefuseAsync(503, "ServiceError");
        host.Store.Failure = null;
        await host.SayAsync(started, "x");
        Assert.Equal(1, await host.Store.LastAsync(started.ConversationId, CancellationToken.None));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("marker-of-the-text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Does_not_stop_a_poller()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        await host.SayAsync(started, "x");
        var (_, watermark) = await host.ReadAsync(started);
        host.Store.Failure = new InvalidOperationException("database is locked");

        var (none, same) = await host.ReadAsync(started, watermark);

        Assert.Empty(none);
        Assert.Equal(watermark, same);
    }

    [Fact]
    public async Task Refuses_a_stream_without_telling_or_logging_why()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        host.Store.Failure = new InvalidOperationException("marker-of-the-text");

        Assert.Equal(500, await TestSocket.RefusedAsync(started.StreamUrl));
        using var start = await host.PostAsync("/conversations", started.Token);

        await start.ShouldRefuseAsync(500, "ServiceError");
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("marker-of-the-text", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Closes_a_stream_which_then_resumes_without_loss()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);
        await host.SayAsync(started, "one");
        await socket.NextAsync();

        host.Store.Failure = new InvalidOperationException("database is locked");
        host.Hub.Notify(started.ConversationId);
        await socket.ClosedByServerAsync();
        host.Store.Failure = null;
        await host.SayAsync(started, "two");

        var back = await host.ReconnectAsync(started, socket.Watermark);
        using var again = await TestSocket.OpenAsync(back.StreamUrl);
        Assert.Equal("two", (await again.NextAsync()).Text("text"));
    }
}
