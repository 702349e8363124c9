using CommunityCoachBot.Coaching.Dialogs;

namespace CommunityCoachBot.Coaching.Tests.Dialogs;

public sealed class A_risk
{
    private static Talk AtRisks() => new Talk().Say("写记录", "今天", "陈伯", "探索", "她说没做饭", "没有了");

    [Fact]
    public void Shows_the_steps_to_take_before_anything_else_when_it_is_immediate()
    {
        var talk = AtRisks().Say("火或燃气", "闻到一点味", "现在");

        var card = Assert.IsType<Reply.ActionCard>(talk.Replies[0]);
        Assert.Equal(("fire-gas-hazard", "闻到一点味"), (card.Risks[0].Flag, card.Risks[0].Quote));
        Assert.Equal("risks.flag", talk.At);
    }

    [Fact]
    public void Shows_the_steps_once()
    {
        var talk = AtRisks().Say("火或燃气", "闻到一点味", "现在", "缺餐");

        Assert.DoesNotContain(talk.Replies, reply => reply is Reply.ActionCard);
    }

    [Fact]
    public void Shows_the_steps_first_from_a_card_too()
    {
        var talk = AtRisks().Send(("flag", "fire-gas-hazard"), ("quote", "闻到一点味"), ("severity", "immediate"));

        Assert.IsType<Reply.ActionCard>(talk.Replies[0]);
    }

    [Fact]
    public void Cannot_be_completed_without_its_words_whatever_the_guide_says()
    {
        var skipped = AtRisks().Say("缺餐", "跳过");
        var sent = AtRisks().Send(("flag", "fire-gas-hazard"), ("severity", "immediate"));

        Assert.Equal(["dialog.quote-needed"], skipped.Notices);
        Assert.Equal("risks.quote", skipped.At);
        Assert.Equal("risks.quote", sent.At);
        Assert.DoesNotContain(sent.Replies, reply => reply is Reply.ActionCard);
    }

    [Fact]
    public void Cannot_be_left_at_the_review_without_its_words()
    {
        var talk = AtRisks().Say("缺餐", "没有");

        Assert.NotEmpty(talk.State.Run!.Answers["risks"]!.Entries);
        Assert.Equal("risks.quote", talk.At);
    }
}
