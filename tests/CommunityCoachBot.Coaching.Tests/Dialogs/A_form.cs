using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Coaching.Tests.Dialogs;

public sealed class A_form
{
    [Fact]
    public void Is_filled_field_by_field_in_words()
    {
        var talk = new Talk().UpTo("subject");

        Assert.Equal("subject.address-as", talk.At);
        Assert.Equal("subject.type", talk.Say("陈伯").At);
        Assert.Equal("subject.remark", talk.Say("独居老人").At);
        Assert.Equal("goal", talk.Say("没有").At);
    }

    [Fact]
    public void Goes_on_after_a_field_of_the_open_form_was_put_right()
    {
        var talk = new Talk().UpTo("subject").Say("陈伯", "改称呼");
        Assert.Equal("subject.address-as", talk.At);

        talk.Say("李伯");

        Assert.Equal("subject.type", talk.At);
        Assert.Equal("李伯", talk.State.Run!.Answers.ValueAt("subject.address-as"));
    }

    [Fact]
    public void Does_not_take_the_wish_to_change_the_open_question_for_its_answer()
    {
        var talk = new Talk().UpTo("goal").Say("改目标");

        Assert.Equal("goal", talk.At);
        Assert.False(talk.State.Run!.Answers.Has("goal"));
    }

    [Fact]
    public void Takes_several_fields_from_one_message_and_says_them_back()
    {
        var talk = new Talk().UpTo("timing").Say("周三上午9:30，坐20分钟");

        Assert.Equal("topics", talk.At);
        Assert.Equal(
            "3月11日 周三、上午 9:30 (09:30)、20 分钟",
            talk.ValueOf("dialog.noted", "value")?.Replace("2026年", "", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Asks_only_for_what_the_message_left_out()
    {
        var talk = new Talk().UpTo("timing").Say("周三，坐20分钟");

        Assert.Equal("timing.time", talk.At);
    }

    [Fact]
    public void Says_a_time_back_so_that_a_misread_one_shows()
    {
        var talk = new Talk().UpTo("timing").Say("明天", "下午2点半");

        Assert.Equal("下午 2:30 (14:30)", talk.ValueOf("dialog.noted", "value"));
    }

    [Fact]
    public void Is_taken_whole_from_its_card()
    {
        var talk = new Talk().UpTo("subject").Send(("address-as", "陈伯"), ("type", "elder"));

        Assert.Equal("goal", talk.At);
    }

    [Fact]
    public void Keeps_what_was_valid_in_its_card_and_asks_for_the_rest()
    {
        var talk = new Talk().UpTo("timing").Send(("date", "周三"), ("time", "二十五点"), ("minutes", "20"));

        Assert.Equal("timing.time", talk.At);
        Assert.Contains("dialog.field-problem", talk.Notices);
        Assert.Equal("2026-03-11", talk.State.Run!.Answers["timing"]!.Entries[0]["date"]);
        Assert.Equal("20", talk.State.Run!.Answers["timing"]!.Entries[0]["minutes"]);
    }

    [Fact]
    public void Asks_for_what_its_card_left_empty()
    {
        var talk = new Talk().UpTo("subject").Send(("address-as", "陈伯"));

        Assert.Equal(["dialog.still-missing"], talk.Notices);
        Assert.Equal("subject.type", talk.At);
    }

    [Fact]
    public void Changes_nothing_when_its_card_comes_back_empty()
    {
        var talk = new Talk().UpTo("subject").Send();

        Assert.Equal(["dialog.empty-form"], talk.Notices);
        Assert.Null(talk.State.Run!.Answers["subject"]);
    }

    [Fact]
    public void Refuses_what_a_rule_stops_and_warns_once()
    {
        var talk = new Talk().UpTo("timing").Say("周三");

        Assert.Contains("rules.hours.late", talk.Say("晚上9点半").Notices);
        Assert.Equal("timing.time", talk.At);
        Assert.Contains("rules.hours.meal", talk.Say("中午12点").Notices);
        Assert.DoesNotContain("rules.hours.meal", talk.Say("20分钟").Notices);
    }

    [Fact]
    public void Asks_before_it_is_left_out_half_filled()
    {
        var talk = new Talk().UpTo("timing").Say("周三", "跳过");
        Assert.IsType<Coaching.Dialogs.Reply.Confirm>(talk.Replies[^1]);

        Assert.Equal("timing.time", talk.Say("不").At);
        Assert.Equal("topics", talk.Say("跳过", "是").At);
        Assert.True(talk.State.Run!.Answers["timing"]!.Skipped);
    }

    [Fact]
    public void Asks_which_half_of_the_day_was_meant()
    {
        var talk = new Talk().UpTo("timing").Say("周三3点，坐20分钟");
        var pick = Assert.IsType<Coaching.Dialogs.Reply.Pick>(talk.Replies[^1]);
        Assert.Equal(2, pick.Offers.Length);

        talk.Choose("15:00");

        Assert.Equal("15:00", talk.State.Run!.Answers["timing"]!.Entries[0]["time"]);
        Assert.Equal("topics", talk.At);
    }
}
