using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>What some words mean: a kind (<c>topic</c>, <c>act</c>, <c>state</c>, a field of the query …) and which of it.</summary>
internal readonly record struct Meaning(string Kind, string Value);

/// <summary>Words that were found, and what they mean.</summary>
internal sealed record QueryHit(string Kind, string Value, int Start, int Length)
{
    public int End => Start + Length;
}

/// <summary>
/// The words of supervisors' questions, from the lists <c>query-*</c> in every language: people mix them. All lists have one shape, so that a word is
/// added, by us or by an agency, without touching code.
/// </summary>
internal sealed class QueryLexicon
{
    private static readonly string[] Lists = ["query-topics", "query-values", "query-declines", "query-words"];

    private readonly CueMatcher<Meaning> _cues;
    private readonly CueMatcher<Meaning> _fillers;

    public QueryLexicon(LexiconSet lexicons)
    {
        var entries = Lists.SelectMany(lexicons.Of).SelectMany(Entries).ToList();
        _cues = new CueMatcher<Meaning>(entries.Where(entry => entry.Meaning.Kind is not ("filler" or "spell")).Select(Cue));
        _fillers = new CueMatcher<Meaning>(entries.Where(entry => entry.Meaning.Kind == "filler").Select(Cue));
        Spelling = new SpellingRepair(entries.Select(entry => entry.Text));
        Sounds = new SoundAlikes(
            lexicons.Of("query-sounds").SelectMany(file => file.Root.Entries.SelectMany(entry => file.Texts(entry.Value))),
            entries.Where(entry => entry.Meaning.Kind is "topic" or "state" or "residentType" or "risk" or "taskType").Select(Cue)
        );
    }

    public SpellingRepair Spelling { get; }
    public SoundAlikes Sounds { get; }

    /// <summary>The words that mean something, none overlapping another: longer ones are taken first. One stretch may mean several things.</summary>
    public List<QueryHit> Read(string plain)
    {
        var hits = new List<QueryHit>();
        var taken = new bool[plain.Length];
        var all = _cues
            .AllIn(plain)
            .Concat(CantoneseWords.InMandarin(plain) is var mandarin && mandarin != plain ? _cues.AllIn(mandarin) : [])
            .Distinct()
            .OrderByDescending(hit => hit.Length)
            .ThenBy(hit => hit.Start)
            .ToList();
        foreach (var stretch in all.GroupBy(hit => (hit.Start, hit.Length)))
        {
            var (start, length) = stretch.Key;
            if (taken.AsSpan(start, length).Contains(true))
                continue;
            taken.AsSpan(start, length).Fill(true);
            hits.AddRange(stretch.Select(hit => new QueryHit(hit.Value.Kind, hit.Value.Value, start, length)));
        }
        hits.Sort(
            (one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : string.CompareOrdinal(one.Kind, other.Kind)
        );
        return hits;
    }

    /// <summary>Marks the words that carry nothing, where nothing else stands.</summary>
    /// <param name="shortest">Single Chinese characters may be part of a word that is still to be found.</param>
    public void MarkFillers(string plain, bool[] taken, int shortest = 1)
    {
        foreach (var hit in _fillers.AllIn(plain).OrderByDescending(hit => hit.Length).ThenBy(hit => hit.Start))
        {
            if (hit.Length >= shortest && !taken.AsSpan(hit.Start, hit.Length).Contains(true))
                taken.AsSpan(hit.Start, hit.Length).Fill(true);
        }
    }

    private static (string, Meaning) Cue((string Text, Meaning Meaning) entry) => (entry.Text, entry.Meaning);

    private static IEnumerable<(string Text, Meaning Meaning)> Entries(LexiconFile file) =>
        from kind in file.Root.Entries
        from entry in kind.Value is Yaml.Map map ? map.Entries : [new Yaml.Entry(kind.Line, kind.Key, kind.Value)]
        from text in file.Texts(entry.Value)
        from cue in kind.Key is "risk" or "state" ? Aspects(QueryText.Cue(text)) : [QueryText.Cue(text)]
        select (cue, new Meaning(kind.Key, entry.Key));

    // 停药, 停了药, 停过药: a verb with its object takes 了 and 过 between them.
    private static IEnumerable<string> Aspects(string cue) =>
        cue.Length == 2 && TextFolding.IsHan(cue[0]) && TextFolding.IsHan(cue[1])
            ? [cue, $"{cue[0]}了{cue[1]}", $"{cue[0]}过{cue[1]}"]
            : [cue];
}
