using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.Activities;

namespace CommunityCoachBot.Turns;

/// <summary>The body that answers <c>adaptiveCard/action</c>: the next card in place of the one that was answered, else a message.</summary>
public static class CardAnswers
{
    private const string MessageType = "application/vnd.microsoft.activity.message";

    public static string Of(string? replies)
    {
        var activities = replies is null ? [] : Replies.Read(replies);
        var card = activities
            .SelectMany(activity => activity.Attachments ?? [])
            .LastOrDefault(attachment => attachment.ContentType == ReplyRenderer.CardType);
        return card is { Content: { } content }
            ? Body(ReplyRenderer.CardType, content.DeepClone())
            : Body(MessageType, JsonValue.Create(string.Join("\n\n", activities.Select(activity => activity.Text).OfType<string>())));
    }

    private static string Body(string type, JsonNode value) =>
        new JsonObject
        {
            ["statusCode"] = 200,
            ["type"] = type,
            ["value"] = value,
        }.ToJsonString(JsonSerializerOptions.Web);
}
