using System.Collections.Concurrent;
using System.Threading.Channels;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.DirectLine;

namespace CommunityCoachBot.Protocol.Tests.DirectLine.Support;

/// <summary>Remembers what reached it, in order, and answers as a test says.</summary>
internal sealed class RecordingBot : IDirectLineBot
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<Activity> _received = Channel.CreateUnbounded<Activity>();
    private readonly ConcurrentQueue<Activity> _all = new();
    private readonly ConcurrentQueue<DirectLineConversation> _started = new();

    public Func<Activity, CancellationToken, Task>? OnReceive { get; set; }

    public IReadOnlyList<DirectLineConversation> Started => [.. _started];
    public IReadOnlyList<Activity> All => [.. _all];

    public Task ConversationStartedAsync(
        DirectLineConversation conversation,
        Activity conversationUpdate,
        CancellationToken cancellationToken
    )
    {
        _started.Enqueue(conversation);
        return ReceiveAsync(conversationUpdate, cancellationToken);
    }

    public async Task ReceiveAsync(Activity activity, CancellationToken cancellationToken)
    {
        _all.Enqueue(activity);
        _received.Writer.TryWrite(activity);
        if (OnReceive is { } act)
            await act(activity, cancellationToken);
    }

    /// <summary>The next activity of a type that reaches the bot.</summary>
    public async Task<Activity> NextAsync(string type = ActivityTypes.Message)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var activity = await _received.Reader.ReadAsync(patience.Token);
            if (activity.Type == type)
                return activity;
        }
    }
}
