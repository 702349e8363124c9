using CommunityCoachBot.Protocol.Activities;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>
/// The bot behind this Direct Line. Called one at a time per conversation, in the order the activities were stored, after the client has its
/// answer: a turn may take as long as it needs. Replies are appended to the store and announced with <see cref="DirectLineHub.Notify"/>.
/// </summary>
public interface IDirectLineBot
{
    /// <summary>
    /// A conversation began: once for each, before anything else of it. The <paramref name="conversationUpdate"/> is not stored; it adds the bot, and the
    /// user when known.
    /// </summary>
    Task ConversationStartedAsync(DirectLineConversation conversation, Activity conversationUpdate, CancellationToken cancellationToken);

    /// <summary>An activity as the bot sees it: stored already (but for <c>typing</c>), its id, sender, recipient and conversation set by us.</summary>
    Task ReceiveAsync(Activity activity, CancellationToken cancellationToken);
}
