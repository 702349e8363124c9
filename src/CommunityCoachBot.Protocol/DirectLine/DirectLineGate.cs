using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.DirectLine;

internal enum Admission
{
    Anyone,
    Either,
    SecretOnly,
    TokenOnly,
}

/// <summary>One request that was let in.</summary>
internal sealed record DirectLineRequest(HttpContext Http, Caller Caller, SiteAddress Site)
{
    /// <summary>The token that was shown; null for a secret.</summary>
    public DirectLineToken? Token => (Caller as Caller.TokenHolder)?.Token;
    public CancellationToken Aborted => Http.RequestAborted;
    public string ConversationId => (string)Http.Request.RouteValues["conversationId"]!;
}

/// <summary>
/// The one door of all endpoints: credential, origin, cross-origin headers on every answer (a page that cannot read an error sees status 0 and
/// tries for ever), and errors in Direct Line's words.
/// </summary>
internal sealed class DirectLineGate(IOptions<DirectLineOptions> options, CallerReader callers, ILogger<DirectLineGate> logger)
{
    private const string AllowedHeaders = "authorization, content-type, content-disposition, x-ms-bot-agent, x-requested-with";

    public RequestDelegate Guard(
        string prefix,
        Admission admission,
        Func<DirectLineRequest, Task<IResult>> handler,
        bool withCookies = false
    ) =>
        async http =>
        {
            var site = new SiteAddress(http.Request, options.Value.PublicUrl, prefix);
            var caller = await callers.ReadAsync(http.Request);
            var trusted = Share(http, site, caller.Origins, withCookies);
            var result =
                Refuse(admission, caller) ?? (trusted ? await AnswerAsync(new(http, caller, site), handler) : Refusal.UntrustedOrigin);
            await result.ExecuteAsync(http);
        };

    /// <summary>A browser asks before it sends; it shows no credential yet.</summary>
    public RequestDelegate Preflight(string prefix, string verbs, bool withCookies = false) =>
        http =>
        {
            var headers = http.Response.Headers;
            var site = new SiteAddress(http.Request, options.Value.PublicUrl, prefix);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            headers.Allow = verbs;
            if (Share(http, site, tokenOrigins: null, withCookies))
            {
                headers.AccessControlAllowMethods = verbs;
                headers.AccessControlAllowHeaders = AllowedHeaders;
                headers.AccessControlMaxAge = "600";
            }
            return Task.CompletedTask;
        };

    private static Refusal? Refuse(Admission admission, Caller caller) =>
        (admission, caller) switch
        {
            (Admission.Anyone, _) => null,
            (_, Caller.Nobody) => Refusal.NoCredential,
            (_, Caller.Forged) => Refusal.BadCredential,
            (_, Caller.Expired) => Refusal.TokenExpired,
            (Admission.SecretOnly, not Caller.SecretHolder) => Refusal.SecretRequired,
            (Admission.TokenOnly, not Caller.TokenHolder) => Refusal.TokenRequired,
            _ => null,
        };

    private bool Share(HttpContext http, SiteAddress site, IReadOnlyList<string>? tokenOrigins, bool withCookies)
    {
        var origin = http.Request.Headers.Origin.ToString() is { Length: > 0 } named ? named : null;
        var headers = http.Response.Headers;
        headers.Vary = "Origin";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        if (!OriginTrust.Trusts(options.Value, origin, site.Origin, tokenOrigins))
            return false;
        if (origin is not null)
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlExposeHeaders = "Retry-After";
            if (withCookies)
                headers.AccessControlAllowCredentials = "true";
        }
        return true;
    }

    private async Task<IResult> AnswerAsync(DirectLineRequest request, Func<DirectLineRequest, Task<IResult>> handler)
    {
        try
        {
            return await handler(request);
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge ? Refusal.TooBig : Refusal.Malformed("The request is malformed.");
        }
        catch (JsonException)
        {
            return Refusal.Malformed("The body is not JSON of the expected shape.");
        }
        catch (OperationCanceledException) when (request.Aborted.IsCancellationRequested)
        {
            return Refusal.Broken;
        }
        catch (Exception e)
        {
            // Not left to the server's own handler, which would log the exception with its message.
            logger.RequestFailed(e.GetType().Name);
            return Refusal.Broken;
        }
    }
}
