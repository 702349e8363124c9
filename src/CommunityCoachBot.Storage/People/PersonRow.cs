using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Storage.Data;

namespace CommunityCoachBot.Storage.People;

/// <summary>A row of <c>person</c> as it is read.</summary>
internal sealed class PersonRow
{
    public string TenantId { get; init; } = "";
    public string PersonId { get; init; } = "";
    public string Name { get; init; } = "";
    public string? Alias { get; init; }
    public string Roles { get; init; } = "";
    public string ClaimedRoles { get; init; } = "";
    public string TeamId { get; init; } = "";
    public string? DeputyId { get; init; }
    public string? AwayFrom { get; init; }
    public string? AwayTo { get; init; }
    public string? Language { get; init; }
    public string? TimeZone { get; init; }
    public string? QuietFrom { get; init; }
    public string? QuietTo { get; init; }
    public DateTimeOffset? PausedUntil { get; init; }
    public long HasLeft { get; init; }
    public DateTimeOffset? ArrivedAt { get; init; }

    public PersonRecord Record(ImmutableArray<string> supervises) =>
        new()
        {
            TenantId = TenantId,
            PersonId = PersonId,
            Name = Name,
            Alias = Alias,
            Roles = Effective(),
            RolesAreSet = Roles.Length > 0,
            TeamId = TeamId.Length == 0 ? null : TeamId,
            Supervises = supervises,
            DeputyId = DeputyId,
            AwayFrom = Day.Parse(AwayFrom),
            AwayTo = Day.Parse(AwayTo),
            Language = Language,
            TimeZone = TimeZone,
            QuietFrom = Time(QuietFrom),
            QuietTo = Time(QuietTo),
            PausedUntil = PausedUntil,
            HasLeft = HasLeft == 1,
            Arrived = ArrivedAt,
        };

    /// <summary>What an admin set, else what the sign-in vouches for, else a worker.</summary>
    public ImmutableArray<string> Effective() =>
        RoleList.Read(Roles) is { IsEmpty: false } set ? set
        : RoleList.Read(ClaimedRoles) is { IsEmpty: false } claimed ? claimed
        : [PersonRoles.Worker];

    private static TimeOnly? Time(string? text) => text is null ? null : TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);
}
