using System.Runtime.InteropServices;
using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>What a word does in a note: who it names, or that somebody speaks. A word may do several things.</summary>
[Flags]
internal enum NoteWord
{
    None = 0,
    Resident = 1,
    Worker = 1 << 1,
    Colleague = 1 << 2,
    Child = 1 << 3,
    Kin = 1 << 4,
    Other = 1 << 5,
    Name = 1 << 6,
    To = 1 << 7,
    Hear = 1 << 8,
    Adverb = 1 << 9,
    Say = 1 << 10,
    NotSay = 1 << 11,
    SayClose = 1 << 12,
    Ask = 1 << 13,
    Tell = 1 << 14,
    See = 1 << 15,
    Judge = 1 << 16,
    Feel = 1 << 17,
    Agree = 1 << 18,
    NotAsk = 1 << 19,
    Joint = 1 << 20,
    SayAfter = 1 << 21,
    For = 1 << 22,
    Det = 1 << 23,
    Person = Resident | Worker | Colleague | Child | Kin | Other | Name,
}

/// <summary>What the words of a clause make of it when nobody is said to speak.</summary>
internal enum KindCue
{
    Place,
    Body,
    State,
    Seen,
    Judged,
    Perhaps,
    Reflected,
    Arranged,
    Dated,
    Past,
    Frame,
    Life,
    Opens,
}

/// <summary>A word of a note that means something to its reading.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NoteToken(int Start, int Length, NoteWord Word)
{
    public int End => Start + Length;

    public bool Is(NoteWord any) => (Word & any) is not NoteWord.None;
}

/// <summary>The word lists of the clause reader (<c>note-words</c>, <c>note-kinds</c>), as matchers.</summary>
internal sealed class NoteWords
{
    private readonly CueMatcher<(NoteWord Word, bool Cantonese)> _words;
    private readonly CueMatcher<(KindCue Kind, bool Cantonese)> _kinds;

    public NoteWords(LexiconSet lexicons)
    {
        _words = new(
            from file in lexicons.Of("note-words")
            from entry in file.Root.Entries
            let word = NameOf<NoteWord>(file, entry)
            from text in file.Texts(entry.Value)
            select (text, (word, file.Language == "yue"))
        );
        _kinds = new(
            from file in lexicons.Of("note-kinds")
            from entry in file.Root.Entries
            let kind = NameOf<KindCue>(file, entry)
            from text in file.Texts(entry.Value)
            select (text, (kind, file.Language == "yue"))
        );
        Names = new NameFinder(lexicons);
    }

    public NameFinder Names { get; }

    /// <summary>The text's words from the left, at each place the longest, none overlapping. Names go before words.</summary>
    /// <param name="known">Names that the note has shown before: 刘建国.</param>
    public List<NoteToken> TokensOf(string text, string narrow, bool cantonese, IReadOnlyList<string> known)
    {
        var tokens = new List<NoteToken>();
        var hits = _words.AllIn(narrow);
        var next = 0;
        for (var at = 0; at < narrow.Length; )
        {
            while (next < hits.Count && hits[next].Start < at)
                next++;
            var (length, word) = (0, NoteWord.None);
            for (; next < hits.Count && hits[next].Start == at; next++)
            {
                var hit = hits[next];
                if (hit.Value.Cantonese && !cantonese)
                    continue;
                if (hit.Length > length)
                    (length, word) = (hit.Length, hit.Value.Word);
                else if (hit.Length == length)
                    word |= hit.Value.Word;
            }
            var name = Names.LengthAt(text, narrow, at, known);
            if (name > 0 && name >= length)
                (length, word) = (name, NoteWord.Name);
            if (length > 0)
                tokens.Add(new NoteToken(at, length, word));
            at += Math.Max(length, 1);
        }
        return tokens;
    }

    /// <summary>Every cue of a kind in the text, from the left.</summary>
    public List<CueHit<KindCue>> KindsIn(string narrow, bool cantonese) =>
        [
            .. from hit in _kinds.AllIn(narrow)
            where cantonese || !hit.Value.Cantonese
            select new CueHit<KindCue>(hit.Value.Kind, hit.Start, hit.Length),
        ];

    private static T NameOf<T>(LexiconFile file, Yaml.Entry entry)
        where T : struct, Enum =>
        Enum.TryParse<T>(entry.Key.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var named)
            ? named
            : throw new LexiconException(file.File, entry.Line, $"'{entry.Key}' is no group of this list");
}
