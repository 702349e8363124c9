using CommunityCoachBot.Storage.Sqlite;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using Npgsql;

namespace CommunityCoachBot.Storage;

/// <summary>Brings a database up to date with the numbered scripts in <c>migrations</c>. Running it again, or from several replicas at once, does no harm.</summary>
public static class Migrator
{
    // Any number, the same in every replica: whoever holds it migrates, the others wait and find nothing left to do.
    private const long LockNumber = 0x436F616368;

    /// <summary>Returns the names of the scripts that were run.</summary>
    /// <exception cref="InvalidOperationException">A script failed; it was rolled back.</exception>
    public static IReadOnlyList<string> Migrate(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Provider == StorageProvider.Postgres ? MigratePostgres(options.ConnectionString!) : MigrateSqlite(options.Path);
    }

    private static string[] MigrateSqlite(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        return Run(DeployChanges.To.SqliteDatabase(SqliteDatabase.ConnectionString(path)), ".migrations.sqlite.");
    }

    private static string[] MigratePostgres(string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var take = new NpgsqlCommand($"SELECT pg_advisory_lock({LockNumber})", connection);
        take.ExecuteNonQuery();
        try
        {
            return Run(DeployChanges.To.PostgresqlDatabase(connectionString), ".migrations.postgresql.");
        }
        finally
        {
            using var release = new NpgsqlCommand($"SELECT pg_advisory_unlock({LockNumber})", connection);
            release.ExecuteNonQuery();
        }
    }

    private static string[] Run(UpgradeEngineBuilder builder, string folder)
    {
        DatabaseUpgradeResult result = builder
            .WithScriptsEmbeddedInAssembly(typeof(Migrator).Assembly, name => name.Contains(folder, StringComparison.Ordinal))
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(script => script.Name)]
            : throw new InvalidOperationException($"Migration {result.ErrorScript?.Name ?? "set-up"} failed.", result.Error);
    }
}
