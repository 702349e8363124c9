using System.Collections.Immutable;
using System.Text.Json;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Supervision;
using CommunityCoachBot.Coaching.Tests.Support;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Tests.Dialogs;

/// <summary>One worker talking to the coach in one conversation, with a store in memory. After every turn the state goes through its JSON.</summary>
/// <param name="coach">With other guides or readers than the small ones of these tests.</param>
internal sealed class Talk(MemoryStore? store = null, string conversation = "here", CoachDialog? coach = null)
{
    public static WordCatalogue Words { get; } = ShippedContent.Words();
    private static readonly CoachDialog Coach = new(VisitGuides.All, Words, VisitGuides.Rules);
    private int _ids;

    public MemoryStore Store { get; } = store ?? new MemoryStore();
    public string Conversation { get; } = conversation;
    public DateTimeOffset Now { get; set; } = new(2026, 3, 10, 14, 0, 0, TimeSpan.FromHours(8));
    public string? ProfileLanguage { get; set; }

    public ConversationState State
    {
        get => Store.Conversations.GetValueOrDefault(Conversation, ConversationState.New);
        private set => Store.Conversations[Conversation] = value;
    }

    public ImmutableArray<Reply> Replies { get; private set; } = [];
    public List<Effect> Effects { get; } = [];

    public Reply.Question Question => Assert.IsType<Reply.Question>(Replies[^1]);
    public Reply.Review Review => Assert.IsType<Reply.Review>(Replies[^1]);
    public Reply.Menu Menu => Assert.IsType<Reply.Menu>(Replies[^1]);

    /// <summary>Where the question is: <c>goal</c>, <c>timing.date</c>.</summary>
    public string At => Question.Field is { } id ? $"{Question.Step}.{id}" : Question.Step;

    public IEnumerable<string> Notices =>
        Replies
            .SelectMany(reply =>
                reply switch
                {
                    Reply.Question question => question.Notices,
                    Reply.Review review => review.Notices,
                    Reply.Menu menu => menu.Notices,
                    Reply.Pick pick => pick.Notices,
                    Reply.Record record => record.Notices,
                    Reply.Say say => [new Notice(say.Words, "info", say.Values ?? ImmutableDictionary<string, string>.Empty)],
                    _ => [],
                }
            )
            .Select(notice => notice.Words);

    public string? ValueOf(string words, string name) =>
        Replies
            .SelectMany(reply =>
                reply is Reply.Question question ? question.Notices
                : reply is Reply.Review review ? review.Notices
                : []
            )
            .FirstOrDefault(notice => notice.Words == words)
            ?.Values.GetValueOrDefault(name);

    public Talk Say(params string[] texts)
    {
        foreach (var text in texts)
            Do(new UserInput.Said(text));
        return this;
    }

    public Talk Press(string move, string? step = null, string? option = null) =>
        Do(new UserInput.Submitted(State.Ask, move, step, option, ImmutableDictionary<string, string>.Empty));

    public Talk Choose(string option) =>
        Do(new UserInput.Submitted(State.Ask, null, null, option, ImmutableDictionary<string, string>.Empty));

    public Talk Send(params (string Field, string Value)[] fields) =>
        Do(new UserInput.Submitted(State.Ask, null, null, null, fields.ToImmutableDictionary(field => field.Field, field => field.Value)));

    public Talk Do(UserInput input)
    {
        Effects.Clear();
        var replies = ImmutableArray.CreateBuilder<Reply>();
        var inputs = new Queue<UserInput>([input]);
        while (inputs.TryDequeue(out var next))
        {
            var turn = (coach ?? Coach).Advance(State, next, new Moment(Now, new WorkerProfile("w1", "Worker", ProfileLanguage, []), Id()));
            State = ThroughJson(turn.State);
            replies.AddRange(turn.Replies);
            Effects.AddRange(turn.Effects);
            foreach (var effect in turn.Effects)
            {
                if (Store.Perform(effect, Conversation) is { } answered)
                    inputs.Enqueue(answered);
            }
        }

        Replies = replies.ToImmutable();
        return this;
    }

    public static ConversationState ThroughJson(ConversationState state)
    {
        var json = JsonSerializer.Serialize(state, CoachingJson.Default.ConversationState);
        var back = JsonSerializer.Deserialize(json, CoachingJson.Default.ConversationState)!;
        Assert.Equal(json, JsonSerializer.Serialize(back, CoachingJson.Default.ConversationState));
        return back;
    }

    /// <summary>Through the plan guide up to (not including) a step.</summary>
    public Talk UpTo(string step)
    {
        (string Step, string[] Says)[] path =
        [
            ("motive", ["探索"]),
            ("subject", ["陈伯", "独居老人", "跳过"]),
            ("goal", ["认识住户，让他记住我"]),
            ("timing", ["周三上午9:30，坐20分钟"]),
            ("topics", ["没有"]),
            ("alone", ["是"]),
        ];
        Say("准备探访");
        foreach (var (at, says) in path)
        {
            if (at == step)
                return this;
            Say(says);
        }

        return this;
    }

    private Guid Id() => new(++_ids, 0, 0, new byte[8]);
}

/// <summary>What the store would keep, in memory.</summary>
internal sealed class MemoryStore
{
    public Dictionary<string, ConversationState> Conversations { get; } = [];
    public Dictionary<Guid, Note> Notes { get; } = [];
    public Dictionary<string, HouseholdHistory> Households { get; } = [];
    public Dictionary<Guid, Coaching.Practice.PracticeRecord> Practices { get; } = [];
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
