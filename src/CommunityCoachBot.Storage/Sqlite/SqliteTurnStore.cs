using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Notes;
using CommunityCoachBot.Storage.Turns;

namespace CommunityCoachBot.Storage.Sqlite;

/// <summary>Turns on SQLite: reads on pooled connections, commits through the queue.</summary>
internal sealed class SqliteTurnStore(SqliteDatabase database) : TurnStore(database)
{
    public override Task<LoadedTurn> LoadAsync(
        ConversationKey key,
        InboundKey? inbound,
        string personId,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(database.Read(session => Load(session, key, inbound, personId)));
    }

    public override Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        // Outside of the queue, so that the one writer need not make JSON.
        var claim = CommitPlan.Claim(commit);
        var needs = new CommitNeeds(commit);
        return database.Queue.WriteAsync(session => Commit(session, commit, claim, needs), cancellationToken);
    }

    public override Task MarkAsync(SendOutcome outcome, CancellationToken cancellationToken)
    {
        database.Queue.Mark(session => Mark(session, outcome));
        return Task.CompletedTask;
    }

    public override async Task<IReadOnlyList<OutgoingActivity>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        await database.Queue.FlushAsync(cancellationToken);
        return await Outbox.DueAsync(database, now, limit, cancellationToken);
    }

    public override async Task<string?> ActivityOfAskAsync(ConversationKey key, string ask, CancellationToken cancellationToken)
    {
        await database.Queue.FlushAsync(cancellationToken);
        return await base.ActivityOfAskAsync(key, ask, cancellationToken);
    }

    public override async Task<IReadOnlyList<Undeliverable>> UndeliverableAsync(
        string tenantId,
        int limit,
        CancellationToken cancellationToken
    )
    {
        await database.Queue.FlushAsync(cancellationToken);
        return await base.UndeliverableAsync(tenantId, limit, cancellationToken);
    }

    private static LoadedTurn Load(SqliteSession session, ConversationKey key, InboundKey? inbound, string personId)
    {
        var (tenant, channel, conversation) = key;
        using var reader = session[TurnSql.Load]
            .Read([tenant, channel, conversation, personId, inbound?.ActivityId, inbound?.Type, inbound?.Name]);
        reader.Read();
        var loaded = LoadedRow.Read(reader);
        return reader.GetInt64(LoadedRow.HasPending) == 0 ? loaded : loaded with { Pending = Pending(session, key) };
    }

    private static List<PendingEffect> Pending(SqliteSession session, ConversationKey key)
    {
        using var reader = session[TurnSql.PendingOf].Read([key.TenantId, key.ChannelId, key.ConversationId]);
        var pending = new List<PendingEffect>();
        while (reader.Read())
            pending.Add(LoadedRow.ReadPending(reader, key));
        return pending;
    }

    private static Written<CommitOutcome> Commit(SqliteSession session, TurnCommit commit, Write claim, CommitNeeds needs)
    {
        if (session[claim.Sql].Execute(claim.Values) == 0)
            return new(CommitOutcome.Conflict, Keep: false);
        if (
            commit.Inbound is { } inbound
            && CommitPlan.Receive(commit, inbound) is var receive
            && session[receive.Sql].Execute(receive.Values) == 0
        )
            return new(CommitOutcome.Conflict, Keep: false);

        var plan = new CommitPlan(commit, needs, Facts(session, commit, needs), SqliteNoteWords.Instance, due: commit.Now);
        List<long> sequences = [];
        foreach (var (sql, values) in plan.Writes)
        {
            if (sql == TurnSql.Send)
                sequences.Add(session[sql].Number(values)!.Value);
            else
                session[sql].Execute(values);
        }

        return new(plan.Outcome(sequences), Keep: true);
    }

    private static CommitFacts Facts(SqliteSession session, TurnCommit commit, CommitNeeds needs)
    {
        var (tenant, channel, conversation) = commit.Key;
        var facts = new CommitFacts();
        if (needs.Says > 0)
            facts.LastSequence = session[TurnSql.TakeSequence].Number([(long)needs.Says, tenant, conversation]);
        foreach (var ask in needs.Asks)
        {
            using var reader = session[TurnSql.ActivityOfAsk].Read([tenant, channel, conversation, ask]);
            if (reader.Read())
                facts.ActivityOfAsk[ask] = reader.GetString(0);
        }

        foreach (var id in needs.Notes)
        {
            using var reader = session[TurnSql.LatestNote].Read([tenant, id.ToString()]);
            if (reader.Read())
                facts.Notes[id] = LoadedRow.ReadNote(reader);
        }

        foreach (var key in needs.Conversations)
        {
            using var reader = session[TurnSql.Elsewhere].Read([key.TenantId, key.ChannelId, key.ConversationId]);
            if (reader.Read())
                facts.Conversations[key] = LoadedRow.ReadConversation(reader);
        }

        return facts;
    }

    private static void Mark(SqliteSession session, SendOutcome outcome)
    {
        if (!outcome.Sent)
        {
            var failed = Outbox.Failed(outcome);
            session[failed.Sql].Execute(failed.Values);
            return;
        }

        string?[] sent;
        using (var reader = session[TurnSql.Sent].Read([outcome.Sequence]))
        {
            if (!reader.Read())
                return;
            sent = [reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)];
        }

        if (sent[3] is not null && outcome.ActivityId is not null)
            session[TurnSql.RememberSent].Execute([.. sent, outcome.ActivityId]);
    }
}
