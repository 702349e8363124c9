using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityCoachBot.Tests.Hosting;

public sealed class The_messaging_endpoint : IAsyncLifetime
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private readonly CoachFactory _factory = new();
    private ConnectorSink _connector = null!;
    private HttpClient _channel = null!;

    public async ValueTask InitializeAsync()
    {
        _connector = await ConnectorSink.StartAsync();
        _channel = _factory.Browser(_factory.With("Bot:ConnectorTimeout", "00:00:02").Start());
    }

    [Fact]
    public async Task Answers_a_message_by_the_connector()
    {
        using var answer = await PostAsync("准备探访", "1");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync(Stop));
        await Eventually.HoldsAsync(() => !_connector.Taken.IsEmpty, "the reply is sent");
        Assert.True(_connector.Taken.TryPeek(out var reply));
        Assert.Equal("1", reply["replyToId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Answers_a_second_delivery_without_saying_anything_twice()
    {
        (await PostAsync("准备探访", "1")).Dispose();
        await Eventually.HoldsAsync(() => !_connector.Taken.IsEmpty, "the reply is sent");
        var said = _connector.Taken.Count;

        using var again = await PostAsync("准备探访", "1");

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await Task.Delay(300, Stop);
        Assert.Equal(said, _connector.Taken.Count);
    }

    [Fact]
    public async Task Puts_replies_into_the_answer_where_they_are_expected_there()
    {
        using var first = await PostAsync("准备探访", "1", ("deliveryMode", "expectReplies"));
        using var again = await PostAsync("准备探访", "1", ("deliveryMode", "expectReplies"));

        var replies = await first.Content.ReadAsStringAsync(Stop);
        Assert.NotEmpty(JsonNode.Parse(replies)!["activities"]!.AsArray());
        Assert.Equal(replies, await again.Content.ReadAsStringAsync(Stop));
        Assert.Empty(_connector.Taken);
    }

    [Fact]
    public async Task Goes_on_when_the_connector_refuses_for_a_while()
    {
        _connector.Refusals.Enqueue(429);
        _connector.Refusals.Enqueue(500);

        (await PostAsync("准备探访", "1")).Dispose();

        await Eventually.HoldsAsync(() => !_connector.Taken.IsEmpty, "the reply is sent at last");
    }

    [Fact]
    public async Task Goes_on_when_the_connector_never_answers()
    {
        _connector.Refusals.Enqueue(0);

        using var answer = await PostAsync("准备探访", "1");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Eventually.HoldsAsync(() => !_connector.Taken.IsEmpty, "the reply is sent at last");
        Assert.Contains(_factory.Log.Lines, line => line.Contains("was not taken at attempt 1: timeout", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Shows_a_pressed_card_as_answered()
    {
        (await PostAsync("准备探访", "1")).Dispose();
        await Eventually.HoldsAsync(() => !_connector.Taken.IsEmpty, "the question is asked");
        var ask = AskOf(Assert.Single(_connector.Taken));

        (await PostAsync("", "2", ("value", new JsonObject { ["ask"] = ask, ["option"] = "exploratory" }))).Dispose();

        await Eventually.HoldsAsync(() => _connector.Taken.Any(IsUpdate), "the card is replaced");
    }

    [Fact]
    public async Task Spends_one_call_on_an_answer_in_words()
    {
        (await PostAsync("准备探访", "1")).Dispose();
        (await PostAsync("探索", "2")).Dispose();
        (await PostAsync("进度", "3")).Dispose();

        await Eventually.HoldsAsync(() => _connector.Taken.Count == 3, "each is answered");
        Assert.DoesNotContain(_connector.Taken, IsUpdate);
    }

    private static bool IsUpdate(JsonNode activity) => activity["$method"]!.GetValue<string>() == "PUT";

    /// <summary>The question a card carries with each of its buttons.</summary>
    private static string AskOf(JsonNode activity) => Regex.Match(activity.ToJsonString(), "\"ask\":\"([^\"]+)\"").Groups[1].Value;

    [Theory]
    [InlineData("invoke", "task/fetch", HttpStatusCode.NotImplemented)]
    [InlineData("typing", null, HttpStatusCode.OK)]
    [InlineData("messageReaction", null, HttpStatusCode.OK)]
    [InlineData("somethingNew", null, HttpStatusCode.OK)]
    public async Task Has_an_answer_for_every_type(string type, string? name, HttpStatusCode status)
    {
        using var answer = await PostAsync("", "1", ("type", type), ("name", name));

        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(_connector.Taken);
    }

    [Fact]
    public async Task Answers_a_card_action_in_the_body()
    {
        using var answer = await PostAsync(
            "",
            "1",
            ("type", "invoke"),
            ("name", "adaptiveCard/action"),
            ("value", JsonNode.Parse("""{"action":{"type":"Action.Execute","data":{"move":"start","option":"visit-preparation"}}}"""))
        );

        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
        Assert.Equal(200, body["statusCode"]!.GetValue<int>());
        Assert.Equal("application/vnd.microsoft.card.adaptive", body["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task Keeps_in_its_store_whatever_it_has_acknowledged()
    {
        for (var number = 0; number < 5; number++)
            (await PostAsync("准备探访", $"{number}")).Dispose();

        var key = new ConversationKey("t1", "msteams", "a:1");
        var loaded = await _factory.Services.GetRequiredService<ITurnStore>().LoadAsync(key, null, "o1", Stop);
        Assert.Equal("visit-preparation", loaded.State.Run!.Guide);
        Assert.Equal(5, loaded.Version);
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _factory.DisposeAsync();
        await _connector.DisposeAsync();
    }

    private Task<HttpResponseMessage> PostAsync(string text, string id, params (string Name, JsonNode? Value)[] more)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = id,
            ["channelId"] = "msteams",
            ["serviceUrl"] = _connector.ServiceUrl,
            ["text"] = text,
            ["from"] = new JsonObject { ["id"] = "29:1", ["aadObjectId"] = "o1" },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject
            {
                ["id"] = "a:1",
                ["tenantId"] = "t1",
                ["conversationType"] = "personal",
            },
            ["locale"] = "zh-CN",
        };
        foreach (var (name, value) in more)
            activity[name] = value;
        return _channel.PostAsJsonAsync(new Uri("/api/messages", UriKind.Relative), activity, Stop);
    }
}
