using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CommunityCoachBot.Commands;

/// <summary>
/// JSON Lines in, JSON Lines out: one line answered, in order, before the next is read. A line that cannot be read is answered with what is wrong with it and
/// the others go on. What a line says goes nowhere but into its own answer.
/// </summary>
internal static class BatchLines
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="answer">Writes the fields that answer a line, after its id. Throws <see cref="BatchLineException"/> for what is wrong with it.</param>
    /// <returns><see cref="CoachCommands.Done"/>, or <see cref="CoachCommands.NotDone"/> when a line could not be read.</returns>
    public static async Task<int> RunAsync(
        TextReader input,
        TextWriter output,
        Action<BatchLine, Utf8JsonWriter> answer,
        CancellationToken cancellationToken
    )
    {
        var code = CoachCommands.Done;
        var buffer = new ArrayBufferWriter<byte>();
        await using var writer = new Utf8JsonWriter(buffer, Readable);
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            if (!Answer(line, writer, buffer, answer))
                code = CoachCommands.NotDone;
            await output.WriteAsync(Encoding.UTF8.GetString(buffer.WrittenSpan).AsMemory(), cancellationToken);
            await output.WriteAsync("\n".AsMemory(), cancellationToken);
            await output.FlushAsync(cancellationToken);
        }
        return code;
    }

    private static bool Answer(string line, Utf8JsonWriter writer, ArrayBufferWriter<byte> buffer, Action<BatchLine, Utf8JsonWriter> answer)
    {
        string? id = null;
        try
        {
            Begin(writer, buffer);
            using var document = Parse(line);
            var read = new BatchLine(document.RootElement);
            id = read.Text("id");
            writer.WriteString("id", id);
            answer(read, writer);
            writer.WriteEndObject();
            writer.Flush();
            return true;
        }
        catch (BatchLineException wrong)
        {
            Begin(writer, buffer);
            writer.WriteString("id", id);
            writer.WriteString("error", wrong.Message);
            writer.WriteEndObject();
            writer.Flush();
            return false;
        }
    }

    private static void Begin(Utf8JsonWriter writer, ArrayBufferWriter<byte> buffer)
    {
        buffer.ResetWrittenCount();
        writer.Reset();
        writer.WriteStartObject();
    }

    private static JsonDocument Parse(string line)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line);
        }
        catch (JsonException wrong)
        {
            // The parser's own message may hold what was written.
            throw new BatchLineException(
                string.Create(CultureInfo.InvariantCulture, $"not JSON, from byte {wrong.BytePositionInLine ?? 0} on")
            );
        }
        if (document.RootElement.ValueKind == JsonValueKind.Object)
            return document;
        document.Dispose();
        throw new BatchLineException("not an object");
    }
}

/// <summary>A line of a batch, field by field.</summary>
internal readonly struct BatchLine(JsonElement fields)
{
    private const int LongestEcho = 40;

    public string Text(string name) => OptionalText(name) ?? throw new BatchLineException($"{name}: missing");

    public string? OptionalText(string name) => Find(name) is { } value ? TextOf(value, name) : null;

    public DateOnly Date(string name)
    {
        var text = Text(name);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        throw new BatchLineException($"{name}: not a date: {(text.Length > LongestEcho ? text[..LongestEcho] + "…" : text)}");
    }

    /// <summary><c>zh</c>, <c>yue</c> or <c>en</c>; null when it is to be found out.</summary>
    public string? Language() =>
        OptionalText("language") switch
        {
            null or "" => null,
            "zh" => "zh",
            "yue" => "yue",
            "en" => "en",
            var tag when tag.StartsWith("zh-", StringComparison.OrdinalIgnoreCase) => "zh",
            var tag when tag.StartsWith("en-", StringComparison.OrdinalIgnoreCase) => "en",
            var tag when tag.StartsWith("yue-", StringComparison.OrdinalIgnoreCase) => "yue",
            _ => throw new BatchLineException("language: zh, yue or en is expected"),
        };

    public IEnumerable<BatchLine> List(string name)
    {
        if (Find(name) is not { } value)
            throw new BatchLineException($"{name}: missing");
        if (value.ValueKind != JsonValueKind.Array)
            throw new BatchLineException($"{name}: not a list");
        foreach (var item in value.EnumerateArray())
        {
            yield return item.ValueKind == JsonValueKind.Object
                ? new BatchLine(item)
                : throw new BatchLineException($"{name}: not a list of objects");
        }
    }

    public string? Raw(string name) => Find(name)?.GetRawText();

    private JsonElement? Find(string name) =>
        fields.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string TextOf(JsonElement value, string name)
    {
        if (value.ValueKind != JsonValueKind.String)
            throw new BatchLineException($"{name}: not a text");
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a character that takes two: no text has it.
            throw new BatchLineException($"{name}: not a text");
        }
    }
}

/// <summary>What is wrong with a line; the message is for whoever wrote it and holds no words of a note.</summary>
internal sealed class BatchLineException(string message) : Exception(message);
