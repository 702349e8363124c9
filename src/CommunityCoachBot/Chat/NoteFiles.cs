using System.Text;
using CommunityCoachBot.Hosting;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.DirectLine;

namespace CommunityCoachBot.Chat;

/// <summary>
/// Notes that workers upload as text files on our page. What is no text is not kept at all (least data: no photographs of people), and what is, is kept for a
/// day at most: its words are in the conversation by then.
/// </summary>
public sealed class NoteFiles : IAttachmentStore
{
    /// <summary>How long a file is kept.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    private const int LargestText = 64 * 1024;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly DirectoryInfo _folder;
    private readonly DiskAttachmentStore _files;

    public NoteFiles(DataFolder data)
    {
        ArgumentNullException.ThrowIfNull(data);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        _folder = data.Uploads();
        _files = new DiskAttachmentStore(_folder.FullName);
    }

    public Task SaveAsync(string attachmentId, StoredAttachment attachment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(attachment);
        return _files.SaveAsync(attachmentId, IsText(attachment) ? attachment : attachment with { Content = default }, cancellationToken);
    }

    public Task<StoredAttachment?> FindAsync(string attachmentId, CancellationToken cancellationToken) =>
        _files.FindAsync(attachmentId, cancellationToken);

    /// <summary>The activity with the words of its text files after its own; as it is where it has none.</summary>
    public async Task<Activity> WithTextAsync(Activity activity, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var words = new StringBuilder(activity.Text);
        foreach (var attachment in activity.Attachments ?? [])
        {
            // Our own address, whose last part is the id; a file of another conversation is not this worker's to read.
            var id = attachment.ContentUrl?.Split('/')[^1].Split('?')[0] ?? "";
            if (
                await FindAsync(id, cancellationToken) is { } file
                && file.ConversationId == activity.Conversation?.Id
                && TextOf(file.Content.Span) is { Length: > 0 } text
            )
                words.Append(words.Length > 0 ? "\n" : "").Append(text);
        }

        if (words.Length > (activity.Text?.Length ?? 0))
            activity.Text = words.ToString();
        return activity;
    }

    /// <summary>Takes away what was kept long enough.</summary>
    public void Prune(DateTimeOffset now)
    {
        foreach (var file in _folder.EnumerateFiles())
        {
            if (file.LastWriteTimeUtc < now.UtcDateTime - KeptFor)
                file.Delete();
        }
    }

    private static bool IsText(StoredAttachment file) =>
        file.Content.Length <= LargestText
        && (
            file.ContentType.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)
            || Path.GetExtension(file.Name) is ".txt" or ".TXT" or ".md"
        );

    /// <summary>Text as phones and old computers write it: UTF-8, UTF-16 with its mark, else GB 18030.</summary>
    internal static string TextOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((byte[])[0xEF, 0xBB, 0xBF]))
            bytes = bytes[3..];
        if (bytes.StartsWith((byte[])[0xFF, 0xFE]))
            return Encoding.Unicode.GetString(bytes[2..]);
        if (bytes.StartsWith((byte[])[0xFE, 0xFF]))
            return Encoding.BigEndianUnicode.GetString(bytes[2..]);
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.GetEncoding("GB18030").GetString(bytes);
        }
    }
}
