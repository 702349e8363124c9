using CommunityCoachBot.Storage.People;
using CommunityCoachBot.Storage.Queries;

namespace CommunityCoachBot.Storage.Sqlite;

/// <summary>Search in FTS5, whose row ids are the order of notes: the index gives the newest first, and the scope is a word of the search.</summary>
internal sealed class SqliteNoteSearch : INoteSearch
{
    public static SqliteNoteSearch Instance { get; } = new();

    public IEnumerable<(string Sql, NoteFilter Filter, bool IsWhole)> Statements(
        Asker asker,
        ScopePart part,
        int[] words,
        long before,
        int limit,
        Action<NoteFilter> conditions
    )
    {
        var filter = new NoteFilter();
        var tokens = words.Select(SqliteNoteWords.Token);
        if (part.Kind != ScopeKind.Handed)
            tokens = tokens.Append(SqliteNoteWords.Token(part.Kind == ScopeKind.Own ? 'a' : 't', asker.TenantId, part.Id));
        filter.And($"note_words MATCH {filter.Value(string.Join(" AND ", tokens))}").And($"note_words.rowid < {filter.Value(before)}");
        conditions(filter);
        yield return (
            $"""
            SELECT {FoundRow.Columns}, n.body FROM note_words CROSS JOIN note n ON n.day_key = note_words.rowid {FoundRow.Author}
            WHERE n.latest = 1 {filter.Sql} ORDER BY note_words.rowid DESC LIMIT {filter.Value(limit)}
            """,
            filter,
            true
        );
    }
}
