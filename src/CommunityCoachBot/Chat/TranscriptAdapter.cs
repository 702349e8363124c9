using System.Globalization;
using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.DirectLine;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Chat;

/// <summary>Direct Line keeps its conversations in our transcript store.</summary>
public sealed class TranscriptAdapter(ITranscriptStore transcripts, CoachTenant tenant) : IDirectLineStore
{
    public Task<bool> CreateAsync(DirectLineConversation conversation, CancellationToken cancellationToken) =>
        transcripts.CreateAsync(
            new TranscriptConversation(
                conversation.ConversationId,
                conversation.TenantId ?? tenant.Id,
                conversation.UserId,
                conversation.UserName,
                conversation.Locale,
                conversation.Ended
            ),
            cancellationToken
        );

    public async Task<DirectLineConversation?> FindAsync(string conversationId, CancellationToken cancellationToken) =>
        await transcripts.FindAsync(conversationId, cancellationToken) is { } found
            ? new DirectLineConversation(found.ConversationId, found.UserId, found.UserName, found.TenantId, found.Locale, found.Ended)
            : null;

    // Every token of ours names its user, so nobody joins later.
    public Task<bool> JoinAsync(string conversationId, string userId, string? userName, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    public Task EndAsync(string conversationId, CancellationToken cancellationToken) =>
        transcripts.EndAsync(conversationId, cancellationToken);

    public async Task<DirectLineRow> AppendAsync(
        string conversationId,
        string body,
        string? clientActivityId,
        bool fromUser,
        CancellationToken cancellationToken
    ) => Row(await transcripts.AppendAsync(conversationId, body, clientActivityId, fromUser, cancellationToken));

    public async Task<IReadOnlyList<DirectLineRow>> AfterAsync(
        string conversationId,
        long watermark,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var rows = new List<DirectLineRow>(limit);
        foreach (var row in await transcripts.AfterAsync(conversationId, watermark, limit, cancellationToken))
            rows.Add(await InItsPlaceAsync(row, cancellationToken) is { } body ? Row(row) with { Body = body } : Row(row));
        return rows;
    }

    /// <summary>An update takes the time of the activity it replaces: Web Chat orders by time, and would move the answered card to the end.</summary>
    private async Task<string?> InItsPlaceAsync(TranscriptRow row, CancellationToken cancellationToken)
    {
        var separator = row.ActivityId.LastIndexOf('|');
        if (
            !long.TryParse(row.ActivityId.AsSpan(separator + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || first >= row.Sequence
        )
            return null;
        var replaced = await transcripts.AfterAsync(row.ConversationId, first - 1, 1, cancellationToken);
        if (
            replaced is not [{ } original]
            || JsonNode.Parse(original.Body)?["timestamp"] is not { } time
            || JsonNode.Parse(row.Body) is not JsonObject body
        )
            return null;
        body["timestamp"] = time.DeepClone();
        return body.ToJsonString();
    }

    public Task<long> LastAsync(string conversationId, CancellationToken cancellationToken) =>
        transcripts.LastAsync(conversationId, cancellationToken);

    private static DirectLineRow Row(TranscriptRow row) => new(row.ConversationId, row.Sequence, row.ActivityId, row.Body, row.Appended);
}
