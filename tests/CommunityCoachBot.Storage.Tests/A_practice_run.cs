using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Storage.Tests.Support;

namespace CommunityCoachBot.Storage.Tests;

public abstract class A_practice_run(IDatabaseUnderTest database) : StoreTests(database)
{
    private static PracticeRecord Record(int number, int score = 60) =>
        new()
        {
            Id = Given.Id(number),
            Run = new PracticeRun
            {
                Id = Given.Id(number),
                Persona = "p01-chen-elder-alone",
                PersonaVersion = "1",
                Language = "zh-Hans",
                Seed = ulong.MaxValue,
                Started = Given.Now,
                Exchanges =
                [
                    new Exchange(
                        "练习里才有的一句话",
                        ["open-question"],
                        [new TrustChange("open-question", 4, null)],
                        26,
                        "就那样呗。",
                        ["L1.2"],
                        null,
                        false,
                        7,
                        PracticeEnd.Stopped
                    ),
                ],
            },
            Name = new Phrase("陈伯", "Uncle Chan"),
            StartTrust = 22,
            Ended = Given.Now.AddMinutes(number),
            Score = score,
            Level = 3,
            Stages = ImmutableDictionary<string, int>.Empty.Add("open", 50),
            Metrics = new PracticeMetrics(0, 1, 100, null, 60, 0, TrustLevel.L1),
            Points = [new FeedbackPoint("good", 1, "练习里才有的一句话", "open-question", null)],
            Reflections = ["想过了"],
        };

    private Task<StoreAnswer> AskAsync(StoreQuestion question, string person = Given.Worker) =>
        Turns.AnswerAsync(Given.Conversation("w1", "webchat"), person, question, Given.Now, Cancellation);

    private async Task CommitAsync(string person, params Effect[] effects) =>
        Assert.True(
            await Turns.CommitAsync(
                Given.Turn(0, Given.Conversation(Guid.NewGuid().ToString()), person) with
                {
                    Effects = effects,
                },
                Cancellation
            )
        );

    [Fact]
    public async Task Comes_back_to_its_trainee_newest_first_and_to_nobody_else()
    {
        await CommitAsync(Given.Worker, new Effect.SavePractice(Record(1)), new Effect.SavePractice(Record(2)));

        var found = (await AskAsync(new StoreQuestion.PracticeRuns(10))).Practices;

        Assert.Equal([Given.Id(2), Given.Id(1)], found.Select(record => record.Id));
        Assert.Equal(ulong.MaxValue, found[0].Run.Seed);
        Assert.Equal(PracticeEnd.Stopped, found[0].Run.End);
        Assert.Empty((await AskAsync(new StoreQuestion.PracticeRuns(10), Given.Other)).Practices);
        Assert.Single((await AskAsync(new StoreQuestion.PracticeRuns(1))).Practices);
    }

    [Fact]
    public async Task Is_kept_once_however_often_it_is_kept()
    {
        await CommitAsync(Given.Worker, new Effect.SavePractice(Record(1)));
        await CommitAsync(Given.Worker, new Effect.SavePractice(Record(1, score: 70)));

        Assert.Equal(70, Assert.Single((await AskAsync(new StoreQuestion.PracticeRuns(10))).Practices).Score);
    }

    [Fact]
    public async Task Of_another_is_neither_overwritten_nor_shared()
    {
        await CommitAsync(Given.Worker, new Effect.SavePractice(Record(1)));
        await CommitAsync(Given.Other, new Effect.SavePractice(Record(1, score: 5)), new Effect.SharePractice(Given.Id(1), Shared: true));

        Assert.Equal(60, Assert.Single((await AskAsync(new StoreQuestion.PracticeRuns(10))).Practices).Score);
    }

    [Fact]
    public async Task Is_found_in_no_note_and_no_count()
    {
        await CommitAsync(Given.Worker, new Effect.SavePractice(Record(1)), new Effect.SharePractice(Given.Id(1), Shared: true));

        Assert.Empty((await AskAsync(new StoreQuestion.RecentNotes(100))).Notes);
        Assert.Empty((await AskAsync(new StoreQuestion.PlansFor(DateOnly.FromDateTime(Given.Now.DateTime)))).Notes);
        Assert.Null((await AskAsync(new StoreQuestion.Household("陈伯"))).Household?.LastVisit);
    }
}

public sealed class A_practice_run_on_SQLite() : A_practice_run(new SqliteUnderTest());

public sealed class A_practice_run_on_PostgreSQL(PostgresFixture postgres) : A_practice_run(new PostgresUnderTest(postgres));
