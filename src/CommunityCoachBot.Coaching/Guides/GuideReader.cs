using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>Makes a guide of what <c>guide.yaml</c> says, noting the line of every part. Whether it makes sense is for <see cref="GuideChecks"/>.</summary>
internal sealed class GuideReader(Marks marks, Action<int, string> report)
{
    public Guide Read(Yaml.Map root)
    {
        var map = new MapReader(root, "The guide", report);
        var derives = ReadNames(map.Group("derives"), "derives");
        var guide = new Guide
        {
            Id = map.Needed("id") ?? "",
            Version = "",
            Makes = map.Needed("makes") ?? "",
            AdaptsTo = map.Text("adapts-to"),
            Group = map.Text("group"),
            Order = map.Number("order"),
            Steps = ReadSteps(map, "steps", "Step", null),
            Derives = derives.ToImmutableDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
            Words = ImmutableDictionary<string, GuideWords>.Empty,
        };
        if (!map.Has("steps"))
            report(1, "The guide needs 'steps:'.");
        map.NothingElse();
        marks.Set(guide, map.LineOf("id"));
        foreach (var key in new[] { "makes", "adapts-to", "group", "steps" })
            marks.Set(guide, map.LineOf(key), key);
        foreach (var (line, name, _) in derives)
            marks.Set(guide, line, "derives." + name);
        return guide;
    }

    private ImmutableArray<Step> ReadSteps(MapReader map, string key, string what, string? inside)
    {
        if (map.List(key) is not { } list)
            return [];
        var steps = ImmutableArray.CreateBuilder<Step>();
        foreach (var item in list.Items)
        {
            if (item is Yaml.Map step)
                steps.Add(ReadStep(step, what, inside));
            else
                report(item.Line, $"A {what.ToLowerInvariant()} begins with its id: '- id: some-name'.");
        }

        return steps.ToImmutable();
    }

    private Step ReadStep(Yaml.Map item, string what, string? inside)
    {
        var id = (item["id"] as Yaml.Text)?.Value ?? "";
        var map = new MapReader(item, id.Length == 0 ? $"A {what.ToLowerInvariant()}" : $"{what} '{inside}{id}'", report);
        var isField = inside is not null;
        var suggestions = map.Texts("suggestions");
        var rules = map.Texts("rules");
        var step = new Step
        {
            Id = map.Needed("id") ?? "",
            Kind = ReadKind(map),
            When = map.Ask("when") is { } when ? ReadCondition(when) : null,
            Optional = map.Flag("optional"),
            More = !isField && map.Flag("more"),
            Required = !isField && map.Flag("required"),
            Private = !isField && map.Flag("private"),
            Options = ReadOptions(map),
            Suggestions = [.. suggestions.Select(suggestion => suggestion.Value)],
            Own = map.Flag("own"),
            Length = map.Bounds("length"),
            LatinLength = map.Bounds("latin-length"),
            Count = map.Bounds("count"),
            Range = map.Bounds("range"),
            Past = map.Flag("past"),
            Default = map.Text("default"),
            Fields = isField ? [] : ReadSteps(map, "fields", "Field", id + "."),
            Rules = [.. rules.Select(rule => rule.Value)],
            Prefill = map.Text("prefill"),
            Note = map.Text("note"),
        };
        map.NothingElse();
        Mark(step, map);
        foreach (var (line, suggestion) in suggestions)
            marks.Set(step, line, "suggestions." + suggestion);
        foreach (var (line, rule) in rules)
            marks.Set(step, line, "rules." + rule);
        return step;
    }

    private static readonly string[] MarkedKeys =
    [
        "id",
        "kind",
        "when",
        "optional",
        "more",
        "required",
        "private",
        "options",
        "suggestions",
        "own",
        "length",
        "latin-length",
        "count",
        "range",
        "past",
        "default",
        "fields",
        "rules",
        "prefill",
        "note",
    ];

    private void Mark(Step step, MapReader map)
    {
        marks.Set(step, map.LineOf("id"));
        foreach (var key in MarkedKeys.Where(map.Has))
            marks.Set(step, map.LineOf(key), key);
    }

    private StepKind ReadKind(MapReader map)
    {
        if (map.Needed("kind") is not { } kind)
            return StepKind.Text;
        if (!Names.Kinds.TryGetValue(kind, out var known))
            report(
                map.LineOf("kind"),
                $"There is no kind '{kind}'.{DidYouMean.Hint(kind, Names.Kinds.Keys)} The kinds are {string.Join(", ", Enum.GetValues<StepKind>().Select(Names.Of))}."
            );
        return known;
    }

