using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>
/// The words that give moves away, of every language at once: people mix them. Each entry of the <c>move-*</c> lists is a group of cues under one name, with
/// <c>except</c>: longer words in which a cue means something else.
/// </summary>
internal sealed class MoveCues
{
    private static readonly string[] Lists = ["move-asks", "move-helping", "move-hindering", "move-danger"];

    private readonly CueMatcher<Meaning> _matcher;

    public MoveCues(LexiconSet lexicons) =>
        _matcher = new CueMatcher<Meaning>(Lists.SelectMany(lexicons.Of).SelectMany(Groups).Concat(Words(lexicons)));

    /// <summary>What was found in a text that was made narrow, without what stands inside an exception.</summary>
    public ImmutableArray<CueAt> In(string narrow)
    {
        var hits = _matcher.AllIn(narrow);
        var exceptions = hits.Where(hit => hit.Value.Except).ToList();
        return
        [
            .. from hit in hits
            where !hit.Value.Except
            where !exceptions.Exists(other => other.Value.Same(hit.Value) && other.Start <= hit.Start && hit.End <= other.End)
            select new CueAt(hit.Value.Group, hit.Value.Item, hit.Start, hit.End),
        ];
    }

    private static IEnumerable<(string, Meaning)> Groups(LexiconFile file) =>
        from entry in file.Root.Entries
        let words = file.Group(entry)
        from cue in file.Texts(words["cues"]).Select(text => (text, false)).Concat(file.Texts(words["except"]).Select(text => (text, true)))
        select (cue.Item1, new Meaning(entry.Key, "", cue.Item2));

    // Lists of their own, which other readers use too: what they call an entry tells whether the resident said it first.
    private static IEnumerable<(string, Meaning)> Words(LexiconSet lexicons) =>
        from list in new[] { MoveLabels.Jargon, "labels", "sensitive-topics" }
        from file in lexicons.Of(list)
        from word in file.Root.Entries
        let entry = LexiconEntry.Read(file.File, file.Language, word)
        from cue in entry.Cues.Select(text => (text, false)).Concat(entry.Except.Select(text => (text, true)))
        select (cue.text, new Meaning(list, entry.Id, cue.Item2));

    private readonly record struct Meaning(string Group, string Item, bool Except)
    {
        public bool Same(Meaning other) => Group == other.Group && Item == other.Item;
    }
}

/// <summary>A cue in a text: its group, the entry it is of where the group has entries, and where it stands.</summary>
internal readonly record struct CueAt(string Group, string Item, int Start, int End);
