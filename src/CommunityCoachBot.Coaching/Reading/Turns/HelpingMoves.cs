namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>The moves that open a talk, keep it going and close it.</summary>
internal static class HelpingMoves
{
    private const int GreetingTurns = 2;
    private const int SmallTalkTurns = 4;

    public static IEnumerable<string> Read(TurnContext context)
    {
        var turn = context.Turn;
        if (context.Index < GreetingTurns && (turn.Has("greeting") || turn.Has("how-are-you")))
            yield return MoveLabels.Greeting;
        if (turn.Has("identity"))
            yield return MoveLabels.Identity;
        if (turn.Of("purpose").Any(cue => !turn.HasAny(["task-talk", "permission", "next-step"], SentenceOf(turn, cue))))
            yield return MoveLabels.Purpose;
        if (
            turn.Of("consent")
                .Any(cue => !turn.HasAny(["leading", "rhetorical", "argument", "dismissive", "permission"], SentenceOf(turn, cue)))
        )
            yield return MoveLabels.Consent;
        foreach (var label in Topics(context))
            yield return label;
        foreach (var label in Support(context))
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

    internal static Sentence SentenceOf(SpokenTurn turn, CueAt cue) =>
        turn.Sentences.FirstOrDefault(sentence => cue.Start < sentence.End) ?? turn.Sentences[^1];

    private static IEnumerable<string> Topics(TurnContext context)
    {
        var turn = context.Turn;
        if (turn.Sentences.Any(sentence => Wanders(context, sentence)))
            yield return MoveLabels.OffTopic;
        else if (context.Index < SmallTalkTurns && !context.HeardDanger && (turn.Sentences.Any(IsLight) || GoesOn()))
            yield return MoveLabels.SmallTalk;

        bool IsLight(Sentence sentence) => turn.Has("small-talk", sentence) && !IsEarnest(context, sentence);

        // Talk of everyday things goes on with a question about them.
        bool GoesOn() =>
            context.BeforeLabels.Contains(MoveLabels.SmallTalk)
            && turn.Sentences is [.., { Asks: true } last]
            && turn.Sentences.All(sentence => !IsEarnest(context, sentence))
            && !turn.HasAny(["clarify", "leading", "consent", "permission", "sensitive", "sensitive-topics"], last);
    }

    // The same words in an account, an errand or a plan are no small talk.
    private static readonly string[] Earnest =
    [
        "purpose",
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
        context.Turn.HasAny(Earnest, sentence) || (context.Index > 0 && !sentence.Asks && IsReflection(context, sentence));

    /// <summary>Turns aside from what the resident has just said, to the worker's own affairs or to something else.</summary>
    private static bool Wanders(TurnContext context, Sentence sentence)
    {
        var turn = context.Turn;
        if (turn.Has("off-topic", sentence))
            return true;
        if (context.Heard.IsEmpty || turn.HasAny(["safety-ask", "give-info", "permission", "next-step", "empathy"], sentence))
            return false;
        var follows = Echo.Of(turn.Text(sentence), context.HeardWords).Pairs > 0;
        var opening = sentence with { End = Math.Min(sentence.Start + Opening, sentence.End) };
        return !follows
            && (turn.Has("own-story", sentence) || (turn.Has("turn-aside", opening) && (sentence.Asks || turn.Has("own-talk", sentence))));
    }

    /// <summary>How far into a sentence its opening words may stand.</summary>
    private const int Opening = 8;

    private static IEnumerable<string> Support(TurnContext context)
    {
        var turn = context.Turn;
        if (context.AllHeard.IsEmpty && !turn.HasAny(["affirmation", "praise"], new Span(0, turn.Narrow.Length)))
            yield break;
        var (reflects, complex, feels, affirms, vague) = (false, false, false, false, false);
        foreach (var sentence in turn.Sentences)
        {
            var feeling = !context.AllHeard.IsEmpty && turn.Has("empathy", sentence) && !turn.HasAny(EmpathyBars, sentence);
            feels |= feeling;
            var praise =
                turn.HasAny(["affirmation", "praise"], sentence) && !turn.HasAny(["advice", "pressure", "argument", "labels"], sentence);
            if (praise)
            {
                affirms |= IsConcrete(turn, sentence);
                vague |= !IsConcrete(turn, sentence);
            }
            if (
                !praise
                && IsReflection(context, sentence)
                && (!feeling || turn.Has("reflect-lead", sentence) || OtherClauseEchoes(context, sentence))
            )
            {
                reflects = true;
                complex |=
                    feeling || turn.HasAny(["feeling", "meaning"], sentence) || Echo.Of(turn.Text(sentence), context.HeardWords).AddsMuch;
            }
        }
        if (reflects)
            yield return complex ? MoveLabels.ComplexReflection : MoveLabels.SimpleReflection;
        if (feels)
            yield return MoveLabels.Empathy;
        if (affirms || vague)
            yield return affirms ? MoveLabels.Affirmation : MoveLabels.VagueAffirmation;
    }

    // "Four times a night: anyone would be worn out": the words are given back beside the empathy, not within it.
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

    private static bool OtherClauseEchoes(TurnContext context, Sentence sentence)
    {
        var rest = string.Join(
            ',',
            sentence.Clauses.Where(clause => !context.Turn.Has("empathy", clause)).Select(clause => context.Turn.Text(clause).ToString())
        );
        return Echo.Of(rest, context.HeardWords).IsEcho;
    }

    /// <summary>The resident's words, or their sense, said back: no question of its own, nothing about the worker, no other move in the sentence.</summary>
    private static bool IsReflection(TurnContext context, Sentence sentence)
    {
        var turn = context.Turn;
        if (context.Heard.IsEmpty || turn.HasAny(ReflectionBars, sentence))
            return false;
        if (turn.Has("reflect-lead", sentence))
            return true;
        // "You said …" before a question about danger, or about a word, only leads up to it.
        if (turn.Has("reflect-quote", sentence))
            return !sentence.Asks && !turn.Has("safety-ask") && !turn.Has("clarify");
        if (
            sentence.Asks
            || turn.Has("own-start", sentence with { End = Math.Min(sentence.Start + Opening, sentence.End) })
            || IsNextStep(turn, sentence)
        )
            return false;
        return Echo.Of(turn.Text(sentence), context.HeardWords).IsEcho;
    }

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

    /// <summary>Who does what next, with a time or a person.</summary>
    internal static bool IsNextStep(SpokenTurn turn, Sentence sentence)
    {
        if (turn.HasAny(["pressure", "promise", "argument", "safety-ask"], sentence))
            return false;
        if (turn.Has("next-step", sentence))
            return true;
        return turn.Has("next-step-plan", sentence) && turn.HasAny(["next-step-when", "next-step-who"], sentence);
    }
}
