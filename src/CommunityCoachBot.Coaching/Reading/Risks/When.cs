using System.Globalization;
using System.Text.RegularExpressions;

namespace CommunityCoachBot.Coaching.Reading.Risks;

/// <summary>A time of the past that a note names, as days before the visit.</summary>
internal sealed record TimeMark(int Start, int End, int Days)
{
    /// <summary>By place; of two at one place the longer comes first.</summary>
    public static Comparer<TimeMark> ByStart { get; } =
        Comparer<TimeMark>.Create(
            (one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.End.CompareTo(one.End)
        );
}

/// <summary>
/// Finds how long ago a note says that things were: 三个月前, 去年12月, 1月底, last month, in 1998. A stretch of time without "ago" (停药三周) is not a time of the
/// past. Where only the year or less is known, the middle of it is meant.
/// </summary>
internal static partial class When
{
    public const int Far = 10_000;

    public static List<TimeMark> AllIn(string narrow, DateOnly visit)
    {
        var marks = new List<TimeMark>();
        Add(marks, ZhAgo(), narrow, Ago);
        Add(marks, EnAgo(), narrow, Ago);
        Add(
            marks,
            ZhYearMonth(),
            narrow,
            match => Since(visit, Year(match.Groups["year"].Value, visit), Number(match.Groups["month"].Value))
        );
        Add(marks, ZhYear(), narrow, match => Since(visit, Year(match.Groups["year"].Value, visit), null));
        Add(marks, ZhMonth(), narrow, match => SinceMonth(visit, Number(match.Groups["month"].Value)));
        Add(marks, EnMonth(), narrow, match => OfEnglishMonth(match, visit));
        Add(marks, EnYear(), narrow, match => Since(visit, int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), null));
        Add(marks, AgeThen(), narrow, _ => Far);
        foreach (var (words, days) in Words)
        {
            for (
                var at = narrow.IndexOf(words, StringComparison.Ordinal);
                at >= 0;
                at = narrow.IndexOf(words, at + words.Length, StringComparison.Ordinal)
            )
            {
                if (IsWhole(narrow, at, words.Length))
                    marks.Add(new TimeMark(at, at + words.Length, days(visit)));
            }
        }
        marks.Sort(TimeMark.ByStart);
        return marks;
    }

    private static readonly (string Words, Func<DateOnly, int> Days)[] Words =
    [
        ("上个月", _ => 30),
        ("上月", _ => 30),
        ("上上个月", _ => 60),
        ("上周", _ => 7),
        ("上星期", _ => 7),
        ("上礼拜", _ => 7),
        ("上个星期", _ => 7),
        ("上个礼拜", _ => 7),
        ("上学期", _ => 120),
        ("前两个月", _ => 60),
        ("前几个月", _ => 90),
        ("前阵子", _ => 30),
        ("前段时间", _ => 30),
        ("前一阵", _ => 30),
        ("前排", _ => 30),
        ("早排", _ => 30),
        ("前几天", _ => 4),
        ("前两天", _ => 2),
        ("过年的时候", visit => visit.DayOfYear),
        ("春节的时候", visit => visit.DayOfYear),
        ("年初", visit => visit.DayOfYear),
        ("去年底", visit => visit.DayOfYear + 15),
        ("去年年底", visit => visit.DayOfYear + 15),
        ("last month", _ => 30),
        ("last week", _ => 7),
        ("the other day", _ => 4),
        ("the other week", _ => 10),
        ("a few weeks back", _ => 21),
        ("a few months back", _ => 90),
        ("last year", visit => visit.DayOfYear + 183),
        ("last summer", visit => visit.DayOfYear + 150),
        ("last winter", visit => visit.DayOfYear + 20),
        ("last spring", _ => 300),
        ("last autumn", _ => 160),
        ("last term", _ => 120),
        ("last christmas", visit => visit.DayOfYear + 7),
        ("over christmas", visit => visit.DayOfYear + 7),
    ];

    private static void Add(List<TimeMark> marks, Regex pattern, string narrow, Func<Match, int?> days)
    {
        for (var match = pattern.Match(narrow); match.Success; match = match.NextMatch())
        {
            if (days(match) is { } ago and >= 0)
                marks.Add(new TimeMark(match.Index, match.Index + match.Length, ago));
        }
    }

