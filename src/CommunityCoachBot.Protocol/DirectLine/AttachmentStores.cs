using System.Collections.Concurrent;
using System.Text.Json;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>Keeps uploads until the process ends: for development and tests.</summary>
public sealed class MemoryAttachmentStore : IAttachmentStore
{
    private readonly ConcurrentDictionary<string, StoredAttachment> _files = new(StringComparer.Ordinal);

    public Task SaveAsync(string attachmentId, StoredAttachment attachment, CancellationToken cancellationToken)
    {
        _files[attachmentId] = attachment;
        return Task.CompletedTask;
    }

    public Task<StoredAttachment?> FindAsync(string attachmentId, CancellationToken cancellationToken) =>
        Task.FromResult(_files.GetValueOrDefault(attachmentId));
}

/// <summary>Keeps uploads in a folder, two files each. What a user named a file stands inside, never in a path.</summary>
public sealed class DiskAttachmentStore(string folder) : IAttachmentStore
{
    public async Task SaveAsync(string attachmentId, StoredAttachment attachment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        if (!IsId(attachmentId))
            throw new ArgumentException("Not an attachment id.", nameof(attachmentId));

        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(ContentPath(attachmentId), attachment.Content, cancellationToken);

        // The description last: a file without one does not exist for readers, so a stop between the two leaves nothing half there.
        var description = new Description(attachment.ConversationId, attachment.Name, attachment.ContentType);
        await File.WriteAllBytesAsync(DescriptionPath(attachmentId), JsonSerializer.SerializeToUtf8Bytes(description), cancellationToken);
    }

    public async Task<StoredAttachment?> FindAsync(string attachmentId, CancellationToken cancellationToken)
    {
        if (!IsId(attachmentId) || !File.Exists(DescriptionPath(attachmentId)))
            return null;
        var json = await File.ReadAllBytesAsync(DescriptionPath(attachmentId), cancellationToken);
        var description =
            JsonSerializer.Deserialize<Description>(json) ?? throw new InvalidDataException("An attachment's description is empty.");
        var content = await File.ReadAllBytesAsync(ContentPath(attachmentId), cancellationToken);
        return new(description.ConversationId, description.Name, description.ContentType, content);
    }

    private string ContentPath(string attachmentId) => Path.Combine(folder, attachmentId + ".content");

    private string DescriptionPath(string attachmentId) => Path.Combine(folder, attachmentId + ".json");

    private static bool IsId(string attachmentId) => attachmentId is { Length: 32 } && attachmentId.All(char.IsAsciiHexDigitLower);

    private sealed record Description(string ConversationId, string Name, string ContentType);
}
