using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>What somebody wrote for a step of the plan. Entries are added, never overwritten: the latest one counts, the earlier ones stay to be read.</summary>
public sealed record PlanEntry
{
    public required Guid Id { get; init; }
    public required string Step { get; init; }
    public required string Text { get; init; }

    /// <summary>What the step asks besides text: scores and reasons of the feasibility, who is responsible and by when.</summary>
    public ImmutableDictionary<string, string> Fields { get; init; } = ImmutableDictionary<string, string>.Empty;

    public required string AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }
}

/// <summary>Where one step stands.</summary>
/// <param name="Entry">What counts, or null.</param>
/// <param name="Answered">It says all that the step asks for.</param>
/// <param name="WaitsFor">Steps that must be answered first.</param>
public sealed record PlanStep(string Id, PlanEntry? Entry, bool Answered, ImmutableArray<string> WaitsFor)
{
    public bool IsOpen => WaitsFor.IsEmpty;
}

/// <summary>
/// The work plan in nine steps with gates (after the framework of 朱昌熙 1997): a step opens when those it rests on are answered. A plan cannot be worked out in
/// detail before its feasibility is answered, however much in a hurry everyone is.
/// </summary>
public static class WorkPlan
{
    public const string Objective = "plan-objective";
    public const string People = "plan-people";
    public const string Fit = "plan-fit";
    public const string Resources = "plan-resources";
    public const string Draft = "plan-draft";
    public const string Feasibility = "plan-feasibility";
    public const string Detail = "plan-detail";
    public const string Difficulties = "plan-difficulties";
    public const string Review = "plan-review";

    public const string Owner = "owner";
    public const string Due = "due";

    public static readonly ImmutableArray<string> Steps =
    [
        Objective,
        People,
        Fit,
        Resources,
        Draft,
        Feasibility,
        Detail,
        Difficulties,
        Review,
    ];

    /// <summary>What the feasibility is weighed on, each with a score from 1 to 5 and a reason.</summary>
    public static readonly ImmutableArray<string> Aspects = ["political", "financial", "technical", "time", "acceptance"];

    // People, fit and resources may be thought of in any order, and side by side.
    private static readonly FrozenDictionary<string, ImmutableArray<string>> Gates = new Dictionary<string, ImmutableArray<string>>
    {
        [Objective] = [],
        [People] = [Objective],
        [Fit] = [Objective],
        [Resources] = [Objective],
        [Draft] = [Objective, People, Fit, Resources],
        [Feasibility] = [Draft],
        [Detail] = [Draft, Feasibility],
        [Difficulties] = [Detail],
        [Review] = [Detail, Difficulties],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The nine steps as they stand.</summary>
    /// <param name="entries">All entries, oldest first.</param>
    public static ImmutableArray<PlanStep> Of(IEnumerable<PlanEntry> entries)
    {
        var latest = new Dictionary<string, PlanEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
            latest[entry.Step] = entry;
        var answered = new HashSet<string>(StringComparer.Ordinal);
        var steps = ImmutableArray.CreateBuilder<PlanStep>();
        foreach (var id in Steps)
        {
            var entry = latest.GetValueOrDefault(id);
            var waitsFor = Gates[id].Where(gate => !answered.Contains(gate)).ToImmutableArray();
            var isAnswered = entry is not null && waitsFor.IsEmpty && IsComplete(entry);
            if (isAnswered)
                answered.Add(id);
            steps.Add(new PlanStep(id, entry, isAnswered, waitsFor));
        }

        return steps.ToImmutable();
    }

    /// <summary>Whether the plan may be called detailed: its detail is written, and its feasibility was answered before.</summary>
    public static bool IsDetailed(ImmutableArray<PlanStep> plan) => plan.Any(step => step is { Id: Detail, Answered: true });

    /// <summary>Why an entry cannot be taken, or null: the id of a sentence (<c>plan-waits</c>, <c>plan-scores</c>, <c>plan-owner</c>, <c>empty</c>).</summary>
    public static string? Refuse(ImmutableArray<PlanStep> plan, PlanEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (plan.FirstOrDefault(step => step.Id == entry.Step) is not { } step)
            return "unknown-step";
        if (!step.IsOpen)
            return "plan-waits";
        if (string.IsNullOrWhiteSpace(entry.Text))
            return "empty";
        return IsComplete(entry) ? null
            : entry.Step == Feasibility ? "plan-scores"
            : "plan-owner";
    }

    /// <summary>The names of the two fields of an aspect: its score and its reason.</summary>
    public static (string Score, string Why) FieldsOf(string aspect) => ($"{aspect}-score", $"{aspect}-why");

    private static bool IsComplete(PlanEntry entry) =>
        !string.IsNullOrWhiteSpace(entry.Text)
        && entry.Step switch
        {
            Feasibility => Aspects.All(aspect => IsScored(entry, aspect)),
            Detail or Review => HasDay(entry) && (entry.Step is Review || entry.Fields.GetValueOrDefault(Owner, "").Trim().Length > 0),
            _ => true,
        };

    private static bool IsScored(PlanEntry entry, string aspect)
    {
        var (score, why) = FieldsOf(aspect);
        return entry.Fields.GetValueOrDefault(score) is ['1' or '2' or '3' or '4' or '5']
            && !string.IsNullOrWhiteSpace(entry.Fields.GetValueOrDefault(why));
    }

    private static bool HasDay(PlanEntry entry) =>
        DateOnly.TryParseExact(entry.Fields.GetValueOrDefault(Due), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
