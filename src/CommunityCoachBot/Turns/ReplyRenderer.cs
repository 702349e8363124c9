using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Protocol.Activities;

namespace CommunityCoachBot.Turns;

/// <summary>Makes the activity that says a message, the way the worker's channel shows it best.</summary>
public static class ReplyRenderer
{
    public const string CardType = "application/vnd.microsoft.card.adaptive";

    // Teams shows six at most, and none outside a personal chat (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages).
    private const int MostTeamsActions = 6;
    private const int LongestSummary = 120;

    /// <summary>A reply to <paramref name="to"/>, without an id.</summary>
    public static Activity Render(Message message, Activity to)
    {
        // A terminal shows words alone.
        if (to.GetParentChannelId() == Channels.Console)
            message = message with { Card = null };
        var reply = message.Card is { } card ? WithCard(to.CreateReply(), card, message.Text) : to.CreateReply(message.Text);
        // Words may hold what people typed: never as Markdown, which would load images and hide what was written.
        reply.TextFormat = reply.Text is null ? null : "plain";
        reply.Locale = null;
        reply.InputHint = message.Ask is null ? InputHints.AcceptingInput : InputHints.ExpectingInput;
        reply.SuggestedActions = Actions(message, to);
        return reply;
    }

    private static Activity WithCard(Activity reply, string card, string text)
    {
        reply.Attachments = [new Attachment { ContentType = CardType, Content = JsonNode.Parse(card) }];
        reply.Summary = Summary(text);
        return reply;
    }

    /// <summary>The first line, for a toast and for clients that cannot show cards.</summary>
    private static string Summary(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        var line = end < 0 ? text : text[..end];
        return line.Length <= LongestSummary ? line : line[..LongestSummary];
    }

    private static SuggestedActions? Actions(Message message, Activity to)
    {
        var buttons = message.Buttons.Where(button => !button.InCard || message.Card is null);
        if (to.GetParentChannelId() == Channels.MSTeams)
            buttons = to.Conversation?.ConversationType is null or ConversationTypes.Personal ? buttons.Take(MostTeamsActions) : [];
        var actions = buttons.Select(Action).ToList();
        return actions.Count == 0 ? null : new SuggestedActions { Actions = actions, To = to.From?.Id is { } worker ? [worker] : null };
    }

    private static CardAction Action(Button button) =>
        new()
        {
            Type = "imBack",
            Title = button.Label,
            Value = JsonValue.Create(button.Says),
        };
}
