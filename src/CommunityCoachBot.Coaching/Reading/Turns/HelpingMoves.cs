namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>The moves that open a talk, keep it going and close it.</summary>
internal static class HelpingMoves
{
    private const int GreetingTurns = 2;

    public static IEnumerable<string> Read(TurnContext context)
    {
        var turn = context.Turn;
        if (context.Index < GreetingTurns && (turn.Has("greeting") || turn.Has("how-are-you")))
            yield return MoveLabels.Greeting;
        if (turn.Has("identity"))
            yield return MoveLabels.Identity;
        if (
            turn.Of("purpose")
                .Any(cue =>
                    !turn.HasAny(["task-talk", "permission", "next-step", "safety-ask", "willing", "sensitive"], SentenceOf(turn, cue))
                )
        )
            yield return MoveLabels.Purpose;
        if (AsksLeave(turn))
            yield return MoveLabels.Consent;
        foreach (var label in TopicMoves.Read(context))
            yield return label;
        foreach (var label in SupportMoves.Read(context))
            yield return label;
        if (turn.Has("summary"))
            yield return MoveLabels.Summary;
        if (turn.Has("autonomy"))
            yield return MoveLabels.Autonomy;
        if (turn.Has("give-info") || turn.Has("permission"))
            yield return MoveLabels.GiveInfo;
        if (turn.Of("privacy-respect").Any(cue => !turn.Has("promise", SentenceOf(turn, cue))))
            yield return MoveLabels.PrivacyRespect;
        if (turn.Sentences.Any(sentence => IsNextStep(turn, sentence)))
            yield return MoveLabels.NextStep;
        if (turn.Has("thanks"))
            yield return MoveLabels.Thanks;
        if (turn.Has("closing"))
            yield return MoveLabels.Closing;
    }

    private static bool AsksLeave(SpokenTurn turn) =>
        turn.Of("consent")
            .Select(cue => SentenceOf(turn, cue))
            .Concat(turn.Sentences.Where(sentence => IsWilling(turn, sentence)))
            .Any(sentence => !turn.HasAny(["leading", "rhetorical", "argument", "dismissive", "permission"], sentence));

    /// <summary>Asks whether they are willing, however long what they should be willing to do.</summary>
    internal static bool IsWilling(SpokenTurn turn, Sentence sentence) => sentence.Asks && turn.Has("willing", sentence);

    internal static Sentence SentenceOf(SpokenTurn turn, CueAt cue) =>
        turn.Sentences.FirstOrDefault(sentence => cue.Start < sentence.End) ?? turn.Sentences[^1];

    /// <summary>Who does what next, with a time or a person.</summary>
    internal static bool IsNextStep(SpokenTurn turn, Sentence sentence)
    {
        if (turn.HasAny(["pressure", "promise", "argument", "safety-ask"], sentence))
            return false;
        // A question plans nothing, unless it asks leave for the plan.
        if (sentence.Asks && (!turn.HasAny(["consent", "request"], sentence) || turn.Asks.Any(ask => ask.Kind is AskKind.Choice)))
            return false;
        if (turn.Has("next-step", sentence))
            return true;
        return turn.Has("next-step-plan", sentence) && turn.HasAny(["next-step-when", "next-step-who"], sentence);
    }
}
