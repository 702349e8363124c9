using System.Globalization;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>
/// Says back what was understood, so that a misread time shows at once: <c>3月12日 周四 下午 2:30 (14:30)</c>,
/// in Hong Kong <c>3月12日 星期四 下午 2:30 (14:30)</c>, <c>Thu 12 Mar 2026, 2:30 pm (14:30)</c>.
/// What it writes is read again as the same day and time.
/// </summary>
public static class Echo
{
    private const string Weekdays = "日一二三四五六";

    /// <param name="today">When given, Chinese leaves out the year of this year.</param>
    public static string Date(DateOnly date, string language, DateOnly? today = null)
    {
        if (!IsChinese(language))
            return date.ToString("ddd d MMM yyyy", CultureInfo.InvariantCulture);
        var year = today?.Year == date.Year ? "" : string.Create(CultureInfo.InvariantCulture, $"{date.Year}年");
        var week = IsTraditional(language) ? "星期" : "周";
        return string.Create(CultureInfo.InvariantCulture, $"{year}{date.Month}月{date.Day}日 {week}{Weekdays[(int)date.DayOfWeek]}");
    }

    public static string Time(TimeOnly time, string language)
    {
        var hour = time.Hour % 12 == 0 && time.Hour > 0 ? 12 : time.Hour % 12;
        if (!IsChinese(language))
        {
            var twelve = hour == 0 ? 12 : hour;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{twelve}:{time.Minute:00} {(time.Hour < 12 ? "am" : "pm")} ({time:HH\\:mm})"
            );
        }
        var part = time.Hour switch
        {
            < 5 => "凌晨",
            < 8 => IsTraditional(language) ? "上午" : "早上",
            < 12 => "上午",
            12 => "中午",
            < 18 => "下午",
            _ => "晚上",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{part} {hour}:{time.Minute:00} ({time:HH\\:mm})");
    }

    public static string Moment(DateOnly date, TimeOnly time, string language, DateOnly? today = null) =>
        Date(date, language, today) + (IsChinese(language) ? " " : ", ") + Time(time, language);

    public static string Duration(int minutes, string language)
    {
        var (hours, rest) = Math.DivRem(minutes, 60);
        if (IsTraditional(language))
        {
            return (hours, rest) switch
            {
                (0, _) => string.Create(CultureInfo.InvariantCulture, $"{rest} 分鐘"),
                (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{hours} 小時"),
                _ => string.Create(CultureInfo.InvariantCulture, $"{hours} 小時 {rest} 分鐘"),
            };
        }
        if (IsChinese(language))
        {
            return (hours, rest) switch
            {
                (0, _) => string.Create(CultureInfo.InvariantCulture, $"{rest} 分钟"),
                (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{hours} 小时"),
                _ => string.Create(CultureInfo.InvariantCulture, $"{hours} 小时 {rest} 分钟"),
            };
        }
        return (hours, rest) switch
        {
            (0, _) => string.Create(CultureInfo.InvariantCulture, $"{rest} min"),
            (_, 0) => string.Create(CultureInfo.InvariantCulture, $"{hours} h"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{hours} h {rest} min"),
        };
    }

    /// <summary>Whether it is written in traditional characters, in Hong Kong's way.</summary>
    internal static bool IsTraditional(string language) => language.StartsWith("zh-Hant", StringComparison.Ordinal);

    internal static bool IsChinese(string language) => language.StartsWith("zh", StringComparison.Ordinal);
}
