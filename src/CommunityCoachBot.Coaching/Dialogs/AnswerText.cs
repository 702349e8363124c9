using System.Globalization;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>An answer in the words of a language, for a sentence such as "noted: …".</summary>
internal static class AnswerText
{
    public static string Of(Step step, StepWords words, Answer answer, string language)
    {
        var separator = Separator(language);
        if (answer.Entries.Length > 0)
            return string.Join(
                Echo.IsChinese(language) ? "；" : "; ",
                answer.Entries.Select(entry => OfEntry(step, words, entry, language)).Where(text => text.Length > 0)
            );
        return answer.Value is { } value
            ? Value(step, words, value, language)
            : string.Join(separator, answer.Options.Select(option => Label(words, option)));
    }

    public static string OfEntry(Step step, StepWords words, IReadOnlyDictionary<string, string> entry, string language) =>
        string.Join(
            Separator(language),
            GuideFlow
                .FieldsOf(step)
                .Where(field => entry.GetValueOrDefault(field.Id) is { Length: > 0 })
                .Select(field => Value(field, Field(words, field), entry[field.Id], language))
        );

    public static string Value(Step step, StepWords words, string value, string language) =>
        step.Kind switch
        {
            StepKind.Date when DateOnly.TryParseExact(value, "yyyy-MM-dd", out var date) => Echo.Date(date, language),
            StepKind.Time when TimeOnly.TryParseExact(value, "HH:mm", out var time) => Echo.Time(time, language),
            StepKind.Duration when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) => Echo.Duration(
                minutes,
                language
            ),
            StepKind.Choices => string.Join(Separator(language), Answer.Several(value).Select(option => Label(words, option))),
            StepKind.Choice or StepKind.YesNo or StepKind.Confirm => Label(words, value),
            _ => value,
        };

    public static string Separator(string language) => Echo.IsChinese(language) ? "、" : ", ";

    private static string Label(StepWords words, string option) => words.Options.GetValueOrDefault(option)?.Label ?? option;

    private static StepWords Field(StepWords words, Step field) => words.Fields.GetValueOrDefault(field.Id) ?? new StepWords { Label = field.Id };
}
