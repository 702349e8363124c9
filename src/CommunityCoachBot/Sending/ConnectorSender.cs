using System.Text;
using System.Text.Json;
using CommunityCoachBot.Protocol.Connector;
using CommunityCoachBot.Storage;

namespace CommunityCoachBot.Sending;

/// <summary>Sends by the Bot Connector: new activities as replies, answered cards as updates of the activity that asked.</summary>
public sealed class ConnectorSender(ConnectorClient connector, ITurnStore store, Random random) : IActivitySender
{
    // Some two and a half minutes in all: longer than a channel's usual hiccup, shorter than a worker waits at a door.
    private const int MostAttempts = 8;

    public async Task<SendAttempt> SendAsync(OutgoingActivity outgoing, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(outgoing.Body);
        var conversationId = outgoing.Key.ConversationId;
        if (outgoing.ServiceUrl is not { } serviceUrl)
            return SendAttempt.Failed("no-address", null);
        if (outgoing.Updates is { } ask)
            return await UpdateAsync(outgoing, ask, serviceUrl, conversationId, body, cancellationToken);

        var replyToId = ReplyToIdOf(body);
        var result = replyToId is null
            ? await connector.SendToConversationAsync(serviceUrl, conversationId, body, cancellationToken)
            : await connector.ReplyToActivityAsync(serviceUrl, conversationId, replyToId, body, cancellationToken);
        return AttemptOf(result, outgoing);
    }

    /// <summary>An update only tidies the screen: where the channel has no such activity, or no updates, there is nothing to be done about it.</summary>
    private async Task<SendAttempt> UpdateAsync(
        OutgoingActivity outgoing,
        string ask,
        string serviceUrl,
        string conversationId,
        byte[] body,
        CancellationToken cancellationToken
    )
    {
        var activityId = outgoing.UpdatesActivityId ?? await store.ActivityOfAskAsync(outgoing.Key, ask, cancellationToken);
        if (activityId is null)
            return SendAttempt.Done(null);
        var result = await connector.UpdateActivityAsync(serviceUrl, conversationId, activityId, body, cancellationToken);
        return result.Kind == SendKind.GaveUp ? SendAttempt.Done(null) : AttemptOf(result, outgoing);
    }

    private SendAttempt AttemptOf(SendResult result, OutgoingActivity outgoing) =>
        result.Kind switch
        {
            SendKind.Sent => SendAttempt.Done(result.ActivityId),
            SendKind.Retry => SendAttempt.Failed(
                ReasonOf(result),
                RetryPolicy.NextDelay(outgoing.Attempts + 1, result.RetryAfter, random.NextDouble(), MostAttempts)
            ),
            _ => SendAttempt.Failed(ReasonOf(result), null),
        };

    private static string ReasonOf(SendResult result) =>
        result.Status == 0 ? result.Reason ?? "" : $"{result.Status} {result.Reason}".TrimEnd();

    /// <summary>Reads the activity only as far as it must: it goes out as it was kept.</summary>
    private static string? ReplyToIdOf(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals("replyToId"u8);
            reader.Read();
            if (found)
                return reader.GetString();
            reader.Skip();
        }

        return null;
    }
}
