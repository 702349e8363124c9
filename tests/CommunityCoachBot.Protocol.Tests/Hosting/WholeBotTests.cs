using System.Net;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Authentication;
using CommunityCoachBot.Protocol.Connector;
using CommunityCoachBot.Protocol.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCoachBot.Protocol.Tests.Hosting;

public sealed class A_bot_put_together
{
    [Fact]
    public async Task Takes_a_message_and_answers_it_with_a_token_of_its_own()
    {
        await using var teams = await FakeConnector.StartAsync();
        await using var login = await LoopbackServer.StartAsync(context =>
            context.Response.WriteAsync("""{"token_type":"Bearer","expires_in":3599,"access_token":"outgoing"}""")
        );
        await using var issuer = await Validation.StartAsync();
        await using var bot = await BotHost.StartAsync(
            "Development",
            [
                ("Bot:AppId", Validation.AppId),
                ("Bot:TenantId", Validation.Tenant),
                ("Bot:AppPassword", "a secret"),
                ("Bot:ChannelOpenIdMetadataUrl", issuer.Channel.MetadataUrl),
                ("Bot:Authority", login.Address.ToString()),
                ("Bot:AllowLoopbackServiceUrls", "true"),
            ],
            services => services.AddSingleton<TimeProvider>(issuer.Clock)
        );
        var token = issuer.Token();
        token.Claims["serviceurl"] = teams.ServiceUrl;
        var body = Captures.Body("msteams-message");
        body["serviceUrl"] = teams.ServiceUrl;

        var status = await bot.StatusAsync(body.ToJsonString(), token.Bearer());
        var activity = Assert.Single(bot.Taken).Activity;
        var result = await bot
            .Services.GetRequiredService<ConnectorClient>()
            .ReplyToActivityAsync(
                activity.ServiceUrl!,
                activity.Conversation!.Id!,
                activity.Id!,
                ActivityJson.Write(activity.CreateReply("好")),
                TestContext.Current.CancellationToken
            );

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(SendKind.Sent, result.Kind);
        var call = Assert.Single(teams.Calls);
        Assert.Equal("Bearer outgoing", call.Authorization);
        Assert.Equal("好", (string?)call.Json!["text"]);
        Assert.EndsWith($"/activities/{activity.Id}", call.Target, StringComparison.Ordinal);
        Assert.DoesNotContain("outgoing", bot.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("app", "SingleTenant", typeof(ClientSecretTokenSource))]
    [InlineData("app", "UserAssignedMSI", typeof(AzureTokenSource))]
    public async Task Has_the_services_its_settings_call_for(string? appId, string? type, Type? tokenSource)
    {
        await using var bot = await BotHost.StartAsync(
            "Development",
            [("Bot:AppId", appId), ("Bot:AppType", type), ("Bot:TenantId", "t"), ("Bot:AppPassword", type is "SingleTenant" ? "s" : null)]
        );

        Assert.NotNull(bot.Services.GetRequiredService<ConnectorClient>());
        Assert.Equal(tokenSource, bot.Services.GetRequiredService<ConnectorTokenProvider>().SourceType);
    }
}
