using System.Text.RegularExpressions;

namespace CommunityCoachBot.Coaching.Reading.Risks;

/// <summary>An age that a note gives, and where it stands.</summary>
internal sealed record Age(int At, int End, int Years);

internal static partial class Ages
{
    public static List<Age> AllIn(string narrow)
    {
        var ages = new List<Age>();
        foreach (var pattern in new[] { Zh(), En() })
        {
            for (var match = pattern.Match(narrow); match.Success; match = match.NextMatch())
            {
                if (Numerals.Whole(match.Groups["n"].Value) is { } years and < 120)
                    ages.Add(new Age(match.Index, match.Index + match.Length, years));
            }
        }
        return ages;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // Not an age then: 八岁那年.
    [GeneratedRegex(
        @"(?<n>[0-9]{1,3}|[一二三四五六七八九十两]{1,3})(个)?(多|半)?岁(?!那年|的时候|时|嗰)|(?<=[,，])(?<n>[5-9][0-9])(?=[,，。])|(?<=\()(?<n>[0-9]{1,2})(?=\))",
        Options,
        1000
    )]
    private static partial Regex Zh();

    [GeneratedRegex(
        @"\baged? (?<n>[0-9]{1,3})\b|\b(?<n>[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)[ -]?(years?[ -]?olds?|y/?o|yrs?[ -]old)\b|(?<=, )(?<n>[0-9]{1,2})(?=[,.;])|\bis (?<n>[0-9]{1,2})(?=[,.;])",
        Options,
        1000
    )]
    private static partial Regex En();
}
