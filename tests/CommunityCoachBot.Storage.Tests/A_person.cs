using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Storage.People;
using CommunityCoachBot.Storage.Tests.Support;

namespace CommunityCoachBot.Storage.Tests;

public abstract class A_person(IDatabaseUnderTest database) : StoreTests(database)
{
    private static readonly DateOnly Today = new(2026, 5, 20);

    private IPeopleStore People => Store.People;

    private Task SetAsync(string id, string role, string? team = null, params string[] supervises) =>
        People.ChangeAsync(
            "admin",
            new(Given.Tenant, id)
            {
                Roles = [role],
                TeamId = team,
                Supervises = [.. supervises],
            },
            Given.Now,
            Cancellation
        );

    [Fact]
    public async Task Is_known_after_the_first_turn_and_a_worker_until_somebody_says_otherwise()
    {
        var key = Given.Conversation();
        await Turns.CommitAsync(Given.Turn(0) with { PersonName = "林晓" }, Cancellation);

        var loaded = await Turns.LoadAsync(key, null, Given.Worker, Cancellation);
        Assert.Equal(("林晓", 0), (loaded.PersonName, loaded.PersonRoles.Length));
        Assert.Equal([PersonRoles.Worker], (await People.FindAsync(Given.Tenant, Given.Worker, Cancellation))!.Roles);

        await People.ArriveAsync(new(Given.Tenant, Given.Worker, "别的名字", [PersonRoles.Supervisor], Given.Now), Cancellation);
        Assert.Equal([PersonRoles.Supervisor], (await Turns.LoadAsync(key, null, Given.Worker, Cancellation)).PersonRoles);
        await SetAsync(Given.Worker, PersonRoles.Trainee);
        await People.ArriveAsync(new(Given.Tenant, Given.Worker, "", [PersonRoles.Admin], Given.Now), Cancellation);
        loaded = await Turns.LoadAsync(key, null, Given.Worker, Cancellation);
        Assert.Equal([PersonRoles.Trainee], loaded.PersonRoles);
        Assert.Equal("林晓", loaded.PersonName);
    }

    [Fact]
    public async Task Keeps_the_language_that_was_chosen_before_they_were_known()
    {
        await Turns.CommitAsync(Given.Turn(0) with { Effects = [new Effect.RememberLanguage("en")] }, Cancellation);
        await SetAsync(Given.Worker, PersonRoles.Supervisor);

        Assert.Equal("en", (await People.FindAsync(Given.Tenant, Given.Worker, Cancellation))!.Language);
    }

    [Fact]
    public async Task Stands_in_for_a_supervisor_on_the_days_of_absence_only()
    {
        await SetAsync("boss", PersonRoles.Supervisor, null, "east");
        await SetAsync("other", PersonRoles.Supervisor, null, "west");
        await People.SetAsync(Given.Tenant, "boss", new() { Absence = new(Today, Today.AddDays(2), "other") }, Cancellation);

        async Task<string> TeamsAsync(string person, DateOnly day) =>
            string.Join(',', (await People.AskerAsync(Given.Tenant, person, day, Cancellation)).Teams.Order(StringComparer.Ordinal));
        Assert.Equal("east,west", await TeamsAsync("other", Today));
        Assert.Equal("west", await TeamsAsync("other", Today.AddDays(3)));
        Assert.Equal("west", await TeamsAsync("other", Today.AddDays(-1)));
        Assert.Equal("east", await TeamsAsync("boss", Today));
    }

    [Fact]
    public async Task Has_a_receiver_the_deputy_where_the_supervisor_is_away_and_others_after()
    {
        await SetAsync("lin", PersonRoles.Worker, "east");
        await SetAsync("boss", PersonRoles.Supervisor, "east", "east");
        await SetAsync("deputy", PersonRoles.Supervisor, "west", "west");
        await SetAsync("third", PersonRoles.Supervisor, "north", "north");

        async Task<IEnumerable<string>> ReceiversAsync(string person) =>
            (await People.ReceiversAsync(Given.Tenant, person, Today, Cancellation)).Select(one => one.PersonId);
        Assert.Equal(["boss", "deputy", "third"], await ReceiversAsync("lin"));
        await People.SetAsync(Given.Tenant, "boss", new() { Absence = new(Today, null, "third") }, Cancellation);
        Assert.Equal(["third", "deputy"], await ReceiversAsync("lin"));
        await People.SetAsync(Given.Tenant, "boss", new() { Absence = new(null, null, null) }, Cancellation);
        Assert.DoesNotContain("boss", await ReceiversAsync("boss"));
    }

