using System.Text.Json.Nodes;
using CommunityCoachBot.Storage.Tests.Support;

namespace CommunityCoachBot.Storage.Tests;

public abstract class A_transcript(IDatabaseUnderTest database) : StoreTests(database)
{
    private const string C = "c1";
    private static readonly ConversationKey Key = Given.Conversation(C, "webchat");

    private Task<bool> CreateAsync(string id = C, string user = Given.Worker, string tenant = Given.Tenant) =>
        Transcripts.CreateAsync(new(id, tenant, user, "小周", "zh-CN", Ended: false), Cancellation);

    private Task<TranscriptRow> AppendAsync(string body = "{\"type\":\"message\"}", string? client = null, bool fromUser = true) =>
        Transcripts.AppendAsync(C, body, client, fromUser, Cancellation);

    private Task<IReadOnlyList<TranscriptRow>> AfterAsync(long watermark = 0, int limit = 100) =>
        Transcripts.AfterAsync(C, watermark, limit, Cancellation);

    private Task<CommitOutcome> AnswerAsync(long version, InboundKey? inbound, params OutgoingActivity[] says) =>
        Turns.CommitAsync(Given.Turn(version, Key) with { Inbound = inbound, Outgoing = says }, Cancellation);

    private static OutgoingActivity Says(string text, string? ask = null, string? updates = null) =>
        Given.Says(text, ask, updates, Delivery.Transcript, Key);

    private static string? Id(TranscriptRow row) => (string?)JsonNode.Parse(row.Body)!["id"];

    [Fact]
    public async Task Is_created_once()
    {
        Assert.True(await CreateAsync());
        Assert.False(await CreateAsync());
        Assert.False(await CreateAsync(tenant: "else"));

        Assert.Equal(new(C, Given.Tenant, Given.Worker, "小周", "zh-CN", false), await Transcripts.FindAsync(C, Cancellation));
        Assert.Null(await Transcripts.FindAsync("c9", Cancellation));
        Assert.Equal(0, await Transcripts.LastAsync(C, Cancellation));
    }

    [Fact]
    public async Task Is_found_again_by_its_person_until_it_ends()
    {
        await CreateAsync("old");
        await CreateAsync("new");
        await CreateAsync("others", Given.Other);
        await CreateAsync("elsewhere", tenant: "else");

        Assert.Equal("new", (await Transcripts.LatestAsync(Given.Tenant, Given.Worker, Cancellation))?.ConversationId);

        await Transcripts.EndAsync("new", Cancellation);
        Assert.True((await Transcripts.FindAsync("new", Cancellation))!.Ended);
        Assert.Equal("old", (await Transcripts.LatestAsync(Given.Tenant, Given.Worker, Cancellation))?.ConversationId);

        await Transcripts.EndAsync("old", Cancellation);
        Assert.Null(await Transcripts.LatestAsync(Given.Tenant, Given.Worker, Cancellation));
    }

    [Fact]
    public async Task Numbers_activities_and_puts_the_id_into_each()
    {
        await CreateAsync();

        var first = await AppendAsync("{\"type\":\"message\",\"text\":\"你好 {\\\"id\\\":1}\",\"from\":{\"id\":\"u\"}}");
        var second = await AppendAsync("{}");
        var third = await AppendAsync("{\"id\":\"claimed\",\"type\":\"typing\"}");

        Assert.Equal([1, 2, 3], new[] { first, second, third }.Select(row => row.Sequence));
        Assert.Equal(["c1|0000001", "c1|0000002", "c1|0000003"], new[] { first, second, third }.Select(row => row.ActivityId));
        Assert.All([first, second, third], row => Assert.Equal(row.ActivityId, Id(row)));
        Assert.Equal("你好 {\"id\":1}", (string?)JsonNode.Parse(first.Body)!["text"]);
        Assert.Equal([first, second, third], await AfterAsync());
        Assert.Equal(3, await Transcripts.LastAsync(C, Cancellation));
    }

    [Fact]
    public async Task Is_read_from_a_watermark_on()
    {
        await CreateAsync();
        for (var i = 0; i < 5; i++)
            await AppendAsync();

        Assert.Equal([3, 4], (await AfterAsync(2, limit: 2)).Select(row => row.Sequence));
        Assert.Empty(await AfterAsync(5));
        Assert.Empty(await Transcripts.AfterAsync("c9", 0, 10, Cancellation));
    }

