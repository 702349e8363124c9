using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommunityCoachBot.Protocol.Activities;

/// <summary>What an activity says about its conversation, and how one is made that answers it. The names are those of Microsoft's SDK.</summary>
public static class ActivityExtensions
{
    /// <summary>The reference under which the sender of this incoming activity can be answered now or later.</summary>
    public static ConversationReference GetConversationReference(this Activity activity) =>
        new()
        {
            ActivityId = activity.Id,
            User = activity.From,
            Bot = activity.Recipient,
            Conversation = activity.Conversation,
            ChannelId = activity.ChannelId,
            ServiceUrl = activity.ServiceUrl,
            Locale = activity.Locale,
        };

    /// <summary>A message that answers this activity, from its recipient to its sender, in its conversation.</summary>
    public static Activity CreateReply(this Activity activity, string? text = null) =>
        new Activity { Type = ActivityTypes.Message, Text = text }.ApplyConversationReference(
            activity.GetConversationReference() with
            {
                ActivityId = CanBeRepliedTo(activity) ? activity.Id : null,
            }
        );

    /// <summary>
    /// Addresses an outgoing activity: from the bot to the user. The service URL stays off it, for a bot does not send one (A2302).
    /// </summary>
    public static Activity ApplyConversationReference(this Activity activity, ConversationReference reference)
    {
        activity.ChannelId = reference.ChannelId;
        activity.Conversation = reference.Conversation;
        activity.From = reference.Bot;
        activity.Recipient = reference.User;
        activity.ReplyToId = reference.ActivityId;
        activity.Locale ??= reference.Locale;
        return activity;
    }

    /// <summary>The tenant as Teams tells it: <c>conversation.tenantId</c>, else <c>channelData.tenant.id</c>.</summary>
    public static string? GetTenantId(this Activity activity) => Filled(activity.Conversation?.TenantId) ?? TenantOfChannelData(activity);

    /// <summary>The language of the sender's client, not of what was written: <c>locale</c>, else that of the <c>clientInfo</c> entity.</summary>
    public static string? GetLocale(this Activity activity) => Filled(activity.Locale) ?? Text(ClientInfo(activity), "locale");

    /// <summary>
    /// The sender's time zone: <c>localTimezone</c>, else that of the <c>clientInfo</c> entity, else a zone of the fixed offset that
    /// <c>localTimestamp</c> carries. Null when nothing tells it: then ask.
    /// </summary>
    public static TimeZoneInfo? GetTimeZone(this Activity activity) =>
        LocalTime.Zone(activity.LocalTimezone)
        ?? LocalTime.Zone(Text(ClientInfo(activity), "timezone"))
        ?? LocalTime.ZoneOfOffset(activity.LocalTimestamp);

    /// <summary>The channel without its sub-channel: <c>msteams</c> of <c>msteams:COPILOT</c>.</summary>
    public static string? GetParentChannelId(this Activity activity) =>
        activity.ChannelId is { } id && id.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon ? id[..colon] : activity.ChannelId;

    /// <summary>All replies are wanted in the body of the answer and none through the connector.</summary>
    public static bool ExpectsReplies(this Activity activity) =>
        string.Equals(activity.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.Ordinal);

    /// <summary>Web clients know no activity to answer when one joins.</summary>
    private static bool CanBeRepliedTo(Activity activity) =>
        !(activity is { Type: ActivityTypes.ConversationUpdate, ChannelId: Channels.DirectLine or Channels.WebChat });

    private static JsonObject? ClientInfo(Activity activity) =>
        activity.Entities?.FirstOrDefault(entity => string.Equals(Text(entity, "type"), "clientInfo", StringComparison.OrdinalIgnoreCase));

    internal static string? TenantOfChannelData(Activity activity) => Text(Child(activity.ChannelData, "tenant"), "id");

    internal static JsonNode? Child(JsonNode? node, string name) =>
        node is JsonObject parent && parent.TryGetPropertyValue(name, out var child) ? child : null;

    internal static string? Text(JsonNode? node, string name) =>
        Child(node, name) is JsonValue value && value.GetValueKind() == JsonValueKind.String ? Filled(value.GetValue<string>()) : null;

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
