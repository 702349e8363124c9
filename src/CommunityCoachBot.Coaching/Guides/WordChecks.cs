using System.Collections.Immutable;
using System.Text;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>Whether every language that says it is complete has every word, and none is for something the guide does not have.</summary>
internal sealed class WordChecks(
    Guide guide,
    ImmutableArray<WordsSource> sources,
    Marks marks,
    IReadOnlyCollection<string> ruleNames,
    Func<string, Action<int, string>> reportIn,
    Func<string, bool> isRight
)
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

        ImmutableArray<WordsSource> complete =
        [
            .. sources
                .Where(source => source.Words.Complete)
                .OrderByDescending(source => string.Equals(source.Words.Language, "zh-Hans", StringComparison.Ordinal)),
        ];
        if (complete.IsEmpty)
            reportIn(sources.FirstOrDefault()?.File ?? GuideFile.Name)(
                sources.IsEmpty ? 1 : marks.Line(sources[0].Words),
                "At least one language must have all its words and 'status: complete'."
            );
        // Languages are compared once each is right by itself: one slip should not be reported twice.
        if (complete.IsEmpty || !isRight(complete[0].File))
            return;
        foreach (var source in sources.Where(source => source != complete[0] && isRight(source.File)))
            CheckAlike(complete[0], source);
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
            if (guide.AdaptsTo is null && !stepWords.Tips.IsEmpty)
                report(marks.Line(stepWords, "tips"), "'tips' go by the choice that the guide names in 'adapts-to', and it names none.");
            else if (guide.AdaptsTo is { } adapts && guide.At(adapts) is { Kind: StepKind.Choice } target)
                Unknown(stepWords, "tips", stepWords.Tips.Keys, OptionsOf(target), $"'{adapts}' has no option", report);
        }
    }

    /// <summary>The same word for two things: a worker who writes it would get either.</summary>
    private void CheckAmbiguity(GuideWords words, Action<int, string> report)
    {
        Collisions(
            "steps",
            guide.Steps.Where(step => words.Steps.ContainsKey(step.Id)).SelectMany(step => Named(step.Id, words.Steps[step.Id])),
            report
        );
        foreach (var (step, path, own) in Pairs(words))
        {
            var fields = GuideFlow.FieldsOf(step).Where(field => own.Fields.ContainsKey(field.Id));
            Collisions($"fields of '{path}'", fields.SelectMany(field => Named(field.Id, own.Fields[field.Id])), report);
            var options = OptionsOf(step).Where(own.Options.ContainsKey);
            Collisions($"options of '{path}'", options.SelectMany(id => Named(id, own.Options[id])), report);
            var suggestions = step.Suggestions.Where(own.Suggestions.ContainsKey);
            Collisions(
                $"suggestions of '{path}'",
                suggestions.Select(id => new Name(id, own.Suggestions[id], marks.Line(own, "suggestions." + id))),
                report
            );
        }
    }

    private sealed record Name(string Id, string Word, int Line);

    private IEnumerable<Name> Named(string id, StepWords words) =>
        words
            .Also.Select(also => new Name(id, also, marks.Line(words, "also")))
            .Prepend(new Name(id, words.Label, marks.Line(words, "label")));

    private IEnumerable<Name> Named(string id, OptionWords words) =>
        words.Also.Prepend(words.Label).Select(word => new Name(id, word, marks.Line(words)));

    private static void Collisions(string what, IEnumerable<Name> names, Action<int, string> report)
    {
        var groups = names
            .Where(name => name.Word.Length > 0)
            .GroupBy(name => Plain(name.Word), StringComparer.Ordinal)
            .Select(group => group.DistinctBy(name => name.Id, StringComparer.Ordinal).ToList())
            .Where(group => group.Count > 1);
        foreach (var group in groups)
            report(
                group[^1].Line,
                $"The {what} '{group[0].Id}' and '{group[^1].Id}' are both called “{group[^1].Word}”: whoever writes it could mean either."
            );
    }

    private void CheckWhole(GuideWords words, Action<int, string> report)
    {
        foreach (var step in guide.Steps.Where(step => step.Id.Length > 0))
        {
            if (!words.Steps.TryGetValue(step.Id, out var stepWords))
                report(marks.Line(words, "steps"), $"There are no words for step '{step.Id}'.");
            else if (stepWords.Prompt is null)
                report(marks.Line(words, "steps." + step.Id), $"The words of '{step.Id}' need 'prompt:', the question itself.");
        }

        foreach (var (step, path, stepWords) in Pairs(words))
        {
            foreach (var option in step.Options.Where(option => !stepWords.Options.ContainsKey(option.Id)))
                report(marks.Line(stepWords, "options"), $"The words of '{path}' have no label for the option '{option.Id}'.");
            foreach (var suggestion in step.Suggestions.Where(suggestion => !stepWords.Suggestions.ContainsKey(suggestion)))
                report(marks.Line(stepWords, "suggestions"), $"The words of '{path}' have no text for the suggestion '{suggestion}'.");
            foreach (var field in step.Fields.Where(field => !stepWords.Fields.ContainsKey(field.Id)))
                report(marks.Line(stepWords, "fields"), $"The words of '{path}' have none for the field '{field.Id}'.");
            foreach (
                var rule in step.Rules.Where(rule =>
                    ruleNames.Contains(rule, StringComparer.Ordinal) && !words.Rules.Keys.Any(name => name.Split('.')[0] == rule)
                )
            )
                report(marks.Line(words, "rules"), $"There is no sentence for the rule '{rule}' of '{path}', under 'rules:'.");
        }
    }

    /// <summary>Two complete languages say the same things: where one has a hint or a sentence, so has the other, with the same holes.</summary>
    private void CheckAlike(WordsSource first, WordsSource other)
    {
        foreach (var (path, (line, _)) in first.Texts.Where(text => other.Words.Complete && !other.Texts.ContainsKey(text.Key)))
            reportIn(other.File)(NearestLine(other, path), $"'{path}' is missing: {first.File} has it on line {line}.");
        foreach (var (path, (line, _)) in other.Texts.Where(text => !first.Texts.ContainsKey(text.Key)))
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
        foreach (var step in guide.Steps.Where(step => step.Id.Length > 0))
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
