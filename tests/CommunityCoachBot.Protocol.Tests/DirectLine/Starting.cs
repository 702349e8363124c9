using CommunityCoachBot.Protocol.Tests.DirectLine.Support;

namespace CommunityCoachBot.Protocol.Tests.DirectLine;

public sealed class Starting_a_conversation
{
    [Fact, Case(20)]
    public async Task With_a_secret_gives_all_that_a_client_needs()
    {
        await using var host = await DirectLineHost.StartAsync();

        using var response = await host.PostAsync("/conversations", DirectLineHost.Secret);

        var body = await response.JsonAsync();
        Assert.Equal(201, (int)response.StatusCode);
        Assert.True(body.Text("conversationId").Length >= 22);
        Assert.True(body.Int("expires_in") >= 1800);
        var stream = new Uri(body.Text("streamUrl"));
        Assert.Equal("ws", stream.Scheme);
        Assert.StartsWith("?watermark=-&t=", stream.Query, StringComparison.Ordinal);
        using var read = await host.GetAsync($"/conversations/{body.Text("conversationId")}/activities", body.Text("token"));
        Assert.Equal(200, (int)read.StatusCode);
    }

    [Fact, Case(21, 22)]
    public async Task With_a_token_starts_that_ones_conversation_once()
    {
        await using var host = await DirectLineHost.StartAsync();
        var token = await host.GenerateAsync();

        using var first = await host.PostAsync("/conversations", token.Text("token"));
        using var second = await host.PostAsync("/conversations", token.Text("token"));

        Assert.Equal(201, (int)first.StatusCode);
        Assert.Equal(200, (int)second.StatusCode);
        Assert.Equal(token.Text("conversationId"), (await first.JsonAsync()).Text("conversationId"));
        Assert.Equal(token.Text("conversationId"), (await second.JsonAsync()).Text("conversationId"));
        await host.StopAsync();
        Assert.Single(host.Bot.Started);
        Assert.Single(host.Bot.All);
    }

    [Fact, Case(22)]
    public async Task Again_replays_it_from_the_beginning_so_that_a_reload_shows_all()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        await host.SayAsync(started, "before the reload");

        using var again = await host.PostAsync("/conversations", started.Token);

        using var socket = await TestSocket.OpenAsync((await again.JsonAsync()).Text("streamUrl"));
        Assert.Equal("before the reload", (await socket.NextAsync()).Text("text"));
    }

    [Fact]
    public async Task Twice_at_the_same_moment_greets_once()
    {
        await using var host = await DirectLineHost.StartAsync();
        var token = (await host.GenerateAsync()).Text("token");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => host.PostAsync("/conversations", token)));

        Assert.Single(answers, answer => (int)answer.StatusCode == 201);
        Assert.Equal(9, answers.Count(answer => (int)answer.StatusCode == 200));
        await host.StopAsync();
        Assert.Single(host.Bot.Started);
    }

    [Theory, Case(23, 24)]
    [InlineData("""{"user":{}}""")]
    [InlineData("{}")]
    [InlineData(null)]
    public async Task Needs_no_body(string? json)
    {
        await using var host = await DirectLineHost.StartAsync();
        var token = (await host.GenerateAsync()).Text("token");

        using var response = await host.PostAsync("/conversations", token, json);

        Assert.Equal(201, (int)response.StatusCode);
    }

    [Fact, Case(25, 27)]
    public async Task Tells_the_bot_the_locale_and_who_is_there()
    {
        await using var host = await DirectLineHost.StartAsync();

        var started = await host.StartConversationAsync(body: """{"user":{},"locale":"zh-CN"}""");

        var update = await host.Bot.NextAsync("conversationUpdate");
        Assert.Equal("zh-CN", update.Locale);
        Assert.Equal(["coach", DirectLineHost.User], update.MembersAdded!.Select(member => member.Id));
        Assert.Equal(started.ConversationId, update.Conversation!.Id);
        Assert.Equal("directline", update.ChannelId);
        Assert.Equal("coach", update.Recipient!.Id);
        Assert.Equal("zh-CN", Assert.Single(host.Bot.Started).Locale);
    }

    [Theory, Case(26)]
    [InlineData("""{"locale":5}""")]
    [InlineData("""{"locale":{"a":"zh"}}""")]
    [InlineData("""{"locale":"<b>zh</b>"}""")]
    public async Task Ignores_a_locale_that_is_none(string json)
    {
        await using var host = await DirectLineHost.StartAsync();
        var token = (await host.GenerateAsync()).Text("token");

        using var response = await host.PostAsync("/conversations", token, json);

        Assert.Equal(201, (int)response.StatusCode);
        Assert.Null((await host.Bot.NextAsync("conversationUpdate")).Locale);
    }

    [Fact, Case(28)]
    public async Task Without_a_user_adds_the_user_with_its_first_activity_only()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.EnhancedAuthentication = false);
        var started = await host.StartConversationAsync(tokenBody: "{}");
        await host.PostActivityAsync(started, """{"type":"message","text":"one","from":{"id":"u1","name":"U"}}""");
        await host.PostActivityAsync(started, """{"type":"message","text":"two","from":{"id":"u1","name":"U"}}""");
        await host.StopAsync();

        Assert.Equal(
            ["conversationUpdate coach", "conversationUpdate u1", "message ", "message "],
            host.Bot.All.Select(activity =>
                $"{activity.Type} {string.Join(',', (activity.MembersAdded ?? []).Select(member => member.Id))}"
            )
        );
        Assert.All(host.Bot.All.Skip(2), activity => Assert.Equal("u1", activity.From!.Id));
    }

    [Fact]
    public async Task Refuses_a_user_id_that_only_a_token_may_carry()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.EnhancedAuthentication = false);
        var token = (await host.GenerateAsync("{}")).Text("token");

        using var response = await host.PostAsync("/conversations", token, """{"user":{"id":"dl_boss"}}""");

        await response.ShouldRefuseAsync(400, "BadArgument");
    }
}

