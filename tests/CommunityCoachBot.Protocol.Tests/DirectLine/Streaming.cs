using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Tests.DirectLine.Support;

namespace CommunityCoachBot.Protocol.Tests.DirectLine;

public sealed class A_stream
{
    [Fact, Case(70, 76)]
    public async Task Opens_with_its_address_alone_and_begins_with_a_watermark()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        using var socket = await TestSocket.OpenAsync(started.StreamUrl);

        var set = await socket.SetAsync();
        Assert.Empty(set["activities"]!.AsArray());
        Assert.Equal("0", set.Text("watermark"));
    }

    [Fact, Case(71)]
    public async Task Is_refused_a_minute_later()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        host.Time.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal(403, await TestSocket.RefusedAsync(started.StreamUrl));
    }

    [Fact, Case(71)]
    public async Task Is_refused_without_a_ticket_or_with_that_of_another_conversation()
    {
        await using var host = await DirectLineHost.StartAsync();
        var mine = await host.StartConversationAsync();
        var other = await host.StartConversationAsync();
        var none = mine.StreamUrl[..mine.StreamUrl.IndexOf("&t=", StringComparison.Ordinal)];
        var swapped = mine.StreamUrl.Replace(mine.ConversationId, other.ConversationId, StringComparison.Ordinal);

        Assert.Equal(401, await TestSocket.RefusedAsync(none));
        Assert.Equal(403, await TestSocket.RefusedAsync(swapped));
    }

    [Fact, Case(72, 82)]
    public async Task That_is_open_flows_on_when_tokens_expire_or_are_refreshed()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.IdleTimeout = TimeSpan.FromHours(2));
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);
        await socket.SetAsync();

        host.Time.Advance(TimeSpan.FromMinutes(15));
        using var refreshed = await host.PostAsync("/tokens/refresh", started.Token);
        var token = (await refreshed.JsonAsync()).Text("token");
        await host.SayAsync(started with { Token = token }, "with the new token");
        host.Time.Advance(TimeSpan.FromMinutes(16));
        await host.Hub.SendAsync(
            started.ConversationId,
            new Activity { Type = "message", Text = "after the old one expired" },
            CancellationToken.None
        );

        Assert.Equal("with the new token", (await socket.NextAsync()).Text("text"));
        Assert.Equal("after the old one expired", (await socket.NextAsync()).Text("text"));
    }

    [Fact, Case(73)]
    public async Task Begins_with_what_was_said_before_it_was_open()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        await host.SayAsync(started, "early");

        using var socket = await TestSocket.OpenAsync(started.StreamUrl);
        var early = await socket.NextAsync();
        await host.SayAsync(started, "live");

        Assert.Equal("early", early.Text("text"));
        Assert.Equal("live", (await socket.NextAsync()).Text("text"));
        Assert.Equal("2", socket.Watermark);
    }

    [Fact, Case(74)]
    public async Task Ignores_whatever_the_client_sends()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);

        await socket.SendAsync("");
        await socket.SendAsync("""{"activities":[{"type":"message","text":"smuggled"}]}""");
        await host.SayAsync(started, "posted");

        Assert.Equal("posted", (await socket.NextAsync()).Text("text"));
        Assert.Equal(1, await host.Store.LastAsync(started.ConversationId, CancellationToken.None));
    }

    [Fact, Case(74)]
    public async Task Is_closed_for_a_client_that_sends_more_than_a_frame()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);

        await socket.SendAsync(new string('x', (64 * 1024) + 1));
        await socket.ClosedByServerAsync();

        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
    }

    [Fact, Case(75)]
    public async Task Is_kept_alive_with_empty_frames()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);
        await socket.SetAsync();

        host.Time.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal("", await socket.FrameAsync());
    }

    [Fact, Case(75)]
    public async Task Of_a_client_that_fell_silent_is_closed()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);
        await socket.SetAsync();

        for (var i = 0; i < 4; i++)
            host.Time.Advance(TimeSpan.FromSeconds(15));
        await socket.ClosedByServerAsync();

        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
    }

    [Fact, Case(77)]
    public async Task Is_closed_as_a_collision_when_another_opens()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var first = await TestSocket.OpenAsync(started.StreamUrl);
        await first.SetAsync();

        using var second = await TestSocket.OpenAsync((await host.ReconnectAsync(started, "0")).StreamUrl);
        await first.ClosedByServerAsync();
        await host.SayAsync(started, "for the second");

        Assert.Equal(WebSocketCloseStatus.NormalClosure, first.CloseStatus);
        Assert.Equal("collision", first.CloseReason);
        Assert.Equal("for the second", (await second.NextAsync()).Text("text"));
    }

    [Fact, Case(78)]
    public async Task That_is_cut_resumes_by_watermark_without_loss_or_double()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);
        await host.SayAsync(started, "1");
        await host.SayAsync(started, "2");
        Assert.Equal("1", (await socket.NextAsync()).Text("text"));
        Assert.Equal("2", (await socket.NextAsync()).Text("text"));

        Assert.Equal(1, host.CutStreams());
        await Assert.ThrowsAsync<WebSocketException>(() => socket.FrameAsync());
        await host.SayAsync(started, "3");
        using var again = await TestSocket.OpenAsync((await host.ReconnectAsync(started, socket.Watermark)).StreamUrl);
        await host.SayAsync(started, "4");

        Assert.Equal("3", (await again.NextAsync()).Text("text"));
        Assert.Equal("4", (await again.NextAsync()).Text("text"));
    }

    [Fact, Case(79)]
    public async Task Survives_a_restart_of_the_host_without_loss_or_double()
    {
        var store = new MemoryTranscript();
        Started started;
        string watermark;
        await using (var before = await DirectLineHost.StartAsync(store: store))
        {
            started = await before.StartConversationAsync();
            using var socket = await TestSocket.OpenAsync(started.StreamUrl);
            await before.SayAsync(started, "before");
            Assert.Equal("before", (await socket.NextAsync()).Text("text"));
            watermark = socket.Watermark;
            var stop = before.StopAsync();
            await socket.ClosedByServerAsync();
            Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
            await stop;
        }

        await using var after = await DirectLineHost.StartAsync(store: store);
        await after.SayAsync(started, "after", "mark-1");
        using var again = await TestSocket.OpenAsync((await after.ReconnectAsync(started, watermark)).StreamUrl);
        Assert.Equal("after", (await again.NextAsync()).Text("text"));
        await after.SayAsync(started, "after", "mark-1");
        await after.SayAsync(started, "end");
        Assert.Equal("end", (await again.NextAsync()).Text("text"));
        Assert.Empty(after.Bot.Started);
    }

    [Fact, Case(81)]
    public async Task Shows_typing_live_and_never_again()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);
        await socket.SetAsync();

        var id = host.Hub.SendTyping(started.ConversationId);

        var set = await socket.SetAsync();
        var typing = await socket.NextAsync();
        Assert.Equal(("typing", id), (typing.Text("type"), typing.Text("id")));
        Assert.Equal("coach", typing["from"]!.AsObject().Text("id"));
        Assert.False(set.ContainsKey("watermark"));
        Assert.Empty((await host.ReadAsync(started)).Activities);
        using var again = await TestSocket.OpenAsync((await host.ReconnectAsync(started, "0")).StreamUrl);
        await host.SayAsync(started, "next");
        Assert.Equal("next", (await again.NextAsync()).Text("text"));
    }

    [Fact, Case(81)]
    public async Task Carries_a_reply_piece_by_piece()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);

        await socket.SetAsync();
        var streamId = host.Hub.SendTyping(started.ConversationId, Piece("你", 1, null));
        host.Hub.SendTyping(started.ConversationId, Piece("你好", 2, streamId));
        var final = new Activity
        {
            Type = "message",
            Text = "你好！",
            ChannelData = new JsonObject { ["streamType"] = "final", ["streamId"] = streamId },
        };
        await host.Hub.SendAsync(started.ConversationId, final, CancellationToken.None);

        var first = await socket.NextAsync();
        var second = await socket.NextAsync();
        var last = await socket.NextAsync();
        Assert.Equal(["你", "你好", "你好！"], new[] { first, second, last }.Select(piece => piece.Text("text")));
        Assert.Equal(streamId, first.Text("id"));
        Assert.NotEqual(streamId, second.Text("id"));
        Assert.Equal(streamId, second["channelData"]!.AsObject().Text("streamId"));
        Assert.Equal(streamId, last["channelData"]!.AsObject().Text("streamId"));
        Assert.Equal("你好！", Assert.Single((await host.ReadAsync(started)).Activities).Text("text"));

        static Activity Piece(string text, int sequence, string? streamId)
        {
            var data = new JsonObject { ["streamType"] = "streaming", ["streamSequence"] = sequence };
            if (streamId is not null)
                data["streamId"] = streamId;
            return new() { Text = text, ChannelData = data };
        }
    }

    [Fact, Case(81)]
    public async Task Never_brings_a_piece_of_a_reply_after_the_whole()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);
        await socket.SetAsync();

        for (var i = 0; i < 200; i++)
        {
            host.Hub.SendTyping(started.ConversationId, new Activity { Text = "piece" });
            await host.Hub.SendAsync(started.ConversationId, new Activity { Type = "message", Text = "whole" }, CancellationToken.None);
        }

        var pieces = 0;
        var wholes = 0;
        while (wholes < 200)
        {
            if ((await socket.NextAsync()).Text("type") == "typing")
                pieces++;
            else
                Assert.True(pieces >= ++wholes, $"Whole {wholes} came after {pieces} pieces.");
        }
        Assert.Equal(200, pieces);
    }

    [Fact, Case(83)]
    public async Task Is_refused_to_a_page_that_is_not_trusted()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        Assert.Equal(403, await TestSocket.RefusedAsync(started.StreamUrl, origin: "https://evil.example"));
        using var own = await TestSocket.OpenAsync(started.StreamUrl, origin: host.Address.GetLeftPart(UriPartial.Authority));
        await own.SetAsync();
    }

    [Theory, Case(84)]
    [InlineData(null, null, "ws://127.0.0.1")]
    [InlineData("https", "coach.example", "wss://coach.example/v3/directline/conversations/")]
    [InlineData("http", "coach.example:8080", "ws://coach.example:8080/v3/directline/conversations/")]
    public async Task Has_the_address_that_the_client_sees(string? scheme, string? name, string start)
    {
        await using var host = await DirectLineHost.StartAsync();
        (string, string)[] headers = scheme is null ? [] : [("X-Forwarded-Proto", scheme), ("X-Forwarded-Host", name!)];

        using var response = await host.PostAsync("/conversations", DirectLineHost.Secret, null, headers);

        Assert.StartsWith(start, (await response.JsonAsync()).Text("streamUrl"), StringComparison.Ordinal);
    }

    [Fact, Case(84)]
    public async Task Has_the_settings_address_where_there_is_one()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.PublicUrl = new("https://coach.example/bots/"));

        using var response = await host.PostAsync("/conversations", DirectLineHost.Secret);

        Assert.StartsWith(
            "wss://coach.example/bots/v3/directline/conversations/",
            (await response.JsonAsync()).Text("streamUrl"),
            StringComparison.Ordinal
        );
    }

    [Fact, Case(85)]
    public async Task Brings_a_large_set_in_frames_of_bounded_size()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        for (var i = 0; i < 120; i++)
            await host.SayAsync(started, $"{i:000} {new string('大', 3000)}");

        using var socket = await TestSocket.OpenAsync(started.StreamUrl);

        for (var i = 0; i < 120; i++)
            Assert.StartsWith($"{i:000} ", (await socket.NextAsync()).Text("text"), StringComparison.Ordinal);
        Assert.InRange(socket.LargestFrame, 9_000, 64 * 1024);
        Assert.Equal("120", socket.Watermark);
    }

    [Fact, Case(76)]
    public async Task Brings_one_activity_a_frame_as_directlinejs_mixes_frames_that_hold_more()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        await host.SayAsync(started, "1");
        await host.SayAsync(started, "2");

        using var socket = await TestSocket.OpenAsync(started.StreamUrl);

        var sets = new[] { await socket.SetAsync(), await socket.SetAsync(), await socket.SetAsync() };
        Assert.Equal([0, 1, 1], sets.Select(set => set["activities"]!.AsArray().Count));
        Assert.Equal(["0", "1", "2"], sets.Select(set => set.Text("watermark")));
    }

    [Fact, Case(85)]
    public async Task Brings_an_activity_that_is_longer_than_a_frame()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);

        await host.SayAsync(started, new string('x', 200_000));
        await host.SayAsync(started, "short");

        Assert.Equal(200_000, (await socket.NextAsync()).Text("text").Length);
        Assert.Equal("short", (await socket.NextAsync()).Text("text"));
    }

    [Fact]
    public async Task Skips_what_clients_do_not_see_and_goes_on()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        for (var i = 0; i < 60; i++)
            await host.Hub.SendAsync(started.ConversationId, new Activity { Type = "trace" }, CancellationToken.None);
        await host.SayAsync(started, "seen");

        using var socket = await TestSocket.OpenAsync(started.StreamUrl);

        Assert.Equal("seen", (await socket.NextAsync()).Text("text"));
        Assert.Equal("61", socket.Watermark);
    }

    [Fact]
    public async Task Of_a_client_that_does_not_keep_up_is_closed_not_queued_for_ever()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);
        await socket.SetAsync();
        var piece = new string('x', 100_000);

        for (var i = 0; i < 2000; i++)
            host.Hub.SendTyping(started.ConversationId, new Activity { Text = piece });

        // The client does not read, so the server's goodbye cannot reach it either: it is cut off after a grace.
        var read = 0;
        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            while (await socket.FrameAsync() is not null)
                read++;
            throw new InvalidOperationException("closed politely");
        });
        Assert.InRange(read, 0, 1999);
    }

    [Fact]
    public async Task That_the_client_leaves_is_forgotten()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);
        await socket.SetAsync();

        await socket.LeaveAsync();
        await host.SayAsync(started, "nobody listens");

        using var again = await TestSocket.OpenAsync((await host.ReconnectAsync(started, "0")).StreamUrl);
        Assert.Equal("nobody listens", (await again.NextAsync()).Text("text"));
    }

    [Fact]
    public async Task Brings_every_activity_once_while_many_write_and_wake()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        using var socket = await TestSocket.OpenAsync(started.StreamUrl);

        var writers = Enumerable
            .Range(0, 8)
            .Select(_ =>
                Task.Run(async () =>
                {
                    for (var i = 0; i < 50; i++)
                    {
                        await host.Hub.SendAsync(
                            started.ConversationId,
                            new Activity { Type = "message", Text = "x" },
                            CancellationToken.None
                        );
                        host.Hub.Notify(started.ConversationId);
                    }
                })
            );
        await Task.WhenAll(writers);

        for (var i = 1; i <= 400; i++)
            Assert.Equal(
                $"{started.ConversationId}|{i.ToString("0000000", CultureInfo.InvariantCulture)}",
                (await socket.NextAsync()).Text("id")
            );
    }

    [Fact]
    public async Task For_voice_does_not_exist()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        using var response = await host.GetAsync($"/conversations/{started.ConversationId}/stream/multimodal", started.Token);
        using var noUpgrade = await host.GetAsync(new Uri(started.StreamUrl).PathAndQuery[DirectLineHost.Prefix.Length..], started.Token);

        await response.ShouldRefuseAsync(404);
        await noUpgrade.ShouldRefuseAsync(400);
    }
}
