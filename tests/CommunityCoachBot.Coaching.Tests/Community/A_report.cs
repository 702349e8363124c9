using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Coaching.Tests.Support;
using static CommunityCoachBot.Coaching.Tests.Community.CommunityContent;

namespace CommunityCoachBot.Coaching.Tests.Community;

public sealed class A_report
{
    private static string Markdown(string language = "zh-Hans", Stakeholder[]? parties = null, params IEnumerable<Fact> facts)
    {
        var words = ShippedContent.Words();
        var source = new ReportSource
        {
            Name = "河东里",
            Today = Today,
            Checklist = Shipped,
            Progress = Progress.Of(Shipped, facts, Today),
            Needs = NeedsGrid.Of([new NeedCount("physiological", "comparative", 8, 7, 2), new NeedCount("safety", "expressed", 3, 3, 1)]),
            NeedsFrom = Today.AddYears(-1),
            Parties = [.. parties ?? []],
            Relations = [],
            Plan = WorkPlan.Of([]),
        };
        string Say(string key, (string Name, string Value)[] values) =>
            words.Text(language, "page.community." + key, values.ToDictionary(value => value.Name, value => value.Value));
        return ReportMarkdown.Write(CommunityReport.Of(source, Say, Shipped.WordsIn(language), day => day.ToString("O")));
    }

    [Fact]
    public void Hides_three_households_of_a_kind_and_shows_many()
    {
        var report = Markdown(facts: Fact(1, "occupation-jobs", "document", "街道台账", "双下岗家庭 3户，双薪 310 户"));

        Assert.DoesNotContain("双下岗家庭 3", report, StringComparison.Ordinal);
        Assert.DoesNotContain("双下岗家庭 | 3", report, StringComparison.Ordinal);
        Assert.Contains("少于 5", report, StringComparison.Ordinal);
        Assert.Contains("310", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Hides_small_cells_of_the_needs_grid() => Assert.Matches(@"\| 安全 \| 0 \| 少于 5 \| 0 \| 0 \|", Markdown());

    [Fact]
    public void Tells_neither_who_wrote_an_entry_nor_whom_it_came_from()
    {
        var report = Markdown(facts: Fact(1, "env-hazards", "interview", "三楼的保安", "路口积水"));

        Assert.Contains("路口积水", report, StringComparison.Ordinal);
        Assert.DoesNotContain("小周", report, StringComparison.Ordinal);
        Assert.DoesNotContain("保安", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Leaves_people_without_an_office_to_the_team()
    {
        var leader = A_private_resident.Party(Stakeholder.InformalLeader) with { Name = "林姐" };

        var report = Markdown(
            parties: [leader, A_private_resident.Party(Stakeholder.Group)],
            facts: Fact(1, "org-informal", text: "刘婆婆认得全楼")
        );

        Assert.DoesNotContain("林姐", report, StringComparison.Ordinal);
        Assert.DoesNotContain("刘婆婆", report, StringComparison.Ordinal);
        Assert.Contains("舞队", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Keeps_what_was_typed_inert()
    {
        var report = Markdown(facts: Fact(1, "env-hazards", text: "# 标题\n- 假的 <script>x</script> [a](b) | c"));

        Assert.Contains("\\# 标题 - 假的 \\<script>x\\</script> \\[a\\](b)", report, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_that_a_plan_is_not_detailed() => Assert.Contains("还不是详细计划", Markdown(), StringComparison.Ordinal);

    [Fact]
    public void Speaks_english_without_a_chinese_word_of_ours()
    {
        var report = Markdown("en").Replace("河东里", "", StringComparison.Ordinal);

        Assert.DoesNotContain(report, c => c is >= '\u3400' and < '\ua000');
    }
}
