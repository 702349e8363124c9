using System.Diagnostics;
using System.Globalization;
using CommunityCoachBot.Coaching.Dialogs;

namespace CommunityCoachBot.Storage.Tests.Support;

/// <summary>
/// This test program run a second time as a process that commits turns until it is killed, and tells each one that was acknowledged on its output. It comes
/// in through a start-up hook of .NET, because <c>Main</c> belongs to the test runner.
/// </summary>
internal static class Committer
{
    public const int Conversations = 6;
    private const string Variable = "COACH_STORAGE_COMMITTER";

    public static Process Start(string databasePath)
    {
        var program = Path.ChangeExtension(typeof(Committer).Assembly.Location, null);
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { [Variable] = databasePath, ["DOTNET_STARTUP_HOOKS"] = typeof(Committer).Assembly.Location },
        };
        return Process.Start(start)!;
    }

    /// <summary>The id of the note that the turn which makes this version of a conversation saves.</summary>
    public static Guid NoteOf(int conversation, long version) => Given.Id((int)((version * Conversations) + conversation));

    public static ConversationKey Key(int conversation) =>
        Given.Conversation(conversation.ToString(CultureInfo.InvariantCulture), "webchat");

    public static void RunInsteadOfTests()
    {
        CommitForeverAsync(Environment.GetEnvironmentVariable(Variable)!).GetAwaiter().GetResult();
        Environment.Exit(0);
    }

    private static async Task CommitForeverAsync(string path)
    {
        await using var store = CoachStore.Open(new() { Path = path });
        using var output = new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true };
        var lines = TextWriter.Synchronized(output);
        await Task.WhenAll(
            Enumerable.Range(0, Conversations).Select(conversation => Task.Run(() => ConverseAsync(store, conversation, lines)))
        );
    }

    private static async Task ConverseAsync(CoachStore store, int conversation, TextWriter acknowledged)
    {
        var key = Key(conversation);
        await store.Transcripts.CreateAsync(
            new(key.ConversationId, key.TenantId, Given.Worker, null, null, Ended: false),
            CancellationToken.None
        );
        while (true)
        {
            var said = await store.Transcripts.AppendAsync(key.ConversationId, "{}", null, fromUser: true, CancellationToken.None);
            var loaded = await store.Turns.LoadAsync(key, null, Given.Worker, CancellationToken.None);
            var turn = Given.Turn(loaded.Version, key) with
            {
                Inbound = new(said.ActivityId, "message", ""),
                Outgoing = [Given.Says("好", delivery: Delivery.Transcript, key: key), Given.Says("好", key: key)],
                Effects = [new Effect.SaveNote(Given.Summary(1) with { Id = NoteOf(conversation, loaded.Version + 1) })],
            };
            var outcome = await store.Turns.CommitAsync(turn, CancellationToken.None);
            if (outcome)
                await acknowledged.WriteLineAsync($"{conversation} {loaded.Version + 1} {said.Sequence}");
            await store.Turns.MarkAsync(new(outcome.ToSend[0].Sequence, Sent: true, null, null, null), CancellationToken.None);
        }
    }
}
