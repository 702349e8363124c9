namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>What a statement is that no cue names, by where it stands: an answer, the resident's sense in other words, or the worker's own story.</summary>
internal static class UnnamedMoves
{
    /// <summary>Less than this only keeps the talk going ("I see").</summary>
    private const int LeastWeight = 4;

    // Beside any other move a statement only leads up to it.
    private static readonly string[] Beside = [MoveLabels.OpenQuestion, MoveLabels.ClosedQuestion];

    public static string? Read(TurnContext context, IReadOnlySet<string> labels)
    {
        if (labels.Contains(MoveLabels.OffTopic) || labels.Any(label => !Beside.Contains(label)))
            return null;
        var statements = context.Turn.Sentences.Where(sentence => Says(context, sentence)).ToList();
        if (statements.Count == 0 || context.AllHeard.IsEmpty)
            return null;
        if (statements.TrueForAll(sentence => SupportMoves.IsOwn(context.Turn, sentence)))
            return null;
        if (context.WasAsked || context.Before?.Has("permission") == true)
            return labels.Count == 0 ? MoveLabels.GiveInfo : null;
        // Beside a question it must at least touch on what was said.
        var touches =
            labels.Count == 0 || statements.Exists(sentence => Echo.Of(context.Turn.Text(sentence), context.HeardWords).Shared > 0);
        return context.HeardWords.Count > 0 && touches ? MoveLabels.ComplexReflection : null;
    }

    private static bool Says(TurnContext context, Sentence sentence) =>
        !sentence.Asks
        && Echo.Of(context.Turn.Text(sentence), []).Added >= LeastWeight
        && !context.Turn.HasAny(
            ["encourager", "ask-invite", "greeting", "emergency-act", "escalation", "small-talk", "understands", "task-talk"],
            sentence
        )
        && !context.Turn.Asks.Any(ask => ask.Sentence == sentence);
}
