using System.Globalization;
using System.Text.RegularExpressions;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>Finds a number in what people write: digits with separators, Chinese numerals, English words; 两三 is two or three.</summary>
public static partial class NumberReader
{
    private const int Longest = 1000;

    public static Finding? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var narrow = TextFolding.Narrow(text.Length > Longest ? text[..Longest] : text);
        Finding? first = null;
        foreach (var match in Digits().Matches(narrow).Take(1))
            first = Finding.Earlier(first, OfDigits(match));
        foreach (var match in Zh().Matches(narrow).Take(1))
            first = Finding.Earlier(first, OfChinese(match));
        foreach (var match in En().Matches(narrow).Take(1))
            first = Finding.Earlier(first, Of(Numerals.Whole(match.ValueSpan), match));
        return first;
    }

    private static Finding.Value? OfDigits(Match match)
    {
        var plain = match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            return null;
        number *= match.Groups["unit"].Value switch
        {
            "百" => 100,
            "千" => 1000,
            "万" => 10000,
            _ => 1,
        };
        if (match.Groups["minus"].Success)
            number = -number;
        return new Finding.Value(Canonical(number), match.Index, match.Length);
    }

    private static Finding? OfChinese(Match match)
    {
        var text = match.Groups["n"].Value;
        // 两三个, 七八十: neighbours in order mean "about".
        if (About().Match(text) is { Success: true } about)
        {
            var tail = text[2..];
            var (low, high) = (Numerals.Whole(text[..1] + tail), Numerals.Whole(text[1..2] + tail));
            return low is { } a && high is { } b && b > a
                ? new Finding.Either([Canonical(a), Canonical(b)], match.Index, match.Length)
                : null;
        }
        if (match.Groups["half"].Success)
            return Numerals.Whole(text) is { } whole ? new Finding.Value(Canonical(whole + 0.5m), match.Index, match.Length) : null;
        return Of(Numerals.Whole(text), match);
    }

    private static Finding.Value? Of(int? number, Match match) =>
        number is { } value ? new Finding.Value(Canonical(value), match.Index, match.Length) : null;

    private static string Canonical(decimal number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"(?<minus>(?<![0-9])-|零下|负|minus )?(?<n>[0-9]{1,3}(,[0-9]{3}){1,3}(\.[0-9]{1,4})?|[0-9]{1,12}(\.[0-9]{1,4})?)(?![0-9])\s?(?<unit>[百千万])?",
        Options,
        1000
    )]
    private static partial Regex Digits();

    [GeneratedRegex(@"(?<n>[零〇一二三四五六七八九十廿卅百千万两俩]{1,12})(个?(?<half>半))?", Options, 1000)]
    private static partial Regex Zh();

    [GeneratedRegex(@"^(一二|两三|二三|三四|四五|五六|六七|七八|八九)[十百千]?$", Options, 1000)]
    private static partial Regex About();

    [GeneratedRegex(
        @"\b(zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)([ -](one|two|three|four|five|six|seven|eight|nine))?)\b",
        Options,
        1000
    )]
    private static partial Regex En();
}
