namespace CommunityCoachBot.Coaching.Reading.Cues;

/// <summary>
/// Finds every cue of a set in one pass over a text. A cue is words as people write them; Latin ones are whole words, <c>*</c> at the end of a word stands
/// for any ending; <c>(a|b)</c> writes several cues at once (an empty alternative leaves the part out); <c>..</c> stands for a few characters inside one
/// clause (<c>打..孩子</c>), so that a cue may be broken by other words. The time a text takes grows with its length, whatever is in it.
/// </summary>
/// <typeparam name="T">What a cue means.</typeparam>
public sealed class CueMatcher<T>
{
    /// <summary>The most characters that <c>..</c> stands for: in Chinese writing, and in Latin.</summary>
    private const int GapHan = 6;
    private const int GapLatin = 24;

    // By the two signs a cue begins with; those that begin with one sign and a gap or a star, by that one.
    private readonly Dictionary<int, List<Cue>> _buckets = [];
    private static readonly List<Cue> None = [];

    /// <param name="cues">Cues as written; they are narrowed here. Throws <see cref="FormatException"/> for one that has no words.</param>
    public CueMatcher(IEnumerable<(string Text, T Value)> cues)
    {
        var byFirst = new Dictionary<char, List<Cue>>();
        foreach (var (text, value) in cues)
        {
            foreach (var plain in CueText.Expand(text))
            {
                var cue = Cue.Of(plain, value);
                if (!byFirst.TryGetValue(cue.First, out var bucket))
                    byFirst.Add(cue.First, bucket = []);
                bucket.Add(cue);
            }
        }
        foreach (var bucket in byFirst.Values)
        {
            bucket.Sort((one, other) => other.Length.CompareTo(one.Length));
            for (var rank = 0; rank < bucket.Count; rank++)
            {
                bucket[rank].Rank = rank;
                if (!_buckets.TryGetValue(bucket[rank].Key, out var small))
                    _buckets.Add(bucket[rank].Key, small = []);
                small.Add(bucket[rank]);
            }
        }
    }

    /// <summary>Every cue that stands in the text, from the left, at one place the longest first; they may overlap.</summary>
    /// <param name="narrow">As <see cref="TextFolding.Narrow(string)"/> leaves it: places are those of the text it was made from.</param>
    public IReadOnlyList<CueHit<T>> AllIn(ReadOnlySpan<char> narrow)
    {
        var hits = new List<CueHit<T>>();
        for (var at = 0; at < narrow.Length; at++)
        {
            // No cue begins inside a Latin word.
            if (at > 0 && CueText.IsLatin(narrow[at]) && CueText.IsLatin(narrow[at - 1]))
                continue;
            var pairs = at + 1 < narrow.Length ? _buckets.GetValueOrDefault(KeyOf(narrow[at], narrow[at + 1]), None) : None;
            var singles = _buckets.GetValueOrDefault(KeyOf(narrow[at], '\0'), None);
            for (var (i, k) = (0, 0); i < pairs.Count || k < singles.Count; )
            {
                var cue = k >= singles.Count || (i < pairs.Count && pairs[i].Rank < singles[k].Rank) ? pairs[i++] : singles[k++];
                if (cue.LengthAt(narrow, at) is var length and > 0)
                    hits.Add(new CueHit<T>(cue.Value, at, length));
            }
        }
        return hits;
    }

    private static int KeyOf(char first, char second) => (first << 16) | second;

    /// <summary>As <see cref="AllIn"/>, without a hit that lies inside a longer one.</summary>
    public IReadOnlyList<CueHit<T>> LongestIn(ReadOnlySpan<char> narrow)
    {
        var longest = new List<CueHit<T>>();
        var end = 0;
        foreach (var hit in AllIn(narrow).OrderBy(hit => hit.Start).ThenByDescending(hit => hit.Length))
        {
            if (hit.End <= end)
                continue;
            longest.Add(hit);
            end = hit.End;
        }
        return longest;
    }

    public bool IsIn(ReadOnlySpan<char> narrow) => AllIn(narrow).Count > 0;

    private sealed class Cue
    {
        private readonly string[] _parts;
        private readonly int _gap;

        private Cue(string[] parts, T value)
        {
            _parts = parts;
            _gap = CueText.IsLatin(parts[0][0]) ? GapLatin : GapHan;
            Value = value;
            Length = parts.Sum(part => part.Length);
        }

        public T Value { get; }
        public int Length { get; }
        public char First => _parts[0][0];

        /// <summary>Its place among the cues that begin with the same sign, the longest first.</summary>
        public int Rank { get; set; }
        public int Key => KeyOf(_parts[0][0], _parts[0].Length > 1 && _parts[0][1] is not '*' ? _parts[0][1] : '\0');

        public static Cue Of(string plain, T value)
        {
            var parts = TextFolding.Narrow(plain).Split("..", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0 || parts.Any(part => part.TrimEnd('*').Length == 0))
                throw new FormatException("a cue has no words");
            return new Cue(parts, value);
        }

        /// <summary>How much of the text from here the cue takes; 0 when it does not stand here.</summary>
        public int LengthAt(ReadOnlySpan<char> narrow, int at)
        {
            var end = EndAt(narrow, at, _parts[0]);
            for (var i = 1; i < _parts.Length && end > 0; i++)
                end = EndAfterGap(narrow, end, _parts[i]);
            return end > 0 ? end - at : 0;
        }

        private int EndAfterGap(ReadOnlySpan<char> narrow, int from, string part)
        {
            for (var at = from; at <= Math.Min(from + _gap, narrow.Length - 1); at++)
            {
                if (EndAt(narrow, at, part) is var end and > 0)
                    return end;
                if (CueText.EndsClause(narrow[at]))
                    return 0;
            }
            return 0;
        }

        // Word by word of the cue: a star is allowed after each Latin word.
        private static int EndAt(ReadOnlySpan<char> narrow, int at, string part)
        {
            if (CueText.IsLatin(part[0]) && at > 0 && CueText.IsLatin(narrow[at - 1]))
                return 0;
            for (var i = 0; i < part.Length; i++)
            {
                if (part[i] is '*')
                {
                    while (at < narrow.Length && CueText.IsLatin(narrow[at]))
                        at++;
                    continue;
                }
                if (at >= narrow.Length || narrow[at] != part[i])
                    return 0;
                at++;
            }
            var open = part[^1] is '*';
            return !open && CueText.IsLatin(part[^1]) && at < narrow.Length && CueText.IsLatin(narrow[at]) ? 0 : at;
        }
    }
}

/// <summary>A cue found in a text: what it means and where it stands.</summary>
public readonly record struct CueHit<T>(T Value, int Start, int Length)
{
    public int End => Start + Length;
}

internal static class CueText
{
    /// <summary>The plain cues that <c>(a|b)</c> writes at once.</summary>
    public static IEnumerable<string> Expand(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
            return [text];
        var close = text.IndexOf(')', open);
        if (close < 0)
            throw new FormatException("a ( without its )");
        var (before, after) = (text[..open], text[(close + 1)..]);
        return from choice in text[(open + 1)..close].Split('|') from rest in Expand(after) select before + choice + rest;
    }

    public static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c);

    public static bool EndsClause(char c) => c is ',' or '.' or ';' or '!' or '?' or '\n' or '。' or '、' or ':';
}
