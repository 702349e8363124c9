namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>How a period bounds the days that are meant.</summary>
internal enum PeriodBound
{
    /// <summary>The days of the period.</summary>
    Within,

    /// <summary>From its first day on.</summary>
    Since,

    /// <summary>From the day after it on.</summary>
    After,

    /// <summary>Up to the day before it.</summary>
    Before,

    /// <summary>Up to and with it.</summary>
    By,

    /// <summary>周五前: of what falls due up to and with it, of what has happened up to the day before.</summary>
    BeforeOrBy,
}

/// <summary>A stretch of days as it was said.</summary>
/// <param name="Unit"><c>day</c>, <c>week</c>, <c>month</c>, <c>quarter</c>, <c>year</c>.</param>
/// <param name="Past">The days meant when one looks back: 5月 is the last May.</param>
/// <param name="Next">The days meant when one looks forward.</param>
internal sealed record Period(string Unit, DaySpan Past, DaySpan Next, int Start, int Length)
{
    public PeriodBound Bound { get; init; } = PeriodBound.Within;

    /// <summary>From one day to another, as it was said.</summary>
    public bool Ranged { get; init; }

    /// <summary>The day the question is asked.</summary>
    public DateOnly Today { get; init; }

    /// <summary>The whole period lies after today.</summary>
    public bool IsAhead => !Rolling && Bound == PeriodBound.Within && Past.From > Today;

    /// <summary>A number of days from or to today, not a stretch of the calendar.</summary>
    public bool Rolling { get; init; }

    public int End => Start + Length;

    public DaySpan Days(bool due)
    {
        var days = due ? Next : Past;
        return Bound switch
        {
            PeriodBound.Since => new(days.From, null),
            PeriodBound.After => new(days.To?.AddDays(1), null),
            PeriodBound.Before => new(null, days.From?.AddDays(-1)),
            PeriodBound.By => new(null, days.To),
            PeriodBound.BeforeOrBy => new(null, due ? days.To : days.From?.AddDays(-1)),
            _ => days,
        };
    }
}
