using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>Wires a self-hosted Direct Line 3.0 into a host.</summary>
public static class DirectLineSetup
{
    /// <summary>
    /// Adds what <see cref="MapDirectLine"/> needs, with settings from the section <c>DirectLine</c>. The host brings <see cref="IDirectLineStore"/> and
    /// <see cref="IDirectLineBot"/> as singletons, and <see cref="IAttachmentStore"/> when users may upload files.
    /// </summary>
    public static IServiceCollection AddDirectLine(this IServiceCollection services)
    {
        services.AddOptions<DirectLineOptions>().BindConfiguration(DirectLineOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DirectLineOptions>, DirectLineOptionsCheck>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DirectLineTokens>();
        services.AddSingleton<DirectLineHub>();
        services.AddSingleton<CallerReader>();
        services.AddSingleton<DirectLineGate>();
        services.AddSingleton<RateBudget>();
        services.AddSingleton<ConversationTurns>();
        services.AddHostedService(provider => provider.GetRequiredService<ConversationTurns>());
        services.AddSingleton<Inbox>();
        services.AddSingleton<TokenEndpoints>();
        services.AddSingleton<ConversationEndpoints>();
        services.AddSingleton<ActivityEndpoints>();
        services.AddSingleton<StreamEndpoint>();
        services.AddSingleton(provider => new UploadEndpoints(
            provider.GetRequiredService<IOptions<DirectLineOptions>>(),
            provider.GetRequiredService<Inbox>(),
            provider.GetRequiredService<RateBudget>(),
            provider.GetRequiredService<IDirectLineStore>(),
            provider.GetService<IAttachmentStore>()
        ));
        return services;
    }

    /// <summary>
    /// Answers Direct Line under <paramref name="prefix"/>. It checks its own credentials and origins, so the host's sign-in does not apply here, and it
    /// brings its own WebSockets.
    /// </summary>
    public static IEndpointConventionBuilder MapDirectLine(this IEndpointRouteBuilder endpoints, string prefix = "/v3/directline")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(prefix);
        var services = endpoints.ServiceProvider;
        var gate = services.GetRequiredService<DirectLineGate>();
        var group = endpoints.MapGroup(prefix);
        group.WithMetadata(new AllowAnonymousAttribute());

        void Map(string path, params ReadOnlySpan<(string Verb, Admission Admission, Func<DirectLineRequest, Task<IResult>> Handler)> verbs)
        {
            var withCookies = path.StartsWith("/session/", StringComparison.Ordinal);
            var allowed = "OPTIONS";
            foreach (var (verb, admission, handler) in verbs)
            {
                group.MapMethods(path, [verb], gate.Guard(prefix, admission, handler, withCookies));
                allowed = $"{verb}, {allowed}";
            }
            group.MapMethods(path, ["OPTIONS"], gate.Preflight(prefix, allowed, withCookies));
        }

        var tokens = services.GetRequiredService<TokenEndpoints>();
        var conversations = services.GetRequiredService<ConversationEndpoints>();
        var activities = services.GetRequiredService<ActivityEndpoints>();
        var uploads = services.GetRequiredService<UploadEndpoints>();

        Map("/tokens/generate", ("POST", Admission.SecretOnly, tokens.GenerateAsync));
        Map("/tokens/refresh", ("POST", Admission.TokenOnly, tokens.RefreshAsync));
        Map("/conversations", ("POST", Admission.Either, conversations.StartAsync));
        Map("/conversations/{conversationId}", ("GET", Admission.Either, conversations.ResumeAsync));
        Map(
            "/conversations/{conversationId}/activities",
            ("GET", Admission.Either, activities.GetAsync),
            ("POST", Admission.Either, activities.PostAsync)
        );
        Map("/conversations/{conversationId}/upload", ("POST", Admission.Either, uploads.PostAsync));
        Map("/attachments/{attachmentId}", ("GET", Admission.Anyone, uploads.GetAsync));
        Map("/session/getsessionid", ("GET", Admission.TokenOnly, SessionEndpoint.GetAsync));
        // Voice only, which we do not have.
        Map(
            "/conversations/{conversationId}/stream/multimodal",
            ("GET", Admission.Anyone, _ => Task.FromResult<IResult>(Refusal.NotFound))
        );

        var stream = services.GetRequiredService<StreamEndpoint>();
        var socket = endpoints.CreateApplicationBuilder();
        socket.UseWebSockets();
        socket.Run(http => stream.HandleAsync(http, prefix));
        group.Map("/conversations/{conversationId}/stream", socket.Build());

        var hub = services.GetRequiredService<DirectLineHub>();
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(hub.CloseAll);
        if (services.GetService<IAttachmentStore>() is null)
            services.GetRequiredService<ILoggerFactory>().CreateLogger("CommunityCoachBot.Protocol.DirectLine").UploadsOff();
        return group;
    }
}
