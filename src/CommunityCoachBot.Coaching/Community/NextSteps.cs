using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>Why an item comes next.</summary>
public enum NextReason
{
    /// <summary>What is known has grown old, and others may still go by it.</summary>
    Stale,
    Missing,

    /// <summary>Known from one source only.</summary>
    SecondSource,

    /// <summary>Several sources, but less than the least that is enough.</summary>
    More,
}

public sealed record NextItem(ChecklistItem Item, NextReason Reason);

/// <summary>One outing (a walk, an hour with documents …) and what it can bring.</summary>
public sealed record NextOuting(string Method, ImmutableArray<NextItem> Items);

/// <summary>What to do next, by what one outing can bring: a walk answers many questions at once.</summary>
public static class NextSteps
{
    /// <param name="open">Whether a section makes sense yet.</param>
    public static ImmutableArray<NextOuting> Of(
        Checklist checklist,
        IEnumerable<SectionProgress> progress,
        Func<ChecklistSection, bool> open
    )
    {
        ArgumentNullException.ThrowIfNull(checklist);
        var filled = progress
            .SelectMany(section => section.Items)
            .Where(item => item.Standing != Standing.Missing)
            .Select(item => item.Item.Id);
        var known = filled.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. progress
                .Where(section => open(section.Section))
                .SelectMany(section => section.Items)
                .Where(item => item.Item.After is null || known.Contains(item.Item.After))
                .Select(item => (item.Item, Reason: ReasonFor(item)))
                .Where(item => item.Reason is not null)
                .Select(item => new NextItem(item.Item, item.Reason!.Value))
                .GroupBy(item => EasiestOf(checklist, item.Item), StringComparer.Ordinal)
                .Select(group => new NextOuting(group.Key, [.. group.OrderBy(item => item.Reason)]))
                .OrderByDescending(outing => outing.Items.Count(item => item.Reason == NextReason.Stale))
                .ThenByDescending(outing => outing.Items.Length)
                .ThenBy(outing => checklist.Methods.IndexOf(outing.Method)),
        ];
    }

    private static NextReason? ReasonFor(ItemProgress item) =>
        item switch
        {
            { Standing: Standing.Missing } => NextReason.Missing,
            { Stale: true } => NextReason.Stale,
            { Sources: < 2 } => NextReason.SecondSource,
            { Enough: false } => NextReason.More,
            _ => null,
        };

    private static string EasiestOf(Checklist checklist, ChecklistItem item) =>
        item.Methods.MinBy(method => checklist.Methods.IndexOf(method))!;
}
