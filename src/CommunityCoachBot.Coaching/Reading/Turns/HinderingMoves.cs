namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>The moves that shut a talk.</summary>
internal static class HinderingMoves
{
    public static IEnumerable<string> Read(TurnContext context)
    {
        var turn = context.Turn;
        if (turn.Of(MoveLabels.Jargon).Any(cue => !context.WasEverHeard(cue.Group, cue.Item)) || turn.Has("trade-words"))
            yield return MoveLabels.Jargon;
        if (
            !IsAskedFor(context)
            && turn.Of("advice").Any(cue => !IsToSafety(turn, cue) && !turn.Has("leading", HelpingMoves.SentenceOf(turn, cue)))
        )
            yield return MoveLabels.AdviceWithoutPermission;
        if (turn.HasAny(["argument", "reproach"], new Span(0, turn.Narrow.Length)))
            yield return MoveLabels.Argument;
        if (!context.AllHeard.IsEmpty && (turn.Has("dismissive") || (turn.Has("dismissive-after-trouble") && context.HeardDanger)))
            yield return MoveLabels.Dismissive;
        if (turn.Has("pressure"))
            yield return MoveLabels.Pressure;
        if (turn.Of("labels").Any(cue => IsLabel(context, cue)) || turn.Has("labelling"))
            yield return MoveLabels.Labelling;
        if (turn.Has("promise"))
            yield return MoveLabels.PromiseBeyondPower;
        if (turn.Has("privacy-breach") || turn.Sentences.Any(sentence => TellsOfOthers(context, sentence)))
            yield return MoveLabels.PrivacyBreach;
    }

    /// <summary>The worker asked whether to say it, in this turn or the one before, or the resident asked what to do.</summary>
    internal static bool IsAskedFor(TurnContext context) =>
        context.Turn.Has("permission") || context.Before?.Has("permission") == true || context.WasHeard("asks-advice");

    // Somebody of another household, or who told tales, and what is nobody's business: 楼下那家欠着债. Not what the resident told.
    private static bool TellsOfOthers(TurnContext context, Sentence sentence) =>
        context.Turn.HasAny(["other-household", "told-me"], sentence)
        && context.Turn.Has("private-matter", sentence)
        && !context.Turn.HasAny(["privacy-respect", "give-info", "safety-ask"], sentence)
        && !context.AllHeard.Any(heard => heard.Has("other-household"));

    private static bool IsToSafety(SpokenTurn turn, CueAt cue) => turn.Has("emergency-act", HelpingMoves.SentenceOf(turn, cue));

    // A word that the resident said, or that is taken back, labels nobody.
    private static bool IsLabel(TurnContext context, CueAt cue) =>
        !context.WasEverHeard(cue.Group, cue.Item) && !context.Turn.Of("not").Any(not => not.End <= cue.Start && cue.Start - not.End <= 4);
}
