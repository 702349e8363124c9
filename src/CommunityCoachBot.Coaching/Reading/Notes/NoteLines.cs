using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>The four boxes, and the worker's own: clauses of one voice put together again into lines.</summary>
internal sealed class NoteLines(NoteText note, CuesOfNote cues, NoteFacts facts)
{
    private const int LongLineHan = 36;
    private const int LongLineLatin = 120;

    public ImmutableArray<Passage> Stated() =>
        [
            .. from line in Lines(ClauseKind.Stated, Goes)
            let passage = Passages.Of(note, line[0], line[^1])
            select line[0].Speaker is { } speaker
                ? passage with
                {
                    Text = $"{speaker}{(note.Language is "en" ? ": " : "：")}{passage.Text}",
                }
                : passage,
        ];

    public ImmutableArray<Passage> Observed() =>
        [.. Lines(ClauseKind.Observed, (_, next) => next.Carried).Select(line => Passages.Of(note, line[0], line[^1]))];

    public ImmutableArray<ReportedPassage> Reported() =>
        [
            .. from line in Lines(ClauseKind.Reported, (last, next) => Goes(last, next) || next.Carried)
            let passage = Passages.Of(note, line[0], line[^1])
            select new ReportedPassage(passage.Text, passage.Quote, passage.At, line[0].Speaker ?? "unknown"),
        ];

    /// <summary>What the worker thinks; what it rests on where the note goes on to say: 依据…, because….</summary>
    public ImmutableArray<Judgement> Judgements()
    {
        var judgements = ImmutableArray.CreateBuilder<Judgement>();
        foreach (var line in Lines(ClauseKind.Judged, (last, next) => next.Carried && !IsBasis(next) && !IsBasis(last)))
        {
            var passage = Passages.Of(note, line[0], line[^1]);
            if (IsBasis(line[0]) && judgements.Count > 0)
                judgements[^1] = judgements[^1] with { Basis = Passages.Bare(passage.Text[BasisLength(line[0])..]) };
            else
                judgements.Add(new Judgement(passage.Text, passage.Quote, passage.At, ""));
        }
        return judgements.ToImmutable();
    }

    public ImmutableArray<Passage> Reflection() =>
        [.. Lines(ClauseKind.Reflected, (_, _) => true).Select(line => Passages.Of(note, line[0], line[^1]))];

    private bool IsBasis(Clause clause) => BasisLength(clause) > 0;

    private int BasisLength(Clause clause) =>
        cues.First(clause.Body, clause.BodyEnd, "basis") is { } basis && basis.Start == clause.Body ? basis.Length : 0;

    private IEnumerable<List<Clause>> Lines(ClauseKind kind, Func<Clause, Clause, bool> joins)
    {
        List<Clause>? line = null;
        foreach (var clause in note.Clauses)
        {
            var belongs =
                clause.Kind == kind && !(kind is ClauseKind.Stated or ClauseKind.Reported && facts.IsFormal(clause)) && HasWords(clause);
            if (
                belongs
                && line is not null
                && line[^1].Sentence == clause.Sentence
                && line[^1].Speaker == clause.Speaker
                && joins(line[^1], clause)
                && Fits(line[0], clause)
            )
            {
                line.Add(clause);
                continue;
            }
            if (line is not null)
                yield return line;
            line = belongs ? [clause] : null;
        }
        if (line is not null)
            yield return line;
    }

    private bool HasWords(Clause clause) => note.Text.AsSpan(clause.Body, clause.BodyEnd - clause.Body).ContainsLetter();

    private bool Fits(Clause first, Clause last) => last.End - first.Start <= (note.Language is "en" ? LongLineLatin : LongLineHan);

    // The same line goes on, unless something new begins: 但…, 怕…, 想…; a condition belongs to what it goes with: 但别上电视.
    private bool Goes(Clause last, Clause next)
    {
        if (last.End > next.Start || !next.Carried)
            return false;
        var words = note.Narrow.AsSpan(next.Start, next.Length);
        foreach (var joint in (ReadOnlySpan<string>)["但是", "但系", "但", "不过", "可是", "but ", "however"])
        {
            if (words.StartsWith(joint, StringComparison.Ordinal))
                return words[joint.Length..].StartsWith("别", StringComparison.Ordinal)
                    || words[joint.Length..].StartsWith("不要", StringComparison.Ordinal)
                    || words[joint.Length..].StartsWith("唔好", StringComparison.Ordinal);
        }
        return true;
    }
}

internal static class Letters
{
    public static bool ContainsLetter(this ReadOnlySpan<char> span)
    {
        foreach (var c in span)
        {
            if (char.IsLetterOrDigit(c))
                return true;
        }
        return false;
    }
}
