using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Connector;
using CommunityCoachBot.Protocol.DirectLine;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Sending;

/// <summary>After a commit, replies for a connector go to the sender and web chats are woken to read theirs. While a turn lasts, typing is shown.</summary>
public sealed class TurnWatcher(OutboxSender sender, DirectLineHub hub, ConnectorClient connector) : ITurnWatcher
{
    public void Committed(TurnCommit commit, CommitOutcome outcome)
    {
        if (outcome.ToSend.Count > 0)
            sender.HandOn(outcome.ToSend);
        if (commit.Outgoing.Any(outgoing => outgoing.Delivery == Delivery.Transcript))
            hub.Notify(commit.Key.ConversationId);
    }

    public void TakesLong(TurnRequest request)
    {
        if (request.Delivery == Delivery.Transcript)
            hub.SendTyping(request.Key.ConversationId);
        else if (request.Delivery == Delivery.Connector)
            // Only a courtesy: the connector client logs what fails, and nothing waits for it.
            _ = connector.SendTypingAsync(request.Activity.GetConversationReference(), CancellationToken.None);
    }
}
