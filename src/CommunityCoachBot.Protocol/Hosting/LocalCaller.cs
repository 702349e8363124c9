using System.Net;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Authentication;
using Microsoft.AspNetCore.Http;

namespace CommunityCoachBot.Protocol.Hosting;

/// <summary>Decides whether a caller of a bot without identity is a tool on this machine, whose replies also stay on it.</summary>
internal static class LocalCaller
{
    public static CallerVerdict Judge(HttpContext context, Activity activity, TrustedServiceUrls trustedServiceUrls)
    {
        if (context.Connection.RemoteIpAddress is not { } remote || !IPAddress.IsLoopback(remote))
            return CallerVerdict.Forbid("caller-not-local");
        if (IsForwarded(context.Request.Headers))
            return CallerVerdict.Forbid("caller-forwarded");
        if (!IsLocalName(context.Request.Host.Host) || !IsLocalOrigin(context.Request.Headers.Origin))
            return CallerVerdict.Forbid("caller-from-a-page");
        return trustedServiceUrls.Judge(activity.ServiceUrl, out var address) != ServiceUrlTrust.None && address!.IsLoopback
            ? CallerVerdict.Accept(new VerifiedCaller(CallerKind.Local, AppId: null, CallerId: null))
            : CallerVerdict.Forbid("service-url-not-local");
    }

    /// <summary>A proxy on this machine is local; whom it speaks for is not.</summary>
    private static bool IsForwarded(IHeaderDictionary headers) =>
        headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("Forwarded") || headers.ContainsKey("X-Forwarded-Host");

    /// <summary>A page on the web can reach loopback through a name it lets point there (DNS rebinding): that name stands in the host header.</summary>
    private static bool IsLocalName(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static bool IsLocalOrigin(string? origin) =>
        string.IsNullOrEmpty(origin) || (Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.IsLoopback);
}
