using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Storage.Tests.Support;

namespace CommunityCoachBot.Storage.Tests;

public abstract class A_note(IDatabaseUnderTest database) : StoreTests(database)
{
    private int _turns;

    private async Task SaveAsync(params Note[] notes)
    {
        foreach (var note in notes)
        {
            var turn = Given.Turn(0, Given.Conversation($"save-{_turns++}"), note.AuthorId);
            Assert.True(await Turns.CommitAsync(turn with { Effects = [new Effect.SaveNote(note)] }, Cancellation));
        }
    }

    private Task<Note?> FindAsync(int number, string person = Given.Worker, string tenant = Given.Tenant) =>
        Notes.FindAsync(tenant, person, Given.Id(number), Cancellation);

    private async Task<List<int>> MineAsync(
        string? kind = null,
        DateTimeOffset? before = null,
        int limit = 100,
        string person = Given.Worker
    ) => [.. (await Notes.MineAsync(Given.Tenant, person, kind, before, limit, Cancellation)).Select(Number)];

    private static int Number(Note note) => int.Parse(note.Id.ToString()[^12..], System.Globalization.CultureInfo.InvariantCulture);

    [Fact]
    public async Task Comes_back_whole_with_its_private_part_for_its_author()
    {
        var note = Given.Summary(1, plan: 7);
        await SaveAsync(note);

        var found = (await FindAsync(1))!;

        Assert.True(JsonNode.DeepEquals(note.Content, found.Content));
        Assert.True(JsonNode.DeepEquals(note.Private, found.Private));
        Assert.Equal(
            (note.Risks[0], note.Needs[0], note.Promises[0], note.Tasks[0]),
            (found.Risks[0], found.Needs[0], found.Promises[0], found.Tasks[0])
        );
        Assert.Equal(
            (note.Confirmed, note.VisitDate, note.AddressAs, note.PlanId, 1),
            (found.Confirmed, found.VisitDate, found.AddressAs, found.PlanId, found.Version)
        );
    }

    [Fact]
    public async Task Is_for_its_author_alone()
    {
        await SaveAsync(Given.Summary(1));

        Assert.Null(await FindAsync(1, Given.Other));
        Assert.Null(await FindAsync(1, tenant: "else"));
        Assert.Empty(await MineAsync(person: Given.Other));
    }

    [Fact]
    public async Task Keeps_its_reflection_out_of_the_note_itself()
    {
        await SaveAsync(Given.Summary(1));

        Assert.Equal(0, await CountAsync("SELECT COUNT(*) FROM note WHERE body LIKE '%reflection%'"));
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM note_private"));
        Assert.All(await Notes.MineAsync(Given.Tenant, Given.Worker, null, null, 10, Cancellation), mine => Assert.Null(mine.Private));
        await foreach (var exported in Notes.ExportAsync(Given.Tenant, Cancellation))
            Assert.Null(exported.Private);
    }

    [Fact]
    public async Task Saved_twice_is_one_note()
    {
        await SaveAsync(Given.Summary(1), Given.Summary(1));

        Assert.Equal([1], await MineAsync());
        foreach (var table in (string[])["note", "note_private", "risk", "need", "promise", "task", "audit"])
            Assert.Equal(1, await CountAsync($"SELECT COUNT(*) FROM {table}"));
    }

    [Fact]
    public async Task Amended_is_a_new_version_and_the_old_one_stays()
    {
        await SaveAsync(Given.Summary(1));
        var amended = Given.Summary(1) with { Risks = [], Tasks = [new("联系食堂", "worker", null, "done")], Status = "ready" };

        await SaveAsync(amended);

        var found = (await FindAsync(1))!;
        Assert.Equal((2, "ready", 0, "done"), (found.Version, found.Status, found.Risks.Length, found.Tasks[0].Status));
        Assert.Equal([1], await MineAsync());
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM note WHERE version = 1 AND latest = 0 AND body LIKE '%missing-meals%'"));
        Assert.Equal(0, await CountAsync("SELECT COUNT(*) FROM risk"));
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM task WHERE status = 'done'"));
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM audit WHERE what = 'note-amended'"));
    }

