namespace CommunityCoachBot.Protocol.Authentication;

/// <summary>The settings that would let the wrong people in, or nobody, found at the door instead of on the first message.</summary>
internal static class BotAuthenticationChecks
{
    public static IReadOnlyList<string> Of(BotAuthenticationOptions options, bool isDevelopment) =>
        [.. Identity(options, isDevelopment), .. Times(options), .. Addresses(options, isDevelopment), .. Hosts(options, isDevelopment)];

    private static IEnumerable<string> Identity(BotAuthenticationOptions options, bool isDevelopment)
    {
        if (!options.HasIdentity)
        {
            if (!isDevelopment)
                yield return "Bot:AppId is missing: without it no caller can be verified, which is allowed in Development only.";
            yield break;
        }

        if (options.AppId!.Length != options.AppId.Trim().Length)
            yield return "Bot:AppId begins or ends with a blank.";
        var needsTenant = options.AppType != BotAppType.MultiTenant || options.Cloud == BotCloud.China;
        if (needsTenant && string.IsNullOrWhiteSpace(options.TenantId))
            yield return $"Bot:TenantId is missing: an app of type {options.AppType} needs it.";
        if (options.AppType != BotAppType.UserAssignedMSI && string.IsNullOrWhiteSpace(options.AppPassword))
            yield return $"Bot:AppPassword is missing: an app of type {options.AppType} needs it to answer.";
        if (options.AppType == BotAppType.UserAssignedMSI && !string.IsNullOrEmpty(options.AppPassword))
            yield return "Bot:AppPassword is set, but a managed identity has none: remove it.";
    }

    private static IEnumerable<string> Times(BotAuthenticationOptions options)
    {
        if (options.ConnectorTimeout <= TimeSpan.Zero)
            yield return "Bot:ConnectorTimeout must be more than zero.";
    }

    private static IEnumerable<string> Addresses(BotAuthenticationOptions options, bool isDevelopment)
    {
        if (!options.HasIdentity)
            yield break;
        var endpoints = options.Endpoints();
        foreach (
            var (name, address) in new[]
            {
                ("Bot:ChannelOpenIdMetadataUrl", endpoints.ChannelOpenIdMetadataUrl),
                ("Bot:EmulatorOpenIdMetadataUrl", endpoints.EmulatorOpenIdMetadataUrl),
                ("Bot:Authority", endpoints.TokenUrl),
            }
        )
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri))
                yield return $"{name} is not an absolute address.";
            else if (uri.Scheme is not "https" && !(isDevelopment && uri.IsLoopback))
                yield return $"{name} must be https.";
        }
    }

    private static IEnumerable<string> Hosts(BotAuthenticationOptions options, bool isDevelopment)
    {
        foreach (var host in options.AdditionalServiceHosts)
        {
            if (
                !Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var uri)
                || uri is not { HostNameType: UriHostNameType.Dns }
                || !uri.Authority.Equals(host, StringComparison.Ordinal)
            )
                yield return $"Bot:AdditionalServiceHosts: '{host}' is not a host name in lower case.";
        }
        if (options.AllowLoopbackServiceUrls && !isDevelopment)
            yield return "Bot:AllowLoopbackServiceUrls is for Development only.";
    }
}
