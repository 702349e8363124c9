using CommunityCoachBot.Identity;
using CommunityCoachBot.Protocol.Authentication;
using CommunityCoachBot.Turns;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Hosting;

/// <summary>Looks at all settings at the door, so that one start names every mistake.</summary>
public static class Settings
{
    /// <exception cref="OptionsValidationException">Something is wrong or missing.</exception>
    public static void Check(IConfiguration configuration, IHostEnvironment environment)
    {
        var mistakes = Mistakes(configuration, environment.IsDevelopment()).ToList();
        if (mistakes.Count > 0)
            throw new OptionsValidationException("Settings", typeof(Settings), mistakes);
    }

    internal static IEnumerable<string> Mistakes(IConfiguration configuration, bool isDevelopment) =>
        [
            .. (configuration.GetSection(SignInOptions.Section).Get<SignInOptions>() ?? new()).Mistakes(isDevelopment),
            .. (configuration.GetSection(BotAuthenticationOptions.Section).Get<BotAuthenticationOptions>() ?? new()).Validate(
                isDevelopment
            ),
            .. Mistakes(configuration.GetSection("Coach").Get<CoachOptions>() ?? new()),
        ];

    private static IEnumerable<string> Mistakes(CoachOptions coach)
    {
        if (string.IsNullOrWhiteSpace(coach.Tenant))
            yield return "Coach:Tenant must not be empty.";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(coach.TimeZone, out _))
            yield return "Coach:TimeZone must be a time zone this system knows, such as Asia/Shanghai.";
    }
}
