using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>
/// Finds a day in what people write, in Chinese (Mandarin, Cantonese, traditional) and English. Weeks start on Monday; 周五 is the next Friday after
/// today, 下周二 the Tuesday of next week, 月底 the last day of the month, a stretch (周末, 下个月初) its first day.
/// </summary>
public static partial class DateReader
{
    private const int Longest = 1000;
    private const int MostDays = 6;
    private const int FarthestDays = 3660;

    /// <param name="text">Cleaned text.</param>
    /// <param name="today">The worker's day.</param>
    /// <param name="language">The language spoken: decides whether 3/12 is March or to be asked back.</param>
    /// <param name="past">True for what has happened: a day without a year, month or week is then the last such day, else the next.</param>
    public static Finding? Find(string text, DateOnly today, string language, bool past = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var narrow = TextFolding.Narrow(text.Length > Longest ? text[..Longest] : text);
        return First(new Sight(narrow, today, language, past), Patterns, 0);
    }

    /// <summary>
    /// The days a piece of a note speaks of, from the left. Here a stretch counts too, with its first day (下周, next month), and so does a time allowed,
    /// with its last (三天内, within a week); what is no day that exists is left out.
    /// </summary>
    public static ImmutableArray<(DateOnly Day, int Start, int Length)> All(string text, DateOnly today, string language, bool past = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var narrow = TextFolding.Narrow(text.Length > Longest ? text[..Longest] : text);
        var seen = new Sight(narrow, today, language, past);
        var days = ImmutableArray.CreateBuilder<(DateOnly, int, int)>();
        for (var (from, looks) = (0, 0); looks < MostDays && First(seen, PatternsOfNotes, from) is { } found; looks++)
        {
            if (
                ((found as Finding.Value)?.Canonical ?? (found as Finding.Either)?.Candidates[0]) is { } day
                && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            )
                days.Add((date, found.Start, found.Length));
            from = found.Start + Math.Max(1, found.Length);
        }
        return days.ToImmutable();
    }

    private static Finding? First(Sight seen, ReadOnlySpan<(Regex Pattern, Func<Sight, Match, Finding?> Read)> patterns, int from)
    {
        Finding? first = null;
        foreach (var (pattern, read) in patterns)
        {
            for (var match = pattern.Match(seen.Text, from); match.Success; match = match.NextMatch())
            {
                if (read(seen, match) is not { } found)
                    continue;
                first = Finding.Earlier(first, found);
                break;
            }
        }
        return first is null ? null : WithWeekday(seen, first);
    }

    private sealed record Sight(string Text, DateOnly Today, string Language, bool Past)
    {
        public static Finding.Value Day(Match match, DateOnly date) => new Finding.Value(Iso(date), match.Index, match.Length);

        public Finding NoSuchDay(Match match) => Finding.No("reading.no-such-day", Text, match.Index, match.Length);

        public Finding TooFar(Match match) => Finding.No("reading.date-too-far", Text, match.Index, match.Length);

        /// <summary>Of the days that fit, the one meant: the next from today on, or, looking back, the last until today.</summary>
        public DateOnly? Nearest(Func<int, DateOnly?> inYear)
        {
            for (var step = 0; step <= 8; step++)
            {
                if (inYear(Today.Year + (Past ? -step : step)) is { } date && (Past ? date <= Today : date >= Today))
                    return date;
            }
            return null;
        }
    }

    private static readonly (Regex Pattern, Func<Sight, Match, Finding?> Read)[] Patterns =
    [
        (FullDate(), ReadFullDate),
        (EightDigits(), ReadFullDate),
        (YearLast(), ReadYearLast),
        (ZhMonthDay(), ReadZhMonthDay),
        (ZhPartOfMonth(), ReadPartOfMonth),
        (ZhDayOnly(), ReadDayOnly),
        (ZhFromToday(), ReadFromToday),
        (ZhRelative(), ReadRelative),
        (ZhWeekday(), ReadWeekday),
        (ZhWeekend(), ReadWeekend),
        (ZhLunar(), ReadLunar),
        (FestivalName(), ReadFestival),
        (EnRelative(), ReadRelative),
        (EnFromToday(), ReadFromToday),
        (EnWeekday(), ReadEnWeekday),
        (EnWeekend(), ReadWeekend),
        (EnDayMonth(), ReadEnMonth),
        (EnMonthDay(), ReadEnMonth),
        (EnDayOnly(), ReadDayOnly),
        (EnPartOfMonth(), ReadPartOfMonth),
        (Slashed(), ReadSlashed),
    ];

