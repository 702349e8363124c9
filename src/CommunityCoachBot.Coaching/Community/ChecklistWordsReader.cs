using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>Reads the checklist's words in one language. Every id must have its words, and there are no words for an id that does not exist.</summary>
internal sealed class ChecklistWordsReader(Checklist checklist, Action<int, string> report)
{
    private bool _wrong;

    /// <summary>The words, or null when anything was wrong with them.</summary>
    public ChecklistWords? Read(string text)
    {
        if (Yaml.Read(text, Report) is not { } root)
            return null;
        var map = new MapReader(root, "The words", Report);
        var stakeholder = new MapReader(map.Group("stakeholder") ?? new Yaml.Map(1, []), "'stakeholder'", Report);
        var words = new ChecklistWords
        {
            Language = map.Needed("language") ?? "",
            Sections = Texts(map, "sections", checklist.Sections.Select(section => section.Id)),
            Items = Groups(
                map,
                "items",
                checklist.Items.Select(item => item.Id),
                inner => new ItemWords(Word(inner, "ask"), Word(inner, "done"))
            ),
            Evidence = Texts(map, "evidence", checklist.Evidence),
            Methods = Texts(map, "methods", checklist.Methods),
            Systems = Texts(map, "systems", checklist.Systems),
            Interactions = Texts(map, "interactions", checklist.Interactions),
            Plan = Groups(
                map,
                "plan",
                WorkPlan.Steps,
                inner => new PlanStepWords(Word(inner, "name"), Word(inner, "ask"), Word(inner, "done"))
            ),
            PlanFields = Texts(map, "plan-fields", [.. WorkPlan.Aspects, WorkPlan.Owner, WorkPlan.Due]),
            StakeholderKinds = Texts(stakeholder, "kinds", Stakeholder.Kinds),
            StakeholderFields = Groups(
                stakeholder,
                "fields",
                Stakeholder.FieldIds,
                inner => new FieldWords(Word(inner, "name"), Word(inner, "hint"))
            ),
        };
        stakeholder.NothingElse();
        map.NothingElse();
        return _wrong ? null : words;
    }

    private static string Word(MapReader map, string key) => map.Needed(key) ?? "";

    private ImmutableDictionary<string, string> Texts(MapReader map, string key, IEnumerable<string> ids) =>
        Each(map, key, ids, (inner, id) => inner.Needed(id) ?? "");

    private ImmutableDictionary<string, T> Groups<T>(MapReader map, string key, IEnumerable<string> ids, Func<MapReader, T> read) =>
        Each(
            map,
            key,
            ids,
            (inner, id) =>
            {
                if (!inner.Has(id))
                    Report(inner.Line, $"'{key}' needs words for '{id}'.");
                var group = new MapReader(inner.Group(id) ?? new Yaml.Map(inner.LineOf(id), []), $"'{id}'", inner.Has(id) ? Report : Quiet);
                var value = read(group);
                group.NothingElse();
                return value;
            }
        );

    private ImmutableDictionary<string, T> Each<T>(MapReader map, string key, IEnumerable<string> ids, Func<MapReader, string, T> read)
    {
        if (!map.Has(key))
            Report(map.Line, $"The words need '{key}:'.");
        if (map.Group(key) is not { } group)
            return ImmutableDictionary<string, T>.Empty;
        var inner = new MapReader(group, $"'{key}'", Report);
        var values = ids.ToImmutableDictionary(id => id, id => read(inner, id), StringComparer.Ordinal);
        inner.NothingElse();
        return values;
    }

    // The group that is missing as a whole was reported already.
    private static void Quiet(int line, string reason) { }

    private void Report(int line, string reason)
    {
        _wrong = true;
        report(line, reason);
    }
}
