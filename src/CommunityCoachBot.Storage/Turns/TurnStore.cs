using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.People;
using CommunityCoachBot.Storage.Queries;
using Dapper;

namespace CommunityCoachBot.Storage.Turns;

/// <summary>What both databases do alike for turns; the path of a turn itself is each one's own.</summary>
internal abstract class TurnStore : ITurnStore
{
    private readonly IDatabase _database;
    private readonly PeopleStore _people;
    private readonly NoteQueries _queries;

    protected TurnStore(IDatabase database)
    {
        _database = database;
        _people = new(database);
        _queries = new(database, _people);
    }

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
        return _database.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<string?>(TurnSql.ActivityOfAsk.Named, parameters),
            cancellationToken
        );
    }

    public Task<IReadOnlyList<PendingEffect>> PendingEffectsAsync(CancellationToken cancellationToken) =>
        _database.ReadAsync(Outbox.PendingAsync, cancellationToken);

    public Task<string?> ReferenceAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            Tenant = key.TenantId,
            Channel = key.ChannelId,
            Conversation = key.ConversationId,
        };
        return _database.ReadAsync(
            connection => connection.QueryFirstOrDefaultAsync<string?>(TurnSql.Reference.Named, parameters),
            cancellationToken
        );
    }

    public async Task<StoreAnswer> AnswerAsync(
        ConversationKey key,
        string personId,
        StoreQuestion question,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(question);
        switch (question)
        {
            case StoreQuestion.FindNotes find:
                var asker = await _people.AskerAsync(key.TenantId, personId, find.Today, cancellationToken);
                return new() { Found = await _queries.FindAsync(asker, find, now, cancellationToken) };
            case StoreQuestion.Timeline timeline:
                var reader = await _people.AskerAsync(key.TenantId, personId, DateOnly.FromDateTime(now.DateTime), cancellationToken);
                return new() { Found = await _queries.TimelineAsync(reader, timeline.NoteId, now, cancellationToken) };
            case StoreQuestion.OpenNote open:
                var opener = await _people.AskerAsync(key.TenantId, personId, DateOnly.FromDateTime(now.DateTime), cancellationToken);
                return new() { Notes = await _queries.OpenAsync(opener, open.NoteId, now, cancellationToken) is { } note ? [note] : [] };
            default:
                return await _database.ReadAsync(
                    connection => StoreAnswers.AnswerAsync(connection, key, personId, question),
                    cancellationToken
                );
        }
    }

    public virtual Task<IReadOnlyList<Undeliverable>> UndeliverableAsync(string tenantId, int limit, CancellationToken cancellationToken) =>
        _database.ReadAsync(connection => Outbox.UndeliverableAsync(connection, tenantId, limit), cancellationToken);
}
