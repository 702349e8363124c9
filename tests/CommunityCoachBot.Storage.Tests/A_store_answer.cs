using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Storage.Tests.Support;

namespace CommunityCoachBot.Storage.Tests;

public abstract class A_store_answer(IDatabaseUnderTest database) : StoreTests(database)
{
    private static readonly ConversationKey Teams = Given.Conversation("19:abc/x@thread", "msteams");
    private static readonly ConversationKey Web = Given.Conversation("w1", "webchat");

    private Task<StoreAnswer> AskAsync(StoreQuestion question, string person = Given.Worker) =>
        Turns.AnswerAsync(Web, person, question, Given.Now, Cancellation);

    private async Task SaveAsync(params Note[] notes)
    {
        foreach (var author in notes.GroupBy(note => note.AuthorId, StringComparer.Ordinal))
        {
            var turn = Given.Turn(0, Given.Conversation(Guid.NewGuid().ToString()), author.Key);
            Assert.True(
                await Turns.CommitAsync(turn with { Effects = [.. author.Select(note => new Effect.SaveNote(note))] }, Cancellation)
            );
        }
    }

    private async Task OpenAsync(ConversationKey key, GuideRun? run, GuideRun[] paused, string person = Given.Worker) =>
        Assert.True(await Turns.CommitAsync(Given.Turn(0, key, person, Given.State(run: run) with { Paused = [.. paused] }), Cancellation));

    [Fact]
    public async Task Names_runs_open_elsewhere_newest_first_and_where()
    {
        await OpenAsync(Teams, Given.Run(2), [Given.Run(1)]);
        await OpenAsync(Given.Conversation("c3"), Given.Run(3), []);
        await OpenAsync(Web, Given.Run(4), []);
        await OpenAsync(Given.Conversation("c5"), Given.Run(5), [], Given.Other);
        await OpenAsync(Given.Conversation("c6", tenant: "else"), Given.Run(6), []);

        var answer = await AskAsync(new StoreQuestion.OpenRuns());

        Assert.Equal([Given.Id(3), Given.Id(2), Given.Id(1)], answer.Runs.Select(run => run.Id));
        Assert.Equal([Given.Conversation("c3").ToString(), Teams.ToString(), Teams.ToString()], answer.RunConversations);
        Assert.Equal("看看陈伯", answer.Runs[0].Answers["goal"]!.Value);
    }

