using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CommunityCoachBot.Protocol.Tests.DirectLine.Support;

/// <summary>A client's end of a stream, reading as directlinejs does: every frame that is not empty must be a set with <c>activities</c>.</summary>
internal sealed class TestSocket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket = new();
    private readonly Queue<JsonObject> _pending = new();

    public string Watermark { get; private set; } = "";
    public WebSocketCloseStatus? CloseStatus => _socket.CloseStatus;
    public string? CloseReason => _socket.CloseStatusDescription;
    public int LargestFrame { get; private set; }

    public static async Task<TestSocket> OpenAsync(string streamUrl, string? origin = null)
    {
        var client = new TestSocket();
        client._socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            client._socket.Options.SetRequestHeader("Origin", origin);
        using var patience = new CancellationTokenSource(Patience);
        await client._socket.ConnectAsync(new Uri(streamUrl), patience.Token);
        return client;
    }

    /// <summary>The status with which an upgrade was refused.</summary>
    public static async Task<int> RefusedAsync(string streamUrl, string? origin = null)
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (origin is not null)
            socket.Options.SetRequestHeader("Origin", origin);
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(new Uri(streamUrl), CancellationToken.None));
        return (int)socket.HttpStatusCode;
    }

    /// <summary>One frame's text; empty for a keep-alive; null when the server closed.</summary>
    public async Task<string?> FrameAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        using var text = new MemoryStream();
        var buffer = new byte[256 * 1024];
        while (true)
        {
            var result = await _socket.ReceiveAsync(buffer, patience.Token);
            if (result.MessageType == WebSocketMessageType.Close)
            {
                if (_socket.State == WebSocketState.CloseReceived)
                    await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
                return null;
            }
            text.Write(buffer, 0, result.Count);
            if (!result.EndOfMessage)
                continue;
            LargestFrame = Math.Max(LargestFrame, (int)text.Length);
            return Encoding.UTF8.GetString(text.ToArray());
        }
    }

    /// <summary>The next activity, whatever set it comes in.</summary>
    public async Task<JsonObject> NextAsync()
    {
        while (_pending.Count == 0)
            await SetAsync();
        return _pending.Dequeue();
    }

    /// <summary>The next frame that is a set; its activities wait for <see cref="NextAsync"/>.</summary>
    public async Task<JsonObject> SetAsync()
    {
        while (true)
        {
            var frame = await FrameAsync() ?? throw new InvalidOperationException($"The server closed: {CloseStatus} {CloseReason}");
            if (frame.Length == 0)
                continue;
            var set = JsonNode.Parse(frame)!.AsObject();
            foreach (var activity in set["activities"]!.AsArray())
                _pending.Enqueue(activity!.AsObject());
            if (set["watermark"] is { } watermark)
                Watermark = watermark.GetValue<string>();
            return set;
        }
    }

    /// <summary>Reads until the server closes; false when it did not in time.</summary>
    public async Task ClosedByServerAsync()
    {
        while (await FrameAsync() is not null)
        {
            // What still came before the close.
        }
    }

    public Task SendAsync(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    public Task LeaveAsync() => _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

    public void Dispose() => _socket.Dispose();
}
