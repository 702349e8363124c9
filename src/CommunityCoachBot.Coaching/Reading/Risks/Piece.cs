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
    public static List<Piece> Of(string text, IReadOnlyList<Clause> clauses, HitIndex<Sign> signs)
    {
        var turns = signs.All.Where(sign => sign.Value is Sign.But).Select(sign => sign.Start).ToHashSet();
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
            if (pieces is [.., { Kind: ClauseKind.WorkerSaid, Carried: false } own] && own.Start == start && pieces.Count > 1)
            {
                var said = pieces[^2];
                if (
                    said.Sentence == own.Sentence
                    && said is { Kind: ClauseKind.Stated or ClauseKind.Reported }
                    && !signs.Between(start, at).Any(sign => sign.Value is Sign.Says or Sign.Asks or Sign.Advice or Sign.NotAsked)
                    && !IsDeedOfTheWorker(text.AsSpan(start, at - start))
                )
                    pieces[^1] = own with { Kind = said.Kind, Speaker = said.Speaker, Carried = true };
            }
            if (at < text.Length && isEnd && EndsSentence(text, at))
                sentence++;
            start = isEnd ? at + 1 : at;
        }
        return pieces;
    }

    // 他说…，我爸用皮带抽: he goes on speaking; 他说…，我让他坐下: the worker is back.
    private static bool IsDeedOfTheWorker(ReadOnlySpan<char> words)
    {
        words = words.Trim();
        foreach (var opening in Deeds)
        {
            if (words.StartsWith(opening))
                return true;
        }
        return false;
    }

    private static readonly string[] Deeds =
    [
        "我让",
        "我叫",
        "我请",
        "我给",
        "我帮",
        "我把",
        "我跟",
        "我劝",
        "我陪",
        "我看",
        "我打",
        "我约",
        "我没",
        "我先",
        "我谢",
        "我答",
        "我记",
        "我带",
        "我听",
        "我说",
        "我问",
        "我就说",
        "我冇",
        "我同",
        "我畀",
        "我俾",
        "我即",
        "我叫",
        "我话",
        "我睇",
        "我约",
        "我陪",
        "i'll",
        "i'd",
        "i will",
        "i rang",
        "i asked",
        "i told",
        "i said",
        "i left",
        "i gave",
        "i thanked",
        "i didn't",
        "i did",
        "i sat",
        "i stayed",
        "i offered",
        "i wrote",
        "i took",
        "i saw",
        "i called",
        "i checked",
        "i've",
        "i suspect",
        "i think",
        "i wonder",
        "i noted",
        "i explained",
        "i promised",
        "i showed",
        "i helped",
        "i got",
        "i went",
        "i came",
        "i put",
        "i made",
    ];

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
