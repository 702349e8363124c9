using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Hosting;

/// <summary>At the start and every hour, lets the store forget answered activities that are too old to be delivered again.</summary>
public sealed class HourlyPruning(CoachStore store, TimeProvider clock, ILogger<HourlyPruning> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do await PruneAsync(stoppingToken);
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        try
        {
            logger.Pruned(await store.PruneAsync(clock.GetUtcNow(), cancellationToken));
        }
        catch (Exception failure) when (Failures.AreOfTheStore(failure))
        {
            // The next hour forgets this hour's as well.
            logger.NotPruned(Failures.Describe(failure));
        }
    }
}
