using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CommunityCoachBot.Bench;

/// <summary>A connector that takes every reply, tells who waits for it, and remembers what came for each conversation.</summary>
internal sealed class ConnectorSink : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, Mailbox> _mailboxes = new(StringComparer.Ordinal);
    private int _ids;

    public ConnectorSink(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(kestrel => kestrel.ListenLocalhost(port));
        _app = builder.Build();
        _app.MapPost("/v3/conversations/{conversation}/activities/{activity?}", (Delegate)TakeAsync);
        _app.MapPut(
            "/v3/conversations/{conversation}/activities/{activity}",
            (string conversation) => Results.Text("{}", "application/json")
        );
        Url = $"http://127.0.0.1:{port}";
    }

    public string Url { get; }

    public Task StartAsync() => _app.StartAsync();

    public Mailbox For(string conversation) => _mailboxes.GetOrAdd(conversation, _ => new Mailbox());

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(string conversation, string? activity, HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        if (!string.Equals(body.RootElement.GetProperty("type").GetString(), "typing", StringComparison.Ordinal))
            For(conversation).Add(activity ?? (body.RootElement.TryGetProperty("replyToId", out var to) ? to.GetString() : null) ?? "");
        return Results.Text($"{{\"id\":\"r{Interlocked.Increment(ref _ids)}\"}}", "application/json", statusCode: 201);
    }

    /// <summary>Replies of one conversation, by the activity they answer.</summary>
    internal sealed class Mailbox
    {
        private readonly Lock _lock = new();
        private readonly Dictionary<string, int> _replies = new(StringComparer.Ordinal);
        private readonly Dictionary<string, TaskCompletionSource> _waiting = new(StringComparer.Ordinal);

        public IReadOnlyDictionary<string, int> Replies
        {
            get
            {
                lock (_lock)
                    return new Dictionary<string, int>(_replies, StringComparer.Ordinal);
            }
        }

        public void Add(string activity)
        {
            TaskCompletionSource? waiting;
            lock (_lock)
            {
                _replies[activity] = _replies.GetValueOrDefault(activity) + 1;
                _waiting.Remove(activity, out waiting);
            }
            waiting?.TrySetResult();
        }

        public Task WaitAsync(string activity, TimeSpan limit)
        {
            lock (_lock)
            {
                if (_replies.ContainsKey(activity))
                    return Task.CompletedTask;
                if (!_waiting.TryGetValue(activity, out var waiting))
                    _waiting[activity] = waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
                return waiting.Task.WaitAsync(limit);
            }
        }
    }
}
