using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.DirectLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace CommunityCoachBot.Protocol.Tests.DirectLine.Support;

/// <summary>A conversation as a client knows it after it started one.</summary>
internal sealed record Started(string ConversationId, string Token, string StreamUrl);

/// <summary>A Direct Line on a real port of this machine, with a clock that tests move by hand.</summary>
internal sealed class DirectLineHost : IAsyncDisposable
{
    public const string Prefix = "/v3/directline";
    public const string Secret = "the-first-secret-of-the-test-site";
    public const string SecondSecret = "the-second-secret-of-the-test-site";
    public const string SigningKey = "a-signing-key-for-tests-of-32-bytes-or-more";
    public const string User = "dl_worker1";

    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, HttpContext> _streams = new(StringComparer.Ordinal);

    private DirectLineHost(WebApplication app, MemoryTranscript store, RecordingBot bot, FakeTimeProvider time, KeptLogs logs)
    {
        _app = app;
        Store = store;
        Bot = bot;
        Time = time;
        Logs = logs;
        Http = new HttpClient();
    }

    public MemoryTranscript Store { get; }
    public RecordingBot Bot { get; }
    public FakeTimeProvider Time { get; }
    public KeptLogs Logs { get; }
    public HttpClient Http { get; private set; }
    public DirectLineHub Hub => _app.Services.GetRequiredService<DirectLineHub>();
    public DirectLineTokens Tokens => _app.Services.GetRequiredService<DirectLineTokens>();
    public Uri Address => Http.BaseAddress!;

