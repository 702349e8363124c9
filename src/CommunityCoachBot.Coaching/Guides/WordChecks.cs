using System.Collections.Immutable;
using System.Text;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>Whether every language that says it is complete has every word, and none is for something the guide does not have.</summary>
internal sealed class WordChecks(Guide guide, ImmutableArray<WordsSource> sources, Marks marks, Func<string, Action<int, string>> reportIn)
{
    private static readonly string[] YesNo = ["yes", "no"];

    public void Run()
    {
        foreach (var source in sources)
        {
            var report = reportIn(source.File);
            CheckNames(source.Words, report);
            CheckAmbiguity(source.Words, report);
            if (source.Words.Complete)
                CheckWhole(source.Words, report);
        }

        ImmutableArray<WordsSource> complete = [.. sources.Where(source => source.Words.Complete)];
        if (complete.IsEmpty)
            reportIn(sources.FirstOrDefault()?.File ?? GuideFile.Name)(
                sources.IsEmpty ? 1 : marks.Line(sources[0].Words),
                "At least one language must have all its words and 'status: complete'."
            );
        foreach (var source in complete.Skip(1))
            CheckAlike(complete[0], source);
        foreach (var source in sources.Where(source => !source.Words.Complete && !complete.IsEmpty))
            CheckHoles(complete[0], source);
    }

    /// <summary>Words for a step, field, option, suggestion, motive or rule that the guide does not have.</summary>
    private void CheckNames(GuideWords words, Action<int, string> report)
    {
        Unknown(words, "steps", words.Steps.Keys, guide.Steps.Select(step => step.Id), "The guide has no step", report);
        var rules = guide.Steps.SelectMany(RulesOf).Concat(guide.Derives.Values).ToHashSet(StringComparer.Ordinal);
        foreach (var name in words.Rules.Keys.Where(name => !rules.Contains(name.Split('.')[0])))
            report(
                marks.Line(words, "rules." + name),
                $"No step of the guide uses a rule '{name.Split('.')[0]}'.{DidYouMean.Hint(name.Split('.')[0], rules)}"
            );
        foreach (var (step, path, stepWords) in Pairs(words))
        {
            Unknown(stepWords, "options", stepWords.Options.Keys, OptionsOf(step), $"'{path}' has no option", report);
            Unknown(stepWords, "suggestions", stepWords.Suggestions.Keys, step.Suggestions, $"'{path}' has no suggestion", report);
            Unknown(
                stepWords,
                "fields",
                stepWords.Fields.Keys,
                GuideFlow.FieldsOf(step).Select(field => field.Id),
                $"'{path}' has no field",
                report
            );
            Unknown(stepWords, "by", stepWords.By.Keys, Motives(), "There is no contact motive", report);
            Unknown(
                stepWords,
                "tips",
                stepWords.Tips.Keys,
                guide.AdaptsTo is { } adapts && guide.At(adapts) is { } target ? OptionsOf(target) : [],
                guide.AdaptsTo is null ? "'tips' need 'adapts-to' in the guide; it has no option" : $"'{guide.AdaptsTo}' has no option",
                report
            );
        }
    }

    /// <summary>The same word for two things: a worker who writes it would get either.</summary>
    private void CheckAmbiguity(GuideWords words, Action<int, string> report)
    {
        Collisions(
            words,
            "steps.",
            guide.Steps.Where(step => words.Steps.ContainsKey(step.Id)).Select(step => (step.Id, words.Steps[step.Id])),
            report
        );
        foreach (var (step, path, stepWords) in Pairs(words))
        {
            Collisions(
                stepWords,
                "fields.",
                GuideFlow
                    .FieldsOf(step)
                    .Where(field => stepWords.Fields.ContainsKey(field.Id))
                    .Select(field => (field.Id, stepWords.Fields[field.Id])),
                report
            );
            var options = OptionsOf(step).Where(stepWords.Options.ContainsKey);
            Collisions(
                stepWords,
                "options.",
                options.SelectMany(id => stepWords.Options[id].Also.Prepend(stepWords.Options[id].Label).Select(name => (id, name))),
                $"options of '{path}'",
                report
            );
            Collisions(
                stepWords,
                "suggestions.",
                step.Suggestions.Where(stepWords.Suggestions.ContainsKey).Select(id => (id, stepWords.Suggestions[id])),
                $"suggestions of '{path}'",
                report
            );
        }
    }

    private void CheckWhole(GuideWords words, Action<int, string> report)
    {
        foreach (var step in guide.Steps)
        {
            if (!words.Steps.TryGetValue(step.Id, out var stepWords))
                report(marks.Line(words), $"There are no words for step '{step.Id}'.");
            else if (stepWords.Prompt is null)
                report(marks.Line(words, "steps." + step.Id), $"The words of '{step.Id}' need 'prompt:', the question itself.");
        }

        foreach (var (step, path, stepWords) in Pairs(words))
        {
            var line = marks.Line(stepWords);
            foreach (var option in step.Options.Where(option => !stepWords.Options.ContainsKey(option.Id)))
                report(line, $"The words of '{path}' have no label for the option '{option.Id}'.");
            foreach (var suggestion in step.Suggestions.Where(suggestion => !stepWords.Suggestions.ContainsKey(suggestion)))
                report(line, $"The words of '{path}' have no text for the suggestion '{suggestion}'.");
            foreach (var field in step.Fields.Where(field => !stepWords.Fields.ContainsKey(field.Id)))
                report(line, $"The words of '{path}' have none for the field '{field.Id}'.");
            foreach (var rule in step.Rules.Where(rule => !words.Rules.Keys.Any(name => name.Split('.')[0] == rule)))
                report(marks.Line(words), $"There is no sentence for the rule '{rule}' of '{path}', under 'rules:'.");
        }
    }

