using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading;
using CsCheck;

namespace CommunityCoachBot.Coaching.Tests.Reading;

public sealed class Answers_as_workers_give_them
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 14, 0, 0, TimeSpan.FromHours(8));

    private static readonly (Step Step, StepWords Words) Motive = Choice(
        StepKind.Choice,
        own: false,
        ("exploratory", "探索：认识人、听想法", []),
        ("recruiting", "招揽：请人参加活动", ["招募", "拉人"]),
        ("follow-up", "跟进：交代上次答应的事", ["回访"])
    );

    private static readonly (Step Step, StepWords Words) MotiveEnglish = Choice(
        StepKind.Choice,
        own: false,
        ("exploratory", "Exploratory: get to know people", ["explore"]),
        ("recruiting", "Recruiting: invite into an activity", []),
        ("follow-up", "Follow-up: keep an earlier promise", ["follow up"])
    );

    private static readonly (Step Step, StepWords Words) Bring = Choice(
        StepKind.Choices,
        own: true,
        ("id-badge", "工作证", ["证件"]),
        ("phone", "充好电的手机", ["手机"]),
        ("water", "水", []),
        ("torch", "小手电", ["手电", "电筒"]),
        ("shoe-covers", "鞋套、口罩", [])
    );

    [Theory]
    [InlineData("探索：认识人、听想法", "exploratory")]
    [InlineData("探索", "exploratory")]
    [InlineData("招揽", "recruiting")]
    [InlineData("招攬", "recruiting")]
    [InlineData("招募", "recruiting")]
    [InlineData("跟进", "follow-up")]
    [InlineData("跟進", "follow-up")]
    [InlineData("回访", "follow-up")]
    [InlineData("1", "exploratory")]
    [InlineData("２", "recruiting")]
    [InlineData("2.", "recruiting")]
    [InlineData("第二个", "recruiting")]
    [InlineData("第二個", "recruiting")]
    [InlineData("选2", "recruiting")]
    [InlineData("選3", "follow-up")]
    [InlineData("三", "follow-up")]
    [InlineData("B", "recruiting")]
    [InlineData("c", "follow-up")]
    [InlineData("最后一个", "follow-up")]
    [InlineData("我想是招揽吧", "recruiting")]
    [InlineData("跟", "follow-up")]
    [InlineData("不是探索，是跟进", "follow-up")]
    [InlineData("认识人", "exploratory")]
    public void One_option_in_Chinese(string said, string option) => Assert.Equal(option, Value(Read(Motive, said)));

    [Theory]
    [InlineData("Exploratory", "exploratory")]
    [InlineData("exploratory: get to know people", "exploratory")]
    [InlineData("RECRUITING", "recruiting")]
    [InlineData("recruit", "recruiting")]
    [InlineData("follow up", "follow-up")]
    [InlineData("Follow-Up", "follow-up")]
    [InlineData("the second one", "recruiting")]
    [InlineData("second", "recruiting")]
    [InlineData("option 3", "follow-up")]
    [InlineData("#1", "exploratory")]
    [InlineData("2nd", "recruiting")]
    [InlineData("last", "follow-up")]
    [InlineData("I think recruiting", "recruiting")]
    [InlineData("invite", "recruiting")]
    [InlineData("a", "exploratory")]
    public void One_option_in_English(string said, string option) => Assert.Equal(option, Value(Read(MotiveEnglish, said, "en")));

    [Theory]
    [InlineData("exploratory")]
    [InlineData("follow-up")]
    [InlineData("9")]
    [InlineData("看心情")]
    [InlineData("😀")]
    public void An_id_or_something_else_is_no_option(string said) =>
        Assert.Equal("reading.not-an-option", Assert.IsType<AnswerReading.Unclear>(Read(Motive, said)).WordsId);

    [Fact]
    public void Two_options_in_one_sentence_are_asked_back()
    {
        var ambiguous = Assert.IsType<AnswerReading.Ambiguous>(Read(Motive, "探索和跟进都有"));

        Assert.Equal(["exploratory", "follow-up"], ambiguous.Candidates.Select(candidate => candidate.Canonical));
    }

    [Theory]
    [InlineData("工作证、手机", "id-badge phone")]
    [InlineData("1 3", "id-badge water")]
    [InlineData("1、3", "id-badge water")]
    [InlineData("1,2,4", "id-badge phone torch")]
    [InlineData("１，２", "id-badge phone")]
    [InlineData("证件和手电", "id-badge torch")]
    [InlineData("手机 水 手电", "phone water torch")]
    [InlineData("手機跟電筒", "phone torch")]
    [InlineData("鞋套、口罩", "shoe-covers")]
    [InlineData("全部", "id-badge phone water torch shoe-covers")]
    [InlineData("都要", "id-badge phone water torch shoe-covers")]
    [InlineData("All", "id-badge phone water torch shoe-covers")]
    [InlineData("工作证、工作证", "id-badge")]
    [InlineData("水，一包茶叶", "water 一包茶叶")]
    [InlineData("一包茶叶和糖", "一包茶叶和糖")]
    public void Several_options_and_own_words(string said, string options) =>
        Assert.Equal(options.Split(' '), Assert.IsType<AnswerReading.Understood>(Read(Bring, said)).Answer.Options);

    [Theory]
    [InlineData("是", true)]
    [InlineData("是的", true)]
    [InlineData("對", true)]
    [InlineData("好", true)]
    [InlineData("好啊", true)]
    [InlineData("好的！", true)]
    [InlineData("可以", true)]
    [InlineData("有", true)]
    [InlineData("嗯", true)]
    [InlineData("冇問題", true)]
    [InlineData("系呀", true)]
    [InlineData("好，就这样", true)]
    [InlineData("yes", true)]
    [InlineData("Yes please", true)]
    [InlineData("yep", true)]
    [InlineData("OK", true)]
    [InlineData("Sure!", true)]
    [InlineData("👍", true)]
    [InlineData("不", false)]
    [InlineData("不是", false)]
    [InlineData("不用", false)]
    [InlineData("没有", false)]
    [InlineData("沒有", false)]
    [InlineData("没", false)]
    [InlineData("還沒", false)]
    [InlineData("唔好", false)]
    [InlineData("唔使", false)]
    [InlineData("冇", false)]
    [InlineData("no", false)]
    [InlineData("Nope", false)]
    [InlineData("not yet", false)]
    [InlineData("No, thanks", false)]
    [InlineData("也许", null)]
    [InlineData("好，不", null)]
    [InlineData("maybe", null)]
    public void Yes_and_no(string said, bool? yes) => Assert.Equal(yes, YesNoReader.Read(said));

    [Theory]
    [InlineData("认识陈伯，听听他一天三顿怎么安排", null)]
    [InlineData("看看", "reading.too-short")]
    [InlineData("Hear how he copes with meals now", null)]
    [InlineData("Meals?", "reading.too-short")]
    [InlineData("😀😀😀😀😀😀", "reading.no-words")]
    [InlineData("……", "reading.no-words")]
    [InlineData("   ", "reading.empty")]
    [InlineData("\u200B\u0000", "reading.empty")]
    [InlineData("他的身份证 11010519491231002X 记一下", "reading.private-identity")]
    [InlineData("银行卡是6222 0210 0112 3456 789，帮他看", "reading.private-bank-card")]
    [InlineData("打他手机138-0013-8000", "reading.private-phone")]
    [InlineData("身份證 A123456(3) 登記", "reading.private-identity")]
    [InlineData("联络电话 9123 4567 找他女儿", "reading.private-phone")]
    [InlineData("上次是2026年3月10日去的第12345678号", null)]
    public void Text_within_its_limits_and_without_private_numbers(string said, string? refused)
    {
        var step = new Step
        {
            Id = "goal",
            Kind = StepKind.Text,
            Length = new Bounds(4, 60),
            LatinLength = new Bounds(8, 160),
        };

        var reading = AnswerReader.Read(step, new StepWords { Label = "目标" }, said, Now, "zh-Hans");

        Assert.Equal(refused, (reading as AnswerReading.Unclear)?.WordsId);
    }

    [Fact]
    public void A_text_too_long_is_refused_with_the_limit()
    {
        var step = new Step
        {
            Id = "goal",
            Kind = StepKind.Text,
            Length = new Bounds(4, 10),
        };

        var unclear = Assert.IsType<AnswerReading.Unclear>(
            AnswerReader.Read(step, new StepWords { Label = "目标" }, new string('好', 11), Now, "zh-Hans")
        );

        Assert.Equal(("reading.too-long", "10", "11"), (unclear.WordsId, unclear.Values["most"], unclear.Values["length"]));
    }

    [Theory]
    [InlineData("1", "认识住户，让他记住我")]
    [InlineData("第二个", "了解一天怎么过")]
    public void The_number_of_a_suggestion_answers_with_its_words(string said, string text)
    {
        var step = new Step
        {
            Id = "goal",
            Kind = StepKind.Text,
            Suggestions = ["know", "day"],
        };
        var words = new StepWords
        {
            Label = "目标",
            Suggestions = ImmutableDictionary<string, string>.Empty.Add("know", "认识住户，让他记住我").Add("day", "了解一天怎么过"),
        };

        Assert.Equal(text, Value(AnswerReader.Read(step, words, said, Now, "zh-Hans")));
    }

    [Fact]
    public void A_date_is_echoed_and_leaves_the_rest_for_other_fields()
    {
        var reading = Assert.IsType<AnswerReading.Understood>(Read(Of(StepKind.Date), "后天上午九点，坐20分钟"));

        Assert.Equal(("2026-03-12", "3月12日 周四", "上午九点，坐20分钟"), (reading.Answer.Value, reading.Echo, reading.Rest));
    }

    [Theory]
    [InlineData("9", "09:00")]
    [InlineData("14", "14:00")]
    [InlineData("现在", "14:00")]
    [InlineData("下午2:30", "14:30")]
    public void To_the_question_for_a_time_a_bare_hour_is_enough(string said, string time) =>
        Assert.Equal(time, Value(Read(Of(StepKind.Time), said)));

    [Fact]
    public void A_time_with_two_meanings_is_asked_back_in_words()
    {
        var ambiguous = Assert.IsType<AnswerReading.Ambiguous>(Read(Of(StepKind.Time), "两点半"));

        Assert.Equal([("14:30", "下午 2:30 (14:30)"), ("02:30", "凌晨 2:30 (02:30)")], ambiguous.Candidates);
    }

    [Theory]
    [InlineData("20", "20")]
    [InlineData("二十", "20")]
    [InlineData("半小时", "30")]
    public void To_the_question_for_a_length_a_bare_number_is_minutes(string said, string minutes) =>
        Assert.Equal(minutes, Value(Read(Of(StepKind.Duration), said)));

    [Fact]
    public void A_length_out_of_range_is_refused_with_the_range()
    {
        var (step, words) = Of(StepKind.Duration);

        var unclear = Assert.IsType<AnswerReading.Unclear>(
            AnswerReader.Read(step with { Range = new Bounds(10, 60) }, words, "两个小时", Now, "zh-Hans")
        );

        Assert.Equal(("reading.duration-out-of-range", "10", "60"), (unclear.WordsId, unclear.Values["least"], unclear.Values["most"]));
    }

    [Theory]
    [InlineData("明天", "reading.date-to-come")]
    [InlineData("tomorrow", "reading.date-to-come")]
    [InlineData("今天", null)]
    [InlineData("昨天", null)]
    public void A_day_that_lies_behind_cannot_be_still_to_come(string said, string? refused)
    {
        var (step, words) = Of(StepKind.Date);

        var reading = AnswerReader.Read(step with { Past = true }, words, said, Now, "zh-Hans", past: true);

        Assert.Equal(refused, (reading as AnswerReading.Unclear)?.WordsId);
    }

    [Fact]
    public void Whatever_is_typed_is_read_without_an_exception()
    {
        (Step, StepWords)[] steps =
        [
            Motive,
            MotiveEnglish,
            Bring,
            .. Enum.GetValues<StepKind>().Where(kind => kind is not (StepKind.Form or StepKind.List or StepKind.ChecklistItem)).Select(Of),
        ];
        var pieces = Gen.OneOf(
            Gen.String,
            Gen.String[Gen.Char["0123456789一二三十百年月日号点半分钟下上周五早晚/:-. ,，、第个小时<>{}&;amptofhalfnext"], 0, 30]
        );

        pieces.Sample(said =>
        {
            foreach (var (step, words) in steps)
            {
                foreach (var past in (bool[])[true, false])
                    Assert.NotNull(AnswerReader.Read(step, words, said, Now, past ? "en" : "zh-Hans", past));
            }
        });
    }

    private static (Step, StepWords) Of(StepKind kind) => (new Step { Id = "it", Kind = kind }, new StepWords { Label = "它" });

    private static AnswerReading Read((Step Step, StepWords Words) question, string said, string language = "zh-Hans") =>
        AnswerReader.Read(question.Step, question.Words, said, Now, language);

    private static string? Value(AnswerReading reading) => Assert.IsType<AnswerReading.Understood>(reading).Answer.Value;

    private static (Step, StepWords) Choice(StepKind kind, bool own, params (string Id, string Label, string[] Also)[] options) =>
        (
            new Step
            {
                Id = "choice",
                Kind = kind,
                Own = own,
                Options = [.. options.Select(option => new Option(option.Id))],
            },
            new StepWords
            {
                Label = "选",
                Options = options.ToImmutableDictionary(
                    option => option.Id,
                    option => new OptionWords(option.Label, [.. option.Also], null)
                ),
            }
        );
}
