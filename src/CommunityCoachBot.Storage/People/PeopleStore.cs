using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Notes;
using CommunityCoachBot.Storage.Turns;
using Dapper;

namespace CommunityCoachBot.Storage.People;

/// <summary>People, on either database.</summary>
internal sealed class PeopleStore(IDatabase database) : IPeopleStore
{
    public Task<Asker> AskerAsync(string tenantId, string personId, DateOnly today, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => AskerAsync(connection, tenantId, personId, today), cancellationToken);

    /// <summary>Somebody unknown is a worker with nothing but their own notes; somebody who left may see nothing.</summary>
    public static async Task<Asker> AskerAsync(DbConnection connection, string tenantId, string personId, DateOnly today)
    {
        var row = await connection.QueryFirstOrDefaultAsync<PersonRow>(PeopleSql.One, new { Tenant = tenantId, Person = personId });
        if (row is null)
            return new(tenantId, personId, [PersonRoles.Worker], []);
        if (row.HasLeft == 1)
            return new(tenantId, personId, [], []);
        var roles = row.Effective();
        if (!roles.Contains(PersonRoles.Supervisor))
            return new(tenantId, personId, roles, []);
        var parameters = new
        {
            Tenant = tenantId,
            Person = personId,
            Today = Day.Text(today),
        };
        return new(tenantId, personId, roles, [.. await connection.QueryAsync<string>(PeopleSql.TeamsOf, parameters)]);
    }

    public async Task<PersonRecord?> FindAsync(string tenantId, string personId, CancellationToken cancellationToken) =>
        await ListAsync(PeopleSql.One, tenantId, personId, cancellationToken) is [var person, ..] ? person : null;

    public Task<IReadOnlyList<PersonRecord>> ListAsync(string tenantId, CancellationToken cancellationToken) =>
        ListAsync(PeopleSql.All, tenantId, "", cancellationToken);

