namespace CommunityCoachBot.Coaching.Supervision;

/// <summary>What kind of task a sentence is. Only referrals are told apart: they go through states of their own (<c>supervision.md</c> §8).</summary>
public static class TaskTypes
{
    public const string Referral = "referral";

    private static readonly string[] Cues =
    [
        "转介",
        "轉介",
        "转到",
        "转给",
        "介绍到",
        "介绍去",
        "refer ",
        "refers ",
        "referral",
        "referred",
        "signpost",
    ];

    public static string? Of(string what)
    {
        ArgumentNullException.ThrowIfNull(what);
        return Cues.Any(cue => $"{what} ".Contains(cue, StringComparison.OrdinalIgnoreCase)) ? Referral : null;
    }
}
