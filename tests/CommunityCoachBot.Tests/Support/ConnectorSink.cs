using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CommunityCoachBot.Tests.Support;

/// <summary>A channel's connector on loopback: takes replies, or refuses them as the test wishes.</summary>
internal sealed class ConnectorSink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _ids;

    private ConnectorSink(WebApplication app) => _app = app;

    public string ServiceUrl => _app.Urls.Single() + "/";

    public ConcurrentQueue<JsonObject> Taken { get; } = new();

    /// <summary>Statuses for the next calls, 0 for one that is never answered; then all are taken.</summary>
    public ConcurrentQueue<int> Refusals { get; } = new();

    public static async Task<ConnectorSink> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var sink = new ConnectorSink(app);
        app.Map("/v3/conversations/{**rest}", (Delegate)sink.TakeAsync);
        await app.StartAsync();
        return sink;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        var activity = await request.ReadFromJsonAsync<JsonObject>();
        if (Refusals.TryDequeue(out var status))
        {
            if (status == 0)
                await Task.Delay(Timeout.Infinite, request.HttpContext.RequestAborted);
            request.HttpContext.Response.Headers.RetryAfter = "1";
            return Results.StatusCode(status);
        }

        activity!["$method"] = request.Method;
        Taken.Enqueue(activity);
        return Results.Json(new { id = $"s{Interlocked.Increment(ref _ids)}" }, statusCode: 201);
    }
}
