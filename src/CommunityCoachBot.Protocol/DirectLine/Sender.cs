using CommunityCoachBot.Protocol.Activities;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>
/// Whom an activity is from. A token that names its user decides; what the client writes into <c>from</c> is advice. Nothing else of a client's
/// <c>from</c> is kept: a directory id that a browser made up would be taken for a person.
/// </summary>
internal static class Sender
{
    public static (ChannelAccount? From, Refusal? Refusal) Of(Caller caller, DirectLineConversation conversation, ChannelAccount? claimed)
    {
        var name = UserIds.CleanName(claimed?.Name);
        if (caller is Caller.TokenHolder { Token.UserId: { } bound } holder)
            return (InboundActivity.User(bound, holder.Token.UserName ?? name ?? conversation.UserName), null);

        var isServer = caller is Caller.SecretHolder;
        if (conversation.UserId.Length > 0 && !(isServer && claimed?.Id is { Length: > 0 }))
            return (InboundActivity.User(conversation.UserId, conversation.UserName ?? name), null);
        if (claimed?.Id is not { Length: > 0 } id)
            return (null, Refusal.Missing("An activity needs from.id."));
        return !UserIds.IsUsable(id) ? (null, Refusal.Bad("from.id is unusable."))
            : UserIds.IsReserved(id) && !isServer ? (null, Refusal.Bad("A user id that begins with dl_ must be bound into the token."))
            : (InboundActivity.User(id, name), null);
    }
}
