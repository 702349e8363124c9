using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>The socket of a conversation. It takes a ticket in the address and nothing else: browsers send no header with it.</summary>
internal sealed class StreamEndpoint(
    IOptions<DirectLineOptions> options,
    DirectLineTokens tokens,
    IDirectLineStore store,
    DirectLineHub hub,
    TimeProvider time,
    ILogger<StreamEndpoint> logger
)
{
    public async Task HandleAsync(HttpContext http, string prefix)
    {
        var (ticket, watermark, refusal) = await PrepareAsync(http, prefix);
        if (ticket is null)
            await refusal!.ExecuteAsync(http);
        else
            await StreamAsync(http, ticket.ConversationId, watermark);
    }

    private async Task<(DirectLineToken? Ticket, long Watermark, Refusal? Refusal)> PrepareAsync(HttpContext http, string prefix)
    {
        try
        {
            var (ticket, refusal) = await AdmitAsync(http, prefix);
            return ticket is null ? (null, 0, refusal) : (ticket, await WatermarkAsync(http, ticket), null);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return (null, 0, Refusal.Broken);
        }
        catch (Exception e)
        {
            logger.RequestFailed(e.GetType().Name);
            return (null, 0, Refusal.Broken);
        }
    }

    // What the address says, or what the ticket knows; never beyond the end, or a reader would wait for numbers that are long to come.
    private async Task<long> WatermarkAsync(HttpContext http, DirectLineToken ticket)
    {
        var asked = Watermark.TryRead(http.Request.Query["watermark"].ToString(), out var named) ? named : ticket.From ?? 0;
        return Math.Min(asked, await store.LastAsync(ticket.ConversationId, http.RequestAborted));
    }

    private async Task StreamAsync(HttpContext http, string conversationId, long watermark)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync(
            new WebSocketAcceptContext { KeepAliveInterval = Timeout.InfiniteTimeSpan }
        );
        using var stream = new DirectLineStream(conversationId, watermark, socket, store, options.Value, time, logger, http.RequestAborted);
        hub.Attach(stream);
        try
        {
            await stream.RunAsync();
        }
        finally
        {
            hub.Detach(stream);
        }
    }

    private async Task<(DirectLineToken? Ticket, Refusal? Refusal)> AdmitAsync(HttpContext http, string prefix)
    {
        if (!http.WebSockets.IsWebSocketRequest)
            return (null, Refusal.Bad("This address is for a WebSocket."));
        switch (await tokens.ReadTicketAsync(http.Request.Query["t"].ToString()))
        {
            case TokenReading.Expired:
                return (null, Refusal.TokenExpired);
            case TokenReading.Valid(var ticket)
                when !string.Equals(ticket.ConversationId, (string?)http.Request.RouteValues["conversationId"], StringComparison.Ordinal):
                return (null, Refusal.OtherConversation);
            case TokenReading.Valid(var ticket):
                var origin = http.Request.Headers.Origin.ToString() is { Length: > 0 } named ? named : null;
                var site = new SiteAddress(http.Request, options.Value.PublicUrl, prefix);
                if (!OriginTrust.Trusts(options.Value, origin, site.Origin, ticket.Origins))
                    return (null, Refusal.UntrustedOrigin);
                return await store.FindAsync(ticket.ConversationId, http.RequestAborted) is null
                    ? (null, Refusal.ConversationNotFound)
                    : (ticket, null);
            default:
                return (null, Refusal.BadCredential);
        }
    }
}
