using System.Collections.Immutable;
using System.Text.Json;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Storage;

namespace CommunityCoachBot.Turns;

/// <summary>The messages of a turn as activities to be kept with the commit.</summary>
public static class Replies
{
    public static ImmutableArray<OutgoingActivity> Of(TurnRequest request, ImmutableArray<Message> messages, DateTimeOffset now) =>
        [.. messages.Select(message => Of(request, message, now))];

    /// <summary>
    /// What of a turn is worth saying where it goes. A response holds what is new: there is nothing on screen that it could replace. Over a connector every
    /// replaced card is one more call of the few a conversation has (protocol/connector.md: 7 in a second): a card that was pressed must not stand there open;
    /// one that was answered in words may, and a later press on it is answered politely.
    /// </summary>
    public static bool IsWorthSaying(TurnRequest request, Reply reply) =>
        reply is not (Reply.Answered or Reply.Reviewed)
        || request.Delivery switch
        {
            Delivery.Response => false,
            Delivery.Connector => request.Activity.Value is not null,
            _ => true,
        };

    /// <summary>The body of a response that carries the replies (<c>expectReplies</c>).</summary>
    public static string Body(ImmutableArray<OutgoingActivity> replies) => Body(replies.Select(reply => reply.Body));

    /// <summary>The body of a response to which there is nothing to say.</summary>
    public const string Nothing = """{"activities":[]}""";

    /// <summary>Two such bodies as one.</summary>
    public static string? Join(string? first, string? second) =>
        first is null || second is null ? first ?? second : Body([.. Bodies(first), .. Bodies(second)]);

    /// <summary>The replies in such a body.</summary>
    public static IReadOnlyList<Activity> Read(string body) =>
        [.. JsonSerializer.Deserialize(body, ActivityJson.Default.ActivitySet)!.Activities];

    private static string Body(IEnumerable<string> replies) => $$"""{"activities":[{{string.Join(',', replies)}}]}""";

    private static IEnumerable<string> Bodies(string body) => Read(body).Select(ActivityJson.WriteText);

    private static OutgoingActivity Of(TurnRequest request, Message message, DateTimeOffset now)
    {
        var activity = ReplyRenderer.Render(message, request.Activity);
        // On our own page nobody else sets the time.
        if (request.Delivery == Delivery.Transcript)
            activity.Timestamp = now;
        return new OutgoingActivity
        {
            Key = request.Key,
            Delivery = request.Delivery,
            Body = ActivityJson.WriteText(activity),
            Ask = message.Ask,
            Updates = message.Updates,
            ServiceUrl = request.Activity.ServiceUrl,
        };
    }
}
