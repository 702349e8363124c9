using System.Globalization;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>Numbers as they are written: digits, Chinese numerals, English number words. All in narrow text.</summary>
internal static class Numerals
{
    /// <summary>Regex pieces for a whole number in Chinese text and in English text.</summary>
    public const string Zh = @"(?:[0-9]{1,6}|[零〇一二三四五六七八九十廿卅百两俩]{1,7})";
    public const string En =
        @"(?:[0-9]{1,6}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:twenty|thirty|forty|fifty)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)";

    private static readonly string[] Words =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>A whole number, or null when the characters make none.</summary>
    public static int? Whole(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IsEmpty || text.Length > 24)
            return null;
        if (char.IsAsciiDigit(text[0]))
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits : null;
        return char.IsAsciiLetter(text[0]) ? English(text) : Chinese(text);
    }

    private static int? English(ReadOnlySpan<char> text)
    {
        if (text is "a" or "an")
            return 1;
        var split = text.IndexOfAny(' ', '-');
        var first = split < 0 ? text : text[..split];
        for (var ten = 2; ten < Tens.Length; ten++)
        {
            if (!first.SequenceEqual(Tens[ten]))
                continue;
            if (split < 0)
                return ten * 10;
            return English(text[(split + 1)..]) is { } one and < 10 and > 0 ? ten * 10 + one : null;
        }
        for (var word = 0; word < Words.Length; word++)
        {
            if (text.SequenceEqual(Words[word]))
                return word;
        }
        return null;
    }

    /// <summary>三十二, 一百零五, 廿三, 两千, 二〇二六.</summary>
    private static int? Chinese(ReadOnlySpan<char> text)
    {
        var (total, section, digit, digits) = (0L, 0L, -1L, 0);
        var positional = text.Length > 1;
        foreach (var c in text)
            positional &= "零〇一二三四五六七八九".Contains(c, StringComparison.Ordinal);
        if (positional)
        {
            foreach (var c in text)
                total = total * 10 + Digit(c);
            return text.Length <= 8 ? (int)total : null;
        }

        foreach (var c in text)
        {
            if (Digit(c) is >= 0 and var value)
            {
                if (++digits > 1 && digit > 0)
                    return null;
                digit = value;
                continue;
            }

            digits = 0;
            switch (c)
            {
                case '廿':
                    section += 20;
                    break;
                case '卅':
                    section += 30;
                    break;
                case '十' or '百' or '千':
                    section +=
                        (digit <= 0 ? 1 : digit)
                        * (
                            c is '十' ? 10
                            : c is '百' ? 100
                            : 1000
                        );
                    break;
                case '万':
                    total += (section + Math.Max(digit, 0)) * 10000;
                    section = 0;
                    break;
                default:
                    return null;
            }
            digit = -1;
        }
        // 一百五 is 150, 一百零五 is 105.
        var last = text.Length > 1 ? text[^2] : ' ';
        var unit =
            last is '百' ? 10
            : last is '千' ? 100
            : last is '万' ? 1000
            : 1;
        total += section + Math.Max(digit, 0) * unit;
        return total <= int.MaxValue ? (int)total : null;
    }

    private static int Digit(char c) =>
        c switch
        {
            '零' or '〇' => 0,
            '一' => 1,
            '二' or '两' or '俩' => 2,
            '三' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '七' => 7,
            '八' => 8,
            '九' => 9,
            _ => -1,
        };
}
