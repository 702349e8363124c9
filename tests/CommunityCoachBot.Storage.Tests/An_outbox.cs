using CommunityCoachBot.Storage.Tests.Support;

namespace CommunityCoachBot.Storage.Tests;

public abstract class An_outbox(IDatabaseUnderTest database) : StoreTests(database)
{
    // On PostgreSQL an activity belongs to the replica that committed it until its lease ends.
    private DateTimeOffset Later => Given.Now + Options.SendLease;

    private async Task<IReadOnlyList<OutgoingActivity>> SendAsync(long version, params OutgoingActivity[] activities)
    {
        var outcome = await Turns.CommitAsync(Given.Turn(version, activities[0].Key) with { Outgoing = activities }, Cancellation);
        Assert.True(outcome);
        return outcome.ToSend;
    }

    private Task<IReadOnlyList<OutgoingActivity>> DueAsync(DateTimeOffset? now = null, int limit = 100) =>
        Turns.DueAsync(now ?? Later, limit, Cancellation);

    [Fact]
    public async Task Tells_what_to_send_in_order_and_numbered()
    {
        var first = await SendAsync(0, Given.Says("一"), Given.Says("二", ask: "q1"));
        var second = await SendAsync(1, Given.Says("三"));

        var sent = first.Concat(second).ToList();
        Assert.Equal(3, sent.Count);
        Assert.Equal(sent.Select(activity => activity.Sequence).Order(), sent.Select(activity => activity.Sequence));
        Assert.Equal(3, sent.Select(activity => activity.Sequence).Distinct().Count());
        Assert.Contains("一", System.Text.RegularExpressions.Regex.Unescape(sent[0].Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gives_everything_back_after_a_restart()
    {
        var sent = await SendAsync(0, Given.Says("一"), Given.Says("二", ask: "q1"));
        await RestartAsync();

        Assert.Equal(sent, await DueAsync());
    }

    [Fact]
    public async Task Gives_the_oldest_first_up_to_the_limit()
    {
        var sent = await SendAsync(0, Given.Says("一"), Given.Says("二"), Given.Says("三"));

        Assert.Equal(sent.Take(2), await DueAsync(limit: 2));
    }

    [Fact]
    public async Task Forgets_what_was_sent()
    {
        var sent = await SendAsync(0, Given.Says("一"), Given.Says("二"));

        await Turns.MarkAsync(new(sent[0].Sequence, Sent: true, "id-1", null, null), Cancellation);

        Assert.Equal([sent[1].Sequence], (await DueAsync()).Select(activity => activity.Sequence));
        Assert.Equal(0, await CountAsync($"SELECT COUNT(*) FROM outbox WHERE sequence = {sent[0].Sequence}"));
    }

    [Fact]
    public async Task Waits_until_the_time_to_try_again()
    {
        var sent = await SendAsync(0, Given.Says("一"));
        var retry = Later.AddMinutes(1);

        await Turns.MarkAsync(new(sent[0].Sequence, Sent: false, null, retry, "503"), Cancellation);

        Assert.Empty(await DueAsync(retry.AddSeconds(-1)));
        Assert.Equal(1, Assert.Single(await DueAsync(retry)).Attempts);
    }

    [Fact]
    public async Task Lets_no_later_reply_overtake_one_that_is_tried_again()
    {
        var sent = await SendAsync(0, Given.Says("一"), Given.Says("二"));
        var elsewhere = await SendAsync(0, Given.Says("别处", key: Given.Conversation("c2")));
        var retry = Later.AddMinutes(1);

        await Turns.MarkAsync(new(sent[0].Sequence, Sent: false, null, retry, "429"), Cancellation);

        Assert.Equal(elsewhere, await DueAsync());
        // Not again at once on PostgreSQL: what was due belongs to whoever fetched it.
        Assert.Equal(
            sent.Select(activity => activity.Sequence),
            (await DueAsync(retry)).Select(a => a.Sequence).Intersect(sent.Select(a => a.Sequence))
        );
    }

    [Fact]
    public async Task Shows_an_admin_what_was_given_up()
    {
        var key = Given.Conversation("c2");
        var sent = await SendAsync(0, Given.Says("一"), Given.Says("二"));
        var other = await SendAsync(0, Given.Says("别处", key: key));
        await Turns.MarkAsync(new(sent[0].Sequence, Sent: false, null, Later, "503"), Cancellation);

        await Turns.MarkAsync(new(sent[0].Sequence, Sent: false, null, null, "404"), Cancellation);
        await Turns.MarkAsync(new(other[0].Sequence, Sent: false, null, null, "403"), Cancellation);

        var failures = await Turns.UndeliverableAsync(Given.Tenant, 10, Cancellation);
        Assert.Equal(
            [(other[0].Sequence, "403", 1), (sent[0].Sequence, "404", 2)],
            failures.Select(f => (f.Sequence, f.Failure, f.Attempts))
        );
        Assert.Equal([key, Given.Conversation()], failures.Select(failure => failure.Key));
        Assert.All(failures, failure => Assert.Equal(Given.Now, failure.Since));
        Assert.Empty(await Turns.UndeliverableAsync("else", 10, Cancellation));
        Assert.Equal([sent[1].Sequence], (await DueAsync()).Select(activity => activity.Sequence));
    }

    [Fact]
    public async Task Knows_which_activity_to_replace()
    {
        var asked = await SendAsync(0, Given.Says("问", ask: "q1"));
        await Turns.MarkAsync(new(asked[0].Sequence, Sent: true, "teams-17", null, null), Cancellation);

        var update = Assert.Single(await SendAsync(1, Given.Says("答", updates: "q1")));

        Assert.Equal("teams-17", update.UpdatesActivityId);
        Assert.Equal(update, Assert.Single(await DueAsync()));
        Assert.Equal("teams-17", await Turns.ActivityOfAskAsync(Given.Conversation(), "q1", Cancellation));
        Assert.Null(await Turns.ActivityOfAskAsync(Given.Conversation("c2"), "q1", Cancellation));
    }

    [Fact]
    public async Task Finds_the_activity_to_replace_when_it_was_on_its_way_at_the_commit()
    {
        var asked = await SendAsync(0, Given.Says("问", ask: "q1"));
        var update = await SendAsync(1, Given.Says("答", updates: "q1"));
        Assert.Null(update[0].UpdatesActivityId);

        await Turns.MarkAsync(new(asked[0].Sequence, Sent: true, "teams-17", null, null), Cancellation);

        Assert.Equal("teams-17", await Turns.ActivityOfAskAsync(Given.Conversation(), "q1", Cancellation));
        Assert.Equal("teams-17", Assert.Single(await DueAsync()).UpdatesActivityId);
    }

    [Fact]
    public async Task Sends_nothing_that_went_back_in_the_response()
    {
        Assert.Empty(await SendAsync(0, Given.Says("一", delivery: Delivery.Response)));
        Assert.Empty(await DueAsync());
    }

    [Fact]
    public async Task Takes_a_mark_for_something_unknown_in_its_stride()
    {
        await Turns.MarkAsync(new(4711, Sent: true, "x", null, null), Cancellation);
        await Turns.MarkAsync(new(4711, Sent: false, null, null, "404"), Cancellation);

        Assert.Empty(await Turns.UndeliverableAsync(Given.Tenant, 10, Cancellation));
    }
}

public sealed class An_outbox_on_SQLite() : An_outbox(new SqliteUnderTest());

public sealed class An_outbox_on_PostgreSQL(PostgresFixture postgres) : An_outbox(new PostgresUnderTest(postgres));
