using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>In how many confirmed visit summaries, of how many households, a kind of need stands.</summary>
public sealed record NeedCount(string Maslow, string Bradshaw, int Notes, int Households, int Authors);

/// <summary>One cell of the grid.</summary>
/// <param name="Households">Null where it is hidden because it is small.</param>
/// <param name="Notes">Null where it is hidden.</param>
public sealed record NeedCell(int? Households, int? Notes)
{
    public static readonly NeedCell Hidden = new(null, null);

    public bool IsHidden => Households is null;
}

/// <summary>
/// The needs of a community on two axes: which level of need (Maslow's eight in the source document), and who says so (Bradshaw's four). Households are
/// counted, not notes: five visits to one home are not five homes.
/// </summary>
public sealed class NeedsGrid
{
    public static readonly ImmutableArray<string> Levels =
    [
        "physiological",
        "safety",
        "belonging",
        "esteem",
        "cognitive",
        "aesthetic",
        "self-actualisation",
        "transcendence",
    ];

    public static readonly ImmutableArray<string> Voices = ["felt", "expressed", "normative", "comparative"];

    private readonly ImmutableDictionary<(string, string), NeedCell> _cells;

    private NeedsGrid(ImmutableDictionary<(string, string), NeedCell> cells) => _cells = cells;

    public static NeedsGrid Of(IEnumerable<NeedCount> counts) =>
        new(
            counts
                .Where(count => Levels.Contains(count.Maslow) && Voices.Contains(count.Bradshaw))
                .ToImmutableDictionary(count => (count.Maslow, count.Bradshaw), count => new NeedCell(count.Households, count.Notes))
        );

    public NeedCell this[string level, string voice] => _cells.GetValueOrDefault((level, voice), new NeedCell(0, 0));

    public bool IsEmpty => _cells.Values.All(cell => cell.Households is 0);

    /// <summary>
    /// The grid for readers beyond the team: a cell of fewer than <see cref="SmallCounts.Least"/> households is hidden. No sums are shown beside the cells:
    /// a sum less its neighbours would tell what was hidden.
    /// </summary>
    public NeedsGrid Shared() =>
        new(
            _cells.ToImmutableDictionary(
                cell => cell.Key,
                cell => cell.Value.Households is > 0 and < SmallCounts.Least ? NeedCell.Hidden : cell.Value
            )
        );
}
