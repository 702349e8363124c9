using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>
/// The table of times that do not suit (visit-preparation §1.3), a row a variant. A hit is a soft warning with a better time; the worker may keep the time.
/// Which hours are school, siesta or mahjong hours differs from place to place: these are the table's.
/// </summary>
internal static class Timing
{
    private sealed record Row(string Id, Func<VisitTime, bool> Hits);

    private static readonly ImmutableArray<Row> Rows =
    [
        new("festival-reunion", visit => Reunion(visit) is not null),
        new("qingming", visit => Grief(visit) is not null),
        new("meal-lunch", visit => visit.Type is not "shopkeeper" && visit.Meets("11:00", "13:00")),
        new("meal-dinner", visit => visit.Type is not "shopkeeper" && visit.Meets("17:00", "19:00")),
        new("nap", visit => (visit.HasElders || visit.Says.Overlaps(Nappers)) && visit.Meets("12:30", "14:30")),
        new("school-run-am", visit => visit.HasSchoolChildren && visit.IsWeekday && visit.Meets("07:00", "08:30")),
        new("school-run-pm", visit => visit.HasSchoolChildren && visit.IsWeekday && visit.Meets("15:30", "17:30")),
        new(
            "homework",
            visit =>
                (visit.HasSchoolChildren || visit.Type is "youth")
                && visit.Day is not (DayOfWeek.Friday or DayOfWeek.Saturday)
                && visit.Meets("19:00", "21:00")
        ),
        new("mahjong", visit => visit.Says.Contains("mahjong") && visit.Meets("13:30", "17:00")),
        new("elder-morning", visit => visit.HasElders && visit.Start is not null && !visit.BeginsIn("09:00", "10:45")),
        new("working-family", visit => visit.Type is "working-family" && visit.IsWeekday && visit.BeginsBefore("19:00")),
        new("jobseeker", visit => visit.Type is "laid-off-household" && (visit.BeginsBefore("12:00") || visit.IsMonthEnd)),
        new(
            "night-shift",
            visit =>
                visit.Says.Contains("night-shift") && visit.BeginsBefore("15:00") || visit.Type is "migrant-newcomer" && AsksFirst(visit)
        ),
        new(
            "youth",
            visit => visit.Type is "youth" && (visit.IsWeekday && visit.BeginsBefore("15:30") && !IsHoliday(visit) || IsExamTime(visit))
        ),
        new(
            "shop-peak",
            visit =>
                visit.Type is "shopkeeper"
                && visit.Start is not null
                && !visit.BeginsIn("14:30", "16:30")
                && !visit.BeginsIn("10:00", "11:00")
        ),
        new(
            "cadre-duty",
            visit =>
                visit.Type is "block-leader"
                && (!visit.IsAgreed && visit.Start is not null || visit.IsMonthEnd || visit.Day is DayOfWeek.Monday or DayOfWeek.Friday)
        ),
        new(
            "dialysis-clinic",
            visit => (visit.Type is "disabled" or "mental-health-recovery" && AsksFirst(visit)) || visit.Says.Contains("treatment-days")
        ),
        new("fasting-worship", visit => visit.Says.Contains("observances") && IsDayOfWorship(visit)),
        new("weather-heat", visit => visit.Says.Contains("heat")),
        new("weather-rain", visit => visit.Says.Contains("rain-or-ice")),
        new("too-long", visit => visit.Minutes > 45),
        new("repeat-soon", visit => visit is { Date: { } date, LastVisit: { } last } && date.DayNumber - last.DayNumber is >= 0 and < 7),
    ];

    private static readonly ImmutableArray<string> Nappers = ["small-children", "naps", "night-shift"];

    internal static IEnumerable<string> RowIds => Rows.Select(row => row.Id);

    /// <summary>
    /// The rows that hit. When the time is asked, all of them, once the form is whole; later, when the worker tells more of the household or the weather, only
    /// the rows that this adds.
    /// </summary>
    public static IEnumerable<RuleHit> Look(RuleContext context)
    {
        if (context.Answers["when"] is not { Open: false, Skipped: false })
            return [];
        var visit = VisitTime.Of(context);
        var hits = Hits(visit);
        if (context.Step is { Id: not "when" } step)
            hits = hits.Except(Hits(VisitTime.Of(context with { Answers = context.Answers.Without(step.Id) })), StringComparer.Ordinal)
                .ToList();
        return hits.Select(id => Said(id, visit, context));
    }

    private static List<string> Hits(VisitTime visit) => [.. Rows.Where(row => row.Hits(visit)).Select(row => row.Id)];

    private static RuleHit Said(string id, VisitTime visit, RuleContext context) =>
        (id, visit) switch
        {
            ("festival-reunion", _) => RuleHit.Warn(id).With("festival", Lexicon.Festivals.Say(Reunion(visit)!, context.Language)),
            ("qingming", _) => RuleHit.Warn(id).With("festival", Lexicon.Festivals.Say(Grief(visit)!, context.Language)),
            ("repeat-soon", { LastVisit: { } last }) => RuleHit.Warn(id).With("date", Echo.Date(last, context.Language, visit.Date)),
            _ => RuleHit.Warn(id),
        };

    /// <summary>New Year's Eve to the third day; the evenings of Mid-Autumn and the winter solstice.</summary>
    private static string? Reunion(VisitTime visit)
    {
        if (visit.Around(Festival.LunarNewYearsEve, 0) || visit.Lunar is (1, >= 1 and <= 3))
            return "spring-festival";
        if (!visit.Meets("17:00", "23:59"))
            return null;
        return visit.Around(Festival.MidAutumn, 0) ? "mid-autumn"
            : visit.Around(Festival.WinterSolstice, 0) ? "winter-solstice"
            : null;
    }

    /// <summary>Some days around Qingming, and the day before and after the Double Ninth.</summary>
    private static string? Grief(VisitTime visit) =>
        visit.Around(Festival.Qingming, 3) ? "qingming"
        : visit.Around(Festival.DoubleNinth, 1) ? "double-ninth"
        : null;

    /// <summary>Nobody has asked them yet which hours suit.</summary>
    private static bool AsksFirst(VisitTime visit) => visit.Appointment is "walk-in" or "not-yet";

    private static bool IsHoliday(VisitTime visit) => visit.Date is { Month: 7 or 8 };

    /// <summary>The end of term, as it mostly falls: the second half of June, the middle of January.</summary>
    private static bool IsExamTime(VisitTime visit) => visit.Date is { Month: 6, Day: >= 15 } or { Month: 1, Day: >= 5 and <= 20 };

    /// <summary>The first and fifteenth of the lunar month, Sunday mornings, the days of Ramadan. Whose faith it is stays unsaid: it is nobody's data.</summary>
    private static bool IsDayOfWorship(VisitTime visit) =>
        visit.Lunar is (_, 1 or 15)
        || visit.Day is DayOfWeek.Sunday && visit.BeginsBefore("12:00")
        || IsRamadan(visit) && visit.BeginsBefore("18:00");

    private static bool IsRamadan(VisitTime visit) =>
        visit.Date is { Year: > 2000 and < 2077 } date
        && new System.Globalization.UmAlQuraCalendar().GetMonth(date.ToDateTime(TimeOnly.MinValue)) == 9;
}
