using System.Text.Json;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Storage.Tests.Support;

namespace CommunityCoachBot.Storage.Tests;

public abstract class A_commit(IDatabaseUnderTest database) : StoreTests(database)
{
    private static ConversationKey Key => Given.Conversation();

    private Task<LoadedTurn> LoadAsync(InboundKey? inbound = null, string person = Given.Worker) =>
        Turns.LoadAsync(Key, inbound, person, Cancellation);

    [Fact]
    public async Task Begins_from_nothing()
    {
        var loaded = await LoadAsync(Given.Message());

        Assert.Equal(0, loaded.Version);
        Assert.Equal(ConversationState.New, loaded.State);
        Assert.False(loaded.AlreadyAnswered);
        Assert.Null(loaded.PersonLanguage);
        Assert.Empty(loaded.Pending);
    }

    [Fact]
    public async Task Gives_the_state_back_as_it_was()
    {
        var run = Given.Run() with
        {
            Answers = Answers.None.With("goal", Answer.Of("陪陈伯\"聊\"聊 <b>\u2028")),
            Household = new() { AddressAs = "陈伯", Visits = 2 },
        };
        var state = Given.State(run: run) with { Paused = [Given.Run(2)], Asked = 7, Expecting = "step", Misses = 1 };

        Assert.True(await Turns.CommitAsync(Given.Turn(0, state: state), Cancellation));
        var loaded = await LoadAsync();

        Assert.Equal(1, loaded.Version);
        Assert.Equal(Json(state), Json(loaded.State));
    }

    [Fact]
    public async Task Survives_a_restart()
    {
        await Turns.CommitAsync(Given.Turn(0, state: Given.State("en")), Cancellation);
        await RestartAsync();

        Assert.Equal("en", (await LoadAsync()).State.Language);
    }

