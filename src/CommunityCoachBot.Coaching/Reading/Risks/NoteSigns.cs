using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Reading.Risks;

/// <summary>Everything that stands in a note, looked up once: its pieces, its people, the signs that change what a cue says, its times.</summary>
internal sealed class NoteSigns
{
    /// <summary>How far back in its sentence, or on into the next, a sign is looked for.</summary>
    private const int PiecesAway = 6;

    public NoteSigns(NoteText note, RiskLexicon lexicon)
    {
        Note = note;
        Text = note.Narrow;
        Signs = new HitIndex<Sign>(lexicon.Context.HitsIn(Text).Concat(EitherOr(Text)));
        var words = new HitIndex<Who>(lexicon.People.HitsIn(Text));
        Pieces = Risks.Pieces.Of(Text, note.Clauses, Signs);
        Home = Household.Of(note, words.All, Signs.All);
        People = new People(note, Home, Pieces, words, Signs, lexicon.People);
        Times = When.AllIn(Text, note.VisitDate);
    }

    public NoteText Note { get; }
    public string Text { get; }
    public HitIndex<Sign> Signs { get; }
    public List<Piece> Pieces { get; }
    public Household Home { get; }
    public People People { get; }
    public List<TimeMark> Times { get; }

    // 想没想, 打不打: asks, and is no negation.
    private static IEnumerable<CueHit<Sign>> EitherOr(string text)
    {
        for (var at = 1; at + 1 < text.Length; at++)
        {
            if (text[at] is '没' or '不' or '唔' or '冇' && text[at - 1] == text[at + 1] && TextFolding.IsHan(text[at + 1]))
                yield return new CueHit<Sign>(Sign.Question, at - 1, 3);
        }
    }

    public Piece? PieceAt(int at)
    {
        var (low, high) = (0, Pieces.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Pieces[middle].End <= at)
                low = middle + 1;
            else if (Pieces[middle].Start > at)
                high = middle - 1;
            else
                return Pieces[middle];
        }
        return null;
    }

    public IEnumerable<CueHit<Sign>> In(Piece piece, params ReadOnlySpan<Sign> kinds)
    {
        var wanted = kinds.ToArray();
        return Signs.Between(piece.Start, piece.End).Where(sign => wanted.Contains(sign.Value));
    }

    public bool Has(Piece piece, params ReadOnlySpan<Sign> kinds) => In(piece, kinds).Any();

    public IEnumerable<TimeMark> TimesIn(Piece piece)
    {
        var at = Times.BinarySearch(new TimeMark(piece.Start, int.MaxValue, 0), TimeMark.ByStart);
        for (at = at < 0 ? ~at : at; at < Times.Count && Times[at].Start < piece.End; at++)
            yield return Times[at];
    }

    /// <summary>The pieces before this one in its sentence, the nearest first.</summary>
    public IEnumerable<Piece> Before(Piece piece)
    {
        for (var i = piece.Index - 1; i >= 0 && i >= piece.Index - PiecesAway && Pieces[i].Sentence == piece.Sentence; i--)
            yield return Pieces[i];
    }

    /// <summary>A few pieces before this one, whatever sentence they are of, the nearest first.</summary>
    public IEnumerable<Piece> JustBefore(Piece piece, int count)
    {
        for (var i = piece.Index - 1; i >= 0 && i >= piece.Index - count; i--)
            yield return Pieces[i];
    }

    /// <summary>The pieces after this one, in its sentence and, if asked for, in the next.</summary>
    public IEnumerable<Piece> After(Piece piece, int sentences = 0)
    {
        for (
            var i = piece.Index + 1;
            i < Pieces.Count && i <= piece.Index + PiecesAway && Pieces[i].Sentence <= piece.Sentence + sentences;
            i++
        )
            yield return Pieces[i];
    }
}
