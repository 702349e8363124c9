using CommunityCoachBot.Coaching.Dialogs;

namespace CommunityCoachBot.Coaching.Tests.Dialogs;

public sealed class A_list
{
    [Fact]
    public void Takes_entries_one_by_one_until_done()
    {
        var talk = new Talk().UpTo("topics").Say("门口的花");
        Assert.Equal("topics", talk.At);
        Assert.Equal("1", talk.ValueOf("dialog.list-more", "count"));

        talk.Say("菜价", "没有了");

        Assert.Equal(["门口的花", "菜价"], talk.State.Run!.Answers["topics"]!.Options);
        Assert.Equal("alone", talk.At);
    }

    [Fact]
    public void Takes_each_line_of_a_message_as_an_entry()
    {
        var talk = new Talk().UpTo("topics").Say("1. 门口的花\n- 菜价");

        Assert.Equal(["门口的花", "菜价"], talk.State.Run!.Answers["topics"]!.Options);
    }

    [Fact]
    public void Closes_by_itself_when_it_is_full()
    {
        var talk = new Talk().UpTo("topics").Say("花\n菜价\n天气");

        Assert.Contains("dialog.list-full", talk.Notices);
        Assert.Equal("alone", talk.At);
    }

    [Fact]
    public void Refuses_more_than_it_holds_and_keeps_what_it_has()
    {
        var talk = new Talk().UpTo("topics").Say("花", "菜价\n天气\n电梯");

        Assert.Equal(["dialog.too-many"], talk.Notices);
        Assert.Equal(["花"], talk.State.Run!.Answers["topics"]!.Options);
    }

    [Fact]
    public void Is_closed_empty_where_it_may_be()
    {
        var talk = new Talk().UpTo("topics").Say("没有");

        Assert.False(talk.State.Run!.Answers["topics"]!.Skipped);
        Assert.Equal("alone", talk.At);
    }

    [Theory]
    [InlineData("删除第1条")]
    [InlineData("删除第一条")]
    [InlineData("remove 1")]
    [InlineData("Delete entry 1")]
    [InlineData("删1")]
    public void Lets_an_entry_be_taken_out_and_brought_back(string said)
    {
        var talk = new Talk().UpTo("topics").Say("花", "菜价", said);
        Assert.Equal(["菜价"], talk.State.Run!.Answers["topics"]!.Options);
        Assert.Contains("dialog.removed", talk.Notices);

        talk.Say("撤销");
        Assert.Equal(["花", "菜价"], talk.State.Run!.Answers["topics"]!.Options);
    }

    [Fact]
    public void Says_how_many_there_are_when_the_number_is_wrong()
    {
        var talk = new Talk().UpTo("topics").Say("花", "删除第5条");

        Assert.Equal("1", talk.ValueOf("dialog.no-such-entry", "count"));
    }

    [Fact]
    public void Is_not_done_with_too_few()
    {
        var talk = new Talk().Say("写记录", "今天", "陈伯", "探索", "没有了");

        Assert.Equal(["dialog.too-few"], talk.Notices);
        Assert.Equal("stated", talk.At);
    }

    [Fact]
    public void Fills_an_entry_field_by_field_and_offers_another()
    {
        var talk = new Talk().Say("写记录", "今天", "陈伯", "探索", "她说没做饭", "没有了", "没有");
        Assert.Equal("promises.what", talk.At);

        talk.Say("打电话告诉送餐价格");
        Assert.Equal("promises.due", talk.At);
        talk.Say("周五");
        Assert.Equal("promises.what", talk.At);
        talk.Say("没有了");

        Assert.Equal("2026-03-13", talk.State.Run!.Answers["promises"]!.Entries[0]["due"]);
        Assert.Equal("reflection", talk.At);
    }

    [Fact]
    public void Takes_an_entry_from_its_card_and_can_be_closed_with_it()
    {
        var talk = new Talk().Say("写记录", "今天", "陈伯", "探索", "她说没做饭", "没有了", "没有");

        talk.Do(
            new UserInput.Submitted(
                talk.State.Ask,
                Moves.Done,
                null,
                null,
                System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("what", "送棋盘").Add("due", "周五")
            )
        );

        Assert.Equal("送棋盘", Assert.Single(talk.State.Run!.Answers["promises"]!.Entries)["what"]);
        Assert.Equal("reflection", talk.At);
    }

    [Fact]
    public void Does_not_close_over_an_unfinished_entry()
    {
        var talk = new Talk().Say("写记录", "今天", "陈伯", "探索", "她说没做饭", "没有了", "缺餐", "没有了");

        Assert.Equal(["dialog.entry-unfinished"], talk.Notices);
        Assert.Equal("risks.quote", talk.At);
    }

    [Fact]
    public void Drops_an_unfinished_entry_when_asked()
    {
        var talk = new Talk().Say("写记录", "今天", "陈伯", "探索", "她说没做饭", "没有了", "缺餐", "删除");

        Assert.Empty(talk.State.Run!.Answers["risks"]!.Entries);
        Assert.Equal("risks.flag", talk.At);
    }
}