public sealed class Coming_back_to_a_conversation
{
    [Fact, Case(29)]
    public async Task With_a_watermark_replays_what_came_later()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        await host.SayAsync(started, "seen");
        var (_, watermark) = await host.ReadAsync(started);
        await host.SayAsync(started, "missed");

        var back = await host.ReconnectAsync(started, watermark);

        Assert.NotEqual(started.StreamUrl, back.StreamUrl);
        Assert.Contains($"watermark={watermark}&", back.StreamUrl, StringComparison.Ordinal);
        using var socket = await TestSocket.OpenAsync(back.StreamUrl);
        Assert.Equal("missed", (await socket.NextAsync()).Text("text"));
    }

    [Fact, Case(30)]
    public async Task Without_a_watermark_shows_only_what_is_new()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        await host.SayAsync(started, "old");

        var back = await host.ReconnectAsync(started, watermark: null);
        await host.SayAsync(started, "between the request and the socket");

        using var socket = await TestSocket.OpenAsync(back.StreamUrl);
        await host.SayAsync(started, "live");
        Assert.Equal("between the request and the socket", (await socket.NextAsync()).Text("text"));
        Assert.Equal("live", (await socket.NextAsync()).Text("text"));
    }

    [Fact, Case(30)]
    public async Task With_an_empty_watermark_and_a_fresh_token_shows_only_what_is_new()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        await host.SayAsync(started, "old");
        var fresh = host.Tokens.Issue(started.ConversationId, DirectLineHost.User, null).Token;

        var back = await host.ReconnectAsync(started with { Token = fresh }, watermark: "");
        await host.SayAsync(started, "new");

        using var socket = await TestSocket.OpenAsync(back.StreamUrl);
        Assert.Equal("new", (await socket.NextAsync()).Text("text"));
    }

    [Fact]
    public async Task Before_the_first_frame_was_seen_loses_nothing()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        await host.SayAsync(started, "said while the socket was breaking");

        var back = await host.ReconnectAsync(started, watermark: "");

        using var socket = await TestSocket.OpenAsync(back.StreamUrl);
        Assert.Equal("said while the socket was breaking", (await socket.NextAsync()).Text("text"));
    }

    [Fact, Case(31)]
    public async Task That_is_not_there_is_refused()
    {
        await using var host = await DirectLineHost.StartAsync();
        var token = await host.GenerateAsync();

        using var unknown = await host.GetAsync("/conversations/no-such-conversation", DirectLineHost.Secret);
        using var notStarted = await host.GetAsync($"/conversations/{token.Text("conversationId")}", token.Text("token"));

        await unknown.ShouldRefuseAsync(404, "ConversationNotFound");
        await notStarted.ShouldRefuseAsync(404, "ConversationNotFound");
    }

    [Fact, Case(32)]
    public async Task With_an_expired_token_is_refused_as_403_so_that_the_client_waits_for_a_new_one()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        host.Time.Advance(TimeSpan.FromMinutes(31));

        using var response = await host.GetAsync($"/conversations/{started.ConversationId}?watermark=", started.Token);

        await response.ShouldRefuseAsync(403, "TokenExpired");
    }

    [Fact]
    public async Task That_has_ended_is_refused_so_that_the_client_stops()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        await host.PostActivityAsync(started, """{"type":"endOfConversation"}""");

        using var resume = await host.GetAsync($"/conversations/{started.ConversationId}?watermark=", started.Token);
        using var restart = await host.PostAsync("/conversations", started.Token);

        await resume.ShouldRefuseAsync(404, "ConversationNotFound");
        await restart.ShouldRefuseAsync(404, "ConversationNotFound");
    }
}
