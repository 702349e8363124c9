using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CommunityCoachBot.Protocol.Activities;
using CommunityCoachBot.Protocol.DirectLine;
using CommunityCoachBot.Protocol.Tests.DirectLine.Support;

namespace CommunityCoachBot.Protocol.Tests.DirectLine;

/// <summary>Microsoft's own client, botframework-directlinejs from npm, against our server.</summary>
public sealed class The_real_client
{
    private static async Task<DirectLineHost> StartAsync(
        MemoryTranscript? store = null,
        int port = 0,
        bool enhanced = true,
        Func<Activity, Task>? before = null
    )
    {
        var host = await DirectLineHost.StartAsync(
            options =>
            {
                options.EnhancedAuthentication = enhanced;
                options.PostBurst = 1000;
            },
            store,
            port: port
        );
        var hub = host.Hub;
        host.Bot.OnReceive = async (activity, cancellationToken) =>
        {
            if (activity.Type != ActivityTypes.Message || activity.Attachments is { Count: > 0 })
                return;
            if (before is not null)
                await before(activity);
            var reply = new Activity { Type = ActivityTypes.Message, Text = $"re: {activity.Text}" };
            await hub.SendAsync(activity.Conversation!.Id!, reply, cancellationToken);
        };
        return host;
    }

    private static string Domain(DirectLineHost host) => host.Address.GetLeftPart(UriPartial.Authority) + DirectLineHost.Prefix;

    private static IEnumerable<string> Ids(string conversationId, int count) =>
        Enumerable.Range(1, count).Select(i => $"{conversationId}|{i.ToString("0000000", CultureInfo.InvariantCulture)}");

    [Fact, Case(91)]
    public async Task Talks_with_a_token_over_a_socket()
    {
        await using var host = await StartAsync();
        var token = (await host.GenerateAsync()).Text("token");

        var report = await NodeClient.RunAsync(
            "talk",
            new
            {
                domain = Domain(host),
                token,
                say = new[] { "你好", "再見" },
                expect = 4,
            }
        );

        Assert.Equal(
            ["你好", "re: 你好", "再見", "re: 再見"],
            report.Texts("texts").OrderBy(text => text.Contains('再', StringComparison.Ordinal))
        );
        Assert.Equal(Ids(report.Text("conversationId"), 4), report.Texts("ids"));
        Assert.Equal(["Uninitialized", "Connecting", "Online"], report.Texts("statuses"));
        Assert.All(report.Texts("posted"), id => Assert.Contains(id, report.Texts("ids")));
        Assert.Contains(DirectLineHost.User, report.Texts("froms"));
        Assert.DoesNotContain("client", report.Texts("froms"));
        Assert.Empty(report.Texts("errors"));
    }

    [Fact, Case(92)]
    public async Task Talks_with_a_secret_over_a_socket()
    {
        await using var host = await StartAsync();

        var report = await NodeClient.RunAsync(
            "talk",
            new
            {
                domain = Domain(host),
                secret = DirectLineHost.Secret,
                say = new[] { "hello" },
                expect = 2,
            }
        );

        Assert.Equal(["hello", "re: hello"], report.Texts("texts"));
        Assert.Equal(["client", "coach"], report.Texts("froms"));
        Assert.Empty(report.Texts("errors"));
    }

