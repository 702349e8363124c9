namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>What a turn asks, and how: open, closed, two at once, with its answer, too early, about danger.</summary>
internal static class QuestionMoves
{
    /// <summary>The worker's first turns, in which sensitive topics wait for the resident to raise them (conversation skills, §5).</summary>
    private const int EarlyTurns = 3;

    // A clause with one of these asks something else than it seems: leave, safety, a meaning, a correction; or nothing at all.
    private static readonly string[] NotPlain =
    [
        "consent",
        "permission",
        "safety-ask",
        "clarify",
        "summary-check",
        "info-check",
        "rhetorical",
        "how-are-you",
        "autonomy",
        "request",
    ];

    // Nor does a sentence that argues, presses or advises.
    private static readonly string[] NotAsking = ["argument", "dismissive", "pressure", "advice", "privacy-breach", "reproach", "promise"];

    public static IEnumerable<string> Read(TurnContext context)
    {
        var turn = context.Turn;
        var asks = turn.Asks;
        if (asks.Any(ask => IsAboutSafety(turn, ask.Sentence)))
            yield return MoveLabels.SafetyQuestion;
        if (
            turn.Of("clarify").Any(cue => !IsAboutSafety(turn, HelpingMoves.SentenceOf(turn, cue)))
            || asks.Any(ask => ask.Kind is not AskKind.Open && AsksMeaning(turn, ask.Sentence))
        )
            yield return MoveLabels.Clarify;

        var leading = asks.Where(ask => IsLeading(turn, ask)).ToList();
        if (leading.Count > 0)
            yield return MoveLabels.LeadingQuestion;
        var plain = asks.Except(leading).Where(ask => IsPlain(turn, ask)).ToList();
        if (plain.Exists(ask => ask.Kind is AskKind.Choice))
            yield return MoveLabels.Autonomy;
        plain.RemoveAll(ask => ask.Kind is AskKind.Choice);

        // What is asked beside a question about danger belongs to it ("Are you safe? Are you dizzy?").
        if (asks.Any(ask => IsAboutSafety(turn, ask.Sentence)))
            plain.RemoveAll(ask => ask.Kind is AskKind.Closed);
        if (IsDoubleBarrelled(turn, plain))
        {
            yield return MoveLabels.DoubleBarrelled;
        }
        else
        {
            if (plain.Exists(ask => ask.Kind is AskKind.Open))
                yield return MoveLabels.OpenQuestion;
            else if (plain.Exists(ask => ask.Kind is AskKind.Closed))
                yield return MoveLabels.ClosedQuestion;
        }
        if (context.Index < EarlyTurns && IsSensitive(context, asks))
            yield return MoveLabels.SensitiveTooEarly;
    }

    /// <summary>How many closed questions a turn asks, double ones counted.</summary>
    public static int ClosedIn(SpokenTurn turn) => turn.Asks.Count(ask => ask.Kind is AskKind.Closed && IsPlain(turn, ask));

    public static bool OpensIn(SpokenTurn turn) => turn.Asks.Any(ask => ask.Kind is AskKind.Open && IsPlain(turn, ask));

    /// <summary>A question with words of danger in it, unless it is thrown at somebody.</summary>
    public static bool IsAboutSafety(SpokenTurn turn, Sentence sentence) =>
        turn.Has("safety-ask", sentence) || (sentence.Asks && turn.Has("danger", sentence) && !turn.HasAny(NotAsking, sentence));

    /// <summary>"By 'they', is it the managers or the neighbours?": the resident's word, and what it is.</summary>
    public static bool AsksMeaning(SpokenTurn turn, Sentence sentence) =>
        sentence.Asks
        && !turn.HasAny(["safety-ask", "danger"], sentence)
        && turn.Of("clarify-lead", sentence).FirstOrDefault() is { End: > 0 } lead
        && lead.Start <= sentence.Start + 4
        && turn.Has("clarify-kind", new Span(lead.End, sentence.End));

    private static bool IsPlain(SpokenTurn turn, Ask ask) =>
        !turn.HasAny(NotPlain, ask)
        && !IsAboutSafety(turn, ask.Sentence)
        && !(ask.Kind is AskKind.Closed && HelpingMoves.IsWilling(turn, ask.Sentence))
        && (ask.Kind is AskKind.Open || !AsksMeaning(turn, ask.Sentence))
        && !turn.HasAny(NotAsking, ask.Sentence)
        && !turn.HasAny(["clarify"], ask.Sentence)
        && !(ask.Kind is AskKind.Closed && turn.Has("reflect-lead", ask.Sentence));

    private static bool IsLeading(SpokenTurn turn, Ask ask) =>
        !turn.HasAny(["safety-ask", "summary-check", "reflect-lead"], ask.Sentence)
        && (turn.Has("leading", ask.Sentence) || (ask.Kind is AskKind.Closed && turn.Has("leading-tag", ask.Sentence)));

    private static bool IsDoubleBarrelled(SpokenTurn turn, List<Ask> asks)
    {
        if (asks.Exists(ask => turn.Has("ask-both", ask)))
            return true;
        for (var i = 1; i < asks.Count; i++)
        {
            if (!IsSameAsk(turn, asks[i - 1], asks[i]))
                return true;
        }
        return false;
    }

    /// <summary>The second only says the first again, or guesses at its answer ("怎么啦？是不是累了？").</summary>
    private static bool IsSameAsk(SpokenTurn turn, Ask first, Ask second)
    {
        if (
            turn.Has("ask-again", second)
            || turn.Has("ask-opener", first)
            || turn.Has("ask-invite", first)
            || turn.Has("ask-invite", second)
        )
            return true;
        if (first.Kind is AskKind.Open && second.Kind is AskKind.Closed && turn.Has("ask-guess", second))
            return true;
        var echo = Echo.Of(turn.Text(second), Echo.Heard(turn.Text(first).ToString()));
        return echo.Shared >= 2 && echo.Shared * 3 >= echo.All * 2;
    }

    // The resident spoke of it first: the same topic, or the very words.
    private static bool WasRaised(TurnContext context, CueAt cue) =>
        (cue.Item.Length > 0 && context.WasEverHeard(cue.Group, cue.Item))
        || context.AllHeard.Any(heard => Echo.Of(context.Turn.Text(new Span(cue.Start, cue.End)), Echo.Heard(heard.Narrow)).Pairs > 0);

    private static bool IsSensitive(TurnContext context, IEnumerable<Ask> asks)
    {
        var turn = context.Turn;
        if (context.HeardDanger)
            return false;
        // Named in passing a topic opens nothing; asked about, or held against somebody, it does.
        return turn
            .Sentences.Where(sentence =>
                (asks.Any(ask => ask.Sentence == sentence) || turn.HasAny(["privacy-breach", "labelling", "labels", "argument"], sentence))
                && !turn.HasAny(["safety-ask", "clarify", "permission", "give-info"], sentence)
            )
            .SelectMany(sentence => turn.Of("sensitive-topics", sentence).Concat(turn.Of("sensitive", sentence)))
            .Concat(turn.Of("sensitive-said"))
            .Any(cue => !WasRaised(context, cue));
    }
}