    /// <summary>Every request that arrived, as <c>GET /path?query</c>.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public static async Task<DirectLineHost> StartAsync(
        Action<DirectLineOptions>? configure = null,
        MemoryTranscript? store = null,
        RecordingBot? bot = null,
        FakeTimeProvider? time = null,
        int port = 0,
        bool uploads = true
    )
    {
        var builder = WebApplication.CreateBuilder();
        var logs = new KeptLogs();
        store ??= new();
        bot ??= new();
        time ??= new(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<IDirectLineStore>(store);
        builder.Services.AddSingleton<IDirectLineBot>(bot);
        if (uploads)
            builder.Services.AddSingleton<IAttachmentStore, MemoryAttachmentStore>();
        builder.Services.AddDirectLine();
        builder.Services.Configure<DirectLineOptions>(options =>
        {
            options.Secret = Secret;
            options.SecondSecret = SecondSecret;
            options.SigningKey = SigningKey;
            options.BotId = "coach";
            options.BotName = "Coach";
            configure?.Invoke(options);
        });

        var app = builder.Build();
        var host = new DirectLineHost(app, store, bot, time, logs);
        app.UseForwardedHeaders(new() { ForwardedHeaders = ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost });
        app.Use(host.WatchAsync);
        app.MapDirectLine(Prefix);
        await app.StartAsync();
        host.Http.BaseAddress = new(
            app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
                .Features.Get<IServerAddressesFeature>()!
                .Addresses.First()
        );
        return host;
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Cuts every open socket as a broken network does: no goodbye. Returns how many.</summary>
    public int CutStreams()
    {
        var open = _streams.Values.ToList();
        foreach (var stream in open)
            stream.Abort();
        return open.Count;
    }

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string? credential,
        HttpContent? content = null,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, Prefix + path) { Content = content };
        if (credential is not null)
            request.Headers.Authorization = new("Bearer", credential);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string? credential, string? json = null, params (string, string)[] headers) =>
        SendAsync(
            HttpMethod.Post,
            path,
            credential,
            json is null ? null : new StringContent(json, MediaTypeHeaderValue.Parse("application/json")),
            headers
        );

    public Task<HttpResponseMessage> GetAsync(string path, string? credential, params (string, string)[] headers) =>
        SendAsync(HttpMethod.Get, path, credential, null, headers);

    public async Task<JsonObject> GenerateAsync(string? json = null)
    {
        using var response = await PostAsync("/tokens/generate", Secret, json ?? $$$"""{"user":{"id":"{{{User}}}","name":"Worker One"}}""");
        Assert.Equal(StatusCodes.Status200OK, (int)response.StatusCode);
        return await response.JsonAsync();
    }

    public async Task<Started> StartConversationAsync(string? tokenBody = null, string body = """{"user":{}}""")
    {
        var token = (await GenerateAsync(tokenBody)).Text("token");
        using var response = await PostAsync("/conversations", token, body);
        Assert.Equal(StatusCodes.Status201Created, (int)response.StatusCode);
        var json = await response.JsonAsync();
        return new(json.Text("conversationId"), json.Text("token"), json.Text("streamUrl"));
    }

    public Task<HttpResponseMessage> PostActivityAsync(Started conversation, string json) =>
        PostAsync($"/conversations/{conversation.ConversationId}/activities", conversation.Token, json);

    public async Task<string> SayAsync(Started conversation, string text, string? clientActivityId = null)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["text"] = text,
            ["from"] = new JsonObject { ["id"] = User },
        };
        if (clientActivityId is not null)
            activity["channelData"] = new JsonObject { ["clientActivityID"] = clientActivityId };
        using var response = await PostActivityAsync(conversation, activity.ToJsonString());
        Assert.Equal(StatusCodes.Status200OK, (int)response.StatusCode);
        return (await response.JsonAsync()).Text("id");
    }

    public async Task<(IReadOnlyList<JsonObject> Activities, string Watermark)> ReadAsync(Started conversation, string? watermark = null)
    {
        var query = watermark is null ? "" : $"?watermark={watermark}";
        using var response = await GetAsync($"/conversations/{conversation.ConversationId}/activities{query}", conversation.Token);
        Assert.Equal(StatusCodes.Status200OK, (int)response.StatusCode);
        var set = await response.JsonAsync();
        return ([.. set["activities"]!.AsArray().Select(activity => activity!.AsObject())], set.Text("watermark"));
    }

    /// <summary>A new address of the stream; with an empty watermark as directlinejs asks before it has seen one.</summary>
    public async Task<Started> ReconnectAsync(Started conversation, string? watermark)
    {
        var query = watermark is null ? "" : $"?watermark={watermark}";
        using var response = await GetAsync($"/conversations/{conversation.ConversationId}{query}", conversation.Token);
        Assert.Equal(StatusCodes.Status200OK, (int)response.StatusCode);
        var json = await response.JsonAsync();
        return new(json.Text("conversationId"), json.Text("token"), json.Text("streamUrl"));
    }

    private async Task WatchAsync(HttpContext http, RequestDelegate next)
    {
        Requests.Enqueue($"{http.Request.Method} {http.Request.Path}{http.Request.QueryString}");
        if (!http.Request.Path.Value!.EndsWith("/stream", StringComparison.Ordinal))
        {
            await next(http);
            return;
        }
        _streams[http.TraceIdentifier] = http;
        try
        {
            await next(http);
        }
        finally
        {
            _streams.TryRemove(http.TraceIdentifier, out _);
        }
    }
}

internal static class JsonReading
{
    public static async Task<JsonObject> JsonAsync(this HttpResponseMessage response) =>
        (await response.Content.ReadFromJsonAsync<JsonObject>())!;

    public static string Text(this JsonObject json, string name) => json[name]!.GetValue<string>();

    public static int Int(this JsonObject json, string name) => json[name]!.GetValue<int>();

    public static async Task ShouldRefuseAsync(this HttpResponseMessage response, int status, string? code = null)
    {
        Assert.Equal(status, (int)response.StatusCode);
        Assert.StartsWith("application/json", response.Content.Headers.ContentType?.ToString(), StringComparison.Ordinal);
        var error = (await response.JsonAsync())["error"]!.AsObject();
        Assert.NotEmpty(error.Text("message"));
        if (code is not null)
            Assert.Equal(code, error.Text("code"));
    }
}
