using System.Buffers;
using System.Collections.Frozen;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Risks;

/// <summary>A pattern found in a text.</summary>
/// <param name="IsNegative">A negative is among its own words (不想活), not only in a gap.</param>
internal readonly record struct PatternHit<T>(T Value, int Start, int Length, bool IsNegative)
{
    public int End => Start + Length;
}

/// <summary>
/// The cues of <see cref="CueMatcher{T}"/>, written the same way, for lists where one line of choices stands for thousands of cues: a choice is kept as a choice
/// instead of being written out, and only the patterns whose first two characters stand at a place are tried there.
/// </summary>
internal sealed class CuePatterns<T>
{
    private readonly FrozenDictionary<(char First, char Second), Pattern<T>[]> _byHead;

    public CuePatterns(IEnumerable<(string Text, T Value)> cues)
    {
        var byHead = new Dictionary<(char, char), List<Pattern<T>>>();
        foreach (var (text, value) in cues.SelectMany(cue => Written(cue.Text).Select(text => (text, cue.Value))))
        {
            var pattern = new Pattern<T>(TextFolding.Narrow(text), value);
            foreach (var head in pattern.Heads())
            {
                if (!byHead.TryGetValue(head, out var bucket))
                    byHead.Add(head, bucket = []);
                bucket.Add(pattern);
            }
        }
        _byHead = byHead.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    /// <summary>Every pattern that stands in the text, from the left; they may overlap.</summary>
    /// <param name="narrow">As <see cref="TextFolding.Narrow(string)"/> leaves it.</param>
    public List<PatternHit<T>> AllIn(ReadOnlySpan<char> narrow)
    {
        var hits = new List<PatternHit<T>>();
        for (var at = 0; at < narrow.Length; at++)
        {
            if (CueText.IsLatin(narrow[at]) && at > 0 && CueText.IsLatin(narrow[at - 1]))
                continue;
            if (at + 1 < narrow.Length && _byHead.TryGetValue((narrow[at], narrow[at + 1]), out var longer))
                Try(longer, narrow, at, hits);
            if (_byHead.TryGetValue((narrow[at], '\0'), out var shorter))
                Try(shorter, narrow, at, hits);
        }
        return hits;
    }

    // A choice that has a gap of its own is written out.
    private static IEnumerable<string> Written(string text)
    {
        var depth = 0;
        for (var at = 0; at + 1 < text.Length; at++)
        {
            depth += text[at] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (depth > 0 && text[at] is '.' && text[at + 1] is '.')
                return CueText.Expand(text);
        }
        return [text];
    }

    /// <summary>As plain hits, for those who need not know of negatives.</summary>
    public IEnumerable<CueHit<T>> HitsIn(string narrow) => AllIn(narrow).Select(hit => new CueHit<T>(hit.Value, hit.Start, hit.Length));

    private static void Try(Pattern<T>[] patterns, ReadOnlySpan<char> narrow, int at, List<PatternHit<T>> hits)
    {
        foreach (var pattern in patterns)
        {
            if (pattern.EndAt(narrow, at) is { End: > 0 } found)
                hits.Add(new PatternHit<T>(pattern.Value, at, found.End - at, found.IsNegative));
        }
    }
}

/// <summary>One cue: parts with a gap between, each made of choices that follow each other.</summary>
internal sealed class Pattern<T>
{
    private const int GapHan = 6;
    private const int GapLatin = 24;

    private static readonly SearchValues<char> Negatives = SearchValues.Create("没不无未冇唔别");
    private static readonly string[] NegativeWords = ["n't", "no", "not", "never", "nothing", "nobody", "without", "cannot"];

    // Part, place in the part, the words that may stand there (longest first; an empty one leaves the place out).
    private readonly string[][][] _parts;
    private readonly bool[] _mayEnd;
    private readonly int _gap;

