using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommunityCoachBot.Protocol.Activities;

/// <summary>
/// The moment of an activity: written in UTC with <c>Z</c>. One that cannot be read counts as absent, because an activity is never refused for its
/// timestamp (A2042).
/// </summary>
internal sealed class ActivityTimestamp : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return reader.TryGetDateTimeOffset(out var moment) ? moment : ReadLoosely(reader.GetString());
        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } moment)
            writer.WriteStringValue(moment.UtcDateTime);
        else
            writer.WriteNullValue();
    }

    private static DateTimeOffset? ReadLoosely(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
