using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary><c>POST /tokens/generate</c> and <c>/tokens/refresh</c>. Neither touches the store or the bot: a conversation begins when a client starts it.</summary>
internal sealed class TokenEndpoints(IOptions<DirectLineOptions> options, DirectLineTokens tokens)
{
    private const int LargestBody = 64 * 1024;

    public async Task<IResult> GenerateAsync(DirectLineRequest request)
    {
        var (body, refusal) = await JsonBody.ObjectAsync(request.Http.Request, LargestBody, request.Aborted);
        if (body is null)
            return refusal!;
        var user = body.Member("user") as JsonObject;
        var userId = user?.Member("id").Text();
        if (userId is not null && !UserIds.IsUsable(userId))
            return Refusal.Bad("user.id is unusable.");
        if (userId is not null && options.Value.EnhancedAuthentication && !UserIds.IsReserved(userId))
            return Refusal.Bad("Under enhanced authentication user.id begins with dl_.");

        var origins = (body.Member("trustedOrigins") as JsonArray ?? []).Select(origin => origin.Text()).ToList();
        if (origins.Any(origin => origin is null || OriginTrust.Normal(origin) is null))
            return Refusal.Bad("trustedOrigins must be origins such as https://pages.example.org.");

        // Under enhanced authentication every token has a user, so that no client can choose one.
        if (options.Value.EnhancedAuthentication)
            userId ??= "dl_" + DirectLineTokens.NewConversationId();
        return Answer(
            tokens.Issue(
                new DirectLineToken(DirectLineTokens.NewConversationId())
                {
                    UserId = userId,
                    UserName = UserIds.CleanName(user?.Member("name").Text()),
                    Origins = [.. origins.OfType<string>()],
                }
            )
        );
    }

    public Task<IResult> RefreshAsync(DirectLineRequest request) => Task.FromResult(Answer(tokens.Issue(request.Token!)));

    private static IResult Answer(IssuedToken issued) =>
        Results.Json(new TokenBody(issued.ConversationId, issued.Token, issued.ExpiresIn), DirectLineJson.Default.TokenBody);
}
