namespace CommunityCoachBot.Protocol.Authentication;

/// <summary>How far a service URL is trusted.</summary>
public enum ServiceUrlTrust
{
    /// <summary>Nothing is sent there.</summary>
    None,

    /// <summary>A tool on this machine: activities may go there, our token may not.</summary>
    LocalWithoutToken,

    /// <summary>A channel service: activities and the bot's token may go there.</summary>
    Full,
}

/// <summary>
/// Decides where replies may go. Stored references and local tools are not vouched for by a token at the moment of sending, so the bot's token is
/// attached only for hosts of the channel services and those an operator added. A bot without identity talks to this machine only.
/// </summary>
public sealed class TrustedServiceUrls(BotAuthenticationOptions options)
{
    private static readonly string[] Domains =
    [
        ".botframework.com",
        ".botframework.us",
        ".botframework.azure.us",
        ".botframework.azure.cn",
        ".teams.microsoft.com",
    ];

    private static readonly HashSet<string> Hosts = new(StringComparer.OrdinalIgnoreCase)
    {
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    };

    private static readonly HashSet<string> TeamsRegions = new(StringComparer.OrdinalIgnoreCase) { "amer", "emea", "apac", "in", "teams" };

    private readonly HashSet<string> _additional = new(options.AdditionalServiceHosts, StringComparer.OrdinalIgnoreCase);

    /// <summary>Judges a service URL and hands back the address to use, so that no second parser reads it differently.</summary>
    public ServiceUrlTrust Judge(string? serviceUrl, out Uri? address)
    {
        address = null;
        if (!Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri) || HasMoreThanHostAndPath(uri))
            return ServiceUrlTrust.None;

        var trust =
            uri.IsLoopback ? TrustInLoopback(uri)
            : IsChannelService(uri) ? ServiceUrlTrust.Full
            : ServiceUrlTrust.None;
        if (trust != ServiceUrlTrust.None)
            address = uri;
        return trust;
    }

    private ServiceUrlTrust TrustInLoopback(Uri uri) =>
        uri.Scheme is not ("http" or "https") ? ServiceUrlTrust.None
        : options.AllowLoopbackServiceUrls ? ServiceUrlTrust.Full
        : options.AllowEmulator || !options.HasIdentity ? ServiceUrlTrust.LocalWithoutToken
        : ServiceUrlTrust.None;

    private bool IsChannelService(Uri uri)
    {
        if (!options.HasIdentity || uri.Scheme is not "https" || uri.HostNameType != UriHostNameType.Dns)
            return false;
        if (_additional.Contains(uri.Authority))
            return true;
        if (!uri.IsDefaultPort)
            return false;
        if (uri.Host.Equals("smba.trafficmanager.net", StringComparison.OrdinalIgnoreCase))
            return uri.Segments.Length > 1 && TeamsRegions.Contains(uri.Segments[1].TrimEnd('/'));
        return Hosts.Contains(uri.Host) || Array.Exists(Domains, domain => uri.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
    }

    private static bool HasMoreThanHostAndPath(Uri uri) => uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0;
}
