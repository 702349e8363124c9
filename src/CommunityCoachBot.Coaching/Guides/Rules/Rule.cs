using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>A named rule: one small pure function for what data cannot say. Listed in a step's <c>rules</c>, a condition, or <c>derives</c>.</summary>
public delegate IEnumerable<RuleHit> Rule(RuleContext context);

/// <summary>What a rule may look at.</summary>
public sealed record RuleContext
{
    public required Guide Guide { get; init; }

    /// <summary>The answers of the run, with the one being looked at already among them.</summary>
    public required Answers Answers { get; init; }

    /// <summary>The step whose answer is looked at; null when the rule is a condition or derives a value.</summary>
    public Step? Step { get; init; }

    /// <summary>The field that was just answered, when one was.</summary>
    public Step? Field { get; init; }

    /// <summary>The worker's wall clock.</summary>
    public required DateTimeOffset Now { get; init; }
    public required string Language { get; init; }
    public HouseholdHistory? Household { get; init; }
}

/// <summary>What a rule says. <c>Words</c> in the guide: <c>rules.{rule}</c> or <c>rules.{rule}.{variant}</c>.</summary>
/// <param name="Variant">Which of the rule's sentences, or null. For a derived value: the value itself.</param>
/// <param name="Weight">How much it weighs.</param>
/// <param name="Values">What fills the sentence's holes.</param>
public sealed record RuleHit(string? Variant, RuleWeight Weight, ImmutableDictionary<string, string> Values)
{
    public static RuleHit Note(string? variant = null) => new(variant, RuleWeight.Note, ImmutableDictionary<string, string>.Empty);

    public static RuleHit Warn(string? variant = null) => new(variant, RuleWeight.Warning, ImmutableDictionary<string, string>.Empty);

    public static RuleHit Stop(string? variant = null) => new(variant, RuleWeight.Stop, ImmutableDictionary<string, string>.Empty);

    public RuleHit With(string name, string value) => this with { Values = Values.SetItem(name, value) };
}

/// <summary>A note is friendly; a warning stands beside an accepted answer; a stop refuses it.</summary>
public enum RuleWeight
{
    Note,
    Warning,
    Stop,
}
