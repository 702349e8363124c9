using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>Where clients find us: the settings' address, or the one this request came to (as forwarded headers correct it).</summary>
internal sealed class SiteAddress(HttpRequest request, Uri? publicUrl, string prefix)
{
    private readonly string _base = publicUrl is null
        ? $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}"
        : publicUrl.AbsoluteUri.TrimEnd('/');

    public string Origin => new Uri(_base).GetLeftPart(UriPartial.Authority);

    public string ServiceUrl => _base + "/";

    /// <summary>As directlinejs opens it: <c>-</c> stands for a position that only the ticket tells.</summary>
    public string StreamUrl(string conversationId, long? watermark, string ticket)
    {
        var socket = _base.StartsWith("https:", StringComparison.Ordinal) ? "wss" + _base[5..] : "ws" + _base[4..];
        var position = watermark?.ToString(CultureInfo.InvariantCulture) ?? "-";
        return $"{socket}{prefix}/conversations/{Uri.EscapeDataString(conversationId)}/stream?watermark={position}&t={ticket}";
    }

    public string AttachmentUrl(string attachmentId) => $"{_base}{prefix}/attachments/{attachmentId}";
}
