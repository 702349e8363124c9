using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>
/// One open socket. A single loop sends: first what the client missed, then, whenever it is woken, what the store has after the watermark; live
/// activities and empty keep-alive frames in between. A client that does not keep up is closed, and resumes by its watermark.
/// </summary>
internal sealed class DirectLineStream : IDisposable
{
    private const int QueueLength = 256;
    private const int PageSize = 50;
    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(5);

    private readonly WebSocket _socket;
    private readonly IDirectLineStore _store;
    private readonly DirectLineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Channel<Signal> _signals = Channel.CreateBounded<Signal>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait }
    );
    private readonly CancellationTokenSource _abort;
    private Closing? _closing;
    private long _watermark;
    private long _lastHeard;
    private int _wakeQueued;
    private bool _disposed;

    public DirectLineStream(
        string conversationId,
        long watermark,
        WebSocket socket,
        IDirectLineStore store,
        DirectLineOptions options,
        TimeProvider time,
        ILogger logger,
        CancellationToken requestAborted
    )
    {
        ConversationId = conversationId;
        _watermark = watermark;
        _socket = socket;
        _store = store;
        _options = options;
        _time = time;
        _logger = logger;
        _abort = CancellationTokenSource.CreateLinkedTokenSource(requestAborted);
        _lastHeard = time.GetTimestamp();
    }

    private abstract record Signal
    {
        public sealed record Woken : Signal;

        public sealed record Live(ReadOnlyMemory<byte> Frame) : Signal;

        public sealed record KeepAlive : Signal;
    }

    private sealed record Closing(WebSocketCloseStatus Status, string Reason);

    public string ConversationId { get; }

    /// <summary>There is something new in the store. Wakes that find one waiting already add nothing.</summary>
    public void Wake()
    {
        if (Interlocked.Exchange(ref _wakeQueued, 1) == 0)
            Queue(new Signal.Woken());
    }

    public void SendLive(ReadOnlyMemory<byte> frame) => Queue(new Signal.Live(frame));

    /// <summary>Ends the stream politely; a client that does not answer in time is cut off.</summary>
    public void Close(WebSocketCloseStatus status, string reason)
    {
        if (Interlocked.CompareExchange(ref _closing, new(status, reason), null) is not null)
            return;
        _logger.StreamClosing(ConversationId, reason);
        AbortLater();
        _signals.Writer.TryComplete();
    }

    public async Task RunAsync()
    {
        var hearing = HearAsync();
        await using (_time.CreateTimer(_ => Beat(), null, _options.KeepAlive, _options.KeepAlive))
        {
            try
            {
                await SendAsync(ActivityFrames.Empty(_watermark));
                await SendNewAsync();
                await SendSignalsAsync();
            }
            catch (Exception) when (IsBroken)
            {
                _logger.StreamBroke(ConversationId);
                Close(WebSocketCloseStatus.NormalClosure, "broken");
            }
            catch (Exception e)
            {
                // The store could not be read: the client comes back in a few seconds, with its watermark.
                _logger.StreamFailed(ConversationId, e.GetType().Name);
                Close(WebSocketCloseStatus.InternalServerError, "try again");
            }
            await SayGoodbyeAsync();
        }
        await hearing;
    }

    public void Dispose()
    {
        lock (_abort)
        {
            _disposed = true;
            _abort.Dispose();
        }
    }

    private void Queue(Signal signal)
    {
        if (!_signals.Writer.TryWrite(signal))
            Close(WebSocketCloseStatus.PolicyViolation, "too slow");
    }

    private void Beat()
    {
        if (_time.GetElapsedTime(Interlocked.Read(ref _lastHeard)) >= _options.IdleTimeout)
            Close(WebSocketCloseStatus.EndpointUnavailable, "idle");
        else
            Queue(new Signal.KeepAlive());
    }

    private async Task SendSignalsAsync()
    {
        await foreach (var signal in _signals.Reader.ReadAllAsync(_abort.Token))
        {
            if (await SendSignalAsync(signal))
                await SendNewAsync();
        }
    }

    /// <summary>True when there may be something new in the store.</summary>
    private async Task<bool> SendSignalAsync(Signal signal)
    {
        if (_closing is not null)
            return false;
        switch (signal)
        {
            case Signal.Live(var frame):
                await SendAsync(frame);
                return false;
            case Signal.KeepAlive:
                await SendAsync(ReadOnlyMemory<byte>.Empty);
                return false;
            default:
                // Before reading: what is committed after this line wakes us again.
                Interlocked.Exchange(ref _wakeQueued, 0);
                return true;
        }
    }

    private async Task SendNewAsync()
    {
        while (_closing is null)
        {
            var rows = await _store.AfterAsync(ConversationId, _watermark, PageSize, _abort.Token);
            if (rows.Count == 0)
                return;

            // What is live and waits was said before these rows, or no later than they are seen: a piece of a reply must not come after the whole.
            // A wake that is taken out here is answered by the next reading.
            while (_signals.Reader.TryRead(out var signal))
                await SendSignalAsync(signal);
            foreach (var row in rows)
            {
                if (_closing is not null)
                    return;
                if (ActivityFrames.One(row) is { } set)
                    await SendAsync(set);
                _watermark = row.Sequence;
            }
        }
    }

    // An activity longer than a frame goes out as one message in several frames.
    private async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        while (message.Length > ActivityFrames.LargestFrame)
        {
            await _socket.SendAsync(message[..ActivityFrames.LargestFrame], WebSocketMessageType.Text, endOfMessage: false, _abort.Token);
            message = message[ActivityFrames.LargestFrame..];
        }
        await _socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, _abort.Token);
    }

    /// <summary>Clients only send empty frames, to show that they are there. Whatever else they send is counted and dropped.</summary>
    private async Task HearAsync()
    {
        var buffer = new byte[4096];
        var length = 0;
        try
        {
            while (true)
            {
                var heard = await _socket.ReceiveAsync(buffer.AsMemory(), _abort.Token);
                Interlocked.Exchange(ref _lastHeard, _time.GetTimestamp());
                if (heard.MessageType == WebSocketMessageType.Close)
                {
                    Close(WebSocketCloseStatus.NormalClosure, "client left");
                    return;
                }
                length += heard.Count;
                if (length > ActivityFrames.LargestFrame)
                    Close(WebSocketCloseStatus.MessageTooBig, "too big");
                if (heard.EndOfMessage)
                    length = 0;
            }
        }
        catch (Exception e) when (IsBreak(e))
        {
            Close(WebSocketCloseStatus.NormalClosure, "broken");
        }
    }

    private async Task SayGoodbyeAsync()
    {
        try
        {
            if (_closing is { } closing && _socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await _socket.CloseOutputAsync(closing.Status, closing.Reason, _abort.Token);
        }
        catch (Exception e) when (IsBreak(e))
        {
            _logger.StreamBroke(ConversationId);
        }
    }

    // By the machine's clock: it is a real client that keeps us waiting.
    private void AbortLater()
    {
        lock (_abort)
        {
            if (!_disposed)
                _abort.CancelAfter(CloseGrace);
        }
    }

    private bool IsBroken => _abort.IsCancellationRequested || _socket.State is not WebSocketState.Open;

    // How a socket ends that nobody closed: not an error, every client comes back.
    private static bool IsBreak(Exception e) =>
        e is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException;
}
