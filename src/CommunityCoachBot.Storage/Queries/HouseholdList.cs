using System.Data.Common;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.People;
using Dapper;

namespace CommunityCoachBot.Storage.Queries;

/// <summary>Households in the asker's hands, or in those of the people they supervise: the ones longest unseen first.</summary>
internal static class HouseholdList
{
    private const string NeverSeen = "0000-00-00";

    public static async Task<List<FoundRow>> FindAsync(DbConnection connection, Scope scope, NoteQuery query, string? cursor, int limit)
    {
        var filter = new NoteFilter();
        Conditions(scope, filter, query);
        if (cursor?.Split('_', 2) is [var last, var household])
        {
            var (day, id) = (filter.Value(last), filter.Value(household));
            filter.And(
                $"(COALESCE(h.last_visit, '{NeverSeen}') > {day} OR (COALESCE(h.last_visit, '{NeverSeen}') = {day} AND h.household_id > {id}))"
            );
        }

        var sql = $"""
            SELECT {FoundRow.Columns}, h.last_visit, h.household_id FROM household h
            JOIN note n ON n.tenant_id = h.tenant_id AND n.id = h.last_note_id AND n.latest = 1 {FoundRow.Author}
            WHERE 1 = 1 {filter.Sql} ORDER BY COALESCE(h.last_visit, '{NeverSeen}'), h.household_id LIMIT {filter.Value(limit)}
            """;
        return (await connection.QueryAsync<FoundRow>(sql, filter.Parameters)).AsList();
    }

    public static string Cursor(FoundRow row) => $"{row.LastVisit ?? NeverSeen}_{row.HouseholdId}";

    public static async Task<int> CountAsync(DbConnection connection, Scope scope, NoteQuery query)
    {
        var filter = new NoteFilter();
        Conditions(scope, filter, query);
        return (int)
            await connection.QuerySingleAsync<long>($"SELECT COUNT(*) FROM household h WHERE 1 = 1 {filter.Sql}", filter.Parameters);
    }

    public static async Task<List<(string Key, int Count)>> GroupsAsync(
        DbConnection connection,
        Scope scope,
        NoteQuery query,
        string column
    )
    {
        var filter = new NoteFilter();
        Conditions(scope, filter, query);
        var sql = $"SELECT COALESCE({column}, '') AS key, COUNT(*) AS number FROM household h WHERE 1 = 1 {filter.Sql} GROUP BY {column}";
        return [.. (await connection.QueryAsync<GroupRow>(sql, filter.Parameters)).Select(row => (row.Key, (int)row.Number))];
    }

    private static void Conditions(Scope scope, NoteFilter filter, NoteQuery query)
    {
        var asker = scope.Asker;
        filter.And($"h.tenant_id = {filter.Value(asker.TenantId)}");
        if (!asker.SeesNotes)
            filter.And("1 = 0");
        var mine = $"h.worker_id = {filter.Value(asker.PersonId)}";
        filter.And(asker.SupervisedTeams.IsEmpty ? mine : $"({mine} OR h.team_id IN ({filter.Values(asker.SupervisedTeams)}))");
        filter.Equal("h.worker_id", scope.Worker).Equal("h.address_as", query.AddressAs).Equal("h.resident_type", query.ResidentType);
        if (query.LastVisitBefore is { } day)
            filter.And($"(h.last_visit < {filter.Value(Day.Text(day)!)} OR h.last_visit IS NULL)");
        filter.Between("h.last_visit", query.DateFrom, query.DateTo);
    }
}

internal sealed class GroupRow
{
    public string Key { get; init; } = "";
    public long Number { get; init; }
}
