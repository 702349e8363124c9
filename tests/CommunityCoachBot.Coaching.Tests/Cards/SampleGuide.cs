using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Tests.Support;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Tests.Messages;

/// <summary>A guide with every kind of step, and every reply about it, in words that a test may choose.</summary>
internal sealed class SampleGuide
{
    public static ImmutableArray<string> Moves { get; } =
    ["keep", "done", "none", "skip", "remove", "back", "why", "example", "help", "pause"];

    /// <param name="typed">What the worker wrote everywhere.</param>
    /// <param name="ours">What the authors of the guide wrote everywhere, or null for usual words.</param>
    public SampleGuide(string typed = "认识陈伯，听听他一天三顿怎么安排", string? ours = null)
    {
        Typed = typed;
        Guide = Build(ours);
        Words = Catalogue;
        Formatter = new ReplyFormatter(Words);
    }

    private static readonly WordCatalogue Catalogue = ShippedContent.Words();

    public string Typed { get; }
    public Guide Guide { get; }
    public WordCatalogue Words { get; }
    public ReplyFormatter Formatter { get; }

    public Guide? Find(string id, string? version) => id == Guide.Id ? Guide : null;

    public Message Format(Reply reply, string language = "zh-Hans") => Formatter.Format(reply, language, Find);

    /// <summary>Every reply there is, in the states that look different.</summary>
    public IEnumerable<(string Name, Reply Reply)> Replies()
    {
        foreach (var step in Guide.Steps)
        {
            yield return ($"{step.Id}-asked", Ask(step.Id, Answers.None));
            yield return ($"{step.Id}-again", Ask(step.Id, Given()));
            yield return ($"{step.Id}-answered", new Reply.Answered("q7", Guide.Id, Guide.Version, step.Id, Given()[step.Id]!));
        }
        foreach (var field in Guide.Find("when")!.Fields)
            yield return ($"when-{field.Id}", Ask("when", Answers.None, field.Id));
        yield return ("review", Review(preview: false));
        yield return ("preview", Review(preview: true));
        yield return ("reviewed", new Reply.Reviewed("q7", Guide.Id, Guide.Version, Given()));
        yield return ("record", Record());
        yield return (
            "menu",
            new Reply.Menu(
                "q1",
                [Notice.Info("reading.empty")],
                [new GuideChoice(Guide.Id)],
                [
                    .. Enumerable
                        .Range(0, 9)
                        .Select(i => new RunChoice(new Guid(i, 0, 0, new byte[8]), Guide.Id, i == 0 ? null : Typed, Now, null)),
                ]
            )
            {
                Groups = ["residents", "community"],
            }
        );
        yield return (
            "pick",
            new Reply.Pick(
                "q2",
                "reading.no-such-day",
                Values(),
                [Warning() with { Words = "reading.no-such-day" }],
                [new Offer("14:30", "下午 2:30"), new Offer("02:30", "凌晨 2:30")]
            )
        );
        yield return (
            "pick-many",
            new Reply.Pick(
                "q2",
                "reading.no-such-day",
                Values(),
                [],
                [.. Enumerable.Range(1, 9).Select(i => new Offer($"step-{i}", $"{Typed} {i}"))]
            )
        );
        yield return ("confirm", new Reply.Confirm("q2", "reading.no-such-day", Values(), ["continue", "pause"]));
        yield return ("plan", new Reply.NoteShown(Note("visit-plan"), Household(), [Warning()]));
        yield return ("summary", new Reply.NoteShown(Note("visit-summary"), null, []));
        yield return ("danger", new Reply.ActionCard([Risk("suicide-risk"), Risk("fire-gas-hazard"), Risk("something-of-an-agency")]));
        yield return ("answered-skipped", new Reply.Answered("q7", Guide.Id, Guide.Version, "goal", Answer.Skip));
    }

    public Reply.Question Ask(string step, Answers answers, string? field = null, params ImmutableArray<Notice> notices) =>
        new(
            "q7",
            Guide.Id,
            Guide.Version,
            step,
            field ?? GuideFlow.FieldsOf(Guide.Find(step)!).FirstOrDefault()?.Id,
            answers,
            notices.IsDefaultOrEmpty
                ? [new Notice("reading.no-such-day", "info", Values()), Warning(), Warning() with { Kind = "stop" }]
                : notices,
            3,
            9,
            Moves
        );

