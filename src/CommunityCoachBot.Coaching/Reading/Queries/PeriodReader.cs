using System.Globalization;
using System.Text.RegularExpressions;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>
/// Finds the periods in a question: this week, 上季度, 过去7天, Q1, 3月以来, before the 5th. Single days come from <see cref="DateReader"/>. A month counts
/// 30 days when it is counted back (<c>supervision.md</c> §3: 超过一个月 = days-ago(30)).
/// </summary>
internal static partial class PeriodReader
{
    private const int MostDays = 3;

    public static List<Period> Find(string plain, DateOnly today, string? language)
    {
        var found = new List<Period>();
        foreach (var (pattern, read) in Patterns)
        {
            foreach (var match in pattern.Matches(plain).Cast<Match>())
            {
                if (read(match, today) is { } period)
                    found.Add(period with { Start = match.Index, Length = match.Length });
            }
        }

        var periods = new List<Period>();
        foreach (var period in found.OrderByDescending(period => period.Length).ThenBy(period => period.Start))
        {
            if (periods.TrueForAll(other => period.End <= other.Start || period.Start >= other.End))
                periods.Add(period);
        }
        periods.AddRange(Days(plain, periods, today, language));
        periods.Sort((one, other) => one.Start.CompareTo(other.Start));
        return Joined(plain, periods, today);
    }

    private static readonly (Regex Pattern, Func<Match, DateOnly, Period?> Read)[] Patterns =
    [
        (ZhCalendar(), ReadCalendar),
        (EnCalendar(), ReadCalendar),
        (ZhRolling(), ReadRolling),
        (EnRolling(), ReadRolling),
        (ZhAhead(), ReadAhead),
        (EnAhead(), ReadAhead),
        (ZhInside(), ReadInside),
        (EnInside(), ReadInside),
        (ZhHalfYear(), ReadHalfYear),
        (ZhQuarter(), ReadQuarter),
        (EnQuarter(), ReadQuarter),
        (ZhMonth(), ReadMonth),
        (ZhMonths(), ReadMonths),
        (EnMonth(), ReadMonth),
        (EnTwoMonths(), ReadMonths),
        (EnDays(), ReadDaysOfMonth),
        (EnMonthDays(), ReadDaysOfMonth),
        (DigitMonth(), ReadMonth),
        (Year(), ReadYear),
        (Weekend(), ReadWeekend),
    ];

    private static Period Fixed(string unit, DaySpan days) => new(unit, days, days, 0, 0);

    private static Period? ReadCalendar(Match match, DateOnly today)
    {
        var step = match.Groups["which"].Value switch
        {
            "上上" or "前" => -2,
            "上" or "去" or "旧" or "last" or "previous" or "prior" or "the past" => -1,
            "下" or "明" or "出" or "来" or "next" or "coming" or "following" => 1,
            "下下" or "后" => 2,
            "before last" => -2,
            _ => 0,
        };
        if (match.Groups["beforelast"].Success)
            step = -2;
        return match.Groups["unit"].Value switch
        {
            "周" or "星期" or "礼拜" or "week" => Fixed("week", DateMacro.Week(today, step)),
            "月" or "月份" or "month" => Fixed("month", DateMacro.Month(today, step)),
            "季" or "季度" or "quarter" => Fixed("quarter", DateMacro.Quarter(today, step)),
            _ => Fixed("year", DateMacro.Year(today, step)),
        };
    }

    private static Period? ReadRolling(Match match, DateOnly today) =>
        DaysOf(match) is { } days ? Fixed(UnitOf(match), new(today.AddDays(-days), today)) with { Rolling = true } : null;

    private static Period? ReadAhead(Match match, DateOnly today) =>
        DaysOf(match) is { } days ? Fixed(UnitOf(match), new(today, today.AddDays(days))) with { Rolling = true } : null;

    private static Period? ReadInside(Match match, DateOnly today) =>
        DaysOf(match) is { } days
            ? new Period(UnitOf(match), new(today.AddDays(-days), today), new(today, today.AddDays(days)), 0, 0) { Rolling = true }
            : null;

    private static int? DaysOf(Match match) => Amount.DaysOf(match.Groups["n"].Value, match.Groups["u"].Value);

