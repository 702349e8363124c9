namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>Which pages may call us, told by the <c>Origin</c> header of a browser. Requests without one do not come from a page.</summary>
internal static class OriginTrust
{
    /// <param name="origin">The header, or null.</param>
    /// <param name="own">The origin of this host itself, as clients see it.</param>
    /// <param name="token">The origins in the token; null when there is no token that tells.</param>
    /// <remarks>
    /// A token that lists origins is limited to them. Otherwise our own pages and those in the settings are trusted. Where the settings list none,
    /// any page is, unless enhanced authentication is on; a request that bears no token (a preflight, a 401) then tells a page nothing, and may be read.
    /// </remarks>
    public static bool Trusts(DirectLineOptions options, string? origin, string own, IReadOnlyList<string>? token)
    {
        if (origin is null)
            return true;
        if (Normal(origin) is not { } normal)
            return false;
        if (token is { Count: > 0 })
            return Lists(token, normal);
        if (Lists([own], normal) || Lists(options.TrustedOrigins, normal))
            return true;
        return options.TrustedOrigins.Count == 0 && (token is null || !options.EnhancedAuthentication);
    }

    /// <summary>Scheme, host and port in one spelling; null when it is not an origin.</summary>
    public static string? Normal(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && uri.PathAndQuery is "/"
        && uri.UserInfo.Length == 0
        && uri.Fragment.Length == 0
            ? uri.GetLeftPart(UriPartial.Authority)
            : null;

    private static bool Lists(IEnumerable<string> trusted, string normal) =>
        trusted.Select(Normal).Contains(normal, StringComparer.Ordinal);
}
