using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>
/// What a worker answered to one step, by ids and in canonical form: a date as <c>yyyy-MM-dd</c>, a time as <c>HH:mm</c>, a duration as minutes,
/// a number in invariant form, yes/no as <c>yes</c>/<c>no</c>, an option as its id, text as written.
/// </summary>
public sealed record Answer
{
    /// <summary>The answer of a single-valued step.</summary>
    public string? Value { get; init; }

    /// <summary>The options of a several-choices step (ids, or text where the step allows own words).</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>
    /// The entries of a list, or the one entry of a form. Each maps field id → canonical value; a several-choices field holds its options one a line
    /// (<see cref="Several(string)"/>). A list without fields keeps its texts in <see cref="Options"/>.
    /// </summary>
    public ImmutableArray<ImmutableDictionary<string, string>> Entries { get; init; } = [];

    /// <summary>The list or form is still being filled: its last entry may lack fields, or another may follow.</summary>
    public bool Open { get; init; }

    /// <summary>The worker chose to leave it out.</summary>
    public bool Skipped { get; init; }

    public static Answer Skip { get; } = new() { Skipped = true };

    public static Answer Of(string value) => new() { Value = value };

    /// <summary>The value of a several-choices <em>field</em>: its options one a line, since an entry holds one value a field.</summary>
    public static string Several(IEnumerable<string> options) => string.Join('\n', options);

    /// <summary>The options in the value of a several-choices field.</summary>
    public static IEnumerable<string> Several(string value) => value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The answers of a run, by step id.</summary>
public sealed record Answers
{
    public static Answers None { get; } = new();

    public ImmutableDictionary<string, Answer> ByStep { get; init; } = ImmutableDictionary<string, Answer>.Empty;

    /// <summary>The step has an answer that is complete, or was skipped.</summary>
    public bool Has(string step) => ByStep.TryGetValue(step, out var answer) && !answer.Open;

    [JsonIgnore]
    public int Count => ByStep.Count;

    public Answer? this[string step] => ByStep.GetValueOrDefault(step);

    public Answers With(string step, Answer answer) => new() { ByStep = ByStep.SetItem(step, answer) };

    public Answers Without(string step) => new() { ByStep = ByStep.Remove(step) };
}
