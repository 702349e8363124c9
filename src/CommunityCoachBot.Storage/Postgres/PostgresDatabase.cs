using System.Data.Common;
using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Notes;
using CommunityCoachBot.Storage.Queries;
using CommunityCoachBot.Storage.Turns;
using Npgsql;

namespace CommunityCoachBot.Storage.Postgres;

/// <summary>A PostgreSQL database behind a pool of connections, shared by several replicas.</summary>
internal sealed class PostgresDatabase : IDatabase
{
    private const int Attempts = 5;

    private readonly NpgsqlDataSource _source;

    public PostgresDatabase(StorageOptions options)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            ApplicationName = "CommunityCoachBot",
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            // What a worker typed must not come back in an error message.
            IncludeErrorDetail = false,
            CommandTimeout = (int)Math.Ceiling(options.LockTimeout.TotalSeconds),
        };
        _source = NpgsqlDataSource.Create(settings);
    }

    public INoteWords Words => PostgresNoteWords.Instance;

    public INoteSearch Search => PostgresNoteSearch.Instance;

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => _source.OpenConnectionAsync(cancellationToken);

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await read(connection);
    }

    public Task WriteAsync(IReadOnlyList<Write> writes, CancellationToken cancellationToken) =>
        TransactAsync(
            async connection =>
            {
                await using var batch = PostgresBatch.Of(
                    connection,
                    writes.Prepend(PostgresBatch.BeginTransaction).Append(PostgresBatch.CommitTransaction)
                );
                return await batch.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken
        );

    public async Task<int> ExecuteAsync(SqlText sql, object?[] values, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await using var batch = PostgresBatch.Of(connection, new Write(sql, values));
        return await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>
    /// Runs a transaction, again when it lost against another one in a way that may go better the next time: a deadlock, or a row that both made.
    /// A transaction that <paramref name="transact"/> leaves open is rolled back when the connection goes back to the pool.
    /// </summary>
    public async Task<T> TransactAsync<T>(Func<NpgsqlConnection, Task<T>> transact, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var connection = await OpenAsync(cancellationToken);
            try
            {
                return await transact(connection);
            }
            catch (PostgresException e) when (attempt < Attempts && IsPassing(e.SqlState))
            {
                // Around again: nothing of the transaction has stayed.
            }
        }
    }

    public async ValueTask DisposeAsync() => await _source.DisposeAsync();

    private static bool IsPassing(string state) =>
        state is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.UniqueViolation;
}
