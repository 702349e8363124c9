using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Authentication;
using Microsoft.Extensions.Logging;

namespace CommunityCoachBot.Protocol.Connector;

/// <summary>
/// Calls the Bot Connector of a channel. One call is one attempt (and one more with a fresh token when the connector did not take ours); whoever calls
/// decides by <see cref="SendResult.Kind"/> and <see cref="RetryPolicy"/> whether to call again. Nothing of an answer but its id and its code is kept.
/// Activities are handed in as the JSON they are sent as.
/// </summary>
public sealed class ConnectorClient(
    HttpClient http,
    ConnectorTokenProvider tokens,
    TrustedServiceUrls trustedServiceUrls,
    TimeProvider clock,
    ILogger<ConnectorClient> logger
)
{
    /// <summary>A connector that has not answered by then is taken not to have.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(10);

    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");
    private const int LargestAnswer = 1024 * 1024;

    /// <summary>Answers an activity.</summary>
    public Task<SendResult> ReplyToActivityAsync(
        string serviceUrl,
        string conversationId,
        string replyToId,
        ReadOnlyMemory<byte> activity,
        CancellationToken cancellationToken
    ) =>
        ConnectorPath.IsUsable(conversationId) && ConnectorPath.IsUsable(replyToId)
            ? SendAsync(
                new Call("reply", HttpMethod.Post, service => ConnectorPath.Activity(service, conversationId, replyToId), activity),
                serviceUrl,
                cancellationToken
            )
            : Unusable;

    /// <summary>Says something in a conversation. In a Teams channel the id without <c>;messageid=</c> begins a new thread.</summary>
    public Task<SendResult> SendToConversationAsync(
        string serviceUrl,
        string conversationId,
        ReadOnlyMemory<byte> activity,
        CancellationToken cancellationToken
    ) =>
        ConnectorPath.IsUsable(conversationId)
            ? SendAsync(
                new Call("send", HttpMethod.Post, service => ConnectorPath.Activities(service, conversationId), activity),
                serviceUrl,
                cancellationToken
            )
            : Unusable;

    /// <summary>Puts another activity in the place of one the bot sent.</summary>
    public Task<SendResult> UpdateActivityAsync(
        string serviceUrl,
        string conversationId,
        string activityId,
        ReadOnlyMemory<byte> activity,
        CancellationToken cancellationToken
    ) =>
        ConnectorPath.IsUsable(conversationId) && ConnectorPath.IsUsable(activityId)
            ? SendAsync(
                new Call("update", HttpMethod.Put, service => ConnectorPath.Activity(service, conversationId, activityId), activity),
                serviceUrl,
                cancellationToken
            )
            : Unusable;

    /// <summary>Takes back an activity the bot sent.</summary>
    public Task<SendResult> DeleteActivityAsync(
        string serviceUrl,
        string conversationId,
        string activityId,
        CancellationToken cancellationToken
    ) =>
        ConnectorPath.IsUsable(conversationId) && ConnectorPath.IsUsable(activityId)
            ? SendAsync(
                new Call("delete", HttpMethod.Delete, service => ConnectorPath.Activity(service, conversationId, activityId), Body: null),
                serviceUrl,
                cancellationToken
            )
            : Unusable;

    /// <summary>Shows that the bot is at work; it lasts about 3 seconds in Teams.</summary>
    public Task<SendResult> SendTypingAsync(ConversationReference reference, CancellationToken cancellationToken)
    {
        var typing = new Activity { Type = ActivityTypes.Typing }.ApplyConversationReference(
            reference with
            {
                ActivityId = null,
                Locale = null,
            }
        );
        return SendToConversationAsync(
            reference.ServiceUrl ?? "",
            reference.Conversation?.Id ?? "",
            ActivityJson.Write(typing),
            cancellationToken
        );
    }

    /// <summary>Makes a conversation. A person's is the same each time; 409 means that it exists.</summary>
    public Task<ConnectorAnswer<ConversationResourceResponse>> CreateConversationAsync(
        string serviceUrl,
        ConversationParameters parameters,
        CancellationToken cancellationToken
    )
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(parameters, ConnectorJson.Default.ConversationParameters);
        return AskAsync(
            new Call("create", HttpMethod.Post, ConnectorPath.Conversations, body),
            serviceUrl,
            ConnectorJson.Default.ConversationResourceResponse,
            cancellationToken
        );
    }

    /// <summary>One page of a conversation's members.</summary>
    public Task<ConnectorAnswer<PagedMembersResult>> GetConversationPagedMembersAsync(
        string serviceUrl,
        string conversationId,
        string? continuationToken,
        CancellationToken cancellationToken,
        int pageSize = 200
    ) =>
        ConnectorPath.IsUsable(conversationId)
            ? AskAsync(
                new Call(
                    "members",
                    HttpMethod.Get,
                    service => ConnectorPath.PagedMembers(service, conversationId, pageSize, continuationToken),
                    Body: null
                ),
                serviceUrl,
                ConnectorJson.Default.PagedMembersResult,
                cancellationToken
            )
            : Task.FromResult(new ConnectorAnswer<PagedMembersResult>(UnusableId, null));

    private static readonly SendResult UnusableId = new(0, SendKind.GaveUp, Reason: "id-not-usable");
    private static readonly Task<SendResult> Unusable = Task.FromResult(UnusableId);

    private async Task<SendResult> SendAsync(Call call, string serviceUrl, CancellationToken cancellationToken)
    {
        var (outcome, body) = await CallAsync(call, serviceUrl, cancellationToken);
        return outcome.Kind == SendKind.Sent
            ? outcome with
            {
                ActivityId = Read(body, ConnectorJson.Default.ResourceResponse)?.Id,
            }
            : outcome;
    }

    private async Task<ConnectorAnswer<T>> AskAsync<T>(
        Call call,
        string serviceUrl,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var (outcome, body) = await CallAsync(call, serviceUrl, cancellationToken);
        return new ConnectorAnswer<T>(outcome, outcome.Kind == SendKind.Sent ? Read(body, type) : null);
    }

    private async Task<(SendResult Outcome, byte[] Body)> CallAsync(Call call, string serviceUrl, CancellationToken cancellationToken)
    {
        var trust = trustedServiceUrls.Judge(serviceUrl, out var service);
        if (trust == ServiceUrlTrust.None)
            return Done(call, new SendResult(0, SendKind.GaveUp, Reason: "service-url-not-trusted"), started: 0);

        var started = clock.GetTimestamp();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(CallTimeout);
        try
        {
            var token = trust == ServiceUrlTrust.Full ? await tokens.GetAsync(timeout.Token) : null;
            var (outcome, body) = await AttemptAsync(call, service!, token, timeout.Token);
            if (outcome.Status == 401 && token is not null)
            {
                tokens.Forget(token);
                (outcome, body) = await AttemptAsync(call, service!, await tokens.GetAsync(timeout.Token), timeout.Token);
            }
            return Done(call, outcome, started, body);
        }
        catch (ConnectorTokenUnavailableException exception)
        {
            return Done(
                call,
                new SendResult(0, SendKind.Retry, Reason: $"token-{exception.Code}", RetryAfter: exception.RetryAfter),
                started
            );
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Done(call, new SendResult(0, SendKind.Retry, Reason: "timeout"), started);
        }
        catch (HttpRequestException exception)
        {
            return Done(call, new SendResult(0, SendKind.Retry, Reason: $"network-{exception.HttpRequestError}"), started);
        }
    }

    private async Task<(SendResult Outcome, byte[] Body)> AttemptAsync(
        Call call,
        Uri service,
        string? token,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(call.Method, call.Address(service));
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (call.Body is { } sent)
            request.Content = new ReadOnlyMemoryContent(sent) { Headers = { ContentType = Json } };

        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var status = (int)response.StatusCode;
        var body = await BodyOfAsync(response, cancellationToken);
        return response.IsSuccessStatusCode
            ? (new SendResult(status, SendKind.Sent), body)
            : (SendOutcomes.Of(status, ErrorBody.CodeOf(body), response.RetryAfter(clock.GetUtcNow())), body);
    }

    /// <summary>The status decides. When the body behind it breaks off, what was taken stays taken: sending it again would say it twice.</summary>
    private static async Task<byte[]> BodyOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
            return await response.Content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            return [];
        }
    }

    private (SendResult Outcome, byte[] Body) Done(Call call, SendResult outcome, long started, byte[]? body = null)
    {
        if (outcome.Kind != SendKind.Sent)
            logger.ConnectorCallFailed(
                call.Operation,
                outcome.Status,
                outcome.Reason,
                outcome.Kind,
                started == 0 ? 0 : clock.GetElapsedTime(started).TotalMilliseconds
            );
        return (outcome, body ?? []);
    }

    /// <summary>What a connector answered; nothing (an empty body, or a page of a gateway) is an answer without an id.</summary>
    private static T? Read<T>(byte[] body, JsonTypeInfo<T> type)
        where T : class
    {
        if (body.Length == 0)
            return null;
        try
        {
            return JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private readonly record struct Call(string Operation, HttpMethod Method, Func<Uri, Uri> Address, ReadOnlyMemory<byte>? Body);
}