    [Fact]
    public async Task Names_no_run_that_has_finished()
    {
        await OpenAsync(Teams, Given.Run(), []);
        await Turns.CommitAsync(Given.Turn(1, Teams), Cancellation);

        Assert.Empty((await AskAsync(new StoreQuestion.OpenRuns())).Runs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Offers_a_run_that_is_taken_over_in_one_place_only(int number)
    {
        await OpenAsync(Teams, Given.Run(1), [Given.Run(2)]);
        var takeOver = Given.Turn(0, Web, state: Given.State(run: Given.Run(number)));

        await Turns.CommitAsync(takeOver with { Effects = [new Effect.TakeOverRun(Given.Id(number), Teams.ToString())] }, Cancellation);

        var left = await Turns.LoadAsync(Teams, null, Given.Worker, Cancellation);
        Assert.Equal(2, left.Version);
        Assert.Equal([Given.Id(3 - number)], left.State.Paused.Select(run => run.Id).Concat(left.State.Run is { } run ? [run.Id] : []));
        Assert.Equal([Given.Id(3 - number)], (await AskAsync(new StoreQuestion.OpenRuns())).Runs.Select(open => open.Id));
    }

    [Fact]
    public async Task Makes_the_open_question_stale_where_a_run_was_taken_over()
    {
        await OpenAsync(Teams, Given.Run(1), []);
        var before = (await Turns.LoadAsync(Teams, null, Given.Worker, Cancellation)).State;

        await Turns.CommitAsync(
            Given.Turn(0, Web) with
            {
                Effects = [new Effect.TakeOverRun(Given.Id(1), Teams.ToString())],
            },
            Cancellation
        );

        var after = (await Turns.LoadAsync(Teams, null, Given.Worker, Cancellation)).State;
        Assert.NotEqual(before.Ask, after.Ask);
        Assert.Null(after.Expecting);
    }

    [Fact]
    public async Task Lets_a_turn_over_there_that_was_decided_before_the_take_over_be_decided_again()
    {
        await OpenAsync(Teams, Given.Run(1), []);
        await Turns.CommitAsync(
            Given.Turn(0, Web) with
            {
                Effects = [new Effect.TakeOverRun(Given.Id(1), Teams.ToString())],
            },
            Cancellation
        );

        Assert.False(await Turns.CommitAsync(Given.Turn(1, Teams, state: Given.State(run: Given.Run(1))), Cancellation));
    }

    [Fact]
    public async Task Takes_no_run_from_another_person_or_tenant_or_nowhere()
    {
        await OpenAsync(Teams, Given.Run(1), [], Given.Other);
        var foreign = Given.Conversation("f", tenant: "else");
        await OpenAsync(foreign, Given.Run(1), []);
        Effect[] effects =
        [
            new Effect.TakeOverRun(Given.Id(1), Teams.ToString()),
            new Effect.TakeOverRun(Given.Id(1), foreign.ToString()),
            new Effect.TakeOverRun(Given.Id(1), Given.Conversation("gone").ToString()),
            new Effect.TakeOverRun(Given.Id(1), "nonsense"),
        ];

        Assert.True(await Turns.CommitAsync(Given.Turn(0, Web) with { Effects = effects }, Cancellation));

        Assert.Equal(1, (await Turns.LoadAsync(Teams, null, Given.Other, Cancellation)).Version);
        Assert.Equal(Given.Id(1), (await Turns.LoadAsync(foreign, null, Given.Worker, Cancellation)).State.Run?.Id);
    }

    [Fact]
    public async Task Finds_plans_of_the_day_without_a_summary_earliest_visit_first()
    {
        await SaveAsync(
            Given.Plan(1, time: "16:00"),
            Given.Plan(2, addressAs: "王姨", time: "09:30"),
            Given.Plan(3, addressAs: "李婶"),
            Given.Plan(4, date: "2026-05-14", time: "08:00"),
            Given.Plan(5, Given.Other, time: "08:00"),
            Given.Plan(6, time: "08:00"),
            Given.Summary(7, plan: 6),
            Given.Summary(8, Given.Other, plan: 2)
        );

        var answer = await AskAsync(new StoreQuestion.PlansFor(new(2026, 5, 13)));

        Assert.Equal([Given.Id(2), Given.Id(1), Given.Id(3)], answer.Notes.Select(note => note.Id));
    }

    [Fact]
    public async Task Knows_a_household_from_the_workers_own_notes()
    {
        await SaveAsync(
            Given.Summary(1, date: "2026-04-01") with
            {
                Promises = [new("问食堂送餐", new(2026, 5, 15), "unknown"), new("带表格", null, "no")],
            },
            Given.Plan(2, date: "2026-05-01"),
            Given.Summary(3, date: "2026-05-02") with
            {
                Promises = [new("问食堂送餐", new(2026, 5, 15), "yes"), new("看电梯", new(2026, 5, 3), "no")],
            },
            Given.Summary(4, Given.Other, date: "2026-05-11"),
            Given.Summary(5, addressAs: "王姨", date: "2026-05-11")
        );

        var household = (await AskAsync(new StoreQuestion.Household("陈伯"))).Household!;

        Assert.Equal(
            ("陈伯", 2, new DateOnly(2026, 5, 2), "elder"),
            (household.AddressAs, household.Visits, household.LastVisit, household.ResidentType)
        );
        Assert.Equal(["看电梯", "带表格"], household.OpenPromises.Select(promise => promise.What));
        Assert.Equal("别告诉他儿子", household.PrivacyNotes);
        Assert.Equal(["money", "住院的事"], household.AvoidTopics);
    }

    [Fact]
    public async Task Knows_how_to_contact_a_household_safely_when_nothing_is_to_be_kept_from_anyone()
    {
        await SaveAsync(
            Given.Summary(1, date: "2026-04-01"),
            Given.Summary(2, date: "2026-05-02") with
            {
                Content = new() { ["safe-contact"] = "只发短信，别打家里电话" },
            }
        );

        Assert.Equal("只发短信，别打家里电话", (await AskAsync(new StoreQuestion.Household("陈伯"))).Household!.PrivacyNotes);
    }

    [Fact]
    public async Task Knows_nothing_of_a_household_nobody_wrote_of()
    {
        await SaveAsync(Given.Summary(1, Given.Other));

        Assert.Null((await AskAsync(new StoreQuestion.Household("陈伯"))).Household);
    }

    [Fact]
    public async Task Finds_the_newest_notes()
    {
        await SaveAsync(Given.Plan(1), Given.Plan(2), Given.Summary(3), Given.Plan(4, Given.Other));

        var answer = await AskAsync(new StoreQuestion.RecentNotes(2));

        Assert.Equal([Given.Id(3), Given.Id(2)], answer.Notes.Select(note => note.Id));
        Assert.All(answer.Notes, note => Assert.Null(note.Private));
    }
}

public sealed class A_store_answer_on_SQLite() : A_store_answer(new SqliteUnderTest());

public sealed class A_store_answer_on_PostgreSQL(PostgresFixture postgres) : A_store_answer(new PostgresUnderTest(postgres));
