using CommunityCoachBot.Coaching.Dialogs;

namespace CommunityCoachBot.Coaching.Tests.Dialogs;

public sealed class A_question_that_is_open
{
    [Theory]
    [InlineData("帮助", "dialog.help-run")]
    [InlineData("help", "dialog.help-run")]
    [InlineData("ＨＥＬＰ！", "dialog.help-run")]
    [InlineData("幫助", "dialog.help-run")]
    [InlineData("为什么？", "dialog.why")]
    [InlineData("Why?", "dialog.why")]
    [InlineData("举例", "dialog.example")]
    [InlineData("進度", "dialog.progress")]
    [InlineData(" 进 度 。", "dialog.progress")]
    public void Explains_itself_in_either_language_and_stays_open(string said, string sentence)
    {
        var talk = new Talk().Say("准备探访");

        talk.Say(said);

        Assert.Contains(sentence, talk.Notices);
        Assert.Equal("motive", talk.At);
        Assert.Equal(0, talk.State.Misses);
    }

    [Fact]
    public void Shows_a_weak_example_beside_the_good_one()
    {
        var talk = new Talk().UpTo("goal").Say("举例");

        Assert.Equal("完成任务", talk.ValueOf("dialog.weak-example", "text"));
    }

    [Fact]
    public void Takes_a_command_for_an_answer_unless_it_is_the_whole_message()
    {
        var talk = new Talk().UpTo("goal").Say("帮助他熟悉社区");

        Assert.Equal("帮助他熟悉社区", talk.State.Run!.Answers["goal"]?.Value);
    }

    [Fact]
    public void Helps_better_each_time_it_is_not_understood()
    {
        var talk = new Talk().Say("准备探访");

        Assert.Equal(["reading.not-an-option"], talk.Say("嗯嗯嗯嗯哦").Notices);
        Assert.Equal(["reading.not-an-option", "dialog.example"], talk.Say("嗯嗯嗯嗯哦").Notices);
        Assert.Equal(["reading.not-an-option", "dialog.example", "dialog.stuck-required"], talk.Say("嗯嗯嗯嗯哦").Notices);
        Assert.Equal("motive", talk.At);
        Assert.Equal(0, talk.Say("探索").State.Misses);
    }

    [Theory]
    [InlineData("😀")]
    [InlineData("……")]
    [InlineData("短")]
    public void Says_why_a_text_cannot_be_taken(string said)
    {
        var talk = new Talk().UpTo("goal").Say(said);

        Assert.StartsWith("reading.", Assert.Single(talk.Notices), StringComparison.Ordinal);
        Assert.Equal("goal", talk.At);
    }

    [Fact]
    public void Takes_the_words_of_pasted_html()
    {
        var talk = new Talk().UpTo("goal").Say("<p>认识<b>住户</b></p>");

        Assert.Equal("认识住户", talk.State.Run!.Answers["goal"]?.Value);
    }

    [Fact]
    public void Is_left_out_by_skip_and_listed_at_the_review()
    {
        var talk = new Talk().UpTo("goal").Say("跳过");
        Assert.Contains("dialog.skipped", talk.Notices);
        Assert.Equal("timing.date", talk.At);

        talk.Say("3月12日上午9:30", "20分钟", "没有", "是");

        Assert.Equal(["goal"], talk.Review.Missing);
    }

    [Fact]
    public void Cannot_be_skipped_when_it_is_required()
    {
        var talk = new Talk().Say("准备探访", "跳过");

        Assert.Equal(["dialog.cannot-skip"], talk.Notices);
        Assert.Equal("motive", talk.At);
    }

    [Fact]
    public void Goes_back_and_shows_what_was_said()
    {
        var talk = new Talk().UpTo("timing").Say("上一步");

        Assert.Equal("goal", talk.At);
        Assert.Equal("认识住户，让他记住我", talk.ValueOf("dialog.earlier", "value"));
        Assert.Null(talk.State.Run!.Answers["goal"]);
    }

    [Fact]
    public void Goes_back_field_by_field_in_a_form()
    {
        var talk = new Talk().UpTo("goal");

        Assert.Equal("subject.remark", talk.Say("back").At);
        Assert.Equal("subject.type", talk.Say("back").At);
        Assert.Equal("subject.address-as", talk.Say("back").At);
        Assert.Equal("陈伯", talk.ValueOf("dialog.earlier", "value"));
        Assert.Equal("motive", talk.Say("back").At);
        Assert.Equal(["dialog.first-question", "dialog.earlier"], talk.Say("back").Notices);
    }

