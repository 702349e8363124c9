using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>What only several turns show.</summary>
internal static class SequenceMoves
{
    /// <summary>How many turns a worker has to ask about a danger (practice personas, §4).</summary>
    private const int TurnsToAsk = 2;
    private const int ClosedInARow = 3;

    /// <param name="turns">The turns in order, with who speaks and, for the worker's, their labels.</param>
    public static ImmutableArray<string> Read(IReadOnlyList<(bool ByWorker, SpokenTurn Turn, ImmutableArray<string> Labels)> turns)
    {
        var labels = ImmutableArray.CreateBuilder<string>();
        if (MissesSafety(turns))
            labels.Add(MoveLabels.MissedSafety);
        if (Interrogates(turns))
            labels.Add(MoveLabels.Interrogation);
        return labels.ToImmutable();
    }

    private static bool MissesSafety(IReadOnlyList<(bool ByWorker, SpokenTurn Turn, ImmutableArray<string> Labels)> turns)
    {
        for (var i = 0; i < turns.Count; i++)
        {
            if (turns[i].ByWorker || !DangerTalk.IsIn(turns[i].Turn))
                continue;
            var answers = turns.Skip(i + 1).Where(turn => turn.ByWorker).Take(TurnsToAsk).ToList();
            if (answers.Count == 0 || answers.Exists(answer => DangerTalk.IsMet(answer.Turn)))
                continue;
            // With one turn left to ask in, staying with what was said is not yet missing it.
            if (
                answers.Count == TurnsToAsk
                || !answers[0].Labels.Any(label => MoveLabels.Plain(label) is "reflection" or MoveLabels.Empathy)
            )
                return true;
        }
        return false;
    }

    private static bool Interrogates(IReadOnlyList<(bool ByWorker, SpokenTurn Turn, ImmutableArray<string> Labels)> turns)
    {
        var (closed, inTurns) = (0, 0);
        foreach (var (_, turn, labels) in turns.Where(turn => turn.ByWorker))
        {
            var asked = labels.Any(Listens) || QuestionMoves.OpensIn(turn) ? 0 : QuestionMoves.ClosedIn(turn);
            (closed, inTurns) = asked == 0 ? (0, 0) : (closed + asked, inTurns + 1);
            if (closed >= ClosedInARow && inTurns > 1)
                return true;
        }
        return false;
    }

    private static bool Listens(string label) =>
        MoveLabels.Plain(label) is "reflection" or MoveLabels.Empathy or MoveLabels.Affirmation or MoveLabels.Summary;
}
