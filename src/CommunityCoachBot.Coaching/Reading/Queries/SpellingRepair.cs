using System.Collections.Frozen;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>
/// Puts English slips of the finger right: a word that no list knows becomes the one listed word that is one slip away (a letter left out, doubled, wrong or
/// swapped; two slips in a long word). Names stay: a word with a capital inside a sentence is never touched.
/// </summary>
internal sealed class SpellingRepair
{
    private const int Shortest = 4;
    private const int LongWord = 7;

    private readonly FrozenSet<string> _words;
    private readonly string[] _stems;

    public SpellingRepair(IEnumerable<string> cues)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        var stems = new HashSet<string>(StringComparer.Ordinal);
        foreach (var cue in cues)
        {
            foreach (var token in cue.Split(' ', '(', ')', '|', '.', '\''))
            {
                if (token.Length < 2 || !token.TrimEnd('*').All(char.IsAsciiLetter))
                    continue;
                if (token.EndsWith('*'))
                    stems.Add(token.TrimEnd('*'));
                else
                    words.Add(token);
            }
        }
        _words = words.ToFrozenSet(StringComparer.Ordinal);
        _stems = [.. stems.Where(stem => stem.Length >= 3).Order(StringComparer.Ordinal)];
        Candidates = [.. words.Where(word => word.Length >= Shortest).Order(StringComparer.Ordinal)];
    }

    private string[] Candidates { get; }

    public bool Knows(ReadOnlySpan<char> word)
    {
        if (_words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word))
            return true;
        foreach (var stem in _stems)
        {
            if (word.StartsWith(stem, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    public QueryText Repair(QueryText text)
    {
        var repairs = new List<(int, int, string)>();
        var first = true;
        foreach (var (start, length) in Words(text.Plain))
        {
            var word = text.Plain.AsSpan(start, length);
            var said = text.Words(start, length);
            var isCapital = char.IsAsciiLetterUpper(said[0]) && !said.All(char.IsAsciiLetterUpper);
            var isName = isCapital && (!first || IsPossessive(text.Plain, start + length));
            first = false;
            if (Contraction(word) is { } contraction && !IsPossessive(text.Plain, start + length))
                repairs.Add((start, length, contraction));
            else if (length >= Shortest && !Knows(word) && Nearest(word) is { } right && (!isName || Days.Contains(right)))
                repairs.Add((start, length, right));
        }
        return repairs.Count == 0 ? text : text.With(repairs);
    }

    // Names of days and months have a capital too.
    private static readonly FrozenSet<string> Days = FrozenSet.ToFrozenSet(
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december".Split(
            ' '
        ),
        StringComparer.Ordinal
    );

    private static readonly FrozenSet<string> Contracted = FrozenSet.ToFrozenSet(
        "havent hasnt hadnt didnt doesnt dont isnt arent wasnt werent wont cant couldnt shouldnt wouldnt".Split(' '),
        StringComparer.Ordinal
    );

    private static bool IsPossessive(string plain, int at) => at + 1 < plain.Length && plain[at] is '\'' && plain[at + 1] is 's';

    // havent: the apostrophe is left out more often than not.
    private static string? Contraction(ReadOnlySpan<char> word) =>
        Contracted.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) ? $"{word[..^1]}'t" : null;

    /// <summary>The stretches of Latin letters.</summary>
    public static IEnumerable<(int Start, int Length)> Words(string plain)
    {
        var start = -1;
        for (var i = 0; i <= plain.Length; i++)
        {
            var isLetter = i < plain.Length && char.IsAsciiLetter(plain[i]);
            if (isLetter && start < 0)
                start = i;
            if (!isLetter && start >= 0)
            {
                yield return (start, i - start);
                start = -1;
            }
        }
    }

    private string? Nearest(ReadOnlySpan<char> word)
    {
        var most = word.Length >= LongWord ? 2 : 1;
        string? nearest = null;
        foreach (var candidate in Candidates)
        {
            // People seldom get the first letter wrong, and short words resemble too many others.
            if (
                Math.Abs(candidate.Length - word.Length) > most
                || candidate[0] != word[0]
                || (word.Length < 5 && candidate.Length < 5 && most == 0)
            )
                continue;
            var distance = Distance(word, candidate, most);
            if (distance <= most && (nearest is null || distance < most))
            {
                nearest = candidate;
                most = distance;
            }
        }
        return nearest;
    }

    /// <summary>Letters left out, added, changed, or swapped with the next; more than <paramref name="most"/> is all the same.</summary>
    private static int Distance(ReadOnlySpan<char> one, string other, int most)
    {
        var (previous, row, next) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
            row[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            next[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                next[j] = Math.Min(Math.Min(next[j - 1] + 1, row[j] + 1), row[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    next[j] = Math.Min(next[j], previous[j - 2] + 1);
                least = Math.Min(least, next[j]);
            }
            if (least > most)
                return most + 1;
            (previous, row, next) = (row, next, previous);
        }
        return row[other.Length];
    }
}
