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
        var asks = Asks.In(turn);
        foreach (var label in Special(turn, asks))
            yield return label;

        var leading = asks.Where(ask => IsLeading(turn, ask)).ToList();
        if (leading.Count > 0)
            yield return MoveLabels.LeadingQuestion;
        var plain = asks.Except(leading).Where(ask => IsPlain(turn, ask)).ToList();
        if (plain.Exists(ask => ask.Kind is AskKind.Choice))
            yield return MoveLabels.Autonomy;
        plain.RemoveAll(ask => ask.Kind is AskKind.Choice);

        // What is asked beside a question about danger belongs to it ("Are you safe? Are you dizzy?").
        if (turn.Has("safety-ask"))
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
    public static int ClosedIn(SpokenTurn turn) => Asks.In(turn).Count(ask => ask.Kind is AskKind.Closed && IsPlain(turn, ask));

    public static bool OpensIn(SpokenTurn turn) => Asks.In(turn).Any(ask => ask.Kind is AskKind.Open && IsPlain(turn, ask));

    private static IEnumerable<string> Special(SpokenTurn turn, IEnumerable<Ask> asks)
    {
        if (turn.Of("safety-ask").Any(cue => asks.Any(ask => Overlaps(ask.Sentence, cue))))
            yield return MoveLabels.SafetyQuestion;
        if (turn.Has("clarify"))
            yield return MoveLabels.Clarify;
    }

    private static bool Overlaps(Span span, CueAt cue) => cue.Start < span.End && span.Start < cue.End;

    private static bool IsPlain(SpokenTurn turn, Ask ask) =>
        !turn.HasAny(NotPlain, ask)
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
        if (context.Heard.Any(heard => DangerTalk.IsIn(heard)))
            return false;
        return asks.Where(ask => !turn.Has("safety-ask", ask.Sentence))
            .SelectMany(ask => turn.Of("sensitive-topics", ask.Sentence).Concat(turn.Of("sensitive", ask.Sentence)))
            .Concat(turn.Of("sensitive-said"))
            .Any(cue => !WasRaised(context, cue));
    }
}
