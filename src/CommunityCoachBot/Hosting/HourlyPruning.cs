using CommunityCoachBot.Chat;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Hosting;

/// <summary>At the start and every hour, lets the store forget answered activities that are too old to be delivered again, and takes away uploaded notes that were read.</summary>
public sealed class HourlyPruning(CoachStore store, NoteFiles files, TimeProvider clock, ILogger<HourlyPruning> logger) : BackgroundService
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
            files.Prune(clock.GetUtcNow());
            logger.Pruned(await store.PruneAsync(clock.GetUtcNow(), cancellationToken));
        }
        catch (Exception failure) when (Failures.AreOfTheStore(failure))
        {
            // The next hour forgets this hour's as well.
            logger.NotPruned(Failures.Describe(failure));
        }
    }
}
