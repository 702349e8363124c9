using CommunityCoachBot.Protocol.Authentication;
using Microsoft.Extensions.Configuration;

namespace CommunityCoachBot.Protocol.Tests.Authentication;

public sealed class The_settings_of_a_bot
{
    // auth.md §5.30
    [Fact]
    public void Without_identity_are_good_in_development_only()
    {
        var options = new BotAuthenticationOptions();

        Assert.Empty(options.Validate(isDevelopment: true));
        Assert.Contains("Bot:AppId", Assert.Single(options.Validate(isDevelopment: false)), StringComparison.Ordinal);
    }

    [Fact]
    public void Are_good_for_each_type_of_app_with_what_it_needs()
    {
        var tenant = "aaaaaaaa-0000-0000-0000-000000000001";
        Assert.Empty(
            new BotAuthenticationOptions
            {
                AppId = "app",
                TenantId = tenant,
                AppPassword = "s",
            }.Validate(false)
        );
        Assert.Empty(
            new BotAuthenticationOptions
            {
                AppId = "app",
                AppType = BotAppType.MultiTenant,
                AppPassword = "s",
            }.Validate(false)
        );
        Assert.Empty(
            new BotAuthenticationOptions
            {
                AppId = "app",
                AppType = BotAppType.UserAssignedMSI,
                TenantId = tenant,
            }.Validate(false)
        );
    }

    [Theory]
    [InlineData("Bot:TenantId", "Bot:AppPassword", "s")]
    [InlineData("Bot:AppPassword", "Bot:TenantId", "t")]
    [InlineData("Bot:TenantId", "Bot:AppType", "UserAssignedMSI")]
    [InlineData("Bot:AppPassword", "Bot:AppType", "MultiTenant")]
    public void Name_what_is_missing(string missing, string setting, string value) =>
        Assert.Contains(
            Bound(("Bot:AppId", "app"), (setting, value)).Validate(false),
            message => message.StartsWith(missing, StringComparison.Ordinal)
        );

    [Theory]
    [InlineData("Bot:ChannelOpenIdMetadataUrl", "http://login.test/x")]
    [InlineData("Bot:ChannelOpenIdMetadataUrl", "login.test/x")]
    [InlineData("Bot:ChannelOpenIdMetadataUrl", "http://127.0.0.1/x")]
    [InlineData("Bot:Authority", "http://login.test")]
    [InlineData("Bot:AdditionalServiceHosts:0", "10.0.0.1")]
    [InlineData("Bot:AdditionalServiceHosts:0", "https://host.test")]
    [InlineData("Bot:AdditionalServiceHosts:0", "host.test/path")]
    [InlineData("Bot:AdditionalServiceHosts:0", "a@host.test")]
    [InlineData("Bot:AllowLoopbackServiceUrls", "true")]
    public void Refuse_what_would_trust_too_much(string setting, string value)
    {
        var options = Bound(("Bot:AppId", "app"), ("Bot:TenantId", "t"), ("Bot:AppPassword", "s"), (setting, value));

        Assert.Contains(
            options.Validate(false),
            message => message.StartsWith(setting.Replace(":0", "", StringComparison.Ordinal), StringComparison.Ordinal)
        );
    }

    [Theory]
    [InlineData(
        BotAppType.SingleTenant,
        BotCloud.Public,
        "https://login.microsoftonline.com/t/oauth2/v2.0/token",
        "https://api.botframework.com/.default"
    )]
    [InlineData(
        BotAppType.MultiTenant,
        BotCloud.Public,
        "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token",
        "https://api.botframework.com/.default"
    )]
    [InlineData(
        BotAppType.SingleTenant,
        BotCloud.UsGovernment,
        "https://login.microsoftonline.us/t/oauth2/v2.0/token",
        "https://api.botframework.us/.default"
    )]
    [InlineData(
        BotAppType.MultiTenant,
        BotCloud.UsGovernment,
        "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us/oauth2/v2.0/token",
        "https://api.botframework.us/.default"
    )]
    [InlineData(
        BotAppType.SingleTenant,
        BotCloud.China,
        "https://login.partner.microsoftonline.cn/t/oauth2/v2.0/token",
        "https://api.botframework.azure.cn/.default"
    )]
    [InlineData(
        BotAppType.MultiTenant,
        BotCloud.China,
        "https://login.partner.microsoftonline.cn/0b4a31a2-c1a0-475d-b363-5f26668660a3/t/oauth2/v2.0/token",
        "https://api.botframework.azure.cn/.default"
    )]
    public void Know_where_each_cloud_gives_tokens(BotAppType type, BotCloud cloud, string tokenUrl, string scope)
    {
        var endpoints = new BotAuthenticationOptions
        {
            AppType = type,
            Cloud = cloud,
            TenantId = "t",
        }.Endpoints();

        Assert.Equal(tokenUrl, endpoints.TokenUrl);
        Assert.Equal(scope, endpoints.ConnectorScope);
    }

    [Fact]
    public void Refuse_an_identity_with_blanks_around_it() =>
        Assert.Contains(
            "blank",
            Assert.Single(Bound(("Bot:AppId", " app"), ("Bot:TenantId", "t"), ("Bot:AppPassword", "s")).Validate(false)),
            StringComparison.Ordinal
        );

