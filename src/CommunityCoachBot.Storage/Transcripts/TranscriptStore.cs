using CommunityCoachBot.Storage.Data;
using Dapper;

namespace CommunityCoachBot.Storage.Transcripts;

/// <summary>Transcripts as both databases keep them alike; appending is each one's own.</summary>
internal abstract class TranscriptStore(IDatabase database) : ITranscriptStore
{
    private const string Columns = "conversation_id, tenant_id, user_id, user_name, locale, ended";
    private const string Rows = "SELECT conversation_id, sequence, activity_id, body FROM transcript";

    // A conversation's id is unique in the store, but the key begins with the tenant.
    private const string InConversation =
        "tenant_id = (SELECT tenant_id FROM transcript_conversation WHERE conversation_id = @Conversation) AND conversation_id = @Conversation";

    private static readonly SqlText Create = new(
        """
        INSERT INTO transcript_conversation (tenant_id, conversation_id, user_id, user_name, locale, ended)
        VALUES (@Tenant, @Conversation, @User, @Name, @Locale, @Ended)
        ON CONFLICT DO NOTHING
        """
    );

    private static readonly SqlText End = new(
        "UPDATE transcript_conversation SET ended = 1 WHERE conversation_id = @Conversation AND ended = 0"
    );

    protected static readonly SqlText Owner = new("SELECT tenant_id FROM transcript_conversation WHERE conversation_id = @Conversation");

    protected static readonly SqlText Earlier = new(
        $"{Rows} WHERE tenant_id = @Tenant AND conversation_id = @Conversation AND client_activity_id = @Client"
    );

    public async Task<bool> CreateAsync(TranscriptConversation conversation, CancellationToken cancellationToken)
    {
        var (id, tenant, user, name, locale, ended) = conversation;
        return await database.ExecuteAsync(Create, [tenant, id, user, name, locale, ended ? 1L : 0L], cancellationToken) > 0;
    }

    public Task<TranscriptConversation?> FindAsync(string conversationId, CancellationToken cancellationToken) =>
        FirstAsync("conversation_id = @Conversation", new { Conversation = conversationId }, cancellationToken);

    public Task<TranscriptConversation?> LatestAsync(string tenantId, string userId, CancellationToken cancellationToken) =>
        FirstAsync(
            "tenant_id = @Tenant AND user_id = @User AND ended = 0 ORDER BY number DESC LIMIT 1",
            new { Tenant = tenantId, User = userId },
            cancellationToken
        );

    public Task EndAsync(string conversationId, CancellationToken cancellationToken) =>
        database.ExecuteAsync(End, [conversationId], cancellationToken);

    public abstract Task<TranscriptRow> AppendAsync(
        string conversationId,
        string body,
        string? clientActivityId,
        bool fromUser,
        CancellationToken cancellationToken
    );

    public Task<IReadOnlyList<TranscriptRow>> AfterAsync(
        string conversationId,
        long watermark,
        int limit,
        CancellationToken cancellationToken
    )
    {
        const string sql = $"{Rows} WHERE {InConversation} AND sequence > @Watermark ORDER BY sequence LIMIT @Limit";
        return RowsAsync(
            sql,
            new
            {
                Conversation = conversationId,
                Watermark = watermark,
                Limit = limit,
            },
            cancellationToken
        );
    }

    public Task<long> LastAsync(string conversationId, CancellationToken cancellationToken)
    {
        const string sql = "SELECT last_sequence FROM transcript_conversation WHERE conversation_id = @Conversation";
        var parameters = new { Conversation = conversationId };
        return database.ReadAsync(connection => connection.QueryFirstOrDefaultAsync<long>(sql, parameters), cancellationToken);
    }

    public Task<IReadOnlyList<TranscriptRow>> UnansweredAsync(CancellationToken cancellationToken) =>
        RowsAsync($"{Rows} WHERE from_user = 1 AND answered = 0 ORDER BY tenant_id, conversation_id, sequence", new { }, cancellationToken);

    private Task<TranscriptConversation?> FirstAsync(string condition, object parameters, CancellationToken cancellationToken)
    {
        var sql = $"SELECT {Columns} FROM transcript_conversation WHERE {condition}";
        return database.ReadAsync(
            async connection => (await connection.QueryFirstOrDefaultAsync<ConversationRow>(sql, parameters))?.Conversation(),
            cancellationToken
        );
    }

    private Task<IReadOnlyList<TranscriptRow>> RowsAsync(string sql, object parameters, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TranscriptRow>>(
            async connection => [.. (await connection.QueryAsync<ActivityRow>(sql, parameters)).Select(row => row.Row())],
            cancellationToken
        );

    private sealed class ConversationRow
    {
        public string ConversationId { get; init; } = "";
        public string TenantId { get; init; } = "";
        public string UserId { get; init; } = "";
        public string? UserName { get; init; }
        public string? Locale { get; init; }
        public long Ended { get; init; }

        public TranscriptConversation Conversation() => new(ConversationId, TenantId, UserId, UserName, Locale, Ended != 0);
    }

    private sealed class ActivityRow
    {
        public string ConversationId { get; init; } = "";
        public long Sequence { get; init; }
        public string ActivityId { get; init; } = "";
        public string Body { get; init; } = "";

        public TranscriptRow Row() => new(ConversationId, Sequence, ActivityId, Body);
    }
}
