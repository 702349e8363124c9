using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Hosting;

/// <summary>Runs the host until it is asked to stop.</summary>
public static class CoachProgram
{
    /// <summary>Zero after a polite stop, 1 when the settings are wrong: every mistake is named on standard error.</summary>
    public static async Task<int> ServeAsync(string[] args)
    {
        try
        {
            await CoachHost.Build(args).RunAsync();
            return 0;
        }
        catch (OptionsValidationException wrong)
        {
            await Console.Error.WriteLineAsync("The settings do not allow a start:");
            foreach (var mistake in wrong.Failures)
                await Console.Error.WriteLineAsync("- " + mistake);
            return 1;
        }
    }
}
