using System.Collections.Immutable;
using System.Globalization;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>Where, why, how long, and what the resident allowed.</summary>
internal sealed class NoteFacts(NoteText note, CuesOfNote cues)
{
    /// <summary>Minutes, where the note says how long the visit or the talk was: 骂了二十分钟 does not.</summary>
    public int? Duration()
    {
        foreach (var clause in note.Clauses)
        {
            if (clause.Kind is ClauseKind.Stated or ClauseKind.Reported or ClauseKind.Judged)
                continue;
            var words = note.Words(clause);
            if (DurationReader.Find(words) is not Finding.Value found)
                continue;
            // "…, 30 minutes.": a time and nothing else is that of the visit.
            if (words.Length - found.Length <= 1)
                return int.Parse(found.Canonical, CultureInfo.InvariantCulture);
            if (!cues.Has(clause, "visit-time"))
                continue;
            var cue = cues.First(clause, "visit-time")!.Value;
            if (cue.Start - clause.Start <= found.Start + found.Length)
                return int.Parse(found.Canonical, CultureInfo.InvariantCulture);
        }
        return null;
    }

    public string? Place() =>
        Told("place-phone") ? "phone"
        : Told("place-doorstep") ? "doorstep"
        : AtSomebodysHome() ? "home"
        : Told("place-public") ? "public-place"
        : cues.Anywhere("place-home") ? "home"
        : null;

    public string? Motive() =>
        Told("motive-recruiting") ? "recruiting"
        : Told("motive-follow-up") ? "follow-up"
        : cues.Anywhere("motive-exploratory") ? "exploratory"
        : null;

    /// <summary><c>yes</c>, <c>no</c>, <c>limited</c> where a condition goes with it, <c>not-asked</c> where the note does not say.</summary>
    public string Consent()
    {
        var answer = "not-asked";
        foreach (var clause in note.Clauses)
        {
            if (clause.Kind is ClauseKind.Judged or ClauseKind.Reported || cues.Has(clause, "consent-not-asked"))
                continue;
            if (cues.Has(clause, "consent-part"))
                return "limited";
            if (cues.Has(clause, "consent-no"))
                answer = "no";
            else if (cues.Has(clause, "consent-yes"))
                answer = IsConditional(clause) ? "limited" : "yes";
            if (answer is "limited")
                return answer;
        }
        return answer;
    }

    /// <summary>What must not be known, and how to get in touch safely.</summary>
    public ImmutableArray<Passage> Privacy() =>
        [
            .. from clause in note.Clauses
            where clause.Kind is not ClauseKind.Reflected && cues.Has(clause, "privacy")
            select Passages.Of(note, clause),
        ];

    /// <summary>A clause that is only about the record or about secrecy, and no line of its own: 记可以, 别告诉我儿子. What is feared is one: 怕学校知道.</summary>
    public bool IsFormal(Clause clause) =>
        cues.Has(clause, "consent-yes")
        || cues.Has(clause, "consent-no")
        || cues.Has(clause, "consent-part")
        || (
            cues.First(clause, "privacy") is { } cue
            && cue.Start - clause.Body <= 1
            && note.Narrow[cue.Start] is not ('怕' or '惊' or '愿' or 'a' or 'f' or 'w' or 's')
        );

    // A condition in the same sentence or the one after: 可以记，别告诉我儿子.
    private bool IsConditional(Clause consent)
    {
        foreach (var clause in note.Clauses)
        {
            if (clause.Sentence == consent.Sentence && clause.Start >= consent.Start && cues.Has(clause, "privacy"))
                return true;
        }
        return false;
    }

    private bool AtSomebodysHome() =>
        note.People.Any(person =>
            person.Start < 40 && person.Kind is PersonKind.Resident && person.End < note.Narrow.Length && note.Narrow[person.End] is '家'
        );

    // By the worker, not in somebody's words: 他说在公园摔的.
    private bool Told(string group) =>
        note.Clauses.Any(clause =>
            (clause.Kind is not (ClauseKind.Stated or ClauseKind.Reported or ClauseKind.Judged) || clause.Sentence == 0)
            && cues.Has(clause, group)
        );
}

internal static class Passages
{
    /// <summary>A clause as a line: its words as quote, what is said as text.</summary>
    public static Passage Of(NoteText note, Clause clause) => Of(note, clause, clause);

    /// <summary>From one clause to another of the same kind.</summary>
    public static Passage Of(NoteText note, Clause first, Clause last)
    {
        var text = Bare(note.Text[first.Body..Math.Max(first.Body, last.BodyEnd)]);
        var quote = note.Text[first.Start..last.End];
        return new Passage(text.Length > 0 ? text : quote, quote, first.Start);
    }

    /// <summary>Without the marks around it.</summary>
    public static string Bare(string text)
    {
        const string marks = " ,，.。;；!！?？:：、…\"“”'‘’「」『』（）()";
        var bare = text.AsSpan().Trim(marks);
        // A bracket or a quotation mark that has its fellow inside stays.
        foreach (var (open, close) in (ReadOnlySpan<(char, char)>)[('（', '）'), ('(', ')'), ('“', '”'), ('「', '」')])
        {
            if (bare.Contains(open) && !bare.Contains(close) && text.AsSpan(0, text.Length).LastIndexOf(close) >= 0)
                return text.Trim().TrimEnd('.', '。', ',', '，');
        }
        return bare.ToString();
    }
}
