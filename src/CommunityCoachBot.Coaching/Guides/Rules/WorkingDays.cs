namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>Days without weekends. Public holidays and the working weekends around them change every year and are not known here: a clock may then run a little early.</summary>
internal static class WorkingDays
{
    /// <summary>The last day of a time limit that begins on the day after <paramref name="from"/>.</summary>
    public static DateOnly After(DateOnly from, int days)
    {
        var day = from;
        while (days > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
                days--;
        }

        return day;
    }
}
