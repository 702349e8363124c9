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
            Steps = ReadSteps(map, "steps", "Step", null),
            Derives = derives.ToImmutableDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal),
            Words = ImmutableDictionary<string, GuideWords>.Empty,
        };
        if (!map.Has("steps"))
            report(1, "The guide needs 'steps:'.");
        map.NothingElse();
        marks.Set(guide, map.LineOf("id"));
        foreach (var key in new[] { "makes", "adapts-to", "steps" })
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
        var condition = ReadCondition(map);
        map.NothingElse();
        if (condition is not null)
            marks.Set(condition, group.Line);
        return condition;
    }

    private Condition? ReadCondition(MapReader map)
    {
        // Asked for in this order, so that a wrong mixture is reported as what cannot stand beside the first.
        if (map.Has("all") && map.List("all") is { } all)
            return new Condition.All(ReadConditions(all));
        if (map.Has("any") && map.List("any") is { } any)
            return new Condition.Any(ReadConditions(any));
        if (map.Has("not") && map.Ask("not") is { } not)
            return ReadCondition(not) is { } inner ? new Condition.Not(inner) : null;
        if (map.Has("rule") && map.Text("rule") is { } rule)
            return new Condition.Rule(rule);
        if (map.Text("step") is not { } path)
        {
            report(map.Line, "A condition needs one of 'step', 'rule', 'all', 'any' or 'not'.");
            return null;
        }

        if (map.Has("any-of"))
            return new Condition.AnyOf(path, [.. map.Texts("any-of").Select(option => option.Value)]);
        if (map.Has("answered"))
            return ReadAnswered(map, path);
        if (map.Text("is") is { } option)
            return new Condition.Is(path, option);
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
