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

    public Task EndAsync(string conversationId, CancellationToken cancellationToken) => transcripts.EndAsync(conversationId, cancellationToken);

    public async Task<DirectLineRow> AppendAsync(
        string conversationId,
        string body,
        string? clientActivityId,
        bool fromUser,
        CancellationToken cancellationToken
    ) => Row(await transcripts.AppendAsync(conversationId, body, clientActivityId, fromUser, cancellationToken));

    public async Task<IReadOnlyList<DirectLineRow>> AfterAsync(string conversationId, long watermark, int limit, CancellationToken cancellationToken) =>
        [.. (await transcripts.AfterAsync(conversationId, watermark, limit, cancellationToken)).Select(Row)];

    public Task<long> LastAsync(string conversationId, CancellationToken cancellationToken) => transcripts.LastAsync(conversationId, cancellationToken);

    private static DirectLineRow Row(TranscriptRow row) => new(row.ConversationId, row.Sequence, row.ActivityId, row.Body, row.Appended);
}
