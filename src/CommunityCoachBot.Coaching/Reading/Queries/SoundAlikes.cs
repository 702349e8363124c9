using System.Collections.Frozen;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>
/// Chinese words typed with a character that sounds the same (代办 for 待办, 纪录 for 记录): in what no list knew, a key word is found by its sounds, one
/// character at most being another. The list <c>query-sounds</c> names characters that sound alike.
/// </summary>
internal sealed class SoundAlikes
{
    private readonly FrozenDictionary<char, char> _sounds;
    private readonly FrozenDictionary<string, (string Word, Meaning Meaning)[]> _words;

    public SoundAlikes(IEnumerable<string> groups, IEnumerable<(string Text, Meaning Meaning)> cues)
    {
        var sounds = new Dictionary<char, char>();
        foreach (var group in groups)
        {
            foreach (var c in TextFolding.Narrow(group))
                sounds.TryAdd(c, group[0]);
        }
        _sounds = sounds.ToFrozenDictionary();
        _words = cues.SelectMany(cue => CueText.Expand(cue.Text).Select(text => (Word: text, cue.Meaning)))
            .Where(cue => cue.Word.Length is >= 2 and <= 6 && cue.Word.All(c => TextFolding.IsHan(c)))
            .GroupBy(cue => Key(cue.Word), StringComparer.Ordinal)
            .ToFrozenDictionary(words => words.Key, words => words.Distinct().ToArray(), StringComparer.Ordinal);
    }

    /// <summary>Key words that stand in the free places by their sounds.</summary>
    public IEnumerable<QueryHit> In(string plain, bool[] taken)
    {
        for (var length = 6; length >= 2; length--)
        {
            for (var start = 0; start + length <= plain.Length; start++)
            {
                if (!TextFolding.IsHan(plain[start]) || taken.AsSpan(start, length).Contains(true))
                    continue;
                var said = plain.Substring(start, length);
                if (!_words.TryGetValue(Key(said), out var words))
                    continue;
                var near = words.Where(word => Differences(word.Word, said) == 1).ToList();
                if (near.Count == 0)
                    continue;
                taken.AsSpan(start, length).Fill(true);
                foreach (var word in near)
                    yield return new QueryHit(word.Meaning.Kind, word.Meaning.Value, start, length);
            }
        }
    }

    private static int Differences(string one, string other) => one.Zip(other).Count(pair => pair.First != pair.Second);

    private string Key(string word) =>
        string.Create(
            word.Length,
            (word, _sounds),
            static (target, from) =>
            {
                for (var i = 0; i < target.Length; i++)
                    target[i] = from._sounds.GetValueOrDefault(from.word[i], from.word[i]);
            }
        );
}