    private static string UnitOf(Match match) => Amount.UnitOf(match.Groups["u"].Value);

    private static Period? ReadHalfYear(Match match, DateOnly today)
    {
        var year = YearOf(match.Groups["y"].Value, today) ?? today.Year;
        return Fixed(
            "year",
            match.Groups["half"].Value is "上"
                ? new(new DateOnly(year, 1, 1), new DateOnly(year, 6, 30))
                : new(new DateOnly(year, 7, 1), new DateOnly(year, 12, 31))
        );
    }

    private static Period? ReadQuarter(Match match, DateOnly today)
    {
        var quarter = match.Groups["q"].Value switch
        {
            "first" or "1st" => 1,
            "second" or "2nd" => 2,
            "third" or "3rd" => 3,
            "fourth" or "4th" or "final" => 4,
            var text => Numerals.Whole(text) ?? 0,
        };
        if (quarter is < 1 or > 4)
            return null;
        return InYear("quarter", match, today, year => DateMacro.Quarter(new DateOnly(year, quarter * 3, 1), 0));
    }

    private static Period? ReadMonth(Match match, DateOnly today)
    {
        var month = MonthOf(match.Groups["m"].Value);
        return month is < 1 or > 12 ? null : InYear("month", match, today, year => DateMacro.Month(new DateOnly(year, month, 1), 0));
    }

    private static Period? ReadMonths(Match match, DateOnly today)
    {
        var (first, last) = (MonthOf(match.Groups["a"].Value), MonthOf(match.Groups["b"].Value));
        if (first is < 1 or > 12 || last is < 1 or > 12)
            return null;
        return InYear(
            "month",
            match,
            today,
            year =>
            {
                var from = new DateOnly(year, first, 1);
                var to = new DateOnly(last < first ? year + 1 : year, last, 1);
                return new(from, to.AddMonths(1).AddDays(-1));
            }
        );
    }

    // "1 to 5 March", "March 1-5".
    private static Period? ReadDaysOfMonth(Match match, DateOnly today)
    {
        var (month, first, last) = (
            MonthOf(match.Groups["m"].Value),
            Numerals.Whole(match.Groups["a"].ValueSpan) ?? 0,
            Numerals.Whole(match.Groups["b"].ValueSpan) ?? 0
        );
        // Days that the month has in every year.
        if (month is < 1 or > 12 || first < 1 || last < first || last > DateTime.DaysInMonth(2023, month))
            return null;
        return InYear("day", match, today, year => new(new DateOnly(year, month, first), new DateOnly(year, month, last))) with
        {
            Ranged = true,
        };
    }

    /// <summary>The period in the year that was named; else the last that has begun, looking back, or the next that is not over, looking forward.</summary>
    private static Period InYear(string unit, Match match, DateOnly today, Func<int, DaySpan> in_)
    {
        if (YearOf(match.Groups["y"].Value, today) is { } year)
            return Fixed(unit, in_(year));
        var here = in_(today.Year);
        return new Period(unit, here.From <= today ? here : in_(today.Year - 1), here.To >= today ? here : in_(today.Year + 1), 0, 0);
    }

    private static Period? ReadYear(Match match, DateOnly today) =>
        YearOf(match.Groups["y"].Value, today) is { } year ? Fixed("year", DateMacro.Year(new DateOnly(year, 1, 1), 0)) : null;

    private static Period? ReadWeekend(Match match, DateOnly today)
    {
        DaySpan Of(int step) => DateMacro.Week(today, step) is var week ? new(week.From!.Value.AddDays(5), week.To) : default;
        return match.Groups["which"].Value switch
        {
            "上" or "last" => Fixed("day", Of(-1)),
            "上上" => Fixed("day", Of(-2)),
            "下" or "next" => Fixed("day", Of(1)),
            "这" or "本" or "呢" or "this" => Fixed("day", Of(0)),
            _ => new Period("day", Of(0).From <= today ? Of(0) : Of(-1), Of(0), 0, 0),
        };
    }

