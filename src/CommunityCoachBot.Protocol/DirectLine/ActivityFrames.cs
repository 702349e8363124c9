using System.Buffers;
using System.Text;
using System.Text.Json;
using CommunityCoachBot.Protocol.Activities;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>Activities as clients get them: <c>{"activities":[…],"watermark":"n"}</c>. Stored JSON goes out as it is. Pure.</summary>
internal static class ActivityFrames
{
    public const int LargestFrame = 64 * 1024;

    private static readonly HashSet<string> NotForClients = new(StringComparer.Ordinal)
    {
        ActivityTypes.Typing,
        ActivityTypes.Trace,
        ActivityTypes.ConversationUpdate,
        ActivityTypes.InstallationUpdate,
        ActivityTypes.Invoke,
        "invokeResponse",
        "contactRelationUpdate",
    };

    /// <summary>One set with all that clients may see of <paramref name="rows"/>, up to a size; its watermark covers exactly those and what was left out on purpose.</summary>
    public static (ReadOnlyMemory<byte> Set, long Watermark, int Count) Page(IEnumerable<DirectLineRow> rows, long watermark, int largest)
    {
        var bodies = new List<byte[]>();
        var size = 0;
        foreach (var row in rows)
        {
            var body = Encoding.UTF8.GetBytes(row.Body);
            if (IsForClients(body))
            {
                size += body.Length + 1;
                if (bodies.Count > 0 && size > largest)
                    break;
                bodies.Add(body);
            }
            watermark = row.Sequence;
        }
        return (Set(bodies, Watermark.Of(watermark)), watermark, bodies.Count);
    }

    /// <summary>
    /// One stored activity as a set of its own; null when it is not for clients. One a frame, because directlinejs hands out the activities of a set one a
    /// tick: when the next frame comes meanwhile, it mixes the two.
    /// </summary>
    public static ReadOnlyMemory<byte>? One(DirectLineRow row)
    {
        var body = Encoding.UTF8.GetBytes(row.Body);
        return IsForClients(body) ? Set([body], Watermark.Of(row.Sequence)) : null;
    }

    /// <summary>An activity that is only live: it carries no watermark, so the client keeps its own.</summary>
    public static ReadOnlyMemory<byte> Live(Activity activity) => Set([ActivityJson.Write(activity)], watermark: null);

    public static ReadOnlyMemory<byte> Empty(long watermark) => Set([], Watermark.Of(watermark));

    private static ReadOnlyMemory<byte> Set(List<byte[]> bodies, string? watermark)
    {
        var bytes = new ArrayBufferWriter<byte>(bodies.Sum(body => body.Length + 1) + 64);
        bytes.Write("""{"activities":["""u8);
        for (var i = 0; i < bodies.Count; i++)
        {
            if (i > 0)
                bytes.Write(","u8);
            bytes.Write(bodies[i]);
        }
        bytes.Write("]"u8);
        if (watermark is not null)
        {
            bytes.Write(",\"watermark\":\""u8);
            bytes.Write(Encoding.ASCII.GetBytes(watermark));
            bytes.Write("\""u8);
        }
        bytes.Write("}"u8);
        return bytes.WrittenMemory;
    }

    private static bool IsForClients(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = reader.ValueTextEquals("type"u8);
            reader.Read();
            if (isType)
                return reader.TokenType == JsonTokenType.String && !NotForClients.Contains(reader.GetString()!);
            reader.Skip();
        }
        return false;
    }
}
