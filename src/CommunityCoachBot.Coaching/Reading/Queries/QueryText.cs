using System.Text;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>
/// What was said, made comparable: narrow, without blanks between Chinese characters, with one between Chinese and Latin words, hyphens between letters as blanks, slips of the finger put right. Keeps
/// where every character came from.
/// </summary>
internal sealed class QueryText
{
    /// <summary>A question is a sentence or two; what is pasted beyond that is not read.</summary>
    private const int Longest = 600;

    private readonly int[] _from;

    private QueryText(string said, string plain, int[] from) => (Said, Plain, _from) = (said, plain, from);

    /// <summary>As it was said.</summary>
    public string Said { get; }

    /// <summary>As it is compared; every place below is a place in this.</summary>
    public string Plain { get; }

    public static QueryText Of(string said)
    {
        var (plain, from) = Canonical(said.Length > Longest ? said[..Longest] : said);
        return new QueryText(said, plain, [.. from]);
    }

    /// <summary>A cue as texts are compared with it.</summary>
    public static string Cue(string text) => Canonical(text).Plain;

    /// <summary>The words that stand there, as they were said.</summary>
    public string Words(int start, int length)
    {
        var (at, count) = Place(start, length);
        return Said.Substring(at, count);
    }

    /// <summary>The place in what was said.</summary>
    public (int Start, int Length) Place(int start, int length)
    {
        if (length <= 0 || start >= _from.Length)
            return (Said.Length, 0);
        var begin = _from[start];
        var end = start + length < _from.Length ? _from[start + length] : _from[^1] + 1;
        // A blank that was dropped after the words is not theirs.
        while (end > begin && end <= Said.Length && char.IsWhiteSpace(Said[end - 1]))
            end--;
        return (begin, Math.Min(end, Said.Length) - begin);
    }

    /// <summary>The same with some words written otherwise.</summary>
    public QueryText With(IEnumerable<(int Start, int Length, string Right)> repairs)
    {
        var plain = new StringBuilder();
        var from = new List<int>();
        var at = 0;
        foreach (var (start, length, right) in repairs)
        {
            Copy(at, start);
            for (var i = 0; i < right.Length; i++)
            {
                plain.Append(right[i]);
                from.Add(_from[Math.Min(start + i, start + length - 1)]);
            }
            at = start + length;
        }
        Copy(at, Plain.Length);
        return new QueryText(Said, plain.ToString(), [.. from]);

        void Copy(int begin, int end)
        {
            for (var i = begin; i < end; i++)
            {
                plain.Append(Plain[i]);
                from.Add(_from[i]);
            }
        }
    }

    private static (string Plain, List<int> From) Canonical(string text)
    {
        var narrow = TextFolding.Narrow(text);
        var plain = new StringBuilder(narrow.Length);
        var from = new List<int>(narrow.Length);
        for (var i = 0; i < narrow.Length; i++)
        {
            var c = narrow[i];
            if (char.IsControl(c) || char.IsWhiteSpace(c) || c is '_')
                c = ' ';
            if (
                c is '-' or '\u2010' or '\u2011'
                && i > 0
                && i + 1 < narrow.Length
                && char.IsAsciiLetter(narrow[i - 1])
                && char.IsAsciiLetter(narrow[i + 1])
            )
                c = ' ';
            if (c is ' ' && (plain.Length == 0 || plain[^1] is ' ' || TextFolding.IsHan(plain[^1])))
                continue;
            if (TextFolding.IsHan(c) && plain.Length > 0 && plain[^1] is ' ')
            {
                plain.Length--;
                from.RemoveAt(from.Count - 1);
            }
            // Between Chinese and Latin words there is always one blank, as between two Latin words.
            if (
                plain.Length > 0
                && (TextFolding.IsHan(c) && char.IsAsciiLetter(plain[^1]) || char.IsAsciiLetter(c) && TextFolding.IsHan(plain[^1]))
            )
            {
                plain.Append(' ');
                from.Add(i);
            }
            plain.Append(c);
            from.Add(i);
        }
        if (plain.Length > 0 && plain[^1] is ' ')
        {
            plain.Length--;
            from.RemoveAt(from.Count - 1);
        }
        return (plain.ToString(), from);
    }
}