    private Reply.Record Record() =>
        new(
            "q7",
            Guide.Id,
            Guide.Version,
            Given(),
            new ReadNote(
                ImmutableDictionary<string, string>.Empty.SetItem(Typed, $"他说：{Typed}").SetItem("送饭的价钱", "答应问送饭的价钱"),
                [Typed, Typed + Typed]
            ),
            [Warning()]
        );

    public Answers Given()
    {
        var entry = ImmutableDictionary<string, string>
            .Empty.Add("date", "2026-03-12")
            .Add("time", "14:30")
            .Add("duration", "20")
            .Add("appointment", "phoned")
            .Add("with", "neighbour\nnurse")
            .Add("note", Typed);
        return new Answers
        {
            ByStep = ImmutableDictionary<string, Answer>
                .Empty.Add("motive", Answer.Of("follow-up"))
                .Add("resident-type", Answer.Of("kind-3"))
                .Add("goal", Answer.Of(Typed))
                .Add("own-choice", Answer.Of(Typed))
                .Add("openers", new Answer { Options = ["plants", "prices", Typed] })
                .Add("when", new Answer { Entries = [entry] })
                .Add("day", Answer.Of("2026-03-12"))
                .Add("hour", Answer.Of("14:30"))
                .Add("length", Answer.Of("45"))
                .Add("people", Answer.Of("3"))
                .Add("agreed", Answer.Of("yes"))
                .Add("statement", Answer.Of("no"))
                .Add("said", new Answer { Options = [Typed, "第二句", Typed], Open = true })
                .Add("promises", new Answer { Entries = [Promise(Typed), Promise("送饭的价钱")], Open = true })
                .Add(
                    "finding",
                    new Answer { Entries = [ImmutableDictionary<string, string>.Empty.Add("finding", Typed).Add("evidence", Typed)] }
                )
                .Add(
                    "safety",
                    new Answer
                    {
                        Entries =
                        [
                            ImmutableDictionary<string, string>.Empty.Add("told", "told-desk").Add("risk", "unclear").Add("phone", "ready"),
                        ],
                    }
                )
                .Add("reflection", Answer.Of(Typed)),
        };
    }

    public Reply.Review Review(bool preview) =>
        new("q9", Guide.Id, Guide.Version, Given().With("day", Answer.Skip), [Warning()], ["day", "hour"], ["openers"], preview);

    private static DateTimeOffset Now { get; } = new(2026, 3, 10, 14, 0, 0, TimeSpan.FromHours(8));

    private Notice Warning() => new("rules.one-goal", "warn", Values());

    private ImmutableDictionary<string, string> Values() => ImmutableDictionary<string, string>.Empty.Add("text", Typed).Add("and", Typed);

    private static ImmutableDictionary<string, string> Promise(string what) =>
        ImmutableDictionary<string, string>.Empty.Add("what", what).Add("due", "2026-03-13");

    private RiskFlag Risk(string flag) => new(flag, "immediate", "present", "resident", "stated", Typed, null);

    private Note Note(string kind) =>
        new()
        {
            Id = Guid.Empty,
            Kind = kind,
            Guide = Guide.Id,
            GuideVersion = Guide.Version,
            Language = "zh-Hans",
            AuthorId = "worker-1",
            Confirmed = Now,
            AddressAs = Typed.Length > 20 ? Typed[..20] : Typed,
            VisitDate = new DateOnly(2026, 3, 12),
            Status = kind == "visit-plan" ? "ready" : null,
            Content = new System.Text.Json.Nodes.JsonObject
            {
                ["motive"] = "follow-up",
                ["goal"] = Typed,
                ["openers"] = new System.Text.Json.Nodes.JsonArray("plants", Typed),
                ["when"] = new System.Text.Json.Nodes.JsonObject
                {
                    ["date"] = "2026-03-12",
                    ["time"] = "14:30",
                    ["duration"] = "20",
                    ["with"] = new System.Text.Json.Nodes.JsonArray("neighbour"),
                },
                ["promises"] = new System.Text.Json.Nodes.JsonArray(
                    new System.Text.Json.Nodes.JsonObject { ["what"] = Typed, ["due"] = "2026-03-13" }
                ),
                ["safety-level"] = "amber",
            },
        };

    private HouseholdHistory Household() =>
        new()
        {
            AddressAs = "陈伯",
            Visits = 2,
            LastVisit = new DateOnly(2026, 3, 3),
            OpenPromises = [new Promise(Typed, new DateOnly(2026, 3, 13), "no"), new Promise("带象棋谱", null, "unknown")],
            PrivacyNotes = Typed,
            AvoidTopics = ["子女", Typed],
        };

