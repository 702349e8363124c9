using System.Data.Common;
using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Notes;
using CommunityCoachBot.Storage.Queries;
using CommunityCoachBot.Storage.Turns;
using Microsoft.Data.Sqlite;

namespace CommunityCoachBot.Storage.Sqlite;

/// <summary>The SQLite file: one connection that writes, through the commit queue, and a few that read.</summary>
internal sealed class SqliteDatabase : IDatabase
{
    // FULL: a commit is on the disk before anybody hears of it.
    private const string WriterSettings =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;";
    private const string ReaderSettings = "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY;";

    private readonly ReaderPool _readers;

    public SqliteDatabase(StorageOptions options)
    {
        var connectionString = ConnectionString(options.Path);
        Queue = new(new SqliteSession(connectionString, WriterSettings), options.LockTimeout);
        _readers = new(() => new SqliteSession(connectionString, ReaderSettings));
    }

    public INoteWords Words => SqliteNoteWords.Instance;

    public INoteSearch Search => SqliteNoteSearch.Instance;

    public CommitQueue Queue { get; }

    public static string ConnectionString(string path) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Pooling = false,
            DefaultTimeout = 60,
        }.ToString();

    public T Read<T>(Func<SqliteSession, T> read)
    {
        var session = _readers.Rent();
        try
        {
            return read(session);
        }
        finally
        {
            _readers.Return(session);
        }
    }

    public async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var session = _readers.Rent();
        try
        {
            return await read(session.Connection);
        }
        finally
        {
            _readers.Return(session);
        }
    }

    public Task WriteAsync(IReadOnlyList<Write> writes, CancellationToken cancellationToken) =>
        Queue.WriteAsync(
            session =>
            {
                foreach (var (sql, values) in writes)
                    session[sql].Execute(values);
                return new Written<bool>(true, Keep: true);
            },
            cancellationToken
        );

    public Task<int> ExecuteAsync(SqlText sql, object?[] values, CancellationToken cancellationToken) =>
        Queue.WriteAsync(
            session =>
            {
                var changed = session[sql].Execute(values);
                return new Written<int>(changed, Keep: changed > 0);
            },
            cancellationToken
        );

    public async ValueTask DisposeAsync()
    {
        await Queue.DisposeAsync();
        _readers.Dispose();
    }
}
