namespace CommunityCoachBot.Identity;

/// <summary>Sign-in with OpenID Connect (Entra ID or any provider), section <c>SignIn</c>. Needed outside Development.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>The provider, such as <c>https://login.microsoftonline.com/{tenant}/v2.0</c>.</summary>
    public string? Authority { get; set; }
    public string? ClientId { get; set; }

    /// <summary>The client's secret. Hand it in as an environment variable (<c>SignIn__ClientSecret</c>), not in a file.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The claim that names roles: <c>worker</c>, <c>trainee</c>, <c>supervisor</c>, <c>admin</c>.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>What somebody is whose sign-in names none of our roles; empty to turn them away.</summary>
    public string DefaultRole { get; set; } = Roles.Worker;

    public bool IsConfigured => !string.IsNullOrWhiteSpace(Authority) && !string.IsNullOrWhiteSpace(ClientId);

    /// <summary>What is wrong, in words an operator can act on. Never shows a value.</summary>
    public IEnumerable<string> Mistakes(bool isDevelopment)
    {
        if (!IsConfigured)
        {
            if (!isDevelopment)
                yield return "SignIn:Authority and SignIn:ClientId are not set. Outside Development people sign in with OpenID Connect.";
            else if (!string.IsNullOrWhiteSpace(Authority) || !string.IsNullOrWhiteSpace(ClientId))
                yield return "SignIn:Authority and SignIn:ClientId go together: one is missing.";
            yield break;
        }

        if (!Uri.TryCreate(Authority, UriKind.Absolute, out var authority) || authority.Scheme is not ("https" or "http"))
            yield return "SignIn:Authority must be an absolute https address.";
        else if (authority.Scheme == "http" && !authority.IsLoopback)
            yield return "SignIn:Authority must be https: tokens would be read on the way.";
        if (string.IsNullOrWhiteSpace(ClientSecret))
            yield return "SignIn:ClientSecret is not set.";
        if (DefaultRole.Length > 0 && !Roles.All.Contains(DefaultRole))
            yield return "SignIn:DefaultRole must be worker, trainee, supervisor, admin, or empty.";
    }
}
