using CommunityCoachBot.Coaching.Dialogs;

namespace CommunityCoachBot.Coaching.Tests.Dialogs;

public sealed class A_conversation_with_the_coach
{
    [Fact]
    public void Greets_with_a_menu_of_the_guides()
    {
        var talk = new Talk().Do(new UserInput.Joined("zh-CN"));

        Assert.Equal(["dialog.greeting"], talk.Notices);
        Assert.Equal(["plan", "record"], talk.Menu.Guides.Select(guide => guide.Guide));
    }

    [Fact]
    public void Greets_once_however_often_it_is_joined()
    {
        var talk = new Talk().Do(new UserInput.Joined("zh-CN")).Do(new UserInput.Joined("zh-CN"));

        Assert.Empty(talk.Replies);
    }

    [Fact]
    public void Greets_a_worker_whose_install_event_never_came() =>
        Assert.Contains("dialog.greeting", new Talk().Say("在吗？？我是新来的").Notices);

    [Theory]
    [InlineData(null, null, "zh-Hans")]
    [InlineData(null, "en-GB", "en")]
    [InlineData(null, "zh-HK", "zh-Hant-HK")]
    [InlineData("en", "zh-CN", "en")]
    [InlineData(null, "fr", "zh-Hans")]
    public void Speaks_the_language_chosen_before_else_the_clients_else_chinese(string? profile, string? client, string expected)
    {
        var talk = new Talk { ProfileLanguage = profile }.Do(new UserInput.Joined(client));

        Assert.Equal(expected, talk.State.Language);
    }

    [Theory]
    [InlineData("准备探访", "plan")]
    [InlineData("探访准备", "plan")]
    [InlineData("prepare a visit", "plan")]
    [InlineData("Prepare a visit!", "plan")]
    [InlineData("我想准备明天的探访准备一下", "plan")]
    [InlineData("写记录", "record")]
    [InlineData("寫記錄", "record")]
    [InlineData("Visit notes", "record")]
    [InlineData("1", "plan")]
    [InlineData("２", "record")]
    public void Begins_a_guide_that_is_named_in_words(string said, string guide)
    {
        var talk = new Talk().Say(said);

        Assert.Equal(guide, talk.State.Run?.Guide);
    }

    [Fact]
    public void Begins_a_guide_by_its_button()
    {
        var talk = new Talk().Do(new UserInput.Joined(null)).Press(Moves.Start, option: "plan");

        Assert.Equal("motive", talk.At);
        Assert.Equal("我们一项一项来。", talk.ValueOf("dialog.plain", "text"));
    }

    [Theory]
    [InlineData("帮助", "dialog.help-menu")]
    [InlineData("谢谢！", "dialog.welcome")]
    [InlineData("上一步", "dialog.nothing-open")]
    [InlineData("今天天气不错", "dialog.not-understood")]
    [InlineData("😀😀", "dialog.not-understood")]
    [InlineData("  ", "dialog.empty")]
    public void Helps_on_when_no_run_is_open(string said, string sentence)
    {
        var talk = new Talk().Do(new UserInput.Joined(null)).Say(said);

        Assert.Equal([sentence], talk.Notices);
        Assert.NotEmpty(talk.Menu.Guides);
    }

    [Theory]
    [InlineData("English", "en")]
    [InlineData("speak English", "en")]
    [InlineData("说英语", "en")]
    [InlineData("说中文", "zh-Hans")]
    [InlineData("speak Chinese", "zh-Hans")]
    public void Changes_language_by_words_for_all_channels(string said, string language)
    {
        var talk = new Talk().Say(said);

        Assert.Equal(language, talk.State.Language);
        Assert.Equal(language, talk.Store.Language);
    }

    [Fact]
    public void Asks_the_same_question_again_in_the_new_language()
    {
        var talk = new Talk().UpTo("goal");
        var ask = talk.State.Ask;

        talk.Say("English");

        Assert.Equal("goal", talk.At);
        Assert.Equal(ask, talk.Question.Ask);
    }

    [Fact]
    public void Changes_language_by_the_pages_switch_too()
    {
        var talk = new Talk().UpTo("goal").Do(new UserInput.SwitchedLanguage("en-US"));

        Assert.Equal("en", talk.State.Language);
        Assert.Equal("goal", talk.At);
    }

    [Fact]
    public void Answers_something_else_in_a_run_and_comes_back()
    {
        var talk = new Talk().UpTo("goal").Say("菜单");

        Assert.Equal(["dialog.menu-in-run"], talk.Notices);
        Assert.Equal("goal", talk.At);
    }

    [Fact]
    public void Offers_to_put_the_open_run_aside_before_another_guide_begins()
    {
        var talk = new Talk().UpTo("goal").Say("写记录");
        Assert.Equal("dialog.switch-guide", Assert.IsType<Reply.Confirm>(talk.Replies[^1]).Words);

        talk.Press(Moves.PauseAndStart);

        Assert.Equal("record", talk.State.Run?.Guide);
        Assert.Equal("plan", Assert.Single(talk.State.Paused).Guide);
    }

    [Fact]
    public void Goes_on_with_the_open_run_when_the_other_is_not_wanted()
    {
        var talk = new Talk().UpTo("goal").Say("写记录", "不用");

        Assert.Equal("goal", talk.At);
    }

    [Fact]
    public void Says_what_it_cannot_read_and_asks_again()
    {
        var talk = new Talk().UpTo("goal").Do(new UserInput.Unreadable("file-not-read"));

        Assert.Equal(["dialog.file-not-read"], talk.Notices);
        Assert.Equal("goal", talk.At);
    }

    [Fact]
    public void Refuses_a_message_that_is_too_long_and_loses_nothing()
    {
        var talk = new Talk().UpTo("goal").Say(new string('长', 9000));

        Assert.Equal(["dialog.too-long"], talk.Notices);
        Assert.Equal("goal", talk.At);
    }

    [Fact]
    public void Keeps_the_answers_of_a_guide_that_is_gone()
    {
        var talk = new Talk().UpTo("goal");
        var without = new CoachDialog(VisitGuides.All.Without("plan"), Talk.Words, VisitGuides.Rules);
        var elsewhere = new CoachDialog(Coaching.Guides.GuideCatalogue.Empty, Talk.Words, VisitGuides.Rules);
        var moment = new Moment(talk.Now, new WorkerProfile("w1", "Worker", null, []), Guid.Empty);

        var goesOn = without.Advance(talk.State, new UserInput.Said("认识住户"), moment);
        var putAside = elsewhere.Advance(talk.State, new UserInput.Said("认识住户"), moment);

        Assert.Equal(3, goesOn.State.Run!.Answers.Count);
        Assert.Equal(2, Assert.Single(putAside.State.Paused).Answers.Count);
    }
}
