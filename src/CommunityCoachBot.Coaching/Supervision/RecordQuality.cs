using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Coaching.Supervision;

/// <summary>
/// The record-quality rubric (<c>supervision.md</c> §2) as far as a note shows it by itself: ten items, 0 to 2 each. A hint to the author and a filter for a
/// supervisor, of one record; never added up by person.
/// </summary>
public static class RecordQuality
{
    private const int HoursOfADay = 24;
    private const int LateHours = 72;

    /// <summary>0–20, or null for what is no record of a visit.</summary>
    public static int? Score(Note note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return note.Kind == NoteParts.VisitSummary ? Items(note).Sum(item => item.Points) : null;
    }

    /// <summary>The items of the rubric with their points, in its order.</summary>
    public static IEnumerable<(string Item, int Points)> Items(Note note)
    {
        ArgumentNullException.ThrowIfNull(note);
        var content = note.Content;
        yield return (
            "timeliness",
            Hours(note) switch
            {
                null or <= HoursOfADay => 2,
                <= LateHours => 1,
                _ => 0,
            }
        );
        yield return ("words", Math.Min(Count(content, "stated"), 2));
        yield return ("separation", Separated(content));
        yield return ("needs", Each(note.Needs.Length, note.Needs.Count(need => need.Bradshaw is not null && need.Basis is not null)));
        yield return ("strengths", Math.Min(Count(content, "strengths"), 1) * 2);
        yield return ("risk", Risk(note));
        var undertaken = note.Promises.Length + note.Tasks.Length;
        yield return (
            "promises",
            undertaken == 0
                ? 1
                : Each(undertaken, note.Promises.Count(promise => promise.Due is not null) + note.Tasks.Count(task => task.Due is not null))
        );
        yield return (
            "consent",
            Text(content, "consent") switch
            {
                "yes" or "limited" => 2,
                "no" => 1,
                _ => 0,
            }
        );
        // Labels and jargon are refused while the record is written; what is left is plain.
        yield return ("language", 2);
        yield return ("next-step", NextStep(content));
    }

    /// <summary>Hours between the end of the day of the visit and the record; null where there is no day, never below zero.</summary>
    public static int? Hours(Note note)
    {
        ArgumentNullException.ThrowIfNull(note);
        if (note.VisitDate is not { } day)
            return null;
        var ended = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), note.Confirmed.Offset);
        return Math.Max(0, (int)(note.Confirmed - ended).TotalHours);
    }

    // A visit where nobody was in danger has nothing to flag; a flag without a step is half of what is due.
    private static int Risk(Note note) =>
        note.Risks.Where(risk => risk.Assertion is "present" or "unclear").ToList() is { Count: > 0 } open
            ? open.All(risk => risk.StepTaken is not null)
                ? 2
                : 1
            : 2;

    private static int Separated(JsonObject content) =>
        (Count(content, "stated") > 0, Count(content, "observed") > 0) switch
        {
            (true, true) => 2,
            (true, false) or (false, true) => 1,
            _ => 0,
        };

    private static int NextStep(JsonObject content) =>
        content["next-visit"] is JsonObject next
            ? Text(next, "date") is not null && Text(next, "purpose") is not null
                ? 2
                : 1
            : 0;

    private static int Each(int all, int well) =>
        all == 0 ? 0
        : well == all ? 2
        : 1;

    private static int Count(JsonObject content, string step) =>
        content[step] switch
        {
            JsonArray list => list.Count,
            null => 0,
            _ => 1,
        };

    private static string? Text(JsonObject content, string step) =>
        content[step] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
