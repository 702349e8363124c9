using CommunityCoachBot.Identity;
using CommunityCoachBot.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Pages;

/// <summary>Where people sign in: with their work account, or in Development as demo people.</summary>
public sealed class SignInModel(IOptions<SignInOptions> options, IHostEnvironment environment, PageWords words, KnownPeople people)
    : PageModel
{
    public bool HasProvider => options.Value.IsConfigured;

    public bool HasDemo => DemoPeople.AllowedOn(HttpContext, environment);

    public string Back { get; private set; } = "/";

    // "ReturnUrl" is what the cookie handler calls it.
    public void OnGet(string? returnUrl) => Back = CoachSignIn.LocalPath(returnUrl);

    public async Task<IActionResult> OnPostDemoAsync(string? role, string? back)
    {
        if (!HasDemo || !Roles.All.Contains(role ?? ""))
            return NotFound();
        var person = DemoPeople.Of(role!, words["demo." + role])!;
        await people.ArriveAsync(person, HttpContext.RequestAborted);
        await HttpContext.SignInAsync(CoachSignIn.CookieScheme, person.ToPrincipal(CoachSignIn.CookieScheme));
        return LocalRedirect(CoachSignIn.LocalPath(back));
    }
}
