using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>
/// A party to what happens in the community, as somebody wrote it down. An organisation, a residents' group, a public role, or a person who counts without
/// an office; never a profile of a private resident. A later entry of the same party adds to the earlier ones.
/// </summary>
public sealed record Stakeholder
{
    public const string Organisation = "organisation";
    public const string Group = "group";
    public const string PublicRole = "public-role";
    public const string InformalLeader = "informal-leader";

    public static readonly ImmutableArray<string> Kinds = [Organisation, Group, PublicRole, InformalLeader];

    /// <summary>The columns of the grid (community-analysis F).</summary>
    public static readonly ImmutableArray<string> FieldIds =
    [
        "sh-goal",
        "sh-structure",
        "sh-belief",
        "sh-resource",
        "sh-power-source",
        "sh-stance",
        "sh-action",
        "sh-motive",
        "sh-relation",
        "sh-way-in",
    ];

    /// <summary>What is not written of a person without an office, even one whom everyone asks: what they believe, and on whose side they are.</summary>
    public static readonly ImmutableArray<string> NotOfPrivatePeople = ["sh-belief", "sh-stance"];

    public required Guid Id { get; init; }

    /// <summary>The party this entry is about; entries of one party share it.</summary>
    public required Guid Party { get; init; }

    public required string Name { get; init; }
    public required string Kind { get; init; }

    /// <summary>Which of the systems it belongs to, or empty.</summary>
    public string System { get; init; } = "";

    public ImmutableDictionary<string, string> Fields { get; init; } = ImmutableDictionary<string, string>.Empty;

    public required string AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The parties as they stand: of each field the latest that was written, so that two people who fill different fields lose nothing.</summary>
    /// <param name="entries">Oldest first.</param>
    public static ImmutableArray<Stakeholder> Current(IEnumerable<Stakeholder> entries) =>
        [.. entries.GroupBy(entry => entry.Party).Select(Merge)];

    private static Stakeholder Merge(IEnumerable<Stakeholder> ofOne)
    {
        Stakeholder? merged = null;
        foreach (var entry in ofOne)
        {
            var fields = (merged?.Fields ?? ImmutableDictionary<string, string>.Empty).SetItems(
                entry.Fields.Where(field => !string.IsNullOrWhiteSpace(field.Value))
            );
            merged = entry with { Fields = fields, System = entry.System.Length > 0 ? entry.System : merged?.System ?? "" };
        }

        return merged!;
    }
}

/// <summary>A dealing between two parties or two systems: its kind, how strong, and the latest event that shows it. The latest entry of a pair counts.</summary>
public sealed record Relation
{
    public static readonly ImmutableArray<string> Strengths = ["weak", "middling", "strong"];

    public required Guid Id { get; init; }

    /// <summary>The id of a system, or of a party.</summary>
    public required string From { get; init; }
    public required string To { get; init; }
    public required string Kind { get; init; }
    public required string Strength { get; init; }
    public required string Event { get; init; }
    public required string AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The latest entry of each pair; it does not matter which of the two comes first.</summary>
    /// <param name="entries">Oldest first.</param>
    public static ImmutableArray<Relation> Current(IEnumerable<Relation> entries) =>
        [
            .. entries
                .GroupBy(entry => string.CompareOrdinal(entry.From, entry.To) < 0 ? (entry.From, entry.To) : (entry.To, entry.From))
                .Select(pair => pair.Last()),
        ];

    /// <summary>The pairs that nobody has drawn yet.</summary>
    public static ImmutableArray<(string From, string To)> Missing(ImmutableArray<string> systems, IEnumerable<Relation> relations)
    {
        var drawn = relations.SelectMany(relation => new[] { (relation.From, relation.To), (relation.To, relation.From) }).ToHashSet();
        return
        [
            .. from first in Enumerable.Range(0, systems.Length)
            from second in Enumerable.Range(first + 1, systems.Length - first - 1)
            where !drawn.Contains((systems[first], systems[second]))
            select (systems[first], systems[second]),
        ];
    }
}
