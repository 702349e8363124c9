using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Guides.Rules;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Rules;

/// <summary>A run that can be asked what a named rule says.</summary>
internal sealed record Asking(Guide Guide, Answers Answers, string Language = "zh-Hans", HouseholdHistory? Household = null)
{
    public static Asking Plan => new(ShippedGuides.Preparation, Answers.None);
    public static Asking Record => new(ShippedGuides.Summary, Answers.None);

    public Asking In(string language) => this with { Language = language };

    public Asking Known(int visits, DateOnly? last = null) =>
        this with
        {
            Household = new HouseholdHistory
            {
                AddressAs = "陈伯",
                Visits = visits,
                LastVisit = last,
            },
        };

    /// <summary>The run with an answer: <c>motive=recruiting</c>, <c>subject.resident-type=youth</c>, <c>openers=a|b</c>.</summary>
    public Asking With(string assignments)
    {
        var answers = Answers;
        foreach (var assignment in assignments.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (path, value) = (assignment[..assignment.IndexOf('=')], assignment[(assignment.IndexOf('=') + 1)..]);
            answers = Put(answers, path, value);
        }

        return this with
        {
            Answers = answers,
        };
    }

    /// <summary>What the rule says of the answers as a whole: as a condition, or a derived value.</summary>
    public IReadOnlyList<RuleHit> Says(string rule) => [.. RuleBook.Rules[rule](Context(null, null))];

    /// <summary>What the rule says when <paramref name="value"/> is written at a step or field.</summary>
    public IReadOnlyList<RuleHit> Says(string rule, string path, string value)
    {
        var (stepId, fieldId) = GuideFlow.SplitPath(path);
        var step = Guide.Find(stepId)!;
        var field = step.Fields.FirstOrDefault(candidate => candidate.Id == fieldId);
        return [.. RuleBook.Rules[rule]((this with { Answers = Put(Answers, path, value) }).Context(step, field))];
    }

    /// <summary>What the rules of a step warn of when <paramref name="value"/> is written there, as "rule" or "rule.variant".</summary>
    public IReadOnlyList<string> AllSay(string path, string value) => AllHits(path, value, RuleWeight.Warning);

    public IReadOnlyList<string> AllHits(string path, string value, RuleWeight least = RuleWeight.Note)
    {
        var (stepId, fieldId) = GuideFlow.SplitPath(path);
        var step = Guide.Find(stepId)!;
        var rules = step.Fields.FirstOrDefault(candidate => candidate.Id == fieldId)?.Rules ?? step.Rules;
        return
        [
            .. from rule in rules
            from hit in Says(rule, path, value)
            where hit.Weight >= least
            select hit.Variant is null ? rule : $"{rule}.{hit.Variant}",
        ];
    }

    private RuleContext Context(Step? step, Step? field) =>
        new()
        {
            Guide = Guide,
            Answers = Answers,
            Step = step,
            Field = field,
            Now = new DateTimeOffset(2026, 3, 10, 14, 0, 0, TimeSpan.FromHours(8)),
            Language = Language,
            Household = Household,
        };

    private Answers Put(Answers answers, string path, string value)
    {
        var (stepId, fieldId) = GuideFlow.SplitPath(path);
        var step = Guide.Find(stepId) ?? throw new ArgumentException($"no step {stepId}", nameof(path));
        if (fieldId is not null)
        {
            var entry = answers[stepId]?.Entries is [var first, ..] ? first : ImmutableDictionary<string, string>.Empty;
            return answers.With(stepId, new Answer { Entries = [entry.SetItem(fieldId, value)] });
        }

        return answers.With(
            stepId,
            value == "skip" ? Answer.Skip
                : step.Kind is StepKind.Choices or StepKind.List ? new Answer { Options = [.. value.Split('|')] }
                : Answer.Of(value)
        );
    }
}
