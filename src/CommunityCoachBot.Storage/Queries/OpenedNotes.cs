using System.Data.Common;
using Dapper;

namespace CommunityCoachBot.Storage.Queries;

/// <summary>One note, when it is in the asker's scope.</summary>
internal static class OpenedNotes
{
    public static Task<OpenedRow?> OneAsync(DbConnection connection, Scope scope, Guid note)
    {
        var filter = new NoteFilter();
        var allowed = Allowed(scope, filter);
        var sql = $"""
            SELECT n.body, p.body AS private_body FROM note n
            LEFT JOIN note_private p ON p.tenant_id = n.tenant_id AND p.note_id = n.id AND p.version = n.version AND p.author_id = {filter.Value(
                scope.Asker.PersonId
            )}
            WHERE n.tenant_id = {filter.Value(scope.Asker.TenantId)} AND n.id = {filter.Value(
                note.ToString()
            )} AND n.latest = 1 AND ({allowed})
            """;
        return connection.QueryFirstOrDefaultAsync<OpenedRow>(sql, filter.Parameters);
    }

    public static Task<IEnumerable<string>> VersionsAsync(DbConnection connection, Scope scope, Guid note)
    {
        var filter = new NoteFilter();
        var allowed = Allowed(scope, filter);
        var id = filter.Value(note.ToString());
        var tenant = filter.Value(scope.Asker.TenantId);
        var sql = $"""
            SELECT v.body FROM note v WHERE v.tenant_id = {tenant} AND v.id = {id} AND EXISTS (
              SELECT 1 FROM note n WHERE n.tenant_id = {tenant} AND n.id = {id} AND n.latest = 1 AND ({allowed}))
            ORDER BY v.version DESC
            """;
        return connection.QueryAsync<string>(sql, filter.Parameters);
    }

    public static string Allowed(Scope scope, NoteFilter filter) =>
        scope.Parts.IsEmpty ? "1 = 0" : string.Join(" OR ", scope.Parts.Select(part => $"({scope.Condition(part, filter, "n")})"));
}

internal sealed class OpenedRow
{
    public string Body { get; init; } = "";
    public string? PrivateBody { get; init; }
}
