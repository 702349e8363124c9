namespace CommunityCoachBot.Turns;

/// <summary>The site's own settings (section <c>Coach</c>).</summary>
public sealed class CoachOptions
{
    /// <summary>The tenant of people who sign in on our own page, when their sign-in names none.</summary>
    public string Tenant { get; set; } = "default";

    /// <summary>The time zone of workers whose client does not tell it (an IANA name).</summary>
    public string TimeZone { get; set; } = "Asia/Shanghai";
}

/// <summary>What turns need to know of the settings.</summary>
/// <param name="Zone">The time zone of workers whose client does not tell it.</param>
public sealed record TurnOptions(TimeZoneInfo Zone);
