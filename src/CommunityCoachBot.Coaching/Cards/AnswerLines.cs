using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Cards;

/// <summary>Answers as lines to read: labels for ids, dates and times as people say them.</summary>
internal static class AnswerLines
{
    /// <summary>An answer in one line, or a line for each entry of a list.</summary>
    public static IReadOnlyList<string> Of(Step step, StepWords words, Answer answer, string language)
    {
        if (answer.Skipped)
            return [];
        if (step.Kind is StepKind.List)
            return answer.Entries.IsEmpty
                ? answer.Options
                : [.. answer.Entries.Select(entry => Entry(step, words, entry, language)).Where(IsSomething)];
        var line =
            answer.Entries is [var entry, ..] ? Entry(step, words, entry, language)
            : answer.Value is { } value ? Value(step, words, value, language)
            : Joined(answer.Options.Select(option => Label(words, option)), language);
        return IsSomething(line) ? [line] : [];
    }

    /// <summary>A form or entry in one line.</summary>
    public static string Entry(Step step, StepWords words, IReadOnlyDictionary<string, string> entry, string language) =>
        Joined(
            GuideFlow
                .FieldsOf(step)
                .Where(field => entry.TryGetValue(field.Id, out var value) && value.Length > 0)
                .Select(field => Value(field, FieldWords(words, field), entry[field.Id], language)),
            language
        );

    public static string Value(Step step, StepWords words, string value, string language) =>
        step.Kind switch
        {
            StepKind.Date when Date(value) is { } date => Echo.Date(date, language),
            StepKind.Time when TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) =>
                Echo.Time(time, language),
            StepKind.Duration when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) => Echo.Duration(
                minutes,
                language
            ),
            StepKind.Choices => Joined(Answer.Several(value).Select(option => Label(words, option)), language),
            StepKind.Choice => Label(words, value),
            _ => value,
        };

    public static StepWords FieldWords(StepWords words, Step field) =>
        words.Fields.TryGetValue(field.Id, out var found) ? found : new StepWords { Label = field.Id };

    public static StepWords StepWords(GuideWords words, string step) =>
        words.Steps.TryGetValue(step, out var found) ? found : new StepWords { Label = step };

    public static string Label(StepWords words, string option) => words.Options.TryGetValue(option, out var found) ? found.Label : option;

    public static string Joined(IEnumerable<string> parts, string language) => string.Join(Echo.IsChinese(language) ? "、" : ", ", parts);

    public static DateOnly? Date(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    /// <summary>What a saved note holds of a step, as the answer it came from.</summary>
    public static Answer? FromNote(JsonNode? content) =>
        content switch
        {
            JsonValue value => Answer.Of(Text(value)),
            JsonObject entry => new Answer { Entries = [Fields(entry)] },
            JsonArray list when list.Count > 0 && list[0] is JsonObject => new Answer
            {
                Entries = [.. list.OfType<JsonObject>().Select(Fields)],
            },
            JsonArray list => new Answer { Options = [.. list.OfType<JsonValue>().Select(Text)] },
            _ => null,
        };

    private static ImmutableDictionary<string, string> Fields(JsonObject entry) =>
        entry
            .Where(field => field.Value is not null)
            .ToImmutableDictionary(
                field => field.Key,
                field =>
                    field.Value is JsonArray several
                        ? Answer.Several(several.OfType<JsonValue>().Select(Text))
                        : Text((JsonValue)field.Value!),
                StringComparer.Ordinal
            );

    private static string Text(JsonValue value) => value.TryGetValue<string>(out var text) ? text : value.ToJsonString();

    private static bool IsSomething(string line) => line.Length > 0;
}
