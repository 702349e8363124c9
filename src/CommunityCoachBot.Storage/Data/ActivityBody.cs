using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommunityCoachBot.Storage.Data;

/// <summary>Puts the id that the transcript gave into an activity's JSON, as its first property.</summary>
internal static class ActivityBody
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="ArgumentException">The body is not a JSON object. The message tells nothing of the body.</exception>
    public static string WithId(string body, string id)
    {
        try
        {
            return HasId(body, out var start) ? Replaced(body, id) : Inserted(body, start, id);
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
#pragma warning disable MA0054 // Not kept as the inner exception: its message may quote the body.
            throw new ArgumentException("The body of an activity is not a JSON object.", nameof(body));
#pragma warning restore MA0054
        }
    }

    private static bool HasId(string body, out int start)
    {
        start = body.AsSpan().IndexOf('{') + 1;
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(body.Length));
        try
        {
            var reader = new Utf8JsonReader(utf8.AsSpan(0, Encoding.UTF8.GetBytes(body, utf8)));
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException();
            var found = false;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                found |= reader.ValueTextEquals("id"u8);
                reader.Skip();
            }

            return reader.Read() ? throw new JsonException() : found;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    private static string Inserted(string body, int start, string id)
    {
        var isEmpty = body.AsSpan(start).TrimStart().StartsWith("}", StringComparison.Ordinal);
        return string.Concat(
            "{\"id\":\"",
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(id),
            isEmpty ? "\"" : "\",",
            body.AsSpan(start)
        );
    }

    private static string Replaced(string body, string id)
    {
        var activity = JsonNode.Parse(body)!.AsObject();
        activity.Remove("id");
        activity.Insert(0, "id", id);
        return activity.ToJsonString(Readable);
    }
}
