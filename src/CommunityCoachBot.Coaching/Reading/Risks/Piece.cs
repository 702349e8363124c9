using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Reading.Risks;

/// <summary>A stretch of a note that a negation or a time word does not reach beyond: between two marks, a "but", or two speakers.</summary>
/// <param name="Turns">It begins with a "but".</param>
/// <param name="IsQuestion">It ends with a question mark.</param>
internal sealed record Piece(int Index, int Start, int End, int Sentence, ClauseKind Kind, string? Speaker, bool Turns, bool IsQuestion)
{
    /// <summary>The kind is only that of the clauses before.</summary>
    public bool Carried { get; init; }

    public bool Holds(int at) => at >= Start && at < End;
}

/// <summary>Cuts a note into <see cref="Piece"/>s. The clauses say who speaks; the marks are looked at again, so that a clause cut wrongly costs little.</summary>
internal static class Pieces
{
    /// <summary>Nobody writes so much without a mark; what is looked for around a cue stays small whatever is pasted.</summary>
    private const int Longest = 240;

    /// <param name="text">Narrow.</param>
    public static List<Piece> Of(string text, IReadOnlyList<Clause> clauses, IReadOnlyList<CueHit<Sign>> signs)
    {
        var turns = signs.Where(sign => sign.Value is Sign.But).Select(sign => sign.Start).ToHashSet();
        var cuts = clauses.Select(clause => clause.Start).Concat(turns).ToHashSet();
        var pieces = new List<Piece>();
        var (start, sentence, next) = (0, 0, 0);
        for (var at = 0; at <= text.Length; at++)
        {
            var isEnd = at == text.Length || IsMark(text, at);
            if (!isEnd && !(cuts.Contains(at) && at > start) && at - start < Longest)
                continue;
            if (!IsBlank(text, start, at))
            {
                while (next + 1 < clauses.Count && clauses[next + 1].Start <= start)
                    next++;
                var clause = next < clauses.Count && clauses[next].Start <= start && clauses[next].End > start ? clauses[next] : null;
                pieces.Add(
                    new Piece(
                        pieces.Count,
                        start,
                        at,
                        sentence,
                        clause?.Kind ?? ClauseKind.Frame,
                        clause?.Speaker,
                        turns.Contains(start),
                        at < text.Length && text[at] is '?'
                    )
                    {
                        Carried = clause?.Carried ?? false,
                    }
                );
            }
            if (at < text.Length && isEnd && EndsSentence(text, at))
                sentence++;
            start = isEnd ? at + 1 : at;
        }
        return pieces;
    }

    private static bool IsMark(string text, int at) =>
        text[at] switch
        {
            ',' or '.' => !(IsDigit(text, at - 1) && IsDigit(text, at + 1)) && !IsTitle(text, at),
            ';' or '!' or '?' or '\n' or '。' or ':' or '…' or '(' or ')' or '【' or '】' or '~' or '|' or '•' => true,
            '-' => at > 0 && at + 1 < text.Length && !char.IsAsciiLetterOrDigit(text[at - 1]) && !char.IsAsciiLetterOrDigit(text[at + 1]),
            _ => false,
        };

    private static bool EndsSentence(string text, int at) => text[at] is '.' or '!' or '?' or '\n' or '。';

    // Mr. Lee is one name.
    private static bool IsTitle(string text, int at) =>
        text[at] is '.'
        && at >= 2
        && (text.AsSpan(Math.Max(0, at - 2), Math.Min(2, at)) is "mr" or "ms" or "dr" || (at >= 3 && text.AsSpan(at - 3, 3) is "mrs"));

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);

    private static bool IsBlank(string text, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (char.IsLetterOrDigit(text[at]))
                return false;
        }
        return true;
    }
}