    private ImmutableArray<Option> ReadOptions(MapReader map)
    {
        if (map.List("options") is not { } list)
            return [];
        var options = ImmutableArray.CreateBuilder<Option>();
        foreach (var item in list.Items)
        {
            if (ReadOption(item) is not { } option)
                continue;
            marks.Set(option, item.Line);
            options.Add(option);
        }

        return options.ToImmutable();
    }

    private Option? ReadOption(Yaml item)
    {
        switch (item)
        {
            case Yaml.Text text when !text.IsEmpty:
                return new Option(text.Value.Trim());
            case Yaml.Map group:
                var map = new MapReader(group, "An option", report);
                var option = new Option(map.Needed("id") ?? "", map.Text("level"));
                map.NothingElse();
                return option;
            default:
                report(item.Line, "An option is its id, or { id: …, level: … }.");
                return null;
        }
    }

    private Condition? ReadCondition(Yaml value)
    {
        if (value is not Yaml.Map group)
        {
            report(
                value.Line,
                "A condition is a group such as { step: motive, is: recruiting }, { step: goal, answered: true } or { rule: … }."
            );
            return null;
        }

        var map = new MapReader(group, "A condition", report);
        if (!IsOneThing(group))
            return null;
        var condition = ReadCondition(map);
        if (condition is null)
            return null;
        map.NothingElse();
        marks.Set(condition, group.Line);
        return condition;
    }

    private bool IsOneThing(Yaml.Map group)
    {
        var unknown = group.Entries.Where(entry => !ConditionKeys.Contains(entry.Key, StringComparer.Ordinal)).ToList();
        foreach (var entry in unknown)
            report(entry.Line, $"A condition cannot have '{entry.Key}'.{DidYouMean.Hint(entry.Key, ConditionKeys)}");
        var things = group.Entries.Where(entry => Things.Contains(entry.Key, StringComparer.Ordinal)).Select(entry => entry.Key).ToList();
        if (unknown.Count > 0)
            return false;
        if (things.Count == 0)
            report(group.Line, "A condition needs one of 'step', 'rule', 'all', 'any' or 'not'.");
        if (things.Count > 1)
            report(
                group.Line,
                $"A condition is about one thing, but has '{things[0]}' and '{things[1]}'. Join two with {{ all: [{{ … }}, {{ … }}] }} or any."
            );
        return things.Count == 1;
    }

    private static readonly string[] Things = ["step", "rule", "all", "any", "not"];
    private static readonly string[] ConditionKeys = [.. Things, "is", "any-of", "answered"];

    private Condition? ReadCondition(MapReader map)
    {
        if (map.Has("all"))
            return map.List("all") is { } all ? new Condition.All(ReadConditions(all)) : null;
        if (map.Has("any"))
            return map.List("any") is { } any ? new Condition.Any(ReadConditions(any)) : null;
        if (map.Has("not"))
            return map.Ask("not") is { } not && ReadCondition(not) is { } inner ? new Condition.Not(inner) : null;
        if (map.Has("rule"))
            return map.Text("rule") is { } rule ? new Condition.Rule(rule) : null;
        if (map.Text("step") is not { } path)
            return null;
        if (map.Has("any-of"))
            return new Condition.AnyOf(path, [.. map.Texts("any-of").Select(option => option.Value)]);
        if (map.Has("answered"))
            return ReadAnswered(map, path);
        if (map.Text("is") is { } option)
            return new Condition.Is(path, option);
        if (!map.Has("is"))
            report(map.Line, $"The condition on '{path}' needs 'is: …', 'any-of: […]' or 'answered: true'.");
        return null;
    }

    private Condition.Answered ReadAnswered(MapReader map, string path)
    {
        if (!map.Flag("answered"))
            report(
                map.LineOf("answered"),
                $"'answered' is always 'true'. For the opposite write {{ not: {{ step: {path}, answered: true }} }}."
            );
        return new Condition.Answered(path);
    }

    private ImmutableArray<Condition> ReadConditions(Yaml.List list)
    {
        if (list.Items.IsEmpty)
            report(list.Line, "This list of conditions is empty.");
        return [.. list.Items.Select(ReadCondition).OfType<Condition>()];
    }

    private ImmutableArray<(int Line, string Name, string Value)> ReadNames(Yaml.Map? group, string what)
    {
        if (group is null)
            return [];
        var map = new MapReader(group, $"'{what}'", report);
        return
        [
            .. group.Entries.Select(entry => (entry.Line, entry.Key, Value: map.Text(entry.Key))).Where(entry => entry.Value is not null)!,
        ];
    }
}
