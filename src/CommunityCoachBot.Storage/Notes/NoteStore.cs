using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Storage.Data;
using Dapper;

namespace CommunityCoachBot.Storage.Notes;

/// <summary>Reads notes. Whose notes a reader may see is part of every query.</summary>
internal sealed class NoteStore(IDatabase database) : INoteStore
{
    private const int ExportPage = 500;

    private const string Mine = """
        SELECT body FROM note
        WHERE tenant_id = @Tenant AND author_id = @Person AND latest = 1 AND confirmed < @Before AND (@AnyKind = 1 OR kind = @Kind)
        ORDER BY confirmed DESC, id DESC LIMIT @Limit
        """;

    private const string One = """
        SELECT n.body, p.body AS private_body
        FROM note n LEFT JOIN note_private p ON p.tenant_id = n.tenant_id AND p.note_id = n.id AND p.version = n.version AND p.author_id = @Person
        WHERE n.tenant_id = @Tenant AND n.id = @Note AND n.latest = 1 AND n.author_id = @Person
        """;

    private const string Page = """
        SELECT id, confirmed, body FROM note
        WHERE tenant_id = @Tenant AND latest = 1 AND (confirmed, id) > (@Confirmed, @Id)
        ORDER BY confirmed, id LIMIT @Limit
        """;

    public Task<IReadOnlyList<Note>> MineAsync(
        string tenantId,
        string personId,
        string? kind,
        DateTimeOffset? before,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var parameters = new
        {
            Tenant = tenantId,
            Person = personId,
            Before = before ?? DateTimeOffset.MaxValue,
            AnyKind = kind is null ? 1 : 0,
            Kind = kind ?? "",
            Limit = limit,
        };
        return database.ReadAsync<IReadOnlyList<Note>>(
            async connection => [.. (await connection.QueryAsync<string>(Mine, parameters)).Select(StoredJson.Note)],
            cancellationToken
        );
    }

    public Task<Note?> FindAsync(string tenantId, string personId, Guid noteId, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            Tenant = tenantId,
            Person = personId,
            Note = noteId.ToString(),
        };
        return database.ReadAsync(
            async connection => (await connection.QueryFirstOrDefaultAsync<NoteRow>(One, parameters))?.WithPrivate(),
            cancellationToken
        );
    }

    public async IAsyncEnumerable<Note> ExportAsync(string tenantId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (confirmed, id) = (DateTimeOffset.MinValue, "");
        while (true)
        {
            var parameters = new
            {
                Tenant = tenantId,
                Confirmed = confirmed,
                Id = id,
                Limit = ExportPage,
            };
            var rows = await database.ReadAsync(connection => PageAsync(connection, parameters), cancellationToken);
            foreach (var row in rows)
                yield return StoredJson.Note(row.Body);
            if (rows.Count < ExportPage)
                yield break;
            (confirmed, id) = (rows[^1].Confirmed, rows[^1].Id);
        }
    }

    public Task<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(TenantsAsync, cancellationToken);

    private static async Task<IReadOnlyList<string>> TenantsAsync(DbConnection connection) =>
        (await connection.QueryAsync<string>("SELECT DISTINCT tenant_id FROM note ORDER BY tenant_id")).AsList();

    private static async Task<List<NoteRow>> PageAsync(DbConnection connection, object parameters) =>
        (await connection.QueryAsync<NoteRow>(Page, parameters)).AsList();

    private sealed class NoteRow
    {
        public string Id { get; init; } = "";
        public DateTimeOffset Confirmed { get; init; }
        public string Body { get; init; } = "";
        public string? PrivateBody { get; init; }

        public Note WithPrivate() =>
            StoredJson.Note(Body) with
            {
                Private = PrivateBody is null ? null : JsonNode.Parse(PrivateBody)!.AsObject(),
            };
    }
}
