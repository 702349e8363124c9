using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Storage.Tests.Support;

namespace CommunityCoachBot.Storage.Tests;

public abstract class A_community(IDatabaseUnderTest database) : StoreTests(database)
{
    private static readonly CommunityKey Key = new(Given.Tenant, "east", Given.Id(500));
    private static readonly DateOnly Day = new(2026, 5, 12);

    private ICommunityStore Communities => Store.Communities;

    private Task<bool> CreateAsync(CommunityKey key, string name = "河东里") =>
        Communities.CreateAsync(new(key, name, Given.Worker, Given.Now), Cancellation);

    private static Fact Fact(int number, string author = Given.Worker, int? corrects = null) =>
        new()
        {
            Id = Given.Id(number),
            Item = "env-hazards",
            Text = "路口积水 'x' \\ 🌧",
            Evidence = "interview",
            Method = "street",
            Source = "保安",
            People = 3,
            SeenOn = Day,
            AuthorId = author,
            AuthorName = "小周",
            WrittenAt = Given.Now.AddSeconds(number),
            Corrects = corrects is { } id ? Given.Id(id) : null,
        };

    private static Stakeholder Party(int number) =>
        new()
        {
            Id = Given.Id(number),
            Party = Given.Id(900),
            Name = "舞队",
            Kind = Stakeholder.Group,
            System = "action",
            Fields = ImmutableDictionary<string, string>.Empty.Add("sh-goal", "要场地"),
            AuthorId = Given.Worker,
            AuthorName = "小周",
            WrittenAt = Given.Now,
        };

    [Fact]
    public async Task Is_listed_for_its_team_alone()
    {
        Assert.True(await CreateAsync(Key));
        Assert.True(await CreateAsync(Key with { TeamId = "west", Id = Given.Id(501) }, "河西里"));
        Assert.False(await CreateAsync(Key, "又一个"));

        Assert.Equal(["河东里"], (await Communities.ListAsync(Given.Tenant, "east", Cancellation)).Select(community => community.Name));
        Assert.Equal((Key, Given.Now.ToUniversalTime()), await FoundAsync(Key));
        Assert.Null(await Communities.FindAsync(Key with { TeamId = "west" }, Cancellation));
        Assert.Null(await Communities.FindAsync(Key with { TenantId = "else" }, Cancellation));

        async Task<(CommunityKey, DateTimeOffset)> FoundAsync(CommunityKey key) =>
            await Communities.FindAsync(key, Cancellation) is { } found ? (found.Key, found.CreatedAt.ToUniversalTime()) : default;
    }

    [Fact]
    public async Task Gives_back_its_entries_whole_and_in_order()
    {
        await CreateAsync(Key);

        Assert.True(await Communities.AddAsync(Key, Fact(2), Cancellation));
        Assert.True(await Communities.AddAsync(Key, Fact(1, Given.Other, corrects: 2), Cancellation));

        Assert.Equal([Fact(2), Fact(1, Given.Other, corrects: 2)], await Communities.FactsAsync(Key, Cancellation));
    }

    [Fact]
    public async Task Takes_an_entry_once_though_it_is_sent_twice()
    {
        await CreateAsync(Key);

        Assert.True(await Communities.AddAsync(Key, Fact(1), Cancellation));
        Assert.False(await Communities.AddAsync(Key, Fact(1), Cancellation));

        Assert.Single(await Communities.FactsAsync(Key, Cancellation));
    }

    [Fact]
    public async Task Of_another_team_takes_and_shows_nothing()
    {
        await CreateAsync(Key);
        await Communities.AddAsync(Key, Fact(1), Cancellation);
        await Communities.AddAsync(Key, Party(1), Cancellation);
        var west = Key with { TeamId = "west" };

        Assert.False(await Communities.AddAsync(west, Fact(2), Cancellation));
        Assert.False(await Communities.AddAsync(west, Party(2), Cancellation));
        Assert.Empty(await Communities.FactsAsync(west, Cancellation));
        Assert.Empty(await Communities.StakeholdersAsync(west, Cancellation));
        Assert.Empty(await Communities.FactsAsync(Key with { TenantId = "else" }, Cancellation));
        Assert.Single(await Communities.FactsAsync(Key, Cancellation));
    }

    [Fact]
    public async Task Loses_nothing_of_two_hundred_entries_that_two_people_write_at_once()
    {
        await CreateAsync(Key);

        var added = await Task.WhenAll(
            Enumerable
                .Range(1, 200)
                .Select(number =>
                    Task.Run(() => Communities.AddAsync(Key, Fact(number, number % 2 == 0 ? Given.Worker : Given.Other), Cancellation))
                )
        );

        Assert.All(added, Assert.True);
        var facts = await Communities.FactsAsync(Key, Cancellation);
        Assert.Equal(Enumerable.Range(1, 200).Select(Given.Id), facts.Select(fact => fact.Id).Order());
        Assert.Equal(100, facts.Count(fact => fact.AuthorId == Given.Other));
        await RestartAsync();
        Assert.Equal(200, (await Communities.FactsAsync(Key, Cancellation)).Count);
    }

