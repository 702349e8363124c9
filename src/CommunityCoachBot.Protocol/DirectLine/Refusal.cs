using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>
/// An error as Direct Line tells it: <c>{"error":{"code","message"}}</c>. Clients branch on the status alone, so the statuses follow what
/// directlinejs does with them: expired is 403 (it waits for a new token), 404 ends the conversation, 5xx asks the user to send again.
/// </summary>
internal sealed record Refusal(int Status, string Code, string Message) : IResult
{
    public int? RetryAfterSeconds { get; init; }

    public static readonly Refusal NoCredential = new(401, "Unauthorized", "A secret or token is required.");
    public static readonly Refusal BadCredential = new(401, "Unauthorized", "The secret or token is not valid.");
    public static readonly Refusal TokenExpired = new(403, "TokenExpired", "The token has expired.");
    public static readonly Refusal SecretRequired = new(403, "Forbidden", "This needs the secret.");
    public static readonly Refusal TokenRequired = new(403, "Forbidden", "This needs a token.");
    public static readonly Refusal OtherConversation = new(403, "Forbidden", "The token is for another conversation.");
    public static readonly Refusal UntrustedOrigin = new(403, "Forbidden", "The origin is not trusted.");
    public static readonly Refusal ConversationNotFound = new(404, "ConversationNotFound", "There is no such conversation.");
    public static readonly Refusal NotFound = new(404, "NotFound", "There is nothing here.");
    public static readonly Refusal TooBig = new(413, "MessageSizeTooBig", "The activity or file is too big.");
    public static readonly Refusal Broken = new(500, "ServiceError", "Something went wrong here.");
    public static readonly Refusal StoreUnavailable = new(503, "ServiceError", "The activity could not be stored. Send it again.");

    public static Refusal Missing(string message) => new(400, "MissingProperty", message);

    public static Refusal Malformed(string message) => new(400, "MalformedData", message);

    public static Refusal Bad(string message) => new(400, "BadArgument", message);

    public static Refusal TooMany(int seconds) =>
        new(429, "TooManyRequests", "Too many activities at once.") { RetryAfterSeconds = seconds };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (RetryAfterSeconds is { } seconds)
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        httpContext.Response.StatusCode = Status;
        return httpContext.Response.WriteAsJsonAsync(
            new ErrorBody(new(Code, Message)),
            DirectLineJson.Default.ErrorBody,
            cancellationToken: httpContext.RequestAborted
        );
    }
}