    private static int? YearOf(string text, DateOnly today) =>
        text.Trim() switch
        {
            "" => null,
            "今年" or "本年" or "本年度" or "this year" => today.Year,
            "去年" or "上年" or "旧年" or "上年度" or "last year" => today.Year - 1,
            "前年" => today.Year - 2,
            "明年" or "next year" => today.Year + 1,
            var year when Numerals.Whole(year.TrimEnd('年', '度')) is { } number => number switch
            {
                >= 2000 and <= 2100 => number,
                >= 10 and < 100 => 2000 + number,
                _ => null,
            },
            _ => null,
        };

    private static int MonthOf(string name) =>
        name.Length >= 3 && char.IsAsciiLetter(name[0])
            ? "janfebmaraprmayjunjulaugsepoctnovdec".IndexOf(name[..3], StringComparison.Ordinal) / 3 + 1
            : Numerals.Whole(name) ?? 0;

    // DateReader finds the first day of a text; what was found is blanked out to find the next.
    private static IEnumerable<Period> Days(string plain, List<Period> periods, DateOnly today, string? language)
    {
        var spoken =
            language is "en" ? "en"
            : language is null && !TextFolding.IsChinese(plain) ? "en"
            : "zh";
        // 超过三天 is an amount; 过三天 would be a day.
        var rest = plain.Replace("超过", "  ", StringComparison.Ordinal).ToCharArray();
        foreach (var period in periods)
            rest.AsSpan(period.Start, period.Length).Fill(' ');
        for (var i = 0; i < MostDays; i++)
        {
            var text = new string(rest);
            var past = DateReader.Find(text, today, spoken, past: true);
            var next = DateReader.Find(text, today, spoken);
            if ((past ?? next) is not { } finding)
                yield break;
            rest.AsSpan(finding.Start, finding.Length).Fill(' ');
            if ((DayOf(past) ?? DayOf(next)) is not { } day)
                continue;
            var forward = next?.Start == finding.Start ? DayOf(next) ?? day : day;
            // DateReader takes "by" along with a weekday; here it bounds.
            var by = plain.AsSpan(finding.Start).StartsWith("by ") ? "by ".Length : 0;
            yield return new Period("day", new(day, day), new(forward, forward), finding.Start + by, finding.Length - by);
        }
    }

