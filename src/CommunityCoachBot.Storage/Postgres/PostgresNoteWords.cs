using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Notes;
using CommunityCoachBot.Storage.Turns;

namespace CommunityCoachBot.Storage.Postgres;

/// <summary>Words as an array of numbers under GIN, in a table of their own so that a row read on the way is small.</summary>
internal sealed class PostgresNoteWords : INoteWords
{
    private static readonly SqlText ForgetWords = new("DELETE FROM note_words WHERE tenant_id = @Tenant AND note_id = @Note");

    private static readonly SqlText KeepWords = new(
        """
        INSERT INTO note_words (tenant_id, note_id, team_id, author_id, day_key, words)
        SELECT n.tenant_id, n.id, n.team_id, n.author_id, n.day_key,
          @Words || ARRAY[hashtext('t' || n.tenant_id || '/' || n.team_id), hashtext('a' || n.tenant_id || '/' || n.author_id)]
        FROM note n WHERE n.tenant_id = @Tenant AND n.id = @Note AND n.latest = 1
        """
    );

    public static PostgresNoteWords Instance { get; } = new();

    public Write Forget(string tenant, string note) => new(ForgetWords, [tenant, note]);

    public Write Keep(string tenant, string note, int[] words) => new(KeepWords, [words, tenant, note]);
}
