using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Guides;

public sealed class A_guide_in_its_folder
{
    private static Guide DoorTalk => TestGuides.Load(TestGuides.Files()).Guide!;

    [Fact]
    public void Is_read_without_a_problem()
    {
        Assert.Empty(TestGuides.Load(TestGuides.Files()).Problems);
        Assert.Empty(TestGuides.Load(TestGuides.Files("street-walk"), "street-walk").Problems);
    }

    [Fact]
    public void Has_every_kind_of_step() =>
        Assert.Equal(
            Enum.GetValues<StepKind>(),
            DoorTalk.Steps.SelectMany(step => step.Fields.Prepend(step)).Select(step => step.Kind).Distinct().Order()
        );

    [Fact]
    public void Says_all_that_its_file_says()
    {
        var guide = DoorTalk;

        Assert.Equal(("door-talk", "visit-plan", "subject.resident-type"), (guide.Id, guide.Makes, guide.AdaptsTo));
        Assert.Equal("amber", guide.Derives["safety-level"]);
        Assert.Equal([new Option("desk", "green"), new Option("nobody", "amber")], guide.Find("safety")!.Options);
        var goal = guide.Find("goal")!;
        Assert.Equal((new Bounds(4, 60), new Bounds(8, 160)), (goal.Length, goal.LatinLength));
        Assert.Equal(["know-me", "their-day"], goal.Suggestions);
        Assert.Equal(["one-goal", "timing"], goal.Rules);
        Assert.Equal(new Condition.Is("motive", "recruiting"), guide.Find("cost")!.When);
        Assert.True(guide.Find("cost")!.Required);
        Assert.True(guide.Find("dress") is { More: true, Own: true, Count: { Least: 1, Most: 3 } });
        Assert.True(guide.Find("afterthought") is { Private: true, Optional: true });
        Assert.Equal(("no", "subject.people"), (guide.Find("alone")!.Default, guide.Find("people")!.Prefill));
        Assert.Equal(("20", new Bounds(5, 60)), (guide.At("visit.minutes")!.Default, guide.At("visit.minutes")!.Range));
        Assert.Equal("address-as", guide.At("subject.address-as")!.Note);
        var all = Assert.IsType<Condition.All>(guide.Find("safety")!.When).Conditions;
        Assert.Equal(new Condition.Is("alone", "yes"), all[0]);
        Assert.Equal(["youth"], Assert.IsType<Condition.AnyOf>(Assert.IsType<Condition.Not>(all[1]).Inner).Options);
        var any = Assert.IsType<Condition.Any>(guide.Find("mitigation")!.When).Conditions;
        Assert.Equal([new Condition.Rule("amber"), new Condition.Answered("cost")], any);
    }

    [Fact]
    public void Has_its_words_in_each_language()
    {
        var words = DoorTalk.WordsIn("zh-CN");

        Assert.Equal(("zh-Hans", true, "门口聊聊", "三分钟"), (words.Language, words.Complete, words.Title, words.About));
        Assert.Equal("怎么称呼？", words.Steps["subject"].Fields["address-as"].Prompt);
        Assert.Equal("监护人", words.Steps["subject"].Fields["guardian"].Label);
        Assert.Equal(
            ("请人", "慢慢来"),
            (words.Steps["motive"].Options["recruiting"].Label, words.Steps["motive"].Options["recruiting"].Detail)
        );
        Assert.Equal(["招募"], words.Steps["motive"].Options["recruiting"].Also);
        Assert.Equal(["衣服"], words.Steps["dress"].Also);
        Assert.Equal("正在吃饭", words.Rules["timing.lunch"]);
        Assert.Equal("先听再请", words.Steps["goal"].By["recruiting"]);
        Assert.Equal("Goal", DoorTalk.WordsIn("en-GB").Steps["goal"].Label);
        Assert.Equal("zh-Hans", DoorTalk.WordsIn("fr").Language);
    }

    [Fact]
    public void Lends_words_to_a_draft_language()
    {
        var words = TestGuides.Load(TestGuides.Files("street-walk"), "street-walk").Guide!.WordsIn("zh-Hans");

        Assert.Equal(
            ("走街", "Place", "Where were you?", false),
            (words.Title, words.Steps["place"].Label, words.Steps["place"].Prompt, words.Complete)
        );
    }

    [Fact]
    public void Changes_its_version_with_any_word_but_not_with_line_ends_or_samples()
    {
        var version = DoorTalk.Version;
        var files = TestGuides.Files();

        Assert.Matches("^[0-9a-f]{12}$", version);
        Assert.Equal(
            version,
            TestGuides.Load(files.ToDictionary(file => file.Key, file => file.Value.ReplaceLineEndings("\r\n"))).Guide!.Version
        );
        Assert.Equal(version, TestGuides.Load(files.Append(new("happy-path.chat", "User: 你好"))).Guide!.Version);
        Assert.NotEqual(version, TestGuides.LoadWith("words.en.yaml", "Three minutes", "Four minutes").Guide!.Version);
        Assert.NotEqual(version, TestGuides.LoadWith("guide.yaml", "range: [1, 12]", "range: [1, 13]").Guide!.Version);
    }

    [Fact]
    public void Is_not_recognised_by_rules_the_program_does_not_have() =>
        Assert.Contains(
            GuideFile.Parse("door-talk", new Dictionary<string, string>(TestGuides.Files()), []).Problems,
            problem => problem.Reason == "There is no rule 'one-goal'."
        );
}