    private static Guide Build(string? ours)
    {
        // Words are made here rather than read, so that a test can put anything into every one of them.
        static void Refuse(int line, string reason) => throw new InvalidOperationException($"line {line}: {reason}");
        var guide = new GuideReader(new Marks(), Refuse).Read(CommunityCoachBot.Coaching.Words.Yaml.Read(Source, Refuse)!);
        return guide with
        {
            Version = "sample-1",
            Words = ImmutableDictionary<string, GuideWords>
                .Empty.Add("zh-Hans", Wording(guide, "zh-Hans", ours))
                .Add("en", Wording(guide, "en", ours)),
        };
    }

    private static GuideWords Wording(Guide guide, string language, string? ours)
    {
        string Say(string zh, string en) => ours ?? (language == "en" ? en : zh);
        StepWords Of(Step step) =>
            new()
            {
                Label = Say("标签" + step.Id, "Label " + step.Id),
                Prompt = Say("这一项问什么？", "What does this one ask?"),
                Hint = Say("写一句居民听了会点头的话。", "A sentence the resident would nod at."),
                Why = Say("因为。", "Because."),
                Example = Say("例如这样", "Such as this"),
                Options = step.Options.ToImmutableDictionary(
                    option => option.Id,
                    option => new OptionWords(
                        Say("选项" + option.Id, "Option " + option.Id),
                        [],
                        option.Id is "exploratory" ? Say("说明", "What it means") : null
                    )
                ),
                Suggestions = step.Suggestions.ToImmutableDictionary(id => id, id => Say("建议" + id, "Suggestion " + id)),
                By = ImmutableDictionary<string, string>.Empty.Add("follow-up", Say("办成没办成，都算有交代。", "Report either way.")),
                Tips = ImmutableDictionary<string, string>.Empty.Add("kind-3", Say("先让他信得过你。", "Trust first.")),
                Fields = GuideFlow.FieldsOf(step).ToImmutableDictionary(field => field.Id, Of),
            };

        return new GuideWords
        {
            Language = language,
            Complete = true,
            Title = Say("样例", "Sample"),
            About = Say("什么都有一点。", "A little of everything."),
            Steps = guide.Steps.ToImmutableDictionary(step => step.Id, Of),
            Rules = ImmutableDictionary<string, string>.Empty.Add("one-goal", "{and} – ?"),
        };
    }

    private const string Source = """
        id: sample
        makes: visit-plan
        adapts-to: resident-type
        steps:
          - { id: motive, kind: choice, options: [exploratory, recruiting, follow-up], note: motive }
          - { id: resident-type, kind: choice, options: [kind-1, kind-2, kind-3, kind-4, kind-5, kind-6, kind-7, kind-8] }
          - { id: goal, kind: text, length: [4, 60], suggestions: [first, second, third], rules: [one-goal] }
          - { id: own-choice, kind: choice, own: true, options: [one, two] }
          - { id: openers, kind: choices, own: true, count: [2, 4], options: [plants, prices, weather, lift] }
          - id: when
            kind: form
            fields:
              - { id: date, kind: date, default: today }
              - { id: time, kind: time }
              - { id: duration, kind: duration, range: [10, 60], default: 20 }
              - { id: appointment, kind: choice, options: [phoned, walk-in, not-yet, via-introducer] }
              - { id: with, kind: choices, optional: true, options: [neighbour, nurse] }
              - { id: people, kind: number, range: [1, 9], default: 2 }
              - { id: agreed, kind: yes-no }
              - { id: who, kind: choice, own: true, options: [worker, supervisor] }
              - { id: note, kind: long-text, optional: true, when: { step: when.appointment, is: phoned } }
          - { id: day, kind: date }
          - { id: hour, kind: time }
          - { id: length, kind: duration, range: [10, 60] }
          - { id: people, kind: number, range: [1, 9] }
          - { id: agreed, kind: yes-no }
          - { id: statement, kind: confirm }
          - { id: said, kind: list, count: [0, 20], suggestions: [first, second] }
          - id: promises
            kind: list
            fields: [{ id: what, kind: text }, { id: due, kind: date }]
          - { id: finding, kind: checklist-item }
          - id: safety
            kind: form
            fields:
              - { id: told, kind: choice, options: [{ id: told-desk, level: green }, { id: nobody, level: amber }] }
              - { id: risk, kind: choice, options: [{ id: none, level: green }, { id: unclear, level: amber }, { id: known, level: red }] }
              - { id: phone, kind: choice, options: [{ id: ready, level: green }, { id: flat, level: amber }] }
          - { id: reflection, kind: long-text, private: true }
        """;
}
