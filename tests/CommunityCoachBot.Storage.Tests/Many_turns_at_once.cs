using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Storage.Tests.Support;

namespace CommunityCoachBot.Storage.Tests;

public abstract class Many_turns_at_once(IDatabaseUnderTest database) : StoreTests(database)
{
    private const int Total = 200;
    private const int Conversations = 50;

    /// <summary>One turn as the host runs it: load, decide, commit, and again when another was first.</summary>
    private async Task<int> TurnAsync(int number)
    {
        var key = Given.Conversation($"c{number % Conversations}");
        for (var attempt = 1; ; attempt++)
        {
            var loaded = await Turns.LoadAsync(key, Given.Message($"a{number}"), Given.Worker, Cancellation);
            var turn = Given.Turn(loaded.Version, key, state: loaded.State with { Asked = loaded.State.Asked + 1 }) with
            {
                Inbound = Given.Message($"a{number}"),
                Outgoing = [Given.Says("好", key: key)],
                Effects = [new Effect.SaveNote(Given.Plan(number + 1))],
            };
            var outcome = await Turns.CommitAsync(turn, Cancellation);
            if (!outcome)
                continue;
            await Turns.MarkAsync(new(Assert.Single(outcome.ToSend).Sequence, Sent: true, null, null, null), Cancellation);
            return attempt;
        }
    }

    [Fact]
    public async Task Lose_none_and_double_none()
    {
        await Task.WhenAll(Enumerable.Range(0, Total).Select(number => Task.Run(() => TurnAsync(number))));

        for (var conversation = 0; conversation < Conversations; conversation++)
        {
            var loaded = await Turns.LoadAsync(Given.Conversation($"c{conversation}"), null, Given.Worker, Cancellation);
            Assert.Equal((Total / Conversations, Total / Conversations), ((int)loaded.Version, loaded.State.Asked));
        }

        Assert.Equal(Total, (await Notes.MineAsync(Given.Tenant, Given.Worker, null, null, 1000, Cancellation)).Count);
        Assert.Equal(Total, await CountAsync("SELECT COUNT(*) FROM inbound"));
        Assert.Empty(await Turns.DueAsync(Given.Now.AddDays(1), 1000, Cancellation));
    }

    [Fact]
    public async Task Answer_one_activity_that_comes_many_times_at_once_once()
    {
        await Turns.CommitAsync(Given.Turn(0), Cancellation);
        var turn = Given.Turn(1) with { Inbound = Given.Message(), Outgoing = [Given.Says("好")] };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Turns.CommitAsync(turn, Cancellation))));

        Assert.Single(outcomes, outcome => outcome.Committed);
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task That_take_over_from_each_other_all_end_and_no_run_is_open_twice()
    {
        var keys = Enumerable.Range(0, 8).Select(i => Given.Conversation($"c{i}")).ToList();
        foreach (var (i, key) in keys.Index())
            await Turns.CommitAsync(Given.Turn(0, key, state: Given.State(run: Given.Run(i))), Cancellation);

        var outcomes = await Task.WhenAll(keys.Select((key, i) => Task.Run(() => TakeOverAsync(key, (i + 1) % keys.Count))));

        Assert.Contains(outcomes, outcome => outcome.Committed);
        var open = await Turns.AnswerAsync(Given.Conversation("none"), Given.Worker, new StoreQuestion.OpenRuns(), Given.Now, Cancellation);
        Assert.Equal(open.Runs.Length, open.Runs.Select(run => run.Id).Distinct().Count());

        Task<CommitOutcome> TakeOverAsync(ConversationKey key, int from) =>
            Turns.CommitAsync(
                Given.Turn(1, key, state: Given.State(run: Given.Run(from))) with
                {
                    Effects = [new Effect.TakeOverRun(Given.Id(from), keys[from].ToString())],
                },
                Cancellation
            );
    }
}

public sealed class Many_turns_at_once_on_SQLite() : Many_turns_at_once(new SqliteUnderTest());

public sealed class Many_turns_at_once_on_PostgreSQL(PostgresFixture postgres) : Many_turns_at_once(new PostgresUnderTest(postgres));
