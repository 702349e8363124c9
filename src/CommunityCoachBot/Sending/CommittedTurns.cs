using CommunityCoachBot.Protocol.DirectLine;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Sending;

/// <summary>After a commit: replies for a connector go to the sender, web chats are woken to read theirs.</summary>
public sealed class CommittedTurns(OutboxSender sender, DirectLineHub hub) : ICommittedTurns
{
    public void Committed(TurnCommit commit, CommitOutcome outcome)
    {
        if (outcome.ToSend.Count > 0)
            sender.HandOn(outcome.ToSend);
        if (commit.Outgoing.Any(outgoing => outgoing.Delivery == Delivery.Transcript))
            hub.Notify(commit.Key.ConversationId);
    }
}
