using CommunityCoachBot.Storage.Communities;
using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Notes;
using CommunityCoachBot.Storage.People;
using CommunityCoachBot.Storage.Postgres;
using CommunityCoachBot.Storage.Queries;
using CommunityCoachBot.Storage.Sqlite;

namespace CommunityCoachBot.Storage;

/// <summary>The stores on one database. Disposing it waits for what was accepted to be written.</summary>
public sealed class CoachStore : IAsyncDisposable
{
    private static readonly SqlText Forget = new("DELETE FROM inbound WHERE received_at < @Before");

    private readonly IDatabase _database;
    private readonly StorageOptions _options;

    private CoachStore(StorageOptions options, IDatabase database, ITurnStore turns, ITranscriptStore transcripts)
    {
        _options = options;
        _database = database;
        Turns = turns;
        Transcripts = transcripts;
        Notes = new NoteStore(database);
        People = new PeopleStore(database);
        Queries = new NoteQueries(database, People);
        Communities = new CommunityStore(database);
    }

    public ITurnStore Turns { get; }
    public INoteStore Notes { get; }
    public ITranscriptStore Transcripts { get; }
    public IPeopleStore People { get; }
    public INoteQueries Queries { get; }
    public ICommunityStore Communities { get; }

    /// <summary>Opens a database that <see cref="Migrator.Migrate"/> has brought up to date.</summary>
    public static CoachStore Open(StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        UtcHandler.Register();
        return options.Provider switch
        {
            StorageProvider.Sqlite => OpenSqlite(options),
            StorageProvider.Postgres => OpenPostgres(options),
            _ => throw new NotSupportedException($"No store for {options.Provider}."),
        };
    }

    /// <summary>Forgets inbound activities that are too old to be delivered again; returns how many.</summary>
    public Task<int> PruneAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _database.ExecuteAsync(Forget, [now - _options.RememberInbound], cancellationToken);

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static CoachStore OpenSqlite(StorageOptions options)
    {
        var database = new SqliteDatabase(options);
        return new(options, database, new SqliteTurnStore(database), new SqliteTranscriptStore(database));
    }

    private static CoachStore OpenPostgres(StorageOptions options)
    {
        var database = new PostgresDatabase(options);
        return new(options, database, new PostgresTurnStore(database, options.SendLease), new PostgresTranscriptStore(database));
    }
}