    [Fact, Case(93)]
    public async Task Talks_by_polling()
    {
        await using var host = await StartAsync();
        var token = (await host.GenerateAsync()).Text("token");

        var report = await NodeClient.RunAsync(
            "talk",
            new
            {
                domain = Domain(host),
                token,
                webSocket = false,
                pollingInterval = 200,
                say = new[] { "one", "two", "three" },
                expect = 6,
            }
        );

        Assert.Equal(Ids(report.Text("conversationId"), 6), report.Texts("ids"));
        Assert.Contains(host.Requests, line => line.EndsWith("/activities?watermark=", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Requests, line => line.Contains("/stream", StringComparison.Ordinal));
    }

    [Fact, Case(94)]
    public async Task May_choose_its_user_before_it_connects()
    {
        await using var host = await StartAsync(enhanced: false);
        var token = (await host.GenerateAsync("{}")).Text("token");

        var report = await NodeClient.RunAsync(
            "talk",
            new
            {
                domain = Domain(host),
                token,
                userId = "worker-7",
                say = new[] { "hello" },
                expect = 2,
            }
        );

        Assert.Equal(["worker-7", "coach"], report.Texts("froms"));
        var update = await host.Bot.NextAsync("conversationUpdate");
        Assert.Equal(["coach", "worker-7"], update.MembersAdded!.Select(member => member.Id));
    }

    [Fact]
    public async Task Cannot_choose_its_user_against_its_token()
    {
        await using var host = await StartAsync();
        var token = (await host.GenerateAsync()).Text("token");

        var report = await NodeClient.RunAsync(
            "talk",
            new
            {
                domain = Domain(host),
                token,
                userId = "worker-7",
                say = new[] { "hello" },
                expect = 2,
            }
        );

        Assert.Equal([DirectLineHost.User, "coach"], report.Texts("froms"));
        Assert.Contains(report.Texts("warnings"), text => text.Contains("already set in token", StringComparison.Ordinal));
    }

    [Fact, Case(95)]
    public async Task Cannot_choose_its_user_after_it_connected()
    {
        await using var host = await StartAsync(enhanced: false);
        var token = (await host.GenerateAsync("{}")).Text("token");

        var report = await NodeClient.RunAsync("setUserIdTooLate", new { domain = Domain(host), token });

        Assert.Contains("we cannot set user id", report.Text("thrown"), StringComparison.Ordinal);
    }

    [Fact, Case(96)]
    public async Task Uploads_two_files()
    {
        await using var host = await StartAsync();
        var token = (await host.GenerateAsync()).Text("token");

        var report = await NodeClient.RunAsync("upload", new { domain = Domain(host), token });

        Assert.Equal(["個案.txt", "b.txt"], report.Texts("names"));
        Assert.Equal(["first", "第二"], report.Texts("contents"));
        Assert.Equal(["two files"], report.Texts("texts"));
        Assert.Equal(report.Text("id"), Assert.Single(report.Texts("ids")));
    }

    [Fact, Case(97)]
    public async Task Sees_that_a_post_came_too_late()
    {
        await using var host = await StartAsync();
        var token = (await host.GenerateAsync()).Text("token");

        var report = await NodeClient.RunAsync("postAfterEnd", new { domain = Domain(host), token });

        Assert.Equal(404, report.Int("status"));
    }

    [Fact, Case(98)]
    public async Task Resumes_a_conversation_by_its_id_with_what_is_new()
    {
        await using var host = await StartAsync();
        var started = await host.StartConversationAsync();
        await host.SayAsync(started, "old");
        var fresh = host.Tokens.Issue(started.ConversationId, DirectLineHost.User, "Worker One").Token;

        var report = await NodeClient.RunAsync(
            "talk",
            new
            {
                domain = Domain(host),
                token = fresh,
                conversationId = started.ConversationId,
                say = new[] { "new" },
                expect = 2,
            }
        );

        Assert.Equal(["new", "re: new"], report.Texts("texts"));
        Assert.Single(host.Requests, line => line.EndsWith("/conversations", StringComparison.Ordinal));
    }

    [Fact, Case(98)]
    public async Task Resumes_a_conversation_from_a_watermark_with_what_it_missed()
    {
        await using var host = await StartAsync();
        var started = await host.StartConversationAsync();
        await host.SayAsync(started, "old");

        var report = await NodeClient.RunAsync(
            "listen",
            new
            {
                domain = Domain(host),
                token = started.Token,
                conversationId = started.ConversationId,
                watermark = "0",
                expect = 2,
            }
        );

        Assert.Equal(["old", "re: old"], report.Texts("texts"));
    }

    [Fact, Case(99)]
    public async Task Resumes_a_stream_without_starting_anything()
    {
        await using var host = await StartAsync();
        var started = await host.StartConversationAsync();
        host.Requests.Clear();

        var report = await NodeClient.RunAsync(
            "talk",
            new
            {
                domain = Domain(host),
                token = started.Token,
                conversationId = started.ConversationId,
                streamUrl = started.StreamUrl,
                say = new[] { "hello" },
                expect = 2,
            }
        );

        Assert.Equal(["hello", "re: hello"], report.Texts("texts"));
        Assert.Equal(2, host.Requests.Count);
        Assert.Single(host.Requests, line => line.Contains("/stream?", StringComparison.Ordinal));
        Assert.Single(
            host.Requests,
            line => line.StartsWith("POST ", StringComparison.Ordinal) && line.EndsWith("/activities", StringComparison.Ordinal)
        );
    }

    [Fact, Case(100)]
    public async Task Closes_its_socket_when_it_ends()
    {
        await using var host = await StartAsync();
        var token = (await host.GenerateAsync()).Text("token");
        var client = NodeClient.RunAsync("end", new { domain = Domain(host), token });
        await host.Bot.NextAsync();

        var report = await client;

        Assert.Equal("Ended", report.Texts("statuses")[^1]);
        Assert.Equal(["conversation ended"], report.Texts("errors"));
        Assert.Equal(0, host.CutStreams());
        Assert.Contains(host.Logs.Lines, line => line.Contains("client left", StringComparison.Ordinal));
    }

    [Fact, Case(80)]
    public async Task Reconnects_once_for_one_break()
    {
        DirectLineHost? host = null;
        await using var running = host = await StartAsync(before: async activity =>
        {
            while (activity.Text == "m0" && host!.CutStreams() == 0)
                await Task.Delay(10);
        });
        var token = (await host.GenerateAsync()).Text("token");

        var report = await NodeClient.RunAsync(
            "endure",
            new
            {
                domain = Domain(host),
                token,
                count = 1,
                pause = 300,
            }
        );

        Assert.Equal(Ids(report.Text("conversationId"), 4), report.Texts("ids"));
        Assert.Single(
            host.Requests,
            line => line.Contains($"GET {DirectLineHost.Prefix}/conversations/{report.Text("conversationId")}?", StringComparison.Ordinal)
        );
        Assert.Equal(2, host.Requests.Count(line => line.Contains("/stream?", StringComparison.Ordinal)));
    }

    [Theory, Case(78)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Gets_every_activity_once_and_in_order_while_its_sockets_are_killed_at_random(int seed)
    {
        const int count = 200;
        await using var host = await StartAsync();
        var token = (await host.GenerateAsync()).Text("token");
        var random = new Random(seed);
        using var done = new CancellationTokenSource();
        var killed = 0;
        var killer = Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested && killed < 60)
                {
                    await Task.Delay(random.Next(1, 120));
                    killed += host.CutStreams();
                }
            },
            TestContext.Current.CancellationToken
        );

