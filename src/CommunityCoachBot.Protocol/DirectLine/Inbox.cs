using System.Text;
using CommunityCoachBot.Protocol.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>
/// Takes an activity of a user: stores it, echoes it, answers the client, and hands it to the bot, in this order. The client is answered 200 as soon
/// as its activity is durable; what becomes of the bot's turn is another matter.
/// </summary>
internal sealed class Inbox(
    IOptions<DirectLineOptions> options,
    IDirectLineStore store,
    IDirectLineBot bot,
    DirectLineHub hub,
    ConversationTurns turns,
    TimeProvider time,
    ILogger<Inbox> logger
)
{
    private sealed record Taken(Activity? Activity, Activity? Joined, Refusal? Refusal, string? EarlierId = null);

    public async Task<IResult> TakeAsync(DirectLineRequest request, Activity activity)
    {
        // From here on not with the request's token: a client that leaves between our commit and the hand-over must not cost the bot an activity.
        var taken = await turns.AcceptAsync(
            request.ConversationId,
            () => StoreAsync(request, activity),
            taken => taken.Activity is null ? null : Turn(request.ConversationId, taken),
            CancellationToken.None
        );
        hub.Notify(request.ConversationId);
        return taken.Refusal ?? DirectLineJson.Ok(taken.EarlierId ?? taken.Activity!.Id!);
    }

    private async Task<Taken> StoreAsync(DirectLineRequest request, Activity activity)
    {
        try
        {
            return await StoreOrThrowAsync(request, activity);
        }
        catch (Exception e)
        {
            logger.NotStored(request.ConversationId, e.GetType().Name);
            return new(null, null, Refusal.StoreUnavailable);
        }
    }

    private async Task<Taken> StoreOrThrowAsync(DirectLineRequest request, Activity activity)
    {
        if (await store.FindAsync(request.ConversationId, CancellationToken.None) is not { Ended: false } conversation)
            return new(null, null, Refusal.ConversationNotFound);
        var (from, refusal) = Sender.Of(request.Caller, conversation, activity.From);
        if (from is null)
            return new(null, null, refusal);

        var serviceUrl = request.Site.ServiceUrl;
        var joined =
            conversation.UserId.Length == 0
            && await store.JoinAsync(conversation.ConversationId, from.Id!, from.Name, CancellationToken.None)
                ? InboundActivity.ConversationUpdate(options.Value, conversation, [from], serviceUrl, time.GetUtcNow())
                : null;
        activity.Stamp(options.Value, conversation, from, serviceUrl, time.GetUtcNow());
        return activity.Type is ActivityTypes.Typing ? PassOn(activity, joined) : await AppendAsync(activity, joined);
    }

    // Typing is never stored, and never echoed: a page that saw its own user type would put the bot's streamed reply above the user's message.
    private static Taken PassOn(Activity activity, Activity? joined)
    {
        activity.Id = $"{activity.Conversation!.Id}|typing-{activity.Timestamp!.Value.UtcTicks:x}";
        return new(activity, joined, null);
    }

    private async Task<Taken> AppendAsync(Activity activity, Activity? joined)
    {
        var conversationId = activity.Conversation!.Id!;
        var row = await store.AppendAsync(
            conversationId,
            Encoding.UTF8.GetString(ActivityJson.Write(activity)),
            InboundActivity.ClientActivityId(activity.ChannelData),
            fromUser: true,
            CancellationToken.None
        );
        if (!row.Appended)
            return new(null, null, null, row.ActivityId);
        if (activity.Type is ActivityTypes.EndOfConversation)
            await store.EndAsync(conversationId, CancellationToken.None);
        activity.Id = row.ActivityId;
        return new(activity, joined, null);
    }

    private ConversationTurns.Turn Turn(string conversationId, Taken taken) =>
        new(
            async cancellationToken =>
            {
                if (taken.Joined is { } joined)
                    await bot.ReceiveAsync(joined, cancellationToken);
                await bot.ReceiveAsync(taken.Activity!, cancellationToken);
            },
            cancellationToken => TellFailureAsync(conversationId, taken.Activity!.Id, cancellationToken)
        );

    private async Task TellFailureAsync(string conversationId, string? replyToId, CancellationToken cancellationToken)
    {
        if (options.Value.FailureText is not { } text)
            return;
        var sorry = new Activity
        {
            Type = ActivityTypes.Message,
            Text = text,
            TextFormat = "plain",
            ReplyToId = replyToId,
        };
        await hub.SendAsync(conversationId, sorry, cancellationToken);
    }
}
