using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Coaching.Supervision;
using CommunityCoachBot.Storage.People;
using CommunityCoachBot.Storage.Queries;
using CommunityCoachBot.Storage.Tests.Support;

namespace CommunityCoachBot.Storage.Tests;

public abstract class A_question_about_notes(IDatabaseUnderTest database) : StoreTests(database)
{
    private static readonly DateOnly Today = new(2026, 5, 20);
    private int _turns;

    private INoteQueries Queries => Store.Queries;

    private async Task PeopleAsync()
    {
        foreach (var team in new[] { "east", "west" })
            await Store.People.SaveTeamAsync("admin", new(Given.Tenant, team, team), Given.Now, Cancellation);
        await PersonAsync("lin", "林晓梅", "east", PersonRoles.Worker);
        await PersonAsync("chen", "陈大文", "east", PersonRoles.Worker);
        await PersonAsync("lin2", "林志强", "east", PersonRoles.Worker);
        await PersonAsync("wu", "吴英", "west", PersonRoles.Worker);
        await PersonAsync("learner", "学员", "east", PersonRoles.Trainee);
        await PersonAsync("boss", "何督导", "east", PersonRoles.Supervisor, "east");
        await PersonAsync("admin", "管理员", null, PersonRoles.Admin);
    }

    private Task PersonAsync(string id, string name, string? team, string role, params string[] supervises) =>
        Store.People.ChangeAsync(
            "admin",
            new(Given.Tenant, id)
            {
                Name = name,
                TeamId = team,
                Roles = [role],
                Supervises = [.. supervises],
            },
            Given.Now,
            Cancellation
        );

    private async Task SaveAsync(params Note[] notes)
    {
        foreach (var note in notes)
        {
            var turn = Given.Turn(0, Given.Conversation($"save-{_turns++}"), note.AuthorId);
            Assert.True(await Turns.CommitAsync(turn with { Effects = [new Effect.SaveNote(note)] }, Cancellation));
        }
    }

    private async Task<FoundNotes> AskAsync(
        string filter,
        string asker = "boss",
        string? words = null,
        bool unwritten = false,
        string? after = null,
        int limit = 50,
        bool count = false
    ) =>
        await Queries.FindAsync(
            await Store.People.AskerAsync(Given.Tenant, asker, Today, Cancellation),
            new(NoteQueryJson.Read(JsonNode.Parse(filter.Replace('\'', '"'))!.AsObject(), Today), Today)
            {
                Words = words,
                Unwritten = unwritten,
                After = after,
                Limit = limit,
                Count = count,
            },
            Given.Now,
            Cancellation
        );

    private static List<int> Numbers(FoundNotes found) => [.. found.Lines.Select(line => Number(line.NoteId))];

