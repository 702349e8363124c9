using CommunityCoachBot.Coaching.Guides.Rules;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Rules;

/// <summary>Every row of the table of times that do not suit, hit and missed.</summary>
public class Choosing_a_time
{
    private const string Wednesday = "2026-03-11";
    private const string Saturday = "2026-03-14";
    private const string Sunday = "2026-03-15";

    [Theory]
    // Meals.
    [InlineData("general-household", Wednesday, "11:00", 20, "meal-lunch", true)]
    [InlineData("general-household", Wednesday, "10:50", 20, "meal-lunch", true)]
    [InlineData("general-household", Wednesday, "10:30", 30, "meal-lunch", false)]
    [InlineData("general-household", Wednesday, "13:00", 20, "meal-lunch", false)]
    [InlineData("general-household", Wednesday, "17:30", 20, "meal-dinner", true)]
    [InlineData("general-household", Wednesday, "19:15", 20, "meal-dinner", false)]
    [InlineData("shopkeeper", Wednesday, "12:00", 20, "meal-lunch", false)]
    // Naps of older people.
    [InlineData("elder-living-alone", Wednesday, "13:00", 20, "nap", true)]
    [InlineData("elderly-couple", Wednesday, "14:20", 20, "nap", true)]
    [InlineData("elder-living-alone", Wednesday, "15:00", 20, "nap", false)]
    [InlineData("youth", Wednesday, "13:00", 20, "nap", false)]
    // School children.
    [InlineData("single-parent", Wednesday, "08:10", 20, "school-run-am", true)]
    [InlineData("single-parent", Saturday, "08:10", 20, "school-run-am", false)]
    [InlineData("general-household", Wednesday, "08:10", 20, "school-run-am", false)]
    [InlineData("single-parent", Wednesday, "16:00", 20, "school-run-pm", true)]
    [InlineData("child-in-difficulty", Saturday, "16:00", 20, "school-run-pm", false)]
    [InlineData("single-parent", Wednesday, "19:30", 20, "homework", true)]
    [InlineData("youth", Sunday, "19:30", 20, "homework", true)]
    [InlineData("single-parent", Saturday, "19:30", 20, "homework", false)]
    // Older people are best in the morning.
    [InlineData("elder-living-alone", Wednesday, "16:00", 20, "elder-morning", true)]
    [InlineData("elder-living-alone", Wednesday, "08:15", 20, "elder-morning", true)]
    [InlineData("elder-living-alone", Wednesday, "09:30", 20, "elder-morning", false)]
    [InlineData("youth", Wednesday, "16:00", 20, "elder-morning", false)]
    // Work, and looking for it.
    [InlineData("working-family", Wednesday, "15:00", 20, "working-family", true)]
    [InlineData("working-family", Wednesday, "19:15", 20, "working-family", false)]
    [InlineData("working-family", Saturday, "10:00", 20, "working-family", false)]
    [InlineData("laid-off-household", Wednesday, "09:30", 20, "jobseeker", true)]
    [InlineData("laid-off-household", "2026-03-31", "15:00", 20, "jobseeker", true)]
    [InlineData("laid-off-household", Wednesday, "15:00", 20, "jobseeker", false)]
    // Young people.
    [InlineData("youth", Wednesday, "10:00", 20, "youth", true)]
    [InlineData("youth", "2026-06-20", "15:00", 20, "youth", true)]
    [InlineData("youth", "2026-07-15", "10:00", 20, "youth", false)]
    [InlineData("youth", Saturday, "15:00", 20, "youth", false)]
    // Shops and offices.
    [InlineData("shopkeeper", Wednesday, "12:00", 20, "shop-peak", true)]
    [InlineData("shopkeeper", Wednesday, "15:00", 20, "shop-peak", false)]
    [InlineData("shopkeeper", Wednesday, "10:15", 20, "shop-peak", false)]
    [InlineData("block-leader", "2026-03-09", "10:00", 20, "cadre-duty", true)]
    [InlineData("block-leader", "2026-03-31", "10:00", 20, "cadre-duty", true)]
    [InlineData("block-leader", Wednesday, "10:00", 20, "cadre-duty", false)]
    // Too long.
    [InlineData("general-household", Wednesday, "10:00", 46, "too-long", true)]
    [InlineData("general-household", Wednesday, "10:00", 45, "too-long", false)]
    // Festivals: New Year's Eve of 2026 is 16 February, Mid-Autumn 25 September, the solstice 22 December.
    [InlineData("general-household", "2026-02-16", "10:00", 20, "festival-reunion", true)]
    [InlineData("general-household", "2026-02-19", "10:00", 20, "festival-reunion", true)]
    [InlineData("general-household", "2026-02-20", "10:00", 20, "festival-reunion", false)]
    [InlineData("general-household", "2026-09-25", "19:30", 20, "festival-reunion", true)]
    [InlineData("general-household", "2026-09-25", "10:00", 20, "festival-reunion", false)]
    [InlineData("general-household", "2026-12-22", "19:30", 20, "festival-reunion", true)]
    [InlineData("general-household", "2026-12-21", "19:30", 20, "festival-reunion", false)]
    [InlineData("bereaved", "2026-04-05", "10:00", 20, "qingming", true)]
    [InlineData("bereaved", "2026-04-02", "10:00", 20, "qingming", true)]
    [InlineData("bereaved", "2026-10-18", "10:00", 20, "qingming", true)]
    [InlineData("bereaved", "2026-04-20", "10:00", 20, "qingming", false)]
    public void Weighs_the_household_the_hour_and_the_day(string type, string date, string time, int minutes, string row, bool isHit)
    {
        var said = At(type, date, time, minutes).Says("timing").Select(hit => hit.Variant);

        Assert.Equal(isHit, said.Contains(row));
    }

