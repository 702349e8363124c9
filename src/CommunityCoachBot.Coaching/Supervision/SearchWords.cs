using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Supervision;

/// <summary>
/// The words by which the text of a note is found: every two Chinese characters that stand together, every Latin word and number. A word is a number: two
/// characters as they are, a Latin word by a fixed hash, so that an index holds whole numbers and a rare collision is sorted out by <see cref="Matches"/>.
/// </summary>
public static class SearchWords
{
    /// <summary>The words of a text, each once.</summary>
    public static int[] Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = Plain(text);
        var words = new HashSet<int>();
        for (var i = 0; i < plain.Length; i++)
        {
            if (IsHan(plain[i]))
            {
                if (i + 1 < plain.Length && IsHan(plain[i + 1]))
                    words.Add((plain[i] << 16) | plain[i + 1]);
            }
            else if (char.IsLetterOrDigit(plain[i]))
            {
                var start = i;
                while (i + 1 < plain.Length && char.IsLetterOrDigit(plain[i + 1]) && !IsHan(plain[i + 1]))
                    i++;
                words.Add(Hash(Stem(plain.AsSpan(start, i + 1 - start))));
            }
        }

        return [.. words];
    }

    /// <summary>Whether a text has all that is searched for: each stretch of Chinese as it stands, each Latin word as a word.</summary>
    public static bool Matches(string text, string searched)
    {
        ArgumentNullException.ThrowIfNull(searched);
        var plain = Plain(text);
        return Terms(Plain(searched)).All(term => Find(plain, term) >= 0);
    }

    /// <summary>The words around the first place that was found; null when there is none.</summary>
    public static string? Excerpt(string text, string searched, int around = 18)
    {
        var plain = Plain(text);
        var first = Terms(Plain(searched)).Select(term => Find(plain, term)).Where(place => place >= 0).DefaultIfEmpty(-1).Min();
        if (first < 0)
            return null;
        var start = Math.Max(0, first - around);
        var end = Math.Min(text.Length, first + around * 2);
        if (start > 0 && char.IsLowSurrogate(text[start]))
            start++;
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end--;
        return (start > 0 ? "…" : "") + text[start..end].Trim() + (end < text.Length ? "…" : "");
    }

    // Every character stays one character, so that a place found is a place in the text.
    private static string Plain(string text) =>
        string.Create(
            text.Length,
            text,
            static (target, from) =>
            {
                for (var i = 0; i < target.Length; i++)
                {
                    var c = from[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(from[i] - 0xFEE0) : from[i];
                    target[i] = char.ToLowerInvariant(c);
                }
            }
        );

    private static List<string> Terms(string plain)
    {
        var terms = new List<string>();
        for (var i = 0; i < plain.Length; i++)
        {
            var han = IsHan(plain[i]);
            if (!han && !char.IsLetterOrDigit(plain[i]))
                continue;
            var start = i;
            while (i + 1 < plain.Length && (han ? IsHan(plain[i + 1]) : char.IsLetterOrDigit(plain[i + 1]) && !IsHan(plain[i + 1])))
                i++;
            terms.Add(plain[start..(i + 1)]);
        }

        return terms;
    }

    private static int Find(string plain, string term)
    {
        if (IsHan(term[0]))
            return plain.IndexOf(term, StringComparison.Ordinal);
        var stem = Stem(term).ToString();
        for (var at = plain.IndexOf(stem, StringComparison.Ordinal); at >= 0; at = plain.IndexOf(stem, at + 1, StringComparison.Ordinal))
        {
            var end = at;
            while (end < plain.Length && char.IsLetterOrDigit(plain[end]) && !IsHan(plain[end]))
                end++;
            var begins = at == 0 || !char.IsLetterOrDigit(plain[at - 1]) || IsHan(plain[at - 1]);
            if (begins && Stem(plain.AsSpan(at, end - at)).SequenceEqual(stem))
                return at;
        }

        return -1;
    }

    // Meals and meal are the same word to whoever looks for it.
    private static ReadOnlySpan<char> Stem(ReadOnlySpan<char> word) =>
        word.Length > 3 && word[^1] is 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;

    private static int Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
            hash = (hash ^ c) * 16777619u;
        return (int)hash;
    }

    private static bool IsHan(char c) => TextFolding.IsHan(c) || char.IsSurrogate(c);
}
