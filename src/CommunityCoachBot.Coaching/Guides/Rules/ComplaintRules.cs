using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>Rules of a complaint: it goes around the person it is about, and its answer has a clock (supervision §7).</summary>
internal static class ComplaintRules
{
    private const int DaysUntilTheAnswer = 15;

    /// <summary>
    /// Nobody looks into a complaint about themselves. Said where the handler is chosen, and again where it turns out later whom it is about: then the answer
    /// stands, and the handler has to change.
    /// </summary>
    public static IEnumerable<RuleHit> GoesAround(RuleContext context)
    {
        var isSame = (context.At("about"), context.At("handler")) is ("me", "me") or ("supervisor", "supervisor");
        return context.Step?.Id switch
        {
            "handler" when isSame => [RuleHit.Stop("same")],
            "handler" when context.Is("about", "colleague") && context.Is("handler", "other-colleague") => [RuleHit.Note("other")],
            "about" when isSame => [RuleHit.Warn("change")],
            "about" when context.Is("about", "me") => [RuleHit.Note("me")],
            _ => [],
        };
    }

    /// <summary>A complaint is answered within fifteen working days of the day it came in.</summary>
    public static IEnumerable<RuleHit> AnswerClock(RuleContext context)
    {
        var today = DateOnly.FromDateTime(context.Now.DateTime);
        if (!context.Is("kind", "complaint") || context.DateAt("answer-by.due") is not { } due)
            return [];
        var latest = WorkingDays.After(context.DateAt("received.date") ?? today, DaysUntilTheAnswer);
        return due > latest ? [RuleHit.Warn().With("date", Echo.Date(latest, context.Language, today))] : [];
    }
}
