namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>What is given back to the resident: their words, that it is hard, the worth of what they did.</summary>
internal static class SupportMoves
{
    /// <summary>How far into a sentence its opening words may stand.</summary>
    private const int Opening = 8;

    private static readonly string[] EmpathyBars =
    [
        "advice",
        "dismissive",
        "argument",
        "pressure",
        "labels",
        "labelling",
        "privacy-breach",
        "reproach",
        "own-story",
        "safety-ask",
    ];

    private static readonly string[] PraiseBars =
    [
        "advice",
        "pressure",
        "argument",
        "labels",
        "labelling",
        "privacy-breach",
        "praise-by-other",
        "own-story",
    ];

    private static readonly string[] ReflectionBars =
    [
        "advice",
        "argument",
        "dismissive",
        "pressure",
        "promise",
        "privacy-breach",
        "privacy-respect",
        "thanks",
        "closing",
        "identity",
        "purpose",
        "consent",
        "permission",
        "give-info",
        "summary",
        "clarify",
        "autonomy",
        "safety-ask",
        "emergency-act",
        "escalation",
        "encourager",
        "ask-invite",
    ];

    private static readonly string[] Shuts = ["argument", "dismissive", "pressure", "promise", "privacy-breach", "labelling"];

    public static IEnumerable<string> Read(TurnContext context)
    {
        var turn = context.Turn;
        var (reflects, complex, feels, affirms, vague) = (false, false, false, false, false);
        foreach (var sentence in turn.Sentences)
        {
            var feeling = !context.AllHeard.IsEmpty && turn.Has("empathy", sentence) && !turn.HasAny(EmpathyBars, sentence);
            feels |= feeling;
            if (Praises(turn, sentence))
            {
                affirms |= IsConcrete(turn, sentence);
                vague = true;
            }
            else if (IsReflection(context, sentence, feeling))
            {
                reflects = true;
                complex |=
                    feeling || turn.HasAny(["feeling", "meaning"], sentence) || Echo.Of(turn.Text(sentence), context.HeardWords).AddsMuch;
            }
        }
        // Who praises, presses or shuts up does not give back, whatever words of the resident are in it.
        if (reflects && !vague && !turn.HasAny(Shuts, new Span(0, turn.Narrow.Length)))
            yield return complex ? MoveLabels.ComplexReflection : MoveLabels.SimpleReflection;
        if (feels)
            yield return MoveLabels.Empathy;
        if (vague)
            yield return affirms ? MoveLabels.Affirmation : MoveLabels.VagueAffirmation;
    }

    /// <summary>The resident's words, or their sense, said back: no question of its own, nothing about the worker, no other move in the sentence.</summary>
    /// <param name="feeling">The sentence says that it is hard: it is a reflection only for what else is in it.</param>
    public static bool IsReflection(TurnContext context, Sentence sentence, bool feeling = false)
    {
        var turn = context.Turn;
        if (context.Heard.IsEmpty || turn.HasAny(ReflectionBars, sentence))
            return false;
        if (turn.Has("reflect-lead", sentence) || HoldsBothSides(turn, sentence))
            return true;
        // "You said …" before a question about danger, or about a word, only leads up to it.
        if (turn.Has("reflect-quote", sentence))
            return !sentence.Asks && !turn.Has("safety-ask") && !turn.Has("clarify");
        if (sentence.Asks || IsOwn(turn, sentence) || HelpingMoves.IsNextStep(turn, sentence))
            return false;
        return feeling
            ? OtherClauseEchoes(context, sentence) || TellsBack(turn, sentence)
            : !turn.Has("anyone", sentence) && Echo.Of(turn.Text(sentence), context.HeardWords).IsEcho;
    }

    /// <summary>"Part of you wants to, part of you dreads it."</summary>
    private static bool HoldsBothSides(SpokenTurn turn, Sentence sentence) =>
        !sentence.Asks && sentence.Clauses.Count(clause => turn.Has("both-sides", clause)) >= 2;

    /// <summary>A sentence that begins with the worker is about the worker.</summary>
    public static bool IsOwn(SpokenTurn turn, Sentence sentence) =>
        turn.Has("own-start", sentence with { End = Math.Min(sentence.Start + Opening, sentence.End) });

    // The words are given back beside the empathy, not within it.
    private static bool OtherClauseEchoes(TurnContext context, Sentence sentence)
    {
        var rest = string.Join(
            ',',
            sentence.Clauses.Where(clause => !context.Turn.Has("empathy", clause)).Select(clause => context.Turn.Text(clause).ToString())
        );
        return Echo.Of(rest, context.HeardWords).IsEcho;
    }

    // Their story beside the empathy. What holds for anyone tells no story.
    private static bool TellsBack(SpokenTurn turn, Sentence sentence) =>
        !turn.Has("anyone", sentence)
        && sentence.Clauses.Any(clause => !turn.Has("empathy", clause) && Echo.Of(turn.Text(clause), []).Added >= 4);

    // Praise asks nothing; in a question only what stands before it is praise ("Fine writing, is it yours?").
    private static bool Praises(SpokenTurn turn, Sentence sentence) =>
        turn.Of("affirmation", sentence)
            .Concat(turn.Of("praise", sentence))
            .Any(cue => !sentence.Asks || cue.End <= sentence.Clauses[^1].Start)
        && !HoldsBothSides(turn, sentence)
        && !turn.HasAny(PraiseBars, sentence);

    private static bool IsConcrete(SpokenTurn turn, Sentence sentence)
    {
        if (turn.Has("affirmation", sentence))
            return true;
        var praised = turn.Of("praise", sentence).First();
        var rest = string.Concat(
            turn.Text(new Span(sentence.Start, praised.Start)),
            turn.Text(new Span(Math.Min(praised.End, sentence.End), sentence.End))
        );
        // Something must be left that was done: two characters or two words that say what.
        return Echo.Of(rest, []).All >= 2;
    }
}
