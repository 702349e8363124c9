using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.Tests.Support;
using CsCheck;

namespace CommunityCoachBot.Protocol.Tests.Activities;

public sealed class An_activity_read_and_written_again
{
    [Theory]
    [MemberData(nameof(Captures.Names), MemberType = typeof(Captures))]
    public void Says_what_the_recorded_one_said(string capture)
    {
        var recorded = Captures.Body(capture);

        var again = JsonSerializer.SerializeToNode(Captures.Read(recorded), ActivityJson.Default.Activity)!;

        AssertSame(WithPlainTimestamp(recorded), WithPlainTimestamp(again.AsObject()));
    }

    [Fact]
    public void Keeps_every_field_it_does_not_know_at_every_level() =>
        Activities.Sample(
            json =>
            {
                var again = JsonNode.Parse(ActivityJson.Write(ActivityJson.Read(Encoding.UTF8.GetBytes(json.ToJsonString()))!));
                AssertSame(json, again);
            },
            iter: 300
        );

    [Fact]
    public void Keeps_numbers_as_they_were_written()
    {
        const string json = """{"type":"message","value":{"n":12345678901234567890.10,"e":1E+2},"later":1.50}""";

        var again = Encoding.UTF8.GetString(ActivityJson.Write(ActivityJson.Read(Encoding.UTF8.GetBytes(json))!));

        Assert.Contains("12345678901234567890.10", again, StringComparison.Ordinal);
        Assert.Contains("1E+2", again, StringComparison.Ordinal);
        Assert.Contains("\"later\":1.50", again, StringComparison.Ordinal);
    }

    // Names no class of ours has; values of any shape, but nothing empty at the places where sending leaves it out.
    private static readonly Gen<string> UnknownName = Gen.String[Gen.Char['a', 'z'], 3, 8].Select(name => "x-" + name);
    private static readonly Gen<string> Text = Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['一', '龥']), 1, 12];
    private static readonly Gen<JsonNode> AnyValue = Gen.Recursive<JsonNode>(
        (depth, self) =>
            depth > 3
                ? Text.Select(text => (JsonNode)JsonValue.Create(text))
                : Gen.OneOf(
                    Text.Select(text => (JsonNode)JsonValue.Create(text)),
                    Gen.Int.Select(number => (JsonNode)JsonValue.Create(number)),
                    Gen.Bool.Select(flag => (JsonNode)JsonValue.Create(flag)),
                    self.Array[0, 3].Select(items => (JsonNode)new JsonArray(Copies(items))),
                    ObjectOf(UnknownName, self, 0, 3).Select(node => (JsonNode)node)
                )
    );
    private static readonly Gen<JsonObject> Account = Gen.Select(
        ObjectOf(UnknownName, AnyValue, 0, 3),
        Text,
        Text,
        (extra, id, name) => With(extra, ("id", id), ("name", name), ("aadObjectId", id))
    );
    private static readonly Gen<JsonObject> Attachment = Gen.Select(
        ObjectOf(UnknownName, AnyValue, 0, 2),
        AnyValue,
        (extra, content) => With(extra, ("contentType", "application/json"), ("content", content))
    );
    private static readonly Gen<JsonObject> Activities = Gen.Select(
        ObjectOf(UnknownName, AnyValue, 0, 6),
        Account,
        Account,
        Attachment.Array[1, 3],
        AnyValue,
        AnyValue,
        Text,
        (extra, from, member, attachments, value, channelData, text) =>
            With(
                extra,
                ("type", "message"),
                ("text", text),
                ("from", from),
                ("conversation", With(new JsonObject(), ("id", "c"), ("isGroup", true), ("x-kept", value.DeepClone()))),
                ("membersAdded", new JsonArray(member)),
                ("attachments", new JsonArray(Copies(attachments))),
                ("value", value),
                ("channelData", channelData),
                (
                    "suggestedActions",
                    With(new JsonObject(), ("actions", new JsonArray(With(new JsonObject(), ("type", "imBack"), ("x", 1)))))
                )
            )
    );

    private static Gen<JsonObject> ObjectOf(Gen<string> names, Gen<JsonNode> values, int least, int most) =>
        Gen.Dictionary(names, values)[least, most]
            .Select(pairs => new JsonObject(pairs.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value.DeepClone()))));

    private static JsonObject With(JsonObject start, params ReadOnlySpan<(string Name, JsonNode Value)> fields)
    {
        var all = (JsonObject)start.DeepClone();
        foreach (var (name, value) in fields)
            all[name] = value.DeepClone();
        return all;
    }

    private static JsonNode[] Copies(JsonNode[] nodes) => [.. nodes.Select(node => node.DeepClone())];

    /// <summary>Moments may be written in more than one way; all else must be equal to the letter.</summary>
    private static JsonObject WithPlainTimestamp(JsonObject activity)
    {
        var copy = (JsonObject)activity.DeepClone();
        if (copy["timestamp"] is { } timestamp)
            copy["timestamp"] = DateTimeOffset.Parse(timestamp.GetValue<string>(), CultureInfo.InvariantCulture).UtcDateTime;
        return copy;
    }

    private static void AssertSame(JsonNode? expected, JsonNode? actual) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"expected {expected?.ToJsonString()}\nbut was  {actual?.ToJsonString()}");
}

