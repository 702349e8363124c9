namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>Whether a resident's words speak of danger that must be asked about at once, and whether a worker's turn does so.</summary>
internal static class DangerTalk
{
    public static bool IsIn(SpokenTurn turn) =>
        turn.Of("danger").Any(cue => !turn.Of("danger-denied").Any(denied => denied.Start <= cue.End && cue.Start <= denied.End));

    public static bool IsMet(SpokenTurn turn) => turn.Has("safety-ask") || turn.Has("escalation") || turn.Has("emergency-act");
}
