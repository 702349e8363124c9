using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Storage;

namespace CommunityCoachBot.Turns;

/// <summary>Decides a turn: asks the dialogs, and the store for what they want to know. Writes nothing.</summary>
public sealed class TurnDecider(ITurnStore store, Coach coach, TurnOptions options, TimeProvider clock, ILogger<TurnDecider> logger)
{
    // A dialog that keeps asking is a mistake of ours; it must not hold the conversation.
    private const int MostQuestions = 8;

    /// <summary>The one place that catches what we got wrong: the worker's answers stay, and the worker is told how to go on.</summary>
    /// <param name="input">What the worker did; null when only the answers to earlier questions are to be taken up.</param>
    public async Task<Decision> DecideAsync(
        TurnRequest request,
        UserInput? input,
        LoadedTurn loaded,
        Guid newId,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var decision = await AdvanceAsync(request, input, loaded, newId, cancellationToken);
            var said = decision.Replies.RemoveAll(reply => !Replies.IsWorthSaying(request, reply));
            return decision with { Messages = coach.Format(said, LanguageOf(request, decision.State, loaded)) };
        }
        catch (Exception failure) when (failure is not OperationCanceledException && !Failures.AreOfTheStore(failure))
        {
            logger.TurnFailed(request.Key.ToString(), request.Activity.Type ?? "", Failures.Describe(failure));
            return Decision.Start(loaded) with
            {
                Performed = [.. loaded.Pending.Select(pending => pending.Id)],
                Messages = coach.Format([new Reply.Say("dialog.turn-failed")], LanguageOf(request, loaded.State, loaded)),
            };
        }
    }

    private async Task<Decision> AdvanceAsync(
        TurnRequest request,
        UserInput? input,
        LoadedTurn loaded,
        Guid newId,
        CancellationToken cancellationToken
    )
    {
        var moment = MomentOf(request, loaded, newId);
        var decision = Decision.Start(loaded) with { Performed = [.. loaded.Pending.Select(pending => pending.Id)] };
        // Questions of earlier turns first: their answers come before anything else the worker sends.
        var questions = new Queue<StoreQuestion>(loaded.Pending.Select(pending => pending.Question));
        for (var asked = 0; ; asked++)
        {
            if (asked > MostQuestions)
                throw new InvalidOperationException("The dialogs keep asking the store.");
            if (questions.TryDequeue(out var question))
                decision = Take(
                    new UserInput.StoreAnswered(
                        question,
                        await store.AnswerAsync(request.Key, request.Worker.PersonId, question, moment.Now, cancellationToken)
                    )
                );
            else if (input is null)
                return decision;
            else
                (decision, input) = (Take(input), null);
        }

        Decision Take(UserInput next)
        {
            var turn = coach.Advance(decision.State, next, moment);
            var after = decision.After(turn);
            foreach (var ask in turn.Effects.OfType<Effect.AskStore>())
            {
                // Where what this turn keeps could change the answer, the question waits for the commit.
                if (after.Changes(ask.Question))
                    after = after with { Effects = after.Effects.Add(ask) };
                else
                    questions.Enqueue(ask.Question);
            }

            return after;
        }
    }

    private Moment MomentOf(TurnRequest request, LoadedTurn loaded, Guid newId)
    {
        var zone = request.Activity.GetTimeZone() ?? options.Zone;
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        return new Moment(now, request.Worker with { Language = loaded.PersonLanguage }, newId);
    }

    private string LanguageOf(TurnRequest request, ConversationState state, LoadedTurn loaded) =>
        coach.Language(state.Language ?? loaded.PersonLanguage ?? request.Activity.GetLocale());
}
