namespace CommunityCoachBot.Storage;

/// <summary>The transcript of our own web chat: every activity of a conversation, in order. Sequence numbers are the watermarks of Direct Line.</summary>
public interface ITranscriptStore
{
    /// <summary>Creates the conversation; false when it is there already.</summary>
    Task<bool> CreateAsync(TranscriptConversation conversation, CancellationToken cancellationToken);

    Task<TranscriptConversation?> FindAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>The newest conversation of a person that has not ended, or null.</summary>
    Task<TranscriptConversation?> LatestAsync(string tenantId, string userId, CancellationToken cancellationToken);

    Task EndAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>
    /// Appends an activity and returns it with its sequence number and id (<c>{conversation}|{sequence:0000000}</c>, put into the body).
    /// A <paramref name="clientActivityId"/> that is already there returns the earlier row with <c>Appended</c> false.
    /// </summary>
    Task<TranscriptRow> AppendAsync(
        string conversationId,
        string body,
        string? clientActivityId,
        bool fromUser,
        CancellationToken cancellationToken
    );

    /// <summary>Activities after <paramref name="watermark"/>, in order.</summary>
    Task<IReadOnlyList<TranscriptRow>> AfterAsync(string conversationId, long watermark, int limit, CancellationToken cancellationToken);

    /// <summary>The sequence number of the newest activity; zero when there is none.</summary>
    Task<long> LastAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>Activities of users whose turn has not been committed, in order: for a start after a stop.</summary>
    Task<IReadOnlyList<TranscriptRow>> UnansweredAsync(CancellationToken cancellationToken);
}

public sealed record TranscriptConversation(
    string ConversationId,
    string TenantId,
    string UserId,
    string? UserName,
    string? Locale,
    bool Ended
);

/// <param name="ActivityId">The id of the activity, unique in the conversation; a row that updates an earlier activity carries that activity's id.</param>
public sealed record TranscriptRow(string ConversationId, long Sequence, string ActivityId, string Body, bool Appended = true);
