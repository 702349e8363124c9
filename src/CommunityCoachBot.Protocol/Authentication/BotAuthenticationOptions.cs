namespace CommunityCoachBot.Protocol.Authentication;

/// <summary>
/// Who the bot is to the channels, and whom it trusts: the configuration section <c>Bot</c>. The cloud sets every address; each may be replaced.
/// Without <see cref="AppId"/> nobody can be verified: then only local callers are served, and only in Development (<see cref="Validate"/>).
/// </summary>
public sealed class BotAuthenticationOptions
{
    public const string Section = "Bot";

    public string? AppId { get; set; }
    public BotAppType AppType { get; set; }
    public string? TenantId { get; set; }
    public string? AppPassword { get; set; }
    public BotCloud Cloud { get; set; }

    /// <summary>Tenants whose people may use the bot; empty means any tenant that installed it.</summary>
    public IList<string> AllowedTenants { get; set; } = [];

    /// <summary>Host names, <c>host</c> or <c>host:port</c>, to which replies (with the bot's token) may go besides Microsoft's. HTTPS only.</summary>
    public IList<string> AdditionalServiceHosts { get; set; } = [];

    /// <summary>Hosts that may hold signing keys besides the host of the metadata that names them.</summary>
    public IList<string> AdditionalKeyHosts { get; set; } = [];

    /// <summary>Accept tokens that the Emulator or the Playground gets with the bot's own secret. Their service URL must be on loopback.</summary>
    public bool AllowEmulator { get; set; }

    /// <summary>Treat loopback as a channel service, token and all: for tests and load tests. Refused outside Development.</summary>
    public bool AllowLoopbackServiceUrls { get; set; }

    /// <summary>A connector that has not answered by then is taken not to have, and is called again later.</summary>
    public TimeSpan ConnectorTimeout { get; set; } = TimeSpan.FromSeconds(10);

    public string? ChannelIssuer { get; set; }
    public string? ChannelOpenIdMetadataUrl { get; set; }
    public string? EmulatorOpenIdMetadataUrl { get; set; }
    public string? ConnectorAudience { get; set; }
    public string? Authority { get; set; }

    /// <summary>The bot has an identity, so callers are verified and replies carry a token.</summary>
    public bool HasIdentity => !string.IsNullOrWhiteSpace(AppId);

    /// <summary>The addresses in force: the cloud's, with what was replaced.</summary>
    public BotEndpoints Endpoints()
    {
        var preset = BotCloudPreset.Of(Cloud);
        var authority = Authority ?? (AppType == BotAppType.MultiTenant ? preset.MultiTenantAuthority : preset.SingleTenantAuthority);
        return new BotEndpoints(
            ChannelIssuer ?? preset.ChannelIssuer,
            ChannelOpenIdMetadataUrl ?? preset.ChannelOpenIdMetadataUrl,
            EmulatorOpenIdMetadataUrl ?? preset.EmulatorOpenIdMetadataUrl,
            (ConnectorAudience ?? preset.ConnectorAudience) + "/.default",
            WithTenant(authority, TenantId ?? "").TrimEnd('/') + "/oauth2/v2.0/token",
            preset.CallerId,
            [.. EmulatorTenants().SelectMany(tenant => preset.EntraIssuers.Select(issuer => WithTenant(issuer, tenant)))]
        );
    }

    /// <summary>What is wrong with these settings, in words for an operator; empty when the host may start.</summary>
    public IReadOnlyList<string> Validate(bool isDevelopment) => BotAuthenticationChecks.Of(this, isDevelopment);

    /// <summary>Only tenants known beforehand: never one that a token names itself. The two after our own sign the tokens of multi-tenant bots.</summary>
    private IEnumerable<string> EmulatorTenants()
    {
        if (!string.IsNullOrWhiteSpace(TenantId))
            yield return TenantId;
        if (AppType != BotAppType.MultiTenant)
            yield break;
        yield return "d6d49420-f39b-4df7-a1dc-d59a935871db";
        yield return "f8cdef31-a31e-4b4a-93e4-5f571e91255a";
        if (Cloud == BotCloud.UsGovernment)
            yield return "cab8a31a-1906-4287-a0d8-4eef66b95f6e";
    }

    private static string WithTenant(string template, string tenant) => template.Replace("{0}", tenant, StringComparison.Ordinal);
}

/// <summary>The addresses in force for one bot.</summary>
public sealed record BotEndpoints(
    string ChannelIssuer,
    string ChannelOpenIdMetadataUrl,
    string EmulatorOpenIdMetadataUrl,
    string ConnectorScope,
    string TokenUrl,
    string CallerId,
    IReadOnlyList<string> EmulatorIssuers
);
