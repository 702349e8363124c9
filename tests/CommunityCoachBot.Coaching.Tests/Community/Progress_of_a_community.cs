using CommunityCoachBot.Coaching.Community;
using static CommunityCoachBot.Coaching.Tests.Community.CommunityContent;

namespace CommunityCoachBot.Coaching.Tests.Community;

public sealed class Progress_of_a_community
{
    [Fact]
    public void Begins_with_everything_missing()
    {
        var progress = Progress.Of(Shipped, [], Today);

        Assert.All(progress, section => Assert.Equal((0, 0, section.Items.Length), (section.Solid, section.Thin, section.Missing)));
    }

    [Fact]
    public void Is_thin_with_one_source_and_solid_with_two()
    {
        var seen = Fact(1, "env-hazards");
        var told = Fact(2, "env-hazards", "interview", "保安");

        Assert.Equal(Standing.Thin, Item("env-hazards", seen).Standing);
        Assert.Equal(Standing.Solid, Item("env-hazards", seen, told).Standing);
    }

    [Fact]
    public void Counts_the_same_source_twice_as_one() =>
        Assert.Equal(1, Item("env-hazards", Fact(1, "env-hazards"), Fact(2, "env-hazards")).Sources);

    [Fact]
    public void Counts_two_shopkeepers_as_two_sources() =>
        Assert.Equal(
            2,
            Item("commerce-shops", Fact(1, "commerce-shops", "interview", "米店"), Fact(2, "commerce-shops", "interview", "菜档")).Sources
        );

    [Fact]
    public void Is_not_solid_with_less_than_is_enough()
    {
        var twenty = Item(
            "values-hope",
            Fact(1, "values-hope", "interview", "广场", people: 20),
            Fact(2, "values-hope", "survey", "问卷", people: 9)
        );
        var thirty = Item(
            "values-hope",
            Fact(1, "values-hope", "interview", "广场", people: 20),
            Fact(2, "values-hope", "survey", "问卷", people: 10)
        );

        Assert.Equal((Standing.Thin, false), (twenty.Standing, twenty.Enough));
        Assert.Equal((Standing.Solid, true), (thirty.Standing, thirty.Enough));
    }

    [Fact]
    public void Wants_every_kind_of_source_that_the_item_names()
    {
        var old = Fact(1, "history-origin", "interview", "老住户一");
        var older = Fact(2, "history-origin", "interview", "老住户二");

        Assert.Equal(Standing.Thin, Item("history-origin", old, older).Standing);
        Assert.Equal(Standing.Solid, Item("history-origin", old, Fact(3, "history-origin", "document", "街道志")).Standing);
    }

    [Fact]
    public void Grows_stale_by_the_day_it_was_seen_not_by_the_day_it_was_written()
    {
        var onTheLastDay = Item("env-hazards", Fact(1, "env-hazards", seen: Today.AddDays(-8 * 7)));
        var aDayLater = Item("env-hazards", Fact(1, "env-hazards", seen: Today.AddDays(-8 * 7 - 1)));

        Assert.False(onTheLastDay.Stale);
        Assert.True(aDayLater.Stale);
    }

    [Fact]
    public void Is_fresh_again_when_somebody_looked_again() =>
        Assert.False(Item("env-hazards", Fact(1, "env-hazards", seen: Today.AddYears(-1)), Fact(2, "env-hazards")).Stale);

    [Fact]
    public void Leaves_out_what_was_corrected()
    {
        var item = Item("env-hazards", Fact(1, "env-hazards", text: "三号楼"), Fact(2, "env-hazards", text: "五号楼", corrects: 1));

        Assert.Equal(["五号楼"], item.Facts.Select(fact => fact.Text));
    }

    [Fact]
    public void Keeps_both_corrections_that_were_made_at_once() =>
        Assert.Equal(
            [Id(2), Id(3)],
            Facts
                .Current([Fact(1, "env-hazards"), Fact(2, "env-hazards", corrects: 1), Fact(3, "env-hazards", corrects: 1)])
                .Select(fact => fact.Id)
        );

    [Fact]
    public void Shows_the_way_an_entry_came_to_be()
    {
        Fact[] facts = [Fact(1, "env-hazards"), Fact(2, "env-hazards", corrects: 1), Fact(3, "env-hazards", corrects: 2)];

        Assert.Equal([Id(2), Id(1)], Facts.Before(facts[2], facts).Select(fact => fact.Id));
    }

    [Fact]
    public void Gives_one_form_one_entry_and_other_words_another()
    {
        Assert.Equal(Coaching.Community.Fact.IdOf(Id(1), "a", "b"), Coaching.Community.Fact.IdOf(Id(1), "a", "b"));
        Assert.NotEqual(Coaching.Community.Fact.IdOf(Id(1), "a", "b"), Coaching.Community.Fact.IdOf(Id(1), "a", "c"));
        Assert.NotEqual(Coaching.Community.Fact.IdOf(Id(1), "ab", ""), Coaching.Community.Fact.IdOf(Id(1), "a", "b"));
    }
}

public sealed class What_comes_next
{
    private static NextOuting[] Next(params IEnumerable<Fact> facts) =>
        [.. NextSteps.Of(Shipped, Progress.Of(Shipped, facts, Today), section => section.OpenedBy is null)];

    [Fact]
    public void Is_an_outing_that_answers_many_questions_at_once()
    {
        var first = Next()[0];

        Assert.True(first.Items.Length >= Next().Max(outing => outing.Items.Length));
        Assert.All(first.Items, item => Assert.Contains(first.Method, item.Item.Methods));
    }

    [Fact]
    public void Begins_with_what_has_grown_old()
    {
        var first = Next(Fact(1, "service-welfare", "document", "便民手册", seen: Today.AddYears(-1)))[0];

        Assert.Equal("documents", first.Method);
        Assert.Equal(("service-welfare", NextReason.Stale), (first.Items[0].Item.Id, first.Items[0].Reason));
    }

    [Fact]
    public void Asks_for_a_second_source_of_what_is_thin() =>
        Assert.Contains(
            Next(Fact(1, "env-hazards")).SelectMany(outing => outing.Items),
            item => item is { Item.Id: "env-hazards", Reason: NextReason.SecondSource }
        );

    [Fact]
    public void Leaves_our_definition_until_residents_have_spoken()
    {
        Assert.DoesNotContain(Next().SelectMany(outing => outing.Items), item => item.Item.Id == "problem-define");
        Assert.Contains(
            Next(Fact(1, "problem-describe", "interview", "楼下")).SelectMany(outing => outing.Items),
            item => item.Item.Id == "problem-define"
        );
    }

    [Fact]
    public void Leaves_sections_that_are_not_open() =>
        Assert.DoesNotContain(
            Next().SelectMany(outing => outing.Items),
            item => item.Item.Id.StartsWith("eval-", StringComparison.Ordinal)
        );

    [Fact]
    public void Does_not_ask_again_for_what_is_solid() =>
        Assert.DoesNotContain(
            Next(Fact(1, "env-hazards"), Fact(2, "env-hazards", "interview", "保安")).SelectMany(outing => outing.Items),
            item => item.Item.Id == "env-hazards"
        );
}
