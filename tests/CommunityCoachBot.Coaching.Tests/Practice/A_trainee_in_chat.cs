using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Tests.Dialogs;
using CommunityCoachBot.Coaching.Tests.Transcripts;

namespace CommunityCoachBot.Coaching.Tests.Practice;

public sealed class A_trainee_in_chat
{
    private static readonly CoachDialog Coach = new(OurGuides.Load(), Dialogs.Talk.Words, personas: Residents.Catalogue);

    private readonly Talk _talk = new(coach: Coach);

    [Fact]
    public void Is_asked_to_think_before_the_score_is_shown()
    {
        Interview();

        Assert.DoesNotContain(_talk.Replies, reply => reply is Reply.PracticeShown);
        _talk.Say("第一", "跳过");
        Assert.DoesNotContain(_talk.Replies, reply => reply is Reply.PracticeShown);
        _talk.Say("第三");

        var shown = Assert.IsType<Reply.PracticeShown>(Assert.Single(_talk.Replies));
        Assert.Equal(["第一", "", "第三"], shown.Result.Reflections);
    }

    [Fact]
    public void Always_gets_feedback_also_when_stopping_before_the_end()
    {
        _talk.Say("练习", "按人选", "陈伯", "陈伯您好，我姓林，社区服务站的社工。", "结束练习", "结束练习");

        Assert.IsType<Reply.PracticeShown>(Assert.Single(_talk.Replies));
        Assert.Single(_talk.Store.Practices);
    }

    [Fact]
    public void Leaves_nothing_among_the_notes()
    {
        Interview();
        _talk.Say("一", "二", "三", "给督导看", "我的练习", "菜单");

        Assert.Empty(_talk.Store.Notes);
        Assert.Empty(_talk.Store.Households);
        Assert.Null(_talk.State.Run);
        Assert.Empty(_talk.State.Paused);
        Assert.True(_talk.Store.Shared[_talk.Store.Practices.Keys.Single()]);
    }

    [Fact]
    public void Gets_three_points_at_most_one_of_them_good_each_with_the_own_line()
    {
        Interview();
        _talk.Say("一", "二", "三");

        var record = _talk.Store.Practices.Values.Single();
        Assert.InRange(record.Points.Length, 1, 3);
        Assert.Single(record.Points, point => point.Kind is "good");
        Assert.All(record.Points, point => Assert.Equal(point.Quote, record.Run.Exchanges[point.Turn - 1].Said));
    }

    [Fact]
    public void Who_may_mean_it_is_asked_and_helped_and_nothing_of_the_run_is_kept()
    {
        _talk.Say("练习", "按人选", "陈伯", "陈伯您好，我姓林，社区服务站的社工。", "我不想活了");
        Assert.Equal(["practice", "real"], Assert.IsType<Reply.Pick>(_talk.Replies[^1]).Offers.Select(offer => offer.Option));

        _talk.Say("是真的");

        Assert.Equal("suicide-risk", Assert.IsType<Reply.ActionCard>(_talk.Replies[0]).Risks.Single().Flag);
        Assert.Null(_talk.State.Practice);
        Assert.Empty(_talk.Store.Practices);
    }

    [Fact]
    public void Who_asks_the_resident_about_danger_goes_on_practising()
    {
        _talk.Say("练习", "按人选", "陈伯", "陈伯您好，我姓林，社区服务站的社工。", "您是不是说过不想活了？");

        Assert.IsType<Reply.ResidentSays>(Assert.Single(_talk.Replies));
    }

    [Fact]
    public void Without_the_coach_hears_the_resident_alone()
    {
        _talk.Say("练习", "按人选", "陈伯", "不要教练", "陈伯您好，我姓林，社区服务站的社工。");

        Assert.Empty(Assert.IsType<Reply.ResidentSays>(Assert.Single(_talk.Replies)).Notices);
        // Its words are no commands in an exam: they are said to the resident.
        _talk.Say("提示");
        Assert.Equal(2, _talk.State.Practice!.Run!.Exchanges.Length);
    }

    [Fact]
    public void Goes_back_to_a_turn_and_tries_another_line()
    {
        _talk.Say("练习", "按人选", "陈伯", "您应该申请低保。", "你错了。", "重来1");

        Assert.Empty(_talk.State.Practice!.Run!.Exchanges);
        Assert.Equal(1, _talk.State.Practice.Run.Retries);
    }

    [Fact]
    public void Rehearses_what_a_saved_plan_expects_with_one_tap()
    {
        var talk = new Talk(coach: Coach);
        talk.Say("准备探访", "探索", "陈伯，独居老人，一个人住", "跳过");
        for (var i = 0; i < 40 && talk.Store.Notes.Count == 0; i++)
            talk.Say(AnswerTo(talk));

        Assert.Contains(talk.Replies, reply => reply is Reply.RehearsalOffered);
        talk.Say("演练：“你是骗子、推销的吧”");

        var said = Assert.IsType<Reply.ResidentSays>(Assert.Single(talk.Replies));
        Assert.Contains("骗子", said.Heard, StringComparison.Ordinal);
        Assert.Equal("suspicious", talk.State.Practice!.Run!.Reaction);
        Assert.Equal("elder-living-alone", Residents.Catalogue.Find(talk.State.Practice.Run.Persona)!.ResidentType);
    }

    [Theory]
    [InlineData("您平时三顿饭都怎么吃的？", true)]
    [InlineData("您吃饭香不香？", false)]
    public void Gets_a_drill_again_sooner_when_it_went_wrong(string answer, bool right)
    {
        _talk.Say("练习", "短练习", answer);

        var box = _talk.State.Drills["open-1"];
        Assert.Equal(right ? 1 : 0, box.Box);
        Assert.Equal(new DateOnly(2026, 3, 10).AddDays(right ? 1 : 0), box.Due);
    }

    private void Interview() =>
        _talk.Say("练习", "按人选", "陈伯", "陈伯您好，我姓林，社区服务站的社工。", "您平时一天怎么过的？", "那今天先到这儿，谢谢您。");

    private static string AnswerTo(Talk talk) =>
        talk.Replies[^1] switch
        {
            Reply.Question { Step: "expected-reactions" } => "推销",
            Reply.Question { Step: "goal" } => "认识住户，让他记住我",
            Reply.Question { Step: "timing" } => "周三上午9:30，坐20分钟",
            Reply.Question { Step: "subject" } => "独居老人",
            Reply.Question { Step: "stop-rule" or "safety-plan" } => "1",
            Reply.Review => "保存",
            _ => "跳过",
        };
}
