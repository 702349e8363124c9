using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>
/// Finds a time of day in what people write. From one to six without a part of the day is asked back: a card's time field in Chinese Teams hands
/// over 下午 2:30 as 02:30 (MicrosoftDocs/msteams-docs #3806), so that even 02:30 may mean the afternoon.
/// </summary>
public static partial class TimeReader
{
    private const int Longest = 1000;

    public static Finding? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var narrow = TextFolding.Narrow(text.Length > Longest ? text[..Longest] : text);
        Finding? first = null;
        foreach (var (pattern, read) in Patterns)
        {
            for (var match = pattern.Match(narrow); match.Success; match = match.NextMatch())
            {
                if (read(narrow, match) is not { } found)
                    continue;
                first = Finding.Earlier(first, found);
                break;
            }
        }
        return first is null ? FindPartOnly(narrow) : WithEcho(narrow, first);
    }

    private static readonly (Regex Pattern, Func<string, Match, Finding?> Read)[] Patterns =
    [
        (ZhBefore(), ReadZhBefore),
        (ZhClock(), ReadZh),
        (Clock(), ReadClock),
        (EnHour(), ReadEnHour),
        (EnPast(), ReadEnPast),
        (EnSpelled(), ReadEnSpelled),
        (Named(), ReadNamed),
    ];

    private enum Part
    {
        None,
        Night,
        Morning,
        Noon,
        Afternoon,
        Evening,
        Midnight,
    }

    private static Part PartOf(string word) =>
        word switch
        {
            "" => Part.None,
            "凌晨" => Part.Night,
            "清晨" or "清早" or "一早" or "早上" or "早晨" or "大早" or "早" or "上午" or "朝早" or "朝" or "晨早" or "上昼" or "朝头早" =>
                Part.Morning,
            "am" or "a.m." or "a.m" or "morning" or "in the morning" => Part.Morning,
            "中午" or "正午" or "晌午" or "晏昼" => Part.Noon,
            "下午" or "午后" or "下昼" or "后晌" => Part.Afternoon,
            "pm" or "p.m." or "p.m" or "afternoon" or "in the afternoon" => Part.Afternoon,
            "半夜" or "午夜" or "深夜" or "三更半夜" => Part.Midnight,
            _ => Part.Evening,
        };

    /// <summary>The hour of the day, or null where the part of day does not go with it (下午 9:30 is refused by nobody, 上午 15:00 is).</summary>
    private static int? Hour(Part part, int hour) =>
        part switch
        {
            Part.Night => hour switch
            {
                12 => 0,
                <= 6 => hour,
                _ => null,
            },
            Part.Morning => hour <= 12 ? hour : null,
            Part.Noon => hour switch
            {
                11 or 12 => hour,
                <= 2 and > 0 => hour + 12,
                13 or 14 => hour,
                _ => null,
            },
            Part.Afternoon => hour switch
            {
                0 => null,
                < 12 => hour + 12,
                < 24 => hour,
                _ => null,
            },
            Part.Evening => hour switch
            {
                0 or 12 or 24 => 0,
                < 4 => hour,
                < 12 => hour + 12,
                < 24 => hour,
                _ => null,
            },
            Part.Midnight => hour switch
            {
                12 or 0 or 24 => 0,
                <= 5 => hour,
                10 or 11 => hour + 12,
                22 or 23 => hour,
                _ => null,
            },
            _ => hour is >= 0 and <= 24 ? hour % 24 : null,
        };

    private static Finding At(string text, int start, int length, Part part, int hour, int minute)
    {
        if (hour is < 0 or > 24 || minute is < 0 or > 59 || (hour == 24 && minute > 0) || Hour(part, hour) is not { } actual)
            return Finding.No("reading.no-such-time", text, start, length);
        // "am" with 12 is midnight; 上午 12 点 is noon in everyday use.
        return part is Part.None && hour is >= 1 and <= 6
            ? new Finding.Either([Clock(hour + 12, minute), Clock(hour, minute)], start, length)
            : new Finding.Value(Clock(actual, minute), start, length);
    }

    private static string Clock(int hour, int minute) => string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute:00}");

    /// <summary>下午两点半, 9点一刻, 晚上七点, 三点三个字.</summary>
    private static Finding? ReadZh(string text, Match match)
    {
        if (Numerals.Whole(match.Groups["h"].ValueSpan) is not { } hour)
            return null;
        var part = PartOf(match.Groups["part"].Value);
        var tail = match.Groups["tail"].Value;
        // 早一点, 有一点累: "a bit", not one o'clock.
        if (match.Groups["h"].Value is "一" && !match.Groups["full"].Success && tail.Length == 0 && match.Length < text.Trim().Length)
        {
            if (part is Part.None || match.Groups["part"].Length == 1)
                return null;
        }
        // 分 alone after a number is a duration; 两点 as "two points" cannot be told, and is asked back anyway.
        var minute = tail switch
        {
            "" or "整" or "正" => 0,
            "半" => 30,
            _ when tail.EndsWith('刻') => 15 * (Numerals.Whole(tail.AsSpan()[..^1]) ?? 0),
            _ when tail.EndsWith("个字", StringComparison.Ordinal) => 5 * (Numerals.Whole(tail.AsSpan()[..^2]) ?? 0),
            _ => Numerals.Whole(tail.AsSpan().TrimEnd('分').TrimStart("零〇过")) ?? 0,
        };
        return At(text, match.Index, match.Length, part, hour, minute);
    }

    /// <summary>差五分九点, 差一刻三点, 九点差五分.</summary>
    private static Finding? ReadZhBefore(string text, Match match)
    {
        if (Numerals.Whole(match.Groups["h"].ValueSpan) is not { } hour || Numerals.Whole(match.Groups["m"].ValueSpan) is not { } minutes)
            return null;
        var part = PartOf(match.Groups["part"].Value);
        var before = minutes * (match.Groups["quarter"].Success ? 15 : 1);
        return before is > 0 and < 60 ? At(text, match.Index, match.Length, part, hour == 0 ? 23 : hour - 1, 60 - before) : null;
    }

    /// <summary>9:30, 下午2:30, 14:30, 2.30 pm.</summary>
    private static Finding? ReadClock(string text, Match match)
    {
        var hour = Numerals.Whole(match.Groups["h"].ValueSpan) ?? 0;
        var minute = Numerals.Whole(match.Groups["m"].ValueSpan) ?? 0;
        return At(text, match.Index, match.Length, EnglishOr(match), hour, minute, match);
    }

    private static Finding At(string text, int start, int length, Part part, int hour, int minute, Match match)
    {
        // 12:30 am is half past midnight.
        if (match.Groups["ampm"].Value.StartsWith('a') && hour == 12)
            return new Finding.Value(Clock(0, minute), start, length);
        return At(text, start, length, part, hour, minute);
    }

    private static Part EnglishOr(Match match)
    {
        var before = PartOf(match.Groups["part"].Value);
        var after = match.Groups["ampm"].Value.Replace(" ", "", StringComparison.Ordinal) switch
        {
            "" => Part.None,
            "atnight" => Part.Evening,
            ['a', 'm' or '.', ..] => Part.Morning,
            ['p', ..] => Part.Afternoon,
            "inthemorning" or "morning" or "thismorning" => Part.Morning,
            "intheafternoon" or "afternoon" or "thisafternoon" => Part.Afternoon,
            _ => Part.Evening,
        };
        return after is Part.None ? before : after;
    }

    /// <summary>2pm, 3 o'clock, at 3, nine in the morning, two thirty pm.</summary>
    private static Finding? ReadEnHour(string text, Match match)
    {
        if (Numerals.Whole(match.Groups["h"].ValueSpan) is not { } hour)
            return null;
        var minute = match.Groups["m"].Success ? Numerals.Whole(match.Groups["m"].ValueSpan) ?? 0 : 0;
        return At(text, match.Index, match.Length, EnglishOr(match), hour, minute, match);
    }

    /// <summary>half past two, quarter to nine, ten past three, half two.</summary>
    private static Finding? ReadEnPast(string text, Match match)
    {
        if (Numerals.Whole(match.Groups["h"].ValueSpan) is not { } hour)
            return null;
        var amount = match.Groups["m"].Value switch
        {
            "half" => 30,
            "quarter" or "a quarter" => 15,
            var minutes => Numerals.Whole(minutes) ?? 0,
        };
        if (match.Groups["to"].Success)
            (hour, amount) = (hour == 0 ? 23 : hour - 1, 60 - amount);
        return amount is >= 0 and < 60 ? At(text, match.Index, match.Length, EnglishOr(match), hour, amount, match) : null;
    }

    private static Finding? ReadEnSpelled(string text, Match match)
    {
        var hour = Numerals.Whole(match.Groups["h"].ValueSpan) ?? 0;
        var minute = Numerals.Whole(match.Groups["m"].ValueSpan) ?? 0;
        return At(text, match.Index, match.Length, EnglishOr(match), hour, minute, match);
    }

    private static Finding.Value ReadNamed(string text, Match match)
    {
        var hour = match.Value switch
        {
            "midnight" or "午夜" => 0,
            _ => 12,
        };
        return new Finding.Value(Clock(hour, 0), match.Index, match.Length);
    }

    /// <summary>"后天上午" says the part of the day but no hour: worth asking for just that.</summary>
    private static Finding? FindPartOnly(string text) =>
        PartOnly().Match(text) is { Success: true } match ? Finding.No("reading.which-hour", text, match.Index, match.Length) : null;

    /// <summary>Our own echo puts the 24-hour form behind the other: "下午 2:30 (14:30)" is one time.</summary>
    private static Finding WithEcho(string text, Finding found)
    {
        var end = found.Start + found.Length;
        return
            EchoTail().Match(text, end) is { Success: true } tail
            && found is Finding.Value value
            && string.Equals(value.Canonical, tail.Groups["t"].Value, StringComparison.Ordinal)
            ? found.Over(found.Start, end + tail.Length)
            : found;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string ZhPart =
        @"(?<part>凌晨|清晨|清早|一早|早上|早晨|大早|上午|朝头早|朝早|晨早|上昼|中午|正午|晌午|晏昼|下午|午后|下昼|后晌|傍晚|黄昏|晚上|晚间|夜晚|夜里|夜间|挨晚|三更半夜|半夜|午夜|深夜|早|朝|晚|夜)";

    private const string EnPartAfter =
        @"(?<ampm>a\.?m\b\.?|p\.?m\b\.?|in the (morning|afternoon|evening)|at night|(this )?(morning|afternoon|evening)\b)";

    private const string EnPartBefore = @"(\b(?<part>morning|afternoon|evening|night|tonight),? (at |around |about |by |from )?)?";

    private const string EnHours = @"(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)";

    [GeneratedRegex(
        @"("
            + ZhPart
            + @"\s?的?)?((?<=[周期拜][一二三四五六日天])|(?<![0-9零〇一二三四五六七八九十百.周期拜]))(?<h>[0-9]{1,2}|[零〇一二两三四五六七八九十廿]{1,3})\s?((?<full>点钟)|点|时(?![间候]))(?<tail>半|整|正|[一二两三1-3]\s?刻|[一二两三四五六七八九十0-9]{1,2}个字|(过|零|〇)?([0-9]{1,2}|[零〇一二三四五六七八九十]{1,3})分?(?!个|钟|小))?",
        Options,
        1000
    )]
    private static partial Regex ZhClock();

    [GeneratedRegex(
        @"("
            + ZhPart
            + @"\s?)?差\s?(?<m>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})\s?(分钟?|(?<quarter>刻钟?))\s?(到|就)?\s?(?<h>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})点|("
            + ZhPart
            + @"\s?)?(?<h>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})点\s?差\s?(?<m>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})\s?(分钟?|(?<quarter>刻钟?))",
        Options,
        1000
    )]
    private static partial Regex ZhBefore();

    [GeneratedRegex(
        @"("
            + ZhPart
            + @"\s?的?|"
            + EnPartBefore
            + @")(?<![0-9.:/-])(?<h>[0-9]{1,2})(:(?<m>[0-9]{2})(:[0-9]{2})?|\.(?<m>[0-5][0-9])(?= ?[ap]\.?m\b))(?![0-9:])(\s?"
            + EnPartAfter
            + @")?",
        Options,
        1000
    )]
    private static partial Regex Clock();

    // A bare number needs am/pm, o'clock, a part of the day, or "at".
    [GeneratedRegex(
        EnPartBefore
            + @"(?<![0-9.:/-])\b(?<h>"
            + EnHours
            + @")([ :.](?<m>[0-5][0-9]|thirty|fifteen|forty[- ]five))?\s?(o'?clock\s?"
            + EnPartAfter
            + @"?|(?<!\bthe )"
            + EnPartAfter
            + @")|\b(?<part>morning|afternoon|evening|night|tonight),? (at |around |about |by |from )(?<h>"
            + EnHours
            + @")\b(?!:)|(\bat |^@ ?)(?<h>"
            + EnHours
            + @")\b(?![:.][0-9]| (past|to|min|people|home))( ?(?<m>[0-5][0-9]|thirty|fifteen|forty[- ]five)\b)?",
        Options,
        1000
    )]
    private static partial Regex EnHour();

    [GeneratedRegex(
        EnPartBefore
            + @"\b((?<m>half|a quarter|quarter|five|ten|twenty|twenty[- ]five|[0-9]{1,2})( minutes)? (past|(?<to>to))|(?<m>half)) (?<h>"
            + EnHours
            + @")\b(?! ?(hours|minutes|mins|h\b|people|years))( ?"
            + EnPartAfter
            + @")?",
        Options,
        1000
    )]
    private static partial Regex EnPast();

    // 1430h, 0900 hrs; nine thirty.
    [GeneratedRegex(
        @"\b(?<h>[01][0-9]|2[0-3])(?<m>[0-5][0-9]) ?(hrs?|hours|h)\b|\b(?<h>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[ -](?<m>thirty|fifteen|forty[- ]five)\b(?! (min|people))",
        Options,
        1000
    )]
    private static partial Regex EnSpelled();

    [GeneratedRegex(@"\b(noon|midday|midnight)\b|正午|晌午|午夜|中午(?!饭|餐|\s?的?[0-9一二两三十])", Options, 1000)]
    private static partial Regex Named();

    [GeneratedRegex(
        @"凌晨|清晨|早上|早晨|上午|朝早|下午|午后|傍晚|晚上|夜里|(?<=[今明昨听])[早晚]|晏昼|下昼|上昼|\b(morning|afternoon|evening|tonight)\b",
        Options,
        1000
    )]
    private static partial Regex PartOnly();

    [GeneratedRegex(@"\G\s*\((?<t>[0-9]{2}:[0-9]{2})\)", Options, 1000)]
    private static partial Regex EchoTail();
}
