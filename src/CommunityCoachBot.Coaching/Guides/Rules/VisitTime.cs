using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>When a visit is planned, and what is known of the household's day: what the rows of <see cref="Timing"/> ask about.</summary>
internal sealed record VisitTime
{
    public DateOnly? Date { get; init; }
    public TimeOnly? Start { get; init; }
    public int Minutes { get; init; }
    public string? Type { get; init; }
    public string? Appointment { get; init; }

    /// <summary>What the worker said of the household and the day: who is at home, its rhythm, the weather.</summary>
    public ImmutableHashSet<string> Says { get; init; } = [];
    public DateOnly? LastVisit { get; init; }

    public static VisitTime Of(RuleContext context) =>
        new()
        {
            Date = context.DateAt("when.date"),
            Start = context.TimeAt("when.time"),
            Minutes = context.NumberAt("when.duration") ?? 20,
            Type = context.At("subject.resident-type"),
            Appointment = context.At("when.appointment"),
            Says =
            [
                .. context.Answers.ValuesAt("at-home"),
                .. context.Answers.ValuesAt("rhythm"),
                .. context.Answers.ValuesAt("safety.transport-weather"),
            ],
            LastVisit = context.Household?.LastVisit,
        };

    public DayOfWeek? Day => Date?.DayOfWeek;
    public bool IsWeekday => Day is not (null or DayOfWeek.Saturday or DayOfWeek.Sunday);
    public bool HasElders => Type is "elder-living-alone" or "elderly-couple";
    public bool HasSchoolChildren => Type is "single-parent" or "child-in-difficulty" || Says.Contains("school-children");

    /// <summary>They were asked when it suits them.</summary>
    public bool IsAgreed => Appointment is "phoned" or "via-introducer";

    /// <summary>The visit and the stretch of the day share a minute. False while the time is not known.</summary>
    public bool Meets(string from, string to) => Start is { } start && Span(start, from, to);

    /// <summary>The visit begins within the stretch of the day.</summary>
    public bool BeginsIn(string from, string to) => Start is { } start && start >= Clock(from) && start < Clock(to);

    public bool BeginsBefore(string time) => Start is { } start && start < Clock(time);

    /// <summary>A lunar day, or null where the calendar ends.</summary>
    public (int Month, int Day)? Lunar => Date is { Year: > 2000 and < 2100 } date ? Festivals.LunarOf(date) : null;

    /// <summary>The day is within some days of a festival, before or after.</summary>
    public bool Around(Festival festival, int days) =>
        Date is { } date && Festivals.On(festival, date.Year) is { } day && Math.Abs(date.DayNumber - day.DayNumber) <= days;

    /// <summary>The last days of a month: reports and rent.</summary>
    public bool IsMonthEnd => Date is { } date && DateTime.DaysInMonth(date.Year, date.Month) - date.Day < 3;

    private bool Span(TimeOnly start, string from, string to)
    {
        var (begin, end) = (start.ToTimeSpan(), start.ToTimeSpan() + TimeSpan.FromMinutes(Minutes));
        return begin < Clock(to).ToTimeSpan() && end > Clock(from).ToTimeSpan();
    }

    private static TimeOnly Clock(string time) => TimeOnly.ParseExact(time, "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
