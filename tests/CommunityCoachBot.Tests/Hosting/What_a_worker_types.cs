using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CommunityCoachBot.Tests.Support;

namespace CommunityCoachBot.Tests.Hosting;

public sealed class What_a_worker_types : IAsyncLifetime
{
    private const string Marker = "马克吐温的秘密zqx";
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private readonly CoachFactory _factory = new();
    private ConnectorSink _connector = null!;

    public async ValueTask InitializeAsync() => _connector = await ConnectorSink.StartAsync();

    [Fact]
    public async Task Never_reaches_a_log_by_any_path()
    {
        var address = _factory.Start();
        var chat = await Our_own_web_chat.OpenAsync(_factory, address);
        using var channel = _factory.Browser(address);

        await chat.SayAsync(Marker);
        await chat.SayAsync("准备探访");
        await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "message",
                ["value"] = new JsonObject
                {
                    ["ask"] = Marker,
                    ["address-as"] = Marker,
                    [Marker] = Marker,
                },
            }
        );
        await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "event",
                ["name"] = Marker,
                ["value"] = Marker,
            }
        );
        await chat.PostAsync(
            new JsonObject
            {
                ["type"] = "event",
                ["name"] = "coach/language",
                ["value"] = new JsonObject { ["language"] = Marker },
            }
        );
        foreach (var type in new[] { "message", "invoke", "messageUpdate", "event", "conversationUpdate" })
            await PostAsync(channel, type);
        _connector.Refusals.Enqueue(400);
        await PostAsync(channel, "message");
        using var broken = new StringContent($"{{\"type\":\"message\",\"text\":\"{Marker}\"", Encoding.UTF8, "application/json");
        (await channel.PostAsync(new Uri("/api/messages", UriKind.Relative), broken, Stop)).Dispose();
        (
            await channel.GetAsync(
                new Uri($"/notes/{Uri.EscapeDataString(Marker)}?q={Uri.EscapeDataString(Marker)}", UriKind.Relative),
                Stop
            )
        ).Dispose();
        await Eventually.HoldsAsync(
            () => _factory.Log.Lines.Any(line => line.Contains("is given up", StringComparison.Ordinal)),
            "the last reply is given up"
        );

        Assert.NotEmpty(_factory.Log.Lines);
        Assert.DoesNotContain(_factory.Log.Lines, line => line.Contains("zqx", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Never_comes_with_the_tickets_of_streams_into_a_log()
    {
        var address = _factory.Start();
        var chat = await Our_own_web_chat.OpenAsync(_factory, address);
        using var channel = _factory.Browser(address);

        (
            await channel.GetAsync(
                new Uri($"/v3/directline/conversations/{chat.ConversationId}/stream?watermark=-&t=zqx-ticket", UriKind.Relative),
                Stop
            )
        ).Dispose();

        Assert.DoesNotContain(_factory.Log.Lines, line => line.Contains("zqx-ticket", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await _factory.DisposeAsync();
        await _connector.DisposeAsync();
    }

    private async Task PostAsync(HttpClient channel, string type)
    {
        var activity = new JsonObject
        {
            ["type"] = type,
            ["id"] = Guid.NewGuid().ToString(),
            ["channelId"] = "msteams",
            ["serviceUrl"] = _connector.ServiceUrl,
            ["text"] = Marker,
            ["name"] = "adaptiveCard/action",
            ["value"] =
                type == "invoke"
                    ? new JsonObject { ["action"] = new JsonObject { ["data"] = new JsonObject { ["step"] = Marker } } }
                    : null,
            ["from"] = new JsonObject { ["id"] = "29:1", ["name"] = Marker },
            ["recipient"] = new JsonObject { ["id"] = "28:bot" },
            ["conversation"] = new JsonObject
            {
                ["id"] = "a:1",
                ["tenantId"] = "t1",
                ["conversationType"] = "personal",
            },
        };
        (await channel.PostAsJsonAsync(new Uri("/api/messages", UriKind.Relative), activity, Stop)).Dispose();
    }
}
