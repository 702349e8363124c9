using System.Text.RegularExpressions;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>What a number in a question counts.</summary>
internal enum AmountKind
{
    /// <summary>Hours.</summary>
    Time,

    /// <summary>A score below which is asked for.</summary>
    ScoreBelow,

    /// <summary>How many to show.</summary>
    Limit,

    /// <summary>Which visit it was.</summary>
    VisitNo,
}

/// <summary>A number with what it counts, in digits, Chinese numerals or English words.</summary>
/// <param name="Sort">For a limit: from which end.</param>
internal sealed partial record Amount(AmountKind Kind, int Number, int Start, int Length, string? Sort = null)
{
    private const int Most = 100_000;

    public int End => Start + Length;

    public static List<Amount> Find(string plain)
    {
        var found = new List<Amount>();
        Add(VisitNumber(), match => Make(AmountKind.VisitNo, Ordinal(match.Groups["n"].Value), match));
        Add(Limits(), ReadLimit);
        Add(ScoreZh(), match => Make(AmountKind.ScoreBelow, Number_(match), match));
        Add(ScoreEn(), match => Make(AmountKind.ScoreBelow, Number_(match) + (match.Groups["with"].Success ? 1 : 0), match));
        Add(ScoreUpTo(), match => Make(AmountKind.ScoreBelow, Number_(match) + 1, match));
        Add(Time(), match => Make(AmountKind.Time, HoursOf(match), match));
        found.Sort((one, other) => one.Start.CompareTo(other.Start));
        return found;

        void Add(Regex pattern, Func<Match, Amount?> read)
        {
            foreach (var match in pattern.Matches(plain).Cast<Match>())
            {
                if (read(match) is { } amount && found.TrueForAll(other => amount.End <= other.Start || amount.Start >= other.End))
                    found.Add(amount);
            }
        }
    }

    /// <summary>How many days a number of units is; a month has 30. Nothing said is one.</summary>
    public static int? DaysOf(string number, string unit)
    {
        var days = UnitOf(unit) switch
        {
            "day" => 1,
            "week" => unit.StartsWith("fortnight", StringComparison.Ordinal) ? 14 : 7,
            "month" => 30,
            "quarter" => 90,
            _ => 365,
        };
        return number.Trim() switch
        {
            "" => days,
            // Half a year is six months of thirty days.
            "半" or "half a" => UnitOf(unit) is "year" ? 180 : days / 2,
            "俩" => 2 * days,
            "仨" => 3 * days,
            "个把" => days,
            "a couple of" or "couple of" => 2 * days,
            var text when Numerals.Whole(text) is { } count and > 0 && (long)count * days < Most => count * days,
            _ => null,
        };
    }

    public static string UnitOf(string unit) =>
        unit switch
        {
            "天" or "日" or "day" or "days" => "day",
            "周" or "星期" or "礼拜" or "week" or "weeks" or "fortnight" or "fortnights" => "week",
            "月" or "month" or "months" => "month",
            "季" or "季度" or "quarter" or "quarters" => "quarter",
            _ => "year",
        };

    private static Amount? Make(AmountKind kind, int? number, Match match) =>
        number is { } known and > 0 && known < Most ? new Amount(kind, known, match.Index, match.Length) : null;

    private static Amount? ReadLimit(Match match)
    {
        if (Number_(match) is not { } number || (number == 1 && match.Groups["n"].Value is "a" or "an" or "one"))
            return null;
        var sort = match.Groups["end"].Value switch
        {
            "最近"
            or "最近的"
            or "最新"
            or "最新的"
            or "最后"
            or "最后的"
            or "近"
            or "last"
            or "latest"
            or "newest"
            or "most recent"
            or "recent" => "date-desc",
            "最早" or "最早的" or "first" or "earliest" or "oldest" => "date-asc",
            _ => null,
        };
        return new Amount(AmountKind.Limit, number, match.Index, match.Length, sort);
    }

    private static int? Number_(Match match) => Numerals.Whole(match.Groups["n"].ValueSpan);

    private static int? HoursOf(Match match)
    {
        var unit = match.Groups["u"].Value;
        if (unit is "小时" or "钟头" or "个钟" or "钟" or "hour" or "hours" or "h" or "hrs")
            return Number_(match);
        return DaysOf(match.Groups["n"].Value, unit) * 24 + (match.Groups["half"].Success ? DaysOf("半", unit) * 24 : 0);
    }

