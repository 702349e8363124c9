using System.Data.Common;
using CommunityCoachBot.Storage.Data;
using Dapper;

namespace CommunityCoachBot.Storage.People;

/// <summary>Households in people's hands, within the asker's scope.</summary>
internal static class Households
{
    private const string Columns = "household_id, worker_id, address_as, resident_type, visits, last_visit";

    public static async Task<IReadOnlyList<HouseholdRecord>> OfWorkerAsync(DbConnection connection, Asker asker, string worker)
    {
        var (scope, parameters) = Scope(asker);
        parameters.Add("Worker", worker);
        var sql =
            $"SELECT {Columns} FROM household h WHERE h.tenant_id = @Tenant AND h.worker_id = @Worker AND {scope} ORDER BY h.address_as";
        return [.. (await connection.QueryAsync<Row>(sql, parameters)).Select(row => row.Record())];
    }

    public static async Task<HouseholdRecord?> OneAsync(DbConnection connection, Asker asker, string household)
    {
        var (scope, parameters) = Scope(asker);
        parameters.Add("Household", household);
        var sql = $"SELECT {Columns} FROM household h WHERE h.tenant_id = @Tenant AND h.household_id = @Household AND {scope}";
        return (await connection.QueryFirstOrDefaultAsync<Row>(sql, parameters))?.Record();
    }

    private static (string Sql, DynamicParameters Parameters) Scope(Asker asker)
    {
        var parameters = new DynamicParameters();
        parameters.Add("Tenant", asker.TenantId);
        parameters.Add("Me", asker.PersonId);
        if (!asker.SeesNotes)
            return ("1 = 0", parameters);
        var teams = asker.SupervisedTeams;
        for (var i = 0; i < teams.Length; i++)
            parameters.Add($"Team{(char)('A' + i / 26)}{(char)('A' + i % 26)}", teams[i]);
        var names = string.Join(", ", Enumerable.Range(0, teams.Length).Select(i => $"@Team{(char)('A' + i / 26)}{(char)('A' + i % 26)}"));
        return (teams.IsEmpty ? "h.worker_id = @Me" : $"(h.worker_id = @Me OR h.team_id IN ({names}))", parameters);
    }

    private sealed class Row
    {
        public string HouseholdId { get; init; } = "";
        public string WorkerId { get; init; } = "";
        public string AddressAs { get; init; } = "";
        public string? ResidentType { get; init; }
        public long Visits { get; init; }
        public string? LastVisit { get; init; }

        public HouseholdRecord Record() => new(HouseholdId, WorkerId, AddressAs, ResidentType, (int)Visits, Day.Parse(LastVisit));
    }
}
