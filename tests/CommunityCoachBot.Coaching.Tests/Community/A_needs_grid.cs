using CommunityCoachBot.Coaching.Community;

namespace CommunityCoachBot.Coaching.Tests.Community;

public sealed class A_needs_grid
{
    private static readonly NeedsGrid Grid = NeedsGrid.Of([
        new NeedCount("physiological", "comparative", 6, 5, 2),
        new NeedCount("safety", "expressed", 9, 3, 1),
    ]);

    [Fact]
    public void Has_eight_levels_and_four_voices() => Assert.Equal((8, 4), (NeedsGrid.Levels.Length, NeedsGrid.Voices.Length));

    [Fact]
    public void Counts_households_beside_notes() => Assert.Equal(new NeedCell(3, 9), Grid["safety", "expressed"]);

    [Fact]
    public void Hides_small_cells_from_others_and_shows_the_rest()
    {
        var shared = Grid.Shared();

        Assert.True(shared["safety", "expressed"].IsHidden);
        Assert.Null(shared["safety", "expressed"].Notes);
        Assert.Equal(5, shared["physiological", "comparative"].Households);
        Assert.Equal(0, shared["esteem", "felt"].Households);
    }

    [Fact]
    public void Leaves_out_what_has_no_place_in_it() =>
        Assert.True(NeedsGrid.Of([new NeedCount("wealth", "felt", 9, 9, 1), new NeedCount("safety", "", 9, 9, 1)]).IsEmpty);
}

public sealed class A_small_count
{
    [Theory]
    [InlineData("双下岗家庭 3户", "双下岗家庭 少于 5 户")]
    [InlineData("三户双下岗", "少于 5 户双下岗")]
    [InlineData("有两个家庭是隔代", "有少于 5 家庭是隔代")]
    [InlineData("独居老人４人，双老12户", "独居老人少于 5 人，双老12户")]
    [InlineData("单亲2-3户", "单亲少于 5 户")]
    [InlineData("雙下崗3戶", "雙下崗少于 5 戶")]
    [InlineData("Double redundancy: 3 families", "Double redundancy: fewer than 5 families")]
    [InlineData("Two single-parent households live there", "fewer than 5 single-parent households live there")]
    public void Is_hidden(string text, string shared) => Assert.Equal(shared, SmallCounts.Hide(text));

    [Theory]
    [InlineData("住户 13户，第3户起有电梯")]
    [InlineData("三十户")]
    [InlineData("5户")]
    [InlineData("3号楼，2楼，一家人常去的店")]
    [InlineData("人人都说好，第一次来的人多")]
    [InlineData("3.4 万户")]
    [InlineData("Block 3 has 120 residents and 34 families")]
    [InlineData("3 thousand people")]
    public void Is_not_seen_in_what_is_none(string text) => Assert.Equal(text, SmallCounts.Hide(text));
}

public sealed class Many_notes
{
    [Fact]
    public void Make_a_candidate_problem_when_they_are_of_enough_households()
    {
        var candidate = Assert.Single(
            CandidateProblems.Of(
                [new NeedCount("belonging", "felt", 7, 6, 2), new NeedCount("belonging", "normative", 2, 2, 1)],
                [new LevelCount("belonging", 8, 7, 2), new LevelCount("safety", 4, 4, 2)]
            )
        );

        Assert.Equal(("belonging", 7), (candidate.Maslow, candidate.Households));
        Assert.Equal(["felt", "normative"], candidate.Voices);
        Assert.Equal(["only-visited"], candidate.Caveats);
    }

    [Fact]
    public void Say_what_they_do_not_show()
    {
        var candidate = CandidateProblems.Of([new NeedCount("safety", "expressed", 20, 5, 1)], [new LevelCount("safety", 20, 5, 1)])[0];

        Assert.Equal(
            ["only-visited", "one-worker", "same-homes-often", "one-voice", "not-in-residents-words", "no-yardstick"],
            candidate.Caveats
        );
    }

    [Fact]
    public void Of_few_households_make_none() =>
        Assert.Empty(CandidateProblems.Of([new NeedCount("safety", "felt", 30, 4, 3)], [new LevelCount("safety", 30, 4, 3)]));
}

public sealed class Figures_in_an_entry
{
    [Fact]
    public void Are_read_with_their_names_and_units() =>
        Assert.Equal(
            [new Figure("0-14岁", 310, "人"), new Figure("60岁以上", 402, "人"), new Figure("80岁以上", 3, "人")],
            Figures.Read("0-14岁：310人\n60岁以上 402 人；80岁以上：3人")
        );

    [Fact]
    public void Have_no_value_for_others_where_they_are_small() =>
        Assert.Equal([310, null], Figures.ReadShared("双薪：310户，双下岗：3户").Select(figure => figure.Value));

    [Fact]
    public void Of_shares_are_not_counts() => Assert.Equal([97d, 3d], Figures.ReadShared("租 97%，自有 3%").Select(figure => figure.Value));

    [Theory]
    [InlineData("大约三千人，多是老人。")]
    [InlineData("总人口：3120")]
    public void Are_none_in_prose_or_alone(string text) => Assert.Empty(Figures.Read(text));
}
