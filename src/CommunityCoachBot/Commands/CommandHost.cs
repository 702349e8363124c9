using CommunityCoachBot.Hosting;
using CommunityCoachBot.Sending;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Commands;

/// <summary>The stores, content and turns of the host, for a command: with the same settings, without a web server.</summary>
internal static class CommandHost
{
    public static IHost Build()
    {
        var builder = Host.CreateApplicationBuilder(
            new HostApplicationBuilderSettings { ContentRootPath = ContentRoot.Find(), EnvironmentName = EnvironmentName() }
        );
        // Standard output belongs to the command.
        builder.Logging.ClearProviders();
        builder.Logging.AddConsole(options => options.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Logging.AddFilter((_, level) => level >= LogLevel.Warning);
        builder.AddCoach();
        builder.Services.AddSingleton<ITurnWatcher, NobodyWaits>();
        return builder.Build();
    }

    /// <summary>The same environment as the web host's, which a generic host would not look at.</summary>
    private static string? EnvironmentName() =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT");

    /// <summary>Replies of a command's turns are in their outcome.</summary>
    private sealed class NobodyWaits : ITurnWatcher
    {
        public void Committed(TurnCommit commit, CommitOutcome outcome) { }

        public void TakesLong(TurnRequest request) { }
    }
}