    private static readonly (Regex Pattern, Func<Sight, Match, Finding?> Read)[] PatternsOfNotes =
    [
        .. Patterns,
        (ZhStretch(), ReadStretch),
        (EnStretch(), ReadStretch),
        (ZhWithin(), ReadWithin),
        (EnWithin(), ReadWithin),
    ];

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    private static DateOnly? Valid(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;

    private static Finding? ReadFullDate(Sight seen, Match match)
    {
        var year = Year(seen, match.Groups["y"]) ?? 0;
        var month = Numerals.Whole(match.Groups["m"].ValueSpan) ?? 0;
        var day = Numerals.Whole(match.Groups["d"].ValueSpan) ?? 0;
        return Valid(year, month, day) is { } date ? Sight.Day(match, date) : seen.NoSuchDay(match);
    }

    private static int? Year(Sight seen, Group group) =>
        group.Value switch
        {
            "" => null,
            "今年" or "本年" => seen.Today.Year,
            "明年" => seen.Today.Year + 1,
            "去年" => seen.Today.Year - 1,
            var text => Numerals.Whole(text.AsSpan().TrimEnd('年')) is { } year ? (year < 100 ? 2000 + year : year) : null,
        };

    /// <summary>31/12/2026 and 12/31/2026: which is meant shows, or is asked.</summary>
    private static Finding? ReadYearLast(Sight seen, Match match) =>
        Numerals.Whole(match.Groups["y"].ValueSpan) is { } year ? ReadTwoNumbers(seen, match, year < 100 ? 2000 + year : year) : null;

    private static Finding? ReadSlashed(Sight seen, Match match) => ReadTwoNumbers(seen, match, year: null);

    private static Finding? ReadTwoNumbers(Sight seen, Match match, int? year)
    {
        var first = Numerals.Whole(match.Groups["a"].ValueSpan) ?? 0;
        var second = Numerals.Whole(match.Groups["b"].ValueSpan) ?? 0;
        DateOnly? Of(int month, int day) => year is { } fixedYear ? Valid(fixedYear, month, day) : seen.Nearest(y => Valid(y, month, day));

        var (monthFirst, dayFirst) = (Of(first, second), Of(second, first));
        if (IsChinese(seen.Language))
            return (monthFirst ?? dayFirst) is { } date ? Sight.Day(match, date) : seen.NoSuchDay(match);
        return (dayFirst, monthFirst) switch
        {
            ({ } one, { } other) when one != other => new Finding.Either([Iso(one), Iso(other)], match.Index, match.Length),
            ({ } one, _) => Sight.Day(match, one),
            (_, { } other) => Sight.Day(match, other),
            _ => seen.NoSuchDay(match),
        };
    }

    private static Finding? ReadZhMonthDay(Sight seen, Match match)
    {
        if (Numerals.Whole(match.Groups["m"].ValueSpan) is not { } month || Numerals.Whole(match.Groups["d"].ValueSpan) is not { } day)
            return null;
        return MonthDay(seen, match, Year(seen, match.Groups["y"]), month, day);
    }

    private static Finding MonthDay(Sight seen, Match match, int? year, int month, int day)
    {
        var date = year is { } given ? Valid(given, month, day) : seen.Nearest(y => Valid(y, month, day));
        return date is { } found ? Sight.Day(match, found) : seen.NoSuchDay(match);
    }

    /// <summary>月底, 下个月初, 5月中旬; end of the month, early next month, mid-March.</summary>
    private static Finding.Value? ReadPartOfMonth(Sight seen, Match match)
    {
        var part = match.Groups["part"].Value.TrimStart(' ', '-');
        if (match.Groups["year"].Success)
        {
            var ofYear = Year(seen, match.Groups["y"]) ?? seen.Today.Year;
            return Sight.Day(match, part is "底" or "末" or "终" or "end" ? new DateOnly(ofYear, 12, 31) : new DateOnly(ofYear, 1, 1));
        }

        DateOnly? In(int year, int month) =>
            part switch
            {
                "底" or "末" or "尾" or "end" => Valid(year, month, DateTime.DaysInMonth(year, month)),
                "下旬" or "late" => Valid(year, month, 21),
                "中旬" => Valid(year, month, 11),
                "中" or "mid" or "middle" => Valid(year, month, 15),
                _ => Valid(year, month, 1),
            };

        if (match.Groups["m"].Success)
        {
            var month = MonthNumber(match.Groups["m"].Value);
            return month is >= 1 and <= 12 && seen.Nearest(year => In(year, month)) is { } named ? Sight.Day(match, named) : null;
        }

        var here = new DateOnly(seen.Today.Year, seen.Today.Month, 1);
        var which = match.Groups["which"].Value;
        var start = here.AddMonths(MonthOffset(which));
        var date = In(start.Year, start.Month)!.Value;
        if (which.Length == 0 && (seen.Past ? date > seen.Today : date < seen.Today))
        {
            start = here.AddMonths(seen.Past ? -1 : 1);
            date = In(start.Year, start.Month)!.Value;
        }
        return Sight.Day(match, date);
    }

    private static int MonthOffset(string which) =>
        which switch
        {
            "下下" => 2,
            "下" or "next" => 1,
            "上" or "last" => -1,
            "上上" => -2,
            _ => 0,
        };

    /// <summary>十二号, 下个月5号, the 12th.</summary>
    private static Finding? ReadDayOnly(Sight seen, Match match)
    {
        if (Numerals.Whole(match.Groups["d"].ValueSpan) is not { } day)
            return null;
        if (day is < 1 or > 31)
            return seen.NoSuchDay(match);

        var here = new DateOnly(seen.Today.Year, seen.Today.Month, 1);
        if (match.Groups["which"] is { Success: true } which)
        {
            var month = here.AddMonths(MonthOffset(which.Value));
            return Valid(month.Year, month.Month, day) is { } named ? Sight.Day(match, named) : seen.NoSuchDay(match);
        }

        for (var step = 0; step <= 12; step++)
        {
            var month = here.AddMonths(seen.Past ? -step : step);
            if (Valid(month.Year, month.Month, day) is { } date && (seen.Past ? date <= seen.Today : date >= seen.Today))
                return Sight.Day(match, date);
        }
        return seen.NoSuchDay(match);
    }

    /// <summary>三天后, 两周前, 一个月后; in three days, two weeks ago.</summary>
    private static Finding? ReadFromToday(Sight seen, Match match)
    {
        var half = match.Groups["half"].Success;
        var amount = half ? 1 : Numerals.Whole(match.Groups["n"].ValueSpan);
        if (amount is not { } count)
            return null;
        var back = match.Groups["ago"].Success;
        var unit = match.Groups["unit"].Value;
        var days = unit switch
        {
            "天" or "日" or "day" or "days" => count,
            "月" or "month" or "months" => half ? 15 : 0,
            "fortnight" => 14,
            _ => (long)count * 7,
        };
        if (days > FarthestDays || count > FarthestDays)
            return seen.TooFar(match);
        var sign = back ? -1 : 1;
        var date =
            unit is "月" or "month" or "months" && !half
                ? count <= 120
                    ? seen.Today.AddMonths(sign * count)
                    : (DateOnly?)null
                : seen.Today.AddDays(sign * (int)days);
        return date is { } found ? Sight.Day(match, found) : seen.TooFar(match);
    }

    private static Finding.Value ReadRelative(Sight seen, Match match)
    {
        var days = match.Groups["day"].Value switch
        {
            "大前" => -3,
            "前" or "day before yesterday" => -2,
            "昨" or "琴" or "寻" or "yesterday" or "last night" => -1,
            "明" or "听" or "tomorrow" or "tomorow" or "tmr" or "tmrw" or "tmw" => 1,
            "后" or "day after tomorrow" or "overmorrow" => 2,
            "大后" => 3,
            _ => 0,
        };
        return Sight.Day(match, seen.Today.AddDays(days));
    }

    private static Finding.Value ReadWeekday(Sight seen, Match match)
    {
        var day = match.Groups["d"].Value switch
        {
            "一" or "1" => 0,
            "二" or "2" => 1,
            "三" or "3" => 2,
            "四" or "4" => 3,
            "五" or "5" => 4,
            "六" or "6" => 5,
            _ => 6,
        };
        return Sight.Day(match, Weekday(seen, match.Groups["which"].Value, day));
    }

    private static DateOnly Weekday(Sight seen, string which, int day)
    {
        var monday = Monday(seen.Today);
        switch (which)
        {
            case "这" or "本" or "今" or "呢" or "this":
                return monday.AddDays(day);
            case "下" or "next":
                return monday.AddDays(7 + day);
            case "下下":
                return monday.AddDays(14 + day);
            case "上" or "last":
                return monday.AddDays(day - 7);
            case "上上":
                return monday.AddDays(day - 14);
            default:
                var date = monday.AddDays(day);
                if (seen.Past)
                    return date > seen.Today ? date.AddDays(-7) : date;
                return date <= seen.Today ? date.AddDays(7) : date;
        }
    }

    /// <summary>下周, 下个月, next week, next month: the first day.</summary>
    private static Finding.Value ReadStretch(Sight seen, Match match)
    {
        var which = MonthOffset(match.Groups["which"].Value);
        var day = match.Groups["unit"].Value is "月" or "month"
            ? new DateOnly(seen.Today.Year, seen.Today.Month, 1).AddMonths(which)
            : Monday(seen.Today).AddDays(7 * which);
        return Sight.Day(match, day);
    }

    /// <summary>三天内, within two weeks: the last day.</summary>
    private static Finding.Value? ReadWithin(Sight seen, Match match)
    {
        if ((match.Groups["half"].Success ? 1 : Numerals.Whole(match.Groups["n"].ValueSpan)) is not ({ } count and <= 366))
            return null;
        return Sight.Day(
            match,
            match.Groups["unit"].Value switch
            {
                "天" or "日" or "day" or "days" => seen.Today.AddDays(count),
                "小时" or "hours" => seen.Today.AddDays((count + 23) / 24),
                "月" or "month" or "months" => match.Groups["half"].Success ? seen.Today.AddDays(15) : seen.Today.AddMonths(count),
                _ => seen.Today.AddDays(7 * count),
            }
        );
    }

    private static Finding.Value ReadWeekend(Sight seen, Match match)
    {
        var which = match.Groups["which"].Value;
        return Sight.Day(match, Weekday(seen, which, 5));
    }

    private static Finding? ReadLunar(Sight seen, Match match)
    {
        var month = match.Groups["m"].Value switch
        {
            "正" => 1,
            "腊" => 12,
            "冬" => 11,
            "" => 1,
            var number => Numerals.Whole(number) ?? 0,
        };
        if (Numerals.Whole(match.Groups["d"].ValueSpan) is not { } day)
            return null;
        return seen.Nearest(year => Festivals.OfLunar(year, month, day)) is { } date ? Sight.Day(match, date) : seen.NoSuchDay(match);
    }

    private static Finding.Value? ReadFestival(Sight seen, Match match)
    {
        var name = match.Groups["name"].Value;
        Festival? festival = name switch
        {
            "除夕" or "大年三十" or "年三十" or "年卅" or "大年夜" => Festival.LunarNewYearsEve,
            "春节" or "农历新年" or "大年初一" or "年初一" or "spring festival" => Festival.LunarNewYear,
            "元宵" => Festival.Lantern,
            "清明" => Festival.Qingming,
            "端午" or "端阳" => Festival.DragonBoat,
            "中秋" or "八月节" => Festival.MidAutumn,
            "重阳" => Festival.DoubleNinth,
            "冬至" => Festival.WinterSolstice,
            "元旦" => Festival.NewYearsDay,
            "妇女节" or "三八节" => Festival.WomensDay,
            "劳动节" or "五一" => Festival.LabourDay,
            "儿童节" or "六一" => Festival.ChildrensDay,
            "国庆" => Festival.NationalDay,
            "圣诞" or "christmas" => Festival.Christmas,
            _ when name.EndsWith("new year's eve", StringComparison.Ordinal) || name.EndsWith("new year eve", StringComparison.Ordinal) =>
                Festival.LunarNewYearsEve,
            _ when name.EndsWith("new year", StringComparison.Ordinal) => Festival.LunarNewYear,
            _ when name.StartsWith("lantern", StringComparison.Ordinal) => Festival.Lantern,
            _ when name.StartsWith("qing", StringComparison.Ordinal)
                    || name.StartsWith("ching", StringComparison.Ordinal)
                    || name.StartsWith("tomb", StringComparison.Ordinal) => Festival.Qingming,
            _ when name.StartsWith("dragon", StringComparison.Ordinal) || name.StartsWith("tuen", StringComparison.Ordinal) =>
                Festival.DragonBoat,
            _ when name.StartsWith("mid", StringComparison.Ordinal) => Festival.MidAutumn,
            _ when name.StartsWith("double", StringComparison.Ordinal) || name.StartsWith("chung", StringComparison.Ordinal) =>
                Festival.DoubleNinth,
            _ when name.StartsWith("winter", StringComparison.Ordinal) => Festival.WinterSolstice,
            _ when name.StartsWith("national", StringComparison.Ordinal) => Festival.NationalDay,
            _ when name.StartsWith("labo", StringComparison.Ordinal) => Festival.LabourDay,
            _ => null,
        };
        if (festival is not { } which)
            return null;
        var given = Year(seen, match.Groups["y"]);
        var date = given is { } year ? Festivals.On(which, year) : seen.Nearest(y => Festivals.On(which, y));
        return date is { } day ? Sight.Day(match, day) : null;
    }

    private static Finding? ReadEnWeekday(Sight seen, Match match)
    {
        var name = match.Groups["d"].Value;
        var day = name[..2] switch
        {
            "mo" => 0,
            "tu" => 1,
            "we" => 2,
            "th" => 3,
            "fr" => 4,
            "sa" => 5,
            _ => 6,
        };
        // "sat", "sun", "wed" and "mon" are also other words: alone they need a sign that a day is meant.
        var abbreviated = name is "sat" or "sun" or "wed" or "mon";
        if (
            abbreviated
            && !match.Groups["which"].Success
            && !match.Groups["on"].Success
            && !match.Groups["sign"].Success
            && match.Length < seen.Text.Trim().Length
        )
            return null;

        if (match.Groups["n"] is { Success: true } number && Numerals.Whole(number.ValueSpan) is { } dayOfMonth)
            return WeekdayAndDay(seen, match, day, dayOfMonth);
        return Sight.Day(match, Weekday(seen, match.Groups["which"].Value, day));
    }

    /// <summary>Fri 13: the next 13th, if it is a Friday.</summary>
    private static Finding? WeekdayAndDay(Sight seen, Match match, int weekday, int dayOfMonth)
    {
        var here = new DateOnly(seen.Today.Year, seen.Today.Month, 1);
        for (var step = 0; step <= 2; step++)
        {
            var month = here.AddMonths(seen.Past ? -step : step);
            if (
                Valid(month.Year, month.Month, dayOfMonth) is { } date
                && ((int)date.DayOfWeek + 6) % 7 == weekday
                && (seen.Past ? date <= seen.Today : date >= seen.Today)
            )
                return Sight.Day(match, date);
        }
        return seen.NoSuchDay(match);
    }

    private static Finding? ReadEnMonth(Sight seen, Match match)
    {
        if (Numerals.Whole(match.Groups["d"].ValueSpan) is not { } day)
            return null;
        return MonthDay(seen, match, Year(seen, match.Groups["y"]), MonthNumber(match.Groups["m"].Value), day);
    }

    private static int MonthNumber(string name) =>
        name.Length >= 3 && char.IsAsciiLetter(name[0])
            ? "janfebmaraprmayjunjulaugsepoctnovdec".IndexOf(name[..3], StringComparison.Ordinal) / 3 + 1
            : Numerals.Whole(name) ?? 0;

    /// <summary>"周四 3月12日", "12 March (Thursday)": the weekday belongs to the date, and must agree with it.</summary>
    private static Finding WithWeekday(Sight seen, Finding found)
    {
        if (found is not Finding.Value value)
            return found;

        var date = DateOnly.ParseExact(value.Canonical, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (start, end) = (found.Start, found.Start + found.Length);
        // A weekday found first may be followed by the date it belongs to.
        if (DateAfterWeekday().Match(seen.Text, end) is { Success: true } comma && WeekdayAlone(seen, start, end) is { } said)
        {
            var rest = seen.Text[(end + comma.Length)..];
            Finding? next = null;
            foreach (var (pattern, read) in Patterns)
            {
                if (pattern == ZhWeekday() || pattern == EnWeekday())
                    continue;
                var match = pattern.Match(rest);
                if (match.Success && match.Index == 0)
                    next = Finding.Earlier(next, read(seen with { Text = rest }, match));
            }
            if (next is Finding.Value dated)
            {
                var named = DateOnly.ParseExact(dated.Canonical, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                var until = end + comma.Length + dated.Length;
                return named.DayOfWeek == said ? dated.Over(start, until) : Differs(seen, named, start, until);
            }
        }

        if (WeekdayAfter().Match(seen.Text, end) is { Success: true } after && after.Index == end && WeekdayAlone(seen, start, end) is null)
        {
            var until = end + after.Length;
            var inner = ZhWeekday().Match(after.Value) is { Success: true } zh
                ? ReadWeekday(seen with { Text = after.Value }, zh)
                : ReadEnWeekday(seen with { Text = after.Groups["name"].Value }, EnWeekday().Match(after.Groups["name"].Value));
            if (inner is Finding.Value weekday)
            {
                var day = DateOnly.ParseExact(weekday.Canonical, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayOfWeek;
                return day == date.DayOfWeek ? found.Over(start, until) : Differs(seen, date, start, until);
            }
        }
        return found;
    }

    private static DayOfWeek? WeekdayAlone(Sight seen, int start, int end)
    {
        var piece = seen.Text[start..end];
        var match = ZhWeekday().Match(piece) is { Success: true } zh ? zh : EnWeekday().Match(piece);
        if (!match.Success || match.Length != piece.Length || match.Groups["which"].Success || match.Groups["n"].Success)
            return null;
        var found = ReadWeekdayOf(seen with { Text = piece }, match);
        return found is Finding.Value value
            ? DateOnly.ParseExact(value.Canonical, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayOfWeek
            : null;
    }

    private static Finding? ReadWeekdayOf(Sight seen, Match match) =>
        char.IsAsciiLetter(match.Groups["d"].Value[0]) ? ReadEnWeekday(seen, match) : ReadWeekday(seen, match);

    private static Finding.Impossible Differs(Sight seen, DateOnly date, int start, int end) =>
        new Finding.Impossible(
            "reading.weekday-differs",
            ImmutableDictionary<string, string>.Empty.Add("text", seen.Text[start..end]).Add("date", Echo.Date(date, seen.Language)),
            start,
            end - start
        );

    private static bool IsChinese(string language) => language.StartsWith("zh", StringComparison.Ordinal);

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"(?<which>下下|下)\s?个?\s?(?<unit>周|星期|礼拜|月)(?!\s?[一二三四五六日天末初底中尾上1-7])", Options, 1000)]
    private static partial Regex ZhStretch();

    [GeneratedRegex(@"\b(?<which>next) (?<unit>week|month)\b", Options, 1000)]
    private static partial Regex EnStretch();

    [GeneratedRegex(
        @"((?<n>" + Numerals.Zh + @")\s?个?\s?(?<unit>天|日|周|星期|礼拜|小时|月)|(?<half>半)\s?个?\s?(?<unit>月))\s?之?内(?!容)",
        Options,
        1000
    )]
    private static partial Regex ZhWithin();

    [GeneratedRegex(@"\bwithin (the next )?(?<n>" + Numerals.En + @") (?<unit>days?|weeks?|months?|hours)\b", Options, 1000)]
    private static partial Regex EnWithin();

    // 2026-05-12, 2026/5/12, 2026.5.12, 2026年5月12号
    [GeneratedRegex(
        @"(?<![0-9])(?<y>[0-9]{4})\s?[-/.年]\s?(?<m>[0-9]{1,2})\s?[-/.月]\s?(?<d>[0-9]{1,2})(?![0-9])(\s?[日号])?",
        Options,
        1000
    )]
    private static partial Regex FullDate();

    [GeneratedRegex(@"(?<![0-9])(?<y>20[0-9]{2})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12][0-9]|3[01])(?![0-9])", Options, 1000)]
    private static partial Regex EightDigits();

    [GeneratedRegex(@"(?<![0-9/.-])(?<a>[0-9]{1,2})[-/.](?<b>[0-9]{1,2})[-/.](?<y>[0-9]{4}|[0-9]{2})(?![0-9/.-])", Options, 1000)]
    private static partial Regex YearLast();

    [GeneratedRegex(
        @"((?<y>([0-9]{4}|[0-9]{2}|[零〇一二三四五六七八九]{4})\s?年|今年|本年|明年|去年)的?\s?)?(?<![0-9零〇一二三四五六七八九十])(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s?月份?的?\s?(?<d>"
            + Numerals.Zh
            + @")(\s?[日号]|(?![个天周点:0-9]))",
        Options,
        1000
    )]
    private static partial Regex ZhMonthDay();

    [GeneratedRegex(
        @"((?<which>上上|下下|上|下|这|本|今)?个?月|(?<![0-9一二三四五六七八九十])(?<m>[0-9]{1,2}|[一二三四五六七八九十]{1,2})月份?)(?<part>[初底末尾]|[上中下]旬|中(?!午))|(?<year>(?<y>今年|明年|去年)?年?)(?<=年)(?<part>[底末终初])",
        Options,
        1000
    )]
    private static partial Regex ZhPartOfMonth();

    // Not 3号楼, 十二号院, 一日三餐.
    [GeneratedRegex(
        @"((?<which>上上|下下|上|下|这|本|今)个?月(的|份)?\s?|(?<![0-9零〇一二三四五六七八九十百月]))((?<d>[0-9]{1,3}|[一二三四五六七八九十廿卅]{1,4})\s?号(?!\s?[楼院门房室栋线单车桌床机店铺人口码公])|(?<d>[0-9]{1,2}|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?)\s?日(?![子常间本内后前]))",
        Options,
        1000
    )]
    private static partial Regex ZhDayOnly();

    [GeneratedRegex(
        @"(再?过\s?)?((?<n>"
            + Numerals.Zh
            + @")\s?(个\s?)?(?<unit>天|日|周|星期|礼拜)|(?<half>半)\s?个?(?<unit>月)|(?<n>"
            + Numerals.Zh
            + @")\s?个\s?(?<unit>月))\s?[之以]?((?<=过.*)(?!前)后?|后(?!半)|(?<ago>前))(?![天日])",
        Options,
        1000
    )]
    private static partial Regex ZhFromToday();

    [GeneratedRegex(
        @"(?<day>大后|大前)[天日]|(?<day>后|前)[天日](?!性)|(?<day>今|昨|明|听|琴|寻)([天日]|儿个?|(?=[早晚朝夜]))|(?<day>而家|当天|当日)",
        Options,
        1000
    )]
    private static partial Regex ZhRelative();

    [GeneratedRegex(
        @"((?<which>上上|下下|上|下|这|本|今|呢)\s?个?\s?|(?<![一二两三四五六七八九十每几半个0-9]\s?))(周|星期|礼拜)\s?(?<d>[一二三四五六日天]|[1-7](?![0-9]))(?![个周])",
        Options,
        1000
    )]
    private static partial Regex ZhWeekday();

    [GeneratedRegex(@"(?<which>上上|下下|上|下|这|本|呢)?\s?个?\s?(周末|星期末|礼拜末)", Options, 1000)]
    private static partial Regex ZhWeekend();

    [GeneratedRegex(
        @"((农历|阴历|旧历)\s?(?<m>正|腊|冬|十[一二]|[一二三四五六七八九十]|[0-9]{1,2})月|(?<m>正|腊|冬)月)\s?初?(?<d>[一二三四五六七八九十廿]{1,3}|[0-9]{1,2})[日号]?|(大年|新年|年)初(?<d>[二三四五六七八九十])",
        Options,
        1000
    )]
    private static partial Regex ZhLunar();

    // 春节后, before Christmas: a stretch without a day.
    [GeneratedRegex(
        @"((?<y>今年|明年|去年|[0-9]{4}年)的?\s?)?(?<name>除夕|大年三十|年三十|年卅|大年夜|春节|农历新年|大年初一|年初一|元宵|清明|端午|端阳|中秋|八月节|重阳|冬至|元旦|妇女节|三八节|劳动节|五一|儿童节|六一|国庆|圣诞)(节|当天|那天|当晚){0,2}(?![之以]?[前后]|[0-9月号])|(?<!before |after |since )\b(?<name>(lunar |chinese )new year('?s)? eve|(lunar |chinese )new year|spring festival|lantern festival|qing ?ming|ching ming|tomb[- ]sweeping( day)?|dragon boat|tuen ng|mid[- ]autumn|double ninth|chung yeung|winter solstice|national day|labou?r day|christmas)( festival| day)?\b",
        Options,
        1000
    )]
    private static partial Regex FestivalName();

    [GeneratedRegex(
        @"\b(the )?(?<day>day after tomorrow|day before yesterday|today|tonight|tomorow|tomorrow|overmorrow|tmrw|tmr|tmw|yesterday|last night)\b|\b(?<day>this) (?=morning|afternoon|evening)",
        Options,
        1000
    )]
    private static partial Regex EnRelative();

    [GeneratedRegex(
        @"\bin (about )?(?<n>"
            + Numerals.En
            + @") (?<unit>days?|weeks?|months?|fortnight)('? time)?\b|\b(?<n>"
            + Numerals.En
            + @") (?<unit>days?|weeks?|months?|fortnight)( from (now|today)|(?<ago> ago))\b",
        Options,
        1000
    )]
    private static partial Regex EnFromToday();

    [GeneratedRegex(
        @"((?<on>\bon )?\b(?<which>this|next|last)( coming)? |(?<on>\bon |\bcoming |\bby ))?\b(?<d>mon(day)?|tue(s(day)?)?|wed(nesday)?|thu(r(s(day)?)?)?|fri(day)?|sat(urday)?|sun(day)?)\b\.?(,? (of )?(?<which>this|next|last) week\b)?(?<sign>(?=\s*(,|$|\(|at \d|[0-9]|morning|afternoon|evening|noon|am\b|pm\b)))?(,?\s+(the )?(?<n>[0-9]{1,2})(st|nd|rd|th)?(?![0-9:.]|\s*(am|pm|a\.m|p\.m|o'clock|min|hour|/|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)))?",
        Options,
        1000
    )]
    private static partial Regex EnWeekday();

    [GeneratedRegex(@"\b((?<which>this|next|last)|the|at the) ?\b(coming )?weekend\b|\bweekend\b", Options, 1000)]
    private static partial Regex EnWeekend();

    private const string Months =
        @"(?<m>jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)\b\.?";

    [GeneratedRegex(@"\b(the )?(?<d>[0-9]{1,2})(st|nd|rd|th)?( of)?[ -]?" + Months + @"([ ,-]+(?<y>[0-9]{4}))?", Options, 1000)]
    private static partial Regex EnDayMonth();

    [GeneratedRegex(@"\b" + Months + @" ?(the )?(?<d>[0-9]{1,2})(st|nd|rd|th)?(?![0-9:])\b(,? (?<y>[0-9]{4})(?!:))?", Options, 1000)]
    private static partial Regex EnMonthDay();

    [GeneratedRegex(
        @"\b(on )?(the )?(?<d>[0-9]{1,2})(st|nd|rd|th)\b( of (this|(?<which>next|last)) month)?(?! (floor|time|visit|of|street|avenue))",
        Options,
        1000
    )]
    private static partial Regex EnDayOnly();

    [GeneratedRegex(
        @"\b(the )?(?<part>end|start|beginning|middle|early|late|mid)( of|[ -])? ?((the|this|(?<which>next|last)) )?(month\b|"
            + Months
            + @")|\bmonth(?<part> ?-?end)\b",
        Options,
        1000
    )]
    private static partial Regex EnPartOfMonth();

    // 3/12; 3-12 and 3.12 only when there is nothing else, since those are also ranges and numbers.
    [GeneratedRegex(
        @"(?<![0-9/.:])(?<a>[0-9]{1,2})/(?<b>[0-9]{1,2})(?![0-9/.%])([日号])?|^\s*(?<a>[0-9]{1,2})[-.](?<b>[0-9]{1,2})\s*[日号]?\s*$",
        Options,
        1000
    )]
    private static partial Regex Slashed();

    [GeneratedRegex(@"\G\s*[,，]?\s*\(?(?=[0-9一二三四五六七八九十]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|the )", Options, 1000)]
    private static partial Regex DateAfterWeekday();

    [GeneratedRegex(
        @"\G\s*,?\s*[(\[]?\s*(?<name>(周|星期|礼拜)\s?[一二三四五六日天](?![个周])|(mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(day)?\b)\s*[)\]]?",
        Options,
        1000
    )]
    private static partial Regex WeekdayAfter();
}
