using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides.Rules;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>
/// Whether a step can ever be asked. Tries every combination of what its condition looks at, and what that depends on in turn, through
/// <see cref="GuideFlow"/> itself, so that the check and the run can never disagree.
/// </summary>
internal static class Reach
{
    private const int MostCombinations = 20_000;

    public static bool CanApply(Guide guide, Step step, Step? field)
    {
        var conditions = Closure(guide, step, field);
        var paths = conditions.SelectMany(Leaves).Select(PathOf).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var rules = conditions
            .SelectMany(Leaves)
            .OfType<Condition.Rule>()
            .Select(rule => rule.Name)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var steps = paths.Select(path => GuideFlow.SplitPath(path).Step).Append(step.Id).ToHashSet(StringComparer.Ordinal);
        var part = guide with { Steps = [.. guide.Steps.Where(candidate => steps.Contains(candidate.Id))] };

        var choices = paths
            .Select(path => Values(guide.At(path)!, Mentioned(conditions, path)))
            .Concat(rules.Select(_ => ImmutableArray.Create<Value>(Value.Nothing, Value.Something)))
            .ToList();
        // Too much to try: better to let a guide pass than to refuse one that works.
        if (choices.Aggregate(1L, (product, values) => Math.Min(product * values.Length, MostCombinations + 1L)) > MostCombinations)
            return true;
        return Combinations(choices).Any(combination => Applies(part, step, field, paths, rules, combination));
    }

    /// <summary>What a step or field may hold, as far as conditions can tell.</summary>
    private sealed record Value(ImmutableArray<string> Options)
    {
        public static Value Nothing { get; } = new([]);
        public static Value Something { get; } = new(["·"]);
    }

    private static bool Applies(Guide part, Step step, Step? field, List<string> paths, List<string> rules, Value[] values)
    {
        var answers = Answers.None;
        var byStep = paths
            .Select((path, at) => (GuideFlow.SplitPath(path).Step, Path: path, Value: values[at]))
            .GroupBy(entry => entry.Step, StringComparer.Ordinal);
        foreach (var group in byStep)
            if (AnswerOf(part.Find(group.Key)!, [.. group.Select(entry => (entry.Path, entry.Value))]) is { } answer)
                answers = answers.With(group.Key, answer);
        var known = new Known(DateTimeOffset.UnixEpoch, "")
        {
            Rules = rules
                .Select((rule, at) => (rule, Says: values[paths.Count + at] != Value.Nothing))
                .ToImmutableDictionary(
                    entry => entry.rule,
                    entry => (Rule)(_ => entry.Says ? [RuleHit.Note()] : []),
                    StringComparer.Ordinal
                ),
        };
        return field is null
            ? part.Applies(step, answers, known)
            : part.Applies(step, answers, known) && part.ApplicableFields(step, answers, known).Any(candidate => candidate.Id == field.Id);
    }

    private static Answer? AnswerOf(Step step, ImmutableArray<(string Path, Value Value)> values)
    {
        var fields = GuideFlow.FieldsOf(step);
        if (fields.IsEmpty)
        {
            var options = values[0].Value.Options;
            return options.IsEmpty ? null
                : step.Kind is StepKind.Choices or StepKind.List ? new Answer { Options = options }
                : Answer.Of(options[0]);
        }

        var entry = ImmutableDictionary<string, string>.Empty;
        if (values.Where(value => value.Path == step.Id).Select(value => value.Value).FirstOrDefault() is { } whole)
        {
            if (whole == Value.Nothing)
                return null;
            entry = entry.AddRange(
                fields.Select(field => KeyValuePair.Create(field.Id, field.Options is [var first, ..] ? first.Id : "yes"))
            );
        }

        foreach (var (path, value) in values.Where(value => value.Path != step.Id))
            entry = value.Options.IsEmpty
                ? entry.Remove(GuideFlow.SplitPath(path).Field!)
                : entry.SetItem(GuideFlow.SplitPath(path).Field!, Answer.Several(value.Options));
        return new Answer { Entries = [entry] };
    }

    private static ImmutableArray<Value> Values(Step target, ImmutableArray<string> mentioned)
    {
        var options = ConditionChecks.Options(target);
        if (options.Count == 0)
            return [Value.Nothing, Value.Something];
        var other = options.Except(mentioned, StringComparer.Ordinal).Take(1).Concat(target.Own ? ["·"] : []).Take(1);
        ImmutableArray<string> named = [.. options.Intersect(mentioned, StringComparer.Ordinal).Concat(other)];
        var alone = named.Select(option => new Value([option])).Prepend(Value.Nothing);
        if (target.Kind != StepKind.Choices)
            return [.. alone];
        return named.Length > 10 ? [.. alone, new Value(named)] : [.. Subsets(named).Select(subset => new Value(subset))];
    }

    private static IEnumerable<ImmutableArray<string>> Subsets(ImmutableArray<string> all) =>
        Enumerable.Range(0, 1 << all.Length).Select(bits => all.Where((_, at) => (bits & (1 << at)) != 0).ToImmutableArray());

    private static IEnumerable<Value[]> Combinations(List<ImmutableArray<Value>> choices)
    {
        var at = new int[choices.Count];
        while (true)
        {
            yield return [.. at.Select((index, which) => choices[which][index])];
            var turn = at.Length - 1;
            while (turn >= 0 && ++at[turn] == choices[turn].Length)
                at[turn--] = 0;
            if (turn < 0)
                yield break;
        }
    }

    /// <summary>The conditions of a step or field, and of everything they look at.</summary>
    private static List<Condition> Closure(Guide guide, Step step, Step? field)
    {
        var found = new List<Condition>();
        var open = new Queue<Step>(field is null ? [step] : [step, field]);
        var seen = new HashSet<Step>(open, ReferenceEqualityComparer.Instance);
        while (open.TryDequeue(out var next))
        {
            if (next.When is not { } when)
                continue;
            found.Add(when);
            foreach (var path in Leaves(when).Select(PathOf).OfType<string>())
            foreach (var target in new[] { guide.Find(GuideFlow.SplitPath(path).Step)!, guide.At(path)! }.Where(seen.Add))
                open.Enqueue(target);
        }

        return found;
    }

    private static ImmutableArray<string> Mentioned(IEnumerable<Condition> conditions, string path) =>
        [
            .. conditions
                .SelectMany(Leaves)
                .Where(leaf => PathOf(leaf) == path)
                .SelectMany(leaf =>
                    leaf switch
                    {
                        Condition.Is(_, var option) => [option],
                        Condition.AnyOf(_, var options) => options,
                        _ => ImmutableArray<string>.Empty,
                    }
                )
                .Distinct(StringComparer.Ordinal),
        ];

    private static string? PathOf(Condition leaf) =>
        leaf switch
        {
            Condition.Is(var path, _) => path,
            Condition.AnyOf(var path, _) => path,
            Condition.Answered(var path) => path,
            _ => null,
        };

    private static IEnumerable<Condition> Leaves(Condition condition) =>
        condition switch
        {
            Condition.All(var all) => all.SelectMany(Leaves),
            Condition.Any(var any) => any.SelectMany(Leaves),
            Condition.Not(var inner) => Leaves(inner),
            _ => [condition],
        };
}
