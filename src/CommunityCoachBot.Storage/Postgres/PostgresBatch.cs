using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Turns;
using Npgsql;

namespace CommunityCoachBot.Storage.Postgres;

/// <summary>Statements that go to the server together, in one round trip. The driver prepares the ones it sees often.</summary>
internal static class PostgresBatch
{
    private static readonly SqlText Begin = new("BEGIN");
    private static readonly SqlText Commit = new("COMMIT");

    public static NpgsqlBatch Of(NpgsqlConnection connection, params IEnumerable<Write> writes)
    {
        var batch = new NpgsqlBatch(connection);
        foreach (var write in writes)
            batch.BatchCommands.Add(Command(write));
        return batch;
    }

    public static Write BeginTransaction => new(Begin, []);

    public static Write CommitTransaction => new(Commit, []);

    private static NpgsqlBatchCommand Command(Write write)
    {
        var (sql, values) = write;
        if (values.Length != sql.Parameters.Length)
            throw new ArgumentException($"{sql.Parameters.Length} values wanted, {values.Length} given.", nameof(write));
        var command = new NpgsqlBatchCommand(sql.Numbered);
        foreach (var value in values)
            command.Parameters.Add(Parameter(value));
        return command;
    }

    private static NpgsqlParameter Parameter(object? value) =>
        value switch
        {
            null => new NpgsqlParameter { Value = DBNull.Value },
            string text => new NpgsqlParameter<string> { TypedValue = StoredText.Safe(text) },
            long number => new NpgsqlParameter<long> { TypedValue = number },
            int[] numbers => new NpgsqlParameter<int[]> { TypedValue = numbers },
            DateTimeOffset moment => new NpgsqlParameter<DateTimeOffset> { TypedValue = moment.ToUniversalTime() },
            _ => throw new ArgumentException($"No column holds a {value.GetType().Name}.", nameof(value)),
        };
}
