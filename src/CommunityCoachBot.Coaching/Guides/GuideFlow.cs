using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides.Rules;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>What named rules may look at besides the answers.</summary>
/// <param name="Now">The worker's wall clock.</param>
/// <param name="Language">The language spoken now.</param>
/// <param name="Household">What the store knows of the household, once it was named.</param>
public sealed record Known(DateTimeOffset Now, string Language, HouseholdHistory? Household = null)
{
    public IReadOnlyDictionary<string, Rule> Rules { get; init; } = RuleBook.Rules;
}

/// <summary>
/// Where a run stands, worked out from its answers each time: there is no stored position that could go wrong. Steps are looked at in order, and a condition
/// sees only answers of earlier steps that apply themselves, so an answer left over from a changed mind decides nothing.
/// </summary>
public static class GuideFlow
{
    /// <summary>The steps that apply to these answers, in order; <c>more</c> steps among them.</summary>
    public static IEnumerable<Step> Applicable(this Guide guide, Answers answers, Known known) =>
        guide.Walk(answers, known).Select(stop => stop.Step);

    public static bool Applies(this Guide guide, Step step, Answers answers, Known known) =>
        guide.Applicable(answers, known).Any(candidate => string.Equals(candidate.Id, step.Id, StringComparison.Ordinal));

    /// <summary>The question to ask: the first step of the short path that applies and has no complete answer. Null: everything is answered or skipped.</summary>
    /// <remarks>A <c>more</c> step is asked only where its form or list has been begun and is still open.</remarks>
    public static Step? Next(this Guide guide, Answers answers, Known known) =>
        guide
            .Walk(answers, known)
            .Where(stop => !stop.Complete && (!stop.Step.More || stop.Kept is { Open: true }))
            .Select(stop => stop.Step)
            .FirstOrDefault();

    /// <summary>The answers that may reach the note: without those of steps, fields and options that do not apply, or no longer do.</summary>
    public static Answers Relevant(this Guide guide, Answers answers, Known known)
    {
        var kept = guide
            .Walk(answers, known)
            .Where(stop => stop.Kept is not null)
            .ToImmutableDictionary(stop => stop.Step.Id, stop => stop.Kept!, StringComparer.Ordinal);
        return new Answers { ByStep = kept };
    }

    /// <summary>The step has an answer that is whole: skipped, or not open and with every field filled that applies and is not optional.</summary>
    public static bool IsComplete(this Guide guide, Step step, Answers answers, Known known) =>
        guide.Walk(answers, known).Any(stop => string.Equals(stop.Step.Id, step.Id, StringComparison.Ordinal) && stop.Complete);

    /// <summary>Gaps for the review: steps of the short path that are not optional and were skipped or not answered.</summary>
    public static IEnumerable<Step> Missing(this Guide guide, Answers answers, Known known) =>
        guide
            .Walk(answers, known)
            .Where(stop => stop.Step is { Optional: false, More: false } && (!stop.Complete || stop.Kept is { Skipped: true }))
            .Select(stop => stop.Step);

    /// <summary>Steps beyond the short path that apply and have no answer: offered at the review.</summary>
    public static IEnumerable<Step> ToAdd(this Guide guide, Answers answers, Known known) =>
        guide.Walk(answers, known).Where(stop => stop.Step.More && stop.Kept is null or { Skipped: true }).Select(stop => stop.Step);

    /// <summary>Which question <paramref name="step"/> is of those on the short path that apply, from 1; the last when it is not among them.</summary>
    public static (int Position, int Of) Progress(this Guide guide, Step? step, Answers answers, Known known)
    {
        var path = guide
            .Applicable(answers, known)
            .Where(candidate => !candidate.More || string.Equals(candidate.Id, step?.Id, StringComparison.Ordinal))
            .ToList();
        var index = path.FindIndex(candidate => string.Equals(candidate.Id, step?.Id, StringComparison.Ordinal));
        return (index < 0 ? path.Count : index + 1, path.Count);
    }

