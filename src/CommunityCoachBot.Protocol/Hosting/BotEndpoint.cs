using System.Text;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.Hosting;

/// <summary>
/// The messaging endpoint: takes a POST of one activity, proves its sender, hands it to the bot's <see cref="IActivityHandler"/>, and writes what it answers.
/// It says no more to a caller than a status.
/// </summary>
public sealed class BotEndpoint(
    BotAuthenticationOptions authentication,
    ChannelTokenValidator validator,
    TrustedServiceUrls trustedServiceUrls,
    IOptions<BotEndpointOptions> options,
    ILogger<BotEndpoint> logger
)
{
    private readonly BotEndpointOptions _limits = options.Value;

    public async Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            AnswerOtherVerb(context);
            return;
        }
        if (AuthorizationLength(context.Request) > _limits.MaxAuthorizationChars)
        {
            Refuse(context, StatusCodes.Status431RequestHeaderFieldsTooLarge, "authorization-too-long");
            return;
        }

        var (activity, status) = await ActivityBody.ReadAsync(context.Request, _limits, context.RequestAborted);
        if (activity is null)
        {
            Refuse(context, status, "body");
            return;
        }

        var verdict = authentication.HasIdentity
            ? await validator.ValidateAsync(context.Request.Headers.Authorization, activity, context.RequestAborted)
            : LocalCaller.Judge(context, activity, trustedServiceUrls);
        if (verdict.Caller is not { } caller)
        {
            Refuse(context, verdict.Status, verdict.Reason);
            return;
        }

        activity.CallerId = caller.CallerId;
        await AnswerAsync(context, await HandAsync(context, activity, caller));
    }

    /// <summary>The last place that catches: a handler's failure becomes a 500, and the channel sends again. The message of an exception may quote a person.</summary>
    private async Task<ActivityResponse> HandAsync(HttpContext context, Activity activity, VerifiedCaller caller)
    {
        try
        {
            return await context
                .RequestServices.GetRequiredService<IActivityHandler>()
                .HandleAsync(activity, caller, context.RequestAborted);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested)
        {
            logger.ActivityHandlerFailed(
                LogSafe.Id(activity.Id),
                LogSafe.Id(activity.Type),
                exception.GetType().FullName,
                exception.StackTrace
            );
            return new ActivityResponse(StatusCodes.Status500InternalServerError);
        }
    }

    private static Task AnswerAsync(HttpContext context, ActivityResponse answer)
    {
        context.Response.StatusCode = answer.Status;
        if (answer.Body is not { } body)
        {
            context.Response.ContentLength = 0;
            return Task.CompletedTask;
        }

        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        return context.Response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static void AnswerOtherVerb(HttpContext context)
    {
        // HEAD is how monitors and the portal look whether anyone is there.
        context.Response.StatusCode = HttpMethods.IsHead(context.Request.Method)
            ? StatusCodes.Status200OK
            : StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "POST, HEAD";
    }

    private void Refuse(HttpContext context, int status, string reason)
    {
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        if (status == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = "5";
        if (status is StatusCodes.Status413PayloadTooLarge or StatusCodes.Status408RequestTimeout)
            context.Response.Headers.Connection = "close";
        logger.ActivityRefused(status, reason);
    }

    private static int AuthorizationLength(HttpRequest request)
    {
        var length = 0;
        foreach (var value in request.Headers.Authorization)
            length += value?.Length ?? 0;
        return length;
    }
}