    [Theory]
    [InlineData("rhythm=mahjong", "14:00", "mahjong", true)]
    [InlineData("rhythm=mahjong", "09:30", "mahjong", false)]
    [InlineData("rhythm=night-shift", "10:00", "night-shift", true)]
    [InlineData("rhythm=night-shift", "15:30", "night-shift", false)]
    [InlineData("rhythm=naps", "13:00", "nap", true)]
    [InlineData("at-home=small-children", "13:00", "nap", true)]
    [InlineData("at-home=school-children", "16:00", "school-run-pm", true)]
    [InlineData("at-home=nobody-else", "16:00", "school-run-pm", false)]
    [InlineData("rhythm=treatment-days", "10:00", "dialysis-clinic", true)]
    [InlineData("rhythm=naps", "10:00", "dialysis-clinic", false)]
    [InlineData("safety.transport-weather=heat", "10:00", "weather-heat", true)]
    [InlineData("safety.transport-weather=rain-or-ice", "10:00", "weather-rain", true)]
    [InlineData("safety.transport-weather=safe", "10:00", "weather-rain", false)]
    public void Weighs_what_the_worker_tells_of_the_home_and_the_weather(string told, string time, string row, bool isHit)
    {
        var said = At("general-household", Wednesday, time, 20).With(told).Says("timing").Select(hit => hit.Variant);

        Assert.Equal(isHit, said.Contains(row));
    }

    [Theory]
    // A Sunday morning, the fifteenth of a lunar month (3 March 2026), a day of Ramadan (February 2026), an ordinary Wednesday.
    [InlineData(Sunday, "10:00", true)]
    [InlineData("2026-03-03", "10:00", true)]
    [InlineData("2026-02-24", "10:00", true)]
    [InlineData("2026-04-15", "10:00", false)]
    public void Respects_worship_where_the_household_keeps_it(string date, string time, bool isHit)
    {
        var household = At("general-household", date, time, 20);

        Assert.Equal(isHit, household.With("rhythm=observances").Says("timing").Any(hit => hit.Variant == "fasting-worship"));
        Assert.DoesNotContain("fasting-worship", household.Says("timing").Select(hit => hit.Variant));
    }

