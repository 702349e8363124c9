using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>What there is to find out about a community, and how: read from <c>checklist.yaml</c>, worded in every language that has a file beside it.</summary>
public sealed record Checklist
{
    public required ImmutableArray<ChecklistSection> Sections { get; init; }

    /// <summary>How one knows: seen, read, heard in a talk, asked in a survey, said in a meeting, drawn.</summary>
    public required ImmutableArray<string> Evidence { get; init; }

    /// <summary>How to find out, the easiest first.</summary>
    public required ImmutableArray<string> Methods { get; init; }

    /// <summary>The systems whose dealings are drawn. Which ones is content: the source document says that there are four and does not name them.</summary>
    public required ImmutableArray<string> Systems { get; init; }

    /// <summary>The kinds of dealing that a relation may be of.</summary>
    public required ImmutableArray<string> Interactions { get; init; }

    public ImmutableDictionary<string, ChecklistWords> Words { get; init; } = ImmutableDictionary<string, ChecklistWords>.Empty;

    public IEnumerable<ChecklistItem> Items => Sections.SelectMany(section => section.Items);

    public ChecklistSection? Section(string id) => Sections.FirstOrDefault(section => section.Id == id);

    public ChecklistItem? Item(string id) => Items.FirstOrDefault(item => item.Id == id);

    /// <summary>The section an item stands in.</summary>
    public ChecklistSection SectionOf(string itemId) => Sections.First(section => section.Items.Any(item => item.Id == itemId));

    /// <summary>The words in the language nearest to the one asked for, else in the first there is.</summary>
    public ChecklistWords WordsIn(string language) =>
        Language.Nearest(Words.Keys.Order(StringComparer.Ordinal), language) is { } nearest ? Words[nearest] : Words[FirstLanguage];

    private string FirstLanguage => Words.ContainsKey("zh-Hans") ? "zh-Hans" : Words.Keys.Order(StringComparer.Ordinal).First();
}

/// <summary>One part of the checklist, small enough for one walk or one afternoon.</summary>
/// <param name="HidesSmallCounts">Counts of people and homes below <see cref="SmallCounts.Least"/> are hidden where others than the team read.</param>
/// <param name="OpenedBy">The step of the work plan that must be written before this section makes sense, or null.</param>
public sealed record ChecklistSection(string Id, bool HidesSmallCounts, string? OpenedBy, ImmutableArray<ChecklistItem> Items);

/// <summary>One thing to find out.</summary>
/// <param name="StaleAfterWeeks">After how many weeks a fact of this kind should be looked at again.</param>
/// <param name="After">The item to fill first (residents' own words before our definition), or null.</param>
/// <param name="HasFigures">Lines such as <c>60–79: 120</c> of its entries can be drawn.</param>
/// <param name="IsTeamOnly">It names people who hold no office: reports leave it out.</param>
public sealed record ChecklistItem(
    string Id,
    ImmutableArray<string> Evidence,
    ImmutableArray<string> Methods,
    DoneCriterion Done,
    int StaleAfterWeeks,
    string? After,
    bool HasFigures,
    bool IsTeamOnly
);

/// <summary>The least that is enough, as far as a program can see it.</summary>
public abstract record DoneCriterion
{
    /// <summary>Something was made (a map, a table, a list): one entry says so.</summary>
    public sealed record Made : DoneCriterion;

    /// <summary>So many entries.</summary>
    public sealed record Entries(int AtLeast) : DoneCriterion;

    /// <summary>So many people heard, over all entries.</summary>
    public sealed record People(int AtLeast) : DoneCriterion;

    /// <summary>At least one entry of each of these kinds of evidence.</summary>
    public sealed record Sources(ImmutableArray<string> Kinds) : DoneCriterion;
}

/// <summary>The words of the checklist in one language.</summary>
public sealed record ChecklistWords
{
    public required string Language { get; init; }
    public required ImmutableDictionary<string, string> Sections { get; init; }
    public required ImmutableDictionary<string, ItemWords> Items { get; init; }
    public required ImmutableDictionary<string, string> Evidence { get; init; }
    public required ImmutableDictionary<string, string> Methods { get; init; }
    public required ImmutableDictionary<string, string> Systems { get; init; }
    public required ImmutableDictionary<string, string> Interactions { get; init; }
    public required ImmutableDictionary<string, PlanStepWords> Plan { get; init; }
    public required ImmutableDictionary<string, string> PlanFields { get; init; }
    public required ImmutableDictionary<string, string> StakeholderKinds { get; init; }
    public required ImmutableDictionary<string, FieldWords> StakeholderFields { get; init; }
}

/// <summary>How an item is asked, and what is enough.</summary>
public sealed record ItemWords(string Ask, string Done);

public sealed record PlanStepWords(string Name, string Ask, string Done);

public sealed record FieldWords(string Name, string Hint);
