using System.Data.Common;
using CommunityCoachBot.Coaching.Supervision;
using CommunityCoachBot.Storage.Data;
using Dapper;

namespace CommunityCoachBot.Storage.Queries;

/// <summary>
/// Records that have what was searched for, newest first. The index gives candidates; whether the words stand together as they were said is seen in the text itself. A single
/// character is in no index: the newest notes of the scope are read for it, a bounded number of them.
/// </summary>
internal static class WordSearch
{
    private const int MostRead = 2000;

    public static async Task<List<FoundRow>> FindAsync(
        DbConnection connection,
        INoteSearch search,
        Scope scope,
        ScopePart part,
        string searched,
        long before,
        int limit,
        Action<NoteFilter> question
    )
    {
        var words = SearchWords.Of(searched);
        return words.Length == 0 ? await ReadAsync() : await SearchAsync();

        void Conditions(NoteFilter filter)
        {
            filter.And(scope.Condition(part, filter, "n"));
            question(filter);
        }

        async Task<List<FoundRow>> SearchAsync()
        {
            List<FoundRow> found = [];
            for (var read = 0; read < MostRead; )
            {
                var size = limit + 4;
                List<FoundRow> candidates = [];
                foreach (var (sql, filter, _) in search.Statements(scope.Asker, part, words, before, size, Conditions))
                {
                    candidates = (await connection.QueryAsync<FoundRow>(sql, filter.Parameters)).AsList();
                    if (candidates.Count == size)
                        break;
                }

                found.AddRange(candidates.Where(Has));
                if (found.Count >= limit || candidates.Count < size)
                    break;
                (read, before) = (read + size, candidates[^1].DayKey);
            }

            return [.. found.Take(limit)];
        }

        async Task<List<FoundRow>> ReadAsync()
        {
            var filter = new NoteFilter();
            filter.And($"n.day_key < {filter.Value(before)}");
            Conditions(filter);
            var sql = $"""
                SELECT {FoundRow.Columns}, n.body FROM note n {FoundRow.Author} WHERE n.latest = 1 {filter.Sql}
                ORDER BY n.day_key DESC LIMIT {filter.Value(MostRead)}
                """;
            return [.. (await connection.QueryAsync<FoundRow>(sql, filter.Parameters)).Where(Has).Take(limit)];
        }

        bool Has(FoundRow row) => SearchWords.Matches(TextOf(row), searched);
    }

    public static string TextOf(FoundRow row) => NoteText.Of(StoredJson.Note(row.Body!));
}
