using System.Text.RegularExpressions;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>Hides small counts of people and homes: three households of a kind, in one place, are soon known by name.</summary>
public static partial class SmallCounts
{
    /// <summary>Counts below this are small.</summary>
    public const int Least = 5;

    /// <summary>The text with every small count of people or homes replaced; "3 户" → "少于 5 户", "two families" → "fewer than 5 families".</summary>
    public static string Hide(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var narrow = TextFolding.Narrow(text);
        // Places of the narrow text are those of the text it was made from.
        var hidden = text;
        foreach (var match in Chinese().Matches(narrow).Concat(English().Matches(narrow)).OrderByDescending(match => match.Index))
        {
            var number = match.Groups["number"];
            var isEnglish = char.IsAsciiLetter(match.Groups["unit"].Value[0]);
            var instead = isEnglish ? $"fewer than {Least}" : $"少于 {Least} ";
            var end = isEnglish ? number.Index + number.Length : match.Groups["unit"].Index;
            hidden = hidden[..number.Index] + instead + hidden[end..];
        }
        return hidden;
    }

    // 3户, 三户, 两个家庭, 2~3 人; not 13户, 第3户, 3楼, 三人行动 (a word), 1.5 人.
    [GeneratedRegex(
        @"(?<![0-9零〇一二两三四五六七八九十百千万几第.,每])(?<number>[1-4一二两三四](?:\s?[-–~至到、]\s?[1-4一二两三四])?)\s?(?:个|來|来)?(?<unit>户|戶|家人|家(?![里人裡常])|人(?!次|们|行|口|民|员|家|手|气|均|来人往)|名|位|个家庭|家庭|個家庭|例|口人)",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex Chinese();

    [GeneratedRegex(
        @"(?<![\w.,-])(?<number>[1-4]|one|two|three|four)\s+(?:(?!hundred|thousand)[a-z-]+\s+){0,2}?(?<unit>households?|families|family|homes?|people|persons?|residents?|men|women|children|elders|couples?)\b",
        RegexOptions.CultureInvariant,
        1000
    )]
    private static partial Regex English();
}
