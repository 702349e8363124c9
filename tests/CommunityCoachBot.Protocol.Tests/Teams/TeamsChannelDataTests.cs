using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Teams;
using CommunityCoachBot.Protocol.Tests.Support;

namespace CommunityCoachBot.Protocol.Tests.Teams;

public sealed class The_channel_data_of_Teams
{
    [Fact]
    public void Tells_team_tenant_and_event()
    {
        var data = TeamsChannelData.Of(Captures.Activity("msteams-channel-conversationUpdate"));

        Assert.Equal("00000000-0000-0000-0000-0000000000001", data.TenantId);
        Assert.Equal(("team-id", "My Team", "00000000-0000-0000-0000-000000000031"), (data.TeamId, data.TeamName, data.TeamAadGroupId));
        Assert.Equal(TeamsEventTypes.TeamMemberAdded, data.EventType);
        Assert.Equal("team-id", data.SelectedChannelId);
    }

    [Fact]
    public void Tells_channel_meeting_and_source()
    {
        var data = Of(
            """{"channel":{"id":"19:c","name":"Visits"},"meeting":{"id":"m"},"source":{"name":"message"},"teamsTeamId":"19:old"}"""
        );

        Assert.Equal(
            ("19:c", "Visits", "m", "message", "19:old"),
            (data.ChannelId, data.ChannelName, data.MeetingId, data.SourceName, data.TeamId)
        );
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"tenant":[],"team":"x","channel":7,"eventType":{},"settings":{"selectedChannel":"x"}}""")]
    public void Of_another_shape_tells_nothing(string json) => Assert.Equal(new TeamsChannelData(), Of(json));

    [Theory]
    [InlineData("19:abc@thread.tacv2;messageid=148", "19:abc@thread.tacv2", "148")]
    [InlineData("19:abc@thread.tacv2", "19:abc@thread.tacv2", null)]
    [InlineData("a:1", "a:1", null)]
    public void Goes_with_an_id_that_may_name_a_thread(string id, string channel, string? root)
    {
        Assert.Equal(channel, TeamsConversation.WithoutThread(id));
        Assert.Equal(root, TeamsConversation.ThreadRoot(id));
    }

    private static TeamsChannelData Of(string json) => TeamsChannelData.Of(new Activity { ChannelData = JsonNode.Parse(json) });
}
