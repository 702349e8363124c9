using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Coaching.Practice;

/// <summary>How much the resident trusts, and by which rules it rises and falls (practice personas, §1): a number from 0 to 100, never a feeling of a model.</summary>
public static class Trust
{
    public const int Most = 100;

    /// <summary>At this or less the resident shows the worker out.</summary>
    public const int ShownOut = 5;

    /// <summary>The most that one turn can move.</summary>
    public const int MostAtOnce = 15;

    private const int SmallTalkTurns = 4;
    private const int ClosedInARow = 3;

    public static TrustLevel LevelOf(int trust) =>
        trust switch
        {
            < 40 => TrustLevel.L1,
            < 70 => TrustLevel.L2,
            _ => TrustLevel.L3,
        };

    /// <summary>What each move of a turn does, and why, before the turn's limit.</summary>
    internal static ImmutableArray<TrustChange> ChangesOf(PracticeRun run, Persona persona, string said, ImmutableArray<string> labels)
    {
        var level = LevelOf(run.Trust(persona));
        var changes = ImmutableArray.CreateBuilder<TrustChange>();
        foreach (var label in labels)
        {
            var delta = DeltaOf(run, persona, level, labels, label);
            // The same good thing twice running is worth half: trust is not collected.
            if (
                delta > 0
                && run.Exchanges is [.., var before]
                && before.Labels.Any(other => MoveLabels.Plain(other) == MoveLabels.Plain(label))
            )
                delta /= 2;
            if (delta != 0)
                changes.Add(new TrustChange(label, delta, null));
        }
        if (FirstNew(run, said, persona.Likes) is { } like)
            changes.Add(new TrustChange(TrustChange.Likes, 3, like));
        if (FirstIn(said, persona.Dislikes) is { } dislike)
            changes.Add(new TrustChange(TrustChange.Dislikes, -5, dislike));
        return changes.ToImmutable();
    }

    private static int DeltaOf(PracticeRun run, Persona persona, TrustLevel level, ImmutableArray<string> labels, string label) =>
        label switch
        {
            MoveLabels.Greeting or MoveLabels.Closing => 3,
            MoveLabels.Identity => run.Showed(label) ? 0 : 6,
            MoveLabels.Purpose => run.Showed(label) ? 0 : 5,
            MoveLabels.SmallTalk => run.Exchanges.Length < SmallTalkTurns ? 4 : 0,
            MoveLabels.Consent or MoveLabels.PrivacyRespect => 6,
            MoveLabels.OpenQuestion or MoveLabels.GiveInfo or MoveLabels.NextStep => 4,
            MoveLabels.SimpleReflection or MoveLabels.Autonomy or MoveLabels.Summary => 5,
            MoveLabels.ComplexReflection or MoveLabels.Empathy => 8,
            MoveLabels.Affirmation => 6,
            MoveLabels.VagueAffirmation => 1,
            MoveLabels.Clarify or MoveLabels.Thanks => 2,
            MoveLabels.ClosedQuestion => run.ClosedBefore() + 1 >= ClosedInARow ? -3 : 0,
            MoveLabels.DoubleBarrelled => -3,
            MoveLabels.LeadingQuestion or MoveLabels.Jargon => -4,
            MoveLabels.AdviceWithoutPermission => -6,
            MoveLabels.Argument or MoveLabels.Labelling => -10,
            MoveLabels.Dismissive or MoveLabels.Pressure => -9,
            MoveLabels.SensitiveTooEarly => -8,
            // A word too big warms at the door, and costs once one is known; the feedback counts it either way.
            MoveLabels.PromiseBeyondPower => level == TrustLevel.L1 ? 2 : -5,
            MoveLabels.PrivacyBreach => -15,
            MoveLabels.SafetyQuestion => IsCalledFor(run, persona, level) ? 6 : -3,
            MoveLabels.OffTopic => -1,
            _ => 0,
        };

    /// <summary>Something said or seen speaks of danger; or what is hidden is that, and they are near enough to be asked.</summary>
    private static bool IsCalledFor(PracticeRun run, Persona persona, TrustLevel level) =>
        run.Told(persona).Any(secret => secret.Risk is not null)
        || run.Exchanges.Any(exchange => exchange.Danger)
        || persona.Secrets.Any(secret => secret.Level <= level && secret.Gate.Contains(MoveLabels.SafetyQuestion, StringComparer.Ordinal));

    private static string? FirstNew(PracticeRun run, string said, ImmutableArray<string> words) =>
        FirstIn(said, [.. words.Where(word => !run.Exchanges.Any(exchange => exchange.Changes.Any(change => change.Words == word)))]);

    private static string? FirstIn(string said, ImmutableArray<string> words)
    {
        var narrow = TextFolding.Narrow(said);
        return words.FirstOrDefault(word => narrow.Contains(TextFolding.Narrow(word), StringComparison.Ordinal));
    }
}

/// <summary>One reason why trust moved.</summary>
/// <param name="Why">A label of <see cref="MoveLabels"/>, or <see cref="Likes"/>, <see cref="Dislikes"/>.</param>
/// <param name="Words">The words that touched the resident, for the last two.</param>
public sealed record TrustChange(string Why, int Delta, string? Words)
{
    public const string Likes = "likes";
    public const string Dislikes = "dislikes";
}
