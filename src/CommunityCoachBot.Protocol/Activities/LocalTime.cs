using System.Globalization;

namespace CommunityCoachBot.Protocol.Activities;

/// <summary>Reads time zones as clients write them.</summary>
internal static class LocalTime
{
    /// <summary>The zone of an IANA (or Windows) name; null for one this system does not know.</summary>
    public static TimeZoneInfo? Zone(string? name) =>
        !string.IsNullOrWhiteSpace(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;

    /// <summary>A zone of the fixed offset in <c>2026-11-24T18:19:25+08:00</c>; null when the time carries none.</summary>
    public static TimeZoneInfo? ZoneOfOffset(string? localTimestamp)
    {
        if (localTimestamp is null || !HasOffset(localTimestamp))
            return null;
        if (!DateTimeOffset.TryParse(localTimestamp, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return null;

        var name = string.Create(CultureInfo.InvariantCulture, $"UTC{(local.Offset < TimeSpan.Zero ? '-' : '+')}{local.Offset:hh\\:mm}");
        return TimeZoneInfo.CreateCustomTimeZone(name, local.Offset, name, name);
    }

    /// <summary>Web clients send UTC with <c>Z</c> as their local time: that says nothing about where they are.</summary>
    private static bool HasOffset(string timestamp) =>
        timestamp.IndexOf('T', StringComparison.Ordinal) is > 0 and var time && timestamp.AsSpan(time).IndexOfAny('+', '-') > 0;
}
