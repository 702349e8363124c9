using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CommunityCoachBot.Hosting;

/// <summary>Ready when the store answers.</summary>
public sealed class StoreCheck(ITurnStore store) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await store.UndeliverableAsync("health", 1, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception failure) when (Failures.AreOfTheStore(failure))
        {
            return HealthCheckResult.Unhealthy(failure.GetType().Name);
        }
    }
}
