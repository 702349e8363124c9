using Microsoft.Extensions.DependencyInjection;

namespace CommunityCoachBot.Storage;

public static class StorageServices
{
    /// <summary>
    /// Registers the stores. The database is opened when one of them is first asked for, so <see cref="Migrator.Migrate"/> comes before; the container
    /// disposes the store last thing, which writes what is still queued.
    /// </summary>
    public static IServiceCollection AddCoachStorage(this IServiceCollection services, Func<IServiceProvider, StorageOptions> options) =>
        services
            .AddSingleton(provider => CoachStore.Open(options(provider)))
            .AddSingleton(provider => provider.GetRequiredService<CoachStore>().Turns)
            .AddSingleton(provider => provider.GetRequiredService<CoachStore>().Notes)
            .AddSingleton(provider => provider.GetRequiredService<CoachStore>().Transcripts)
            .AddSingleton(provider => provider.GetRequiredService<CoachStore>().People)
            .AddSingleton(provider => provider.GetRequiredService<CoachStore>().Queries)
            .AddSingleton(provider => provider.GetRequiredService<CoachStore>().Communities);
}
