namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>What a turn is about, when that is itself a move: something everyday to begin with, or something beside what was said.</summary>
internal static class TopicMoves
{
    private const int SmallTalkTurns = 4;

    public static IEnumerable<string> Read(TurnContext context)
    {
        var turn = context.Turn;
        if (turn.Sentences.Any(sentence => Wanders(context, sentence)))
            yield return MoveLabels.OffTopic;
        else if (context.Index < SmallTalkTurns && !context.HeardDanger && (turn.Sentences.Any(IsLight) || GoesOn()))
            yield return MoveLabels.SmallTalk;

        bool IsLight(Sentence sentence) =>
            turn.Has("small-talk", sentence) && !IsEarnest(context, sentence) && !QuestionMoves.AsksMeaning(turn, sentence);

        // Talk of everyday things goes on with a question about them.
        bool GoesOn() =>
            context.BeforeLabels.Contains(MoveLabels.SmallTalk, StringComparer.Ordinal)
            && turn.Sentences is [.., { Asks: true } last]
            && turn.Sentences.All(sentence => !IsEarnest(context, sentence))
            && turn.Has("small-thing", last)
            && !turn.HasAny(["clarify", "leading", "consent", "permission", "sensitive", "sensitive-topics"], last);
    }

    // The same words in an account, an errand or a plan are no small talk.
    private static readonly string[] Earnest =
    [
        "purpose",
        "identity",
        "greeting",
        "next-step",
        "next-step-when",
        "reflect-lead",
        "give-info",
        "permission",
        "advice",
        "safety-ask",
        "closing",
        "thanks",
        "summary",
        "clarify",
        "autonomy",
        "promise",
        "pressure",
        "argument",
        "privacy-breach",
        "labelling",
        MoveLabels.Jargon,
        "trade-words",
        "empathy",
    ];

    private static bool IsEarnest(TurnContext context, Sentence sentence) =>
        context.Turn.HasAny(Earnest, sentence) || (context.Index > 0 && !sentence.Asks && SupportMoves.IsReflection(context, sentence));

    /// <summary>Turns aside from what the resident has just said, to the worker's own affairs or to something else.</summary>
    private static bool Wanders(TurnContext context, Sentence sentence)
    {
        var turn = context.Turn;
        if (turn.Has("off-topic", sentence))
            return true;
        if (
            context.Heard.IsEmpty
            || turn.HasAny(["safety-ask", "give-info", "permission", "next-step", "empathy", "privacy-breach"], sentence)
        )
            return false;
        if (turn.Has("own-story", sentence) && Echo.Of(turn.Text(sentence), []).Added >= LongStory)
            return true;
        var follows = Echo.Of(turn.Text(sentence), context.HeardWords).Pairs > 0;
        var opening = sentence with { End = Math.Min(sentence.Start + Opening, sentence.End) };
        return !follows
            && (turn.Has("own-story", sentence) || (turn.Has("turn-aside", opening) && (sentence.Asks || turn.Has("own-talk", sentence))));
    }

    /// <summary>So much about oneself turns aside, whatever it began with.</summary>
    private const int LongStory = 20;

    /// <summary>How far into a sentence its opening words may stand.</summary>
    private const int Opening = 8;
}
