using CommunityCoachBot.Storage.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommunityCoachBot.Storage.Sqlite;

/// <summary>One open connection and the statements prepared on it. Used by one thread at a time.</summary>
internal sealed class SqliteSession : IDisposable
{
    private readonly Dictionary<SqlText, SqliteStatement> _statements = [];
    private readonly Dictionary<string, sqlite3_stmt> _commands = new(StringComparer.Ordinal);

    public SqliteSession(string connectionString, string settings)
    {
        Connection = new(connectionString);
        Connection.Open();
        using var command = Connection.CreateCommand();
        command.CommandText = settings;
        command.ExecuteNonQuery();
    }

    public SqliteConnection Connection { get; }

    public SqliteStatement this[SqlText sql]
    {
        get
        {
            if (!_statements.TryGetValue(sql, out var statement))
                _statements[sql] = statement = new(Connection, sql);
            return statement;
        }
    }

    /// <summary>Begins a transaction that may write; false when another process holds the database.</summary>
    /// <remarks>Not through <see cref="SqliteCommand"/>, which would block this thread until the database is free.</remarks>
    public bool TryBegin()
    {
        Abandon();
        return Step("BEGIN IMMEDIATE") switch
        {
            raw.SQLITE_DONE => true,
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => false,
            var code => throw Failed(code),
        };
    }

    /// <summary>Runs a command of the transaction (<c>COMMIT</c>, <c>SAVEPOINT …</c>).</summary>
    public void Run(string command)
    {
        if (Step(command) is not raw.SQLITE_DONE and var code)
            throw Failed(code);
    }

    /// <summary>Ends a transaction without keeping anything, if there is one: in trouble the database may have ended it by itself.</summary>
    public void Abandon()
    {
        // A rollback that fails shows at the next attempt to begin, whose callers are told.
        if (raw.sqlite3_get_autocommit(Connection.Handle) == 0)
            Step("ROLLBACK");
    }

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();
        foreach (var command in _commands.Values)
            command.Dispose();
        Connection.Dispose();
    }

    private int Step(string text)
    {
        if (!_commands.TryGetValue(text, out var command))
        {
            if (raw.sqlite3_prepare_v2(Connection.Handle, text, out command) is not raw.SQLITE_OK and var code)
                throw Failed(code);
            _commands[text] = command;
        }

        var result = raw.sqlite3_step(command);
        raw.sqlite3_reset(command);
        return result;
    }

    private SqliteException Failed(int code) =>
        new($"SQLite: {raw.sqlite3_errstr(code).utf8_to_string()}", code, raw.sqlite3_extended_errcode(Connection.Handle));
}
