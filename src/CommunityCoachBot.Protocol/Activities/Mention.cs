using System.Net;
using System.Text.Json;

namespace CommunityCoachBot.Protocol.Activities;

/// <summary>An entity that says who is named in the text, and by which words.</summary>
public sealed record Mention
{
    public string? Type { get; init; }
    public ChannelAccount? Mentioned { get; init; }
    public string? Text { get; init; }
}

/// <summary>Reads mentions. In groups Teams writes <c>&lt;at&gt;Bot Name&lt;/at&gt;</c> into the text of whoever speaks to the bot.</summary>
public static class MentionExtensions
{
    /// <summary>The mentions of an activity; a malformed one is passed over.</summary>
    public static IReadOnlyList<Mention> GetMentions(this Activity activity)
    {
        List<Mention> mentions = [];
        foreach (var entity in activity.Entities ?? [])
        {
            if (ActivityExtensions.Text(entity, "type") is not "mention")
                continue;
            try
            {
                if (entity.Deserialize(ActivityJson.Default.Mention) is { } mention)
                    mentions.Add(mention);
            }
            catch (JsonException)
            {
                // Someone else's entity of the same name: it mentions nobody we know.
            }
        }
        return mentions;
    }

    /// <summary>
    /// What the sender said to the bot: mentions of the recipient taken out as plain text wherever they stand, mentions of others kept; in Teams HTML
    /// entities decoded once; trimmed. Limits and meaning apply to this text. The activity stays as it is.
    /// </summary>
    public static string GetTextWithoutRecipientMention(this Activity activity)
    {
        var text = activity.Text ?? "";
        if (activity.Entities is { Count: > 0 } && activity.Recipient?.Id is { Length: > 0 } recipient)
        {
            foreach (var mention in activity.GetMentions())
            {
                if (string.Equals(mention.Mentioned?.Id, recipient, StringComparison.Ordinal))
                    text = WithoutWordsOf(mention, text);
            }
        }

        if (activity.GetParentChannelId() is Channels.MSTeams && text.Contains('&', StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text).Replace('\u00A0', ' ');
        return text.Trim();
    }

    private static string WithoutWordsOf(Mention mention, string text)
    {
        var words =
            mention.Text is { Length: > 0 } written ? written
            : mention.Mentioned?.Name is { Length: > 0 } name ? $"<at>{name}</at>"
            : null;
        return words is null ? text : text.Replace(words, "", StringComparison.OrdinalIgnoreCase);
    }
}