public sealed class A_timestamp
{
    [Theory]
    [InlineData("\"2026-11-24T18:19:25.312+08:00\"", "2026-11-24T10:19:25.312Z")]
    [InlineData("\"2026-11-24T10:19:25Z\"", "2026-11-24T10:19:25Z")]
    [InlineData("\"2026-11-24T10:19:25.1234567Z\"", "2026-11-24T10:19:25.1234567Z")]
    public void Is_written_in_utc(string read, string written)
    {
        var activity = ActivityJson.Read(Encoding.UTF8.GetBytes($$"""{"type":"message","timestamp":{{read}}}"""))!;

        Assert.Contains($"\"timestamp\":\"{written}\"", Encoding.UTF8.GetString(ActivityJson.Write(activity)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("17")]
    [InlineData("{\"a\":[1]}")]
    [InlineData("null")]
    public void That_cannot_be_read_refuses_nothing(string value)
    {
        var activity = ActivityJson.Read(Encoding.UTF8.GetBytes($$"""{"type":"message","timestamp":{{value}},"text":"hi"}"""))!;

        Assert.Null(activity.Timestamp);
        Assert.Equal("hi", activity.Text);
    }
}

public sealed class An_activity_that_is_sent
{
    [Fact]
    public void Leaves_out_nulls_empty_strings_and_empty_lists()
    {
        var activity = new Activity
        {
            Type = "message",
            Text = "",
            Attachments = [],
            Entities = [],
            MembersAdded = [],
            SuggestedActions = new SuggestedActions
            {
                To = [],
                Actions =
                [
                    new CardAction
                    {
                        Type = "imBack",
                        Title = "",
                        Value = "去",
                    },
                ],
            },
            From = new ChannelAccount { Id = "bot", Name = "" },
        };

        Assert.Equal(
            """{"type":"message","from":{"id":"bot"},"suggestedActions":{"actions":[{"type":"imBack","value":"去"}]}}""",
            Encoding.UTF8.GetString(ActivityJson.Write(activity))
        );
    }

    [Fact]
    public void Leaves_alone_what_is_inside_a_card_or_a_value()
    {
        var activity = new Activity
        {
            Type = "message",
            Value = new JsonObject { ["note"] = "", ["list"] = new JsonArray() },
        };

        Assert.Equal("""{"type":"message","value":{"note":"","list":[]}}""", Encoding.UTF8.GetString(ActivityJson.Write(activity)));
    }

    [Fact]
    public void In_a_set_of_none_still_has_the_list() =>
        Assert.Equal("""{"activities":[]}""", Encoding.UTF8.GetString(ActivityJson.Write(new ActivitySet())));
}

public sealed class A_second_meaning
{
    [Theory]
    [InlineData("""{"type":"message","serviceUrl":"https://good.test/","serviceUrl":"https://evil.test/"}""")]
    [InlineData("""{"type":"message","serviceUrl":"https://good.test/","\u0073erviceUrl":"https://evil.test/"}""")]
    [InlineData("""{"type":"message","from":{"id":"a","id":"b"}}""")]
    [InlineData("""{"type":"message","unknown":1,"unknown":2}""")]
    [InlineData("""{"type":"message","channelData":{"tenant":{"id":"a"},"tenant":{"id":"b"}}}""")]
    [InlineData("""{"type":"message","value":{"a":1,"a":2}}""")]
    [InlineData("""{"type":"message","entities":[{"type":"x","type":"y"}]}""")]
    [InlineData("""{"type":"message","later":{"a":1,"a":2}}""")]
    public void Under_a_key_that_stands_twice_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => ActivityJson.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Under_a_name_in_another_case_is_not_read()
    {
        var activity = ActivityJson.Read(
            Encoding.UTF8.GetBytes(
                """{"type":"message","ServiceUrl":"https://evil.test/","serviceUrl":"https://good.test/","ChannelId":"msteams","CONVERSATION":{"id":"x"}}"""
            )
        )!;

        Assert.Equal("https://good.test/", activity.ServiceUrl);
        Assert.Null(activity.ChannelId);
        Assert.Null(activity.Conversation);
    }

    [Theory]
    [InlineData("""{"type":"message"} {"type":"message"}""")]
    [InlineData("""{"type":"message"}x""")]
    public void After_the_activity_is_refused(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);

        Assert.ThrowsAny<JsonException>(() => ActivityJson.Read(bytes));
        Assert.ThrowsAny<JsonException>(() => ActivityJson.Read(new ReadOnlySequence<byte>(bytes)));
    }

    [Fact]
    public void Deeper_than_64_levels_is_refused()
    {
        var deep = $$"""{"type":"message","value":{{new string('[', 10_000)}}{{new string(']', 10_000)}}}""";

        Assert.ThrowsAny<JsonException>(() => ActivityJson.Read(Encoding.UTF8.GetBytes(deep)));
    }
}