    private static int Number(Guid id) => int.Parse(id.ToString()[^12..], System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Shows_each_asker_their_own_and_a_supervisor_the_teams()
    {
        await PeopleAsync();
        await SaveAsync(Given.Summary(1, "lin"), Given.Summary(2, "chen"), Given.Summary(3, "wu"), Given.Summary(4, "learner"));

        Assert.Equal([4, 2, 1], Numbers(await AskAsync("{'intent':'list-records'}")));
        Assert.Equal([1], Numbers(await AskAsync("{'intent':'list-records'}", "lin")));
        Assert.Equal([4], Numbers(await AskAsync("{'intent':'list-records'}", "learner")));
        Assert.Equal([3], Numbers(await AskAsync("{'intent':'list-records'}", "wu")));
        var admin = await AskAsync("{'intent':'list-records'}", "admin");
        Assert.Equal(("no-scope", 0), (admin.Refused, admin.Lines.Length));
    }

    [Theory]
    [InlineData("{'intent':'list-records'}")]
    [InlineData("{'intent':'list-risks'}")]
    [InlineData("{'intent':'list-tasks'}")]
    [InlineData("{'intent':'list-promises'}")]
    [InlineData("{'intent':'quality','scoreBelow':99}")]
    [InlineData("{'intent':'followups','lastVisitBefore':'2030-01-01'}")]
    [InlineData("{'intent':'count','metric':'risks','groupBy':'worker'}")]
    [InlineData("{'intent':'caseload','groupBy':'worker'}")]
    [InlineData("{'intent':'compare-period','metric':'risks','by':'month'}")]
    public async Task Never_shows_what_is_another_teams(string filter)
    {
        await PeopleAsync();
        await SaveAsync(Given.Summary(1, "wu"), Given.Summary(2, "wu", addressAs: "何姐"), Given.Plan(3, "wu", date: "2026-05-01"));

        foreach (var asker in new[] { "boss", "lin", "learner", "admin", "nobody" })
        {
            var found = await AskAsync(filter, asker, unwritten: true, count: true);
            Assert.Empty(found.Lines);
            Assert.Equal(0, found.Total ?? 0);
            Assert.All(found.Groups, group => Assert.Equal(0, group.Count));
        }

        Assert.Empty((await AskAsync("{'intent':'list-records','worker':'吴英'}")).Lines);
        Assert.Empty((await AskAsync("{'intent':'list-records'}", words: "做饭")).Lines);
    }

    [Fact]
    public async Task Goes_by_its_filters()
    {
        await PeopleAsync();
        var child = Given.Summary(3, "chen", "小宝家", "2026-05-10") with
        {
            ResidentType = "single-parent",
            Risks = [new("child-unattended", "same-day", "present", "child", "observed", "孩子一个人在家", null)],
        };
        await SaveAsync(
            Given.Summary(1, "lin", date: "2026-05-01"),
            Given.Summary(2, "lin", date: "2026-05-11") with
            {
                Motive = "recruiting",
            },
            child,
            Given.Summary(4, "chen", "何姐", "2026-04-01") with
            {
                Risks = [],
            }
        );

        Assert.Equal([2, 3, 1, 4], Numbers(await AskAsync("{'intent':'list-records'}")));
        Assert.Equal([4, 1, 3, 2], Numbers(await AskAsync("{'intent':'list-records','sort':'date-asc'}")));
        Assert.Equal([2, 3], Numbers(await AskAsync("{'intent':'list-records','dateFrom':'2026-05-10','dateTo':'2026-05-11'}")));
        Assert.Equal([2], Numbers(await AskAsync("{'intent':'list-records','motive':'recruiting'}")));
        Assert.Equal([3], Numbers(await AskAsync("{'intent':'list-risks','risk':['child-unattended']}")));
        Assert.Equal([3], Numbers(await AskAsync("{'intent':'list-risks','subject':'child','taskStatus':'open'}")));
        Assert.Equal([2, 1], Numbers(await AskAsync("{'intent':'list-records','risk':['missing-meals']}")));
        Assert.Equal([4], Numbers(await AskAsync("{'intent':'list-records','addressAs':'何姐'}")));
        Assert.Equal([2, 1], Numbers(await AskAsync("{'intent':'list-records','worker':'林晓梅'}")));
        Assert.Equal([1], Numbers(await AskAsync("{'intent':'list-records','visitNo':1,'addressAs':'陈伯'}")));
        Assert.Empty((await AskAsync("{'intent':'list-risks','assertion':['negated']}")).Lines);
        var line = (await AskAsync("{'intent':'list-risks','residentType':'single-parent'}")).Lines.Single();
        Assert.Equal(("陈大文", "小宝家", "孩子一个人在家", "open"), (line.AuthorName, line.AddressAs, line.Item!.Text, line.Item.Status));
        Assert.Equal("child-unattended", line.Risks.Single().Flag);
    }

    [Theory]
    [InlineData("{'intent':'list-records'}")]
    [InlineData("{'intent':'list-records','sort':'date-asc'}")]
    [InlineData("{'intent':'list-risks'}")]
    [InlineData("{'intent':'list-tasks'}")]
    [InlineData("{'intent':'list-promises'}")]
    [InlineData("{'intent':'followups','lastVisitBefore':'2030-01-01'}")]
    public async Task Gives_every_line_once_page_by_page(string filter)
    {
        await PeopleAsync();
        for (var i = 1; i <= 13; i++)
        {
            var note = Given.Summary(
                i,
                i % 3 == 0 ? "boss"
                    : i % 2 == 0 ? "lin"
                    : "chen",
                $"住户{i}",
                $"2026-05-{(i % 4) + 10}"
            );
            await SaveAsync(note with { Tasks = [.. note.Tasks, new("再去", "worker", Today.AddDays(i % 3), "open")] });
        }

        var whole = await AskAsync(filter, count: true);
        var paged = new List<(Guid, int?)>();
        string? after = null;
        do
        {
            var page = await AskAsync(filter, after: after, limit: 4);
            Assert.True(page.Lines.Length <= 4);
            paged.AddRange(page.Lines.Select(line => (line.NoteId, line.Item?.Position)));
            after = page.More;
        } while (after is not null);

        Assert.Equal(whole.Lines.Select(line => (line.NoteId, line.Item?.Position)), paged);
        Assert.Equal(whole.Lines.Length, whole.Total);
    }

    [Fact]
    public async Task Lists_what_is_due_by_its_day_and_what_is_overdue()
    {
        await PeopleAsync();
        Note With(int number, string due, string status, string what = "联系食堂") =>
            Given.Summary(number, "lin", $"户{number}") with
            {
                Tasks = [new(what, "worker", DateOnly.Parse(due, null), status)],
                Promises = [new("问食堂", DateOnly.Parse(due, null), status == "done" ? "yes" : "unknown")],
            };
        await SaveAsync(With(1, "2026-05-25", "open"), With(2, "2026-05-18", "open", "转介到康复站"), With(3, "2026-05-17", "done"));

        Assert.Equal([3, 2, 1], Numbers(await AskAsync("{'intent':'list-tasks'}")));
        var late = (await AskAsync("{'intent':'list-tasks','taskStatus':'overdue'}")).Lines.Single();
        Assert.Equal((2, true), (Number(late.NoteId), late.Item!.Overdue));
        Assert.Equal([2], Numbers(await AskAsync("{'intent':'list-tasks','taskType':'referral','taskStatus':'waiting'}")));
        Assert.Equal([2, 1], Numbers(await AskAsync("{'intent':'list-promises','kept':'no'}")));
        Assert.Equal([2], Numbers(await AskAsync("{'intent':'list-promises','kept':'no','dueTo':'2026-05-19'}")));
    }

    [Fact]
    public async Task Learns_from_a_later_note_that_a_promise_was_kept()
    {
        await PeopleAsync();
        await SaveAsync(Given.Summary(1, "lin", date: "2026-05-01"), Given.Summary(2, "chen", date: "2026-05-01"));
        var later = Given.Summary(3, "lin", date: "2026-05-08") with { Promises = [] };
        later.Content["earlier-promises"] = new JsonArray(new JsonObject { ["what"] = "问食堂送餐", ["kept"] = "yes" });
        await SaveAsync(later);

        Assert.Equal([2], Numbers(await AskAsync("{'intent':'list-promises','kept':'no'}")));
        Assert.Equal([1], Numbers(await AskAsync("{'intent':'list-promises','kept':'yes'}")));
    }

    [Fact]
    public async Task Lists_visits_without_a_record_when_asked_also()
    {
        await PeopleAsync();
        await SaveAsync(
            Given.Plan(1, "lin", date: "2026-05-12"),
            Given.Plan(2, "lin", date: "2026-05-13"),
            Given.Plan(3, "chen", "何姐", "2026-05-14"),
            Given.Plan(4, "lin", "何姐", "2026-06-01"),
            Given.Summary(5, "lin", date: "2026-05-13"),
            Given.Plan(6, "lin", "吴婆", "2026-05-11"),
            Given.Summary(7, "lin", "吴婆", "2026-05-12", plan: 6)
        );

        var also = await AskAsync("{'intent':'list-records','dateFrom':'2026-05-01'}", unwritten: true, count: true);
        Assert.Equal([3, 5, 7, 1], Numbers(also));
        Assert.Equal(["visit-plan", "visit-summary", "visit-summary", "visit-plan"], also.Lines.Select(line => line.Kind));
        Assert.Equal(4, also.Total);
        Assert.Equal([3, 1], Numbers(await AskAsync("{'intent':'list-records','status':'unwritten'}")));
        Assert.Equal([4], Numbers(await AskAsync("{'intent':'followups','dueFrom':'2026-05-25','dueTo':'2026-06-07'}")));
    }

    [Fact]
    public async Task Counts_and_compares_and_never_orders_people_by_a_figure()
    {
        await PeopleAsync();
        await SaveAsync(
            Given.Summary(1, "lin", "甲", "2026-05-01"),
            Given.Summary(2, "chen", "乙", "2026-05-11"),
            Given.Summary(3, "chen", "丙", "2026-04-11"),
            Given.Summary(4, "chen", "乙", "2026-05-12")
        );

        var risks = await AskAsync("{'intent':'count','risk':['missing-meals'],'groupBy':'worker','sort':'desc'}");
        Assert.Equal(4, risks.Total);
        Assert.Equal([("林晓梅", 1), ("陈大文", 3)], risks.Groups.Select(group => (group.Label, group.Count)));
        var months = await AskAsync("{'intent':'compare-period','metric':'risks','by':'month'}");
        Assert.Equal([("this", 3), ("before", 1)], months.Groups.Select(group => (group.Key, group.Count)));
        var carried = await AskAsync("{'intent':'caseload','groupBy':'worker'}");
        Assert.Equal([("林晓梅", 1), ("陈大文", 2)], carried.Groups.Select(group => (group.Label, group.Count)));
        var needs = await AskAsync("{'intent':'count','bradshaw':'felt','groupBy':'need'}");
        Assert.Equal(("belonging", 4), (needs.Groups.Single().Key, needs.Groups.Single().Count));
        var unseen = await AskAsync("{'intent':'followups','lastVisitBefore':'2026-05-05'}");
        Assert.Equal([("丙", 39), ("甲", 19)], unseen.Lines.Select(line => (line.AddressAs, line.DaysUnseen!.Value)));
    }

    [Fact]
    public async Task Asks_back_whom_a_name_means()
    {
        await PeopleAsync();
        await SaveAsync(Given.Summary(1, "lin"), Given.Summary(2, "lin2", "何姐"));

        var two = await AskAsync("{'intent':'list-records','worker':'小林'}");
        Assert.Equal(["lin2", "lin"], two.Name!.People.Select(person => person.PersonId));
        Assert.Empty(two.Lines);
        Assert.Empty((await AskAsync("{'intent':'list-records','worker':'小赵'}")).Name!.People);
        Assert.Equal([1], Numbers(await AskAsync("{'intent':'list-records','worker':'晓梅'}")));
    }

    [Fact]
    public async Task Finds_words_of_the_text_whatever_their_length()
    {
        await PeopleAsync();
        Note Says(int number, string author, string text) =>
            Given.Summary(number, author, $"户{number}") with
            {
                Content = new JsonObject { ["stated"] = new JsonArray(text) },
                Risks = [],
            };
        await SaveAsync(
            Says(1, "lin", "他说独居老人食堂太远"),
            Says(2, "chen", "老人独居，居老房子"),
            Says(3, "lin", "She skips meals when alone"),
            Says(4, "wu", "独居老人"),
            Says(5, "boss", "咳")
        );

        Assert.Equal([1], Numbers(await AskAsync("{'intent':'list-records'}", words: "独居老人")));
        Assert.Equal([2, 1], Numbers(await AskAsync("{'intent':'list-records'}", words: "独居")));
        Assert.Equal([1], Numbers(await AskAsync("{'intent':'list-records'}", words: "独居 食堂")));
        Assert.Equal([3], Numbers(await AskAsync("{'intent':'list-records'}", words: "Meal alone")));
        Assert.Equal([5], Numbers(await AskAsync("{'intent':'list-records'}", words: "咳")));
        Assert.Empty((await AskAsync("{'intent':'list-records'}", words: "我有点急")).Lines);
        Assert.Contains(
            "独居老人",
            (await AskAsync("{'intent':'list-records'}", words: "独居老人")).Lines.Single().Excerpt,
            StringComparison.Ordinal
        );
        Assert.Empty((await AskAsync("{'intent':'list-records'}", words: "\"独居\" OR x*")).Lines);
    }

    [Fact]
    public async Task Goes_by_the_latest_version_only()
    {
        await PeopleAsync();
        await SaveAsync(Given.Summary(1, "lin"));
        await SaveAsync(
            Given.Summary(1, "lin", addressAs: "陈婆") with
            {
                Content = new JsonObject { ["stated"] = new JsonArray("改过的话") },
                Risks = [],
                Needs = [],
                Promises = [],
                Tasks = [],
            }
        );

        Assert.Equal([1], Numbers(await AskAsync("{'intent':'list-records'}", words: "改过")));
        Assert.Empty((await AskAsync("{'intent':'list-records'}", words: "做饭")).Lines);
        Assert.Empty((await AskAsync("{'intent':'list-risks'}")).Lines);
        Assert.Equal(
            ["陈婆"],
            (await AskAsync("{'intent':'followups','lastVisitBefore':'2030-01-01'}")).Lines.Select(line => line.AddressAs)
        );
        var asker = await Store.People.AskerAsync(Given.Tenant, "boss", Today, Cancellation);
        var figures = await Queries.FiguresAsync(asker, Today.AddDays(-30), Today, Cancellation);
        Assert.Equal([("visits", 1)], figures.Select(figure => (figure.What, figure.Count)));
        Assert.Equal([2, 1], (await Queries.VersionsAsync(asker, Given.Id(1), Given.Now, Cancellation)).Select(note => note.Version));
    }

    [Fact]
    public async Task Is_kept_in_the_audit_by_its_filters_and_the_notes_it_showed()
    {
        await PeopleAsync();
        await SaveAsync(Given.Summary(1, "lin", "陈伯"));
        await AskAsync("{'intent':'list-records','addressAs':'陈伯'}", words: "做饭");
        await AskAsync("{'intent':'list-records'}", "lin");

        Assert.Equal(
            1,
            await CountAsync(
                $"SELECT COUNT(*) FROM audit WHERE what = 'notes-listed' AND subject_id = '{Given.Id(1)}' AND person_id = 'boss'"
            )
        );
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM audit WHERE what = 'query'"));
        Assert.Equal(0, await CountAsync("SELECT COUNT(*) FROM audit WHERE subject_id LIKE '%陈伯%' OR subject_id LIKE '%做饭%'"));
    }

    [Fact]
    public async Task Opens_a_note_of_the_team_without_its_private_part_and_says_so_in_the_audit()
    {
        await PeopleAsync();
        await SaveAsync(Given.Summary(1, "lin"));
        async Task<Note?> OpenAsync(string asker) =>
            await Queries.OpenAsync(
                await Store.People.AskerAsync(Given.Tenant, asker, Today, Cancellation),
                Given.Id(1),
                Given.Now,
                Cancellation
            );

        Assert.NotNull((await OpenAsync("lin"))!.Private);
        Assert.Null((await OpenAsync("boss"))!.Private);
        foreach (var asker in new[] { "wu", "chen", "admin", "learner", "nobody" })
            Assert.Null(await OpenAsync(asker));
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM audit WHERE what = 'note-read'"));
    }

    [Fact]
    public async Task Follows_a_household_into_other_hands_while_the_past_stays_its_authors()
    {
        await PeopleAsync();
        await SaveAsync(
            Given.Summary(1, "lin", date: "2026-05-01"),
            Given.Summary(2, "lin", "何姐", "2026-05-02"),
            Given.Summary(3, "chen", "何姐", "2026-05-03")
        );
        var boss = await Store.People.AskerAsync(Given.Tenant, "boss", Today, Cancellation);
        var wu = await Store.People.AskerAsync(Given.Tenant, "wu", Today, Cancellation);
        var households = await Store.People.HouseholdsAsync(boss, "lin", Cancellation);
        var chen = households.Single(household => household.AddressAs == "陈伯").HouseholdId;
        var he = households.Single(household => household.AddressAs == "何姐").HouseholdId;

        Assert.Equal(HandoverOutcome.NotTheirs, await Store.People.HandOverAsync(wu, chen, "wu", null, Given.Now, Cancellation));
        Assert.Equal(HandoverOutcome.NameTaken, await Store.People.HandOverAsync(boss, he, "chen", null, Given.Now, Cancellation));
        Assert.Equal(HandoverOutcome.Done, await Store.People.HandOverAsync(boss, he, "chen", "何姐（三楼）", Given.Now, Cancellation));
        Assert.Equal(HandoverOutcome.Done, await Store.People.HandOverAsync(boss, chen, "chen", null, Given.Now, Cancellation));
        await SaveAsync(Given.Summary(4, "chen", "陈伯", "2026-05-09"));

        Assert.Equal([4, 3, 2, 1], Numbers(await AskAsync("{'intent':'list-records'}", "chen")));
        Assert.Equal([2, 1], Numbers(await AskAsync("{'intent':'list-records'}", "lin")));
        var wuSees = Numbers(await AskAsync("{'intent':'list-records'}", "wu"));
        Assert.Empty(wuSees);
        var timeline = await Queries.TimelineAsync(
            await Store.People.AskerAsync(Given.Tenant, "chen", Today, Cancellation),
            Given.Id(4),
            Given.Now,
            Cancellation
        );
        Assert.Equal([("林晓梅", 1), ("陈大文", 4)], timeline.Lines.Select(line => (line.AuthorName, Number(line.NoteId))));
        Assert.Equal(
            [1, 2],
            (await AskAsync("{'intent':'list-promises'}", "chen"))
                .Lines.Where(line => line.AuthorId == "lin")
                .Select(line => Number(line.NoteId))
        );
    }

    [Fact]
    public async Task Is_answered_in_a_turn_within_the_scope_of_whoever_asked()
    {
        await PeopleAsync();
        await SaveAsync(Given.Summary(1, "lin"), Given.Summary(2, "chen"));
        var question = new StoreQuestion.FindNotes(new() { Intent = QueryIntents.ListRecords, Risk = ["missing-meals"] }, Today)
        {
            Words = "做饭",
            Unwritten = true,
            Limit = 3,
        };
        var turn = Given.Turn(0, Given.Conversation("ask"), "boss") with { Effects = [new Effect.AskStore(question)] };
        Assert.True(await Turns.CommitAsync(turn, Cancellation));

        var pending = (await Turns.LoadAsync(Given.Conversation("ask"), null, "boss", Cancellation)).Pending.Single();
        var boss = await Turns.AnswerAsync(pending.Key, "boss", pending.Question, Given.Now, Cancellation);
        var lin = await Turns.AnswerAsync(pending.Key, "lin", pending.Question, Given.Now, Cancellation);

        Assert.Equal(question, pending.Question);
        Assert.Equal([2, 1], Numbers(boss.Found!));
        Assert.Equal([1], Numbers(lin.Found!));
    }
}

public sealed class A_question_about_notes_on_SQLite() : A_question_about_notes(new SqliteUnderTest());

public sealed class A_question_about_notes_on_PostgreSQL(PostgresFixture postgres)
    : A_question_about_notes(new PostgresUnderTest(postgres));
