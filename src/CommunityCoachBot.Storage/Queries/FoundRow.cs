using CommunityCoachBot.Coaching.Supervision;
using CommunityCoachBot.Storage.Data;

namespace CommunityCoachBot.Storage.Queries;

/// <summary>A line as it is read.</summary>
internal sealed class FoundRow
{
    /// <summary>What every list reads of its note.</summary>
    public const string Columns =
        "n.id, n.kind, n.day, n.day_key, n.author_id, COALESCE(a.name, '') AS author_name, n.address_as, n.resident_type";

    public const string Author = "LEFT JOIN person a ON a.tenant_id = n.tenant_id AND a.person_id = n.author_id";

    public string Id { get; init; } = "";
    public string Kind { get; init; } = "";
    public string Day { get; init; } = "";
    public long DayKey { get; init; }
    public string AuthorId { get; init; } = "";
    public string AuthorName { get; init; } = "";
    public string? AddressAs { get; init; }
    public string? ResidentType { get; init; }
    public string? Body { get; init; }
    public long Position { get; init; }
    public string? Text { get; init; }
    public string? Due { get; init; }
    public string DueKey { get; init; } = "";
    public string? Status { get; init; }
    public string? Who { get; init; }
    public string? Step { get; init; }
    public string? LastVisit { get; init; }
    public string HouseholdId { get; init; } = "";

    public FoundLine Line(DateOnly today, string? what)
    {
        var due = Data.Day.Parse(Due);
        return new()
        {
            NoteId = Guid.Parse(Id),
            Kind = Kind,
            Date = Data.Day.Parse(Day)!.Value,
            AuthorId = AuthorId,
            AuthorName = AuthorName,
            AddressAs = AddressAs,
            ResidentType = ResidentType,
            Item = what is null
                ? null
                : new FoundItem(
                    what,
                    (int)Position,
                    Text ?? "",
                    due,
                    Status ?? "",
                    due < today && Status is not ("done" or "yes" or "closed")
                )
                {
                    Who = Who,
                    Step = Step,
                },
            DaysUnseen = Data.Day.Parse(LastVisit) is { } last ? today.DayNumber - last.DayNumber : null,
        };
    }
}
