using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>Reads bodies of a bounded size, and JSON that cannot surprise later: valid UTF-8, whole characters, no key twice.</summary>
internal static class JsonBody
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <summary>The bytes, or null when there are more than <paramref name="limit"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream body, int limit, CancellationToken cancellationToken)
    {
        var bytes = new ArrayBufferWriter<byte>();
        while (true)
        {
            var room = bytes.GetMemory(4096);
            var read = await body.ReadAsync(room, cancellationToken);
            if (read == 0)
                return bytes.WrittenMemory;
            bytes.Advance(read);
            if (bytes.WrittenCount > limit)
                return null;
        }
    }

    /// <summary>The object in a request's body; an empty one when there is no body.</summary>
    public static async Task<(JsonObject? Body, Refusal? Refusal)> ObjectAsync(
        HttpRequest request,
        int limit,
        CancellationToken cancellationToken
    )
    {
        if (request.ContentLength > limit)
            return (null, Refusal.TooBig);
        if (await ReadAsync(request.Body, limit, cancellationToken) is not { } bytes)
            return (null, Refusal.TooBig);
        return bytes.IsEmpty ? (new(), null)
            : Parse(bytes.Span) is { } body ? (body, null)
            : (null, Refusal.Malformed("The body is not a well-formed JSON object."));
    }

    /// <summary>The object, or null when these bytes are not one.</summary>
    public static JsonObject? Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        if (!Utf8.IsValid(bytes))
            return null;
        try
        {
            CheckCharacters(bytes);
            return JsonNode.Parse(bytes, documentOptions: Strict) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // "\ud800" alone is JSON but no character: it would only break when the activity is written again, after it was accepted.
    private static void CheckCharacters(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 64 });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;
            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException e)
            {
                throw new JsonException("Half a character.", e);
            }
        }
    }

    /// <summary>A member by its name in any case: the documentation's own sample sends <c>User.Id</c>.</summary>
    public static JsonNode? Member(this JsonObject body, string name) =>
        body.FirstOrDefault(member => string.Equals(member.Key, name, StringComparison.OrdinalIgnoreCase)).Value;

    public static string? Text(this JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
