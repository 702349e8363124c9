using System.Net;
using CommunityCoachBot.Protocol.Authentication;
using CommunityCoachBot.Protocol.Connector;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.Hosting;

/// <summary>Puts a bot's endpoint and its way to answer into a host. The host adds an <see cref="IActivityHandler"/>.</summary>
public static class BotHostingExtensions
{
    private const string ChannelKeys = "channel";
    private const string EmulatorKeys = "emulator";

    /// <summary>Adds what receives, proves and sends activities, set by the configuration section <c>Bot</c>.</summary>
    public static IServiceCollection AddBotProtocol(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BotAuthenticationOptions>().Bind(configuration.GetSection(BotAuthenticationOptions.Section));
        services.AddOptions<BotEndpointOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => provider.GetRequiredService<IOptions<BotAuthenticationOptions>>().Value);
        services.TryAddSingleton<BotHttpClient>();
        services.TryAddSingleton<TrustedServiceUrls>();

        services.TryAddKeyedSingleton(ChannelKeys, (provider, _) => Keys(provider, endpoints => endpoints.ChannelOpenIdMetadataUrl));
        services.TryAddKeyedSingleton(EmulatorKeys, (provider, _) => Keys(provider, endpoints => endpoints.EmulatorOpenIdMetadataUrl));
        services.TryAddSingleton(provider => new ChannelTokenValidator(
            provider.GetRequiredService<BotAuthenticationOptions>(),
            provider.GetRequiredKeyedService<SigningKeyCache>(ChannelKeys),
            provider.GetRequiredKeyedService<SigningKeyCache>(EmulatorKeys),
            provider.GetRequiredService<TrustedServiceUrls>(),
            provider.GetRequiredService<TimeProvider>()
        ));

        services.TryAddSingleton(provider => new ConnectorTokenProvider(
            TokenSource(provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ConnectorTokenProvider>>()
        ));
        services.TryAddSingleton(provider => new ConnectorClient(
            provider.GetRequiredService<BotHttpClient>().Client,
            provider.GetRequiredService<ConnectorTokenProvider>(),
            provider.GetRequiredService<TrustedServiceUrls>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ConnectorClient>>()
        )
        {
            CallTimeout = provider.GetRequiredService<BotAuthenticationOptions>().ConnectorTimeout,
        });
        services.TryAddSingleton<BotEndpoint>();
        return services;
    }

    /// <summary>Maps the messaging endpoint.</summary>
    /// <exception cref="OptionsValidationException">The settings would let the wrong people in, or nobody.</exception>
    public static IEndpointConventionBuilder MapBotEndpoint(this IEndpointRouteBuilder endpoints, string pattern = "/api/messages")
    {
        var options = endpoints.ServiceProvider.GetRequiredService<BotAuthenticationOptions>();
        var isDevelopment = endpoints.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment();
        if (options.Validate(isDevelopment) is { Count: > 0 } failures)
            throw new OptionsValidationException(BotAuthenticationOptions.Section, typeof(BotAuthenticationOptions), failures);

        // The endpoint proves its callers itself: a policy of the host for people does not apply to channels.
        var endpoint = endpoints.ServiceProvider.GetRequiredService<BotEndpoint>();
        return endpoints.Map(pattern, (RequestDelegate)endpoint.HandleAsync).AllowAnonymous();
    }

    private static SigningKeyCache Keys(IServiceProvider provider, Func<BotEndpoints, string> metadataUrl)
    {
        var options = provider.GetRequiredService<BotAuthenticationOptions>();
        return new SigningKeyCache(
            provider.GetRequiredService<BotHttpClient>().Client,
            metadataUrl(options.Endpoints()),
            options.AdditionalKeyHosts,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SigningKeyCache>>()
        );
    }

    private static IConnectorTokenSource? TokenSource(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<BotAuthenticationOptions>();
        if (provider.GetService<IConnectorTokenSource>() is { } own)
            return own;
        if (!options.HasIdentity)
            return null;
        return options.AppType == BotAppType.UserAssignedMSI
            ? AzureTokenSource.ForManagedIdentity(options)
            : new ClientSecretTokenSource(
                provider.GetRequiredService<BotHttpClient>().Client,
                options,
                provider.GetRequiredService<TimeProvider>()
            );
    }
}

/// <summary>The one HTTP client of this library: pooled, no redirects (a token must not follow one), no cookies.</summary>
public sealed class BotHttpClient : IDisposable
{
    public HttpClient Client { get; } =
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectTimeout = TimeSpan.FromSeconds(5),
            }
        )
        {
            DefaultRequestVersion = HttpVersion.Version11,
            DefaultRequestHeaders = { { "User-Agent", "CommunityCoachBot/1.0 (BotFramework/3.1)" } },
        };

    public void Dispose() => Client.Dispose();
}
