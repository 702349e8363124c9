using CommunityCoachBot.Turns;
using Microsoft.AspNetCore.Diagnostics;

namespace CommunityCoachBot.Hosting;

/// <summary>Logs a request that failed by the kind and place of its failure; the error page answers it.</summary>
public sealed class PageFailures(ILogger<PageFailures> logger) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        logger.RequestFailed(httpContext.GetEndpoint()?.DisplayName ?? "", Failures.Describe(exception));
        return ValueTask.FromResult(false);
    }
}
