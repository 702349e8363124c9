using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary><c>POST /conversations/{id}/upload</c>, and the files it made fetchable.</summary>
internal sealed class UploadEndpoints(
    IOptions<DirectLineOptions> options,
    Inbox inbox,
    RateBudget budget,
    IDirectLineStore store,
    IAttachmentStore? attachments
)
{
    public async Task<IResult> PostAsync(DirectLineRequest request)
    {
        if (!request.Caller.MayOpen(request.ConversationId))
            return Refusal.OtherConversation;
        if (attachments is null)
            return Refusal.NotFound;
        if (!budget.TryTake(request.ConversationId, out var seconds))
            return Refusal.TooMany(seconds);
        var userId = request.Http.Request.Query["userId"].ToString();
        if (userId.Length == 0 && request.Token?.UserId is null)
            return Refusal.Missing("An upload needs userId.");
        if (await store.FindAsync(request.ConversationId, request.Aborted) is not { Ended: false })
            return Refusal.ConversationNotFound;

        var (upload, refusal) = await UploadReader.ReadAsync(request.Http.Request, options.Value, request.Aborted);
        if (upload is null)
            return refusal!;
        var (activity, wrong) = InboundActivity.Read(upload.Activity ?? new JsonObject { ["type"] = ActivityTypes.Message });
        if (activity is null)
            return wrong!;
        if (userId.Length > 0)
            activity.From = InboundActivity.User(userId, activity.From?.Name);
        activity.Attachments = Uploads.Merge(activity.Attachments ?? [], await KeepAsync(request, upload.Files));
        return await inbox.TakeAsync(request, activity);
    }

    public async Task<IResult> GetAsync(DirectLineRequest request)
    {
        var id = (string)request.Http.Request.RouteValues["attachmentId"]!;
        if (attachments is null || await attachments.FindAsync(id, request.Aborted) is not { } file)
            return Refusal.NotFound;
        var headers = request.Http.Response.Headers;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);

        // A file of a user must never run as a page of ours.
        headers.ContentDisposition = disposition.ToString();
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        headers.CacheControl = "private, max-age=3600";
        return Results.Bytes(file.Content, file.ContentType);
    }

    private async Task<IReadOnlyList<Attachment>> KeepAsync(DirectLineRequest request, IReadOnlyList<UploadedFile> files)
    {
        var kept = new List<Attachment>();
        foreach (var file in files)
        {
            var id = DirectLineTokens.NewConversationId();
            await attachments!.SaveAsync(id, new(request.ConversationId, file.Name, file.ContentType, file.Content), request.Aborted);
            kept.Add(
                new()
                {
                    ContentType = file.ContentType,
                    ContentUrl = request.Site.AttachmentUrl(id),
                    Name = file.Name,
                }
            );
        }
        return kept;
    }
}

/// <summary>Puts files where the client left room for them. Pure.</summary>
internal static class Uploads
{
    /// <summary>
    /// directlinejs sends an entry without content for each file, then the files in the order in which it got hold of them: files are matched by name
    /// first, then by order; the rest is appended. An entry that no file fills is dropped.
    /// </summary>
    public static IList<Attachment> Merge(IEnumerable<Attachment> announced, IReadOnlyList<Attachment> files)
    {
        var slots = announced.ToList();
        var waiting = files.ToList();
        foreach (var byName in new[] { true, false })
        {
            for (var i = 0; i < slots.Count; i++)
            {
                if (!IsStub(slots[i]) || waiting.Find(file => !byName || HasName(file, slots[i])) is not { } match)
                    continue;
                waiting.Remove(match);
                slots[i].ContentUrl = match.ContentUrl;
                slots[i].Name = match.Name;
                slots[i].ContentType ??= match.ContentType;
            }
        }
        return [.. slots.Where(slot => !IsStub(slot)), .. waiting];
    }

    private static bool HasName(Attachment file, Attachment slot) =>
        string.Equals(file.Name, FileNames.Clean(slot.Name), StringComparison.Ordinal);

    private static bool IsStub(Attachment attachment) => attachment is { ContentUrl: null, Content: null };
}