    private static bool IsWhole(string text, int at, int length) =>
        !char.IsAsciiLetter(text[at])
        || (
            (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]))
            && (at + length >= text.Length || !char.IsAsciiLetterOrDigit(text[at + length]))
        );

    private static int? Ago(Match match) => (int?)(Count(match.Groups["n"].Value) * Unit(match.Groups["unit"].Value));

    private static double? Count(string words) =>
        words switch
        {
            "半" or "half a" => 0.5,
            "几" or "好几" or "数" or "多" or "several" or "a few" or "few" or "some" => 3,
            "两三" or "a couple of" or "couple of" or "a couple" => 2,
            "十几" or "十多" or "十来" => 12,
            "几十" or "many" => 20,
            _ => Numerals.Whole(words),
        };

    private static int Unit(string unit) =>
        unit switch
        {
            "年" or "year" or "years" => 365,
            "个月" or "个多月" or "month" or "months" => 30,
            "周" or "个星期" or "星期" or "个礼拜" or "礼拜" or "week" or "weeks" => 7,
            _ => 1,
        };

    private static int Number(string text) => Numerals.Whole(text) ?? 0;

    private static int Year(string words, DateOnly visit) =>
        words switch
        {
            "今年" => visit.Year,
            "去年" or "旧年" => visit.Year - 1,
            "前年" => visit.Year - 2,
            "大前年" => visit.Year - 3,
            _ => int.TryParse(words.AsSpan().TrimEnd('年'), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
                ? (year < 100 ? 1900 + year : year)
                : 0,
        };

    private static int? Since(DateOnly visit, int year, int? month)
    {
        if (year is < 1900 or > 9000 || month is < 1 or > 12)
            return null;
        return visit.DayNumber - new DateOnly(year, month ?? 7, month is null ? 1 : 15).DayNumber is var days and > -20
            ? Math.Max(0, days)
            : null;
    }

    // A month without a year is the last such month; the one of the visit, or one to come, is no past.
    private static int? SinceMonth(DateOnly visit, int month) =>
        month is < 1 or > 12 || month == visit.Month ? null
        : month < visit.Month ? Since(visit, visit.Year, month)
        : month - visit.Month >= 4 ? Since(visit, visit.Year - 1, month)
        : null;

    private static int? OfEnglishMonth(Match match, DateOnly visit)
    {
        var month = Array.IndexOf(Months, match.Groups["month"].Value[..3]) + 1;
        return match.Groups["year"].Success
            ? Since(visit, int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), month)
            : Since(visit, month <= visit.Month ? visit.Year : visit.Year - 1, month);
    }

    private static readonly string[] Months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(
        @"(?<n>半|好几|几十|几|数|两三|十几|十多|十来|多|[0-9]{1,3}|[一二三四五六七八九十两俩]{1,3})(?<unit>年|个多月|个月|个星期|个礼拜|星期|礼拜|周|天|日)(多)?(以|之)?前(?!面|后|台|头|途|往|门|锋)",
        Options,
        1000
    )]
    private static partial Regex ZhAgo();

    [GeneratedRegex(
        @"\b(?<n>several|a few|few|some|a couple of|couple of|a couple|many|half a|[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty) (?<unit>years?|months?|weeks?|days?) (ago|back|earlier)\b",
        Options,
        1000
    )]
    private static partial Regex EnAgo();

    [GeneratedRegex(
        @"(?<year>今年|去年|旧年|前年|大前年|(19|20)[0-9]{2}年)(的)?(?<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月",
        Options,
        1000
    )]
    private static partial Regex ZhYearMonth();

    [GeneratedRegex(@"(?<year>大前年|(?<!以)前年|去年|旧年|(19|20)[0-9]{2}年|(?<![0-9])[5-9][0-9]年(?!代?前))", Options, 1000)]
    private static partial Regex ZhYear();

    [GeneratedRegex(
        @"(?<![0-9年个下半一二三四五六七八九十两几])(?<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月(份|底|初|中|末|那)",
        Options,
        1000
    )]
    private static partial Regex ZhMonth();

    [GeneratedRegex(
        @"\b(in|last|back in|during) (early |late |mid-?)?(?<month>january|february|march|april|june|july|august|september|october|november|december|jan|feb|aug|sept|oct|nov|dec)\b( (?<year>(19|20)[0-9]{2}))?",
        Options,
        1000
    )]
    private static partial Regex EnMonth();

    [GeneratedRegex(@"\b(in|back in|during|around) (?<year>(19|20)[0-9]{2})\b", Options, 1000)]
    private static partial Regex EnYear();

    [GeneratedRegex(
        @"[0-9一二三四五六七八九十]{1,3}岁(那年|的时候|时|嗰年|嗰阵)|[5-9][0-9]年代|[五六七八九]十年代|\bwhen (he|she|i|they) (was|were) (a (child|kid|boy|girl|teenager|student)|little|young|younger|small|[0-9]{1,2})\b",
        Options,
        1000
    )]
    private static partial Regex AgeThen();
}
