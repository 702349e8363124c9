using System.Globalization;
using System.Text.RegularExpressions;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>Finds a length of time in what people write; canonical is whole minutes.</summary>
public static partial class DurationReader
{
    private const int Longest = 1000;

    public static Finding? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var narrow = TextFolding.Narrow(text.Length > Longest ? text[..Longest] : text);
        Finding? first = null;
        foreach (var pattern in (ReadOnlySpan<Regex>)[ZhHours(), ZhMinutes(), EnHours(), EnMinutes(), HoursAndMinutes()])
        {
            for (var match = pattern.Match(narrow); match.Success; match = match.NextMatch())
            {
                if (Minutes(match) is not { } minutes)
                    continue;
                first = Finding.Earlier(
                    first,
                    new Finding.Value(minutes.ToString(CultureInfo.InvariantCulture), match.Index, match.Length)
                );
                break;
            }
        }
        return first;
    }

    private static int? Minutes(Match match)
    {
        var total = 0m;
        if (match.Groups["quarters"] is { Success: true } quarters)
            total += 15 * (Numerals.Whole(quarters.ValueSpan) ?? 1);
        if (match.Groups["h"] is { Success: true } hours)
        {
            if (Amount(hours.ValueSpan) is not { } amount)
                return null;
            total += amount * 60;
        }
        if (match.Groups["half"].Success)
            total += 30;
        if (match.Groups["quarter"].Success)
            total += 15;
        if (match.Groups["threequarters"].Success)
            total += 45;
        if (match.Groups["m"] is { Success: true } minutes)
        {
            if (Amount(minutes.ValueSpan) is not { } amount)
                return null;
            total += amount;
        }
        return total is > 0 and <= 60 * 24 * 7 ? (int)Math.Round(total, MidpointRounding.AwayFromZero) : null;
    }

    private static decimal? Amount(ReadOnlySpan<char> text) =>
        text.Contains('.')
            ? decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                ? value
                : null
            : text is "couple of" or "a couple of"
                ? 2
                : Numerals.Whole(text);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string ZhNumber = @"(?:[0-9]{1,3}(?:\.[0-9]{1,2})?|[一二两俩三四五六七八九十]{1,3})";

    private const string EnNumber =
        @"(?:[0-9]{1,3}(?:\.[0-9]{1,2})?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|(?:twenty|thirty|forty|fifty)(?:[ -]five)?|(?:a )?couple of)";

    // 一个半小时, 半个钟, 两小时二十分钟, 三刻钟
    [GeneratedRegex(
        @"((?<h>"
            + ZhNumber
            + @")\s?个?(?<half>半)\s?(小时|钟头|钟)|(?<half>半)\s?个?\s?(小时|钟头|钟)|(?<![.0-9点])(?<h>"
            + ZhNumber
            + @")\s?(个\s?(小时|钟头|钟)|小时|钟头)((?<half>半)(?!小时)|零?\s?(?<m>"
            + ZhNumber
            + @")\s?分钟?)?)(?!\s?[前后])",
        Options,
        1000
    )]
    private static partial Regex ZhHours();

    [GeneratedRegex(
        @"(?<![.0-9点时:])(?<m>"
            + ZhNumber
            + @")\s?分钟|(?<![.0-9点时差:零〇一二三四五六七八九十])(?<m>"
            + ZhNumber
            + @")\s?分(?![之享析别到开工手给])|(?<![点差0-9])(?<quarters>[一二两三1-3])\s?刻钟",
        Options,
        1000
    )]
    private static partial Regex ZhMinutes();

    [GeneratedRegex(
        @"\b(?<half>half)( an| a)?[ -]hour\b|\b(?<threequarters>three[- ]quarters) of an hour\b|\b(?<quarter>(a )?quarter) (of an )?hour\b|\b(?<h>"
            + EnNumber
            + @")[ -]?((hours?|hrs?)( and)? (?<half>(a )?half)\b(?! past)|((and|&) )?(?<half>a half) (hours|hrs)\b|hours?\b|hrs?\b|h\b)(,? ?(and )?(?<half>a half)|,? ?(and )?(?<m>"
            + EnNumber
            + @")[ -]?(minutes?|mins?|m)?\b)?",
        Options,
        1000
    )]
    private static partial Regex EnHours();

    [GeneratedRegex(@"(?<![.0-9:])\b(?<m>" + EnNumber + @")[ -]?(minutes?|mins?)\b(?! (past|to)\b)", Options, 1000)]
    private static partial Regex EnMinutes();

    [GeneratedRegex(@"\b(?<h>[0-9]{1,2})h(?<m>[0-5][0-9])m?\b", Options, 1000)]
    private static partial Regex HoursAndMinutes();
}
