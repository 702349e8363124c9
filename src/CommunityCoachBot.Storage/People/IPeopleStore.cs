using System.Collections.Immutable;

namespace CommunityCoachBot.Storage.People;

/// <summary>Who works where, who supervises whom, and how each wants to be spoken to. Changes are kept in the audit with who made them.</summary>
public interface IPeopleStore
{
    /// <summary>Who asks, and what they may see on that day: the one place where an <see cref="Asker"/> comes from.</summary>
    Task<Asker> AskerAsync(string tenantId, string personId, DateOnly today, CancellationToken cancellationToken);

    Task<PersonRecord?> FindAsync(string tenantId, string personId, CancellationToken cancellationToken);

    /// <summary>Everyone of the tenant, by name.</summary>
    Task<IReadOnlyList<PersonRecord>> ListAsync(string tenantId, CancellationToken cancellationToken);

    Task<IReadOnlyList<TeamRecord>> TeamsAsync(string tenantId, CancellationToken cancellationToken);

    /// <summary>The people whose notes the asker may see besides their own, by name: those of the teams they supervise.</summary>
    Task<IReadOnlyList<PersonRecord>> PeopleOfAsync(Asker asker, CancellationToken cancellationToken);

    /// <summary>Keeps that somebody signed in (or wrote for the first time): the name, and the roles their sign-in vouches for. Changes nothing an admin set.</summary>
    Task ArriveAsync(PersonArrival arrival, CancellationToken cancellationToken);

    /// <summary>
    /// What an admin sets of a person; what is null stays. Notes that somebody wrote before they had a team come to their first team; later moves leave
    /// the past where it was written.
    /// </summary>
    Task ChangeAsync(string byPersonId, PersonChange change, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Makes a team, or gives it another name.</summary>
    Task SaveTeamAsync(string byPersonId, TeamRecord team, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>What a person sets for themselves; what is null stays.</summary>
    Task SetAsync(string tenantId, string personId, PersonSettings settings, CancellationToken cancellationToken);

    /// <summary>
    /// Who is to be told about something of this person today, first the supervisors of the person's team, for an absent one the deputy in their place;
    /// then the tenant's other supervisors, for when nobody answers.
    /// </summary>
    Task<IReadOnlyList<PersonRecord>> ReceiversAsync(string tenantId, string personId, DateOnly today, CancellationToken cancellationToken);

    /// <summary>
    /// Puts a household into another worker's hands: they see its past (with what was promised), and the past stays its authors'. Two households of one form of address
    /// are never made one: where the new worker has one of that name, it must be called something else.
    /// </summary>
    /// <param name="calledAs">What the new worker calls it; null for what it is called now.</param>
    Task<HandoverOutcome> HandOverAsync(
        Asker asker,
        string householdId,
        string toPersonId,
        string? calledAs,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>Households in the hands of a worker, by form of address: the asker's own, or of somebody they supervise.</summary>
    Task<IReadOnlyList<HouseholdRecord>> HouseholdsAsync(Asker asker, string workerId, CancellationToken cancellationToken);
}

/// <summary>Somebody of a tenant.</summary>
public sealed record PersonRecord
{
    public required string TenantId { get; init; }
    public required string PersonId { get; init; }
    public string Name { get; init; } = "";

    /// <summary>Other names colleagues use, separated by commas.</summary>
    public string? Alias { get; init; }

    /// <summary>As an admin set them, else as the latest sign-in vouched for, else a worker.</summary>
    public ImmutableArray<string> Roles { get; init; } = [PersonRoles.Worker];

    /// <summary>Whether an admin set the roles.</summary>
    public bool RolesAreSet { get; init; }

    /// <summary>The team new notes belong to, or null while there is none.</summary>
    public string? TeamId { get; init; }

    /// <summary>Teams this person supervises.</summary>
    public ImmutableArray<string> Supervises { get; init; } = [];

    /// <summary>Who stands in while this person is away.</summary>
    public string? DeputyId { get; init; }
    public DateOnly? AwayFrom { get; init; }
    public DateOnly? AwayTo { get; init; }
    public string? Language { get; init; }

    /// <summary>An IANA name, or null for the site's.</summary>
    public string? TimeZone { get; init; }

    /// <summary>No messages of our own accord between these times, or null for the site's.</summary>
    public TimeOnly? QuietFrom { get; init; }
    public TimeOnly? QuietTo { get; init; }

    /// <summary>No messages of our own accord until then (urgent risks excepted).</summary>
    public DateTimeOffset? PausedUntil { get; init; }

    /// <summary>Left the agency: may not ask, is told nothing; their notes stay.</summary>
    public bool HasLeft { get; init; }
    public DateTimeOffset? Arrived { get; init; }

    public bool IsAwayOn(DateOnly day) => AwayFrom is { } from && from <= day && (AwayTo is not { } to || day <= to);
}

/// <param name="Id">Given once (kebab-case or any text); the name may change.</param>
public sealed record TeamRecord(string TenantId, string Id, string Name);

/// <summary>Somebody came in.</summary>
/// <param name="SignInRoles">The roles their web sign-in vouches for; null on a channel that vouches for none (Teams).</param>
public sealed record PersonArrival(string TenantId, string PersonId, string Name, ImmutableArray<string>? SignInRoles, DateTimeOffset At);

/// <summary>What an admin sets of a person; what is null stays as it is.</summary>
public sealed record PersonChange(string TenantId, string PersonId)
{
    public string? Name { get; init; }
    public string? Alias { get; init; }

    /// <summary>Empty gives the roles back to the sign-in.</summary>
    public ImmutableArray<string>? Roles { get; init; }

    /// <summary>Empty text takes the person out of their team.</summary>
    public string? TeamId { get; init; }

    /// <summary>All teams this person supervises.</summary>
    public ImmutableArray<string>? Supervises { get; init; }
    public bool? HasLeft { get; init; }
    public AbsenceChange? Absence { get; init; }
}

/// <summary>From when to when somebody is away, and who stands in; all null for "is here".</summary>
public sealed record AbsenceChange(DateOnly? From, DateOnly? To, string? DeputyId);

/// <summary>What a person sets for themselves; what is null stays.</summary>
public sealed record PersonSettings
{
    public string? TimeZone { get; init; }
    public QuietHours? Quiet { get; init; }

    /// <summary><see cref="DateTimeOffset.MinValue"/> ends the pause.</summary>
    public DateTimeOffset? PausedUntil { get; init; }
    public AbsenceChange? Absence { get; init; }
}

/// <summary>From when to when no messages of our own accord, or both null for the site's own hours.</summary>
public sealed record QuietHours(TimeOnly? From, TimeOnly? To);

/// <summary>A household as the store keeps it: by the worker it is in the hands of, and a form of address.</summary>
public sealed record HouseholdRecord(
    string HouseholdId,
    string WorkerId,
    string AddressAs,
    string? ResidentType,
    int Visits,
    DateOnly? LastVisit
);

/// <summary>What became of a handover.</summary>
public enum HandoverOutcome
{
    Done,

    /// <summary>The household is not in the hands of the asker or of somebody they supervise, or does not exist.</summary>
    NotTheirs,

    /// <summary>The one to take it does not exist, has left, or is no worker.</summary>
    NobodyThere,

    /// <summary>The one to take it has a household of that name: give it another.</summary>
    NameTaken,
}
