using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Protocol.Activities;

namespace CommunityCoachBot.Turns;

/// <summary>
/// Reads from an activity what the worker did. This and <see cref="ReplyRenderer"/> are the only places where the words of the protocol meet those of
/// the coach.
/// </summary>
public static class InputReader
{
    // A card of ours has some twenty inputs; what is longer was not typed into one.
    private const int MostFields = 100;
    private const int LongestField = 8_000;
    private const int LongestId = 100;

    /// <summary>What the worker did, or null where there is nothing to answer: edits, deletions, reactions, typing, what we do not know.</summary>
    public static UserInput? Read(Activity activity) =>
        activity.Type switch
        {
            ActivityTypes.Message => ReadMessage(activity),
            ActivityTypes.ConversationUpdate when Adds(activity) => new UserInput.Joined(activity.GetLocale()),
            ActivityTypes.InstallationUpdate when activity.Action is "add" or "add-upgrade" => new UserInput.Joined(activity.GetLocale()),
            ActivityTypes.Event => ReadEvent(activity),
            ActivityTypes.Invoke when activity.Name == "adaptiveCard/action" => ReadCardAction(activity.Value),
            _ => null,
        };

    private static UserInput ReadMessage(Activity activity)
    {
        if (activity.Value is JsonObject submitted)
            return ReadSubmit(submitted);
        var text = activity.GetTextWithoutRecipientMention();
        if (!string.IsNullOrWhiteSpace(text))
            return new UserInput.Said(text);
        return new UserInput.Unreadable(HasFile(activity) ? "file-not-read" : "empty-message");
    }

    // Teams sends the rich form of a text as an attachment: that is not a file.
    private static bool HasFile(Activity activity) =>
        activity.Attachments is { Count: > 0 } attachments && attachments.Any(attachment => attachment.ContentType != "text/html");

    private static bool Adds(Activity activity) =>
        activity.MembersAdded is { Count: > 0 } added && activity.Recipient?.Id is { } bot && added.Any(member => member.Id == bot);

    private static UserInput? ReadEvent(Activity activity) =>
        activity.Name switch
        {
            "webchat/join" => new UserInput.Joined(LanguageOf(activity.Value) ?? activity.GetLocale()),
            "coach/language" when LanguageOf(activity.Value) is { } language => new UserInput.SwitchedLanguage(language),
            _ => null,
        };

    private static string? LanguageOf(JsonNode? value) => Text((value as JsonObject)?["language"], LongestId);

    /// <summary>Action.Execute: the data sits in <c>action.data</c>.</summary>
    private static UserInput ReadCardAction(JsonNode? value) =>
        (value as JsonObject)?["action"] is JsonObject action && action["data"] is JsonObject data
            ? ReadSubmit(data)
            : new UserInput.Unreadable("empty-message");

    private static UserInput.Submitted ReadSubmit(JsonObject data)
    {
        var fields = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in data)
        {
            if (fields.Count == MostFields)
                break;
            if (!IsOurs(name) && name.Length <= LongestId && Text(value, LongestField) is { } text)
                fields[name] = text;
        }

        return new UserInput.Submitted(Id(data, "ask"), Id(data, "move"), Id(data, "step"), Id(data, "option"), fields.ToImmutable());
    }

    private static bool IsOurs(string name) => name is "ask" or "move" or "step" or "option" or "msteams";

    private static string? Id(JsonObject data, string name) => Text(data[name], LongestId);

    /// <summary>A value as the text a client would show; a value that is too long is cut: the step's own limits refuse it with words.</summary>
    private static string? Text(JsonNode? node, int longest)
    {
        if (node is not JsonValue value)
            return null;
        var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        if (string.IsNullOrWhiteSpace(text))
            return null;
        return text.Length <= longest ? text : text[..longest];
    }
}
