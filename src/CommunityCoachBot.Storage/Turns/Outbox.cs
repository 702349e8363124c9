using System.Data.Common;
using CommunityCoachBot.Storage.Data;
using Dapper;

namespace CommunityCoachBot.Storage.Turns;

/// <summary>What is still to be sent or performed, and what could not be delivered.</summary>
internal static class Outbox
{
    /// <summary>Due, and with no earlier activity of the conversation that waits for its retry: replies leave in order.</summary>
    public const string IsDue = """
        o.state = 'waiting' AND o.due_at <= @Now AND NOT EXISTS (
          SELECT 1 FROM outbox e
          WHERE e.tenant_id = o.tenant_id AND e.channel_id = o.channel_id AND e.conversation_id = o.conversation_id
            AND e.state = 'waiting' AND e.sequence < o.sequence AND e.due_at > @Now)
        """;

    public const string Columns = """
        o.sequence, o.tenant_id, o.channel_id, o.conversation_id, o.body, o.ask, o.updates, o.service_url, o.attempts,
        (SELECT s.activity_id FROM sent_activity s WHERE s.tenant_id = o.tenant_id AND s.channel_id = o.channel_id
          AND s.conversation_id = o.conversation_id AND s.ask = o.updates) AS updates_activity_id
        """;

    private const string Due = $"SELECT {Columns} FROM outbox o WHERE {IsDue} ORDER BY o.sequence LIMIT @Limit";

    private const string Pending =
        "SELECT id, tenant_id, channel_id, conversation_id, person_id, kind, question FROM effect ORDER BY tenant_id, channel_id, conversation_id, id";

    private const string Failures = """
        SELECT sequence, tenant_id, channel_id, conversation_id, failure, attempts, created_at
        FROM outbox WHERE tenant_id = @Tenant AND state = 'failed' ORDER BY sequence DESC LIMIT @Limit
        """;

    public static Task<IReadOnlyList<OutgoingActivity>> DueAsync(
        IDatabase database,
        DateTimeOffset now,
        int limit,
        CancellationToken cancellationToken
    ) => database.ReadAsync(connection => ReadAsync(connection, Due, new { Now = now, Limit = limit }), cancellationToken);

    public static async Task<IReadOnlyList<OutgoingActivity>> ReadAsync(DbConnection connection, string sql, object parameters) =>
        [.. (await connection.QueryAsync<Row>(sql, parameters)).OrderBy(row => row.Sequence).Select(row => row.Activity())];

    public static async Task<IReadOnlyList<PendingEffect>> PendingAsync(DbConnection connection) =>
        [.. (await connection.QueryAsync<EffectRow>(Pending)).Select(row => row.Effect())];

    public static async Task<IReadOnlyList<Undeliverable>> UndeliverableAsync(DbConnection connection, string tenant, int limit) =>
        [.. (await connection.QueryAsync<Row>(Failures, new { Tenant = tenant, Limit = limit })).Select(row => row.Undeliverable())];

    /// <summary>Of a sending that failed: to be tried again, or given up for an admin to see.</summary>
    public static Write Failed(SendOutcome outcome) =>
        outcome.RetryAt is { } retryAt
            ? new(TurnSql.RetryLater, [retryAt, outcome.Failure, outcome.Sequence])
            : new(TurnSql.GiveUp, [outcome.Failure ?? "unknown", outcome.Sequence]);

    private sealed class Row
    {
        public long Sequence { get; init; }
        public string TenantId { get; init; } = "";
        public string ChannelId { get; init; } = "";
        public string ConversationId { get; init; } = "";
        public string Body { get; init; } = "";
        public string? Ask { get; init; }
        public string? Updates { get; init; }
        public string? UpdatesActivityId { get; init; }
        public string? ServiceUrl { get; init; }
        public long Attempts { get; init; }
        public string? Failure { get; init; }
        public DateTimeOffset CreatedAt { get; init; }

        private ConversationKey Key => new(TenantId, ChannelId, ConversationId);

        public OutgoingActivity Activity() =>
            new()
            {
                Sequence = Sequence,
                Key = Key,
                Delivery = Delivery.Connector,
                Body = Body,
                Ask = Ask,
                Updates = Updates,
                UpdatesActivityId = UpdatesActivityId,
                ServiceUrl = ServiceUrl,
                Attempts = (int)Attempts,
            };

        public Undeliverable Undeliverable() => new(Sequence, Key, Failure ?? "unknown", (int)Attempts, CreatedAt);
    }

    private sealed class EffectRow
    {
        public long Id { get; init; }
        public string TenantId { get; init; } = "";
        public string ChannelId { get; init; } = "";
        public string ConversationId { get; init; } = "";
        public string PersonId { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Question { get; init; } = "";

        public PendingEffect Effect() => new(Id, new(TenantId, ChannelId, ConversationId), PersonId, Questions.Read(Kind, Question));
    }
}
