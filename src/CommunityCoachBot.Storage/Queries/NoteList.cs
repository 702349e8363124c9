using System.Globalization;

namespace CommunityCoachBot.Storage.Queries;

/// <summary>
/// A list over one kind of row: where it comes from, how it is sorted, where its next page begins. <c>x</c> is what is listed, <c>n</c> its note, <c>a</c> the author.
/// </summary>
internal sealed record NoteList(string Columns, string From, string? What, ListOrder Order)
{
    private const string NoteOfItem = $"JOIN note n ON n.tenant_id = x.tenant_id AND n.id = x.note_id AND n.latest = 1 {FoundRow.Author}";

    public static NoteList Records { get; } = new(FoundRow.Columns, $"note n {FoundRow.Author}", null, ListOrder.NewestFirst);

    public static NoteList Risks { get; } =
        new(
            $"{FoundRow.Columns}, x.position, x.quote AS text, CASE WHEN x.closed_at IS NULL THEN 'open' ELSE 'closed' END AS status, x.step_taken AS step",
            $"risk x {NoteOfItem}",
            "risk",
            ListOrder.NewestFirst
        );

    public static NoteList Tasks { get; } =
        new(
            $"{FoundRow.Columns}, x.position, x.what AS text, x.due, x.due_key, x.status, x.who",
            $"task x {NoteOfItem}",
            "task",
            ListOrder.DueFirst
        );

    public static NoteList Promises { get; } =
        new(
            $"{FoundRow.Columns}, x.position, x.what AS text, x.due, x.due_key, x.kept AS status",
            $"promise x {NoteOfItem}",
            "promise",
            ListOrder.DueFirst
        );

    public static NoteList Needs { get; } = new("", $"need x {NoteOfItem}", null, ListOrder.NewestFirst);

    /// <summary>The alias of the table whose team, author and day are asked for.</summary>
    public string X => ReferenceEquals(From, Records.From) ? "n" : "x";

    private bool HasPosition => X == "x";

    public string OrderBy(ListOrder order) =>
        order switch
        {
            ListOrder.OldestFirst => HasPosition ? "x.day_key, x.position" : "n.day_key",
            ListOrder.DueFirst => "x.due_key, x.day_key, x.position",
            _ => HasPosition ? "x.day_key DESC, x.position" : "n.day_key DESC",
        };

    /// <summary>What comes after a line.</summary>
    public void After(NoteFilter filter, ListOrder order, string? cursor)
    {
        if (
            cursor?.Split('_') is not { Length: 3 } parts
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var dayKey)
            || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var position)
        )
            return;
        var (due, day, at) = (filter.Value(parts[0]), filter.Value(dayKey), filter.Value(position));
        var x = X;
        switch (order)
        {
            case ListOrder.DueFirst:
                filter.And($"x.due_key >= {due} AND (x.due_key > {due} OR x.day_key > {day} OR (x.day_key = {day} AND x.position > {at}))");
                break;
            case ListOrder.OldestFirst:
                filter.And(HasPosition ? $"x.day_key >= {day} AND (x.day_key > {day} OR x.position > {at})" : $"{x}.day_key > {day}");
                break;
            default:
                filter.And(HasPosition ? $"x.day_key <= {day} AND (x.day_key < {day} OR x.position > {at})" : $"{x}.day_key < {day}");
                break;
        }
    }

    public static string Cursor(FoundRow row) => string.Create(CultureInfo.InvariantCulture, $"{row.DueKey}_{row.DayKey}_{row.Position}");

    public static IEnumerable<FoundRow> Sorted(IEnumerable<FoundRow> rows, ListOrder order) =>
        order switch
        {
            ListOrder.OldestFirst => rows.OrderBy(row => row.DayKey).ThenBy(row => row.Position),
            ListOrder.DueFirst => rows.OrderBy(row => row.DueKey, StringComparer.Ordinal)
                .ThenBy(row => row.DayKey)
                .ThenBy(row => row.Position),
            _ => rows.OrderByDescending(row => row.DayKey).ThenBy(row => row.Position),
        };
}

internal enum ListOrder
{
    NewestFirst,
    OldestFirst,
    DueFirst,
}
