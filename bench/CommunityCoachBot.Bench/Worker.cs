using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace CommunityCoachBot.Bench;

/// <summary>One simulated worker in one conversation: says a line, waits for its reply at the connector, says the next.</summary>
internal sealed class Worker(HttpClient http, ConnectorSink sink, string conversation)
{
    private int _said;

    public string Conversation { get; } = conversation;

    /// <summary>The lines of a whole guide of six steps, from its start to the confirmed note.</summary>
    public static IReadOnlyList<string> Script(string conversation) =>
        [
            "六步测速",
            $"{conversation} 听听他一天三顿怎么安排",
            "楼下理发店的老板娘",
            "门口的茉莉和早市的菜价",
            "他可能说没空",
            "他看表两次就告辞",
            "告诉值班的同事",
            "保存",
        ];

    /// <summary>Says one line; the time from sending to the reply's arrival at the connector.</summary>
    public async Task<TimeSpan> SayAsync(Uri endpoint, string text, TimeSpan limit)
    {
        var id = $"{Conversation}-{Interlocked.Increment(ref _said)}";
        var started = Stopwatch.GetTimestamp();
        var replied = sink.For(Conversation).WaitAsync(id, limit);
        var status = await PostAsync(endpoint, id, text, CancellationToken.None);
        if (status is not (HttpStatusCode.OK or HttpStatusCode.Accepted))
            throw new InvalidOperationException($"the bot answered {(int)status}");
        await replied;
        return Stopwatch.GetElapsedTime(started);
    }

    /// <summary>Posts one activity and returns the status; the id is the caller's, so that the same activity can be delivered again.</summary>
    public async Task<HttpStatusCode> PostAsync(Uri endpoint, string id, string text, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(Body(id, text));
        content.Headers.ContentType = new("application/json");
        using var response = await http.PostAsync(endpoint, content, cancellationToken);
        return response.StatusCode;
    }

    private byte[] Body(string id, string text)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "message");
            writer.WriteString("id", id);
            writer.WriteString("timestamp", "2026-03-10T06:00:00Z");
            writer.WriteString("localTimezone", "Asia/Shanghai");
            writer.WriteString("channelId", "emulator");
            writer.WriteString("serviceUrl", sink.Url);
            writer.WriteString("locale", "zh-CN");
            writer.WriteString("textFormat", "plain");
            writer.WriteString("text", text);
            writer.WriteStartObject("from");
            writer.WriteString("id", "29:" + Conversation);
            writer.WriteString("role", "user");
            writer.WriteEndObject();
            writer.WriteStartObject("recipient");
            writer.WriteString("id", "28:bench-bot");
            writer.WriteEndObject();
            writer.WriteStartObject("conversation");
            writer.WriteString("id", Conversation);
            writer.WriteString("conversationType", "personal");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
        return stream.ToArray();
    }
}
