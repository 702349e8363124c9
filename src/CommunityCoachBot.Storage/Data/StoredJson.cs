using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Storage.Data;

/// <summary>What is stored as JSON: conversation states, notes, questions. Chinese stays readable (and half as long) instead of becoming \u escapes.</summary>
internal static class StoredJson
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? _buffer;

    [ThreadStatic]
    private static Utf8JsonWriter? _writer;

    public static string Of(ConversationState state) => Write(state, CoachingJson.Default.ConversationState);

    public static string Of(Note note) => Write(note, CoachingJson.Default.Note);

    public static ConversationState State(string json) => Read(json, CoachingJson.Default.ConversationState);

    public static Note Note(string json) => Read(json, CoachingJson.Default.Note);

    public static string Write<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = _buffer ??= new ArrayBufferWriter<byte>(4096);
        var writer = _writer ??= new Utf8JsonWriter(buffer, Readable);
        buffer.ResetWrittenCount();
        writer.Reset();
        JsonSerializer.Serialize(writer, value, type);
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <exception cref="StoredDataException">The stored text is not what this version writes. The message tells nothing of the text.</exception>
    public static T Read<T>(string json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new StoredDataException(typeof(T).Name);
        }
        catch (JsonException)
        {
            // Not kept as the inner exception: its message may quote what was read.
            throw new StoredDataException(typeof(T).Name);
        }
    }
}

/// <summary>Something in the database cannot be read back. Names the kind of thing, never its content.</summary>
public sealed class StoredDataException(string what) : Exception($"A stored {what} cannot be read.");