    /// <summary>The fields of a form, or of one entry of a list, that apply.</summary>
    /// <param name="entry">The entry as far as it is filled; the last one of the answer when left out.</param>
    public static IEnumerable<Step> ApplicableFields(
        this Guide guide,
        Step step,
        Answers answers,
        Known known,
        ImmutableDictionary<string, string>? entry = null
    )
    {
        var before = guide
            .Walk(answers, known)
            .Where(stop => string.Equals(stop.Step.Id, step.Id, StringComparison.Ordinal))
            .Select(stop => stop.Before)
            .FirstOrDefault(Answers.None);
        var filled = entry ?? (answers[step.Id]?.Entries is [.., var last] ? last : ImmutableDictionary<string, string>.Empty);
        return guide.WalkFields(step, filled, before, known).Select(stop => stop.Field);
    }

    /// <summary>The canonical value at a step (<c>motive</c>) or field (<c>subject.address-as</c>), the first where there are several, or null.</summary>
    public static string? ValueAt(this Answers answers, string path) => answers.ValuesAt(path).FirstOrDefault();

    /// <summary>All values at a step or field: the options of a several-choices step, the texts of a list, a field of every entry.</summary>
    public static IEnumerable<string> ValuesAt(this Answers answers, string path)
    {
        var (step, field) = SplitPath(path);
        if (answers[step] is not { } answer)
            return [];
        if (field is not null)
            return answer.Entries.Select(entry => entry.GetValueOrDefault(field)).OfType<string>().Where(value => value.Length > 0);
        return answer.Value is { Length: > 0 } value ? [value] : answer.Options;
    }

    /// <summary>Whether a condition holds. The answers are those of earlier steps that apply.</summary>
    internal static bool Holds(this Guide guide, Condition? condition, Answers answers, Known known) =>
        condition switch
        {
            null => true,
            Condition.Is(var path, var option) => HasOption(answers, path, option),
            Condition.AnyOf(var path, var options) => options.Any(option => HasOption(answers, path, option)),
            Condition.Answered(var path) => IsAnswered(answers, path),
            Condition.Rule(var name) => Says(guide, name, answers, known),
            Condition.All(var conditions) => conditions.All(inner => guide.Holds(inner, answers, known)),
            Condition.Any(var conditions) => conditions.Any(inner => guide.Holds(inner, answers, known)),
            Condition.Not(var inner) => !guide.Holds(inner, answers, known),
            _ => throw new NotSupportedException($"A condition of a new kind: {condition.GetType().Name}."),
        };

    internal static (string Step, string? Field) SplitPath(string path) =>
        path.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? (path[..dot], path[(dot + 1)..]) : (path, null);

    private static bool HasOption(Answers answers, string path, string option) =>
        answers.ValuesAt(path).SelectMany(Answer.Several).Contains(option, StringComparer.Ordinal);

    // A skipped step is not answered, nor is a list that was closed without an entry: a condition asks whether there is something to go by.
    private static bool IsAnswered(Answers answers, string path)
    {
        if (path.Contains('.', StringComparison.Ordinal))
            return answers.ValuesAt(path).Any();
        return answers[path] is { Skipped: false, Open: false } answer
            && (answer.Value is { Length: > 0 } || answer.Options.Length > 0 || answer.Entries.Any(entry => !entry.IsEmpty));
    }

    // A run may be of an older guide whose rule the program no longer has: it then says nothing, and the run goes on.
    private static bool Says(Guide guide, string rule, Answers answers, Known known) =>
        known.Rules.TryGetValue(rule, out var says)
        && says(
                new RuleContext
                {
                    Guide = guide,
                    Answers = answers,
                    Now = known.Now,
                    Language = known.Language,
                    Household = known.Household,
                }
            )
            .Any();

    /// <summary>A step that applies, the answers that counted when it was reached, and what is kept of its own.</summary>
    private readonly record struct Stop(Step Step, Answers Before, Answer? Kept, bool Complete);

    private readonly record struct FieldStop(Step Field, string? Kept);

