using CommunityCoachBot.Identity;
using CommunityCoachBot.Protocol.DirectLine;
using CommunityCoachBot.Storage;
using Microsoft.AspNetCore.Antiforgery;

namespace CommunityCoachBot.Chat;

/// <summary><c>POST /chat/token</c>: opens the page's conversation for whoever is signed in: their newest one, so that a reload goes on where they were.</summary>
public static class ChatToken
{
    public static void MapChatToken(this WebApplication app) => app.MapPost("/chat/token", (Delegate)IssueAsync).DisableAntiforgery();

    private static async Task<IResult> IssueAsync(
        HttpContext context,
        IAntiforgery antiforgery,
        ITranscriptStore transcripts,
        DirectLineTokens tokens,
        CancellationToken cancellationToken
    )
    {
        if (Person.Of(context.User) is not { } person)
            return Results.Unauthorized();
        // The page sends its token in a header: another site's form cannot.
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.BadRequest();
        var latest = await transcripts.LatestAsync(person.TenantId, person.DirectLineUserId, cancellationToken);
        var conversationId = latest?.ConversationId ?? DirectLineTokens.NewConversationId();
        var issued = tokens.Issue(conversationId, person.DirectLineUserId, person.Name, tenantId: person.TenantId);
        context.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new Given(issued.Token, issued.ConversationId, person.DirectLineUserId, person.Name, issued.ExpiresIn));
    }

    private sealed record Given(string Token, string ConversationId, string UserId, string UserName, int ExpiresIn);
}
