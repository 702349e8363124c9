using System.Security.Cryptography;
using System.Text;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Storage;

namespace CommunityCoachBot.Turns;

/// <summary>Names an inbound activity so that its second delivery is recognised.</summary>
public static class Inbound
{
    /// <summary>By the channel's id; an invoke without one by what it holds. Null when nothing tells two of them apart.</summary>
    public static InboundKey? KeyOf(Activity activity)
    {
        var id = activity.Id ?? (activity.Type == ActivityTypes.Invoke ? ContentOf(activity) : null);
        return id is null ? null : new InboundKey(id, activity.Type ?? "", activity.Name ?? "");
    }

    private static string ContentOf(Activity activity)
    {
        var content = $"{activity.From?.Id}\n{activity.ReplyToId}\n{activity.Value?.ToJsonString()}";
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
    }
}

/// <summary>The tenant of conversations that name none.</summary>
public sealed record CoachTenant(string Id);