    private static int? Ordinal(string text) =>
        text switch
        {
            "首" or "初" or "头" or "first" or "initial" or "very first" or "1st" => 1,
            "second" or "2nd" => 2,
            "third" or "3rd" => 3,
            "fourth" or "4th" => 4,
            "fifth" or "5th" => 5,
            "sixth" or "6th" => 6,
            _ => Numerals.Whole(text),
        };

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Timeout_ = 1000;

    [GeneratedRegex(
        @"第(?<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(次|趟|回)(的)?(上门|探访|家访|接触|见面|访问|入户|走访|拜访|去|访)?|(?<n>首)(次|回)(的)?(上门|探访|家访|接触|见面|访问|入户|走访|拜访|去|访)?|(?<n>首|初)访|(?<n>头)(一)?(次|回|趟)(的)?(上门|探访|家访|接触|见面|访问|入户|走访|拜访|去|访)?|\b(on |at )?(the |a |their |our )?(?<n>very first|first|second|third|fourth|fifth|sixth|initial|1st|2nd|3rd|4th|5th|6th) (home |house )?(visit|contact|meeting|call|encounter|time)s?\b|\bvisit (no\.? ?|number |#)(?<n>[0-9]{1,2})\b|\bvisits? (?<n>[0-9])\b",
        Options,
        Timeout_
    )]
    private static partial Regex VisitNumber();

    [GeneratedRegex(
        @"(?<end>最近的?|最新的?|最早的?|最后的?|近|前|头)(?<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(?!个?(月|星期|礼拜|小时|季|天|周|年|日))(条|份|个|次|户|笔|例|起|项|篇|家|单|宗|件|名|位)|(给我|来|列|看|取|要|睇)(?<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(条|份|笔|例|项|篇)|最(?!近|新|早|后)[弱差强好多少高低大常](的)?(?<n>[0-9]{1,3}|[一二两三四五六七八九十]{1,3})(条|份|个|次|户|项|种|类|样|栋|座)|\b(?<n>[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten) (?=(weakest|strongest|worst|best|biggest|commonest|most|latest|newest|oldest)\b)|\b(?<=(weakest|strongest|biggest|commonest) )(?<n>[0-9]{1,2}|two|three|four|five|six|seven|eight|nine|ten)\b|\b(?<end>top|first|last|latest|newest|most recent|recent|earliest|oldest) (?<n>[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\b(?! (hour|day|week|month|quarter|year|fortnight))",
        Options,
        Timeout_
    )]
    private static partial Regex Limits();

    [GeneratedRegex(
        @"(低于|不到|小于|少于|不足|未达|没到|未到|不满|低过|少过|唔够|唔到|<)\s?(?<n>[0-9]{1,2}|[零一二三四五六七八九十]{1,3})\s?(分|(?![0-9个天日周星礼月年小次户条%]))|(?<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})分?(以下|之下|都不到|都没到|以内)(?![天日])",
        Options,
        Timeout_
    )]
    private static partial Regex ScoreZh();

    [GeneratedRegex(
        @"\b(below|under|less than|lower than|fewer than|beneath|not reaching|short of) (a )?(score of )?(?<n>[0-9]{1,2}|[a-z]+)\b( points?| marks?| out of (20|twenty))?(?! ?(hour|day|week|month|quarter|year|minute|%|percent|visit))|\b(?<n>[0-9]{1,2}|[a-z]+) (points? |marks? )?(?<with>or (less|lower|below|under|fewer))\b|< ?(?<n>[0-9]{1,2})\b",
        Options,
        Timeout_
    )]
    private static partial Regex ScoreEn();

    [GeneratedRegex(
        @"(不超过|不高于|最多|至多)(?<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})分|(?<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})分?(及|或|和)以下|\b(at most|no more than|up to) (?<n>[0-9]{1,2}) (points?|marks?)\b",
        Options,
        Timeout_
    )]
    private static partial Regex ScoreUpTo();

    [GeneratedRegex(
        @"(?<n>[0-9]{1,3}|[一二两三四五六七八九十廿卅百]{1,4}|半|俩|仨|个把|(?<=成)(?=个))\s?个?(多|来|把)?(?<half>半)?(?<u>小时|钟头|钟|天|日(?!常|间|子)|周|星期|礼拜|月|季度|年)(?<half>半)?(?![0-9号底初])|\b(?<n>[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|thirty|forty|forty eight|sixty|ninety|seventy two|a couple of|couple of|half a)[ -]?(?<u>hours?|hrs|h|days?|weeks?|fortnights?|months?|quarters?|years?)\b",
        Options,
        Timeout_
    )]
    private static partial Regex Time();
}
