using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>Rules of the goal and its starting point (visit-preparation §1.1).</summary>
internal static class GoalRules
{
    /// <summary>
    /// Two actions in one goal are split into a main one and a spare (validation 2). A connecting word such as 顺便 or "as well as" is enough; a plain "and"
    /// only between two of the office's own tasks, since meeting someone and hearing them out is one thing.
    /// </summary>
    public static IEnumerable<RuleHit> OneGoal(RuleContext context)
    {
        foreach (var text in context.Written())
        {
            if (Lexicon.Phrases.FirstIn(text, "and-also") is { } connector)
                return [RuleHit.Warn().With("and", connector.Words)];
            var tasks = Lexicon
                .Phrases.AllIn(text, "task-verbs")
                .OrderBy(match => match.At)
                .Select(match => match.Words)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToList();
            if (tasks.Count > 1)
                return [RuleHit.Warn().With("and", context.Listed(tasks.Take(2)))];
        }

        return [];
    }

    /// <summary>Words of counting with "the resident's need" as the starting point: whose need is it? (validation 3). Looks at both, whichever was answered last.</summary>
    public static IEnumerable<RuleHit> StartingPoint(RuleContext context) =>
        context.Is("starting-point", "resident-need") && context.At("goal") is { } goal
            ? PhraseRules.Words(Lexicon.Phrases.FirstIn(goal, "targets"))
            : [];

    /// <summary>Inviting at a first meeting: listen for the first ten minutes (visit-preparation §0, contact motive). Known once the household is.</summary>
    public static IEnumerable<RuleHit> FirstContactRecruiting(RuleContext context) =>
        context.Is("motive", "recruiting") && context.Household is null or { Visits: 0 } ? [RuleHit.Note()] : [];
}