    [Fact]
    public void Keeps_what_was_said_before_by_one_word()
    {
        var talk = new Talk().UpTo("timing").Say("上一步", "不变");

        Assert.Equal("认识住户，让他记住我", talk.State.Run!.Answers["goal"]?.Value);
        Assert.Equal("timing.date", talk.At);
    }

    [Fact]
    public void Undoes_the_last_step_even_a_skip()
    {
        var talk = new Talk().UpTo("goal").Say("跳过", "撤销");

        Assert.Contains("dialog.undone", talk.Notices);
        Assert.Equal("goal", talk.At);
    }

    [Fact]
    public void Takes_a_suggestion_by_its_id_and_by_its_number()
    {
        Assert.Equal("让他记住我", new Talk().UpTo("goal").Choose("know-me").State.Run!.Answers["goal"]?.Value);
        Assert.Equal("了解一天怎么过", new Talk().UpTo("goal").Say("2").State.Run!.Answers["goal"]?.Value);
    }

    [Fact]
    public void Changes_nothing_for_a_stale_card()
    {
        var talk = new Talk().Say("准备探访");
        var old = talk.State.Ask;
        talk.Say("探索");
        var before = talk.State;

        talk.Do(new UserInput.Submitted(old, null, null, "recruiting", Empty));

        Assert.Equal(["dialog.stale"], talk.Notices);
        Assert.Equal(before.Ask, talk.Question.Ask);
        Assert.Equal("exploratory", talk.State.Run!.Answers["motive"]?.Value);
        Assert.Equal(0, talk.State.Misses);
    }

    [Fact]
    public void Takes_a_double_click_once()
    {
        var talk = new Talk().Say("准备探访");
        var click = new UserInput.Submitted(talk.State.Ask, null, null, "exploratory", Empty);

        talk.Do(click).Do(click);

        Assert.Equal(["dialog.stale"], talk.Notices);
        Assert.Equal("subject.address-as", talk.At);
    }

    [Fact]
    public void Stays_answerable_from_its_first_card_when_it_is_repeated()
    {
        var talk = new Talk().Say("准备探访");
        var first = talk.State.Ask;

        talk.Say("为什么", "嗯嗯嗯嗯哦").Do(new UserInput.Submitted(first, null, null, "exploratory", Empty));

        Assert.Equal("subject.address-as", talk.At);
    }

    [Fact]
    public void Shows_its_card_as_answered()
    {
        var talk = new Talk().Say("准备探访");
        var ask = talk.State.Ask;

        talk.Choose("exploratory");

        var answered = Assert.IsType<Reply.Answered>(talk.Replies[0]);
        Assert.Equal((ask, "motive", "exploratory"), (answered.Ask, answered.Step, answered.Answer.Value));
    }

    [Fact]
    public void Is_kept_out_by_a_stop_and_let_in_with_a_warning()
    {
        var talk = new Talk().UpTo("goal");

        Assert.Equal(["rules.no-labels"], talk.Say("说服那个钉子户").Notices);
        Assert.Equal("goal", talk.At);

        talk.Say("认识住户并宣传反诈");
        Assert.Equal(["rules.one-goal"], talk.Notices);
        Assert.Equal("timing.date", talk.At);
        Assert.Equal("并", talk.ValueOf("rules.one-goal", "and"));
    }

    [Fact]
    public void Offers_the_words_of_a_label_before_a_command()
    {
        var talk = new Talk().UpTo("alone").Say("不");

        Assert.Equal("no", talk.State.Run!.Answers["alone"]?.Value);
    }

    [Fact]
    public void Shows_all_answers_halfway_and_goes_on()
    {
        var talk = new Talk().UpTo("timing").Say("预览");
        Assert.True(talk.Review.Preview);

        Assert.Equal("timing.date", talk.Say("继续").At);
        Assert.Equal("timing.time", talk.Say("预览", "周三").At);
    }

    private static readonly System.Collections.Immutable.ImmutableDictionary<string, string> Empty = System
        .Collections
        .Immutable
        .ImmutableDictionary<string, string>
        .Empty;
}
