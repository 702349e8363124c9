namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>Whether a resident's words speak of danger that must be asked about at once, and whether a worker's turn does so.</summary>
internal static class DangerTalk
{
    public static bool IsIn(SpokenTurn turn) =>
        turn.Of("danger").Any(cue => !IsDenied(turn, cue) && !IsPast(turn, HelpingMoves.SentenceOf(turn, cue)));

    private static bool IsDenied(SpokenTurn turn, CueAt cue) =>
        turn.Of("danger-denied").Any(denied => denied.Start <= cue.End && cue.Start <= denied.End);

    // Long past, and nothing says that it goes on.
    private static bool IsPast(SpokenTurn turn, Sentence sentence) =>
        turn.Has("danger-past", sentence) && !turn.Has("danger-now", sentence);

    public static bool IsMet(SpokenTurn turn) =>
        turn.Sentences.Any(sentence => QuestionMoves.IsAboutSafety(turn, sentence)) || turn.Has("escalation") || turn.Has("emergency-act");
}
