using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>
/// A <see cref="NoteQuery"/> as the filter that <c>parse-queries</c> writes: fields by their names in the domain pack, days absolute, what is not set left out.
/// Reading back also takes the macros (<c>period: last-week</c>, <c>lastVisitBefore: days-ago(30)</c>).
/// </summary>
public static class NoteQueryJson
{
    public static JsonObject Write(NoteQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var filter = new JsonObject();
        foreach (var field in QueryField.All)
        {
            if (field.Get(query) is var value && !QueryField.IsUnset(value))
                filter[field.Name] = Node(value!);
        }
        return filter;
    }

    /// <summary>Writes the filter as one object, without making a tree of it first.</summary>
    public static void Write(Utf8JsonWriter writer, NoteQuery query)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(query);
        writer.WriteStartObject();
        foreach (var field in QueryField.All)
        {
            switch (field.Get(query))
            {
                case string text:
                    writer.WriteString(field.Name, text);
                    break;
                case int number:
                    writer.WriteNumber(field.Name, number);
                    break;
                case DateOnly day:
                    writer.WriteString(field.Name, Iso(day));
                    break;
                case ImmutableArray<string> { IsDefaultOrEmpty: false } list:
                    writer.WriteStartArray(field.Name);
                    foreach (var item in list)
                        writer.WriteStringValue(item);
                    writer.WriteEndArray();
                    break;
            }
        }
        writer.WriteEndObject();
    }

    /// <summary>Fields it does not know are ignored. Throws <see cref="FormatException"/> where a known field is wrong; the message never holds the value.</summary>
    /// <param name="today">The day that macros are meant from.</param>
    public static NoteQuery Read(JsonObject filter, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (Text(filter["intent"]) is not { } intent || !QueryIntents.All.Contains(intent, StringComparer.Ordinal))
            throw new FormatException("intent: one of the intents is expected");
        var query = new NoteQuery { Intent = intent };
        foreach (var (name, node) in filter)
        {
            if (node is null || name == "intent")
                continue;
            query = name switch
            {
                "period" => Span(name, node, today) is var span ? query with { DateFrom = span.From, DateTo = span.To } : query,
                "due" => Span(name, node, today) is var span ? query with { DueFrom = span.From, DueTo = span.To } : query,
                _ => QueryField.Find(name) is { } field ? field.With(query, Value(field, node, today)) : query,
            };
        }
        return query;
    }

    private static JsonNode Node(object value) =>
        value switch
        {
            string text => JsonValue.Create(text),
            int number => JsonValue.Create(number),
            DateOnly day => JsonValue.Create(Iso(day)),
            ImmutableArray<string> list => new JsonArray([.. list.Select(item => (JsonNode?)JsonValue.Create(item))]),
            _ => throw new InvalidOperationException("a field of a query holds what no query can hold"),
        };

    private static object Value(QueryField field, JsonNode node, DateOnly today) =>
        field.Kind switch
        {
            QueryFieldKind.Number when node is JsonValue value && value.TryGetValue<int>(out var number) => number,
            QueryFieldKind.List when node is JsonArray list => ImmutableArray.CreateRange(
                list.Select(item => Text(item) ?? throw Wrong(field.Name, "a list of texts"))
            ),
            QueryFieldKind.List when Text(node) is { } one => ImmutableArray.Create(one),
            QueryFieldKind.Date => field.Name.EndsWith("From", StringComparison.Ordinal)
                ? Span(field.Name, node, today).From!.Value
                : EndOf(field.Name, Span(field.Name, node, today)),
            QueryFieldKind.Text when Text(node) is { } text => text,
            _ => throw Wrong(field.Name, "another kind of value"),
        };

    // "Not visited since last month" stands before that month; the last day of every other stretch is its end.
    private static DateOnly EndOf(string name, DaySpan span) => name == "lastVisitBefore" ? span.From!.Value : span.To!.Value;

    private static DaySpan Span(string name, JsonNode node, DateOnly today) =>
        Text(node) is { } text && DateMacro.Expand(text, today) is { } span ? span : throw Wrong(name, "a date or a macro");

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static FormatException Wrong(string name, string expected) => new($"{name}: {expected} is expected");

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
