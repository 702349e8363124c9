using System.Collections.Concurrent;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;
using Microsoft.Extensions.Logging;

namespace CommunityCoachBot.Tests.Support;

/// <summary>Turns over a real SQLite store in a folder of its own, with the parrot as the coach.</summary>
internal sealed class Workshop : IAsyncDisposable
{
    private readonly TempFolder _folder = new();
    private readonly CoachStore _store;

    public Workshop(ITurnStore? inFront = null, TimeProvider? clock = null)
    {
        Options = new StorageOptions { Path = _folder["coach.db"], LockTimeout = TimeSpan.FromMilliseconds(200) };
        Migrator.Migrate(Options);
        _store = CoachStore.Open(Options);
        Clock = clock ?? TimeProvider.System;
        Runner = NewRunner(inFront ?? _store.Turns);
    }

    public StorageOptions Options { get; }
    public CoachStore Stores => _store;
    public ITurnStore Store => _store.Turns;
    public ITranscriptStore Transcripts => _store.Transcripts;
    public TimeProvider Clock { get; }
    public TurnRunner Runner { get; }
    public Heard Committed { get; } = new();
    public RecordingLogger Log { get; } = new();

    /// <summary>Another replica on the same store: a queue of its own.</summary>
    public TurnRunner NewRunner(ITurnStore? store = null)
    {
        var decider = new TurnDecider(store ?? Store, Parrot.Coach, new TurnOptions(TimeZoneInfo.Utc), Clock, Log.For<TurnDecider>());
        return new TurnRunner(store ?? Store, new TurnQueue(), decider, Committed, Clock, Log.For<TurnRunner>());
    }

    public async Task<ConversationState> StateAsync(string conversation = "c1") =>
        (await Store.LoadAsync(KeyOf(conversation), null, "p1", CancellationToken.None)).State;

    public Task<IReadOnlyList<OutgoingActivity>> OutboxAsync() => Store.DueAsync(DateTimeOffset.MaxValue, 10_000, CancellationToken.None);

    public static ConversationKey KeyOf(string conversation) => new("t1", "msteams", conversation);

    public static TurnRequest Said(string text, string id, string conversation = "c1", Delivery delivery = Delivery.Connector)
    {
        var activity = new Activity
        {
            Type = ActivityTypes.Message,
            Id = id,
            ChannelId = "msteams",
            ServiceUrl = "http://localhost:9/",
            Text = text,
            From = new ChannelAccount
            {
                Id = "29:p1",
                AadObjectId = "p1",
                Name = "P",
            },
            Recipient = new ChannelAccount { Id = "28:bot" },
            Conversation = new ConversationAccount
            {
                Id = conversation,
                TenantId = "t1",
                ConversationType = "personal",
            },
        };
        return Of(activity, conversation, delivery);
    }

    public static TurnRequest Of(Activity activity, string conversation = "c1", Delivery delivery = Delivery.Connector) =>
        new()
        {
            Key = KeyOf(conversation),
            Activity = activity,
            Worker = new WorkerProfile("p1", "P", null, ["worker"]),
            Delivery = delivery,
            Inbound = Inbound.KeyOf(activity),
            Patience = TimeSpan.FromSeconds(5),
        };

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    public sealed class Heard : ITurnWatcher
    {
        public ConcurrentQueue<(TurnCommit Commit, CommitOutcome Outcome)> Commits { get; } = new();

        public void Committed(TurnCommit commit, CommitOutcome outcome) => Commits.Enqueue((commit, outcome));

        public int Long => _long;
        private int _long;

        public void TakesLong(TurnRequest request) => Interlocked.Increment(ref _long);
    }
}

/// <summary>Remembers every line that was logged, whole, with the text of exceptions.</summary>
internal sealed class RecordingLogger : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger<T> For<T>() => new Logger<T>(new LoggerFactory([this]));

    public ILogger CreateLogger(string categoryName) => new Writer(Lines, categoryName);

    public void Dispose() { }

    private sealed class Writer(ConcurrentQueue<string> lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue($"{category} scope {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
