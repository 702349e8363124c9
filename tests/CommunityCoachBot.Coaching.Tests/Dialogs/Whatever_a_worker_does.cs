using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CsCheck;

namespace CommunityCoachBot.Coaching.Tests.Dialogs;

/// <summary>Random conversations: answers, moves, rubbish and old cards in any order.</summary>
public sealed class Whatever_a_worker_does
{
    private static readonly string[] Answers =
    [
        "探索",
        "招揽",
        "1",
        "2",
        "陈伯",
        "独居老人",
        "认识住户",
        "认识住户并宣传",
        "每周两小时",
        "周三上午9:30，坐20分钟",
        "今天",
        "周五",
        "3点",
        "20分钟",
        "花",
        "花\n菜价",
        "是",
        "不",
        "她说没做饭",
        "火或燃气",
        "现在",
        "观察",
        "闻到味",
        "工作证、便装",
        "Explore",
        "tomorrow at 3 pm",
        "没有",
        "没有了",
        "好了",
        "Uncle Chan",
    ];

    // With what each takes away or puts aside; the rest take nothing away.
    private static readonly string[] Moves_ =
    [
        "帮助",
        "为什么",
        "举例",
        "上一步",
        "back",
        "跳过",
        "skip",
        "撤销",
        "undo",
        "进度",
        "预览",
        "暂停",
        "继续",
        "resume",
        "取消",
        "是",
        "不",
        "菜单",
        "不变",
        "删除",
        "删除第1条",
        "改",
        "改目标",
        "改时间",
        "改日期",
        "改话题",
        "补充",
        "补充穿着",
        "add dress",
        "English",
        "中文",
        "准备探访",
        "写记录",
        "保存",
        "确定取消",
        "先放着，开始新的",
        "整项跳过",
    ];

    private static readonly string[] Rubbish =
    [
        "",
        " ",
        "😀",
        "……",
        "<b>x</b>",
        "{goal}",
        "{{DATE(2026-01-01T00:00:00Z)}}",
        "改",
        "删除第99条",
        "\0\u202E",
        "a",
        new('长', 9000),
        "9999-99-99",
        "[跳过]",
        "null",
        "\uD800",
    ];

    private static readonly string?[] PressedMoves =
    [
        null,
        Moves.Back,
        Moves.Skip,
        Moves.Undo,
        Moves.Correct,
        Moves.Add,
        Moves.Remove,
        Moves.Keep,
        Moves.Done,
        Moves.None,
        Moves.Save,
        Moves.Continue,
        Moves.Cancel,
        Moves.CancelRun,
        Moves.SkipStep,
        Moves.PauseAndStart,
        Moves.Pause,
        Moves.Resume,
        Moves.Start,
        Moves.Language,
        Moves.Menu,
        Moves.Preview,
        "nonsense",
    ];

    private static readonly Gen<Deed> Deeds = Gen.Frequency(
        (8, One(Answers).Select(text => new Deed(text))),
        (5, One(Moves_).Select(text => new Deed(text))),
        (1, One(Rubbish).Select(text => new Deed(text))),
        (
            4,
            Gen.Select(
                One(PressedMoves),
                One<string?>(null, "goal", "timing.date", "topics", "dress", "nowhere"),
                One<string?>(null, "exploratory", "know-me", "elder", "1", "99", "plan", "record", "en", "xx"),
                One(
                    "",
                    "address-as=陈伯;type=elder",
                    "date=明天;time=25点;minutes=20",
                    "flag=fire-gas-hazard;severity=immediate",
                    "text=花",
                    "options=badge,plain;own=围巾"
                ),
                Gen.Int[0, 3],
                (move, step, option, fields, age) => new Deed(null, move, step, option, fields, age == 0)
            )
        )
    );

