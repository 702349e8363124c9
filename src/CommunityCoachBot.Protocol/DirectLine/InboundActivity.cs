using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.Activities;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>What a client posted, made into the activity that is stored, echoed and shown to the bot. Pure.</summary>
internal static class InboundActivity
{
    private const int LongestClientId = 256;

    // What only the server sets: a client's values are dropped before anybody reads them.
    private static readonly string[] Ours = ["id", "timestamp", "channelId", "conversation", "recipient", "serviceUrl", "callerId"];

    // What a channel says about itself; a user who could post these could add members or uninstall the bot.
    private static readonly HashSet<string> ChannelsOwn = new(StringComparer.Ordinal)
    {
        ActivityTypes.ConversationUpdate,
        ActivityTypes.InstallationUpdate,
        "contactRelationUpdate",
        "invokeResponse",
    };

    public static (Activity? Activity, Refusal? Refusal) Read(JsonObject body)
    {
        foreach (var name in Ours)
            body.Remove(name);
        if (body["type"].Text() is not { } type)
            return (null, Refusal.Missing("An activity needs a type."));
        if (ChannelsOwn.Contains(type))
            return (null, Refusal.Bad("An activity of this type cannot be posted."));
        if (ClientActivityId(body["channelData"]) is { } id && (id.Length > LongestClientId || id.Any(char.IsControl)))
            return (null, Refusal.Bad("channelData.clientActivityID is unusable."));
        try
        {
            var activity = body.Deserialize(ActivityJson.Default.Activity)!;
            // Replies always come by the stream: nothing waits for them in the answer to a post.
            if (string.Equals(activity.DeliveryMode, DeliveryModes.ExpectReplies, StringComparison.OrdinalIgnoreCase))
                activity.DeliveryMode = null;
            return (activity, null);
        }
        catch (JsonException)
        {
            return (null, Refusal.Malformed("The activity has a field of the wrong shape."));
        }
    }

    /// <summary>How Web Chat recognises its own message in the stream, and we a message that is sent twice.</summary>
    public static string? ClientActivityId(JsonNode? channelData) => (channelData as JsonObject)?["clientActivityID"].Text();

    public static Activity Stamp(
        this Activity activity,
        DirectLineOptions options,
        DirectLineConversation conversation,
        ChannelAccount from,
        string serviceUrl,
        DateTimeOffset now
    )
    {
        activity.Timestamp = now;
        activity.ChannelId = Channels.DirectLine;
        activity.ServiceUrl = serviceUrl;
        activity.From = from;
        activity.Recipient = Bot(options);
        activity.Conversation = new() { Id = conversation.ConversationId, TenantId = conversation.TenantId };
        return activity;
    }

    /// <summary>The news that somebody is there: the bot at the start, the user as soon as it is known.</summary>
    public static Activity ConversationUpdate(
        DirectLineOptions options,
        DirectLineConversation conversation,
        IEnumerable<ChannelAccount> added,
        string serviceUrl,
        DateTimeOffset now
    )
    {
        IList<ChannelAccount> members = [.. added];
        return new Activity
        {
            Type = ActivityTypes.ConversationUpdate,
            Id = $"{conversation.ConversationId}|update-{now.UtcTicks}",
            Locale = conversation.Locale,
            MembersAdded = members,
        }.Stamp(options, conversation, members[^1], serviceUrl, now);
    }

    public static ChannelAccount Bot(DirectLineOptions options) =>
        new()
        {
            Id = options.BotId,
            Name = options.BotName,
            Role = RoleTypes.Bot,
        };

    public static ChannelAccount User(string id, string? name) =>
        new()
        {
            Id = id,
            Name = name,
            Role = RoleTypes.User,
        };
}
