using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>Rules of a referral: consent first, and the answer is asked for in three working days (supervision §8).</summary>
internal static class ReferralRules
{
    private const int DaysUntilAsking = 3;

    /// <summary>Sent, or about to be called agreed, while the resident has not said yes. A danger that the law wants reported is no referral.</summary>
    public static IEnumerable<RuleHit> ConsentFirst(RuleContext context) =>
        context.At("consent.willing") switch
        {
            "refused" => [RuleHit.Warn("refused")],
            "thinking" when context.Has("state", "consented", "sent") => [RuleHit.Warn("not-yet")],
            _ => [],
        };

    /// <summary>The day to ask for an answer lies more than three working days ahead.</summary>
    public static IEnumerable<RuleHit> AskBack(RuleContext context)
    {
        var latest = WorkingDays.After(DateOnly.FromDateTime(context.Now.DateTime), DaysUntilAsking);
        return context.Has("state", "sent", "waiting") && context.DateAt("ask-back.due") is { } due && due > latest
            ? [RuleHit.Warn().With("date", Echo.Date(latest, context.Language, DateOnly.FromDateTime(context.Now.DateTime)))]
            : [];
    }
}
