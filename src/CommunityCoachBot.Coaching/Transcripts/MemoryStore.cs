using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Supervision;

namespace CommunityCoachBot.Coaching.Transcripts;

/// <summary>What the store would keep of one worker, in memory: for sample conversations.</summary>
internal sealed class MemoryStore
{
    public Dictionary<string, ConversationState> Conversations { get; } = [];
    public Dictionary<Guid, Note> Notes { get; } = [];
    public Dictionary<string, HouseholdHistory> Households { get; } = [];
    public Dictionary<Guid, PracticeRecord> Practices { get; } = [];
    public Dictionary<Guid, bool> Shared { get; } = [];
    public string? Language { get; private set; }

    /// <summary>What questions about notes find.</summary>
    public Func<StoreQuestion, FoundNotes> Find { get; set; } = _ => new FoundNotes();

    /// <summary>Performs an effect; the outcome of a question as the next input.</summary>
    public UserInput.StoreAnswered? Perform(Effect effect, string conversation)
    {
        switch (effect)
        {
            case Effect.SaveNote save:
                Notes[save.Note.Id] = save.Note;
                return null;
            case Effect.SavePractice save:
                Practices[save.Record.Id] = save.Record;
                return null;
            case Effect.SharePractice share:
                Shared[share.Id] = share.Shared;
                return null;
            case Effect.RememberLanguage remember:
                Language = remember.Language;
                return null;
            case Effect.TakeOverRun take:
                var other = Conversations[take.FromConversation];
                Conversations[take.FromConversation] = other with
                {
                    Run = other.Run?.Id == take.RunId ? null : other.Run,
                    Paused = other.Paused.RemoveAll(run => run.Id == take.RunId),
                };
                return null;
            case Effect.AskStore ask:
                return new UserInput.StoreAnswered(ask.Question, Answer(ask.Question, conversation));
            default:
                throw new NotSupportedException(effect.GetType().Name);
        }
    }

    private StoreAnswer Answer(StoreQuestion question, string conversation)
    {
        switch (question)
        {
            case StoreQuestion.PracticeRuns runs:
                return new() { Practices = [.. Practices.Values.OrderByDescending(record => record.Ended).Take(runs.Limit)] };
            case StoreQuestion.OpenRuns:
                var open = Conversations
                    .Where(other => other.Key != conversation)
                    .SelectMany(other =>
                        other.Value.Paused.Insert(0, other.Value.Run!).Where(run => run is not null).Select(run => (run, other.Key))
                    )
                    .ToList();
                return new StoreAnswer { Runs = [.. open.Select(pair => pair.run)], RunConversations = [.. open.Select(pair => pair.Key)] };
            case StoreQuestion.PlansFor plans:
                return new StoreAnswer
                {
                    Notes =
                    [
                        .. Notes.Values.Where(note =>
                            note.Kind == "visit-plan" && note.VisitDate == plans.Date && Notes.Values.All(other => other.PlanId != note.Id)
                        ),
                    ],
                };
            case StoreQuestion.Household household:
                return new StoreAnswer { Household = Households.GetValueOrDefault(household.AddressAs) };
            case StoreQuestion.FindNotes or StoreQuestion.Timeline:
                return new StoreAnswer { Found = Find(question) };
            case StoreQuestion.OpenNote wanted:
                return new StoreAnswer { Notes = Notes.GetValueOrDefault(wanted.NoteId) is { } note ? [note] : [] };
            default:
                return new StoreAnswer();
        }
    }
}
