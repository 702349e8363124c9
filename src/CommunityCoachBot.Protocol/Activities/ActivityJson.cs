using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommunityCoachBot.Protocol.Activities;

/// <summary>
/// Reads and writes activities as the protocol has them: exact-case camelCase, nulls left out, unknown fields kept. A key that stands twice in one
/// object, at any depth, is refused; a known name in another case is an unknown field. So no reader can see another value than the one checked.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    MaxDepth = 64
)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(List<Activity>))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(Mention))]
public sealed partial class ActivityJson : JsonSerializerContext
{
    /// <summary>Reads an activity; null for the JSON value <c>null</c>.</summary>
    /// <exception cref="JsonException">It is not one JSON object of at most 64 levels with each key once.</exception>
    public static Activity? Read(in ReadOnlySequence<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 64 });
        return Read(ref reader);
    }

    /// <inheritdoc cref="Read(in ReadOnlySequence{byte})"/>
    public static Activity? Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = 64 });
        return Read(ref reader);
    }

    private static Activity? Read(ref Utf8JsonReader reader)
    {
        try
        {
            var activity = JsonSerializer.Deserialize(ref reader, Default.Activity);
            if (reader.Read())
                throw new JsonException("There is more after the activity.");
            return activity;
        }
        catch (ArgumentException)
        {
            // JsonNode's way to refuse a key that stands twice. Its message names the key, which may be anything: it is not passed on.
#pragma warning disable MA0054 // Embed the caught exception
            throw new JsonException("A key stands twice in one object.");
#pragma warning restore MA0054
        }
    }

    /// <summary>An activity as UTF-8 for the wire: no nulls, no empty strings (A2004), no empty lists (A3050, A2100).</summary>
    public static byte[] Write(Activity activity) => JsonSerializer.SerializeToUtf8Bytes(activity, WireJson.Activity);

    /// <summary>As <see cref="Write(Activities.Activity)"/>, as text: to be kept and sent later as it is.</summary>
    public static string WriteText(Activity activity) => JsonSerializer.Serialize(activity, WireJson.Activity);

    /// <summary>A set as the body of an <c>expectReplies</c> answer or of Direct Line. Its list is always there, even when empty.</summary>
    public static byte[] Write(ActivitySet set) => JsonSerializer.SerializeToUtf8Bytes(set, WireJson.Set);
}

/// <summary>Activities in order, with the watermark that covers exactly those (Direct Line), or the replies of <c>expectReplies</c>.</summary>
public sealed class ActivitySet
{
    public IList<Activity> Activities { get; set; } = [];
    public string? Watermark { get; set; }
}
