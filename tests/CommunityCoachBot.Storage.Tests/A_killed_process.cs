using System.Globalization;
using CommunityCoachBot.Storage.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CommunityCoachBot.Storage.Tests;

/// <summary>A process that commits turns without pause is killed (SIGKILL) at random instants, ten times on the same file.</summary>
public sealed class A_killed_process : IAsyncLifetime
{
    private readonly SqliteUnderTest _database = new();
    private readonly long[] _acknowledged = new long[Committer.Conversations];
    private readonly long[] _answered = new long[Committer.Conversations];
    private StorageOptions _options = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _options = await _database.CreateAsync(Cancellation);

    public ValueTask DisposeAsync()
    {
        _database.Drop(_options);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Loses_nothing_acknowledged_and_doubles_nothing()
    {
        for (var kill = 0; kill < 10; kill++)
        {
            await CommitUntilKilledAsync(afterLines: Random.Shared.Next(1, 150));
            await CheckAsync();
        }
    }

    private async Task CommitUntilKilledAsync(int afterLines)
    {
        using var process = Committer.Start(_options.Path);
        for (var i = 0; await process.StandardOutput.ReadLineAsync(Cancellation) is { } line; i++)
        {
            if (i == afterLines)
                process.Kill();
            // The last line may have been cut off by the kill: such a turn was not acknowledged.
            if (line.Split(' ') is [var conversation, var version, var said])
                Acknowledge(Number(conversation), Number(version), Number(said));
        }

        await process.WaitForExitAsync(Cancellation);
        Assert.NotEqual(0, process.ExitCode);
    }

    private void Acknowledge(long conversation, long version, long said)
    {
        Assert.Equal(_acknowledged[conversation] < version, version > 0);
        _acknowledged[conversation] = version;
        _answered[conversation] = said;
    }

    private async Task CheckAsync()
    {
        await using var store = CoachStore.Open(_options);
        var unanswered = (await store.Transcripts.UnansweredAsync(Cancellation))
            .Select(row => (row.ConversationId, row.Sequence))
            .ToHashSet();
        for (var conversation = 0; conversation < Committer.Conversations; conversation++)
        {
            var key = Committer.Key(conversation);
            var version = (await store.Turns.LoadAsync(key, null, Given.Worker, Cancellation)).Version;
            Assert.InRange(version, _acknowledged[conversation], long.MaxValue);
            for (var turn = 1L; turn <= version; turn++)
                Assert.NotNull(await store.Notes.FindAsync(Given.Tenant, Given.Worker, Committer.NoteOf(conversation, turn), Cancellation));
            await CheckTranscriptAsync(store, key, version);
            Assert.DoesNotContain((key.ConversationId, _answered[conversation]), unanswered);
            // The next process goes on from what is there, acknowledged or not.
            _acknowledged[conversation] = version;
        }

        Assert.Equal(_acknowledged.Sum(), await _database.CountAsync(_options, "SELECT COUNT(*) FROM note"));
        Assert.Equal(_acknowledged.Sum(), await _database.CountAsync(_options, "SELECT COUNT(*) FROM risk"));
        Assert.Equal("ok", await IntegrityAsync());
    }

    /// <summary>One reply for each turn, no number missing and none twice.</summary>
    private static async Task CheckTranscriptAsync(CoachStore store, ConversationKey key, long version)
    {
        var rows = await store.Transcripts.AfterAsync(key.ConversationId, 0, int.MaxValue, Cancellation);
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(i => (long)i), rows.Select(row => row.Sequence));
        Assert.Equal(version, rows.Count(row => row.Body.Contains("\"text\"", StringComparison.Ordinal)));
    }

    private async Task<string?> IntegrityAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={_options.Path};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check";
        return (string?)await command.ExecuteScalarAsync(Cancellation);
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
