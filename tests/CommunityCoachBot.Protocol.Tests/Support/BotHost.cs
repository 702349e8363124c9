using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Authentication;
using CommunityCoachBot.Protocol.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CommunityCoachBot.Protocol.Tests.Support;

/// <summary>A bot on a real port, with a handler that records and all its log lines kept.</summary>
public sealed class BotHost : IActivityHandler, ILoggerProvider, IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _log = new();
    private WebApplication? _app;

    public ConcurrentQueue<(Activity Activity, VerifiedCaller Caller)> Taken { get; } = new();
    public Func<Activity, ActivityResponse> Answer { get; set; } = _ => ActivityResponse.Accepted;
    public string Log => string.Join('\n', _log);
    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseProxy = false });
    public IServiceProvider Services => _app!.Services;
    public Uri Address => new(_app!.Urls.First());

    public static async Task<BotHost> StartAsync(
        string environment,
        IEnumerable<(string Key, string? Value)> settings,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? pipeline = null
    )
    {
        var host = new BotHost();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)));
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(host));
        builder.Services.AddBotProtocol(builder.Configuration);
        builder.Services.AddSingleton<IActivityHandler>(host);
        services?.Invoke(builder.Services);
        host._app = builder.Build();
        pipeline?.Invoke(host._app);
        host._app.MapBotEndpoint();
        await host._app.StartAsync();
        host.Http.BaseAddress = host.Address;
        return host;
    }

    /// <summary>Posts JSON the way a channel does.</summary>
    public Task<HttpResponseMessage> PostAsync(string json, string? authorization = null, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/messages")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) { Headers = { ContentType = new("application/json") } },
        };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        change?.Invoke(request);
        return Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<HttpStatusCode> StatusAsync(string json, string? authorization = null, Action<HttpRequestMessage>? change = null)
    {
        using var response = await PostAsync(json, authorization, change);
        return response.StatusCode;
    }

    Task<ActivityResponse> IActivityHandler.HandleAsync(Activity activity, VerifiedCaller caller, CancellationToken cancellationToken)
    {
        Taken.Enqueue((activity, caller));
        return Task.FromResult(Answer(activity));
    }

    ILogger ILoggerProvider.CreateLogger(string categoryName) => new Recorder(_log, categoryName);

    void IDisposable.Dispose() { }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        using var atOnce = new CancellationTokenSource(TimeSpan.Zero);
        await _app!.StopAsync(atOnce.Token);
        await _app.DisposeAsync();
    }

    private sealed class Recorder(ConcurrentQueue<string> log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => log.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