    [Fact]
    public async Task Takes_an_activity_that_a_client_sends_twice_once()
    {
        await CreateAsync();
        var first = await AppendAsync("{\"text\":\"一\"}", "client-1");

        var again = await AppendAsync("{\"text\":\"二\"}", "client-1");

        Assert.True(first.Appended);
        Assert.Equal(first with { Appended = false }, again);
        Assert.Single(await AfterAsync());
    }

    [Fact]
    public async Task Takes_an_activity_that_a_client_sends_many_times_at_once_once()
    {
        await CreateAsync();

        var rows = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => AppendAsync("{}", $"client-{i % 4}"))));

        Assert.Equal(4, rows.Count(row => row.Appended));
        Assert.Equal([1, 2, 3, 4], (await AfterAsync()).Select(row => row.Sequence));
    }

    [Fact]
    public async Task Has_no_gap_and_no_double_when_many_append_at_once()
    {
        await CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => AppendAsync())));

        Assert.Equal(Enumerable.Range(1, 50).Select(i => (long)i), (await AfterAsync()).Select(row => row.Sequence));
    }

    [Fact]
    public async Task Gets_the_replies_of_a_turn_in_order()
    {
        await CreateAsync();
        var said = await AppendAsync();

        Assert.Empty((await AnswerAsync(0, new(said.ActivityId, "message", ""), Says("一"), Says("二", ask: "q1"))).ToSend);

        var replies = await AfterAsync(said.Sequence);
        Assert.Equal(["c1|0000002", "c1|0000003"], replies.Select(row => row.ActivityId));
        Assert.All(replies, row => Assert.Equal(row.ActivityId, Id(row)));
        Assert.Equal(["一", "二"], replies.Select(row => (string?)JsonNode.Parse(row.Body)!["text"]));
        Assert.Empty(await Turns.DueAsync(Given.Now.AddDays(1), 10, Cancellation));
    }

    [Fact]
    public async Task Gives_an_update_the_id_of_the_activity_it_replaces()
    {
        await CreateAsync();
        await AnswerAsync(0, null, Says("问", ask: "q1"));
        await AnswerAsync(1, null, Says("答", updates: "q1"), Says("再问", ask: "q2"), Says("没问过", updates: "q9"));
        await AnswerAsync(2, null, Says("改", updates: "q1"));

        var rows = await AfterAsync();

        Assert.Equal(["c1|0000001", "c1|0000001", "c1|0000003", "c1|0000004", "c1|0000001"], rows.Select(Id));
        Assert.Equal([1, 2, 3, 4, 5], rows.Select(row => row.Sequence));
        Assert.Equal(rows.Select(Id), rows.Select(row => row.ActivityId));
    }

    [Fact]
    public async Task Knows_which_users_are_still_to_be_answered()
    {
        await CreateAsync();
        var first = await AppendAsync("{\"text\":\"一\"}");
        var second = await AppendAsync("{\"text\":\"二\"}");
        await AppendAsync(fromUser: false);

        await AnswerAsync(0, new(first.ActivityId, "message", ""), Says("答"));
        await RestartAsync();

        Assert.Equal([second], await Transcripts.UnansweredAsync(Cancellation));
    }

    [Fact]
    public async Task Leaves_an_activity_unanswered_when_its_turn_was_not_committed()
    {
        await CreateAsync();
        var said = await AppendAsync();
        await AnswerAsync(0, null);

        Assert.False(await AnswerAsync(0, new(said.ActivityId, "message", ""), Says("答")));

        Assert.Equal([said], await Transcripts.UnansweredAsync(Cancellation));
        Assert.Equal(1, await Transcripts.LastAsync(C, Cancellation));
    }

    [Fact]
    public async Task That_was_never_created_takes_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => AppendAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => AnswerAsync(0, null, Says("一")));

        Assert.Equal(0, (await Turns.LoadAsync(Key, null, Given.Worker, Cancellation)).Version);
    }

    [Theory]
    [InlineData("")]
    [InlineData("marker-7f3a")]
    [InlineData("[\"marker-7f3a\"]")]
    [InlineData("{\"marker-7f3a\":")]
    [InlineData("{} {\"marker-7f3a\":1}")]
    [InlineData("{\"id\":1,\"marker-7f3a\":1,\"marker-7f3a\":2}")]
    public async Task Refuses_what_is_no_activity_without_repeating_it(string body)
    {
        await CreateAsync();

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() => AppendAsync(body));

        Assert.DoesNotContain("marker", refusal.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await Transcripts.LastAsync(C, Cancellation));
    }
}

public sealed class A_transcript_on_SQLite() : A_transcript(new SqliteUnderTest());

public sealed class A_transcript_on_PostgreSQL(PostgresFixture postgres) : A_transcript(new PostgresUnderTest(postgres));
