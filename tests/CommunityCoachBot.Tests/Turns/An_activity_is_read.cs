using System.Collections.Immutable;
using System.Text.Json;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Tests.Turns;

public sealed class An_activity_is_read
{
    [Fact]
    public void As_what_was_said_without_the_mention_of_the_coach()
    {
        var input = Read(
            """
            {"type":"message","channelId":"msteams","text":"<at>Coach</at> 准备探访 &amp; more","recipient":{"id":"28:b"},
             "entities":[{"type":"mention","text":"<at>Coach</at>","mentioned":{"id":"28:b"}}]}
            """
        );

        Assert.Equal("准备探访 & more", Assert.IsType<UserInput.Said>(input).Text);
    }

    [Fact]
    public void As_a_form_with_its_fields()
    {
        var input = Read(
            """{"type":"message","value":{"ask":"q3","step":"subject","address-as":"陈伯","told":"false","minutes":20,"empty":" "}}"""
        );

        var submitted = Assert.IsType<UserInput.Submitted>(input);
        Assert.Equal(("q3", "subject", null, null), (submitted.Ask, submitted.Step, submitted.Move, submitted.Option));
        Assert.Equal(
            ImmutableSortedDictionary<string, string>.Empty.Add("address-as", "陈伯").Add("told", "false").Add("minutes", "20"),
            submitted.Fields.ToImmutableSortedDictionary()
        );
    }

    [Fact]
    public void As_a_form_whose_size_is_limited()
    {
        var fields = string.Join(',', Enumerable.Range(0, 500).Select(number => $"\"f{number}\":\"{new string('x', 10_000)}\""));

        var submitted = Assert.IsType<UserInput.Submitted>(Read("{\"type\":\"message\",\"value\":{" + fields + "}}"));

        Assert.Equal(100, submitted.Fields.Count);
        Assert.All(submitted.Fields.Values, text => Assert.Equal(8_000, text.Length));
    }

    [Fact]
    public void As_the_same_form_when_the_card_was_executed()
    {
        var input = Read(
            """{"type":"invoke","name":"adaptiveCard/action","value":{"action":{"type":"Action.Execute","data":{"ask":"q1","option":"exploratory"}}}}"""
        );

        Assert.Equal("exploratory", Assert.IsType<UserInput.Submitted>(input).Option);
    }

    [Theory]
    [InlineData("""{"type":"conversationUpdate","recipient":{"id":"b"},"membersAdded":[{"id":"u"},{"id":"b"}],"locale":"zh-CN"}""")]
    [InlineData("""{"type":"installationUpdate","action":"add","locale":"zh-CN"}""")]
    [InlineData("""{"type":"installationUpdate","action":"add-upgrade","locale":"zh-CN"}""")]
    [InlineData("""{"type":"event","name":"webchat/join","value":{"language":"zh-CN"}}""")]
    public void As_somebody_who_joined(string json) => Assert.Equal(new UserInput.Joined("zh-CN"), Read(json));

    [Fact]
    public void As_another_language_chosen_on_the_page() =>
        Assert.Equal(new UserInput.SwitchedLanguage("en"), Read("""{"type":"event","name":"coach/language","value":{"language":"en"}}"""));

    [Theory]
    [InlineData("""{"type":"message","attachments":[{"contentType":"image/png","contentUrl":"https://x/y"}]}""", "file-not-read")]
    [InlineData("""{"type":"message","text":"   ","attachments":[{"contentType":"text/html","content":"<p> </p>"}]}""", "empty-message")]
    [InlineData("""{"type":"message"}""", "empty-message")]
    public void As_something_that_cannot_be_answered(string json, string what) => Assert.Equal(new UserInput.Unreadable(what), Read(json));

    [Theory]
    [InlineData("""{"type":"typing"}""")]
    [InlineData("""{"type":"messageUpdate","text":"x"}""")]
    [InlineData("""{"type":"messageDelete"}""")]
    [InlineData("""{"type":"messageReaction","reactionsAdded":[{"type":"like"}]}""")]
    [InlineData("""{"type":"conversationUpdate","recipient":{"id":"b"},"membersAdded":[{"id":"u"}]}""")]
    [InlineData("""{"type":"conversationUpdate","recipient":{"id":"b"},"membersRemoved":[{"id":"b"}]}""")]
    [InlineData("""{"type":"installationUpdate","action":"remove"}""")]
    [InlineData("""{"type":"event","name":"application/vnd.microsoft.readReceipt"}""")]
    [InlineData("""{"type":"event","name":"coach/language","value":"en"}""")]
    [InlineData("""{"type":"somethingNew"}""")]
    public void As_nothing_to_answer(string json) => Assert.Null(Read(json));

    private static UserInput? Read(string json) => InputReader.Read(JsonSerializer.Deserialize(json, ActivityJson.Default.Activity)!);
}
