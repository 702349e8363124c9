using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>The lists of a lexicon by name, found in a note all at once.</summary>
internal sealed class CueGroups
{
    private readonly CueMatcher<string> _cues;

    public CueGroups(LexiconSet lexicons, string name) =>
        _cues = new(
            from file in lexicons.Of(name)
            from entry in file.Root.Entries
            from text in file.Texts(entry.Value)
            select (text, entry.Key)
        );

    public CuesOfNote In(NoteText note) => new(note, _cues.AllIn(note.Narrow));
}

/// <summary>The cues of a note, by group and place.</summary>
internal sealed class CuesOfNote(NoteText note, IReadOnlyList<CueHit<string>> hits)
{
    public bool Has(Clause clause, string group) => First(clause.Start, clause.End, group) is not null;

    public bool Anywhere(string group) => First(0, note.Text.Length, group) is not null;

    public CueHit<string>? First(Clause clause, string group) => First(clause.Start, clause.End, group);

    /// <summary>The first cue of the group that lies wholly between two places.</summary>
    public CueHit<string>? First(int start, int end, string group)
    {
        foreach (var hit in All(start, end, group))
            return hit;
        return null;
    }

    public IEnumerable<CueHit<string>> All(int start, int end, string group)
    {
        for (var i = InOrder.FirstFrom(hits, start, hit => hit.Start); i < hits.Count && hits[i].Start < end; i++)
        {
            if (hits[i].Value == group && hits[i].End <= end)
                yield return hits[i];
        }
    }
}
