using System.Globalization;
using System.Runtime.InteropServices;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>Days from one to another, both included; an open end is null.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DaySpan(DateOnly? From, DateOnly? To);

/// <summary>The date macros of <c>supervision.md</c> §3, resolved against a day. Weeks start on Monday.</summary>
public static class DateMacro
{
    /// <summary>The days that a macro names, or an absolute day; null when the text is neither.</summary>
    public static DaySpan? Expand(string text, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text switch
        {
            "today" => new(today, today),
            "yesterday" => new(today.AddDays(-1), today.AddDays(-1)),
            "tomorrow" => new(today.AddDays(1), today.AddDays(1)),
            "this-week" => Week(today, 0),
            "last-week" => Week(today, -1),
            "next-week" => Week(today, 1),
            "this-month" => Month(today, 0),
            "last-month" => Month(today, -1),
            "next-month" => Month(today, 1),
            "this-quarter" => Quarter(today, 0),
            "last-quarter" => Quarter(today, -1),
            "this-year" => Year(today, 0),
            "last-year" => Year(today, -1),
            _ when DaysAgo(text) is { } days => new(today.AddDays(-days), today.AddDays(-days)),
            _ when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => new(
                day,
                day
            ),
            _ => null,
        };
    }

    internal static DaySpan Week(DateOnly today, int step)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7) + 7 * step);
        return new(monday, monday.AddDays(6));
    }

    internal static DaySpan Month(DateOnly today, int step)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(step);
        return new(first, first.AddMonths(1).AddDays(-1));
    }

    internal static DaySpan Quarter(DateOnly today, int step)
    {
        var first = new DateOnly(today.Year, (today.Month - 1) / 3 * 3 + 1, 1).AddMonths(3 * step);
        return new(first, first.AddMonths(3).AddDays(-1));
    }

    internal static DaySpan Year(DateOnly today, int step)
    {
        var first = new DateOnly(today.Year + step, 1, 1);
        return new(first, first.AddYears(1).AddDays(-1));
    }

    private static int? DaysAgo(string text) =>
        text.StartsWith("days-ago(", StringComparison.Ordinal)
        && text.EndsWith(')')
        && int.TryParse(text.AsSpan(9, text.Length - 10), NumberStyles.None, CultureInfo.InvariantCulture, out var days)
        && days <= 36600
            ? days
            : null;
}
