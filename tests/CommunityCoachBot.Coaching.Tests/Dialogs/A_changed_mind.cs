using CommunityCoachBot.Coaching.Dialogs;

namespace CommunityCoachBot.Coaching.Tests.Dialogs;

public sealed class A_changed_mind
{
    [Theory]
    [InlineData("改目标")]
    [InlineData("我要改目的")]
    [InlineData("change goal")]
    [InlineData("Edit aim")]
    public void Opens_an_answer_again_by_its_name_in_either_language(string said)
    {
        var talk = new Talk().UpTo("topics").Say(said);

        Assert.Equal("goal", talk.At);
        Assert.Equal("认识住户，让他记住我", talk.ValueOf("dialog.now", "value"));
    }

    [Fact]
    public void Keeps_the_answers_that_came_after()
    {
        var talk = new Talk().UpTo("topics").Say("改目标", "听听他的难处");

        Assert.Equal("听听他的难处", talk.State.Run!.Answers["goal"]?.Value);
        Assert.NotNull(talk.State.Run!.Answers["timing"]);
        Assert.Equal("topics", talk.At);
    }

    [Fact]
    public void Can_be_changed_back()
    {
        var talk = new Talk().UpTo("topics").Say("改目标", "听听他的难处", "撤销");

        Assert.Equal("认识住户，让他记住我", talk.State.Run!.Answers["goal"]?.Value);
        Assert.Equal("topics", talk.At);
    }

    [Theory]
    [InlineData("不变")]
    [InlineData("上一步")]
    [InlineData("跳过")]
    [InlineData("keep")]
    public void Leaves_the_answer_when_nothing_new_is_said(string said)
    {
        var talk = new Talk().UpTo("topics").Say("改目标", said);

        Assert.Equal("认识住户，让他记住我", talk.State.Run!.Answers["goal"]?.Value);
        Assert.Equal("topics", talk.At);
    }

    [Fact]
    public void Asks_which_answer_when_none_is_named()
    {
        var talk = new Talk().UpTo("topics").Say("改");
        var pick = Assert.IsType<Reply.Pick>(talk.Replies[^1]);
        Assert.Equal(["motive", "subject", "goal", "timing"], pick.Offers.Select(offer => offer.Option));

        Assert.Equal("goal", talk.Say("目标").At);
    }

    [Fact]
    public void Is_offered_its_choices_in_the_language_spoken_now()
    {
        var talk = new Talk().UpTo("topics").Say("改", "English");

        var pick = Assert.IsType<Reply.Pick>(talk.Replies[^1]);
        Assert.DoesNotContain(pick.Offers, offer => offer.Label.Any(c => Coaching.Reading.TextFolding.IsHan(c)));
        Assert.Equal(["motive", "subject", "goal", "timing"], pick.Offers.Select(offer => offer.Option));
    }

    [Fact]
    public void Names_a_field_of_a_form()
    {
        var talk = new Talk().UpTo("topics").Say("改日期");
        Assert.Equal("timing.date", talk.At);

        talk.Say("周四");

        Assert.Equal("2026-03-12", talk.State.Run!.Answers["timing"]!.Entries[0]["date"]);
        Assert.Equal("09:30", talk.State.Run!.Answers["timing"]!.Entries[0]["time"]);
        Assert.Equal("topics", talk.At);
    }

    [Fact]
    public void Opens_a_whole_form_and_takes_a_new_day_and_time()
    {
        var talk = new Talk().UpTo("topics").Say("改时间");
        Assert.Equal("timing", talk.At);

        talk.Say("周四下午3:30");

        Assert.Equal("2026-03-12", talk.State.Run!.Answers["timing"]!.Entries[0]["date"]);
        Assert.Equal("15:30", talk.State.Run!.Answers["timing"]!.Entries[0]["time"]);
    }

    [Fact]
    public void Leaves_no_orphan_answer_in_the_note()
    {
        var talk = new Talk().Say("准备探访", "招揽", "陈伯", "独居老人", "没有", "认识住户", "每周两小时", "改动机", "探索");
        talk.Say("周三上午9:30，坐20分钟", "没有", "是", "保存");

        var note = Assert.Single(talk.Store.Notes.Values);
        Assert.Null(note.Content["cost"]);
        Assert.Equal("exploratory", note.Motive);
    }

    [Fact]
    public void Finds_the_orphan_again_when_it_applies_again()
    {
        var talk = new Talk().Say(
            "准备探访",
            "招揽",
            "陈伯",
            "独居老人",
            "没有",
            "认识住户",
            "每周两小时",
            "改动机",
            "探索",
            "改动机",
            "招揽"
        );

        Assert.Equal("每周两小时", talk.State.Run!.Answers["cost"]?.Value);
        Assert.Equal("timing.date", talk.At);
    }

    [Fact]
    public void Adds_to_a_list_that_was_closed()
    {
        var talk = new Talk().UpTo("topics").Say("花", "没有了", "改话题", "菜价", "没有了");

        Assert.Equal(["花", "菜价"], talk.State.Run!.Answers["topics"]!.Options);
        Assert.Equal("alone", talk.At);
    }

    [Fact]
    public void Is_an_answer_when_the_name_is_no_steps()
    {
        var talk = new Talk().UpTo("goal").Say("改善他家的采光");

        Assert.Equal("改善他家的采光", talk.State.Run!.Answers["goal"]?.Value);
    }
}
