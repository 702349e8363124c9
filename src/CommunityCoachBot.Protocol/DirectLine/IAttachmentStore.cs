namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>Keeps the files that users upload. Without one in the host's services uploads are refused.</summary>
public interface IAttachmentStore
{
    /// <summary>Keeps a file under an id that nobody has used.</summary>
    Task SaveAsync(string attachmentId, StoredAttachment attachment, CancellationToken cancellationToken);

    /// <summary>The file, or null when there is none with this id.</summary>
    Task<StoredAttachment?> FindAsync(string attachmentId, CancellationToken cancellationToken);
}

/// <param name="Name">A plain file name: no folders, no control characters.</param>
public sealed record StoredAttachment(string ConversationId, string Name, string ContentType, ReadOnlyMemory<byte> Content);