    [Fact]
    public async Task Keeps_parties_relations_and_the_plan()
    {
        await CreateAsync(Key);
        var relation = new Relation
        {
            Id = Given.Id(1),
            From = "client",
            To = "target",
            Kind = "conflict",
            Strength = "strong",
            Event = "四月没谈成",
            AuthorId = Given.Worker,
            AuthorName = "小周",
            WrittenAt = Given.Now,
        };
        var step = new PlanEntry
        {
            Id = Given.Id(1),
            Step = WorkPlan.Objective,
            Text = "老人有饭吃",
            Fields = ImmutableDictionary<string, string>.Empty.Add("due", "2026-06-01"),
            AuthorId = Given.Worker,
            AuthorName = "小周",
            WrittenAt = Given.Now,
        };

        Assert.True(await Communities.AddAsync(Key, Party(1), Cancellation));
        Assert.True(await Communities.AddAsync(Key, relation, Cancellation));
        Assert.True(await Communities.AddAsync(Key, step, Cancellation));

        var party = Assert.Single(await Communities.StakeholdersAsync(Key, Cancellation));
        Assert.Equal((Given.Id(900), "舞队", "action", "要场地"), (party.Party, party.Name, party.System, party.Fields["sh-goal"]));
        Assert.Equal([relation], await Communities.RelationsAsync(Key, Cancellation));
        var planned = Assert.Single(await Communities.PlanAsync(Key, Cancellation));
        Assert.Equal(("老人有饭吃", "2026-06-01"), (planned.Text, planned.Fields["due"]));
    }

    [Fact]
    public async Task Counts_needs_of_confirmed_notes_by_household()
    {
        await SaveAsync(
            Note(1, "陈伯", Need("belonging", "felt")),
            Note(2, "陈伯", Need("belonging", "felt"), Need("safety", "expressed")),
            Note(3, "王姨", Need("belonging", "normative")),
            Note(4, "陈伯", Need("belonging", "felt")) with
            {
                AuthorId = Given.Other,
            }
        );

        var all = await Communities.NeedsAsync(Given.Tenant, null, Day, Cancellation);
        var one = await Communities.NeedsAsync(Given.Tenant, [Given.Other, "nobody"], Day, Cancellation);

        Assert.Equal(
            [new("belonging", "felt", 3, 2, 2), new("belonging", "normative", 1, 1, 1), new NeedCount("safety", "expressed", 1, 1, 1)],
            all.Counts.OrderBy(count => count.Maslow, StringComparer.Ordinal).ThenBy(count => count.Bradshaw, StringComparer.Ordinal)
        );
        Assert.Equal(new LevelCount("belonging", 4, 3, 2), all.Levels.Single(level => level.Maslow == "belonging"));
        Assert.Equal([new NeedCount("belonging", "felt", 1, 1, 1)], one.Counts);
        Assert.Empty((await Communities.NeedsAsync(Given.Tenant, [], Day, Cancellation)).Counts);
        Assert.Empty((await Communities.NeedsAsync("else", null, Day, Cancellation)).Counts);
        Assert.Empty((await Communities.NeedsAsync(Given.Tenant, null, Day.AddDays(30), Cancellation)).Counts);
    }

    [Fact]
    public async Task Leads_from_a_need_to_the_readers_own_notes_alone()
    {
        await SaveAsync(
            Note(1, "陈伯", Need("belonging", "felt")),
            Note(2, "王姨", Need("belonging", "felt")) with
            {
                AuthorId = Given.Other,
            }
        );

        var own = await Communities.OwnNotesWithNeedAsync(Given.Tenant, Given.Worker, "belonging", "felt", Day, Cancellation);

        Assert.Equal([(Given.Id(1), "陈伯")], own.Select(note => (note.Id, note.AddressAs!)));
    }

    private static Need Need(string maslow, string bradshaw) => new("有人一起吃饭", maslow, bradshaw, null);

    private static Note Note(int number, string addressAs, params ImmutableArray<Need> needs) =>
        Given.Summary(number, addressAs: addressAs) with
        {
            Needs = needs,
        };

    private async Task SaveAsync(params Note[] notes)
    {
        foreach (var (index, note) in notes.Index())
        {
            var turn = Given.Turn(0, Given.Conversation($"needs-{index}"), note.AuthorId);
            Assert.True(await Turns.CommitAsync(turn with { Effects = [new Effect.SaveNote(note)] }, Cancellation));
        }
    }
}

public sealed class A_community_on_SQLite() : A_community(new SqliteUnderTest());

public sealed class A_community_on_PostgreSQL(PostgresFixture postgres) : A_community(new PostgresUnderTest(postgres));