    [Fact]
    public void Come_from_the_configuration_and_each_address_can_be_replaced()
    {
        var options = Bound(
            ("Bot:AppId", "app"),
            ("Bot:AppType", "MultiTenant"),
            ("Bot:Cloud", "UsGovernment"),
            ("Bot:AllowedTenants:0", "t1"),
            ("Bot:ChannelIssuer", "https://issuer.test"),
            ("Bot:ChannelOpenIdMetadataUrl", "https://m.test"),
            ("Bot:EmulatorOpenIdMetadataUrl", "https://e.test"),
            ("Bot:ConnectorAudience", "https://a.test"),
            ("Bot:Authority", "https://login.test/x/")
        );

        var endpoints = options.Endpoints();

        Assert.Equal(["t1"], options.AllowedTenants);
        Assert.Equal("https://issuer.test", endpoints.ChannelIssuer);
        Assert.Equal("https://m.test", endpoints.ChannelOpenIdMetadataUrl);
        Assert.Equal("https://e.test", endpoints.EmulatorOpenIdMetadataUrl);
        Assert.Equal("https://a.test/.default", endpoints.ConnectorScope);
        Assert.Equal("https://login.test/x/oauth2/v2.0/token", endpoints.TokenUrl);
        Assert.Equal("urn:botframework:azureusgov", endpoints.CallerId);
    }

    private static BotAuthenticationOptions Bound(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build()
            .GetSection(BotAuthenticationOptions.Section)
            .Get<BotAuthenticationOptions>()!;
}

public sealed class A_service_url
{
    [Theory]
    [InlineData("https://smba.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net/emea")]
    [InlineData("https://smba.trafficmanager.net/apac/aaaaaaaa-0000-0000-0000-000000000001/")]
    [InlineData("https://smba.trafficmanager.net/in/")]
    [InlineData("https://SMBA.trafficmanager.net/teams/")]
    [InlineData("https://smba.trafficmanager.net:443/teams/")]
    [InlineData("https://directline.botframework.com/")]
    [InlineData("https://webchat.botframework.us/")]
    [InlineData("https://x.botframework.azure.us/")]
    [InlineData("https://x.botframework.azure.cn/")]
    [InlineData("https://canary.teams.microsoft.com/")]
    [InlineData("https://smba.infra.gcc.teams.microsoft.com/teams")]
    [InlineData("https://smba.infra.gov.teams.microsoft.us/teams")]
    [InlineData("https://smba.infra.dod.teams.microsoft.us/teams")]
    [InlineData("https://connector.test/")]
    [InlineData("https://other.test:8443/x")]
    public void Of_a_channel_service_gets_the_token(string serviceUrl) => Assert.Equal(ServiceUrlTrust.Full, Judge(serviceUrl));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/relative")]
    [InlineData("http://smba.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net/")]
    [InlineData("https://smba.trafficmanager.net/other/")]
    [InlineData("https://smba.trafficmanager.net/amer/../other/")]
    [InlineData("https://smba.trafficmanager.net./amer/")]
    [InlineData("https://smba.trafficmanager.net:8443/amer/")]
    [InlineData("https://smba.trafficmanager.net.evil.test/amer/")]
    [InlineData("https://smba.trafficmanager.net@evil.test/amer/")]
    [InlineData("https://evil.test\\@smba.trafficmanager.net/amer/")]
    [InlineData("https://user@smba.trafficmanager.net/amer/")]
    [InlineData("https://smba.trafficmanager.net/amer/?x=1")]
    [InlineData("https://smba.trafficmanager.net/amer/#x")]
    [InlineData("https://evilbotframework.com/")]
    [InlineData("https://botframework.com.evil.test/")]
    [InlineData("https://teams.microsoft.com.evil.test/")]
    [InlineData("http://169.254.169.254/")]
    [InlineData("https://169.254.169.254/")]
    [InlineData("https://[fd00::1]/")]
    [InlineData("https://10.0.0.1/")]
    [InlineData("http://localhost:3978/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://other.test/")]
    [InlineData("https://sub.connector.test/")]
    [InlineData("ftp://connector.test/")]
    public void Of_anyone_else_gets_nothing(string? serviceUrl) => Assert.Equal(ServiceUrlTrust.None, Judge(serviceUrl));

    [Theory]
    [InlineData("app", false, false, ServiceUrlTrust.None)]
    [InlineData("app", true, false, ServiceUrlTrust.LocalWithoutToken)]
    [InlineData(null, false, false, ServiceUrlTrust.LocalWithoutToken)]
    [InlineData("app", false, true, ServiceUrlTrust.Full)]
    public void On_this_machine_is_trusted_as_far_as_the_settings_say(string? appId, bool emulator, bool loopback, ServiceUrlTrust expected)
    {
        var options = new BotAuthenticationOptions
        {
            AppId = appId,
            AllowEmulator = emulator,
            AllowLoopbackServiceUrls = loopback,
        };

        Assert.Equal(expected, new TrustedServiceUrls(options).Judge("http://localhost:56150/_connector", out _));
        Assert.Equal(expected, new TrustedServiceUrls(options).Judge("http://127.0.0.1:56150/", out _));
        Assert.Equal(ServiceUrlTrust.None, new TrustedServiceUrls(options).Judge("file:///etc/passwd", out _));
    }

    private static ServiceUrlTrust Judge(string? serviceUrl) =>
        new TrustedServiceUrls(
            new BotAuthenticationOptions { AppId = "app", AdditionalServiceHosts = ["connector.test", "other.test:8443"] }
        ).Judge(serviceUrl, out _);
}
