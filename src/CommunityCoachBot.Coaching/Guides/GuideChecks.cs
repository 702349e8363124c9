namespace CommunityCoachBot.Coaching.Guides;

/// <summary>Whether the steps of a guide make sense: what a supervisor would only find out when a worker is half-way through it.</summary>
internal sealed class GuideChecks(Guide guide, Marks marks, IReadOnlyCollection<string> ruleNames, Action<int, string> report)
{
    public void Run()
    {
        CheckId(guide.Id, marks.Line(guide), "The guide's id");
        CheckId(guide.Makes, marks.Line(guide, "makes"), "'makes'");
        if (guide.Group is { } group && !Names.Groups.Contains(group))
            report(
                marks.Line(guide, "group"),
                $"There is no group '{group}'.{DidYouMean.Hint(group, Names.Groups)} The groups are {string.Join(", ", Names.Groups)}."
            );
        if (guide.Steps.IsEmpty)
            report(marks.Line(guide, "steps"), "The guide has no steps.");
        CheckUnique(guide.Steps, "step");
        foreach (var step in guide.Steps)
        {
            CheckStep(step, "Step", step.Id);
            CheckUnique(step.Fields, $"field of '{step.Id}'");
            foreach (var field in step.Fields)
                CheckField(step, field);
        }

        CheckNoteParts();
        CheckAdaptsTo();
        foreach (var (name, rule) in guide.Derives)
        {
            CheckId(name, marks.Line(guide, "derives." + name), "A derived value");
            CheckRule(rule, marks.Line(guide, "derives." + name));
        }

        new ConditionChecks(guide, marks, ruleNames, report).Run();
    }

    private void CheckStep(Step step, string what, string path)
    {
        CheckId(step.Id, marks.Line(step), $"The id of a {what.ToLowerInvariant()}");
        foreach (var reason in KindChecks.Of(step))
            report(marks.Line(step, reason.Part), $"{what} '{path}' is a {Names.Of(step.Kind)}: {reason.Reason}");
        CheckOptions(step, path);
        foreach (var rule in step.Rules)
            CheckRule(rule, marks.Line(step, "rules." + rule));
        foreach (var twice in Twice(step.Rules))
            report(marks.Line(step, "rules." + twice), $"The rule '{twice}' is named twice.");
        if (step.Note is { } note && !Names.NoteParts.Contains(note))
            report(
                marks.Line(step, "note"),
                $"A note has no part '{note}'.{DidYouMean.Hint(note, Names.NoteParts)} The parts are {string.Join(", ", Names.NoteParts.Order(StringComparer.Ordinal))}."
            );
        if (step.Prefill is { } prefill && (prefill.Split('.') is not { Length: 1 or 2 } parts || !parts.All(Names.IsId)))
            report(marks.Line(step, "prefill"), $"'prefill' is the path of a plan's answer, such as subject.address-as, not '{prefill}'.");
        if (step is { Required: true, More: true } or { Required: true, Optional: true })
            report(
                marks.Line(step, "required"),
                $"{what} '{path}' cannot be 'required' and at the same time '{(step.More ? "more" : "optional")}'."
            );
        if (
            step is { Private: true }
            && (step.Note ?? step.Fields.Select(field => field.Note).FirstOrDefault(note => note is not null)) is { } seen
        )
            report(marks.Line(step, "private"), $"{what} '{path}' is private, but fills the part '{seen}' of the note that others read.");
    }

    private void CheckField(Step step, Step field)
    {
        if (field.Kind is StepKind.Form or StepKind.List or StepKind.ChecklistItem)
            report(marks.Line(field, "kind"), $"Field '{step.Id}.{field.Id}' cannot be a {Names.Of(field.Kind)}: only a step can.");
        else
            CheckStep(field, "Field", $"{step.Id}.{field.Id}");
    }

    private void CheckOptions(Step step, string path)
    {
        foreach (var option in step.Options)
        {
            CheckId(option.Id, marks.Line(option), "The id of an option");
            if (option.Level is { } level && !Names.Levels.Contains(level))
                report(marks.Line(option), $"The level of '{option.Id}' is green, amber or red, not '{level}'.");
        }

        foreach (var twice in step.Options.GroupBy(option => option.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
            report(marks.Line(twice.Last()), $"'{path}' has the option '{twice.Key}' twice.");
        foreach (var suggestion in step.Suggestions)
            CheckId(suggestion, marks.Line(step, "suggestions." + suggestion), "The id of a suggestion");
        foreach (var twice in Twice(step.Suggestions))
            report(marks.Line(step, "suggestions." + twice), $"'{path}' has the suggestion '{twice}' twice.");
    }

    private void CheckUnique(IEnumerable<Step> steps, string what)
    {
        foreach (
            var twice in steps
                .Where(step => step.Id.Length > 0)
                .GroupBy(step => step.Id, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
        )
        foreach (var again in twice.Skip(1))
            report(marks.Line(again), $"There is already a {what} '{twice.Key}', on line {marks.Line(twice.First())}. Ids are unique.");
    }

    private void CheckNoteParts()
    {
        var parts = guide
            .Steps.SelectMany(step => step.Fields.Prepend(step))
            .Where(step => step.Note is not null)
            .GroupBy(step => step.Note!, StringComparer.Ordinal)
            .Where(group => group.Count() > 1);
        foreach (var part in parts)
        foreach (var again in part.Skip(1))
            report(
                marks.Line(again, "note"),
                $"The part '{part.Key}' of the note is already filled by '{part.First().Id}', on line {marks.Line(part.First(), "note")}."
            );
    }

    private void CheckAdaptsTo()
    {
        if (guide.AdaptsTo is not { } path)
            return;
        var line = marks.Line(guide, "adapts-to");
        if (guide.At(path) is not { } target)
            report(line, $"'adapts-to' names '{path}', which is no step or field.{DidYouMean.Hint(path, Paths(guide))}");
        else if (target.Kind != StepKind.Choice)
            report(line, $"'adapts-to' names '{path}', which is a {Names.Of(target.Kind)}. It must be a choice.");
    }

    private void CheckRule(string rule, int line)
    {
        if (!ruleNames.Contains(rule, StringComparer.Ordinal))
            report(line, $"There is no rule '{rule}'.{DidYouMean.Hint(rule, ruleNames)}");
    }

    private void CheckId(string id, int line, string what)
    {
        if (id.Length > 0 && !Names.IsId(id))
            report(
                line,
                $"{what} is written in small letters, digits and hyphens, beginning with a letter, such as 'visit-date': not '{id}'."
            );
    }

    private static IEnumerable<string> Twice(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key);

    /// <summary>Every step and field that a condition could name.</summary>
    internal static IEnumerable<string> Paths(Guide guide) =>
        guide.Steps.SelectMany(step => GuideFlow.FieldsOf(step).Select(field => $"{step.Id}.{field.Id}").Prepend(step.Id));
}
