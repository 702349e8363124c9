using Microsoft.AspNetCore.Http;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary><c>GET /session/getsessionid</c>: the only answer with a cookie; sign-in flows use it to see that it is the same browser.</summary>
internal static class SessionEndpoint
{
    public const string Cookie = "directline-session";

    public static Task<IResult> GetAsync(DirectLineRequest request)
    {
        var there = request.Http.Request.Cookies[Cookie];
        var id = there is { Length: 32 } && there.All(char.IsAsciiHexDigitLower) ? there : DirectLineTokens.NewConversationId();
        request.Http.Response.Cookies.Append(
            Cookie,
            id,
            new CookieOptions
            {
                HttpOnly = true,
                Secure = true,
                SameSite = SameSiteMode.None,
                Path = request.Http.Request.PathBase + request.Http.Request.Path,
            }
        );
        return Task.FromResult(Results.Json(new SessionBody(id), DirectLineJson.Default.SessionBody));
    }
}