    private static DateOnly? DayOf(Finding? finding) =>
        finding switch
        {
            Finding.Value value => DateOnly.ParseExact(value.Canonical, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            Finding.Either either => DateOnly.ParseExact(either.Candidates[0], "yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => null,
        };

    // "from 1 to 5 March", "1月到3月": one period. Then the words that bound it.
    private static List<Period> Joined(string plain, List<Period> periods, DateOnly today)
    {
        for (var i = 0; i + 1 < periods.Count; i++)
        {
            var (one, other) = (periods[i], periods[i + 1]);
            var gap = plain[one.End..other.Start];
            var between =
                Between().IsMatch(plain[..one.Start]) && gap.Trim() is "and"
                || BetweenZh().IsMatch(plain[other.End..]) && gap is "和" or "与" or "跟" or "同";
            var runsOn =
                gap.Trim() is "and" or "和" or "与" or "跟" or "同" or "、" or ","
                && one.Unit == other.Unit
                && one.Past.To?.AddDays(1) == other.Past.From;
            if (!between && !runsOn && !RangeGap().IsMatch(gap))
                continue;
            var end = EndOf(one, other);
            if (end is null || end < one.Past.From)
                continue;
            var tail = between && BetweenZh().Match(plain[other.End..]) is { Success: true } word ? word.Length : 0;
            periods[i] = new Period(
                one.Unit == other.Unit ? one.Unit : "day",
                new(one.Past.From, end),
                new(one.Next.From, other.Next.To < one.Next.From ? end : other.Next.To),
                one.Start,
                other.End + tail - one.Start
            )
            {
                Ranged = true,
            };
            periods.RemoveAt(i + 1);
            if (FromWord().Match(plain[..one.Start]) is { Success: true } from)
                periods[i] = periods[i] with { Start = from.Index, Length = periods[i].End - from.Index };
            i--;
        }
        // What is said exactly holds: the other days explain it.
        if (periods.Exists(period => period.Ranged))
            periods.RemoveAll(period => !period.Ranged);
        return [.. periods.Select(period => Bounded(plain, period, today))];
    }

    // 下个月1号到7号: the second day is of the first one's month, or the next.
    private static DateOnly? EndOf(Period one, Period other)
    {
        if (other.Unit != "day" || other.Past == other.Next || other.Past.To is not { } last || one.Past.From is not { } first)
            return other.Past.To < one.Past.From ? other.Next.To : other.Past.To;
        for (var step = 0; step <= 1; step++)
        {
            var month = new DateOnly(first.Year, first.Month, 1).AddMonths(step);
            if (
                last.Day <= DateTime.DaysInMonth(month.Year, month.Month)
                && new DateOnly(month.Year, month.Month, last.Day) is var day
                && day >= first
            )
                return day;
        }
        return null;
    }

    private static Period Bounded(string plain, Period period, DateOnly today)
    {
        var (before, after) = (plain[..period.Start], plain[period.End..]);
        if (period.Rolling && period.Past.To == today && SinceAfter().Match(after) is { Success: true } sofar)
            return period with { Length = period.Length + sofar.Length };
        if (UntilNow().Match(after) is { Success: true } now)
            return period with
            {
                Past = new(period.Past.From, today),
                Next = new(period.Next.From, today),
                Length = period.Length + now.Length,
            };
        if (SinceAfter().Match(after) is { Success: true } since)
            return period with { Bound = PeriodBound.Since, Length = period.Length + since.Length };
        if (BeforeAfter().Match(after) is { Success: true } until)
            return period with
            {
                Bound = until.Groups["by"].Success ? PeriodBound.By : PeriodBound.BeforeOrBy,
                Length = period.Length + until.Length,
            };
        if (BoundBefore().Match(before) is { Success: true } word)
        {
            var bound = word.Groups["word"].Value switch
            {
                // Records from February are those of February; "onwards" would say more.
                "from" => PeriodBound.Within,
                "since" or "starting" or "starting from" or "自" or "自从" or "从" or "打从" or "由" => PeriodBound.Since,
                "after" or "later than" => PeriodBound.After,
                "before" or "prior to" or "earlier than" => PeriodBound.Before,
                _ => PeriodBound.By,
            };
            return period with { Bound = bound, Start = word.Index, Length = period.End - word.Index };
        }
        return period;
    }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Timeout = 1000;
    private const string ZhUnit = @"个?(?<u>天|日|周|星期|礼拜|月|季度?|年)";
    private const string ZhNumber = @"(?<n>[0-9]{1,3}|[一二两三四五六七八九十廿卅百]{1,4}|半)\s?";
    private const string EnNumber =
        @"(?<n>[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|thirty|sixty|ninety|a couple of|couple of|half a) ";
    private const string EnUnit = @"(?<u>days?|weeks?|months?|quarters?|years?|fortnights?)\b";

    [GeneratedRegex(
        @"(?<which>上上|上|这|本|今|呢|下下|下|当)一?个?(?<unit>周|星期|礼拜)(?![一二三四五六日天1-7末]|报)内?|(?<which>上上|上|这|本|今|呢|下下|下|当)一?个?(?<unit>月份?)(?![底初末尾中0-9]|[上中下]旬|[一二三四五六七八九十廿]{1,3}[号日])内?|(?<which>上上|上|这|本|今|呢|下)一?个?(?<unit>季度?)|(?<which>今|去|前|明|本|上|旧|出|来|下)(?<unit>年)(?!级|轻|青|纪|龄|底|初|末|[上下]半年|第?[一二三四1-4]季|q[1-4]|的?[0-9一二三四五六七八九十]{1,2}月)度?",
        Options,
        Timeout
    )]
    private static partial Regex ZhCalendar();

    [GeneratedRegex(
        @"\b(the )?(?<which>this|last|previous|prior|next|coming|current|following) (?<unit>week|month|quarter|year)('s|s')?(?<beforelast> but one)?\b|\b(the )?(?<unit>week|month|quarter|year)(?<beforelast> before last)\b|\b(?<unit>year|month|week|quarter) to date\b|\b(?<unit>y)td\b",
        Options,
        Timeout
    )]
    private static partial Regex EnCalendar();

    [GeneratedRegex(
        @"(过去|最近|近来|近|前|头|之前|过往|往前|以往)(的|这)?"
            + ZhNumber
            + ZhUnit
            + @"(之内|以内|内|里|来|间)?|((这|呢)(?!一)|上(?![一半]))"
            + ZhNumber
            + ZhUnit
            + @"(之内|以内|内|里|来|间)?",
        Options,
        Timeout
    )]
    private static partial Regex ZhRolling();

    [GeneratedRegex(
        @"\b((in|over|within|during|for|from) )?(the )?(last|past|previous|recent) ("
            + EnNumber
            + @")"
            + EnUnit
            + @"|\b((in|over|within|during|for) )?(the )?past (?<u>day|week|fortnight|month|quarter|year)\b|\b((in|over|within|during|for) )?(the )?last (?<u>fortnight)\b",
        Options,
        Timeout
    )]
    private static partial Regex EnRolling();

    [GeneratedRegex(
        @"(未来|接下来|今后|往后|之后|将来|后面|跟住|跟着)(的|这)?"
            + ZhNumber
            + ZhUnit
            + @"(之内|以内|内|里)?|下(?![一半])"
            + ZhNumber
            + ZhUnit
            + @"(之内|以内|内|里)?",
        Options,
        Timeout
    )]
    private static partial Regex ZhAhead();

    [GeneratedRegex(
        @"\b((in|over|within|during|for) )?(the )?(next|coming|following) " + EnNumber + EnUnit + @"|\bin the coming (?<u>week|month)\b",
        Options,
        Timeout
    )]
    private static partial Regex EnAhead();

    [GeneratedRegex(@"(?<![0-9一二两三四五六七八九十百])" + ZhNumber + ZhUnit + @"(之内|以内|内)", Options, Timeout)]
    private static partial Regex ZhInside();

    [GeneratedRegex(@"\bwithin (the )?" + EnNumber + EnUnit, Options, Timeout)]
    private static partial Regex EnInside();

    [GeneratedRegex(@"(?<y>今年|去年|前年|明年|[0-9]{2,4}年)?的?(?<half>[上下])半年", Options, Timeout)]
    private static partial Regex ZhHalfYear();

    [GeneratedRegex(
        @"((?<y>今年|去年|前年|明年|上年|旧年|[0-9]{2,4}年?)的?\s?)?(第?(?<q>[一二三四1-4])季度?|(?<![a-z])q(?<q>[1-4]))(?![0-9])",
        Options,
        Timeout
    )]
    private static partial Regex ZhQuarter();

    [GeneratedRegex(
        @"\b(the )?((?<q>first|second|third|fourth|final|1st|2nd|3rd|4th) quarter|q(?<q>[1-4]))( (of )?(?<y>[0-9]{4}|last year|this year))?\b|\b(?<y>20[0-9]{2}) ?q(?<q>[1-4])\b",
        Options,
        Timeout
    )]
    private static partial Regex EnQuarter();

    [GeneratedRegex(
        @"((?<y>今年|去年|前年|明年|上年|旧年|[0-9]{2,4}年)的?\s?)?(?<![0-9一二三四五六七八九十个上下本这])(?<m>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?(?!\s?[0-9一二三四五六七八九十廿]|[底初末尾中]|[上中下]旬)",
        Options,
        Timeout
    )]
    private static partial Regex ZhMonth();

    [GeneratedRegex(
        @"((?<y>今年|去年|前年|明年|[0-9]{2,4}年)的?\s?)?(?<![0-9一二三四五六七八九十])(?<a>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月?份?\s?[到至~-]\s?(?<b>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月份?(?!\s?[0-9一二三四五六七八九十廿])",
        Options,
        Timeout
    )]
    private static partial Regex ZhMonths();

    private const string Names =
        @"jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?";

    [GeneratedRegex(
        @"(?<![0-9](st|nd|rd|th)? (of )?)\b((?<m>"
            + Names
            + @")|(?<=\b(in|since|of|from|until|till|by|before|after|for|during|last|to|through|and) )(?<m>may)|(?<m>may)(?= [0-9]{4}|'s))\b\.?(?! ?[0-9]{1,2}(st|nd|rd|th)?\b)(,? (of )?(?<y>[0-9]{4}|last year|this year|next year))?",
        Options,
        Timeout
    )]
    private static partial Regex EnMonth();

    private const string AnyName =
        @"(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)";

    [GeneratedRegex(
        @"\b((from|between) )?(?<a>"
            + AnyName
            + @")\b( and | to | until | through | ?- ?)(?<b>"
            + AnyName
            + @")\b(?! ?[0-9]{1,2}\b)(,? (of )?(?<y>[0-9]{4}|last year|this year|next year))?",
        Options,
        Timeout
    )]
    private static partial Regex EnTwoMonths();

    [GeneratedRegex(
        @"\b((from|between) )?(the )?(?<a>[0-9]{1,2})(st|nd|rd|th)?( and | to | until | through | ?- ?)(the )?(?<b>[0-9]{1,2})(st|nd|rd|th)? (of )?(?<m>"
            + AnyName
            + @")\b(,? (?<y>[0-9]{4}|last year|this year))?",
        Options,
        Timeout
    )]
    private static partial Regex EnDays();

    [GeneratedRegex(
        @"\b((from|between) )?(?<m>"
            + AnyName
            + @") (the )?(?<a>[0-9]{1,2})(st|nd|rd|th)?( and | to | until | through | ?- ?)(the )?(?<b>[0-9]{1,2})(st|nd|rd|th)?(?![0-9])(,? (?<y>20[0-9]{2}|last year|this year))?",
        Options,
        Timeout
    )]
    private static partial Regex EnMonthDays();

    [GeneratedRegex(@"(?<![0-9/.-])(?<y>20[0-9]{2})[-/.年](?<m>0[1-9]|1[0-2])(?![0-9]|[-/.][0-9]|月)", Options, Timeout)]
    private static partial Regex DigitMonth();

    [GeneratedRegex(
        @"(?<![0-9-])(?<y>20[0-9]{2})年(?!\s?[0-9一二三四五六七八九十]|[上下]半年|第|q|底|初|末)度?|\b(in|during|since|for|of|year) (?<y>20[0-9]{2})\b(?![-/.][0-9])",
        Options,
        Timeout
    )]
    private static partial Regex Year();

    [GeneratedRegex(
        @"(?<which>上上|上|这|本|呢|下)?个?(周末|星期末|礼拜末|双休日|周六日|星期六日|礼拜六日)|\b(at |on |over )?(the )?(?<which>this |last |next )?(coming )?weekend\b",
        Options,
        Timeout
    )]
    private static partial Regex Weekend();

    [GeneratedRegex(@"^\s?(到|至|~|-|—|–|to|until|till|through|thru)\s?$", Options, Timeout)]
    private static partial Regex RangeGap();

    [GeneratedRegex(@"\bbetween (the )?$", Options, Timeout)]
    private static partial Regex Between();

    [GeneratedRegex(@"^(之间|期间|中间)", Options, Timeout)]
    private static partial Regex BetweenZh();

    [GeneratedRegex(@"(\b(from|between)( the)? |[从自由])$", Options, Timeout)]
    private static partial Regex FromWord();

    [GeneratedRegex(
        @"^(份)?的?(以来|开始|之后|以后|往后|后到现在|后(?!天|日|勤)|起(?!来|火|诉|码)| onwards?\b| on\b(?= |$)(?! the| a))",
        Options,
        Timeout
    )]
    private static partial Regex SinceAfter();

    [GeneratedRegex(
        @"^(份)?(以来|开始|起)?(至今|到现在|到今天|到今日|到目前|到而家|到依家|至而家|到眼下| (up )?(to|until|till) (now|date|today)\b)",
        Options,
        Timeout
    )]
    private static partial Regex UntilNow();

    [GeneratedRegex(
        @"^(份)?的?((?<by>及以前|及之前|为止|截止|止(?!痛|血))|之前|以前|前(?![天日年后面])|之先| or (?<by>earlier|before)\b)",
        Options,
        Timeout
    )]
    private static partial Regex BeforeAfter();

    [GeneratedRegex(
        @"(?<word>\bsince|\bfrom|\bstarting from|\bstarting|\bafter|\blater than|\bbefore|\bprior to|\bearlier than|\bby|\buntil|\btill|\bup to|\bup until|\bon or before|\bno later than|\bnot later than|\bas of|\bthrough|自从|自|从|打从|由|截至|截止到|截止|直到|到)( the)? ?$",
        Options,
        Timeout
    )]
    private static partial Regex BoundBefore();
}