    public Pattern(string narrow, T value)
    {
        Value = value;
        _parts = [.. narrow.Split("..", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Places)];
        if (_parts.Length == 0 || _parts.Any(part => part.All(place => place.All(words => words.TrimEnd('*').Length == 0))))
            throw new FormatException("a cue has no words");
        _mayEnd = [.. _parts.Select(part => part[^1].Contains("", StringComparer.Ordinal))];
        _gap = narrow.Any(c => TextFolding.IsHan(c)) ? GapHan : GapLatin;
    }

    public T Value { get; }

    /// <summary>The first two characters it may begin with; the second is 0 where only the first is known.</summary>
    public IEnumerable<(char First, char Second)> Heads() =>
        Beginnings(0).Distinct(StringComparer.Ordinal).Select(head => (head[0], head.Length > 1 && head[1] is not '*' ? head[1] : '\0'));

    /// <summary>Where it ends when it begins here; 0 when it does not stand here.</summary>
    public (int End, bool IsNegative) EndAt(ReadOnlySpan<char> narrow, int at)
    {
        var (end, negative) = PartAt(narrow, at, 0, 0);
        for (var part = 1; part < _parts.Length && end > 0; part++)
        {
            var from = end;
            end = 0;
            for (var start = from; start <= Math.Min(from + _gap, narrow.Length - 1); start++)
            {
                if (
                    !(CueText.IsLatin(narrow[start]) && start > 0 && CueText.IsLatin(narrow[start - 1]))
                    && PartAt(narrow, start, part, 0) is { End: > 0 } found
                )
                {
                    (end, negative) = (found.End, negative || found.IsNegative);
                    break;
                }
                if (CueText.EndsClause(narrow[start]))
                    break;
            }
        }
        return (end, negative);
    }

    private (int End, bool IsNegative) PartAt(ReadOnlySpan<char> narrow, int at, int part, int place)
    {
        var places = _parts[part];
        if (place == places.Length)
        {
            var cut = at > 0 && at < narrow.Length && CueText.IsLatin(narrow[at - 1]) && CueText.IsLatin(narrow[at]);
            return cut ? default : (at, false);
        }
        foreach (var words in places[place])
        {
            var end = WordsAt(narrow, at, words);
            // A blank before words that are left out.
            if (end < 0 && words.EndsWith(' ') && place == places.Length - 2 && _mayEnd[part])
                end = WordsAt(narrow, at, words[..^1]);
            if (end >= 0 && PartAt(narrow, end, part, place + 1) is { End: > 0 } rest)
                return (rest.End, rest.IsNegative || IsNegative(words));
        }
        return default;
    }

    private static int WordsAt(ReadOnlySpan<char> narrow, int at, string words)
    {
        foreach (var c in words)
        {
            if (c is '*')
            {
                while (at < narrow.Length && CueText.IsLatin(narrow[at]))
                    at++;
                continue;
            }
            if (at >= narrow.Length || narrow[at] != c)
                return -1;
            at++;
        }
        return at;
    }

    private static bool IsNegative(string words) =>
        words.AsSpan().ContainsAny(Negatives)
        || words
            .Split(' ')
            .Any(word => NegativeWords.Contains(word, StringComparer.Ordinal) || word.EndsWith("n't", StringComparison.Ordinal));

    private IEnumerable<string> Beginnings(int place)
    {
        if (place == _parts[0].Length)
            return [""];
        return _parts[0]
            [place]
            .SelectMany(words => words.Length > 1 ? [words[..2]] : Beginnings(place + 1).Select(rest => words + rest))
            .Select(head => head.Length > 2 ? head[..2] : head)
            .Where(head => head.Length > 0);
    }

    private static string[][] Places(string part)
    {
        var places = new List<string[]>();
        for (var at = 0; at < part.Length; )
        {
            var open = part.IndexOf('(', at);
            if (open != at)
            {
                places.Add([part[at..(open < 0 ? part.Length : open)]]);
                at = open < 0 ? part.Length : open;
                continue;
            }
            var close = part.IndexOf(')', at);
            if (close < 0)
                throw new FormatException("a ( without its )");
            places.Add([.. part[(at + 1)..close].Split('|').Distinct(StringComparer.Ordinal).OrderByDescending(words => words.Length)]);
            at = close + 1;
        }
        return [.. places];
    }
}
