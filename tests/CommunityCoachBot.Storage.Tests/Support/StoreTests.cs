using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CommunityCoachBot.Storage.Tests.Support;

/// <summary>A fresh database for each test. The suites are written once and run on both databases: see the pairs of sealed classes.</summary>
public abstract class StoreTests(IDatabaseUnderTest database) : IAsyncLifetime
{
    private CoachStore? _store;

    protected CoachStore Store => _store!;
    protected ITurnStore Turns => Store.Turns;
    protected INoteStore Notes => Store.Notes;
    protected ITranscriptStore Transcripts => Store.Transcripts;
    protected StorageOptions Options { get; private set; } = new();

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Options = await database.CreateAsync(Cancellation);
        _store = CoachStore.Open(Options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_store is not null)
            await _store.DisposeAsync();
        database.Drop(Options);
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the store and opens it again, as a restart does.</summary>
    protected async Task RestartAsync()
    {
        await Store.DisposeAsync();
        _store = CoachStore.Open(Options);
    }

    /// <summary>Looks into the database behind the store's back.</summary>
    protected Task<long> CountAsync(string sql) => database.CountAsync(Options, sql);
}

public interface IDatabaseUnderTest
{
    Task<StorageOptions> CreateAsync(CancellationToken cancellationToken);

    Task<long> CountAsync(StorageOptions options, string sql);

    void Drop(StorageOptions options);
}

public sealed class SqliteUnderTest : IDatabaseUnderTest
{
    private static readonly Lazy<byte[]> Migrated = new(() =>
    {
        var options = New();
        Migrator.Migrate(options);
        var file = File.ReadAllBytes(options.Path);
        DropFolder(options);
        return file;
    });

    public async Task<StorageOptions> CreateAsync(CancellationToken cancellationToken)
    {
        var options = New();
        await File.WriteAllBytesAsync(options.Path, Migrated.Value, cancellationToken);
        return options;
    }

    public async Task<long> CountAsync(StorageOptions options, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={options.Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public void Drop(StorageOptions options) => DropFolder(options);

    private static StorageOptions New() => new() { Path = Path.Combine(Directory.CreateTempSubdirectory("coach-").FullName, "coach.db") };

    private static void DropFolder(StorageOptions options) => Directory.Delete(Path.GetDirectoryName(options.Path)!, recursive: true);
}

public sealed class PostgresUnderTest(PostgresFixture postgres) : IDatabaseUnderTest
{
    public async Task<StorageOptions> CreateAsync(CancellationToken cancellationToken) =>
        new() { Provider = StorageProvider.Postgres, ConnectionString = await postgres.CreateDatabaseAsync(cancellationToken) };

    public async Task<long> CountAsync(StorageOptions options, string sql)
    {
        await using var source = NpgsqlDataSource.Create(options.ConnectionString!);
        await using var command = source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public void Drop(StorageOptions options)
    {
        using var source = NpgsqlDataSource.Create(postgres.ConnectionString);
        using var drop = source.CreateCommand(
            $"drop database {new NpgsqlConnectionStringBuilder(options.ConnectionString).Database} with (force)"
        );
        drop.ExecuteNonQuery();
    }
}