    [Fact]
    public async Task Counts_versions_one_by_one()
    {
        for (var version = 0; version < 3; version++)
            Assert.True(await Turns.CommitAsync(Given.Turn(version), Cancellation));

        Assert.Equal(3, (await LoadAsync()).Version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Of_a_version_that_has_moved_changes_nothing(long version)
    {
        await Turns.CommitAsync(Given.Turn(0), Cancellation);
        await Turns.CommitAsync(Given.Turn(1, state: Given.State("zh-Hans")), Cancellation);

        var late = Given.Turn(version, state: Given.State("en")) with
        {
            Inbound = Given.Message(),
            Outgoing = [Given.Says("晚了")],
            Effects = [new Effect.SaveNote(Given.Plan(9)), new Effect.RememberLanguage("en")],
        };

        Assert.False(await Turns.CommitAsync(late, Cancellation));
        var loaded = await LoadAsync(Given.Message());
        Assert.Equal((2, "zh-Hans", false, null), (loaded.Version, loaded.State.Language, loaded.AlreadyAnswered, loaded.PersonLanguage));
        Assert.Empty(await Turns.DueAsync(Given.Now.AddDays(1), 10, Cancellation));
        Assert.Null(await Notes.FindAsync(Given.Tenant, Given.Worker, Given.Id(9), Cancellation));
    }

    [Fact]
    public async Task Answers_an_activity_once()
    {
        Assert.True(await Turns.CommitAsync(Given.Turn(0) with { Inbound = Given.Message(), Answer = "{\"status\":200}" }, Cancellation));
        Assert.False(await Turns.CommitAsync(Given.Turn(1, state: Given.State("en")) with { Inbound = Given.Message() }, Cancellation));

        var loaded = await LoadAsync(Given.Message());
        Assert.Equal((1, true, "{\"status\":200}"), (loaded.Version, loaded.AlreadyAnswered, loaded.EarlierAnswer));
        Assert.Equal("zh-Hans", loaded.State.Language);
    }

    [Fact]
    public async Task Tells_activities_apart_by_type_and_name_and_conversation()
    {
        await Turns.CommitAsync(Given.Turn(0) with { Inbound = new("a1", "invoke", "task/fetch") }, Cancellation);

        Assert.True((await LoadAsync(new("a1", "invoke", "task/fetch"))).AlreadyAnswered);
        Assert.False((await LoadAsync(new("a1", "invoke", "task/submit"))).AlreadyAnswered);
        Assert.False((await LoadAsync(new("a1", "message", "task/fetch"))).AlreadyAnswered);
        Assert.False(
            (await Turns.LoadAsync(Given.Conversation("c2"), new("a1", "invoke", "task/fetch"), Given.Worker, Cancellation)).AlreadyAnswered
        );
        Assert.False(
            (
                await Turns.LoadAsync(Given.Conversation(tenant: "else"), new("a1", "invoke", "task/fetch"), Given.Worker, Cancellation)
            ).AlreadyAnswered
        );
    }

    [Fact]
    public async Task Forgets_answered_activities_after_a_day()
    {
        await Turns.CommitAsync(Given.Turn(0) with { Inbound = Given.Message("old") }, Cancellation);
        await Turns.CommitAsync(Given.Turn(1) with { Inbound = Given.Message("new"), Now = Given.Now.AddHours(2) }, Cancellation);

        Assert.Equal(1, await Store.PruneAsync(Given.Now.AddHours(25), Cancellation));

        Assert.False((await LoadAsync(Given.Message("old"))).AlreadyAnswered);
        Assert.True((await LoadAsync(Given.Message("new"))).AlreadyAnswered);
    }

    [Fact]
    public async Task Remembers_the_language_for_all_channels_of_the_person()
    {
        await Turns.CommitAsync(Given.Turn(0) with { Effects = [new Effect.RememberLanguage("en")] }, Cancellation);
        await Turns.CommitAsync(Given.Turn(1) with { Effects = [new Effect.RememberLanguage("zh-Hans")] }, Cancellation);

        var elsewhere = await Turns.LoadAsync(Given.Conversation("web", "webchat"), null, Given.Worker, Cancellation);
        Assert.Equal("zh-Hans", elsewhere.PersonLanguage);
        Assert.Null((await LoadAsync(person: Given.Other)).PersonLanguage);
    }

    [Fact]
    public async Task Keeps_questions_to_the_store_until_a_turn_is_their_outcome()
    {
        StoreQuestion[] questions =
        [
            new StoreQuestion.OpenRuns(),
            new StoreQuestion.PlansFor(new(2026, 5, 13)),
            new StoreQuestion.Household("陈伯"),
            new StoreQuestion.RecentNotes(5),
        ];
        await Turns.CommitAsync(
            Given.Turn(0) with
            {
                Effects = [.. questions.Select(question => new Effect.AskStore(question))],
            },
            Cancellation
        );

        var pending = (await LoadAsync()).Pending;
        Assert.Equal(questions, pending.Select(effect => effect.Question));
        Assert.All(pending, effect => Assert.Equal((Key, Given.Worker), (effect.Key, effect.PersonId)));
        Assert.Equal(pending, await Turns.PendingEffectsAsync(Cancellation));

        await Turns.CommitAsync(Given.Turn(1) with { Performed = [pending[0].Id, pending[2].Id] }, Cancellation);

        Assert.Equal([questions[1], questions[3]], (await LoadAsync()).Pending.Select(effect => effect.Question));
    }

    [Fact]
    public async Task Performs_no_effect_of_another_conversation()
    {
        await Turns.CommitAsync(Given.Turn(0) with { Effects = [new Effect.AskStore(new StoreQuestion.OpenRuns())] }, Cancellation);
        var id = Assert.Single((await LoadAsync()).Pending).Id;

        await Turns.CommitAsync(Given.Turn(0, Given.Conversation("c2")) with { Performed = [id] }, Cancellation);

        Assert.Single((await LoadAsync()).Pending);
    }

    [Fact]
    public async Task Keeps_the_newest_reference_and_the_last_one_when_none_came()
    {
        await Turns.CommitAsync(Given.Turn(0) with { Reference = "{\"r\":1}" }, Cancellation);
        await Turns.CommitAsync(Given.Turn(1) with { Reference = "{\"r\":2}" }, Cancellation);
        await Turns.CommitAsync(Given.Turn(2), Cancellation);

        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM conversation WHERE reference = '{\"r\":2}'"));
    }

    [Fact]
    public async Task Takes_any_character_a_worker_can_paste()
    {
        var note = Given.Summary(1) with
        {
            Risks = [new("missing-meals", "same-day", "present", "resident", "stated", "没\0吃\uD83D饭\U0001F35A", null)],
        };

        Assert.True(
            await Turns.CommitAsync(
                Given.Turn(0) with
                {
                    Inbound = Given.Message("a\0b"),
                    Effects = [new Effect.SaveNote(note)],
                },
                Cancellation
            )
        );

        Assert.True((await LoadAsync(Given.Message("a\0b"))).AlreadyAnswered);
        Assert.Contains(
            "\U0001F35A",
            (await Notes.FindAsync(Given.Tenant, Given.Worker, note.Id, Cancellation))!.Risks[0].Quote,
            StringComparison.Ordinal
        );
        Assert.Equal(1, await CountAsync("SELECT COUNT(*) FROM risk WHERE quote = '没\uFFFD吃\uFFFD饭\U0001F35A'"));
    }

    private static string Json(ConversationState state) => JsonSerializer.Serialize(state, CoachingJson.Default.ConversationState);
}

public sealed class A_commit_on_SQLite() : A_commit(new SqliteUnderTest());

public sealed class A_commit_on_PostgreSQL(PostgresFixture postgres) : A_commit(new PostgresUnderTest(postgres));
