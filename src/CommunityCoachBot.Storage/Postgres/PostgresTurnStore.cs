using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Turns;
using Dapper;
using Npgsql;

namespace CommunityCoachBot.Storage.Postgres;

/// <summary>
/// Turns on PostgreSQL. A commit is two round trips: the first claims the conversation (its row stays locked) and reads what the plan needs, the second
/// writes the plan and commits.
/// </summary>
internal sealed class PostgresTurnStore(PostgresDatabase database, TimeSpan sendLease) : TurnStore(database)
{
    private static readonly SqlText LockElsewhere = new($"{TurnSql.Elsewhere.Named} FOR UPDATE");

    /// <summary>Shares what is due among replicas: a row that another is fetching is left to it, and one that was fetched is leased.</summary>
    private const string Lease = $"""
        WITH due AS (
          SELECT o.tenant_id, o.sequence FROM outbox o WHERE {Outbox.IsDue} ORDER BY o.sequence LIMIT @Limit FOR UPDATE OF o SKIP LOCKED)
        UPDATE outbox o SET due_at = @LeasedUntil FROM due WHERE o.tenant_id = due.tenant_id AND o.sequence = due.sequence
        RETURNING {Outbox.Columns}
        """;

    public override async Task<LoadedTurn> LoadAsync(
        ConversationKey key,
        InboundKey? inbound,
        string personId,
        CancellationToken cancellationToken
    )
    {
        var (tenant, channel, conversation) = key;
        await using var connection = await database.OpenAsync(cancellationToken);
        await using var batch = PostgresBatch.Of(
            connection,
            new Write(TurnSql.Load, [tenant, channel, conversation, personId, inbound?.ActivityId, inbound?.Type, inbound?.Name]),
            new Write(TurnSql.PendingOf, [tenant, channel, conversation])
        );
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var loaded = LoadedRow.Read(reader);
        await reader.NextResultAsync(cancellationToken);
        var pending = new List<PendingEffect>();
        while (await reader.ReadAsync(cancellationToken))
            pending.Add(LoadedRow.ReadPending(reader, key));
        return loaded with { Pending = pending };
    }

    public override Task<CommitOutcome> CommitAsync(TurnCommit commit, CancellationToken cancellationToken)
    {
        var needs = new CommitNeeds(commit);
        return database.TransactAsync(connection => CommitAsync(connection, commit, needs, cancellationToken), cancellationToken);
    }

    public override Task MarkAsync(SendOutcome outcome, CancellationToken cancellationToken) =>
        outcome.Sent
            ? database.TransactAsync(connection => MarkSentAsync(connection, outcome, cancellationToken), cancellationToken)
            : MarkFailedAsync(Outbox.Failed(outcome), cancellationToken);

    public override Task<IReadOnlyList<OutgoingActivity>> DueAsync(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        var parameters = new
        {
            Now = now,
            Limit = limit,
            LeasedUntil = now + sendLease,
        };
        return database.ReadAsync(connection => Outbox.ReadAsync(connection, Lease, parameters), cancellationToken);
    }

    private async Task<CommitOutcome> CommitAsync(
        NpgsqlConnection connection,
        TurnCommit commit,
        CommitNeeds needs,
        CancellationToken cancellationToken
    )
    {
        if (await ClaimAsync(connection, commit, needs, cancellationToken) is not { } facts)
            return CommitOutcome.Conflict;

        var plan = new CommitPlan(commit, needs, facts, PostgresNoteWords.Instance, due: commit.Now + sendLease);
        await using var batch = PostgresBatch.Of(connection, plan.Writes.Append(PostgresBatch.CommitTransaction));
        List<long> sequences = [];
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        do
        {
            while (await reader.ReadAsync(cancellationToken))
                sequences.Add(reader.GetInt64(0));
        } while (await reader.NextResultAsync(cancellationToken));

        return plan.Outcome(sequences);
    }

    /// <summary>The first round trip. Null when another turn was first; the transaction is then left to be rolled back.</summary>
    private static async Task<CommitFacts?> ClaimAsync(
        NpgsqlConnection connection,
        TurnCommit commit,
        CommitNeeds needs,
        CancellationToken cancellationToken
    )
    {
        await using var batch = PostgresBatch.Of(connection, Claim(commit, needs));
        var facts = new CommitFacts();
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            if (needs.Says > 0)
            {
                facts.LastSequence = await reader.ReadAsync(cancellationToken) ? reader.GetInt64(0) : null;
                await reader.NextResultAsync(cancellationToken);
            }

            foreach (var ask in needs.Asks)
            {
                if (await reader.ReadAsync(cancellationToken))
                    facts.ActivityOfAsk[ask] = reader.GetString(0);
                await reader.NextResultAsync(cancellationToken);
            }

            foreach (var id in needs.Notes)
            {
                if (await reader.ReadAsync(cancellationToken))
                    facts.Notes[id] = LoadedRow.ReadNote(reader);
                await reader.NextResultAsync(cancellationToken);
            }

            foreach (var key in needs.Conversations)
            {
                if (await reader.ReadAsync(cancellationToken))
                    facts.Conversations[key] = LoadedRow.ReadConversation(reader);
                await reader.NextResultAsync(cancellationToken);
            }
        }

        // The claim, and the inbound key where there is one, come right after BEGIN.
        var claimed =
            batch.BatchCommands[1].RecordsAffected == 1 && (commit.Inbound is null || batch.BatchCommands[2].RecordsAffected == 1);
        return claimed ? facts : null;
    }

    private static IEnumerable<Write> Claim(TurnCommit commit, CommitNeeds needs)
    {
        var (tenant, channel, conversation) = commit.Key;
        yield return PostgresBatch.BeginTransaction;
        yield return CommitPlan.Claim(commit);
        if (commit.Inbound is { } inbound)
            yield return CommitPlan.Receive(commit, inbound);
        if (needs.Says > 0)
            yield return new(TurnSql.TakeSequence, [(long)needs.Says, tenant, conversation]);
        foreach (var ask in needs.Asks)
            yield return new(TurnSql.ActivityOfAsk, [tenant, channel, conversation, ask]);
        foreach (var id in needs.Notes)
            yield return new(TurnSql.LatestNote, [tenant, id.ToString()]);
        foreach (var key in needs.Conversations)
            yield return new(LockElsewhere, [key.TenantId, key.ChannelId, key.ConversationId]);
    }

    private static async Task<bool> MarkSentAsync(NpgsqlConnection connection, SendOutcome outcome, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        object?[] sent;
        await using (var batch = PostgresBatch.Of(connection, new Write(TurnSql.Sent, [outcome.Sequence])))
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
                return false;
            sent = [reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3)];
        }

        if (sent[3] is not null && outcome.ActivityId is not null)
        {
            await using var remember = PostgresBatch.Of(connection, new Write(TurnSql.RememberSent, [.. sent, outcome.ActivityId]));
            await remember.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task MarkFailedAsync(Write failed, CancellationToken cancellationToken) =>
        await database.ExecuteAsync(failed.Sql, failed.Values, cancellationToken);
}
