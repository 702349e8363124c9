using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Transcripts;
using CommunityCoachBot.Storage.Turns;

namespace CommunityCoachBot.Storage.Sqlite;

/// <summary>Transcripts on SQLite: what a user says goes through the same queue as the turns.</summary>
internal sealed class SqliteTranscriptStore(SqliteDatabase database) : TranscriptStore(database)
{
    public override Task<TranscriptRow> AppendAsync(
        string conversationId,
        string body,
        string? clientActivityId,
        bool fromUser,
        CancellationToken cancellationToken
    ) => database.Queue.WriteAsync(session => Append(session, conversationId, body, clientActivityId, fromUser), cancellationToken);

    private static Written<TranscriptRow> Append(SqliteSession session, string conversation, string body, string? client, bool fromUser)
    {
        var tenant = Tenant(session, conversation);
        if (client is not null && FindEarlier(session, tenant, conversation, client) is { } earlier)
            return new(earlier, Keep: false);

        var sequence = session[TurnSql.TakeSequence].Number([1L, tenant, conversation])!.Value;
        var id = TranscriptId.Of(conversation, sequence);
        var stored = ActivityBody.WithId(body, id);
        session[TurnSql.Say].Execute([tenant, conversation, sequence, id, client, fromUser ? 1L : 0L, stored]);
        return new(new(conversation, sequence, id, stored), Keep: true);
    }

    private static string Tenant(SqliteSession session, string conversation)
    {
        using var reader = session[Owner].Read([conversation]);
        return reader.Read()
            ? reader.GetString(0)
            : throw new InvalidOperationException("The transcript of this conversation has not been created.");
    }

    private static TranscriptRow? FindEarlier(SqliteSession session, string tenant, string conversation, string client)
    {
        using var reader = session[Earlier].Read([tenant, conversation, client]);
        return reader.Read()
            ? new(reader.GetString(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), Appended: false)
            : null;
    }
}
