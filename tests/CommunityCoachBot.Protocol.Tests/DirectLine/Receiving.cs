using System.Globalization;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Tests.DirectLine.Support;

namespace CommunityCoachBot.Protocol.Tests.DirectLine;

public sealed class Reading_activities
{
    [Fact, Case(61, 62)]
    public async Task From_the_start_gives_all_in_order()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        foreach (var text in new[] { "one", "two", "three" })
            await host.SayAsync(started, text);

        var (absent, watermark) = await host.ReadAsync(started);
        var (empty, _) = await host.ReadAsync(started, "");

        Assert.Equal(["one", "two", "three"], absent.Select(activity => activity.Text("text")));
        Assert.Equal(["one", "two", "three"], empty.Select(activity => activity.Text("text")));
        Assert.Equal("3", watermark);
    }

    [Fact, Case(63)]
    public async Task With_the_watermark_of_the_last_set_gives_nothing_until_there_is_more()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        await host.SayAsync(started, "one");
        var (_, watermark) = await host.ReadAsync(started);

        var (none, same) = await host.ReadAsync(started, watermark);
        await host.SayAsync(started, "two");
        var (more, _) = await host.ReadAsync(started, same);

        Assert.Empty(none);
        Assert.Equal(watermark, same);
        Assert.Equal("two", Assert.Single(more).Text("text"));
    }

    [Fact, Case(63)]
    public async Task Of_a_new_conversation_gives_an_empty_set_with_a_watermark()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        var (none, watermark) = await host.ReadAsync(started, "");

        Assert.Empty(none);
        Assert.Equal("0", watermark);
    }

    [Theory, Case(64)]
    [InlineData("abc")]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("+1")]
    [InlineData("99999999999999999999")]
    [InlineData("1'%20or%201=1")]
    public async Task With_garbage_for_a_watermark_is_refused(string watermark)
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        using var get = await host.GetAsync($"/conversations/{started.ConversationId}/activities?watermark={watermark}", started.Token);
        using var resume = await host.GetAsync($"/conversations/{started.ConversationId}?watermark={watermark}", started.Token);

        await get.ShouldRefuseAsync(400, "BadArgument");
        await resume.ShouldRefuseAsync(400, "BadArgument");
    }

    [Fact, Case(65)]
    public async Task Beyond_the_end_gives_nothing_and_the_same_watermark()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        await host.SayAsync(started, "one");

        var (none, watermark) = await host.ReadAsync(started, "500");

        Assert.Empty(none);
        Assert.Equal("500", watermark);
    }

    [Fact, Case(66)]
    public async Task Shows_no_typing_and_nothing_that_is_between_bot_and_channel()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        foreach (var type in new[] { "typing", "trace", "conversationUpdate", "invoke", "message", "typing" })
            await host.Hub.SendAsync(started.ConversationId, new Activity { Type = type, Text = type }, CancellationToken.None);

        var (activities, watermark) = await host.ReadAsync(started);

        Assert.Equal("message", Assert.Single(activities).Text("type"));
        Assert.Equal("6", watermark);
    }

    [Fact, Case(66)]
    public async Task Is_not_stopped_by_a_page_of_activities_that_clients_do_not_see()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.PageSize = 3);
        var started = await host.StartConversationAsync();
        for (var i = 0; i < 7; i++)
            await host.Hub.SendAsync(started.ConversationId, new Activity { Type = "trace" }, CancellationToken.None);
        await host.SayAsync(started, "after all these");

        var (activities, _) = await host.ReadAsync(started);

        Assert.Equal("after all these", Assert.Single(activities).Text("text"));
    }

    [Fact, Case(67)]
    public async Task Page_by_page_loses_nothing()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        for (var i = 0; i < 120; i++)
            await host.SayAsync(started, i.ToString(CultureInfo.InvariantCulture));

        var pages = new List<int>();
        var read = new List<string>();
        var watermark = "";
        while (true)
        {
            var (page, next) = await host.ReadAsync(started, watermark);
            if (page.Count == 0)
                break;
            pages.Add(page.Count);
            read.AddRange(page.Select(activity => activity.Text("text")));
            watermark = next;
        }

        Assert.Equal([50, 50, 20], pages);
        Assert.Equal(Enumerable.Range(0, 120).Select(i => i.ToString(CultureInfo.InvariantCulture)), read);
    }

    [Fact, Case(67)]
    public async Task Of_long_activities_comes_in_pages_of_bounded_size()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        for (var i = 0; i < 9; i++)
            await host.SayAsync(started, new string('x', 200_000));

        var (first, watermark) = await host.ReadAsync(started);
        var (second, _) = await host.ReadAsync(started, watermark);

        Assert.Equal(5, first.Count);
        Assert.Equal("5", watermark);
        Assert.Equal(4, second.Count);
    }

    [Fact, Case(68)]
    public async Task By_two_pollers_is_independent()
    {
        await using var host = await DirectLineHost.StartAsync(options => options.PageSize = 2);
        var started = await host.StartConversationAsync();
        for (var i = 0; i < 20; i++)
            await host.SayAsync(started, i.ToString(CultureInfo.InvariantCulture));

        async Task<List<string>> PollAsync()
        {
            var read = new List<string>();
            var watermark = "";
            while (true)
            {
                var (page, next) = await host.ReadAsync(started, watermark);
                if (page.Count == 0)
                    return read;
                read.AddRange(page.Select(activity => activity.Text("text")));
                watermark = next;
            }
        }
        var both = await Task.WhenAll(PollAsync(), PollAsync());

        var all = Enumerable.Range(0, 20).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();
        Assert.All(both, read => Assert.Equal(all, read));
    }

    [Fact, Case(69)]
    public async Task While_a_hundred_are_posted_at_once_keeps_ids_unique_and_order_whole()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => host.SayAsync(started, $"{i}")));

        Assert.Equal(100, ids.Distinct().Count());
        var (first, watermark) = await host.ReadAsync(started);
        var (second, last) = await host.ReadAsync(started, watermark);
        Assert.Equal(ids.Order(StringComparer.Ordinal), first.Concat(second).Select(activity => activity.Text("id")));
        Assert.Equal(("50", "100"), (watermark, last));
    }

    [Fact]
    public async Task Shows_an_update_as_the_same_activity_again()
    {
        await using var host = await DirectLineHost.StartAsync();
        var started = await host.StartConversationAsync();
        var card = await host.Hub.SendAsync(
            started.ConversationId,
            new Activity { Type = "message", Text = "card" },
            CancellationToken.None
        );
        await host.SayAsync(started, "answer");
        host.Store.Update(started.ConversationId, card.ActivityId, """{"type":"message","text":"card, answered"}""");

        var (activities, watermark) = await host.ReadAsync(started, "1");

        Assert.Equal(["answer", "card, answered"], activities.Select(activity => activity.Text("text")));
        Assert.Equal(card.ActivityId, activities[1].Text("id"));
        Assert.Equal("3", watermark);
    }

    [Fact, Case(64)]
    public async Task With_another_conversations_watermark_shows_only_ones_own()
    {
        await using var host = await DirectLineHost.StartAsync();
        var mine = await host.StartConversationAsync();
        var other = await host.StartConversationAsync();
        await host.SayAsync(other, "theirs");
        var (_, theirs) = await host.ReadAsync(other);
        await host.SayAsync(mine, "mine 1");
        await host.SayAsync(mine, "mine 2");

        var (read, _) = await host.ReadAsync(mine, theirs);

        Assert.Equal("mine 2", Assert.Single(read).Text("text"));
    }
}
