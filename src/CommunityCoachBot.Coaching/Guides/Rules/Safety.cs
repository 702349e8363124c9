namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>
/// The lone-worker check as a gate between draft and ready (visit-preparation §0 safety-gate, §3). Each option of the step <c>safety</c> has a level; the
/// level of the visit is the worst of them. The worker decides, and no answer here lowers what another raised.
/// </summary>
internal static class Safety
{
    private const string Check = "safety";
    private const string Green = "green";
    private const string Amber = "amber";
    private const string Red = "red";
    private const string Unknown = "unknown";

    /// <summary>green, amber, red; unknown while any of the nine is unanswered (a red one counts at once).</summary>
    public static IEnumerable<RuleHit> Level(RuleContext context) => [RuleHit.Note(LevelOf(context))];

    /// <summary>Something is not arranged yet: choose how to make it safer (§3 rule 2).</summary>
    public static IEnumerable<RuleHit> AmberLight(RuleContext context) =>
        LevelOf(context) == Amber ? [RuleHit.Warn().With("items", Items(context, Amber))] : [];

    /// <summary>Do not go, call the supervisor. No way round is offered (§3 rule 1).</summary>
    public static IEnumerable<RuleHit> RedLight(RuleContext context) =>
        LevelOf(context) == Red ? [RuleHit.Warn().With("items", Items(context, Red))] : [];

    /// <summary>
    /// A child in difficulty is always visited by two, a person in recovery the first time (§2). Saying "not needed" does not change that.
    /// </summary>
    public static IEnumerable<RuleHit> PairFirst(RuleContext context) => NeedsPair(context) ? [RuleHit.Warn()] : [];

    /// <summary>An earlier incident, a dog, no signal or not knowing: in a pair, or another way to meet (§1.7 validation 2).</summary>
    public static IEnumerable<RuleHit> HazardsNeedPair(RuleContext context)
    {
        if (context.Is($"{Check}.two-person", "arranged"))
            return [];
        var hazard = context
            .Answers.ValuesAt("hazards")
            .FirstOrDefault(value => value is "previous-incident" or "dog" or "no-signal" or "unknown");
        return hazard is null ? [] : [RuleHit.Warn().With("hazard", context.LabelOf("hazards", null, hazard))];
    }

    /// <summary>"Change the time" keeps the plan a draft until there is a new one.</summary>
    public static IEnumerable<RuleHit> Mitigation(RuleContext context) => context.Is("mitigation", "reschedule") ? [RuleHit.Note()] : [];

    internal static bool IsRed(RuleContext context) => LevelOf(context) == Red;

    internal static bool IsUnknown(RuleContext context) => LevelOf(context) == Unknown;

    internal static bool NeedsMitigation(RuleContext context) => LevelOf(context) == Amber || HazardsNeedPair(context).Any();

    private static string LevelOf(RuleContext context)
    {
        if (
            context.Guide.Find(Check) is not { } check
            || context.Answers[check.Id] is not { Skipped: false, Entries: [var entry, ..] } answer
        )
            return Unknown;
        var levels = check
            .Fields.Select(field => field.Options.FirstOrDefault(option => option.Id == entry.GetValueOrDefault(field.Id))?.Level)
            .ToList();
        return levels.Contains(Red) ? Red
            : answer.Open || levels.Contains(null) ? Unknown
            : levels.Contains(Amber) || NeedsPair(context) ? Amber
            : Green;
    }

    private static bool NeedsPair(RuleContext context) =>
        context.Is($"{Check}.two-person", "not-needed")
        && (
            context.Is("subject.resident-type", "child-in-difficulty")
            || context.Is("subject.resident-type", "mental-health-recovery") && context.Household is null or { Visits: 0 }
        );

    private static string Items(RuleContext context, string level) =>
        context.Listed(
            context
                .Guide.Find(Check)!
                .Fields.Where(field =>
                    field.Options.Any(option => option.Level == level && context.Is($"{Check}.{field.Id}", option.Id))
                    || level == Amber && field.Id == "two-person" && NeedsPair(context)
                )
                .Select(field => context.LabelOf(Check, field.Id))
        );
}
