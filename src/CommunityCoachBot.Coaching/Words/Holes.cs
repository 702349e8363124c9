using System.Text;

namespace CommunityCoachBot.Coaching.Words;

/// <summary>
/// The <c>{name}</c> places of a sentence. They are filled in one pass over the sentence and never over what was filled in, so that typed text stays
/// inert even when it looks like a hole.
/// </summary>
public static class Holes
{
    /// <summary>The sentence with its holes filled. A hole without a value stays as it is written.</summary>
    public static string Fill(string sentence, IReadOnlyDictionary<string, string>? values)
    {
        if (values is null || values.Count == 0 || !sentence.Contains('{', StringComparison.Ordinal))
            return sentence;

        var filled = new StringBuilder(sentence.Length + 16);
        var done = 0;
        foreach (var (start, name) in Find(sentence))
        {
            if (!values.TryGetValue(name, out var value))
                continue;
            filled.Append(sentence, done, start - done).Append(value);
            done = start + name.Length + 2;
        }

        return filled.Append(sentence, done, sentence.Length - done).ToString();
    }

    /// <summary>The names of the holes, each once, in order.</summary>
    public static IEnumerable<string> Of(string sentence) => Find(sentence).Select(hole => hole.Name).Distinct(StringComparer.Ordinal);

    private static IEnumerable<(int Start, string Name)> Find(string sentence)
    {
        for (var start = sentence.IndexOf('{', StringComparison.Ordinal); start >= 0; start = sentence.IndexOf('{', start + 1))
        {
            var end = start + 1;
            while (end < sentence.Length && IsNamePart(sentence[end]))
                end++;
            if (end > start + 1 && end < sentence.Length && sentence[end] == '}')
                yield return (start, sentence[(start + 1)..end]);
        }
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_';
}
