using CommunityCoachBot.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace CommunityCoachBot.Storage;

/// <summary>Copies a SQLite database while it is in use: the copy is whole and of one moment.</summary>
public static class SqliteBackup
{
    /// <exception cref="InvalidOperationException">The database is not SQLite: PostgreSQL has its own tools.</exception>
    /// <exception cref="IOException">The target is there already.</exception>
    public static Task BackupAsync(StorageOptions options, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Provider != StorageProvider.Sqlite)
            throw new InvalidOperationException("Only SQLite is backed up this way; use pg_dump for PostgreSQL.");
        if (File.Exists(path))
            throw new IOException("The target of the backup is there already.");
        return Task.Run(() => Copy(options.Path, path), cancellationToken);
    }

    private static void Copy(string from, string to)
    {
        using var source = new SqliteConnection(SqliteDatabase.ConnectionString(from));
        using var target = new SqliteConnection(SqliteDatabase.ConnectionString(to));
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }
}
