namespace CommunityCoachBot.Coaching.Tests.Rules;

/// <summary>The gate between a draft and a plan that is ready (visit-preparation §3).</summary>
public class Ready_to_go
{
    private const string AllGreen =
        "safety.told-someone=duty-desk; safety.check-in-time=agreed; safety.known-risk=none; safety.two-person=arranged; safety.exit=known; "
        + "safety.phone=ready; safety.transport-weather=safe; safety.code-word=remembered; safety.gut-feeling=fine";

    [Theory]
    [InlineData("", "green", "ready")]
    // Every amber light keeps it a draft until there is a way to make it safer.
    [InlineData("safety.told-someone=nobody", "amber", "draft")]
    [InlineData("safety.check-in-time=not-yet", "amber", "draft")]
    [InlineData("safety.known-risk=unclear", "amber", "draft")]
    [InlineData("safety.two-person=needed", "amber", "draft")]
    [InlineData("safety.exit=not-sure", "amber", "draft")]
    [InlineData("safety.phone=not-ready", "amber", "draft")]
    [InlineData("safety.transport-weather=heat", "amber", "draft")]
    [InlineData("safety.transport-weather=rain-or-ice", "amber", "draft")]
    [InlineData("safety.transport-weather=way-back-unclear", "amber", "draft")]
    [InlineData("safety.code-word=not-sure", "amber", "draft")]
    [InlineData("safety.gut-feeling=uneasy", "amber", "draft")]
    [InlineData("safety.gut-feeling=uneasy; mitigation=skip", "amber", "draft")]
    [InlineData("safety.gut-feeling=uneasy; mitigation=two-person", "amber", "ready")]
    [InlineData("safety.gut-feeling=uneasy; mitigation=phone-visit", "amber", "ready")]
    [InlineData("safety.gut-feeling=uneasy; mitigation=public-place", "amber", "ready")]
    [InlineData("safety.gut-feeling=uneasy; mitigation=supervisor-ok", "amber", "ready")]
    [InlineData("safety.gut-feeling=uneasy; mitigation=reschedule", "amber", "draft")]
    // A red light blocks it, whatever else was said.
    [InlineData("safety.known-risk=known", "red", "blocked")]
    [InlineData("safety.known-risk=known; mitigation=supervisor-ok", "red", "blocked")]
    [InlineData("safety.transport-weather=severe-warning", "red", "blocked")]
    // The hour.
    [InlineData("when.time=22:00", "green", "blocked")]
    [InlineData("when.time=22:00; urgent-ok=change-time", "green", "blocked")]
    [InlineData("when.time=22:00; urgent-ok=supervisor-agreed", "green", "ready")]
    [InlineData("when.time=09:30", "green", "ready")]
    // The place.
    [InlineData("hazards=dog", "green", "ready")]
    [InlineData("safety.two-person=not-needed; hazards=dog", "green", "draft")]
    [InlineData("safety.two-person=not-needed; hazards=dog; mitigation=public-place", "green", "ready")]
    [InlineData("safety.two-person=not-needed; hazards=no-lift", "green", "ready")]
    // Minors.
    [InlineData("subject.resident-type=youth", "green", "draft")]
    [InlineData("subject.resident-type=youth; guardian=not-yet", "green", "draft")]
    [InlineData("subject.resident-type=youth; guardian=of-age", "green", "ready")]
    [InlineData("subject.resident-type=child-in-difficulty; guardian=present", "green", "ready")]
    [InlineData("subject.resident-type=child-in-difficulty; guardian=present; safety.two-person=not-needed", "amber", "draft")]
    [InlineData("subject.resident-type=mental-health-recovery; safety.two-person=not-needed", "amber", "draft")]
    [InlineData("subject.resident-type=elder-living-alone; safety.two-person=not-needed", "green", "ready")]
    public void Follows_from_the_check_the_hour_the_place_and_the_person(string answers, string level, string status)
    {
        var run = Asking.Plan.With(AllGreen).With(answers);

        Assert.Equal([level], run.Says("safety-level").Select(hit => hit.Variant));
        Assert.Equal([status], run.Says("plan-status").Select(hit => hit.Variant));
    }

    [Theory]
    [InlineData("", "unknown", "draft")]
    [InlineData("safety=skip", "unknown", "draft")]
    [InlineData("safety.told-someone=duty-desk; safety.phone=ready", "unknown", "draft")]
    [InlineData("safety.known-risk=known", "red", "blocked")]
    public void Waits_for_the_whole_check_but_not_with_a_red_light(string answers, string level, string status)
    {
        var run = Asking.Plan.With(answers);

        Assert.Equal([level], run.Says("safety-level").Select(hit => hit.Variant));
        Assert.Equal([status], run.Says("plan-status").Select(hit => hit.Variant));
    }

    [Fact]
    public void Does_not_hold_missing_aspects_against_it() =>
        Assert.Equal(
            ["ready"],
            Asking.Plan.With(AllGreen).With("goal=skip; openers=skip; when=skip").Says("plan-status").Select(hit => hit.Variant)
        );

    [Fact]
    public void Needs_a_pair_only_the_first_time_in_recovery()
    {
        var alone = Asking.Plan.With(AllGreen).With("subject.resident-type=mental-health-recovery; safety.two-person=not-needed");

        Assert.Single(alone.Says("pair-first"));
        Assert.Empty(alone.Known(visits: 1).Says("pair-first"));
        Assert.Equal(["ready"], alone.Known(visits: 1).Says("plan-status").Select(hit => hit.Variant));
    }

    [Theory]
    [InlineData("zh-Hans", "报平安、直觉")]
    [InlineData("en", "Check-in, Gut feeling")]
    public void Names_what_is_not_arranged_yet(string language, string items)
    {
        var run = Asking.Plan.In(language).With(AllGreen).With("safety.check-in-time=not-yet; safety.gut-feeling=uneasy");

        Assert.Equal([items], run.Says("safety-amber").Select(hit => hit.Values["items"]));
        Assert.Empty(run.Says("safety-red"));
    }

    [Theory]
    [InlineData("zh-Hans", "已知风险")]
    [InlineData("en", "Known risk")]
    public void Names_why_nobody_goes(string language, string items)
    {
        var run = Asking.Plan.In(language).With(AllGreen).With("safety.known-risk=known; safety.exit=not-sure");

        Assert.Equal([items], run.Says("safety-red").Select(hit => hit.Values["items"]));
        Assert.Empty(run.Says("safety-amber"));
    }

    [Theory]
    [InlineData("previous-incident", true)]
    [InlineData("no-signal", true)]
    [InlineData("unknown", true)]
    [InlineData("none-known", false)]
    [InlineData("no-lift|poor-light", false)]
    [InlineData("no-lift|dog", true)]
    public void Asks_for_company_where_the_place_calls_for_it(string hazards, bool isHit) =>
        Assert.Equal(isHit, Asking.Plan.With($"hazards={hazards}").Says("hazards-need-pair").Count > 0);

    [Fact]
    public void Reminds_that_changing_the_time_is_still_to_be_done()
    {
        Assert.Single(Asking.Plan.With("mitigation=reschedule").Says("mitigation"));
        Assert.Empty(Asking.Plan.With("mitigation=two-person").Says("mitigation"));
    }
}