    [Fact]
    public async Task Who_left_may_ask_nothing()
    {
        await SetAsync("boss", PersonRoles.Supervisor, null, "east");
        await People.ChangeAsync("admin", new(Given.Tenant, "boss") { HasLeft = true }, Given.Now, Cancellation);

        var asker = await People.AskerAsync(Given.Tenant, "boss", Today, Cancellation);

        Assert.False(asker.SeesNotes);
        Assert.Empty(asker.Teams);
    }

    [Fact]
    public async Task Brings_what_they_wrote_before_to_their_first_team_and_nothing_to_the_next()
    {
        await SetAsync("east-boss", PersonRoles.Supervisor, null, "east");
        await SetAsync("west-boss", PersonRoles.Supervisor, null, "west");
        var save = Given.Turn(0, person: "lin") with { Effects = [new Effect.SaveNote(Given.Summary(1, "lin"))] };
        await Turns.CommitAsync(save, Cancellation);

        await SetAsync("lin", PersonRoles.Worker, "east");
        await SetAsync("lin", PersonRoles.Worker, "west");

        async Task<int> SeesAsync(string person, string? words = null)
        {
            var asker = await People.AskerAsync(Given.Tenant, person, Today, Cancellation);
            var question = new StoreQuestion.FindNotes(new() { Intent = "list-records" }, Today) { Words = words };
            return (await Store.Queries.FindAsync(asker, question, Given.Now, Cancellation)).Lines.Length;
        }

        Assert.Equal((1, 1), (await SeesAsync("east-boss"), await SeesAsync("east-boss", "做饭")));
        Assert.Equal((0, 0), (await SeesAsync("west-boss"), await SeesAsync("west-boss", "做饭")));
        var east = await People.AskerAsync(Given.Tenant, "east-boss", Today, Cancellation);
        var figures = await Store.Queries.FiguresAsync(east, Today.AddDays(-30), Today, Cancellation);
        Assert.Equal(1, figures.Single(figure => figure.What == "visits").Count);
    }

    [Fact]
    public async Task Has_their_changes_in_the_audit()
    {
        await SetAsync("lin", PersonRoles.Worker, "east");

        Assert.Equal(
            1,
            await CountAsync("SELECT COUNT(*) FROM audit WHERE what = 'person-changed' AND person_id = 'admin' AND subject_id = 'lin'")
        );
    }

    [Fact]
    public async Task Keeps_quiet_hours_and_a_pause_until_they_end_it()
    {
        await People.SetAsync(
            Given.Tenant,
            "lin",
            new()
            {
                TimeZone = "Asia/Hong_Kong",
                Quiet = new(new(22, 0), new(7, 30)),
                PausedUntil = Given.Now,
            },
            Cancellation
        );
        var lin = (await People.FindAsync(Given.Tenant, "lin", Cancellation))!;
        Assert.Equal(
            ("Asia/Hong_Kong", new TimeOnly(22, 0), new TimeOnly(7, 30)),
            (lin.TimeZone, lin.QuietFrom!.Value, lin.QuietTo!.Value)
        );
        Assert.Equal(Given.Now, lin.PausedUntil);

        await People.SetAsync(Given.Tenant, "lin", new() { PausedUntil = DateTimeOffset.MinValue }, Cancellation);
        Assert.Null((await People.FindAsync(Given.Tenant, "lin", Cancellation))!.PausedUntil);
    }
}

public sealed class A_person_on_SQLite() : A_person(new SqliteUnderTest());

public sealed class A_person_on_PostgreSQL(PostgresFixture postgres) : A_person(new PostgresUnderTest(postgres));