    [Theory]
    [InlineData("migrant-newcomer", "walk-in", "night-shift", true)]
    [InlineData("migrant-newcomer", "phoned", "night-shift", false)]
    [InlineData("disabled", "not-yet", "dialysis-clinic", true)]
    [InlineData("disabled", "phoned", "dialysis-clinic", false)]
    [InlineData("mental-health-recovery", "walk-in", "dialysis-clinic", true)]
    [InlineData("block-leader", "walk-in", "cadre-duty", true)]
    public void Reminds_to_ask_first_where_nobody_has(string type, string appointment, string row, bool isHit)
    {
        var said = At(type, Wednesday, "15:30", 20).With($"when.appointment={appointment}").Says("timing").Select(hit => hit.Variant);

        Assert.Equal(isHit, said.Contains(row));
    }

    [Theory]
    [InlineData("2026-03-06", true)]
    [InlineData("2026-03-04", false)]
    public void Wonders_about_coming_again_within_a_week(string last, bool isHit)
    {
        var run = At("general-household", Wednesday, "10:00", 20)
            .Known(1, DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(isHit, run.Says("timing").Any(hit => hit.Variant == "repeat-soon"));
    }

    [Fact]
    public void Says_nothing_of_a_good_time() => Assert.Empty(At("elder-living-alone", Wednesday, "09:30", 20).Says("timing"));

    [Fact]
    public void Says_nothing_until_the_time_is_whole()
    {
        var run = At("general-household", Wednesday, "12:00", 20);
        var open = run with { Answers = run.Answers.With("when", run.Answers["when"]! with { Open = true }) };

        Assert.Empty(open.Says("timing"));
    }

    [Fact]
    public void Adds_only_what_a_later_answer_brings()
    {
        var run = At("general-household", Wednesday, "12:40", 20);

        Assert.Equal(["nap"], run.Says("timing", "rhythm", "naps").Select(hit => hit.Variant));
    }

    [Fact]
    public void Names_the_festival_and_the_last_visit_in_the_workers_language()
    {
        var evening = At("general-household", "2026-09-25", "19:30", 20).Known(1, new DateOnly(2026, 9, 20));

        Assert.Equal(["中秋", "9月20日 周日"], evening.Says("timing").SelectMany(hit => hit.Values.Values));
        Assert.Equal(["Mid-Autumn", "Sun 20 Sep 2026"], evening.In("en").Says("timing").SelectMany(hit => hit.Values.Values));
    }

    [Fact]
    public void Has_a_sentence_for_every_row_in_every_language() =>
        Assert.All(
            ShippedGuides.Preparation.Words.Values,
            words => Assert.All(Timing.RowIds, row => Assert.True(words.Rules.ContainsKey($"timing.{row}"), row))
        );

    [Fact]
    public void Is_always_a_warning_that_can_be_overruled() =>
        Assert.All(At("elder-living-alone", Wednesday, "12:40", 60).Says("timing"), hit => Assert.Equal(RuleWeight.Warning, hit.Weight));

    [Theory]
    [InlineData("07:30", 20, true)]
    [InlineData("08:00", 20, false)]
    [InlineData("20:40", 20, false)]
    [InlineData("20:50", 20, true)]
    [InlineData("21:00", 10, true)]
    [InlineData("23:50", 20, true)]
    public void Is_stopped_outside_the_hours_of_visits(string time, int minutes, bool isHit) =>
        Assert.Equal(isHit, At("general-household", Wednesday, time, minutes).Says("outside-hours").Count > 0);

    [Fact]
    public void Reminds_that_a_time_that_is_to_change_has_not_changed() =>
        Assert.Single(At("general-household", Wednesday, "22:00", 20).With("urgent-ok=change-time").Says("urgent-ok"));

    private static Asking At(string type, string date, string time, int minutes) =>
        Asking.Plan.With(
            $"subject.resident-type={type}; when.date={date}; when.time={time}; when.duration={minutes}; when.appointment=phoned"
        );
}
