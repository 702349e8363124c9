using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary><c>POST</c> and <c>GET /conversations/{id}/activities</c>.</summary>
internal sealed class ActivityEndpoints(
    IOptions<DirectLineOptions> options,
    IDirectLineStore store,
    Inbox inbox,
    RateBudget budget,
    ILogger<ActivityEndpoints> logger
)
{
    private const int LargestPage = 1024 * 1024;

    public async Task<IResult> PostAsync(DirectLineRequest request)
    {
        if (!request.Caller.MayOpen(request.ConversationId))
            return Refusal.OtherConversation;
        if (!budget.TryTake(request.ConversationId, out var seconds))
            return Refusal.TooMany(seconds);
        var (body, refusal) = await JsonBody.ObjectAsync(request.Http.Request, options.Value.MaxActivityBytes, request.Aborted);
        if (body is null)
            return refusal!;
        var (activity, wrong) = InboundActivity.Read(body);
        return activity is null ? wrong! : await inbox.TakeAsync(request, activity);
    }

    public async Task<IResult> GetAsync(DirectLineRequest request)
    {
        if (!request.Caller.MayOpen(request.ConversationId))
            return Refusal.OtherConversation;
        var watermark = 0L;
        if (request.Http.Request.Query["watermark"].ToString() is { Length: > 0 } text && !Watermark.TryRead(text, out watermark))
            return Refusal.Bad("The watermark is not one of ours.");
        try
        {
            return await ReadAsync(request, watermark);
        }
        catch (Exception e) when (!request.Aborted.IsCancellationRequested)
        {
            // directlinejs stops polling for good on any 5xx. An empty set with its own watermark is true, and brings it back in a second.
            logger.PollFailed(request.ConversationId, e.GetType().Name);
            return new ActivitySetResult(ActivityFrames.Empty(watermark));
        }
    }

    private async Task<IResult> ReadAsync(DirectLineRequest request, long watermark)
    {
        if (await store.FindAsync(request.ConversationId, request.Aborted) is null)
            return Refusal.ConversationNotFound;
        while (true)
        {
            var rows = await store.AfterAsync(request.ConversationId, watermark, options.Value.PageSize, request.Aborted);
            var (set, reached, count) = ActivityFrames.Page(rows, watermark, LargestPage);
            // An empty set tells a client that it has seen all: never one just because a page held nothing for clients.
            if (count > 0 || rows.Count == 0)
                return new ActivitySetResult(set);
            watermark = reached;
        }
    }
}

internal sealed class ActivitySetResult(ReadOnlyMemory<byte> set) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json; charset=utf-8";
        httpContext.Response.ContentLength = set.Length;
        return httpContext.Response.Body.WriteAsync(set, httpContext.RequestAborted).AsTask();
    }
}
