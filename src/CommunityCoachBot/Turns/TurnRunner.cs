using System.Text.Json;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Storage;

namespace CommunityCoachBot.Turns;

/// <summary>
/// Runs turns: load, decide, commit, one at a time in each conversation. What it reports as kept is durable; sending comes after, from what was committed.
/// </summary>
public sealed class TurnRunner(
    ITurnStore store,
    TurnQueue queue,
    TurnDecider decider,
    ITurnWatcher watcher,
    TimeProvider clock,
    ILogger<TurnRunner> logger
)
{
    // Another replica can win a few times in a row, not for ever.
    private const int MostConflicts = 20;
    private static readonly TimeSpan LongTurn = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TypingShownFor = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Takes the activity's place in its conversation's line at once, and completes when it has been dealt with.</summary>
    public async Task<TurnOutcome> RunAsync(TurnRequest request, CancellationToken cancellationToken)
    {
        var input = InputReader.Read(request.Activity);
        // On our own page the activity is in the transcript already: a turn without a decision notes that it needs none.
        if (input is null && request.Delivery != Delivery.Transcript)
            return TurnOutcome.Ignored;

        return await InLineAsync(request, input, cancellationToken);
    }

    /// <summary>
    /// Answers the questions to the store that a turn of the conversation committed before a stop. Writes nothing when they have been answered since.
    /// </summary>
    /// <param name="request">Where the answers go. It holds no input, and no inbound key.</param>
    public Task<TurnOutcome> AnswerLeftQuestionsAsync(TurnRequest request, CancellationToken cancellationToken) =>
        InLineAsync(request, null, cancellationToken);

    private async Task<TurnOutcome> InLineAsync(TurnRequest request, UserInput? input, CancellationToken cancellationToken)
    {
        using var slot = await queue.EnterAsync(request.Key, cancellationToken);
        await using var patience = clock.CreateTimer(_ => watcher.TakesLong(request), null, LongTurn, TypingShownFor);
        return await WithPatienceAsync(request, () => RunInTurnAsync(request, input, cancellationToken), cancellationToken);
    }

    /// <summary>A store that is locked or away is asked again, in the conversation's own time: what comes later waits behind.</summary>
    private async Task<TurnOutcome> WithPatienceAsync(TurnRequest request, Func<Task<TurnOutcome>> run, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return await run();
            }
            catch (Exception failure) when (Failures.AreOfTheStore(failure))
            {
                logger.StoreFailed(request.Key.ToString(), Failures.Describe(failure));
                if (clock.GetElapsedTime(began) + pause > request.Patience)
                    return TurnOutcome.NotKept;
            }

            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    private async Task<TurnOutcome> RunInTurnAsync(TurnRequest request, UserInput? input, CancellationToken cancellationToken)
    {
        var (outcome, asks) = await DecideAndCommitAsync(request, input, request.Inbound, cancellationToken);
        while (asks)
        {
            // Questions that had to wait for the commit; their answers are a turn of their own.
            (var next, asks) = await DecideAndCommitAsync(request, null, null, cancellationToken);
            outcome = outcome with { Answer = Replies.Join(outcome.Answer, next.Answer) };
        }

        return outcome;
    }

    private async Task<(TurnOutcome Outcome, bool Asks)> DecideAndCommitAsync(
        TurnRequest request,
        UserInput? input,
        InboundKey? inbound,
        CancellationToken cancellationToken
    )
    {
        // The same when a turn is decided again: deciding is pure, and so is its outcome.
        var newId = Guid.CreateVersion7(clock.GetUtcNow());
        for (var attempt = 0; attempt < MostConflicts; attempt++)
        {
            var loaded = await store.LoadAsync(request.Key, inbound, request.Worker.PersonId, cancellationToken);
            if (loaded.AlreadyAnswered)
                return (new TurnOutcome(TurnOutcomeKind.Kept, loaded.EarlierAnswer), false);

            if (input is null && inbound is null && loaded.Pending.Count == 0)
                return (new TurnOutcome(TurnOutcomeKind.Kept), false);

            var decision = await decider.DecideAsync(request, input, loaded, newId, cancellationToken);
            var commit = CommitOf(request, inbound, loaded, decision);
            var outcome = await store.CommitAsync(commit, cancellationToken);
            if (!outcome.Committed)
                continue;

            logger.TurnCommitted(request.Key.ToString(), commit.Version + 1, commit.Outgoing.Count, commit.Effects.Count);
            watcher.Committed(commit, outcome);
            return (new TurnOutcome(TurnOutcomeKind.Kept, commit.Answer), decision.Asks);
        }

        logger.ConflictsWithoutEnd(request.Key.ToString(), MostConflicts);
        return (TurnOutcome.NotKept, false);
    }

    private TurnCommit CommitOf(TurnRequest request, InboundKey? inbound, LoadedTurn loaded, Decision decision)
    {
        var outgoing = Replies.Of(request, decision.Messages, clock.GetUtcNow());
        return new TurnCommit
        {
            Key = request.Key,
            Version = loaded.Version,
            PersonId = request.Worker.PersonId,
            PersonName = loaded.PersonName is { Length: > 0 } || request.Worker.DisplayName.Length == 0 ? null : request.Worker.DisplayName,
            State = decision.State,
            Now = clock.GetUtcNow(),
            Inbound = inbound,
            Answer = request.Delivery == Delivery.Response ? Replies.Body(outgoing) : null,
            Outgoing = request.Delivery == Delivery.Response ? [] : outgoing,
            Effects = decision.Effects,
            Performed = decision.Performed,
            Reference = JsonSerializer.Serialize(request.Activity.GetConversationReference(), ActivityJson.Default.ConversationReference),
        };
    }
}

/// <summary>Hears what turns do, and lets channels know. Returns at once; a turn goes on whatever it does.</summary>
public interface ITurnWatcher
{
    /// <summary>A turn is durable: its replies can be sent.</summary>
    void Committed(TurnCommit commit, CommitOutcome outcome);

    /// <summary>A turn is taking long: the worker should see that the coach is at it. Said again while it lasts.</summary>
    void TakesLong(TurnRequest request);
}
