using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Storage.Tests.Support;

namespace CommunityCoachBot.Storage.Tests;

/// <summary>What a worker typed is in every value here; no exception may repeat it.</summary>
public abstract class An_exception(IDatabaseUnderTest database) : StoreTests(database)
{
    private const string Marker = "marker-7f3a";
    private static readonly ConversationKey Key = Given.Conversation("c1", "webchat");

    [Fact]
    public async Task Of_a_note_of_another_author_tells_nothing_typed()
    {
        var note = Given.Plan(1) with { AddressAs = Marker, Motive = Marker };
        await Turns.CommitAsync(Given.Turn(0, Key) with { Effects = [new Effect.SaveNote(note)] }, Cancellation);

        var state = Given.State(run: Given.Run(said: Marker));
        var turn = Given.Turn(1, Key, state: state) with { Effects = [new Effect.SaveNote(note with { AuthorId = Given.Other })] };

        await TellsNothingAsync(() => Turns.CommitAsync(turn, Cancellation));
    }

    [Fact]
    public async Task Of_a_transcript_that_is_missing_tells_nothing_typed()
    {
        await TellsNothingAsync(() => Transcripts.AppendAsync("c1", $"{{\"text\":\"{Marker}\"}}", Marker, fromUser: true, Cancellation));
        var says = Given.Says(Marker, delivery: Delivery.Transcript, key: Key);
        await TellsNothingAsync(() => Turns.CommitAsync(Given.Turn(0, Key) with { Outgoing = [says] }, Cancellation));
    }

    [Fact]
    public async Task Of_a_reply_that_is_no_activity_tells_nothing_typed()
    {
        await Transcripts.CreateAsync(new("c1", Given.Tenant, Given.Worker, null, null, Ended: false), Cancellation);
        var says = Given.Says("", delivery: Delivery.Transcript, key: Key) with { Body = Marker };

        await TellsNothingAsync(() => Turns.CommitAsync(Given.Turn(0, Key) with { Outgoing = [says] }, Cancellation));
    }

    [Fact]
    public async Task Of_a_broken_table_tells_nothing_typed()
    {
        await ChangeAsync("ALTER TABLE promise RENAME TO gone");
        var note = Given.Summary(1) with { Promises = [new(Marker, null, "no")] };

        await TellsNothingAsync(() => Turns.CommitAsync(Given.Turn(0, Key) with { Effects = [new Effect.SaveNote(note)] }, Cancellation));
    }

    [Fact]
    public async Task Of_a_row_that_cannot_be_read_tells_nothing_typed()
    {
        await Turns.CommitAsync(Given.Turn(0, Key), Cancellation);
        await ChangeAsync($"UPDATE conversation SET state = '{{\"{Marker}\": {Marker}'");

        await TellsNothingAsync(() => Turns.LoadAsync(Key, null, Given.Worker, Cancellation));
    }

    private async Task ChangeAsync(string sql) => await CountAsync($"{sql}; SELECT COUNT(*) FROM conversation");

    private static async Task TellsNothingAsync(Func<Task> act)
    {
        var exception = await Assert.ThrowsAnyAsync<Exception>(act);

        for (var e = exception; e is not null; e = e.InnerException)
        {
            Assert.DoesNotContain(Marker, e.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(
                e.Data.Values.Cast<object?>(),
                value => value?.ToString()?.Contains(Marker, StringComparison.Ordinal) is true
            );
        }
    }
}

public sealed class An_exception_on_SQLite() : An_exception(new SqliteUnderTest());

public sealed class An_exception_on_PostgreSQL(PostgresFixture postgres) : An_exception(new PostgresUnderTest(postgres));
