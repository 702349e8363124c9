using System.Buffers;
using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>The problem grid, only as far as the note answers it: what it is like, who calls it a problem and why, how far it reaches, where it comes from.</summary>
internal static class NoteProblems
{
    private static readonly SearchValues<char> Numbers = SearchValues.Create("0123456789一二三四五六七八九十两几多");

    public static ImmutableArray<ProblemGrid> Of(NoteText note, CuesOfNote cues)
    {
        string? describe = null,
            define = null,
            scope = null,
            origin = null;
        foreach (var clause in note.Clauses)
        {
            if (clause.Kind is ClauseKind.Arranged or ClauseKind.WorkerSaid or ClauseKind.Reflected)
                continue;
            var text = Passages.Of(note, clause).Text;
            var issue = cues.Has(clause, "issue");
            if (
                issue
                && cues.First(clause, "issue-scope") is { } reach
                && HasNumber(note.Narrow.AsSpan(clause.Start, reach.End - clause.Start))
            )
                scope ??= text;
            if (issue && cues.Has(clause, "issue-define"))
                define ??= clause.Speaker is { } who ? $"{who}{(note.Language is "en" ? ": " : "：")}{text}" : text;
            else if (issue && clause.Kind is ClauseKind.Stated or ClauseKind.Observed)
                describe ??= text;
            if (cues.Has(clause, "issue-origin") && (issue || describe is not null || define is not null))
                origin ??= text;
        }
        // One answer alone is a line of the record, not yet a problem defined.
        var answers = new[] { describe, define, scope, origin }.Count(answer => answer is not null);
        return answers >= 2 ? [new ProblemGrid(describe, define, scope, origin)] : [];
    }

    private static bool HasNumber(ReadOnlySpan<char> words) => words.IndexOfAny(Numbers) >= 0;
}
