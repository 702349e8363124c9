using CommunityCoachBot.Storage.People;
using CommunityCoachBot.Storage.Queries;

namespace CommunityCoachBot.Storage.Postgres;

/// <summary>
/// Search in PostgreSQL: first the newest few hundred notes of the scope, which is enough for a word that is common; then GIN behind a fence, which is quick for one that is
/// rare. Left to choose, the planner walks the whole table for <c>ORDER BY … LIMIT</c>.
/// </summary>
internal sealed class PostgresNoteSearch : INoteSearch
{
    private const int Newest = 400;

    public static PostgresNoteSearch Instance { get; } = new();

    public IEnumerable<(string Sql, NoteFilter Filter, bool IsWhole)> Statements(
        Asker asker,
        ScopePart part,
        int[] words,
        long before,
        int limit,
        Action<NoteFilter> conditions
    )
    {
        if (part.Kind != ScopeKind.Handed)
        {
            var newest = new NoteFilter();
            var column = part.Kind == ScopeKind.Own ? "author_id" : "team_id";
            var source = $"""
                (SELECT s.tenant_id, s.note_id, s.day_key, s.words FROM note_words s WHERE s.tenant_id = {newest.Value(asker.TenantId)}
                  AND s.{column} = {newest.Value(part.Id)} AND s.day_key < {newest.Value(
                    before
                )} ORDER BY s.day_key DESC LIMIT {newest.Value(Newest)}) w
                """;
            newest.And($"w.words @> {newest.Value(words)}");
            conditions(newest);
            yield return (Select(source, newest, limit), newest, false);
        }

        var filter = new NoteFilter();
        var scope = part.Kind switch
        {
            ScopeKind.Own => $" || hashtext({filter.Value($"a{asker.TenantId}/{part.Id}")})",
            ScopeKind.Team => $" || hashtext({filter.Value($"t{asker.TenantId}/{part.Id}")})",
            _ => "",
        };
        var fence = $"""
            WITH w AS MATERIALIZED (SELECT g.tenant_id, g.note_id, g.day_key FROM note_words g WHERE g.words @> ({filter.Value(
                words
            )}::integer[]{scope}))

            """;
        filter.And($"w.day_key < {filter.Value(before)}");
        conditions(filter);
        yield return (fence + Select("w", filter, limit), filter, true);
    }

    private static string Select(string source, NoteFilter filter, int limit) =>
        $"""
            SELECT {FoundRow.Columns}, n.body FROM {source} JOIN note n ON n.tenant_id = w.tenant_id AND n.id = w.note_id AND n.latest = 1 {FoundRow.Author}
            WHERE 1 = 1 {filter.Sql} ORDER BY w.day_key DESC LIMIT {filter.Value(limit)}
            """;
}
