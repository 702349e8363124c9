using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Coaching.Tests.Dialogs;

public sealed class A_menu_with_shelves
{
    private static readonly CoachDialog Coach = new(
        GuideCatalogue
            .Empty.With(VisitGuides.All.Find("record")! with { Order = 2 })
            .With(VisitGuides.All.Find("plan")! with { Order = 1 })
            .With(OnShelf("meeting", "居民会议", "meetings", 2, "开会"))
            .With(OnShelf("activity", "活动计划", "meetings", 1))
            .With(OnShelf("walk", "社区漫步", "community", 0)),
        Talk.Words,
        VisitGuides.Rules
    );

    private static Talk Joined => new Talk(coach: Coach).Do(new UserInput.Joined("zh-CN"));

    [Fact]
    public void Shows_the_guides_that_stand_on_none_in_their_order_and_names_the_shelves()
    {
        var menu = Joined.Menu;

        Assert.Equal(["plan", "record"], menu.Guides.Select(guide => guide.Guide));
        Assert.Equal(["community", "meetings"], menu.Groups);
    }

    [Theory]
    [InlineData("会议与活动")]
    [InlineData("Meetings and activities")]
    [InlineData("4")]
    [InlineData("４")]
    public void Opens_a_shelf_that_is_named(string said)
    {
        var talk = Joined.Say(said);

        Assert.Equal("meetings", talk.Menu.Group);
        Assert.Equal(["activity", "meeting"], talk.Menu.Guides.Select(guide => guide.Guide));
    }

    [Fact]
    public void Opens_a_shelf_by_its_button_and_counts_from_one_there()
    {
        var talk = Joined.Press(Moves.Group, option: "meetings");
        Assert.Equal("meetings", talk.Menu.Group);

        Assert.Equal("meeting", talk.Say("2").State.Run?.Guide);
    }

    [Fact]
    public void Goes_back_from_a_shelf_to_all_there_is() =>
        Assert.Null(Joined.Press(Moves.Group, option: "meetings").Say("菜单").Menu.Group);

    [Theory]
    [InlineData("居民会议")]
    [InlineData("开会")]
    public void Begins_a_guide_on_a_shelf_by_its_name_from_anywhere(string said) =>
        Assert.Equal("meeting", Joined.Say(said).State.Run?.Guide);

    [Fact]
    public void Says_so_when_the_shelf_of_an_old_button_is_empty_now() =>
        Assert.Contains("dialog.guide-gone", Joined.Press(Moves.Group, option: "station").Notices);

    private static Guide OnShelf(string id, string title, string group, int order, params string[] also)
    {
        var guide = VisitGuides.All.Find("plan")!;
        return guide with
        {
            Id = id,
            Makes = id,
            Group = group,
            Order = order,
            Words = guide.Words.ToImmutableDictionary(
                pair => pair.Key,
                pair => pair.Value with { Title = pair.Key == "zh-Hans" ? title : id, Also = [.. also] }
            ),
        };
    }
}