    private static IEnumerable<Stop> Walk(this Guide guide, Answers answers, Known known)
    {
        var sofar = Answers.None;
        foreach (var step in guide.Steps)
        {
            if (!guide.Holds(step.When, sofar, known))
                continue;
            var before = sofar;
            var kept = answers[step.Id] is { } answer ? guide.Keep(step, answer, before, known) : null;
            if (kept is not null)
                sofar = sofar.With(step.Id, kept);
            yield return new Stop(step, before, kept, kept is not null && guide.IsWhole(step, kept, before, known));
        }
    }

    private static IEnumerable<FieldStop> WalkFields(
        this Guide guide,
        Step step,
        ImmutableDictionary<string, string> entry,
        Answers before,
        Known known
    )
    {
        var sofar = ImmutableDictionary<string, string>.Empty;
        foreach (var field in FieldsOf(step))
        {
            var seen = before.With(step.Id, new Answer { Entries = [sofar], Open = true });
            if (!guide.Holds(field.When, seen, known))
                continue;
            var kept = entry.GetValueOrDefault(field.Id) is { Length: > 0 } value ? KeepValue(field, value) : null;
            if (kept is not null)
                sofar = sofar.Add(field.Id, kept);
            yield return new FieldStop(field, kept);
        }
    }

    private static Answer? Keep(this Guide guide, Step step, Answer answer, Answers before, Known known)
    {
        if (FieldsOf(step).Length > 0)
            return answer with
            {
                Value = null,
                Options = [],
                Entries = [.. answer.Entries.Select(entry => guide.KeepEntry(step, entry, before, known))],
            };
        var kept = answer with
        {
            Value = answer.Value is { } value ? KeepValue(step, value) : null,
            Options = [.. answer.Options.Where(option => IsOption(step, option))],
            Entries = [],
        };
        var lostAll = kept.Value is null && kept.Options.IsEmpty && (answer.Value is not null || !answer.Options.IsEmpty);
        return lostAll ? null : kept;
    }

    private static ImmutableDictionary<string, string> KeepEntry(
        this Guide guide,
        Step step,
        ImmutableDictionary<string, string> entry,
        Answers before,
        Known known
    ) =>
        guide
            .WalkFields(step, entry, before, known)
            .Where(stop => stop.Kept is not null)
            .ToImmutableDictionary(stop => stop.Field.Id, stop => stop.Kept!, StringComparer.Ordinal);

    private static bool IsWhole(this Guide guide, Step step, Answer kept, Answers before, Known known)
    {
        if (kept.Skipped || kept.Open)
            return kept.Skipped;
        // A list may be closed with no entry ("none"); a form that holds nothing is one entry with nothing filled.
        var entries = step.Kind == StepKind.List ? kept.Entries : kept.Entries.DefaultIfEmpty(ImmutableDictionary<string, string>.Empty);
        return entries.All(entry => guide.WalkFields(step, entry, before, known).All(stop => stop.Kept is not null || stop.Field.Optional));
    }

    private static string? KeepValue(Step step, string value)
    {
        if (step.Kind == StepKind.Choices)
            return Answer.Several(value).Where(option => IsOption(step, option)).ToList() is { Count: > 0 } options
                ? Answer.Several(options)
                : null;
        return step.Kind == StepKind.Choice && !IsOption(step, value) ? null : value;
    }

    private static bool IsOption(Step step, string value) =>
        step.Kind is not (StepKind.Choice or StepKind.Choices)
        || step.Own
        || step.Options.Any(option => string.Equals(option.Id, value, StringComparison.Ordinal));

    /// <summary>The fields of a form or list, and those every checklist item has.</summary>
    public static ImmutableArray<Step> FieldsOf(Step step) => step.Kind == StepKind.ChecklistItem ? ChecklistFields : step.Fields;

    private static readonly ImmutableArray<Step> ChecklistFields =
    [
        new() { Id = "finding", Kind = StepKind.Text },
        new() { Id = "evidence", Kind = StepKind.Text },
        new()
        {
            Id = "source",
            Kind = StepKind.Text,
            Optional = true,
        },
        new()
        {
            Id = "date",
            Kind = StepKind.Date,
            Optional = true,
        },
    ];
}
