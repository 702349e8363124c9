using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CommunityCoachBot.Protocol.Tests.Support;

/// <summary>One call a connector got. The target is as it stood in the request line, nothing decoded.</summary>
public sealed record ConnectorCall(string Method, string Target, string Body, string? Authorization, string? ContentType)
{
    public JsonNode? Json => Body.Length == 0 ? null : JsonNode.Parse(Body);
}

/// <summary>
/// A Teams connector on loopback. It records every call in order and answers as Teams does, or with what a test put in line before: a status, a wait,
/// an empty body. A message with text and attachments gets no id, as when Teams splits it.
/// </summary>
public sealed class FakeConnector : IAsyncDisposable
{
    private readonly ConcurrentQueue<ConnectorCall> _calls = new();
    private readonly ConcurrentQueue<Func<HttpContext, Task>> _next = new();
    private LoopbackServer? _server;
    private long _lastId = 1795515525000;

    /// <summary>Where the bot sends to: like Teams it has a path.</summary>
    public string ServiceUrl => new Uri(_server!.Address, "amer/").ToString();

    public IReadOnlyList<ConnectorCall> Calls => [.. _calls];

    /// <summary>Members that the pages of a conversation hold.</summary>
    public IReadOnlyList<string> Members { get; set; } = [];

    public static async Task<FakeConnector> StartAsync()
    {
        var connector = new FakeConnector();
        connector._server = await LoopbackServer.StartAsync(connector.AnswerAsync);
        return connector;
    }

    /// <summary>The next call is answered so, and not as Teams would.</summary>
    public FakeConnector Next(int status, string body = "", string? retryAfter = null) =>
        Next(context =>
        {
            context.Response.StatusCode = status;
            if (retryAfter is not null)
                context.Response.Headers.RetryAfter = retryAfter;
            return context.Response.WriteAsync(body);
        });

    /// <inheritdoc cref="Next(int, string, string?)"/>
    public FakeConnector Next(Func<HttpContext, Task> answer)
    {
        _next.Enqueue(answer);
        return this;
    }

    /// <summary>The next call is not answered until the caller hangs up.</summary>
    public FakeConnector NextNever() => Next(context => Task.Delay(Timeout.Infinite, context.RequestAborted));

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var call = new ConnectorCall(
            context.Request.Method,
            context.Features.Get<IHttpRequestFeature>()!.RawTarget,
            await reader.ReadToEndAsync(context.RequestAborted),
            context.Request.Headers.Authorization,
            context.Request.ContentType
        );
        _calls.Enqueue(call);

        if (_next.TryDequeue(out var answer))
            await answer(context);
        else
            await AnswerAsTeamsAsync(context, call);
    }

    private Task AnswerAsTeamsAsync(HttpContext context, ConnectorCall call)
    {
        var path = call.Target.Split('?')[0].Split('/');
        var id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        return (call.Method, path[1..]) switch
        {
            ("POST", [_, "v3", "conversations"]) => WriteAsync(context, 201, new JsonObject { ["id"] = "a:" + id }),
            ("POST", [_, "v3", "conversations", _, "activities", ..]) => AnswerActivityAsync(context, call, id),
            ("PUT", [_, "v3", "conversations", _, "activities", var activity]) => WriteAsync(
                context,
                200,
                new JsonObject { ["id"] = activity }
            ),
            ("DELETE", [_, "v3", "conversations", _, "activities", _]) => Task.CompletedTask,
            ("GET", [_, "v3", "conversations", _, "pagedmembers"]) => WriteAsync(context, 200, Page(context.Request.Query)),
            _ => WriteAsync(context, 404, new JsonObject { ["error"] = new JsonObject { ["code"] = "NotFound" } }),
        };
    }

    private static Task AnswerActivityAsync(HttpContext context, ConnectorCall call, string id) =>
        call.Json switch
        {
            { } activity when (string?)activity["type"] is "typing" => WriteAsync(context, 202, new JsonObject()),
            { } activity when activity["text"] is not null && activity["attachments"] is JsonArray { Count: > 0 } => WriteAsync(
                context,
                201,
                new JsonObject()
            ),
            _ => WriteAsync(context, 201, new JsonObject { ["id"] = id }),
        };

    private JsonObject Page(IQueryCollection query)
    {
        var size = int.Parse(query["pageSize"]!, CultureInfo.InvariantCulture);
        var start = query.ContainsKey("continuationToken") ? int.Parse(query["continuationToken"]!, CultureInfo.InvariantCulture) : 0;
        var page = new JsonObject
        {
            ["members"] = new JsonArray([.. Members.Skip(start).Take(size).Select(member => new JsonObject { ["id"] = member })]),
        };
        if (start + size < Members.Count)
            page["continuationToken"] = (start + size).ToString(CultureInfo.InvariantCulture);
        return page;
    }

    private static Task WriteAsync(HttpContext context, int status, JsonObject body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToJsonString());
    }
}
