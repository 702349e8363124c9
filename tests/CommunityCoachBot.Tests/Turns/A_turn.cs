using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Tests.Support;
using CommunityCoachBot.Turns;
using Microsoft.Data.Sqlite;

namespace CommunityCoachBot.Tests.Turns;

public sealed class A_turn : IAsyncDisposable
{
    private readonly Workshop _workshop = new();

    [Fact]
    public async Task That_is_delivered_again_changes_nothing()
    {
        await _workshop.Runner.RunAsync(Workshop.Said("hello", "1"), CancellationToken.None);

        var again = await _workshop.Runner.RunAsync(Workshop.Said("hello", "1"), CancellationToken.None);

        Assert.Equal(TurnOutcomeKind.Kept, again.Kind);
        Assert.Equal(["hello"], Parrot.Heard(await _workshop.StateAsync()));
        Assert.Single(await _workshop.OutboxAsync());
    }

    [Fact]
    public async Task That_is_delivered_again_gets_the_answer_it_got_before()
    {
        var first = await _workshop.Runner.RunAsync(Workshop.Said("hello", "1", delivery: Delivery.Response), CancellationToken.None);
        await _workshop.Runner.RunAsync(Workshop.Said("more", "2", delivery: Delivery.Response), CancellationToken.None);

        var again = await _workshop.Runner.RunAsync(Workshop.Said("hello", "1", delivery: Delivery.Response), CancellationToken.None);

        Assert.Contains("heard hello", first.Answer, StringComparison.Ordinal);
        Assert.Equal(first.Answer, again.Answer);
    }

    [Fact]
    public async Task That_is_delivered_many_times_at_once_is_taken_once()
    {
        var replica = _workshop.NewRunner();

        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(number =>
                    (number % 2 == 0 ? _workshop.Runner : replica).RunAsync(Workshop.Said("hello", "1"), CancellationToken.None)
                )
        );

        Assert.Equal(["hello"], Parrot.Heard(await _workshop.StateAsync()));
        Assert.Single(await _workshop.OutboxAsync());
    }

    [Fact]
    public async Task Is_taken_in_order_of_arrival_in_each_of_200_conversations_that_send_four_at_once()
    {
        var conversations = Enumerable.Range(0, 200).Select(number => $"c{number}").ToArray();

        await Task.WhenAll(
            conversations.SelectMany(conversation =>
                new[] { "one", "two", "three", "four" }.Select(text =>
                    _workshop.Runner.RunAsync(Workshop.Said(text, text, conversation), CancellationToken.None)
                )
            )
        );

        foreach (var conversation in conversations)
            Assert.Equal(["one", "two", "three", "four"], Parrot.Heard(await _workshop.StateAsync(conversation)));
    }

    [Fact]
    public async Task That_another_replica_overtook_is_decided_again()
    {
        var replica = _workshop.NewRunner();

        await Task.WhenAll(
            Enumerable
                .Range(0, 30)
                .Select(number =>
                    (number % 2 == 0 ? _workshop.Runner : replica).RunAsync(Workshop.Said($"{number}", $"{number}"), CancellationToken.None)
                )
        );

        var heard = Parrot.Heard(await _workshop.StateAsync()).Select(int.Parse).ToArray();
        Assert.Equal(Enumerable.Range(0, 30), heard.Order());
        Assert.Equal(30, (await _workshop.OutboxAsync()).Count);
    }

    [Fact]
    public async Task That_fails_keeps_the_run_and_apologises()
    {
        await _workshop.Runner.RunAsync(Workshop.Said("first", "1"), CancellationToken.None);

        var failed = await _workshop.Runner.RunAsync(Workshop.Said("break", "2"), CancellationToken.None);
        await _workshop.Runner.RunAsync(Workshop.Said("second", "3"), CancellationToken.None);

        Assert.Equal(TurnOutcomeKind.Kept, failed.Kind);
        Assert.Equal(["first", "second"], Parrot.Heard(await _workshop.StateAsync()));
        Assert.Contains(await _workshop.OutboxAsync(), reply => reply.Body.Contains("dialog.turn-failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_fails_apologises_in_the_workers_language()
    {
        var joined = new Activity
        {
            Type = ActivityTypes.Event,
            Id = "0",
            Name = "webchat/join",
            Value = new System.Text.Json.Nodes.JsonObject { ["language"] = "en" },
            From = new ChannelAccount { Id = "29:p1" },
            Recipient = new ChannelAccount { Id = "28:bot" },
            Conversation = new ConversationAccount { Id = "c1" },
        };
        await _workshop.Runner.RunAsync(Workshop.Of(joined), CancellationToken.None);

        var failed = await _workshop.Runner.RunAsync(Workshop.Said("break", "1", delivery: Delivery.Response), CancellationToken.None);

        Assert.Contains("en: dialog.turn-failed", failed.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task That_fails_logs_where_and_never_what_was_said()
    {
        await _workshop.Runner.RunAsync(Workshop.Said("break", "1"), CancellationToken.None);

        Assert.Contains(
            _workshop.Log.Lines,
            line =>
                line.Contains("System.InvalidOperationException", StringComparison.Ordinal)
                && line.Contains("t1/msteams/c1", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(_workshop.Log.Lines, line => line.Contains("It broke on", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_asks_the_store_answers_in_one_commit()
    {
        var outcome = await _workshop.Runner.RunAsync(Workshop.Said("ask", "1", delivery: Delivery.Response), CancellationToken.None);

        Assert.Contains("0 open runs", outcome.Answer, StringComparison.Ordinal);
        Assert.Single(_workshop.Committed.Commits);
    }

    [Fact]
    public async Task Waits_for_a_store_that_is_locked_for_a_while()
    {
        await using var other = new SqliteConnection($"Data Source={_workshop.Options.Path}");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(other, "BEGIN IMMEDIATE");

        var turn = _workshop.Runner.RunAsync(Workshop.Said("hello", "1"), CancellationToken.None);
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        Assert.False(turn.IsCompleted);
        await Eventually.HoldsAsync(() => _workshop.Committed.Long > 0, "typing is shown");
        await ExecuteAsync(other, "ROLLBACK");

        Assert.Equal(TurnOutcomeKind.Kept, (await turn).Kind);
        Assert.Equal(["hello"], Parrot.Heard(await _workshop.StateAsync()));
    }

    [Fact]
    public async Task Is_given_back_undone_when_the_store_stays_locked()
    {
        await using var other = new SqliteConnection($"Data Source={_workshop.Options.Path}");
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await ExecuteAsync(other, "BEGIN IMMEDIATE");

        var outcome = await _workshop.Runner.RunAsync(
            Workshop.Said("hello", "1") with
            {
                Patience = TimeSpan.FromMilliseconds(600),
            },
            CancellationToken.None
        );
        await ExecuteAsync(other, "ROLLBACK");

        Assert.Equal(TurnOutcomeKind.NotKept, outcome.Kind);
        Assert.Equal(0, (await _workshop.StateAsync()).Asked);
    }

    [Fact]
    public async Task Has_nothing_to_do_with_typing()
    {
        var typing = Workshop.Said("", "1");
        typing.Activity.Type = ActivityTypes.Typing;

        var outcome = await _workshop.Runner.RunAsync(typing, CancellationToken.None);

        Assert.Equal(TurnOutcomeKind.Ignored, outcome.Kind);
        Assert.Empty(_workshop.Committed.Commits);
    }

    public ValueTask DisposeAsync() => _workshop.DisposeAsync();

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
