using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>
/// A need that stands in the notes of so many households that it may be a problem of the community. It is a question to take to residents, not a finding:
/// the caveats say what is not known.
/// </summary>
/// <param name="Caveats">Ids of sentences.</param>
public sealed record CandidateProblem(
    string Maslow,
    int Households,
    int Notes,
    ImmutableArray<string> Voices,
    ImmutableArray<string> Caveats
);

/// <summary>Looks for problems in many notes (a need of many that is unmet becomes a problem of the community).</summary>
public static class CandidateProblems
{
    /// <summary>Fewer households are not shown as a problem of the community.</summary>
    public const int LeastHouseholds = SmallCounts.Least;

    /// <param name="counts">Of confirmed visit summaries, by level and voice.</param>
    /// <param name="byLevel">Of the same notes by level alone: a household with two voices counts once.</param>
    public static ImmutableArray<CandidateProblem> Of(IEnumerable<NeedCount> counts, IEnumerable<LevelCount> byLevel)
    {
        var voices = counts.ToLookup(count => count.Maslow, StringComparer.Ordinal);
        return
        [
            .. byLevel
                .Where(level => level.Households >= LeastHouseholds)
                .OrderByDescending(level => level.Households)
                .ThenBy(level => NeedsGrid.Levels.IndexOf(level.Maslow))
                .Select(level => Candidate(level, [.. voices[level.Maslow]])),
        ];
    }

    private static CandidateProblem Candidate(LevelCount level, ImmutableArray<NeedCount> counts)
    {
        var said = NeedsGrid.Voices.Where(voice => counts.Any(count => count.Bradshaw == voice && count.Households > 0)).ToImmutableArray();
        // Whoever was visited is not whoever lives there: that is always so.
        var caveats = ImmutableArray.CreateBuilder<string>();
        caveats.Add("only-visited");
        if (level.Authors == 1)
            caveats.Add("one-worker");
        if (level.Notes > level.Households * 2)
            caveats.Add("same-homes-often");
        if (said is [_])
            caveats.Add("one-voice");
        if (!said.Contains("felt"))
            caveats.Add("not-in-residents-words");
        if (!said.Contains("normative") && !said.Contains("comparative"))
            caveats.Add("no-yardstick");
        return new CandidateProblem(level.Maslow, level.Households, level.Notes, said, caveats.ToImmutable());
    }
}

/// <summary>In how many notes, of how many households and by how many workers, a level of need stands.</summary>
public sealed record LevelCount(string Maslow, int Notes, int Households, int Authors);
