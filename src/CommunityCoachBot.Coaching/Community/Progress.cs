using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>How much is known of one thing.</summary>
public enum Standing
{
    /// <summary>Nobody has written anything.</summary>
    Missing,

    /// <summary>One source, or less than the least that is enough.</summary>
    Thin,

    /// <summary>Two sources that differ, and the least that is enough.</summary>
    Solid,
}

/// <summary>Where one item stands.</summary>
/// <param name="Sources">How many sources differ: by kind of evidence or by who or what they are.</param>
/// <param name="Enough">The least that is enough is there.</param>
/// <param name="Stale">What is known is older than it should be.</param>
public sealed record ItemProgress(
    ChecklistItem Item,
    Standing Standing,
    int Sources,
    bool Enough,
    bool Stale,
    DateOnly? LastSeen,
    ImmutableArray<Fact> Facts
);

/// <summary>Where one section stands.</summary>
public sealed record SectionProgress(ChecklistSection Section, ImmutableArray<ItemProgress> Items)
{
    public int Solid => Items.Count(item => item.Standing == Standing.Solid);
    public int Thin => Items.Count(item => item.Standing == Standing.Thin);
    public int Missing => Items.Count(item => item.Standing == Standing.Missing);
    public int Stale => Items.Count(item => item.Stale);

    /// <summary>The latest day of anything known here.</summary>
    public DateOnly? LastSeen => Items.Max(item => item.LastSeen);
}

/// <summary>Where a community's checklist stands on a day (community-analysis: one source is thin, two make it solid).</summary>
public static class Progress
{
    public static ImmutableArray<SectionProgress> Of(Checklist checklist, IEnumerable<Fact> facts, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var byItem = Facts.Current(facts).ToLookup(fact => fact.Item, StringComparer.Ordinal);
        return
        [
            .. checklist.Sections.Select(section => new SectionProgress(
                section,
                [.. section.Items.Select(item => Of(item, [.. byItem[item.Id]], today))]
            )),
        ];
    }

    private static ItemProgress Of(ChecklistItem item, ImmutableArray<Fact> facts, DateOnly today)
    {
        if (facts.IsEmpty)
            return new ItemProgress(item, Standing.Missing, 0, Enough: false, Stale: false, null, facts);
        // What was said without a name by two people of the street is one source: nothing shows that they are two.
        var sources = facts.Select(fact => (fact.Evidence, fact.Source.Trim().ToUpperInvariant())).Distinct().Count();
        var enough = IsEnough(item.Done, facts);
        var last = facts.Max(fact => fact.SeenOn);
        return new ItemProgress(
            item,
            sources > 1 && enough ? Standing.Solid : Standing.Thin,
            sources,
            enough,
            IsStale(item, last, today),
            last,
            facts
        );
    }

    public static bool IsStale(ChecklistItem item, DateOnly seen, DateOnly today) => seen.AddDays(7 * item.StaleAfterWeeks) < today;

    private static bool IsEnough(DoneCriterion done, ImmutableArray<Fact> facts) =>
        done switch
        {
            DoneCriterion.Entries(var least) => facts.Length >= least,
            DoneCriterion.People(var least) => facts.Sum(fact => fact.People) >= least,
            DoneCriterion.Sources(var kinds) => kinds.All(kind => facts.Any(fact => fact.Evidence == kind)),
            _ => true,
        };
}
