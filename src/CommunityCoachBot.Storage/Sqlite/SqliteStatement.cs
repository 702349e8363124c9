using CommunityCoachBot.Storage.Data;
using Microsoft.Data.Sqlite;

namespace CommunityCoachBot.Storage.Sqlite;

/// <summary>A statement prepared once on one connection.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteParameter[] _parameters;

    public SqliteStatement(SqliteConnection connection, SqlText sql)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql.Named;
        _parameters = [.. sql.Parameters.Select(name => new SqliteParameter { ParameterName = name })];
        _command.Parameters.AddRange(_parameters);
    }

    /// <summary>Runs it and returns how many rows it changed.</summary>
    public int Execute(ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteNonQuery();
    }

    /// <summary>Runs it and returns the number in its first column, or null when there is no row.</summary>
    public long? Number(ReadOnlySpan<object?> values)
    {
        using var reader = Read(values);
        return reader.Read() ? reader.GetInt64(0) : null;
    }

    public SqliteDataReader Read(ReadOnlySpan<object?> values)
    {
        Bind(values);
        return _command.ExecuteReader();
    }

    public void Dispose() => _command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        if (values.Length != _parameters.Length)
            throw new ArgumentException($"{_parameters.Length} values wanted, {values.Length} given.", nameof(values));
        for (var i = 0; i < values.Length; i++)
        {
            _parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                string text => StoredText.Safe(text),
                DateTimeOffset moment => UtcHandler.Text(moment),
                var other => other,
            };
        }
    }
}
