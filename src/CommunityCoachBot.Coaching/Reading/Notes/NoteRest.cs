using System.Buffers;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>What of a note went into no box: shown to the worker, so that nothing is lost unseen.</summary>
internal static class NoteRest
{
    private const int ShortestPiece = 4;
    private static readonly SearchValues<char> Marks = SearchValues.Create("，。！？；、,.!?;\n");

    /// <summary>The pieces between two marks that no line of the record touches, in the note's words and order.</summary>
    public static IEnumerable<string> Of(string note, VisitRecord record)
    {
        var used = new bool[note.Length];
        foreach (var (at, length) in Spans(record))
            used.AsSpan(at, Math.Min(length, note.Length - at)).Fill(true);
        for (var start = 0; start < note.Length; )
        {
            var length = note.AsSpan(start).IndexOfAny(Marks);
            var end = length < 0 ? note.Length : start + length;
            var piece = note[start..end].Trim();
            // A number that belongs in no note belongs in no rest of it.
            if (piece.Length >= ShortestPiece && PrivateNumberFinder.Find(piece) is null && !used.AsSpan(start, end - start).Contains(true))
                yield return piece;
            start = end + 1;
        }
    }

    private static IEnumerable<(int At, int Length)> Spans(VisitRecord record) =>
        record
            .Stated.Concat(record.Observed)
            .Concat(record.Strengths)
            .Concat(record.Resources)
            .Concat(record.PrivacyNotes)
            .Concat(record.Reflection)
            .Select(passage => (passage.At, passage.Quote.Length))
            .Concat(record.Reported.Select(line => (line.At, line.Quote.Length)))
            .Concat(record.Judgements.Select(line => (line.At, line.Quote.Length)))
            .Concat(record.Needs.Select(line => (line.At, line.Quote.Length)))
            .Concat(record.Risks.Select(line => (line.At, line.Quote.Length)))
            .Concat(record.Promises.Select(line => (line.At, line.Quote.Length)))
            .Concat(record.Tasks.Select(line => (line.At, line.Quote.Length)))
            .Concat(record.NextVisit is { } next ? [(next.At, next.Quote.Length)] : []);
}
