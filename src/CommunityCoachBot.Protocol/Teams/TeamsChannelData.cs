using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.Activities;

namespace CommunityCoachBot.Protocol.Teams;

/// <summary>What Teams says about an activity beside the protocol. In a personal chat there is only the tenant, and little more.</summary>
public sealed record TeamsChannelData
{
    public string? TenantId { get; init; }
    public string? TeamId { get; init; }
    public string? TeamName { get; init; }
    public string? TeamAadGroupId { get; init; }
    public string? ChannelId { get; init; }

    /// <summary>Null for the General channel, whose name each client translates.</summary>
    public string? ChannelName { get; init; }
    public string? SelectedChannelId { get; init; }
    public string? MeetingId { get; init; }
    public string? EventType { get; init; }
    public string? SourceName { get; init; }

    /// <summary>Reads what is there; what has another shape than Teams gives it counts as absent.</summary>
    public static TeamsChannelData Of(Activity activity)
    {
        var data = activity.ChannelData;
        var team = ActivityExtensions.Child(data, "team");
        var channel = ActivityExtensions.Child(data, "channel");
        return new TeamsChannelData
        {
            TenantId = TextAt(data, "tenant", "id"),
            TeamId = ActivityExtensions.Text(team, "id") ?? ActivityExtensions.Text(data, "teamsTeamId"),
            TeamName = ActivityExtensions.Text(team, "name"),
            TeamAadGroupId = ActivityExtensions.Text(team, "aadGroupId"),
            ChannelId = ActivityExtensions.Text(channel, "id") ?? ActivityExtensions.Text(data, "teamsChannelId"),
            ChannelName = ActivityExtensions.Text(channel, "name"),
            SelectedChannelId = TextAt(ActivityExtensions.Child(data, "settings"), "selectedChannel", "id"),
            MeetingId = TextAt(data, "meeting", "id"),
            EventType = ActivityExtensions.Text(data, "eventType"),
            SourceName = TextAt(data, "source", "name"),
        };
    }

    private static string? TextAt(JsonNode? parent, string name, string field) =>
        ActivityExtensions.Text(ActivityExtensions.Child(parent, name), field);
}

/// <summary>Reads the parts of a Teams conversation id.</summary>
public static class TeamsConversation
{
    private const string MessageMark = ";messageid=";

    /// <summary>The channel without the thread: sending there begins a new one.</summary>
    public static string WithoutThread(string conversationId) =>
        conversationId.IndexOf(MessageMark, StringComparison.Ordinal) is >= 0 and var mark ? conversationId[..mark] : conversationId;

    /// <summary>The id of the post that began the thread; null where the id names none.</summary>
    public static string? ThreadRoot(string conversationId) =>
        conversationId.IndexOf(MessageMark, StringComparison.Ordinal) is >= 0 and var mark
            ? conversationId[(mark + MessageMark.Length)..]
            : null;
}
