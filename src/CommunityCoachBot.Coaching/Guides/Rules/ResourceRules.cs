namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>Rules of an entry of the resource directory (supervision §8).</summary>
internal static class ResourceRules
{
    private const int DaysThatAFactIsGood = 90;

    /// <summary>What nobody confirmed for more than ninety days is to be checked again before it is passed on.</summary>
    public static IEnumerable<RuleHit> OldFact(RuleContext context)
    {
        if (context.DateAt("last-confirmed.date") is not { } date)
            return [];
        var today = DateOnly.FromDateTime(context.Now.DateTime);
        return today.DayNumber - date.DayNumber > DaysThatAFactIsGood ? [RuleHit.Warn()] : [];
    }
}
