using System.Collections.Immutable;
using System.Text.Json;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Supervision;
using CommunityCoachBot.Coaching.Tests.Support;
using CommunityCoachBot.Coaching.Transcripts;
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