    /// <summary>Two complete languages say the same things: where one has a hint or a sentence, so has the other, with the same holes.</summary>
    private void CheckAlike(WordsSource first, WordsSource other)
    {
        foreach (var (path, (line, _)) in first.Texts.Where(text => !other.Texts.ContainsKey(text.Key) && !IsReported(text.Key)))
            reportIn(other.File)(NearestLine(other, path), $"'{path}' is missing: {first.File} has it on line {line}.");
        foreach (var (path, (line, _)) in other.Texts.Where(text => !first.Texts.ContainsKey(text.Key) && !IsReported(text.Key)))
            reportIn(first.File)(NearestLine(first, path), $"'{path}' is missing: {other.File} has it on line {line}.");
        CheckHoles(first, other);
    }

    private void CheckHoles(WordsSource first, WordsSource other)
    {
        foreach (var (path, (line, text)) in other.Texts)
        {
            if (!first.Texts.TryGetValue(path, out var model))
                continue;
            var (expected, written) = (
                Holes.Of(model.Text).ToHashSet(StringComparer.Ordinal),
                Holes.Of(text).ToHashSet(StringComparer.Ordinal)
            );
            foreach (var lost in expected.Except(written, StringComparer.Ordinal))
                reportIn(other.File)(line, $"'{path}' has no {{{lost}}}, which {first.File} has on line {model.Line}.");
            foreach (var added in written.Except(expected, StringComparer.Ordinal))
                reportIn(other.File)(
                    line,
                    $"'{path}' has {{{added}}}, which {first.File} does not have on line {model.Line}.{DidYouMean.Hint(added, expected)}"
                );
        }
    }

    // What every complete language must have is reported as that, once.
    private static bool IsReported(string path)
    {
        var last = path[(path.LastIndexOf('.') + 1)..];
        return last is "label" or "title"
            || path.Contains(".suggestions.", StringComparison.Ordinal)
            || (last == "prompt" && !path.Contains(".fields.", StringComparison.Ordinal));
    }

    /// <summary>The line of the text nearest to a place that is missing: one under the same step.</summary>
    private static int NearestLine(WordsSource source, string path)
    {
        for (var cut = path.LastIndexOf('.'); cut > 0; cut = path.LastIndexOf('.', cut - 1))
        {
            var lines = source
                .Texts.Where(text => text.Key.StartsWith(path[..(cut + 1)], StringComparison.Ordinal))
                .Select(text => text.Value.Line);
            if (lines.DefaultIfEmpty(0).Min() is > 0 and var line)
                return line;
        }

        return 1;
    }

    private void Collisions(object owner, string part, IEnumerable<(string Id, StepWords Words)> named, Action<int, string> report) =>
        Collisions(
            owner,
            part,
            named.SelectMany(entry => entry.Words.Also.Prepend(entry.Words.Label).Select(name => (entry.Id, name))),
            part is "steps." ? "steps" : "fields",
            report
        );

    private void Collisions(object owner, string part, IEnumerable<(string Id, string Name)> names, string what, Action<int, string> report)
    {
        var groups = names
            .Where(entry => entry.Name.Length > 0)
            .GroupBy(entry => Plain(entry.Name), StringComparer.Ordinal)
            .Select(group => group.DistinctBy(entry => entry.Id, StringComparer.Ordinal).ToList())
            .Where(group => group.Count > 1);
        foreach (var group in groups)
            report(
                marks.Line(owner, part + group[^1].Id),
                $"The {what} '{group[0].Id}' and '{group[^1].Id}' are both called “{group[^1].Name}”: whoever writes it could mean either."
            );
    }

    // As an answer is compared: full-width and half-width, capital and small letters are the same.
    private static string Plain(string name) => name.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant();

    private void Unknown(
        object owner,
        string part,
        IEnumerable<string> written,
        IEnumerable<string> known,
        string what,
        Action<int, string> report
    )
    {
        var names = known.ToList();
        foreach (var name in written.Where(name => !names.Contains(name, StringComparer.Ordinal)))
            report(marks.Line(owner, $"{part}.{name}"), $"{what} '{name}'.{DidYouMean.Hint(name, names)}");
    }

    /// <summary>Steps and fields that have words, with them.</summary>
    private IEnumerable<(Step Step, string Path, StepWords Words)> Pairs(GuideWords words)
    {
        foreach (var step in guide.Steps)
        {
            if (!words.Steps.TryGetValue(step.Id, out var stepWords))
                continue;
            yield return (step, step.Id, stepWords);
            foreach (var field in GuideFlow.FieldsOf(step))
                if (stepWords.Fields.TryGetValue(field.Id, out var fieldWords))
                    yield return (field, $"{step.Id}.{field.Id}", fieldWords);
        }
    }

    private IEnumerable<string> Motives() =>
        guide
            .Steps.SelectMany(step => step.Fields.Prepend(step))
            .Where(step => step.Note == "motive" || step.Id == "motive")
            .SelectMany(OptionsOf);

    private static IEnumerable<string> OptionsOf(Step step) =>
        step.Kind is StepKind.YesNo or StepKind.Confirm ? YesNo : step.Options.Select(option => option.Id);

    private static IEnumerable<string> RulesOf(Step step) => step.Rules.Concat(RulesOf(step.When)).Concat(step.Fields.SelectMany(RulesOf));

    private static IEnumerable<string> RulesOf(Condition? condition) =>
        condition switch
        {
            Condition.Rule(var name) => [name],
            Condition.All(var all) => all.SelectMany(RulesOf),
            Condition.Any(var any) => any.SelectMany(RulesOf),
            Condition.Not(var inner) => RulesOf(inner),
            _ => [],
        };
}
