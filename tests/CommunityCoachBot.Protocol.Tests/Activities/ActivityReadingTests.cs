using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Tests.Support;

namespace CommunityCoachBot.Protocol.Tests.Activities;

public sealed class A_mention_of_the_bot
{
    [Theory]
    [InlineData("<at>Coach</at> 你好", "你好")]
    [InlineData("你好 <at>Coach</at>", "你好")]
    [InlineData("please <AT>coach</AT> help", "please  help")]
    [InlineData("<at>Coach</at><at>Coach</at> prepare", "prepare")]
    [InlineData("<at>Coach</at>&nbsp;tea &amp; rice &lt;3", "tea & rice <3")]
    [InlineData("<at>Coach</at>", "")]
    [InlineData("no mention at all", "no mention at all")]
    public void Is_no_part_of_what_was_said(string text, string said)
    {
        var activity = InTeams(text, MentionOf("28:bot", "Coach", "<at>Coach</at>"));

        Assert.Equal(said, activity.GetTextWithoutRecipientMention());
    }

    [Fact]
    public void Leaves_mentions_of_others()
    {
        var activity = InTeams(
            "<at>Coach</at> tell <at>Wong</at>",
            MentionOf("28:bot", "Coach", "<at>Coach</at>"),
            MentionOf("29:wong", "Wong", "<at>Wong</at>")
        );

        Assert.Equal("tell <at>Wong</at>", activity.GetTextWithoutRecipientMention());
    }

    [Fact]
    public void May_have_a_name_full_of_signs()
    {
        var activity = InTeams("<at>C++ (a|b) $1 .*</at> go", MentionOf("28:bot", "x", "<at>C++ (a|b) $1 .*</at>"));

        Assert.Equal("go", activity.GetTextWithoutRecipientMention());
    }

    [Fact]
    public void Without_words_of_its_own_is_found_by_the_name()
    {
        var activity = InTeams("<AT>coach</AT> go", MentionOf("28:bot", "Coach", null));

        Assert.Equal("go", activity.GetTextWithoutRecipientMention());
    }

    [Fact]
    public void That_is_malformed_or_nameless_is_passed_over()
    {
        var activity = InTeams(
            "hello",
            new JsonObject { ["type"] = "mention", ["mentioned"] = "nobody" },
            new JsonObject { ["type"] = "mention" },
            MentionOf("28:bot", null, "")
        );

        Assert.Equal("hello", activity.GetTextWithoutRecipientMention());
        Assert.Equal(2, activity.GetMentions().Count);
    }

    [Fact]
    public void Changes_nothing_in_the_activity()
    {
        var activity = InTeams("<at>Coach</at> go", MentionOf("28:bot", "Coach", "<at>Coach</at>"));

        activity.GetTextWithoutRecipientMention();

        Assert.Equal("<at>Coach</at> go", activity.Text);
    }

    [Fact]
    public void On_the_web_an_ampersand_is_what_was_typed() =>
        Assert.Equal("a &amp; b", new Activity { ChannelId = Channels.WebChat, Text = " a &amp; b " }.GetTextWithoutRecipientMention());

    private static Activity InTeams(string text, params JsonObject[] entities) =>
        new()
        {
            Type = "message",
            ChannelId = "msteams",
            Text = text,
            Recipient = new ChannelAccount { Id = "28:bot", Name = "Coach" },
            Entities = entities,
        };

    private static JsonObject MentionOf(string id, string? name, string? text) =>
        new()
        {
            ["type"] = "mention",
            ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = name },
            ["text"] = text,
        };
}