    [Fact]
    public async Task Amended_in_its_reflection_only_is_a_new_version_too()
    {
        await SaveAsync(Given.Summary(1), Given.Summary(1) with { Private = new JsonObject { ["reflection"] = "想明白了" } });

        Assert.Equal("想明白了", (string?)(await FindAsync(1))!.Private!["reflection"]);
        Assert.Equal(2, await CountAsync("SELECT COUNT(*) FROM note_private"));
    }

    [Fact]
    public async Task Of_another_author_is_refused_and_nothing_of_that_turn_stays()
    {
        await SaveAsync(Given.Summary(1));
        var turn = Given.Turn(0, person: Given.Other) with
        {
            Effects = [new Effect.SaveNote(Given.Summary(1, Given.Other))],
            Inbound = Given.Message(),
        };

        await Assert.ThrowsAsync<InvalidOperationException>(() => Turns.CommitAsync(turn, Cancellation));

        Assert.Equal(Given.Worker, (await FindAsync(1))!.AuthorId);
        var loaded = await Turns.LoadAsync(Given.Conversation(), Given.Message(), Given.Other, Cancellation);
        Assert.Equal((0, false), (loaded.Version, loaded.AlreadyAnswered));
    }

    [Fact]
    public async Task With_the_same_id_in_another_tenant_is_another_note()
    {
        await SaveAsync(Given.Plan(1));
        var elsewhere = Given.Turn(0, Given.Conversation(tenant: "else"), Given.Other);
        await Turns.CommitAsync(elsewhere with { Effects = [new Effect.SaveNote(Given.Plan(1, Given.Other, "王姨"))] }, Cancellation);

        Assert.Equal("陈伯", (await FindAsync(1))!.AddressAs);
        Assert.Equal("王姨", (await FindAsync(1, Given.Other, "else"))!.AddressAs);
    }

    [Fact]
    public async Task Is_listed_newest_first_by_kind_and_page()
    {
        await SaveAsync(Given.Plan(1), Given.Summary(2), Given.Plan(3), Given.Plan(4, Given.Other), Given.Plan(5));

        Assert.Equal([5, 3, 2, 1], await MineAsync());
        Assert.Equal([5, 3, 1], await MineAsync("visit-plan"));
        Assert.Equal([5, 3], await MineAsync(limit: 2));
        Assert.Equal([2, 1], await MineAsync(before: Given.Plan(3).Confirmed));
    }

    [Fact]
    public async Task Is_exported_in_order_of_confirmation_each_in_its_latest_version()
    {
        await SaveAsync(Given.Plan(3), Given.Plan(1, Given.Other), Given.Plan(2), Given.Plan(2) with { Status = "ready" });

        var exported = await Notes.ExportAsync(Given.Tenant, Cancellation).ToListAsync(Cancellation);

        Assert.Equal([1, 2, 3], exported.Select(Number));
        Assert.Equal("ready", exported[1].Status);
    }

    [Fact]
    public async Task Is_exported_once_also_when_there_are_more_than_a_page_confirmed_at_one_moment()
    {
        var effects = Enumerable.Range(1, 1203).Select(number => new Effect.SaveNote(Given.Plan(number) with { Confirmed = Given.Now }));
        await Turns.CommitAsync(Given.Turn(0) with { Effects = [.. effects] }, Cancellation);

        var exported = await Notes.ExportAsync(Given.Tenant, Cancellation).Select(Number).ToListAsync(Cancellation);

        Assert.Equal(Enumerable.Range(1, 1203), exported);
    }
}

public sealed class A_note_on_SQLite() : A_note(new SqliteUnderTest());

public sealed class A_note_on_PostgreSQL(PostgresFixture postgres) : A_note(new PostgresUnderTest(postgres));
