using System.Globalization;
using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Notes;
using CommunityCoachBot.Storage.Turns;

namespace CommunityCoachBot.Storage.Sqlite;

/// <summary>
/// Words in FTS5. The row id is the note's place in time, so that the newest are found first without sorting. Team and author are words too: what is another's is
/// passed over inside the index.
/// </summary>
internal sealed class SqliteNoteWords : INoteWords
{
    private static readonly SqlText ForgetWords = new(
        "DELETE FROM note_words WHERE rowid = (SELECT day_key FROM note WHERE tenant_id = @Tenant AND id = @Note AND latest = 1)"
    );

    private static readonly SqlText KeepWords = new(
        """
        INSERT INTO note_words (rowid, words)
        SELECT n.day_key, @Words || ' t' || hex(n.tenant_id || '/' || n.team_id) || ' a' || hex(n.tenant_id || '/' || n.author_id)
        FROM note n WHERE n.tenant_id = @Tenant AND n.id = @Note AND n.latest = 1
        """
    );

    public static SqliteNoteWords Instance { get; } = new();

    public Write Forget(string tenant, string note) => new(ForgetWords, [tenant, note]);

    public Write Keep(string tenant, string note, int[] words) => new(KeepWords, [string.Join(' ', words.Select(Token)), tenant, note]);

    public static string Token(int word) => word.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>A team or author as the word that <see cref="KeepWords"/> makes of it.</summary>
    public static string Token(char kind, string tenant, string id) =>
        kind + Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes($"{tenant}/{id}"));
}
