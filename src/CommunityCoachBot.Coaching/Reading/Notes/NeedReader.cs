using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>
/// Needs as suggestions: Maslow's level by what the words are about, Bradshaw's type by where they come from. A want in the resident's words is felt; one
/// already asked or queued for is expressed; one below a standard is normative, with the standard; one that others have is comparative.
/// </summary>
internal sealed class NeedReader
{
    private sealed record Kind(
        string Id,
        string Maslow,
        ImmutableDictionary<string, string> Texts,
        ImmutableDictionary<string, string> Standards
    )
    {
        public static string In(ImmutableDictionary<string, string> texts, string language) =>
            texts.GetValueOrDefault(language) ?? texts.GetValueOrDefault("zh-Hans") ?? texts.Values.FirstOrDefault() ?? "";
    }

    /// <summary>More suggestions than these are no help.</summary>
    private const int Most = 3;

    private readonly CueMatcher<string> _cues;
    private readonly Dictionary<string, Kind> _kinds = new(StringComparer.Ordinal);

    public NeedReader(LexiconSet lexicons)
    {
        var cues = new List<(string, string)>();
        // The list in Chinese comes last by name; it gives the levels, so it is read first.
        foreach (var file in lexicons.Of("note-needs").OrderByDescending(file => file.Language == "zh-Hans"))
        {
            foreach (var entry in file.Root.Entries)
            {
                var map = file.Group(entry);
                Add(file, entry, map);
                cues.AddRange(file.Texts(map["cues"]).Select(cue => (cue, entry.Key)));
            }
        }
        _cues = new CueMatcher<string>(cues);
    }

    public ImmutableArray<SuggestedNeed> Of(NoteText note, CuesOfNote facts)
    {
        var needs = new List<SuggestedNeed>();
        var found = new HashSet<string>(StringComparer.Ordinal);
        var language = note.Language is "en" ? "en" : "zh-Hans";
        var hits = _cues.LongestIn(note.Narrow);
        foreach (var hit in hits)
        {
            if (
                ClauseAt(note, hit.Start) is not { } clause
                || !IsTheirs(note, clause)
                || IsDenied(note.Narrow, clause, hit.Start)
                || !found.Add(hit.Value)
            )
                continue;
            needs.Add(Suggest(note, facts, clause, _kinds[hit.Value], language));
        }
        needs.AddRange(Wants(note, facts, hits));
        return [.. needs.Take(Most)];
    }

    // A want that no list knows, in its own words: 想有个地方放三轮车.
    private static IEnumerable<SuggestedNeed> Wants(NoteText note, CuesOfNote facts, IReadOnlyList<CueHit<string>> known)
    {
        foreach (var clause in note.Clauses)
        {
            if (clause.Kind is not ClauseKind.Stated || facts.First(clause, "want") is not { } want || facts.Has(clause, "privacy"))
                continue;
            if (
                want.Start - clause.Body > 2
                || known.Any(hit => hit.Start >= clause.Start && hit.End <= clause.End)
                || IsDenied(note.Narrow, clause, want.Start)
            )
                continue;
            var passage = Passages.Of(note, clause);
            if (clause.BodyEnd - want.End >= (note.Language is "en" ? 6 : 2))
                yield return new SuggestedNeed(passage.Text, passage.Quote, passage.At, "belonging", "felt", "");
        }
    }

    private static SuggestedNeed Suggest(NoteText note, CuesOfNote facts, Clause clause, Kind kind, string language)
    {
        var passage = Passages.Of(note, clause);
        var (text, standard) = (Kind.In(kind.Texts, language), Kind.In(kind.Standards, language));
        var bradshaw =
            facts.Has(clause, "comparative") ? "comparative"
            : facts.Has(clause, "expressed") ? "expressed"
            : clause.Kind is ClauseKind.Stated && facts.First(clause, "want") is { } want && want.Start - clause.Body <= 2 ? "felt"
            : standard.Length > 0 ? "normative"
            : "felt";
        return new SuggestedNeed(text, passage.Quote, passage.At, kind.Maslow, bradshaw, bradshaw is "normative" ? standard : "");
    }

    private static Clause? ClauseAt(NoteText note, int at)
    {
        var i = InOrder.FirstFrom(note.Clauses, at + 1, clause => clause.Start) - 1;
        return i >= 0 && at < note.Clauses[i].End ? note.Clauses[i] : null;
    }

    // What is told of strangers, asked, arranged or felt by the worker is no need of this resident.
    private static bool IsTheirs(NoteText note, Clause clause) =>
        clause.Kind is ClauseKind.Stated or ClauseKind.Observed or ClauseKind.Frame or ClauseKind.Reported
        && (clause.Speaker is null || clause.Speaker != note.AddressAs);

    private static bool IsDenied(string narrow, Clause clause, int at)
    {
        var from = Math.Max(clause.Start, at - 4);
        var before = narrow.AsSpan(from, at - from);
        return before.EndsWith("没有")
            || before.EndsWith("没")
            || before.EndsWith("不")
            || before.EndsWith("冇")
            || before.EndsWith("唔")
            || before.EndsWith("no ")
            || before.EndsWith("not ");
    }

    private void Add(LexiconFile file, Yaml.Entry entry, Yaml.Map map)
    {
        var known = _kinds.GetValueOrDefault(entry.Key);
        var maslow =
            file.Texts(map["maslow"]).FirstOrDefault()
            ?? known?.Maslow
            ?? throw new LexiconException(file.File, entry.Line, $"'{entry.Key}' has no level of Maslow");
        var kind =
            known ?? new Kind(entry.Key, maslow, ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, string>.Empty);
        if (file.Texts(map["text"]) is [var text, ..])
            kind = kind with { Texts = kind.Texts.SetItem(file.Language, text) };
        if (file.Texts(map["standard"]) is [var standard, ..])
            kind = kind with { Standards = kind.Standards.SetItem(file.Language, standard) };
        _kinds[entry.Key] = kind;
    }
}