public sealed class What_an_activity_tells_of_its_sender
{
    [Fact]
    public void Is_the_tenant_of_the_conversation_before_that_of_the_channel_data()
    {
        var activity = new Activity
        {
            Conversation = new ConversationAccount { TenantId = "t1" },
            ChannelData = JsonNode.Parse("""{"tenant":{"id":"t2"}}"""),
        };
        Assert.Equal("t1", activity.GetTenantId());

        activity.Conversation = null;
        Assert.Equal("t2", activity.GetTenantId());
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"tenant":"t"}""")]
    [InlineData("""{"tenant":{"id":7}}""")]
    [InlineData("""["tenant"]""")]
    [InlineData("""{"tenant":{"id":" "}}""")]
    public void Is_no_tenant_where_there_is_none(string channelData) =>
        Assert.Null(new Activity { ChannelData = JsonNode.Parse(channelData) }.GetTenantId());

    [Fact]
    public void Is_the_language_of_the_activity_before_that_of_the_client()
    {
        var activity = new Activity { Locale = "zh-CN", Entities = [ClientInfo("en-US", "UTC")] };
        Assert.Equal("zh-CN", activity.GetLocale());

        activity.Locale = "";
        Assert.Equal("en-US", activity.GetLocale());

        activity.Entities = null;
        Assert.Null(activity.GetLocale());
    }

    [Theory]
    [InlineData("Asia/Hong_Kong", "Europe/London", "2026-01-01T10:00:00-05:00", 8)]
    [InlineData("Nowhere/Land", "Asia/Tokyo", "2026-01-01T10:00:00-05:00", 9)]
    [InlineData(null, "Asia/Tokyo", "2026-01-01T10:00:00-05:00", 9)]
    [InlineData(null, null, "2026-01-01T10:00:00-05:00", -5)]
    [InlineData(null, null, "2026-01-01T10:00:00.123+05:30", 5.5)]
    public void Is_the_time_zone_by_name_then_by_offset(string? zone, string? clientZone, string? localTimestamp, double hours)
    {
        var activity = new Activity
        {
            LocalTimezone = zone,
            LocalTimestamp = localTimestamp,
            Entities = clientZone is null ? null : [ClientInfo("en-US", clientZone)],
        };

        var offset = activity.GetTimeZone()!.GetUtcOffset(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal(TimeSpan.FromHours(hours), offset);
    }

    [Theory]
    [InlineData("2026-11-24T10:32:15.175Z")]
    [InlineData("2026-11-24T10:32:15")]
    [InlineData("2026-11-24")]
    [InlineData("+")]
    [InlineData(null)]
    public void Is_no_time_zone_where_none_is_told(string? localTimestamp) =>
        Assert.Null(new Activity { LocalTimestamp = localTimestamp }.GetTimeZone());

    [Theory]
    [InlineData("msteams:COPILOT", "msteams")]
    [InlineData("msteams", "msteams")]
    [InlineData(":x", ":x")]
    [InlineData(null, null)]
    public void Is_the_channel_without_its_part(string? channelId, string? parent) =>
        Assert.Equal(parent, new Activity { ChannelId = channelId }.GetParentChannelId());

    private static JsonObject ClientInfo(string locale, string timezone) =>
        new()
        {
            ["type"] = "clientInfo",
            ["locale"] = locale,
            ["timezone"] = timezone,
        };
}

public sealed class A_reply
{
    [Fact]
    public void Goes_back_where_the_message_came_from()
    {
        var message = Captures.Activity("msteams-message");

        var reply = message.CreateReply("好");

        Assert.Equal("message", reply.Type);
        Assert.Equal("好", reply.Text);
        Assert.Equal(message.Id, reply.ReplyToId);
        Assert.Equal(message.Recipient!.Id, reply.From!.Id);
        Assert.Equal(message.From!.Id, reply.Recipient!.Id);
        Assert.Equal(message.Conversation!.Id, reply.Conversation!.Id);
        Assert.Equal("msteams", reply.ChannelId);
        Assert.Null(reply.ServiceUrl);
        Assert.Null(reply.Id);
    }

    [Theory]
    [InlineData("webchat-conversationUpdate", false)]
    [InlineData("directline-conversationUpdate", false)]
    [InlineData("msteams-conversationUpdate", true)]
    public void To_a_web_client_that_joins_answers_no_activity(string capture, bool answers) =>
        Assert.Equal(answers, Captures.Activity(capture).CreateReply().ReplyToId is not null);

    [Theory]
    [MemberData(nameof(Captures.Names), MemberType = typeof(Captures))]
    public void Can_be_made_later_from_a_stored_reference(string capture)
    {
        var activity = Captures.Activity(capture);

        var stored = JsonSerializer.Serialize(activity.GetConversationReference(), ActivityJson.Default.ConversationReference);
        var reference = JsonSerializer.Deserialize(stored, ActivityJson.Default.ConversationReference)!;
        var notice = new Activity { Type = "message", Text = "x" }.ApplyConversationReference(reference);

        Assert.Equal(activity.ServiceUrl, reference.ServiceUrl);
        Assert.Equal(activity.From!.AadObjectId, notice.Recipient!.AadObjectId);
        Assert.Equal(activity.Conversation!.TenantId, notice.Conversation!.TenantId);
        Assert.Equal(activity.Recipient!.Id, notice.From!.Id);
    }
}
