using System.Globalization;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>The days of festivals that people name instead of dates: lunar ones, solar terms, public holidays.</summary>
public static class Festivals
{
    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>The festival's day in a solar year, or null outside the years the calendar covers.</summary>
    public static DateOnly? On(Festival festival, int year) =>
        year is < 2001 or > 2099
            ? null
            : festival switch
            {
                Festival.NewYearsDay => new DateOnly(year, 1, 1),
                Festival.WomensDay => new DateOnly(year, 3, 8),
                Festival.LabourDay => new DateOnly(year, 5, 1),
                Festival.ChildrensDay => new DateOnly(year, 6, 1),
                Festival.NationalDay => new DateOnly(year, 10, 1),
                Festival.Christmas => new DateOnly(year, 12, 25),
                Festival.LunarNewYear => OfLunar(year, 1, 1),
                Festival.LunarNewYearsEve => OfLunar(year, 1, 1)?.AddDays(-1),
                Festival.Lantern => OfLunar(year, 1, 15),
                Festival.DragonBoat => OfLunar(year, 5, 5),
                Festival.MidAutumn => OfLunar(year, 8, 15),
                Festival.DoubleNinth => OfLunar(year, 9, 9),
                Festival.Qingming => new DateOnly(year, 4, SolarTerm(year, 4.81)),
                // The formula is one day late for 2021.
                Festival.WinterSolstice => new DateOnly(year, 12, SolarTerm(year, 21.94) - (year == 2021 ? 1 : 0)),
                _ => throw new ArgumentOutOfRangeException(nameof(festival)),
            };

    /// <summary>A day of the lunar year that begins in this solar year; the plain month, not a leap one.</summary>
    public static DateOnly? OfLunar(int year, int month, int day)
    {
        if (year is < 2001 or > 2099 || month is < 1 or > 12)
            return null;
        var leap = Lunar.GetLeapMonth(year);
        var index = leap > 0 && month >= leap ? month + 1 : month;
        if (day < 1 || day > Lunar.GetDaysInMonth(year, index))
            return null;
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, index, day, 0, 0, 0, 0));
    }

    /// <summary>Month and day of the lunar calendar.</summary>
    public static (int Month, int Day) LunarOf(DateOnly date)
    {
        var moment = date.ToDateTime(TimeOnly.MinValue);
        var month = Lunar.GetMonth(moment);
        var leap = Lunar.GetLeapMonth(Lunar.GetYear(moment));
        return (leap > 0 && month >= leap ? month - 1 : month, Lunar.GetDayOfMonth(moment));
    }

    // The usual formula for a solar term's day in this century: [Y × 0.2422 + C] − [Y ÷ 4].
    private static int SolarTerm(int year, double constant) => (int)(year % 100 * 0.2422 + constant) - year % 100 / 4;
}

public enum Festival
{
    NewYearsDay,
    WomensDay,
    LabourDay,
    ChildrensDay,
    NationalDay,
    Christmas,
    LunarNewYear,
    LunarNewYearsEve,
    Lantern,
    Qingming,
    DragonBoat,
    MidAutumn,
    DoubleNinth,
    WinterSolstice,
}
