using System.Security.Claims;
using CommunityCoachBot.People;
using CommunityCoachBot.Turns;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CommunityCoachBot.Identity;

/// <summary>How people sign in on our page: OpenID Connect with the code flow and PKCE; in Development also as demo people.</summary>
public static class CoachSignIn
{
    public const string CookieScheme = CookieAuthenticationDefaults.AuthenticationScheme;
    public const string OidcScheme = OpenIdConnectDefaults.AuthenticationScheme;

    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var isDevelopment = builder.Environment.IsDevelopment();
        var secure = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        var options = builder.Configuration.GetSection(SignInOptions.Section).Get<SignInOptions>() ?? new();
        builder.Services.AddOptions<SignInOptions>().BindConfiguration(SignInOptions.Section).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<SignInOptions>>(new SignInCheck(isDevelopment));

        var authentication = builder
            .Services.AddAuthentication(CookieScheme)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = "coach";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = secure;
                cookie.ExpireTimeSpan = TimeSpan.FromHours(10); // a working day
                cookie.SlidingExpiration = true;
                cookie.LoginPath = "/signin";
                cookie.AccessDeniedPath = "/signin/denied";
            });
        if (options.IsConfigured)
            authentication.AddOpenIdConnect(oidc => Configure(oidc, options, builder.Configuration, secure));

        builder.Services.AddSingleton<KnownPeople>();
        builder.Services.AddSingleton<IClaimsTransformation, KnownRoles>();
        builder
            .Services.AddAuthorizationBuilder()
            .AddPolicy(Roles.Admin, policy => policy.RequireAuthenticatedUser().RequireRole(Roles.Admin))
            .AddPolicy(Roles.Notes, policy => policy.RequireAuthenticatedUser().RequireRole(Roles.Worker, Roles.Trainee, Roles.Supervisor));
    }

    public static void MapSignIn(this WebApplication app)
    {
        // A link, not a form: the page's policy lets forms go to our own host only, and this goes on to the provider.
        app.MapGet(
            "/signin/start",
            (IOptions<SignInOptions> options, string? back) =>
                options.Value.IsConfigured
                    ? Results.Challenge(new AuthenticationProperties { RedirectUri = LocalPath(back) }, [OidcScheme])
                    : Results.NotFound()
        );
    }

    /// <summary>An address of our own to go on to; the start page for anything else.</summary>
    public static string LocalPath(string? path) =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.StartsWith("/\\", StringComparison.Ordinal)
            ? path
            : "/";

    private static void Configure(OpenIdConnectOptions oidc, SignInOptions options, IConfiguration configuration, CookieSecurePolicy secure)
    {
        var tenant = configuration.GetSection("Coach").Get<CoachOptions>()?.Tenant ?? new CoachOptions().Tenant;
        oidc.Authority = options.Authority;
        oidc.ClientId = options.ClientId;
        oidc.ClientSecret = options.ClientSecret;
        oidc.ResponseType = OpenIdConnectResponseType.Code;
        // The code comes back in a link the browser follows, so that our cookies need not be sent along from another site.
        oidc.ResponseMode = OpenIdConnectResponseMode.Query;
        oidc.UsePkce = true;
        oidc.MapInboundClaims = false;
        oidc.SaveTokens = false;
        oidc.RequireHttpsMetadata = options.Authority!.StartsWith("https:", StringComparison.OrdinalIgnoreCase);
        foreach (var cookie in new[] { oidc.CorrelationCookie, oidc.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = secure;
        }

        oidc.CallbackPath = "/signin-oidc";
        oidc.SignedOutCallbackPath = "/signout-callback-oidc";
        oidc.TokenValidationParameters.NameClaimType = "name";
        oidc.Events.OnTokenValidated = async context =>
        {
            if (Read(context.Principal!, options, tenant) is not { } person)
            {
                context.Fail("The provider names nobody we know a role for.");
                return;
            }

            context.Principal = person.ToPrincipal(CookieScheme);
            await context
                .HttpContext.RequestServices.GetRequiredService<KnownPeople>()
                .ArriveAsync(person, context.HttpContext.RequestAborted);
        };
        oidc.Events.OnRemoteFailure = context =>
        {
            context.Response.Redirect("/signin/denied");
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    /// <summary>
    /// Who signed in. With Entra ID the tenant and object ids, so that a person is the same here and in Teams; with another provider its subject.
    /// </summary>
    internal static Person? Read(ClaimsPrincipal token, SignInOptions options, string tenant)
    {
        var id = token.FindFirstValue("oid") ?? token.FindFirstValue("sub");
        var named = token.FindAll(options.RoleClaim).Select(claim => claim.Value).Where(Roles.All.Contains).ToArray();
        string[] roles =
            named.Length > 0 ? named
            : options.DefaultRole.Length > 0 ? [options.DefaultRole]
            : [];
        return string.IsNullOrWhiteSpace(id) || roles.Length == 0
            ? null
            : new Person(token.FindFirstValue("tid") ?? tenant, id, token.FindFirstValue("name") ?? "", [.. roles]);
    }

    private sealed class SignInCheck(bool isDevelopment) : IValidateOptions<SignInOptions>
    {
        public ValidateOptionsResult Validate(string? name, SignInOptions options) =>
            options.Mistakes(isDevelopment).ToList() is { Count: > 0 } mistakes
                ? ValidateOptionsResult.Fail(mistakes)
                : ValidateOptionsResult.Success;
    }
}
