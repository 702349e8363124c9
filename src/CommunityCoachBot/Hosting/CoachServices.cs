using CommunityCoachBot.Coaching.Words;
using CommunityCoachBot.Guides;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Hosting;

/// <summary>What the web host and the commands share: settings, stores, content, turns.</summary>
public static class CoachServices
{
    public static void AddCoach(this IHostApplicationBuilder builder)
    {
        var services = builder.Services;
        var data = DataFolder.Of(builder);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(data);
        services
            .AddOptions<StorageOptions>()
            .BindConfiguration(StorageOptions.Section)
            .PostConfigure(options => Locate(options, builder, data));
        services.AddCoachStorage(Open);

        services.AddOptions<GuideOptions>().BindConfiguration(GuideOptions.Section);
        services.AddSingleton(provider => new GuideSources(Content.Guides, FolderOf(provider, builder.Environment)));
        services.AddSingleton(_ => new KeptGuideVersions(data.GuideVersions));
        services.AddSingleton<GuideLibrary>();
        services.AddSingleton<GuideFolderWatcher>();
        services.AddHostedService(provider => provider.GetRequiredService<GuideFolderWatcher>());
        services.AddSingleton(_ => Content.LoadWords());

        var coach = builder.Configuration.GetSection("Coach").Get<CoachOptions>() ?? new();
        services.AddSingleton(new CoachTenant(coach.Tenant));
        services.AddSingleton(new TurnOptions(TimeZoneInfo.FindSystemTimeZoneById(coach.TimeZone)));
        services.AddSingleton(provider =>
            CoachSetup.Of(provider.GetRequiredService<GuideLibrary>(), provider.GetRequiredService<WordCatalogue>())
        );
        services.AddSingleton<TurnQueue>();
        services.AddSingleton<TurnDecider>();
        services.AddSingleton<TurnRunner>();
    }

    /// <summary>The database is brought up to date when it is first opened.</summary>
    private static StorageOptions Open(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger("CommunityCoachBot.Storage");
        foreach (var script in Migrator.Migrate(options))
            logger.Migrated(script);
        return options;
    }

    private static void Locate(StorageOptions options, IHostApplicationBuilder builder, DataFolder data) =>
        options.Path = string.IsNullOrWhiteSpace(builder.Configuration[$"{StorageOptions.Section}:Path"])
            ? data.Database
            : Path.Combine(builder.Environment.ContentRootPath, options.Path);

    private static string? FolderOf(IServiceProvider provider, IHostEnvironment environment) =>
        provider.GetRequiredService<IOptions<GuideOptions>>().Value.Folder is { Length: > 0 } folder
            ? Path.Combine(environment.ContentRootPath, folder)
            : null;
}
