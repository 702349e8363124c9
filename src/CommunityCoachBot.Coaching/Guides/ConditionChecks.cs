namespace CommunityCoachBot.Coaching.Guides;

/// <summary>Whether every <c>when</c> names what is known by then, and can come true at all.</summary>
internal sealed class ConditionChecks(Guide guide, Marks marks, IReadOnlyCollection<string> ruleNames, Action<int, string> report)
{
    private bool _allMakeSense = true;

    public void Run()
    {
        for (var at = 0; at < guide.Steps.Length; at++)
        {
            var step = guide.Steps[at];
            Check(step.When, at, step, 0);
            for (var field = 0; field < step.Fields.Length; field++)
                Check(step.Fields[field].When, at, step, field);
        }

        // What can be reached is a question only for conditions that make sense.
        if (_allMakeSense)
            CheckReach();
    }

    private void CheckReach()
    {
        foreach (var step in guide.Steps)
        {
            if (step.When is not null && !Reach.CanApply(guide, step, null))
                report(
                    marks.Line(step, "when"),
                    $"Step '{step.Id}' can never be asked: its condition cannot come true, whatever was answered before."
                );
            else
                foreach (var field in step.Fields.Where(field => field.When is not null && !Reach.CanApply(guide, step, field)))
                    report(
                        marks.Line(field, "when"),
                        $"Field '{step.Id}.{field.Id}' can never be asked: its condition cannot come true, whatever was answered before."
                    );
        }
    }

    /// <param name="at">Which step the condition belongs to.</param>
    /// <param name="fieldsBefore">How many fields of that step are known by then: none for the step itself.</param>
    private void Check(Condition? condition, int at, Step step, int fieldsBefore)
    {
        switch (condition)
        {
            case Condition.Is(var path, var option):
                CheckOptions(condition, path, [option], at, step, fieldsBefore);
                break;
            case Condition.AnyOf(var path, var options):
                if (options.IsEmpty)
                    Wrong(condition, "'any-of' names no option.");
                CheckOptions(condition, path, options, at, step, fieldsBefore);
                break;
            case Condition.Answered(var path):
                FindEarlier(condition, path, at, step, fieldsBefore);
                break;
            case Condition.Rule(var rule) when !ruleNames.Contains(rule, StringComparer.Ordinal):
                Wrong(condition, $"There is no rule '{rule}'.{DidYouMean.Hint(rule, ruleNames)}");
                break;
            case Condition.All(var all):
                foreach (var inner in all)
                    Check(inner, at, step, fieldsBefore);
                break;
            case Condition.Any(var any):
                foreach (var inner in any)
                    Check(inner, at, step, fieldsBefore);
                break;
            case Condition.Not(var inner):
                Check(inner, at, step, fieldsBefore);
                break;
        }
    }

    private void CheckOptions(Condition condition, string path, IEnumerable<string> options, int at, Step step, int fieldsBefore)
    {
        if (FindEarlier(condition, path, at, step, fieldsBefore) is not { } target)
            return;
        var known = Options(target);
        if (known.Count == 0)
        {
            Wrong(
                condition,
                $"'{path}' is a {Names.Of(target.Kind)}: only a choice, choices, yes-no or confirm can be 'is' or 'any-of'. Use 'answered: true'."
            );
            return;
        }

        foreach (var option in options.Where(option => !known.Contains(option, StringComparer.Ordinal)))
            Wrong(condition, $"'{path}' has no option '{option}'.{DidYouMean.Hint(option, known)}");
    }

    private Step? FindEarlier(Condition condition, string path, int at, Step step, int fieldsBefore)
    {
        var (id, field) = GuideFlow.SplitPath(path);
        var found =
            id == step.Id && field is not null ? step.Fields.Take(fieldsBefore).FirstOrDefault(candidate => candidate.Id == field)
            : guide.Steps.Take(at).Any(candidate => candidate.Id == id) ? guide.At(path)
            : null;
        if (found is not null)
            return found;
        var exists = guide.At(path) is not null;
        Wrong(
            condition,
            exists
                ? $"'{path}' is asked later, or is what the condition is about. A condition looks at what was asked before."
                : $"There is no step or field '{path}'.{DidYouMean.Hint(path, GuideChecks.Paths(guide))}"
        );
        return null;
    }

    private void Wrong(Condition condition, string reason)
    {
        _allMakeSense = false;
        report(marks.Line(condition), reason);
    }

    internal static IReadOnlyList<string> Options(Step step) =>
        step.Kind switch
        {
            StepKind.Choice or StepKind.Choices => [.. step.Options.Select(option => option.Id)],
            StepKind.YesNo or StepKind.Confirm => ["yes", "no"],
            _ => [],
        };
}
