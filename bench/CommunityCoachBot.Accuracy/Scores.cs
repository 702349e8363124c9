namespace CommunityCoachBot.Accuracy;

/// <summary>What can be scored: each reads a set by its name, scores it, and writes figures and failures.</summary>
internal static class Scores
{
    public static SortedDictionary<string, Action<string, Report>> All { get; } =
        new(StringComparer.Ordinal)
        {
            ["notes"] = ScoreNotes.Score,
            ["queries"] = ScoreQueries.Score,
            ["risks"] = ScoreRisks.Score,
            ["turns"] = ScoreTurns.Score,
        };
}
