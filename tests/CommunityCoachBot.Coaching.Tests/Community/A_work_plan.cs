using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Community;

namespace CommunityCoachBot.Coaching.Tests.Community;

public sealed class A_work_plan
{
    private static readonly string[] BeforeFeasibility =
    [
        WorkPlan.Objective,
        WorkPlan.People,
        WorkPlan.Fit,
        WorkPlan.Resources,
        WorkPlan.Draft,
    ];

    private static PlanEntry Entry(string step, params (string Field, string Value)[] fields) =>
        new()
        {
            Id = CommunityContent.Id(WorkPlan.Steps.IndexOf(step) + 1),
            Step = step,
            Text = "楼里的老人一周能一起吃三顿饭",
            Fields = fields.ToImmutableDictionary(field => field.Field, field => field.Value),
            AuthorId = "worker-1",
            AuthorName = "小周",
            WrittenAt = CommunityContent.Now,
        };

    private static PlanEntry Feasible(string? leftOut = null) =>
        Entry(
            WorkPlan.Feasibility,
            [
                .. WorkPlan
                    .Aspects.Where(aspect => aspect != leftOut)
                    .SelectMany(aspect => new[] { ($"{aspect}-score", "4"), ($"{aspect}-why", "街道同意") }),
            ]
        );

    private static PlanEntry Detail() => Entry(WorkPlan.Detail, (WorkPlan.Owner, "小周"), (WorkPlan.Due, "2026-06-01"));

    [Fact]
    public void Is_not_detailed_before_its_feasibility_is_answered()
    {
        var plan = WorkPlan.Of(BeforeFeasibility.Select(step => Entry(step)));

        Assert.Equal("plan-waits", WorkPlan.Refuse(plan, Detail()));
        Assert.Equal([WorkPlan.Feasibility], plan.Single(step => step.Id == WorkPlan.Detail).WaitsFor);
        Assert.False(WorkPlan.IsDetailed(plan));
    }

    [Fact]
    public void Is_not_detailed_by_an_entry_that_slipped_in_before() =>
        Assert.False(WorkPlan.IsDetailed(WorkPlan.Of([.. BeforeFeasibility.Select(step => Entry(step)), Detail()])));

    [Fact]
    public void Is_detailed_after_its_feasibility()
    {
        var plan = WorkPlan.Of([.. BeforeFeasibility.Select(step => Entry(step)), Feasible()]);

        Assert.Null(WorkPlan.Refuse(plan, Detail()));
        Assert.True(WorkPlan.IsDetailed(WorkPlan.Of([.. BeforeFeasibility.Select(step => Entry(step)), Feasible(), Detail()])));
    }

    [Theory]
    [InlineData("political")]
    [InlineData("acceptance")]
    public void Wants_every_aspect_of_feasibility_scored_with_a_reason(string leftOut)
    {
        var plan = WorkPlan.Of(BeforeFeasibility.Select(step => Entry(step)));

        Assert.Equal("plan-scores", WorkPlan.Refuse(plan, Feasible(leftOut)));
        Assert.Null(WorkPlan.Refuse(plan, Feasible()));
    }

    [Fact]
    public void Wants_a_person_and_a_day_for_its_detail()
    {
        var plan = WorkPlan.Of([.. BeforeFeasibility.Select(step => Entry(step)), Feasible()]);

        Assert.Equal("plan-owner", WorkPlan.Refuse(plan, Entry(WorkPlan.Detail, (WorkPlan.Due, "2026-06-01"))));
        Assert.Equal("plan-owner", WorkPlan.Refuse(plan, Entry(WorkPlan.Detail, (WorkPlan.Owner, "小周"), (WorkPlan.Due, "soon"))));
    }

    [Fact]
    public void Begins_with_its_aim_alone() =>
        Assert.Equal([WorkPlan.Objective], WorkPlan.Of([]).Where(step => step.IsOpen).Select(step => step.Id));

    [Fact]
    public void Takes_the_latest_of_several_entries()
    {
        var plan = WorkPlan.Of([Entry(WorkPlan.Objective), Entry(WorkPlan.Objective) with { Text = "改过的目标" }]);

        Assert.Equal("改过的目标", plan[0].Entry!.Text);
    }

    [Fact]
    public void Wants_words() => Assert.Equal("empty", WorkPlan.Refuse(WorkPlan.Of([]), Entry(WorkPlan.Objective) with { Text = " " }));
}
