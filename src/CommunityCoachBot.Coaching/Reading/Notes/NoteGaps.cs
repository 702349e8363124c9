using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>What to ask the worker, because the note does not say: the fewest questions, the most pressing first.</summary>
internal static class NoteGaps
{
    private const string Words = "reading.note.";

    public static ImmutableArray<Missing> Of(NoteText note, CuesOfNote cues, VisitRecord record)
    {
        var gaps = ImmutableArray.CreateBuilder<Missing>();
        var urgent = record.Risks.Any(risk => risk.Assertion is "present" or "historical" && risk.Severity is "immediate" or "same-day");
        if (
            urgent
            && !record.Tasks.Any(task =>
                task.Status is "done" && cues.First(task.At, task.At + task.Quote.Length, "supervisor") is not null
            )
        )
            gaps.Add(new Missing("tasks", Words + "ask-supervisor"));
        foreach (
            var risk in record
                .Risks.Where(risk => risk.Assertion is "unclear" or "joke-idiom")
                .DistinctBy(risk => risk.Flag, StringComparer.Ordinal)
        )
            gaps.Add(new Missing("risks", Words + "ask-what-meant", risk.Quote));
        if (UnaskedMedicine(note, cues) is { } medicine)
            gaps.Add(new Missing("risks", Words + "ask-medicine", medicine));
        if (record.ConsentToRecord is "not-asked")
            gaps.Add(new Missing("consentToRecord", Words + "ask-consent"));
        if (record.NextVisit is null && !cues.Anywhere("no-next"))
            gaps.Add(new Missing("nextVisit", Words + "ask-next-visit"));
        if (record.AddressAs is null)
            gaps.Add(new Missing("addressAs", Words + "ask-name"));
        if (record.ResidentType is null)
            gaps.Add(new Missing("residentType", Words + "ask-type"));
        foreach (var promise in record.Promises.Where(promise => promise.Due is null))
            gaps.Add(new Missing("promises", Words + "ask-due", promise.What));
        if (record.Stated.IsEmpty)
            gaps.Add(new Missing("stated", Words + "ask-stated"));
        if (record.Observed.IsEmpty)
            gaps.Add(new Missing("observed", Words + "ask-observed"));
        if (record.Strengths.IsEmpty)
            gaps.Add(new Missing("strengths", Words + "ask-strength"));
        return gaps.ToImmutable();
    }

    // 药没停吗我没问: the worker says that it was not asked.
    private static string? UnaskedMedicine(NoteText note, CuesOfNote cues)
    {
        for (var i = 0; i < note.Clauses.Length; i++)
        {
            if (!cues.Has(note.Clauses[i], "unasked"))
                continue;
            foreach (var near in (ReadOnlySpan<int>)[i, i - 1])
            {
                if (near >= 0 && note.Clauses[near].Sentence == note.Clauses[i].Sentence && cues.Has(note.Clauses[near], "medicine"))
                    return note.Words(note.Clauses[near]);
            }
        }
        return null;
    }
}