    private static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private sealed record Deed(
        string? Text,
        string? Move = null,
        string? Step = null,
        string? Option = null,
        string Fields = "",
        bool Stale = false
    )
    {
        public UserInput Input(ConversationState state) =>
            Text is not null
                ? new UserInput.Said(Text)
                : new UserInput.Submitted(
                    Stale ? "q0" : state.Ask,
                    Move,
                    Step,
                    Option,
                    Fields
                        .Split(';', StringSplitOptions.RemoveEmptyEntries)
                        .Select(field => field.Split('='))
                        .ToImmutableDictionary(field => field[0], field => field[1])
                );

        /// <summary>The worker asked for something to be taken away, changed or put aside.</summary>
        public bool TakesAway(string? expecting) =>
            Text is not null
                ? Takings.Contains(Text)
                    || expecting is "cancel" or "skip-step"
                    || expecting?.StartsWith("switch:", StringComparison.Ordinal) == true
                : Move is not null;

        private static readonly HashSet<string> Takings =
        [
            "上一步",
            "back",
            "跳过",
            "skip",
            "撤销",
            "undo",
            "删除",
            "删除第1条",
            "删除第99条",
            "保存",
            "暂停",
            "取消",
            "继续",
            "resume",
        ];
    }

    [Fact]
    public void Never_breaks_the_coach_nor_loses_an_answer()
    {
        Deeds
            .Array[1, 40]
            .Sample(
                deeds =>
                {
                    var talk = new Talk();
                    foreach (var deed in deeds)
                        Step(talk, deed);
                },
                iter: 1000,
                print: deeds => string.Join("\n", deeds.Select(deed => deed.ToString()))
            );
    }

    private static void Step(Talk talk, Deed deed)
    {
        var before = talk.State;
        var notes = talk.Store.Notes.Count;
        var wasReview = talk.Replies.LastOrDefault() is Reply.Review { Preview: false };

        talk.Do(deed.Input(before));

        var after = talk.State;
        // Nothing is ever said to nobody: every input is answered.
        Assert.NotEmpty(talk.Replies);
        if (talk.Store.Notes.Count > notes)
            Assert.True(wasReview && (deed.Text ?? deed.Move) is "保存" or "save", "a note without a review");
        if (!deed.TakesAway(before.Expecting))
            Assert.All(AllAnswers(before), answer => Assert.True(IsKept(answer.Key, answer.Value, after), $"{answer.Key} was lost"));
        if (deed.Stale && before.Run is not null && deed.Move is not (Moves.Language or Moves.Menu))
            Assert.Equal(before with { Greeted = true }, after with { Greeted = true }, SameState.Instance);
        Assert.All(
            talk.Replies.OfType<Reply.Question>(),
            question => Assert.NotNull(VisitGuides.All.Find(question.Guide)!.Find(question.Step))
        );
    }

    private static IEnumerable<KeyValuePair<(Guid Run, string Step), Answer>> AllAnswers(ConversationState state) =>
        state
            .Paused.Concat(state.Run is { } run ? [run] : [])
            .SelectMany(run => run.Answers.ByStep.Select(answer => KeyValuePair.Create((run.Id, answer.Key), answer.Value)));

    /// <summary>The answer is there, or was given anew with the old one in the history.</summary>
    private static bool IsKept((Guid Run, string Step) place, Answer answer, ConversationState after)
    {
        var run = after.Paused.Concat(after.Run is { } open ? [open] : []).FirstOrDefault(run => run.Id == place.Run);
        return run?.Answers[place.Step] is { } now
            && (Same(now, answer) || run.History.Any(change => change.Step == place.Step && change.Before is { } old && Same(old, answer)));
    }

    private static bool Same(Answer one, Answer other) =>
        one.Value == other.Value
        && one.Skipped == other.Skipped
        && one.Options.SequenceEqual(other.Options)
        && one.Entries.Length == other.Entries.Length
        && one.Entries.Zip(other.Entries)
            .All(pair => pair.First.OrderBy(field => field.Key).SequenceEqual(pair.Second.OrderBy(field => field.Key)));

    /// <summary>By JSON: what is kept is what counts.</summary>
    private sealed class SameState : IEqualityComparer<ConversationState>
    {
        public static SameState Instance { get; } = new();

        public bool Equals(ConversationState? x, ConversationState? y) => Json(x!) == Json(y!);

        public int GetHashCode(ConversationState state) => Json(state).GetHashCode(StringComparison.Ordinal);

        private static string Json(ConversationState state) =>
            System.Text.Json.JsonSerializer.Serialize(state, CoachingJson.Default.ConversationState);
    }
}
