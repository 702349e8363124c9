using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Transcripts;
using CommunityCoachBot.Storage.Turns;
using Npgsql;

namespace CommunityCoachBot.Storage.Postgres;

/// <summary>Transcripts on PostgreSQL: the conversation's row, locked by taking a sequence number, keeps appends in order.</summary>
internal sealed class PostgresTranscriptStore(PostgresDatabase database) : TranscriptStore(database)
{
    private static readonly SqlText Take = new(
        """
        UPDATE transcript_conversation SET last_sequence = last_sequence + 1 WHERE conversation_id = @Conversation RETURNING last_sequence, tenant_id
        """
    );

    public override Task<TranscriptRow> AppendAsync(
        string conversationId,
        string body,
        string? clientActivityId,
        bool fromUser,
        CancellationToken cancellationToken
    ) =>
        database.TransactAsync(
            connection => AppendAsync(connection, conversationId, body, clientActivityId, fromUser, cancellationToken),
            cancellationToken
        );

    private static async Task<TranscriptRow> AppendAsync(
        NpgsqlConnection connection,
        string conversation,
        string body,
        string? client,
        bool fromUser,
        CancellationToken cancellationToken
    )
    {
        var (sequence, tenant) = await TakeAsync(connection, conversation, cancellationToken);
        if (client is not null && await FindEarlierAsync(connection, tenant, conversation, client, cancellationToken) is { } earlier)
            return earlier;

        var id = TranscriptId.Of(conversation, sequence);
        var stored = ActivityBody.WithId(body, id);
        object?[] values = [tenant, conversation, sequence, id, client, fromUser ? 1L : 0L, stored];
        await using var say = PostgresBatch.Of(connection, new Write(TurnSql.Say, values), PostgresBatch.CommitTransaction);
        await say.ExecuteNonQueryAsync(cancellationToken);
        return new(conversation, sequence, id, stored);
    }

    private static async Task<(long Sequence, string Tenant)> TakeAsync(
        NpgsqlConnection connection,
        string conversation,
        CancellationToken cancellationToken
    )
    {
        await using var batch = PostgresBatch.Of(connection, PostgresBatch.BeginTransaction, new Write(Take, [conversation]));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? (reader.GetInt64(0), reader.GetString(1))
            : throw new InvalidOperationException("The transcript of this conversation has not been created.");
    }

    private static async Task<TranscriptRow?> FindEarlierAsync(
        NpgsqlConnection connection,
        string tenant,
        string conversation,
        string client,
        CancellationToken cancellationToken
    )
    {
        await using var batch = PostgresBatch.Of(connection, new Write(Earlier, [tenant, conversation, client]));
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new(reader.GetString(0), reader.GetInt64(1), reader.GetString(2), reader.GetString(3), Appended: false)
            : null;
    }
}
