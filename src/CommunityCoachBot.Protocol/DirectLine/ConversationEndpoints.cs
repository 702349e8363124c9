using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary><c>POST /conversations</c> starts a conversation, <c>GET /conversations/{id}</c> gives a new address for its stream.</summary>
internal sealed class ConversationEndpoints(
    IOptions<DirectLineOptions> options,
    DirectLineTokens tokens,
    IDirectLineStore store,
    IDirectLineBot bot,
    ConversationTurns turns,
    TimeProvider time,
    ILogger<ConversationEndpoints> logger
)
{
    private const int LargestBody = 64 * 1024;
    private const int LongestLocale = 35;

    public async Task<IResult> StartAsync(DirectLineRequest request)
    {
        var (body, refusal) = await JsonBody.ObjectAsync(request.Http.Request, LargestBody, request.Aborted);
        if (body is null)
            return refusal!;
        var user = body.Member("user") as JsonObject;
        var claimed = user?.Member("id").Text();
        if (request.Token?.UserId is null && claimed is not null && WhyNot(request.Caller, claimed) is { } why)
            return why;

        var conversation = new DirectLineConversation(
            request.Token?.ConversationId ?? DirectLineTokens.NewConversationId(),
            request.Token?.UserId ?? claimed ?? "",
            request.Token?.UserName ?? UserIds.CleanName(user?.Member("name").Text()),
            request.Token?.TenantId,
            Locale(body.Member("locale")),
            Ended: false
        );
        var created = await turns.AcceptAsync(
            conversation.ConversationId,
            () => store.CreateAsync(conversation, CancellationToken.None),
            created => created ? Greeting(request, conversation) : null,
            CancellationToken.None
        );
        if (created)
            logger.ConversationStarted(conversation.ConversationId);
        else if (await store.FindAsync(conversation.ConversationId, request.Aborted) is { Ended: false } there)
            conversation = there;
        else
            return Refusal.ConversationNotFound;
        return Answer(request, conversation, from: 0, watermark: null, created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    public async Task<IResult> ResumeAsync(DirectLineRequest request)
    {
        if (!request.Caller.MayOpen(request.ConversationId))
            return Refusal.OtherConversation;
        if (await store.FindAsync(request.ConversationId, request.Aborted) is not { Ended: false } conversation)
            return Refusal.ConversationNotFound;

        var asked = request.Http.Request.Query["watermark"];
        if (asked.ToString() is { Length: > 0 } text)
            return Watermark.TryRead(text, out var watermark)
                ? Answer(request, conversation, watermark, watermark, StatusCodes.Status200OK)
                : Refusal.Bad("The watermark is not one of ours.");

        // No watermark: only what comes from now on. directlinejs sends an empty one while it has seen nothing; when its token says where its
        // stream began, that stream broke before the first frame, and goes on from there.
        var from =
            asked.Count > 0 && request.Token?.From is { } began ? began : await store.LastAsync(request.ConversationId, request.Aborted);
        return Answer(request, conversation, from, watermark: null, StatusCodes.Status200OK);
    }

    private Refusal? WhyNot(Caller caller, string userId) =>
        !UserIds.IsUsable(userId) ? Refusal.Bad("user.id is unusable.")
        : caller is not Caller.SecretHolder && UserIds.IsReserved(userId)
            ? Refusal.Bad("A user id that begins with dl_ must be bound into the token.")
        : caller is Caller.SecretHolder && options.Value.EnhancedAuthentication && !UserIds.IsReserved(userId)
            ? Refusal.Bad("Under enhanced authentication user.id begins with dl_.")
        : null;

    private static string? Locale(JsonNode? node) =>
        node.Text() is { Length: <= LongestLocale } locale && locale.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? locale : null;

    private ConversationTurns.Turn Greeting(DirectLineRequest request, DirectLineConversation conversation)
    {
        List<ChannelAccount> members = [InboundActivity.Bot(options.Value)];
        if (conversation.UserId.Length > 0)
            members.Add(InboundActivity.User(conversation.UserId, conversation.UserName));
        var update = InboundActivity.ConversationUpdate(options.Value, conversation, members, request.Site.ServiceUrl, time.GetUtcNow());
        return new(cancellationToken => bot.ConversationStartedAsync(conversation, update, cancellationToken), _ => Task.CompletedTask);
    }

    private IResult Answer(DirectLineRequest request, DirectLineConversation conversation, long from, long? watermark, int status)
    {
        var token =
            request.Token
            ?? new DirectLineToken(conversation.ConversationId) { UserName = conversation.UserName, TenantId = conversation.TenantId };
        if (token.UserId is null && conversation.UserId.Length > 0)
            token = token with { UserId = conversation.UserId };
        token = token with { From = from };
        var issued = tokens.Issue(token);
        var streamUrl = request.Site.StreamUrl(conversation.ConversationId, watermark, tokens.Ticket(token, from));
        return Results.Json(
            new ConversationBody(conversation.ConversationId, issued.Token, issued.ExpiresIn, streamUrl),
            DirectLineJson.Default.ConversationBody,
            statusCode: status
        );
    }
}