        var report = await NodeClient.RunAsync(
            "endure",
            new
            {
                domain = Domain(host),
                token,
                count,
                pause = 15,
            }
        );
        await done.CancelAsync();
        await killer;

        var conversationId = report.Text("conversationId");
        var inStore = await host.Store.AfterAsync(conversationId, 0, int.MaxValue, CancellationToken.None);
        Assert.Equal(2 * (count + 1), inStore.Count);
        Assert.Equal(inStore.Select(row => row.ActivityId), report.Texts("ids"));
        Assert.Equal(
            Enumerable.Range(0, count).Select(i => $"m{i}").Append("done"),
            report.Texts("texts").Where(text => !text.StartsWith("re: ", StringComparison.Ordinal))
        );
        Assert.Empty(report.Texts("errors"));
        Assert.True(killed >= 10, $"Only {killed} sockets were killed.");
    }

    [Fact, Case(79)]
    public async Task Gets_every_activity_once_and_in_order_while_the_host_restarts()
    {
        const int count = 60;
        var store = new MemoryTranscript();
        var port = FreePort();
        var host = await StartAsync(store, port);
        try
        {
            var token = (await host.GenerateAsync()).Text("token");
            // A refused connection is tried again after the client's timeout, which is 20 s by default.
            var client = NodeClient.RunAsync(
                "endure",
                new
                {
                    domain = Domain(host),
                    token,
                    count,
                    pause = 20,
                    timeout = 500,
                }
            );
            for (var restarts = 0; restarts < 3; restarts++)
            {
                await host.Bot.NextAsync();
                await Task.Delay(150, TestContext.Current.CancellationToken);
                await host.DisposeAsync();
                host = await StartAsync(store, port);
            }

            var report = await client;

            var rows = await store.AfterAsync(report.Text("conversationId"), 0, int.MaxValue, CancellationToken.None);
            Assert.Equal(rows.Select(row => row.ActivityId), report.Texts("ids"));
            Assert.Equal(
                Enumerable.Range(0, count).Select(i => $"m{i}").Append("done"),
                report.Texts("texts").Where(text => !text.StartsWith("re: ", StringComparison.Ordinal))
            );
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public void Is_installed_from_a_lock_file_that_names_no_registry()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "CommunityCoachBot.sln")))
            root = root.Parent!;
        var folder = Path.Combine(root.FullName, "tests", "CommunityCoachBot.Protocol.Tests", "DirectLine", "node");

        var text = File.ReadAllText(Path.Combine(folder, "package-lock.json"));

        Assert.DoesNotContain("\"resolved\"", text, StringComparison.Ordinal);
        Assert.Contains("\"integrity\"", text, StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
