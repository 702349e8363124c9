namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>A stretch of a note between two marks.</summary>
/// <param name="Sentence">Which sentence it belongs to, from 0.</param>
/// <param name="Quoted">It holds words in quotation marks.</param>
internal readonly record struct Piece(int Start, int End, int Sentence, bool Quoted);

/// <summary>
/// Cuts a note at its marks: commas, stops, line ends, in all three scripts of writing. What stands in quotation marks is never cut, unless the mark is not
/// closed within a few lines' length.
/// </summary>
internal static class PieceCutter
{
    private const int LongestQuote = 240;

    public static List<Piece> Cut(string narrow)
    {
        var pieces = new List<Piece>();
        var (start, sentence, quoted) = (0, 0, false);
        for (var at = 0; at < narrow.Length; at++)
        {
            if (QuoteEnd(narrow, at) is var end and > 0)
            {
                // A sentence that ends inside its quotation marks ends after them: 她说：“没事。”
                (at, quoted) = (end - 1, true);
                if (EndsSentence(narrow, end - 2) && !GoesOn(narrow, end))
                {
                    Close(end);
                    sentence++;
                }
                continue;
            }
            if (EndsSentence(narrow, at))
            {
                Close(at);
                sentence++;
            }
            else if (EndsPiece(narrow, at))
            {
                Close(at);
            }
        }
        Close(narrow.Length);
        return pieces;

        void Close(int end)
        {
            var (from, to) = Trim(narrow, start, end);
            if (from < to)
                pieces.Add(new Piece(from, to, sentence, quoted));
            (start, quoted) = (end, false);
        }
    }

    /// <summary>Without the blanks and marks around it; a quotation mark stays, whichever end it stands at.</summary>
    public static (int Start, int End) Trim(string narrow, int start, int end)
    {
        while (start < end && IsEdge(narrow[start]))
            start++;
        while (end > start && IsEdge(narrow[end - 1]))
            end--;
        return (start, end);
    }

    private static bool IsEdge(char c) =>
        char.IsWhiteSpace(c)
        || c is ',' or '.' or '。' or ';' or '!' or '?' or ':' or '、' or '-' or '…' or '·' or '*' or '•' or '~' or '|' or '→';

    private static bool EndsSentence(string narrow, int at)
    {
        if (at < 0)
            return false;
        return narrow[at] switch
        {
            '。' or '!' or '?' or '\n' or '\r' or '｡' => true,
            '…' => at + 1 < narrow.Length && narrow[at + 1] is '…',
            '.' => IsFullStop(narrow, at),
            _ => false,
        };
    }

    private static bool EndsPiece(string narrow, int at) =>
        narrow[at] switch
        {
            ';' or '；' or '|' or '→' => true,
            ',' or '，' => !Between(narrow, at, char.IsAsciiDigit),
            ':' or '：' => !Between(narrow, at, char.IsAsciiDigit),
            '-' => at > 0 && at + 1 < narrow.Length && narrow[at - 1] is ' ' && narrow[at + 1] is ' ',
            ' ' => Between(narrow, at, c => TextFolding.IsHan(c)),
            _ => false,
        };

    private static bool Between(string narrow, int at, Func<char, bool> what) =>
        at > 0 && at + 1 < narrow.Length && what(narrow[at - 1]) && what(narrow[at + 1]);

    // Not in 3.5, Mr. Lee, e.g. this, 9 a.m. today.
    private static bool IsFullStop(string narrow, int at)
    {
        if (at + 1 < narrow.Length && char.IsAsciiLetterOrDigit(narrow[at + 1]))
            return at > 0 && !char.IsAsciiLetterOrDigit(narrow[at - 1]);
        var from = at;
        while (from > 0 && (char.IsAsciiLetter(narrow[from - 1]) || narrow[from - 1] is '.'))
            from--;
        return narrow.AsSpan(from, at - from)
                is not ("mr" or "mrs" or "ms" or "dr" or "st" or "no" or "e.g" or "i.e" or "approx" or "apt" or "blk")
            || at + 1 >= narrow.Length;
    }

    private static bool GoesOn(string narrow, int at) => at < narrow.Length && narrow[at] is ',' or '，' or ' ' && NextIsLower(narrow, at);

    private static bool NextIsLower(string narrow, int at)
    {
        var next = at;
        while (next < narrow.Length && narrow[next] is ' ' or ',')
            next++;
        return narrow.AsSpan(next).StartsWith("he ", StringComparison.Ordinal)
            || narrow.AsSpan(next).StartsWith("she ", StringComparison.Ordinal)
            || narrow.AsSpan(next).StartsWith("they ", StringComparison.Ordinal)
            || narrow.AsSpan(next).StartsWith("said ", StringComparison.Ordinal);
    }

    /// <summary>Where the quotation ends that opens here; 0 when none opens.</summary>
    public static int QuoteEnd(string narrow, int at)
    {
        var close = narrow[at] switch
        {
            '「' => '」',
            '『' => '』',
            '《' => '》',
            '"' => '"',
            '\'' => '\'',
            _ => '\0',
        };
        if (close is '\0' || (close is '\'' && !OpensSingle(narrow, at)))
            return 0;
        var limit = Math.Min(narrow.Length, at + LongestQuote);
        for (var end = at + 1; end < limit; end++)
        {
            if (narrow[end] is '\n')
                return 0;
            if (narrow[end] == close && end > at + 1 && (close is not '\'' || ClosesSingle(narrow, end)))
                return end + 1;
        }
        return 0;
    }

    // An apostrophe stands between letters (won't) or after one (residents'); a quotation opens after something else.
    private static bool OpensSingle(string narrow, int at) =>
        at + 1 < narrow.Length && !char.IsWhiteSpace(narrow[at + 1]) && (at == 0 || !char.IsAsciiLetterOrDigit(narrow[at - 1]));

    private static bool ClosesSingle(string narrow, int at) => at + 1 >= narrow.Length || !char.IsAsciiLetterOrDigit(narrow[at + 1]);
}
