using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>Rules of what to wear and to bring (visit-preparation §1.5, §1.7).</summary>
internal static class DressRules
{
    /// <summary>Homes where a vest would set neighbours guessing (§1.5 validation 2).</summary>
    private static readonly ImmutableArray<string> Discreet =
    [
        "mental-health-recovery",
        "single-parent",
        "laid-off-household",
        "child-in-difficulty",
    ];

    private static readonly ImmutableArray<string> Always = ["id-card", "charged-phone"];

    /// <summary>The badge always comes along; a vest not where it exposes the household, nor where it looks like enforcement.</summary>
    public static IEnumerable<RuleHit> Badge(RuleContext context)
    {
        if (context.Answers["dress"] is not { Skipped: false })
            yield break;
        if (!context.Has("dress", "id-badge"))
            yield return RuleHit.Warn("missing");
        if (!context.Has("dress", "agency-vest"))
            yield break;
        if (context.Has("subject.resident-type", Discreet.AsSpan()))
            yield return RuleHit.Warn("discreet");
        if (context.Is("subject.resident-type", "shopkeeper"))
            yield return RuleHit.Warn("shop");
    }

    /// <summary>ID and phone always come along (§1.7 validation 1).</summary>
    public static IEnumerable<RuleHit> Essentials(RuleContext context)
    {
        if (context.Answers["materials"] is not { Skipped: false })
            return [];
        var missing = Always
            .Where(item => !context.Has("materials", item))
            .Select(item => context.LabelOf("materials", null, item))
            .ToList();
        return missing.Count == 0 ? [] : [RuleHit.Warn().With("missing", context.Listed(missing))];
    }
}
