namespace CommunityCoachBot.Protocol.Authentication;

/// <summary>How the bot is registered: it decides where outgoing tokens come from, not how incoming ones are checked.</summary>
public enum BotAppType
{
    SingleTenant,
    MultiTenant,
    UserAssignedMSI,
}

/// <summary>The Azure cloud the bot is registered in.</summary>
public enum BotCloud
{
    Public,
    UsGovernment,
    China,
}

/// <summary>The fixed addresses of one cloud, as Microsoft's SDKs have them. <c>{0}</c> in an authority stands for the bot's tenant.</summary>
public sealed record BotCloudPreset(
    string ChannelIssuer,
    string ChannelOpenIdMetadataUrl,
    string EmulatorOpenIdMetadataUrl,
    string ConnectorAudience,
    string MultiTenantAuthority,
    string SingleTenantAuthority,
    string CallerId,
    IReadOnlyList<string> EntraIssuers
)
{
    public static BotCloudPreset Public { get; } =
        new(
            ChannelIssuer: "https://api.botframework.com",
            ChannelOpenIdMetadataUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
            EmulatorOpenIdMetadataUrl: "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration",
            ConnectorAudience: "https://api.botframework.com",
            MultiTenantAuthority: "https://login.microsoftonline.com/botframework.com",
            SingleTenantAuthority: "https://login.microsoftonline.com/{0}",
            CallerId: "urn:botframework:azure",
            EntraIssuers: ["https://sts.windows.net/{0}/", "https://login.microsoftonline.com/{0}/v2.0"]
        );

    public static BotCloudPreset UsGovernment { get; } =
        new(
            ChannelIssuer: "https://api.botframework.us",
            ChannelOpenIdMetadataUrl: "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
            EmulatorOpenIdMetadataUrl: "https://login.microsoftonline.us/cab8a31a-1906-4287-a0d8-4eef66b95f6e/v2.0/.well-known/openid-configuration",
            ConnectorAudience: "https://api.botframework.us",
            MultiTenantAuthority: "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us",
            SingleTenantAuthority: "https://login.microsoftonline.us/{0}",
            CallerId: "urn:botframework:azureusgov",
            EntraIssuers: ["https://login.microsoftonline.us/{0}/", "https://login.microsoftonline.us/{0}/v2.0"]
        );

    /// <summary>21Vianet. No caller id of its own is documented.</summary>
    public static BotCloudPreset China { get; } =
        new(
            ChannelIssuer: "https://api.botframework.azure.cn",
            ChannelOpenIdMetadataUrl: "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
            EmulatorOpenIdMetadataUrl: "https://login.partner.microsoftonline.cn/a55a4d5b-9241-49b1-b4ff-befa8db00269/.well-known/openid-configuration",
            ConnectorAudience: "https://api.botframework.azure.cn",
            MultiTenantAuthority: "https://login.partner.microsoftonline.cn/0b4a31a2-c1a0-475d-b363-5f26668660a3/{0}",
            SingleTenantAuthority: "https://login.partner.microsoftonline.cn/{0}",
            CallerId: "urn:botframework:azure",
            EntraIssuers: ["https://login.partner.microsoftonline.cn/0b4a31a2-c1a0-475d-b363-5f26668660a3/{0}/v2.0"]
        );

    public static BotCloudPreset Of(BotCloud cloud) =>
        cloud switch
        {
            BotCloud.Public => Public,
            BotCloud.UsGovernment => UsGovernment,
            BotCloud.China => China,
            _ => throw new ArgumentOutOfRangeException(nameof(cloud)),
        };
}
