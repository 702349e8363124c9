using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Tests.Turns;

public sealed class A_reply_is_rendered
{
    private static readonly Message Card = new()
    {
        Text = "这次上门，主要为了什么？\n1 探索\n2 招揽",
        Card = """{"type":"AdaptiveCard","version":"1.5","body":[]}""",
        Ask = "q1",
        Buttons = [new Button("探索", "探索", InCard: true), new Button("跳过", "跳过", InCard: false)],
    };

    [Fact]
    public void As_plain_text_that_no_client_takes_for_markup()
    {
        var reply = ReplyRenderer.Render(new Message { Text = "<b>![x](http://evil)</b>" }, From("webchat"));

        Assert.Equal(("plain", "<b>![x](http://evil)</b>"), (reply.TextFormat, reply.Text));
    }

    [Fact]
    public void As_a_card_with_the_other_moves_below_it()
    {
        var reply = ReplyRenderer.Render(Card, From("directline"));

        Assert.Null(reply.Text);
        Assert.Equal("这次上门，主要为了什么？", reply.Summary);
        Assert.Equal(ReplyRenderer.CardType, Assert.Single(reply.Attachments!).ContentType);
        Assert.Equal("跳过", Assert.Single(reply.SuggestedActions!.Actions!).Title);
        Assert.Equal("expectingInput", reply.InputHint);
    }

    [Fact]
    public void With_all_moves_as_buttons_where_there_is_no_card() =>
        Assert.Equal(2, ReplyRenderer.Render(Card with { Card = null }, From("directline")).SuggestedActions!.Actions!.Count);

    [Fact]
    public void Without_suggested_actions_in_a_group_in_Teams() =>
        Assert.Null(ReplyRenderer.Render(Card, From("msteams", "groupChat")).SuggestedActions);

    [Fact]
    public void With_six_suggested_actions_at_most_in_Teams()
    {
        var many = new Message
        {
            Text = "x",
            Buttons = [.. Enumerable.Range(0, 9).Select(number => new Button($"{number}", $"{number}", false))],
        };

        Assert.Equal(6, ReplyRenderer.Render(many, From("msteams", "personal")).SuggestedActions!.Actions!.Count);
        Assert.Equal(9, ReplyRenderer.Render(many, From("webchat")).SuggestedActions!.Actions!.Count);
    }

    [Fact]
    public void Addressed_to_whoever_wrote()
    {
        var reply = ReplyRenderer.Render(Card, From("msteams", "personal"));

        Assert.Equal(("a1", "u", "b", "c1"), (reply.ReplyToId, reply.Recipient!.Id, reply.From!.Id, reply.Conversation!.Id));
        Assert.Null(reply.Id);
        Assert.Null(reply.ServiceUrl);
    }

    private static Activity From(string channel, string? conversationType = null) =>
        new()
        {
            Type = ActivityTypes.Message,
            Id = "a1",
            ChannelId = channel,
            ServiceUrl = "https://x",
            From = new ChannelAccount { Id = "u" },
            Recipient = new ChannelAccount { Id = "b" },
            Conversation = new ConversationAccount { Id = "c1", ConversationType = conversationType },
        };
}
