using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using CommunityCoachBot.Protocol.Activities;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>
/// The open sockets of this process, one a conversation. It carries no stored activities: it wakes the reader, who fetches from the store what comes
/// after its watermark, so nothing is lost or sent twice however wakes and commits interleave.
/// </summary>
public sealed class DirectLineHub(IDirectLineStore store, IOptions<DirectLineOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, DirectLineStream> _streams = new(StringComparer.Ordinal);
    private volatile bool _closing;
    private long _liveIds;

    /// <summary>Rows were committed to the conversation: whoever listens gets them. Cheap, and harmless when nobody does.</summary>
    public void Notify(string conversationId)
    {
        if (_streams.TryGetValue(conversationId, out var stream))
            stream.Wake();
    }

    /// <summary>
    /// Shows that the bot is busy, or a piece of a reply that is still being written (<c>channelData.streamType</c>): live only, never stored.
    /// Returns the activity's id, which names the stream of pieces that follow.
    /// </summary>
    public string SendTyping(string conversationId, Activity? typing = null)
    {
        typing ??= new Activity();
        typing.Type = ActivityTypes.Typing;
        typing.Id ??= $"{conversationId}|live-{time.GetUtcNow().UtcTicks:x}-{Interlocked.Increment(ref _liveIds)}";
        if (_streams.TryGetValue(conversationId, out var stream))
            stream.SendLive(ActivityFrames.Live(Prepare(conversationId, typing)));
        return typing.Id;
    }

    /// <summary>Appends an activity of the bot and wakes the reader: for what is said outside a turn's own commit.</summary>
    public async Task<DirectLineRow> SendAsync(string conversationId, Activity activity, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetString(ActivityJson.Write(Prepare(conversationId, activity)));
        var row = await store.AppendAsync(conversationId, body, clientActivityId: null, fromUser: false, cancellationToken);
        if (activity.Type is ActivityTypes.EndOfConversation)
            await store.EndAsync(conversationId, cancellationToken);
        Notify(conversationId);
        return row;
    }

    /// <summary>Completes an activity of the bot with what the channel sets: sender, conversation, channel, time. The store gives the id.</summary>
    public Activity Prepare(string conversationId, Activity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        activity.Timestamp = time.GetUtcNow();
        activity.ChannelId = Channels.DirectLine;
        activity.From = InboundActivity.Bot(options.Value);
        activity.Conversation ??= new();
        activity.Conversation.Id = conversationId;
        return activity;
    }

    /// <summary>Takes a socket in; the one that was there before is closed, as two tabs must not read one conversation.</summary>
    internal void Attach(DirectLineStream stream)
    {
        DirectLineStream? earlier = null;
        _streams.AddOrUpdate(
            stream.ConversationId,
            stream,
            (_, there) =>
            {
                earlier = there;
                return stream;
            }
        );
        earlier?.Close(WebSocketCloseStatus.NormalClosure, "collision");
        if (_closing)
            stream.Close(WebSocketCloseStatus.EndpointUnavailable, "restart");
    }

    internal void Detach(DirectLineStream stream) => _streams.TryRemove(new(stream.ConversationId, stream));

    /// <summary>The host stops: clients are told to come back, and do so with their watermark.</summary>
    internal void CloseAll()
    {
        _closing = true;
        foreach (var stream in _streams.Values)
            stream.Close(WebSocketCloseStatus.EndpointUnavailable, "restart");
    }
}
