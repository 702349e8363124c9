using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>Makes a checklist of what <c>checklist.yaml</c> says, and reports what does not exist, stands twice or cannot be.</summary>
internal sealed class ChecklistTreeReader(Action<int, string> report)
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly List<(int Line, string Item, string After)> _afters = [];
    private ImmutableArray<string> _evidence = [];
    private ImmutableArray<string> _methods = [];

    public Checklist Read(Yaml.Map root)
    {
        var map = new MapReader(root, "The checklist", report);
        _evidence = Names(map, "evidence");
        _methods = Names(map, "methods");
        var systems = Names(map, "systems");
        var interactions = Names(map, "interactions");
        var sections = ReadSections(map);
        map.NothingElse();
        foreach (var (line, item, after) in _afters.Where(after => !_ids.ContainsKey(after.After)))
            report(line, $"Item '{item}': 'after' names '{after}', which is no item.{DidYouMean.Hint(after, _ids.Keys)}");
        return new Checklist
        {
            Sections = sections,
            Evidence = _evidence,
            Methods = _methods,
            Systems = systems,
            Interactions = interactions,
        };
    }

    private ImmutableArray<string> Names(MapReader map, string key)
    {
        if (!map.Has(key))
            report(map.Line, $"The checklist needs '{key}:'.");
        return [.. map.Texts(key).Select(name => name.Value)];
    }

    private ImmutableArray<ChecklistSection> ReadSections(MapReader map)
    {
        if (!map.Has("sections"))
            report(map.Line, "The checklist needs 'sections:'.");
        var sections = ImmutableArray.CreateBuilder<ChecklistSection>();
        foreach (var item in map.List("sections")?.Items ?? [])
        {
            if (item is Yaml.Map section)
                sections.Add(ReadSection(section));
            else
                report(item.Line, "A section begins with its id: '- id: some-name'.");
        }

        return sections.ToImmutable();
    }

    private ChecklistSection ReadSection(Yaml.Map section)
    {
        var map = new MapReader(section, "A section", report);
        var id = Id(map, "section");
        var weeks = Weeks(map, $"Section '{id}'");
        if (map.Text("small-counts") is { } small and not "hidden")
            report(map.LineOf("small-counts"), $"Section '{id}': 'small-counts' is 'hidden' or left out, not '{small}'.");
        var hides = map.Has("small-counts");
        var openedBy = map.Text("opened-by");
        if (openedBy is not null && !WorkPlan.Steps.Contains(openedBy))
            report(
                map.LineOf("opened-by"),
                $"Section '{id}': '{openedBy}' is no step of the work plan.{DidYouMean.Hint(openedBy, WorkPlan.Steps)}"
            );
        var items = ImmutableArray.CreateBuilder<ChecklistItem>();
        foreach (var item in map.List("items")?.Items ?? [])
        {
            if (item is Yaml.Map entry)
                items.Add(ReadItem(entry, weeks));
            else
                report(item.Line, $"Section '{id}': an item begins with its id: '- id: some-name'.");
        }
        if (items.Count == 0)
            report(map.Line, $"Section '{id}' has no items.");
        map.NothingElse();
        return new ChecklistSection(id, hides, openedBy, items.ToImmutable());
    }

    private ChecklistItem ReadItem(Yaml.Map entry, int? weeksOfSection)
    {
        var name = (entry["id"] as Yaml.Text)?.Value ?? "";
        var map = new MapReader(entry, name.Length == 0 ? "An item" : $"Item '{name}'", report);
        var id = Id(map, "item");
        var evidence = Known(map, id, "evidence", _evidence);
        var methods = Known(map, id, "method", _methods);
        var done = ReadDone(map, id);
        var weeks = Weeks(map, $"Item '{id}'") ?? weeksOfSection;
        if (weeks is null)
            report(map.Line, $"Item '{id}' needs 'stale-after:' in weeks, here or at its section.");
        var after = map.Text("after");
        if (after is not null)
            _afters.Add((map.LineOf("after"), id, after));
        var figures = map.Flag("figures");
        var teamOnly = map.Flag("team-only");
        map.NothingElse();
        return new ChecklistItem(id, evidence, methods, done, weeks ?? 1, after, figures, teamOnly);
    }

    private DoneCriterion ReadDone(MapReader map, string id)
    {
        switch (map.Ask("done"))
        {
            case null:
                if (!map.Has("done"))
                    report(map.Line, $"Item '{id}' needs 'done:'.");
                return new DoneCriterion.Made();
            case Yaml.Text { Value: "made" }:
                return new DoneCriterion.Made();
            case Yaml.Map group:
                return ReadDone(new MapReader(group, $"'done' of item '{id}'", report), id, group.Line);
            case var other:
                report(
                    other.Line,
                    $"Item '{id}': 'done' is 'made', {{ entries: N }}, {{ people: N }} or {{ sources: [kinds of evidence] }}."
                );
                return new DoneCriterion.Made();
        }
    }

    private DoneCriterion ReadDone(MapReader map, string id, int line)
    {
        var (entries, people) = (map.Number("entries"), map.Number("people"));
        var sources = map.Has("sources") ? Known(map, id, "sources", _evidence) : [];
        map.NothingElse();
        if (new[] { map.Has("entries"), map.Has("people"), map.Has("sources") }.Count(given => given) != 1)
            report(line, $"Item '{id}': 'done' says one thing: entries, people or sources.");
        else if (sources.IsEmpty && entries < 1 && people < 1)
            report(line, $"Item '{id}': 'done' takes a number from 1.");
        return !sources.IsEmpty ? new DoneCriterion.Sources(sources)
            : entries > 0 ? new DoneCriterion.Entries(entries)
            : new DoneCriterion.People(people);
    }

    private string Id(MapReader map, string what)
    {
        var id = map.Needed("id") ?? "";
        if (id.Length > 0 && !_ids.TryAdd(id, map.LineOf("id")))
            report(map.LineOf("id"), $"The {what} '{id}' stands twice; first on line {_ids[id]}.");
        return id;
    }

    private int? Weeks(MapReader map, string what)
    {
        if (!map.Has("stale-after"))
            return null;
        var weeks = map.Number("stale-after");
        if (weeks < 1)
            report(map.LineOf("stale-after"), $"{what}: 'stale-after' is a number of weeks from 1.");
        return Math.Max(1, weeks);
    }

    private ImmutableArray<string> Known(MapReader map, string id, string key, ImmutableArray<string> known)
    {
        var names = map.Texts(key);
        if (names.IsEmpty)
            report(map.LineOf(key), $"Item '{id}' needs at least one '{key}'.");
        foreach (var (line, name) in names.Where(name => !known.Contains(name.Value)))
            report(line, $"Item '{id}': there is no {key} '{name}'.{DidYouMean.Hint(name, known)}");
        return [.. names.Select(name => name.Value)];
    }
}
