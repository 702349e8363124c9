using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Identity;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Authentication;
using CommunityCoachBot.Protocol.Hosting;
using CommunityCoachBot.Storage;

namespace CommunityCoachBot.Turns;

/// <summary>Takes activities of Teams and other channels. A 200 means that the turn is durable; its replies are sent after.</summary>
public sealed class CoachActivityHandler(TurnRunner turns, CoachTenant tenant) : IActivityHandler
{
    private const string CardAction = "adaptiveCard/action";

    // Not the request's token: a channel that stops waiting must not undo a turn that has begun.
    public async Task<ActivityResponse> HandleAsync(Activity activity, VerifiedCaller caller, CancellationToken cancellationToken)
    {
        if (activity.Type == ActivityTypes.Invoke && activity.Name != CardAction)
            return ActivityResponse.NotImplemented;
        if (activity.From?.Id is not { Length: > 0 } || activity.Conversation?.Id is not { Length: > 0 })
            return ActivityResponse.Accepted;

        var outcome = await turns.RunAsync(RequestOf(activity), CancellationToken.None);
        if (outcome.Kind == TurnOutcomeKind.NotKept)
            return new ActivityResponse(StatusCodes.Status503ServiceUnavailable);
        if (activity.Type == ActivityTypes.Invoke)
            return ActivityResponse.Invoke(StatusCodes.Status200OK, CardAnswers.Of(outcome.Answer));
        return activity.ExpectsReplies() ? ActivityResponse.ExpectReplies(outcome.Answer ?? Replies.Nothing) : ActivityResponse.Accepted;
    }

    private TurnRequest RequestOf(Activity activity) =>
        new()
        {
            Key = new ConversationKey(activity.GetTenantId() ?? tenant.Id, activity.GetParentChannelId() ?? "", activity.Conversation!.Id!),
            Activity = activity,
            // In Teams a person is the object id in their tenant, so that they are the same here and on our page.
            Worker = new WorkerProfile(activity.From!.AadObjectId ?? activity.From.Id!, activity.From.Name ?? "", null, [Roles.Worker]),
            Delivery = activity.Type == ActivityTypes.Invoke || activity.ExpectsReplies() ? Delivery.Response : Delivery.Connector,
            Inbound = Inbound.KeyOf(activity),
        };
}
