using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Storage.Tests.Support;

namespace CommunityCoachBot.Storage.Tests;

public sealed class A_SQLite_file() : StoreTests(new SqliteUnderTest())
{
    [Fact]
    public async Task Holds_a_mark_soon_after_though_nothing_else_is_written()
    {
        var sent = (await Turns.CommitAsync(Given.Turn(0) with { Outgoing = [Given.Says("一")] }, Cancellation)).ToSend;

        await Turns.MarkAsync(new(sent[0].Sequence, Sent: true, "x", null, null), Cancellation);

        // From another connection: what it sees is committed.
        while (await CountAsync("SELECT COUNT(*) FROM outbox") > 0)
            await Task.Delay(5, Cancellation);
    }

    [Fact]
    public async Task Holds_what_was_marked_when_it_is_closed()
    {
        var sent = (
            await Turns.CommitAsync(
                Given.Turn(0) with
                {
                    Outgoing = [.. Enumerable.Range(0, 50).Select(_ => Given.Says("一"))],
                },
                Cancellation
            )
        ).ToSend;

        foreach (var activity in sent)
            await Turns.MarkAsync(new(activity.Sequence, Sent: true, "x", null, null), Cancellation);
        await RestartAsync();

        Assert.Equal(0, await CountAsync("SELECT COUNT(*) FROM outbox"));
    }

    [Fact]
    public async Task Takes_nothing_more_once_it_is_closed()
    {
        var turns = Turns;
        await Store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => turns.CommitAsync(Given.Turn(0), Cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => turns.MarkAsync(new(1, Sent: true, null, null, null), Cancellation));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => turns.LoadAsync(Given.Conversation(), null, Given.Worker, Cancellation));
    }

    [Fact]
    public async Task Never_gives_a_sequence_number_twice()
    {
        var first = (await Turns.CommitAsync(Given.Turn(0) with { Outgoing = [Given.Says("一")] }, Cancellation)).ToSend[0].Sequence;
        await Turns.MarkAsync(new(first, Sent: true, null, null, null), Cancellation);
        await RestartAsync();

        var second = (await Turns.CommitAsync(Given.Turn(1) with { Outgoing = [Given.Says("二")] }, Cancellation)).ToSend[0].Sequence;

        Assert.True(second > first);
    }

    [Fact]
    public async Task Is_copied_whole_while_it_is_in_use()
    {
        var target = Options.Path + ".backup";
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(
            async () =>
            {
                for (var i = 0; !enough.IsCancellationRequested; i++)
                    await Turns.CommitAsync(Given.Turn(i) with { Effects = [new Effect.SaveNote(Given.Summary(i + 1))] }, Cancellation);
            },
            Cancellation
        );

        await SqliteBackup.BackupAsync(Options, target, Cancellation);
        await enough.CancelAsync();
        await writing;

        await using var copy = CoachStore.Open(new() { Path = target });
        var version = (await copy.Turns.LoadAsync(Given.Conversation(), null, Given.Worker, Cancellation)).Version;
        Assert.Equal(version, (await copy.Notes.MineAsync(Given.Tenant, Given.Worker, null, null, int.MaxValue, Cancellation)).Count);
        await Assert.ThrowsAsync<IOException>(() => SqliteBackup.BackupAsync(Options, target, Cancellation));
    }
}
