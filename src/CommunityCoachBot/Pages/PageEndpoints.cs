using CommunityCoachBot.Coaching.Words;
using CommunityCoachBot.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CommunityCoachBot.Pages;

/// <summary>What the pages' small forms post to. All of them carry the page's anti-forgery token.</summary>
public static class PageEndpoints
{
    public static void MapPageForms(this WebApplication app)
    {
        app.MapPost(
            "/language",
            (HttpContext context, WordCatalogue words, [FromForm] string? to, [FromForm] string? back) =>
            {
                if (words.Nearest(to) is { } language)
                    context.Response.Cookies.Append(PageWords.Cookie, language, LanguageCookie(context.Request.IsHttps));
                return Results.LocalRedirect(CoachSignIn.LocalPath(back));
            }
        );
        app.MapPost(
            "/signout",
            async (HttpContext context, [FromForm] string? back) =>
            {
                await context.SignOutAsync(CoachSignIn.CookieScheme);
                return Results.LocalRedirect("/signin");
            }
        );
    }

    private static CookieOptions LanguageCookie(bool secure) =>
        new()
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = secure,
            IsEssential = true,
        };
}
