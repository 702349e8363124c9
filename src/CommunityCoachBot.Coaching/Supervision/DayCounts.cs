using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Coaching.Supervision;

/// <summary>What a note adds to the figures of its day: kept with the note, taken back when it is amended or erased.</summary>
public static class DayCounts
{
    public const string Visits = "visits";
    public const string Plans = "plans";

    /// <summary>The day a note counts for: that of the visit, else that of its confirmation.</summary>
    public static DateOnly DayOf(Note note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return note.VisitDate ?? DateOnly.FromDateTime(note.Confirmed.DateTime);
    }

    public static IEnumerable<(string What, int Count)> Of(Note note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return All(note).GroupBy(what => what, StringComparer.Ordinal).Select(group => (group.Key, group.Count()));
    }

    private static IEnumerable<string> All(Note note)
    {
        if (note.Kind == NoteParts.VisitPlan)
            yield return Plans;
        if (note.Kind != NoteParts.VisitSummary)
            yield break;
        yield return Visits;
        foreach (var risk in note.Risks.Where(risk => risk.Assertion is "present" or "unclear"))
        {
            yield return $"risk:{risk.Flag}";
            yield return $"severity:{risk.Severity}";
        }

        foreach (var need in note.Needs)
            yield return $"need:{need.Bradshaw}:{need.Maslow}";
        if (note.Promises.Length > 0)
            yield return "promising-visits";
    }
}
