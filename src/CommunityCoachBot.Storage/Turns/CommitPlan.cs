using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Notes;
using CommunityCoachBot.Storage.Transcripts;

namespace CommunityCoachBot.Storage.Turns;

/// <summary>One statement to run, with its values.</summary>
internal readonly record struct Write(SqlText Sql, object?[] Values);

/// <summary>What must be read, inside the commit's transaction, before its writes can be listed.</summary>
internal sealed class CommitNeeds
{
    public CommitNeeds(TurnCommit commit)
    {
        foreach (var activity in commit.Outgoing)
        {
            Says += activity.Delivery == Delivery.Transcript ? 1 : 0;
            if (activity is { Updates: { } ask, Delivery: not Delivery.Response } && !Asks.Contains(ask))
                Asks.Add(ask);
        }

        foreach (var effect in commit.Effects)
        {
            if (effect is Effect.SaveNote { Note.Id: var id } && !Notes.Contains(id))
                Notes.Add(id);
            if (effect is Effect.TakeOverRun { FromConversation: var name } && ConversationName.Parse(commit.Key.TenantId, name) is { } key)
                TakeOver(key, commit.Key);
        }
    }

    /// <summary>How many activities the transcript gets.</summary>
    public int Says { get; }
    public List<string> Asks { get; } = [];
    public List<Guid> Notes { get; } = [];
    public List<ConversationKey> Conversations { get; } = [];

    private void TakeOver(ConversationKey from, ConversationKey own)
    {
        if (from != own && !Conversations.Contains(from))
            Conversations.Add(from);
    }
}

/// <summary>What was read for <see cref="CommitNeeds"/>.</summary>
internal sealed class CommitFacts
{
    /// <summary>The last of the sequence numbers taken for the transcript, or null when there is no such transcript.</summary>
    public long? LastSequence { get; set; }
    public Dictionary<string, string> ActivityOfAsk { get; } = new(StringComparer.Ordinal);
    public Dictionary<Guid, StoredNote> Notes { get; } = [];
    public Dictionary<ConversationKey, OtherConversation> Conversations { get; } = [];
}

internal sealed record OtherConversation(string PersonId, long Version, ConversationState State);

/// <summary>
/// Lists the writes of a commit once its conversation is claimed. Pure: both databases run the same list. The activities for a connector come in order;
/// the statement that keeps each returns its sequence number.
/// </summary>
internal sealed class CommitPlan
{
    private readonly TurnCommit _commit;
    private readonly CommitFacts _facts;
    private readonly INoteWords _words;
    private readonly List<OutgoingActivity> _toSend = [];

    public CommitPlan(TurnCommit commit, CommitNeeds needs, CommitFacts facts, INoteWords words, DateTimeOffset due)
    {
        _commit = commit;
        _facts = facts;
        _words = words;
        if (commit.PersonName is { } name)
            Add(TurnSql.Arrived, Tenant, commit.PersonId, name, commit.Now);
        MarkAnswered();
        Say(needs.Says, due);
        foreach (var effect in commit.Effects)
            Apply(effect);
        foreach (var id in commit.Performed)
            Add(TurnSql.Performed, Tenant, commit.Key.ChannelId, commit.Key.ConversationId, id);
    }

    public List<Write> Writes { get; } = [];

    private string Tenant => _commit.Key.TenantId;

    /// <param name="sequences">What the <see cref="TurnSql.Send"/> statements returned, in order.</param>
    public CommitOutcome Outcome(List<long> sequences) =>
        new(true, [.. _toSend.Zip(sequences, (activity, sequence) => activity with { Sequence = sequence })]);

    /// <summary>The two ways of claiming the conversation: no row changed means that another turn was first.</summary>
    public static Write Claim(TurnCommit commit)
    {
        var (tenant, channel, conversation) = commit.Key;
        var state = StoredJson.Of(commit.State);
        var openRuns = (long)OpenRuns.Count(commit.State);
        return commit.Version == 0
            ? new(TurnSql.Begin, [tenant, channel, conversation, commit.PersonId, state, openRuns, commit.Reference, commit.Now])
            : new(
                TurnSql.Advance,
                [commit.PersonId, state, openRuns, commit.Reference, commit.Now, tenant, channel, conversation, commit.Version]
            );
    }

