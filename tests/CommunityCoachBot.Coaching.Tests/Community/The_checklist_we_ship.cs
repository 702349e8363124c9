using CommunityCoachBot.Coaching.Community;

namespace CommunityCoachBot.Coaching.Tests.Community;

public sealed class The_checklist_we_ship
{
    private static readonly Checklist Checklist = CommunityContent.Shipped;

    [Fact]
    public void Has_nothing_wrong_with_it() => Assert.Empty(CommunityContent.Load().Problems);

    [Fact]
    public void Is_worded_in_chinese_and_english() =>
        Assert.Superset(new HashSet<string> { "zh-Hans", "en" }, Checklist.Words.Keys.ToHashSet());

    [Fact]
    public void Covers_every_part_of_the_analysis() =>
        Assert.Superset(
            new HashSet<string>
            {
                "history-customs",
                "env-boundary",
                "infra-access",
                "service-who-missing",
                "commerce-livelihood",
                "occupation-jobs",
                "values-silent",
                "org-stationed",
                "power-source",
                "lead-succession",
                "need-comparative",
                "problem-origin-drive",
                "system-action",
                "dynamic-event-check",
                "org-relation-analysis",
                "method-ethics",
                "phase-withdraw",
                "lower-cost",
                "eval-feedback",
            },
            Checklist.Items.Select(item => item.Id).ToHashSet()
        );

    [Fact]
    public void Puts_residents_own_words_before_our_definition() =>
        Assert.All(
            new[] { "problem-define", "problem-scope", "problem-origin-drive" },
            item => Assert.Equal("problem-describe", Checklist.Item(item)!.After)
        );

    [Fact]
    public void Hides_small_counts_where_it_counts_residents() =>
        Assert.Equal(
            ["residents", "needs", "problem", "evaluation"],
            Checklist.Sections.Where(section => section.HidesSmallCounts).Select(section => section.Id)
        );

    [Theory]
    [InlineData("en-GB", "en")]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("fr", "zh-Hans")]
    public void Speaks_the_nearest_language(string asked, string spoken) => Assert.Equal(spoken, Checklist.WordsIn(asked).Language);

    [Fact]
    public void Has_no_chinese_in_its_english_words()
    {
        var words = Checklist.Words["en"];

        Assert.DoesNotContain(
            words.Items.Values.SelectMany(item => new[] { item.Ask, item.Done }).Concat(words.Sections.Values),
            text => text.Any(c => c is >= '\u3000' and < '\ua000')
        );
    }
}
