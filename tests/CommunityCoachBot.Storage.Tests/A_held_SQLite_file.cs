using System.Data.Common;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Storage.Tests.Support;
using Microsoft.Data.Sqlite;

namespace CommunityCoachBot.Storage.Tests;

/// <summary>Another process (a backup, an admin's shell) holds the database for writing.</summary>
public sealed class A_held_SQLite_file : IAsyncLifetime
{
    private readonly SqliteUnderTest _database = new();
    private StorageOptions _options = new();
    private CoachStore? _store;
    private SqliteConnection? _holder;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private CoachStore Store => _store ??= CoachStore.Open(_options);

    public async ValueTask InitializeAsync()
    {
        _options = await _database.CreateAsync(Cancellation);
        _ = Store;
        _holder = new($"Data Source={_options.Path};Pooling=False");
        _holder.Open();
        Run("BEGIN IMMEDIATE");
    }

    public async ValueTask DisposeAsync()
    {
        _holder?.Dispose();
        if (_store is not null)
            await _store.DisposeAsync();
        _database.Drop(_options);
    }

    private void Run(string sql)
    {
        using var command = _holder!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void LetGo() => Run("COMMIT");

    private Task<CommitOutcome> CommitAsync(int conversation, params Effect[] effects) => CommitAsync(conversation, Cancellation, effects);

    private Task<CommitOutcome> CommitAsync(int conversation, CancellationToken cancellationToken, params Effect[] effects) =>
        Store.Turns.CommitAsync(Given.Turn(0, Given.Conversation($"c{conversation}")) with { Effects = effects }, cancellationToken);

    private async Task<long> VersionAsync(int conversation) =>
        (await Store.Turns.LoadAsync(Given.Conversation($"c{conversation}"), null, Given.Worker, Cancellation)).Version;

    [Fact]
    public async Task Makes_commits_wait_and_then_all_succeed_once()
    {
        var commits = Enumerable.Range(0, 20).Select(i => Task.Run(() => CommitAsync(i, new Effect.SaveNote(Given.Plan(i + 1))))).ToList();
        await Task.Delay(TimeSpan.FromSeconds(1), Cancellation);
        Assert.DoesNotContain(commits, commit => commit.IsCompleted);

        LetGo();

        Assert.All(await Task.WhenAll(commits), outcome => Assert.True(outcome));
        Assert.Equal(20, (await Store.Notes.MineAsync(Given.Tenant, Given.Worker, null, null, 100, Cancellation)).Count);
        Assert.Equal(20, await _database.CountAsync(_options, "SELECT SUM(version) FROM conversation"));
    }

    [Fact]
    public async Task Does_not_stop_reading()
    {
        var waiting = CommitAsync(1);

        Assert.Equal(0, await VersionAsync(1));

        LetGo();
        await waiting;
    }

    [Fact]
    public async Task Makes_one_group_of_those_who_waited_in_which_each_has_its_own_outcome()
    {
        var first = CommitAsync(1, new Effect.SaveNote(Given.Plan(1)));
        var late = CommitAsync(1, new Effect.SaveNote(Given.Plan(2)));
        var foreign = CommitAsync(2, new Effect.RememberLanguage("en"), new Effect.SaveNote(Given.Plan(1, Given.Other)));
        var last = CommitAsync(3, new Effect.SaveNote(Given.Plan(3)));

        LetGo();

        Assert.True(await first);
        Assert.False(await late);
        await Assert.ThrowsAsync<InvalidOperationException>(() => foreign);
        Assert.True(await last);
        Assert.Equal((1, 0, 1), (await VersionAsync(1), await VersionAsync(2), await VersionAsync(3)));
        Assert.Equal(2, (await Store.Notes.MineAsync(Given.Tenant, Given.Worker, null, null, 100, Cancellation)).Count);
        Assert.Equal(0, await _database.CountAsync(_options, "SELECT COUNT(*) FROM person"));
    }

    [Fact]
    public async Task Lets_a_waiting_commit_be_cancelled_which_then_never_happens()
    {
        using var cancelled = new CancellationTokenSource();
        var waiting = CommitAsync(1, cancelled.Token);
        var other = CommitAsync(2);

        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        LetGo();
        Assert.True(await other);
        Assert.Equal(0, await VersionAsync(1));
    }

    [Fact]
    public async Task Is_given_up_after_a_while_and_the_commit_never_happens()
    {
        await Store.DisposeAsync();
        _options.LockTimeout = TimeSpan.FromMilliseconds(200);
        _store = CoachStore.Open(_options);

        await Assert.ThrowsAnyAsync<DbException>(() => CommitAsync(1));

        LetGo();
        Assert.True(await CommitAsync(2));
        Assert.Equal(0, await VersionAsync(1));
    }

    [Fact]
    public async Task Keeps_marks_until_it_is_let_go()
    {
        LetGo();
        var sent = (await Store.Turns.CommitAsync(Given.Turn(0) with { Outgoing = [Given.Says("一")] }, Cancellation)).ToSend;
        Run("BEGIN IMMEDIATE");
        await Store.Turns.MarkAsync(new(sent[0].Sequence, Sent: true, "x", null, null), Cancellation);
        var due = Store.Turns.DueAsync(Given.Now.AddDays(1), 10, Cancellation);

        LetGo();

        Assert.Empty(await due);
    }
}
