using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CommunityCoachBot.Bench;
using CommunityCoachBot.EndToEnd.Tests.Support;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CommunityCoachBot.EndToEnd.Tests;

/// <summary>The built program as operators run it: processes, signals, files, a database server.</summary>
public sealed class The_program
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly Dictionary<string, string> SixSteps = new(StringComparer.Ordinal)
    {
        ["Guides__Folder"] = Path.Combine(Project.Root, "bench", "guides"),
        ["Logging__LogLevel__Default"] = "Warning",
    };

    private static readonly string[] WholeVisit =
    [
        "prepare a visit",
        "get to know people",
        "Uncle Chan, older person living alone",
        "Meet Uncle Chan and hear how he manages meals",
        "theirs",
        "tomorrow 9:30 am, 20 minutes, agreed by phone",
        "plants, prices",
        "scammer",
        "1",
        "skip",
        "save",
    ];

    [Fact]
    public async Task Keeps_every_acknowledged_answer_through_a_polite_stop()
    {
        await using var host = await HostProcess.StartAsync(SixSteps);
        await using var connector = new ConnectorSink(HostProcess.FreePort());
        await connector.StartAsync();
        using var http = new HttpClient { Timeout = Limit };
        var workers = Enumerable.Range(0, 40).Select(number => new Worker(http, connector, $"stop{number}")).ToArray();
        var (acknowledged, all) = (0, workers.Length * Worker.Script("").Count);
        var talks = Task.WhenAll(workers.Select(worker => Task.Run(() => TalkAsync(worker))));
        while (Volatile.Read(ref acknowledged) < all / 4)
            await Task.Delay(2, Stop);

        Assert.Equal(0, await host.StopAsync());
        Assert.InRange(Volatile.Read(ref acknowledged), all / 4, all - 1);
        await host.StartAgainAsync();
        await talks;

        // An answer that was lost would have been asked for again, and the rest of the script would stand one step off.
        var notes = await host.ExportNotesAsync();
        Assert.Equal(
            workers.Select(worker => string.Join('|', Worker.Script(worker.Conversation).Skip(1).Take(6))).Order(StringComparer.Ordinal),
            notes.Select(Answers).Order(StringComparer.Ordinal)
        );
        foreach (var worker in workers)
        {
            for (var line = 0; line < Worker.Script("").Count; line++)
                await connector.For(worker.Conversation).WaitAsync($"{worker.Conversation}-p{line}", Limit);
        }

        async Task TalkAsync(Worker worker)
        {
            var line = 0;
            foreach (var text in Worker.Script(worker.Conversation))
            {
                // As a channel does: the same activity again until it is acknowledged, and never after.
                while (!await TakesAsync(worker, $"{worker.Conversation}-p{line}", text))
                    await Task.Delay(20, Stop);
                Interlocked.Increment(ref acknowledged);
                line++;
            }
        }

        async Task<bool> TakesAsync(Worker worker, string id, string text)
        {
            try
            {
                return await worker.PostAsync(new Uri(host.Address, "/api/messages"), id, text, Stop) == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }
    }

    [Fact]
    public async Task Talks_in_a_terminal_and_prints_and_copies_what_was_saved()
    {
        await using var host = await HostProcess.StartAsync();

        var (exit, said, error) = await host.RunAsync(["chat", "--language", "en"], string.Join('\n', WholeVisit) + "\n");
        Assert.True(exit == 0, error);
        Assert.Contains("What is this visit mainly for?", said, StringComparison.Ordinal);

        var note = Assert.Single(await host.ExportNotesAsync());
        Assert.Equal("visit-plan", note.GetProperty("kind").GetString());
        Assert.Equal("Uncle Chan", note.GetProperty("addressAs").GetString());
        var csv = await host.RunAsync(["notes", "export", "--format", "csv"]);
        Assert.Equal(0, csv.Exit);
        Assert.Equal(2, csv.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("Meet Uncle Chan and hear how he manages meals", csv.Output, StringComparison.Ordinal);

        var copy = Path.Combine(host.DataFolder, "copy.db");
        var backup = await host.RunAsync(["db", "backup", copy]);
        Assert.True(backup.Exit == 0, backup.Error);
        var (again, exported, _) = await Shell.RunAsync(
            Project.HostFolder,
            "dotnet",
            [Project.HostAssembly, "notes", "export", "--format", "json"],
            new Dictionary<string, string>(StringComparer.Ordinal) { ["Data__Folder"] = host.DataFolder, ["Storage__Path"] = copy }
        );
        Assert.Equal(0, again);
        using var copied = JsonDocument.Parse(exported);
        Assert.Equal(note.GetRawText(), Assert.Single(copied.RootElement.EnumerateArray()).GetRawText());

        Assert.Equal(2, (await host.RunAsync(["dance"])).Exit);
    }

    [Fact]
    public async Task Answers_once_what_was_said_while_the_database_was_locked()
    {
        await using var host = await HostProcess.StartAsync(SixSteps);
        await using var connector = new ConnectorSink(HostProcess.FreePort());
        await connector.StartAsync();
        using var http = new HttpClient { Timeout = Limit };
        var worker = new Worker(http, connector, "locked");
        var messages = new Uri(host.Address, "/api/messages");
        await using var other = new SqliteConnection($"Data Source={Path.Combine(host.DataFolder, "coach.db")};Pooling=False");
        await other.OpenAsync(Stop);
        await ExecuteAsync(other, "BEGIN EXCLUSIVE");

        var posted = worker.PostAsync(messages, "locked-1", "六步测速", Stop);
        await Task.Delay(TimeSpan.FromSeconds(5), Stop);
        Assert.False(posted.IsCompleted);
        Assert.Empty(connector.For("locked").Replies);
        await ExecuteAsync(other, "ROLLBACK");

        Assert.Equal(HttpStatusCode.OK, await posted);
        await connector.For("locked").WaitAsync("locked-1", Limit);
        // The next reply comes after any second one to the first message: replies leave in order.
        Assert.Equal(HttpStatusCode.OK, await worker.PostAsync(messages, "locked-2", "听听他一天三顿怎么安排", Stop));
        await connector.For("locked").WaitAsync("locked-2", Limit);
        Assert.Equal(1, connector.For("locked").Replies["locked-1"]);
    }

    [Fact]
    public async Task Does_not_start_in_production_without_settings_and_names_what_is_missing()
    {
        var folder = Directory.CreateTempSubdirectory("coach-e2e-").FullName;
        var (exit, _, error) = await Shell.RunAsync(
            Project.HostFolder,
            "dotnet",
            [Project.HostAssembly, "serve", "--urls", $"http://127.0.0.1:{HostProcess.FreePort()}"],
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["Data__Folder"] = folder,
            }
        );
        Directory.Delete(folder, recursive: true);

        Assert.Equal(1, exit);
        Assert.Contains("SignIn:Authority", error, StringComparison.Ordinal);
        Assert.Contains("Bot:AppId", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serves_on_PostgreSQL()
    {
        var server = Environment.GetEnvironmentVariable("TEST_POSTGRES");
        Assert.SkipUnless(server is { Length: > 0 }, "TEST_POSTGRES names no server; ./test starts one.");
        var name = $"t_{Guid.NewGuid():N}";
        await using (var source = NpgsqlDataSource.Create(server!))
        await using (var create = source.CreateCommand($"create database {name}"))
            await create.ExecuteNonQueryAsync(Stop);
        await using var host = await HostProcess.StartAsync(
            new Dictionary<string, string>(SixSteps, StringComparer.Ordinal)
            {
                ["Storage__Provider"] = "Postgres",
                ["Storage__ConnectionString"] = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString,
            }
        );
        using var http = new HttpClient { Timeout = Limit };

        var script = Worker.Script("pg");
        for (var line = 0; line < script.Count; line++)
        {
            using var response = await http.PostAsJsonAsync(new Uri(host.Address, "/api/messages"), Expecting(line, script[line]), Stop);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            var body = await response.Content.ReadFromJsonAsync<JsonElement>(Stop);
            Assert.NotEqual(0, body.GetProperty("activities").GetArrayLength());
        }

        Assert.Equal(string.Join('|', script.Skip(1).Take(6)), Answers(Assert.Single(await host.ExportNotesAsync())));
        Assert.False(File.Exists(Path.Combine(host.DataFolder, "coach.db")));
    }

    /// <summary>A message whose replies are expected in the response.</summary>
    private static object Expecting(int line, string text) =>
        new
        {
            type = "message",
            id = $"pg-{line}",
            channelId = "emulator",
            serviceUrl = "http://localhost:9/",
            deliveryMode = "expectReplies",
            locale = "zh-CN",
            text,
            from = new { id = "29:pg" },
            recipient = new { id = "28:bot" },
            conversation = new { id = "pg", conversationType = "personal" },
        };

    /// <summary>The six answers of a note, in the order of their steps.</summary>
    private static string Answers(JsonElement note) =>
        string.Join(
            '|',
            new[] { "one", "two", "three", "four", "five", "six" }.Select(step => note.GetProperty("content").GetProperty(step))
        );

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }
}
