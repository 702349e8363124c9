namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>
/// Keeps conversations and their activities in order, so that a client that comes back, even after a restart, misses nothing and gets nothing
/// twice. Sequence numbers are the watermarks of Direct Line.
/// </summary>
/// <remarks>
/// Within a conversation sequence numbers grow, and a row may be seen only when all rows with smaller numbers can be seen too: readers ask for what
/// comes after the last one they saw.
/// </remarks>
public interface IDirectLineStore
{
    /// <summary>Creates the conversation; false when it is there already.</summary>
    Task<bool> CreateAsync(DirectLineConversation conversation, CancellationToken cancellationToken);

    Task<DirectLineConversation?> FindAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>
    /// Names the user of a conversation that was started without one; false when it has one already. Asked only when a credential carries no user,
    /// which enhanced authentication rules out for tokens.
    /// </summary>
    Task<bool> JoinAsync(string conversationId, string userId, string? userName, CancellationToken cancellationToken);

    /// <summary>
    /// Ends the conversation: it can still be read, but takes no more posts. Asked when either side sends <c>endOfConversation</c> through us; a host that
    /// appends the bot's own in its commit ends the conversation there.
    /// </summary>
    Task EndAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>
    /// Appends an activity, durably, and returns it with its sequence number and id (<c>{conversation}|{sequence:0000000}</c>, put into the body).
    /// A <paramref name="clientActivityId"/> that is already there returns the earlier row with <c>Appended</c> false.
    /// </summary>
    Task<DirectLineRow> AppendAsync(
        string conversationId,
        string body,
        string? clientActivityId,
        bool fromUser,
        CancellationToken cancellationToken
    );

    /// <summary>Activities after <paramref name="watermark"/>, in order.</summary>
    Task<IReadOnlyList<DirectLineRow>> AfterAsync(string conversationId, long watermark, int limit, CancellationToken cancellationToken);

    /// <summary>The sequence number of the newest activity; zero when there is none.</summary>
    Task<long> LastAsync(string conversationId, CancellationToken cancellationToken);
}

/// <param name="UserId">Empty as long as nobody is known to take part.</param>
public sealed record DirectLineConversation(
    string ConversationId,
    string UserId,
    string? UserName,
    string? TenantId,
    string? Locale,
    bool Ended
);

/// <param name="ActivityId">The id of the activity, unique in the conversation; a row that updates an earlier activity carries that activity's id.</param>
/// <param name="Body">The activity as JSON, its id in it.</param>
public sealed record DirectLineRow(string ConversationId, long Sequence, string ActivityId, string Body, bool Appended = true);
