using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>An answer within a sentence, such as "noted: …".</summary>
internal static class AnswerText
{
    public static string Of(Step step, StepWords words, Answer answer, string language) =>
        string.Join(Echo.IsChinese(language) ? "；" : "; ", AnswerLines.Of(step, words, answer, language));

    /// <summary>One value; a day of this year without the year.</summary>
    public static string Value(Step step, StepWords words, string value, string language, DateTimeOffset now) =>
        step.Kind == StepKind.Date && AnswerLines.Date(value) is { } date
            ? Echo.Date(date, language, DateOnly.FromDateTime(now.DateTime))
            : AnswerLines.Value(step, words, value, language);

    public static string Separator(string language) => Echo.IsChinese(language) ? "、" : ", ";
}
