using System.Collections.Immutable;
using System.Security.Claims;
using CommunityCoachBot.Coaching.Dialogs;

namespace CommunityCoachBot.Identity;

/// <summary>Someone who has signed in on our page.</summary>
public sealed record Person(string TenantId, string PersonId, string Name, ImmutableArray<string> Roles)
{
    private const string TenantClaim = "coach:tenant";
    private const string IdClaim = "coach:person";

    public bool Is(string role) => Roles.Contains(role, StringComparer.Ordinal);

    /// <summary>The person's name on our own Direct Line: the prefix keeps clients from choosing one.</summary>
    public string DirectLineUserId => DirectLinePrefix + PersonId;

    public WorkerProfile AsWorker() => new(PersonId, Name, null, Roles);

    public ClaimsPrincipal ToPrincipal(string scheme) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(TenantClaim, TenantId),
                    new Claim(IdClaim, PersonId),
                    new Claim(ClaimTypes.Name, Name),
                    .. Roles.Select(role => new Claim(ClaimTypes.Role, role)),
                ],
                scheme,
                ClaimTypes.Name,
                ClaimTypes.Role
            )
        );

    /// <summary>The person of a signed-in request, or null.</summary>
    public static Person? Of(ClaimsPrincipal principal) =>
        principal.FindFirstValue(TenantClaim) is { } tenant && principal.FindFirstValue(IdClaim) is { } id
            ? new Person(
                tenant,
                id,
                principal.FindFirstValue(ClaimTypes.Name) ?? id,
                [.. principal.FindAll(ClaimTypes.Role).Select(role => role.Value)]
            )
            : null;

    /// <summary>The person behind a user of our own Direct Line, or null for anyone we did not sign in.</summary>
    public static string? IdOfDirectLineUser(string userId) =>
        userId.StartsWith(DirectLinePrefix, StringComparison.Ordinal) && userId.Length > DirectLinePrefix.Length
            ? userId[DirectLinePrefix.Length..]
            : null;

    private const string DirectLinePrefix = "dl_";
}

/// <summary>What people may do.</summary>
public static class Roles
{
    public const string Trainee = "trainee";
    public const string Worker = "worker";
    public const string Supervisor = "supervisor";
    public const string Admin = "admin";

    /// <summary>The policy for pages that show notes: whoever keeps or supervises some. An admin reads no case notes by being one.</summary>
    public const string Notes = "notes";

    public static ImmutableArray<string> All { get; } = [Worker, Trainee, Supervisor, Admin];
}
