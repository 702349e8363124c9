namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>
/// Nobody is visited before 08:00 or after 21:00, unless it is urgent and the supervisor agrees (visit-preparation §1.3, hard rules). The answer stands, so
/// that it can be asked whether they do; until then the plan is blocked.
/// </summary>
internal static class OutsideHours
{
    private static readonly TimeOnly Earliest = new(8, 0);
    private static readonly TimeOnly Latest = new(21, 0);

    public static IEnumerable<RuleHit> Look(RuleContext context)
    {
        if (context.TimeAt("when.time") is not { } start)
            return [];
        var minutes = context.NumberAt("when.duration") ?? 0;
        // Over midnight counts as late, too: the end is compared in minutes, not on the clock.
        var isLate = start.ToTimeSpan() + TimeSpan.FromMinutes(minutes) > Latest.ToTimeSpan();
        return start < Earliest || isLate || start >= Latest ? [RuleHit.Warn()] : [];
    }

    /// <summary>"I'll change the time" is said, but the time still stands.</summary>
    public static IEnumerable<RuleHit> UrgentOk(RuleContext context) => context.Is("urgent-ok", "change-time") ? [RuleHit.Note()] : [];
}
