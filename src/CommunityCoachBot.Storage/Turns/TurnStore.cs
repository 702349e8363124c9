using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Storage.Data;
using Dapper;

namespace CommunityCoachBot.Storage.Turns;

/// <summary>What both databases do alike for turns; the path of a turn itself is each one's own.</summary>
internal abstract class TurnStore(IDatabase database) : ITurnStore
{
    public abstract Task<LoadedTurn> LoadAsync(
        ConversationKey key,
        InboundKey? inbound,
        string personId,
        CancellationToken cancellationToken
    );

    public abstract Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken);

    public abstract Task MarkAsync(SendOutcome outcome, CancellationToken cancellationToken);

    public abstract Task<IReadOnlyList<OutgoingActivity>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    public virtual Task<string?> ActivityOfAskAsync(ConversationKey key, string ask, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            Tenant = key.TenantId,
            Channel = key.ChannelId,
            Conversation = key.ConversationId,
            Ask = ask,
        };
        return database.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<string?>(TurnSql.ActivityOfAsk.Named, parameters),
            cancellationToken
        );
    }

    public Task<IReadOnlyList<PendingEffect>> PendingEffectsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(Outbox.PendingAsync, cancellationToken);

    public Task<string?> ReferenceAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            Tenant = key.TenantId,
            Channel = key.ChannelId,
            Conversation = key.ConversationId,
        };
        return database.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<string?>(TurnSql.Reference.Named, parameters),
            cancellationToken
        );
    }

    public Task<StoreAnswer> AnswerAsync(
        ConversationKey key,
        string personId,
        StoreQuestion question,
        CancellationToken cancellationToken
    ) => database.ReadAsync(connection => StoreAnswers.AnswerAsync(connection, key, personId, question), cancellationToken);

    public virtual Task<IReadOnlyList<Undeliverable>> UndeliverableAsync(string tenantId, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => Outbox.UndeliverableAsync(connection, tenantId, limit), cancellationToken);
}
