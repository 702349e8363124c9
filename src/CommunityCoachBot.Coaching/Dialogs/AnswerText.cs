using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>An answer within a sentence, such as "noted: …".</summary>
internal static class AnswerText
{
    public static string Of(Step step, StepWords words, Answer answer, string language) =>
        string.Join(Echo.IsChinese(language) ? "；" : "; ", AnswerLines.Of(step, words, answer, language));

    public static string Separator(string language) => Echo.IsChinese(language) ? "、" : ", ";
}
