namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>
/// Whether a plan may be called ready. Blocked: a red light, or an hour at which nobody visits without the supervisor's word. Draft: the safety check is not
/// whole, an amber light has no answer, or a minor's guardian does not know. Anything else that is missing is listed, not held against it
/// (visit-preparation §0 safety-gate, §1.2 validation 3, §1.3 hard rules, §3).
/// </summary>
internal static class PlanStatus
{
    public static IEnumerable<RuleHit> Derive(RuleContext context) => [RuleHit.Note(Of(context))];

    /// <summary>A minor: the guardian has to know (§1.2 validation 3, §2 youth and child-in-difficulty).</summary>
    public static IEnumerable<RuleHit> Minors(RuleContext context) => IsMinor(context) ? [RuleHit.Note()] : [];

    private static string Of(RuleContext context)
    {
        if (Safety.IsRed(context) || OutsideHours.Look(context).Any() && !context.Is("urgent-ok", "supervisor-agreed"))
            return "blocked";
        var amberIsOpen = Safety.NeedsMitigation(context) && context.At("mitigation") is null or "reschedule";
        var guardianIsOpen = IsMinor(context) && !context.Has("guardian", "present", "informed", "of-age");
        return Safety.IsUnknown(context) || amberIsOpen || guardianIsOpen ? "draft" : "ready";
    }

    private static bool IsMinor(RuleContext context) => context.Has("subject.resident-type", "youth", "child-in-difficulty");
}
