using System.ComponentModel.DataAnnotations;
using CommunityCoachBot.Storage.Tests.Support;

namespace CommunityCoachBot.Storage.Tests;

public sealed class A_migration(PostgresFixture postgres) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coach-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Runs_once_on_SQLite_and_makes_the_folder()
    {
        var options = new StorageOptions { Path = Path.Combine(_folder, "new", "coach.db") };

        Assert.NotEmpty(Migrator.Migrate(options));
        Assert.Empty(Migrator.Migrate(options));

        await using var store = CoachStore.Open(options);
        Assert.True(await store.Turns.CommitAsync(Given.Turn(0), Cancellation));
    }

    [Fact]
    public async Task Runs_once_on_PostgreSQL_though_several_replicas_start_at_once()
    {
        var options = new StorageOptions
        {
            Provider = StorageProvider.Postgres,
            ConnectionString = await postgres.CreateEmptyDatabaseAsync(Cancellation),
        };

        var runs = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Migrator.Migrate(options))));

        Assert.Single(runs, run => run.Count > 0);
        await using var store = CoachStore.Open(options);
        Assert.True(await store.Turns.CommitAsync(Given.Turn(0), Cancellation));
    }

    [Theory]
    [InlineData(StorageProvider.Postgres, "coach.db", nameof(StorageOptions.ConnectionString))]
    [InlineData(StorageProvider.Sqlite, " ", nameof(StorageOptions.Path))]
    public void Needs_to_know_where_the_database_is(StorageProvider provider, string path, string missing)
    {
        var options = new StorageOptions { Provider = provider, Path = path };

        var results = options.Validate(new ValidationContext(options));

        Assert.Equal([missing], Assert.Single(results).MemberNames);
    }

    [Fact]
    public void Has_the_same_scripts_for_both_databases()
    {
        var names = typeof(Migrator).Assembly.GetManifestResourceNames();

        Assert.NotEmpty(names);
        Assert.Equal(Of("sqlite"), Of("postgresql"));

        List<string> Of(string folder) =>
            [
                .. names
                    .Where(name => name.Contains($".{folder}.", StringComparison.Ordinal))
                    .Select(name => name[(name.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..])
                    .Order(StringComparer.Ordinal),
            ];
    }
}
