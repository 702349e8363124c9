using System.Globalization;

namespace CommunityCoachBot.Storage.Data;

/// <summary>Days as they are stored: <c>yyyy-MM-dd</c>, which sorts by time.</summary>
internal static class Day
{
    public static string? Text(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    public static DateOnly? Parse(string? day) => day is null ? null : DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture);
}
