using System.Net;

namespace CommunityCoachBot.Identity;

/// <summary>People to try the coach as, one a role: in Development, from the machine itself, and nowhere else.</summary>
public static class DemoPeople
{
    public const string Tenant = "demo";

    /// <summary>The demo person of a role, or null for a role there is not.</summary>
    /// <param name="name">How to call them, in the visitor's language.</param>
    public static Person? Of(string role, string name) =>
        Roles.All.Contains(role) ? new Person(Tenant, "demo-" + role, name, [role]) : null;

    /// <summary>Whether demo people may be chosen on this connection.</summary>
    public static bool AllowedOn(HttpContext context, IHostEnvironment environment) =>
        environment.IsDevelopment() && context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);
}