    /// <summary>Keeps the inbound activity's id; no row changed means that it was answered before.</summary>
    public static Write Receive(TurnCommit commit, InboundKey inbound)
    {
        var (tenant, channel, conversation) = commit.Key;
        return new(
            TurnSql.Received,
            [tenant, channel, conversation, inbound.ActivityId, inbound.Type, inbound.Name, commit.Answer, commit.Now]
        );
    }

    private void MarkAnswered()
    {
        if (_commit.Inbound is { } inbound && TranscriptId.Sequence(_commit.Key.ConversationId, inbound.ActivityId) is { } sequence)
            Add(TurnSql.Answered, Tenant, _commit.Key.ConversationId, sequence);
    }

    private void Say(int says, DateTimeOffset due)
    {
        var (tenant, channel, conversation) = _commit.Key;
        if (says > 0 && _facts.LastSequence is null)
            throw new InvalidOperationException("The transcript of this conversation has not been created.");

        var sequence = (_facts.LastSequence ?? 0) - says;
        foreach (var activity in _commit.Outgoing)
        {
            var replaced = activity.Updates is null ? null : _facts.ActivityOfAsk.GetValueOrDefault(activity.Updates);
            switch (activity.Delivery)
            {
                case Delivery.Transcript:
                    sequence++;
                    var id = replaced ?? TranscriptId.Of(conversation, sequence);
                    Add(TurnSql.Say, tenant, conversation, sequence, id, null, 0L, ActivityBody.WithId(activity.Body, id));
                    if (activity.Ask is { } ask)
                    {
                        _facts.ActivityOfAsk[ask] = id;
                        Add(TurnSql.RememberSent, tenant, channel, conversation, ask, id);
                    }

                    break;
                case Delivery.Connector:
                    _toSend.Add(activity with { Key = _commit.Key, UpdatesActivityId = replaced, Attempts = 0 });
                    Add(
                        TurnSql.Send,
                        tenant,
                        channel,
                        conversation,
                        activity.Body,
                        activity.Ask,
                        activity.Updates,
                        activity.ServiceUrl,
                        _commit.Now,
                        due
                    );
                    break;
            }
        }
    }

    private void Apply(Effect effect)
    {
        switch (effect)
        {
            case Effect.SaveNote save:
                NoteWrites.Add(Writes, _commit, save.Note, _facts.Notes, _words);
                break;
            case Effect.TakeOverRun takeOver:
                TakeOver(takeOver);
                break;
            case Effect.RememberLanguage remember:
                Add(TurnSql.RememberLanguage, Tenant, _commit.PersonId, remember.Language);
                break;
            case Effect.AskStore ask:
                var (kind, json) = Questions.Text(ask.Question);
                Add(TurnSql.AskStore, Tenant, _commit.Key.ChannelId, _commit.Key.ConversationId, _commit.PersonId, kind, json);
                break;
            default:
                throw new InvalidOperationException($"The store cannot keep {effect.GetType().Name}.");
        }
    }

    /// <summary>Takes a run out of another conversation of the same worker; of anyone else's it changes nothing.</summary>
    private void TakeOver(Effect.TakeOverRun takeOver)
    {
        if (
            ConversationName.Parse(Tenant, takeOver.FromConversation) is not { } from
            || !_facts.Conversations.TryGetValue(from, out var there)
            || !string.Equals(there.PersonId, _commit.PersonId, StringComparison.Ordinal)
            || OpenRuns.Of(there.State).All(run => run.Id != takeOver.RunId)
        )
            return;

        var state = OpenRuns.Without(there.State, takeOver.RunId);
        _facts.Conversations[from] = there with { State = state, Version = there.Version + 1 };
        Add(
            TurnSql.Advance,
            there.PersonId,
            StoredJson.Of(state),
            (long)OpenRuns.Count(state),
            null,
            _commit.Now,
            from.TenantId,
            from.ChannelId,
            from.ConversationId,
            there.Version
        );
        Add(TurnSql.Audit, Tenant, _commit.PersonId, "run-taken-over", takeOver.RunId.ToString(), _commit.Now);
    }

    private void Add(SqlText sql, params object?[] values) => Writes.Add(new(sql, values));
}