    public Task<IReadOnlyList<TeamRecord>> TeamsAsync(string tenantId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TeamRecord>>(
            async connection => [.. await connection.QueryAsync<TeamRecord>(PeopleSql.Teams, new { Tenant = tenantId })],
            cancellationToken
        );

    public async Task<IReadOnlyList<PersonRecord>> PeopleOfAsync(Asker asker, CancellationToken cancellationToken)
    {
        if (asker.SupervisedTeams.IsEmpty)
            return [];
        var everyone = await ListAsync(asker.TenantId, cancellationToken);
        return [.. everyone.Where(person => person.TeamId is { } team && asker.SupervisedTeams.Contains(team))];
    }

    public Task ArriveAsync(PersonArrival arrival, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        var claimed = arrival.SignInRoles is { } roles ? RoleList.Write(roles) : null;
        return database.WriteAsync(
            [new(PeopleSql.Arrive, [arrival.TenantId, arrival.PersonId, arrival.Name, claimed, arrival.At])],
            cancellationToken
        );
    }

    public async Task ChangeAsync(string byPersonId, PersonChange change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (tenant, person) = (change.TenantId, change.PersonId);
        var before = await FindAsync(tenant, person, cancellationToken);
        var writes = new List<Write>
        {
            new(PeopleSql.Exists, [tenant, person]),
            new(
                PeopleSql.Change,
                [
                    change.Name,
                    change.Alias,
                    change.Roles is { } roles ? RoleList.Write(roles) : null,
                    change.TeamId,
                    change.HasLeft is { } left ? (left ? 1L : 0L) : null,
                    tenant,
                    person,
                ]
            ),
        };
        if (change.TeamId is { Length: > 0 } team && !string.Equals(team, before?.TeamId, StringComparison.Ordinal))
        {
            writes.AddRange(PeopleSql.FirstTeam.Select(move => new Write(move, [team, tenant, person])));
            writes.Add(new(PeopleSql.MoveHouseholds, [team, tenant, person]));
            foreach (var note in await WithoutTeamAsync(tenant, person, cancellationToken))
                NoteWrites.AddToTeam(writes, tenant, note, database.Words);
        }

        if (change.Supervises is { } teams)
        {
            writes.Add(new(PeopleSql.ForgetSupervision, [tenant, person]));
            writes.AddRange(teams.Distinct(StringComparer.Ordinal).Select(of => new Write(PeopleSql.Supervise, [tenant, person, of])));
        }

        if (change.Absence is { } absence)
            writes.Add(Absent(tenant, person, absence));
        writes.Add(new(TurnSql.Audit, [tenant, byPersonId, "person-changed", person, now]));
        await database.WriteAsync(writes, cancellationToken);
    }

    public Task SaveTeamAsync(string byPersonId, TeamRecord team, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(team);
        return database.WriteAsync(
            [
                new(PeopleSql.SaveTeam, [team.TenantId, team.Id, team.Name]),
                new(TurnSql.Audit, [team.TenantId, byPersonId, "team-saved", team.Id, now]),
            ],
            cancellationToken
        );
    }

    public Task SetAsync(string tenantId, string personId, PersonSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var writes = new List<Write>
        {
            new(PeopleSql.Exists, [tenantId, personId]),
            new(PeopleSql.Settings, [settings.TimeZone, tenantId, personId]),
        };
        if (settings.Quiet is { } quiet)
            writes.Add(new(PeopleSql.Quiet, [Text(quiet.From), Text(quiet.To), tenantId, personId]));
        if (settings.PausedUntil is { } until)
            writes.Add(new(PeopleSql.Pause, [until == DateTimeOffset.MinValue ? null : until, tenantId, personId]));
        if (settings.Absence is { } absence)
            writes.Add(Absent(tenantId, personId, absence));
        return database.WriteAsync(writes, cancellationToken);
    }

    public async Task<IReadOnlyList<PersonRecord>> ReceiversAsync(
        string tenantId,
        string personId,
        DateOnly today,
        CancellationToken cancellationToken
    )
    {
        var everyone = await ListAsync(tenantId, cancellationToken);
        var byId = everyone.ToDictionary(person => person.PersonId, StringComparer.Ordinal);
        var team = byId.GetValueOrDefault(personId)?.TeamId;
        var supervisors = everyone.Where(person => !person.HasLeft && person.Roles.Contains(PersonRoles.Supervisor)).ToList();
        var ofTeam = supervisors.Where(person => team is not null && person.Supervises.Contains(team));
        return
        [
            .. ofTeam
                .Concat(supervisors)
                .Select(OnDuty)
                .OfType<PersonRecord>()
                // Nobody answers for themselves.
                .Where(person => !string.Equals(person.PersonId, personId, StringComparison.Ordinal))
                .DistinctBy(person => person.PersonId, StringComparer.Ordinal),
        ];

        // A deputy who is away too has a deputy of their own; a circle ends where it began.
        PersonRecord? OnDuty(PersonRecord person)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var one = person; one is not null && seen.Add(one.PersonId); one = byId.GetValueOrDefault(one.DeputyId ?? ""))
            {
                if (!one.HasLeft && !one.IsAwayOn(today))
                    return one;
            }

            return null;
        }
    }

    public async Task<HandoverOutcome> HandOverAsync(
        Asker asker,
        string householdId,
        string toPersonId,
        string? calledAs,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        var household = await database.ReadAsync(connection => Households.OneAsync(connection, asker, householdId), cancellationToken);
        if (household is null || !asker.SeesOthers)
            return HandoverOutcome.NotTheirs;
        if (await FindAsync(asker.TenantId, toPersonId, cancellationToken) is not { HasLeft: false } to || !KeepsHouseholds(to))
            return HandoverOutcome.NobodyThere;
        var addressAs = calledAs ?? household.AddressAs;
        var taken = await database.ReadAsync(
            connection =>
                connection.QueryFirstOrDefaultAsync<string>(
                    PeopleSql.HouseholdNamed,
                    new
                    {
                        Tenant = asker.TenantId,
                        Worker = toPersonId,
                        AddressAs = addressAs,
                    }
                ),
            cancellationToken
        );
        if (taken is not null && !string.Equals(taken, householdId, StringComparison.Ordinal))
            return HandoverOutcome.NameTaken;

        await database.WriteAsync(
            [
                new(PeopleSql.HandOver, [toPersonId, addressAs, asker.TenantId, householdId]),
                new(TurnSql.Audit, [asker.TenantId, asker.PersonId, "household-handed-over", householdId, now]),
            ],
            cancellationToken
        );
        return HandoverOutcome.Done;

        static bool KeepsHouseholds(PersonRecord person) => person.Roles.Any(role => role is PersonRoles.Worker or PersonRoles.Supervisor);
    }

    public async Task<IReadOnlyList<HouseholdRecord>> HouseholdsAsync(Asker asker, string workerId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asker);
        return await database.ReadAsync(connection => Households.OfWorkerAsync(connection, asker, workerId), cancellationToken);
    }

    private Task<IReadOnlyList<PersonRecord>> ListAsync(string sql, string tenant, string person, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PersonRecord>>(
            async connection =>
            {
                var parameters = new { Tenant = tenant, Person = person };
                var supervised = (await connection.QueryAsync<SupervisionRow>(PeopleSql.Supervised, parameters)).ToLookup(
                    row => row.PersonId,
                    row => row.TeamId,
                    StringComparer.Ordinal
                );
                return
                [
                    .. (await connection.QueryAsync<PersonRow>(sql, parameters)).Select(row => row.Record([.. supervised[row.PersonId]])),
                ];
            },
            cancellationToken
        );

    private Task<List<Note>> WithoutTeamAsync(string tenant, string person, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async connection =>
                (await connection.QueryAsync<string>(PeopleSql.WithoutTeam, new { Tenant = tenant, Person = person }))
                    .Select(StoredJson.Note)
                    .ToList(),
            cancellationToken
        );

    private static Write Absent(string tenant, string person, AbsenceChange absence) =>
        new(PeopleSql.Absence, [Day.Text(absence.From), Day.Text(absence.To), absence.DeputyId, tenant, person]);

    private static string? Text(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);

    private sealed class SupervisionRow
    {
        public string PersonId { get; init; } = "";
        public string TeamId { get; init; } = "";
    }
}
