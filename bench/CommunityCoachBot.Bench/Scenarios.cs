using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace CommunityCoachBot.Bench;

/// <summary>The runs of the bench. Each starts what it needs, on loopback, in a folder of its own that it removes.</summary>
internal sealed class Scenarios(string host, string guides)
{
    /// <summary>Turns of whole guides at several degrees of concurrency: our host beside the floor, in one run.</summary>
    public async Task TurnsAsync(IReadOnlyList<int> concurrency, int rounds)
    {
        Console.WriteLine("| bot | c | turns | CPU ms a turn | turns/s | p50 ms | p95 ms | p99 ms | RSS MiB | start ms |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
        var measured = new List<Measured>();
        foreach (
            var (name, start) in new (string, Func<string, int, Task<Target>>)[]
            {
                ("floor, one commit a turn", (folder, port) => StartFloorAsync(folder, port, grouped: false)),
                ("floor, grouped commits", (folder, port) => StartFloorAsync(folder, port, grouped: true)),
                ("CommunityCoachBot", StartHostAsync),
            }
        )
        {
            await InFolderAsync(async folder =>
            {
                await using var sink = await StartSinkAsync();
                await using var target = await start(folder, FreePort());
                using var http = Client();
                await RunGuidesAsync(target, sink, http, "warm", 16, 40);
                foreach (var c in concurrency)
                {
                    var result = await RunGuidesAsync(target, sink, http, "c" + c, c, Math.Max(rounds, 2 * c)) with { Bot = name, C = c };
                    measured.Add(result);
                    Console.WriteLine(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"| {name} | {c} | {result.Turns} | {result.CpuPerTurn:0.000} | {result.PerSecond:0} | {result.P(50):0.0} | {result.P(95):0.0} | {result.P(99):0.0} | {target.RssMebibytes():0} | {target.StartUp.TotalMilliseconds:0} |"
                        )
                    );
                }
            });
        }
        Console.WriteLine();
        Console.WriteLine("| CommunityCoachBot ÷ floor, grouped | CPU a turn | turns/s | p99 |");
        Console.WriteLine("| --- | --- | --- | --- |");
        foreach (var c in concurrency)
        {
            var floor = measured.First(m => m.C == c && m.Bot.EndsWith("grouped commits", StringComparison.Ordinal));
            var ours = measured.First(m => m.C == c && string.Equals(m.Bot, "CommunityCoachBot", StringComparison.Ordinal));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| c={c} | {ours.CpuPerTurn / floor.CpuPerTurn:0.00} | {ours.PerSecond / floor.PerSecond:0.00} | {ours.P(99) / floor.P(99):0.00} |"
                )
            );
        }
    }

    /// <summary>Four answers of one conversation at once, in many conversations: all four must be in the note.</summary>
    public async Task<bool> BurstAsync(int conversations)
    {
        var right = 0;
        await InFolderAsync(async folder =>
        {
            await using var sink = await StartSinkAsync();
            await using var target = await StartHostAsync(folder, FreePort());
            using var http = Client();
            var endpoint = Endpoint(target);
            for (var i = 0; i < conversations; i++)
            {
                var worker = new Worker(http, sink, $"burst{i}");
                var script = Worker.Script(worker.Conversation);
                await worker.SayAsync(endpoint, script[0], Limit);
                await Task.WhenAll(script.Skip(1).Take(4).Select(line => worker.SayAsync(endpoint, line, Limit)));
                foreach (var line in script.Skip(5))
                    await worker.SayAsync(endpoint, line, Limit);
            }
            var notes = await ExportAsync(folder);
            for (var i = 0; i < conversations; i++)
                if (IsWhole(notes, Worker.Script($"burst{i}")))
                    right++;
        });
        Console.WriteLine($"burst: {right} of {conversations} conversations right (four answers at once)");
        return right == conversations;
    }

    /// <summary><c>kill -9</c> at random instants under load, restart, go on. Workers deliver an activity again until it is acknowledged, as a channel does.</summary>
    public async Task<bool> KillAsync(int conversations, int kills, int seed)
    {
        var good = false;
        await InFolderAsync(async folder =>
        {
            await using var sink = await StartSinkAsync();
            var port = FreePort();
            var random = new Random(seed);
            var target = await StartHostAsync(folder, port);
            using var http = Client();
            using var stop = new CancellationTokenSource();
            var workers = Enumerable.Range(0, conversations).Select(i => new Worker(http, sink, $"kill{i}")).ToArray();
            var endpoint = Endpoint(target);
            var running = Task.WhenAll(workers.Select(worker => Task.Run(() => PersistAsync(worker, endpoint))));
            for (var i = 0; i < kills && !running.IsCompleted; i++)
            {
                await Task.Delay(random.Next(200, 900));
                target.Kill();
                await target.DisposeAsync();
                target = await StartHostAsync(folder, port);
            }
            var repeated = await running;
            await Task.WhenAll(
                workers.SelectMany(worker =>
                    Enumerable
                        .Range(0, Worker.Script(worker.Conversation).Count)
                        .Select(line =>
                            sink.For(worker.Conversation)
                                .WaitAsync($"{worker.Conversation}-p{line}", TimeSpan.FromSeconds(30))
                                .ContinueWith(_ => { }, TaskScheduler.Default)
                        )
                )
            );
            var notes = await ExportAsync(folder);
            var ids = notes.Select(note => note.GetProperty("id").GetString()).ToArray();
            var lost = workers.Count(worker => !IsWhole(notes, Worker.Script(worker.Conversation)));
            var doubled = notes.Count - workers.Length + lost;
            // Replies that answer one activity more than once, beyond the one in flight at each kill.
            var unanswered = workers.Sum(worker => Worker.Script(worker.Conversation).Count - sink.For(worker.Conversation).Replies.Count);
            var most = workers.Max(worker => sink.For(worker.Conversation).Replies.Values.Sum(times => times - 1));
            await target.DisposeAsync();
            Console.WriteLine(
                $"kill: {kills} kills, {workers.Length} conversations, {repeated.Sum()} deliveries repeated; notes lost {lost}, doubled {doubled}, replies lost {unanswered}, most replies repeated in one conversation {most}"
            );
            good =
                lost == 0 && doubled == 0 && unanswered == 0 && most <= kills && ids.Distinct(StringComparer.Ordinal).Count() == ids.Length;
        });
        return good;
    }

    /// <summary>What open conversations cost in memory.</summary>
    public async Task OpenAsync(int conversations)
    {
        await InFolderAsync(async folder =>
        {
            await using var sink = await StartSinkAsync();
            await using var target = await StartHostAsync(folder, FreePort());
            using var http = Client();
            await RunGuidesAsync(target, sink, http, "warm", 16, 200);
            var before = target.RssMebibytes();
            var endpoint = Endpoint(target);
            await Parallel.ForAsync(
                0,
                conversations,
                new ParallelOptions { MaxDegreeOfParallelism = 32 },
                async (i, _) =>
                {
                    var worker = new Worker(http, sink, $"open{i}");
                    await worker.SayAsync(endpoint, "六步测速", Limit);
                }
            );
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"open: RSS {before:0} MiB warm, {target.RssMebibytes():0} MiB with {conversations} conversations open"
                )
            );
        });
    }

    private static TimeSpan Limit => TimeSpan.FromSeconds(60);

    private static Uri Endpoint(Target target) => new($"http://127.0.0.1:{target.Port}/api/messages");

    private static HttpClient Client() => new(new SocketsHttpHandler { MaxConnectionsPerServer = 512 }) { Timeout = Limit };

    private static async Task<Measured> RunGuidesAsync(Target target, ConnectorSink sink, HttpClient http, string prefix, int c, int guides)
    {
        var times = new ConcurrentBag<double>();
        var endpoint = Endpoint(target);
        var next = 0;
        var cpu = target.CpuMilliseconds();
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, c)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        while (Interlocked.Increment(ref next) is var i && i <= guides)
                        {
                            var worker = new Worker(http, sink, $"{prefix}-{i}");
                            foreach (var line in Worker.Script(worker.Conversation))
                                times.Add((await worker.SayAsync(endpoint, line, Limit)).TotalMilliseconds);
                        }
                    })
                )
        );
        return new Measured("", c, [.. times.Order()], target.CpuMilliseconds() - cpu, clock.Elapsed);
    }

    private static async Task<int> PersistAsync(Worker worker, Uri endpoint)
    {
        var repeated = 0;
        var line = 0;
        foreach (var text in Worker.Script(worker.Conversation))
        {
            var id = $"{worker.Conversation}-p{line++}";
            while (true)
            {
                try
                {
                    if (await worker.PostAsync(endpoint, id, text, CancellationToken.None) == HttpStatusCode.OK)
                        break;
                }
                catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
                {
                    // The bot is down: a channel delivers again.
                }
                repeated++;
                await Task.Delay(20);
            }
        }
        return repeated;
    }

    private static bool IsWhole(IReadOnlyList<JsonElement> notes, IReadOnlyList<string> script)
    {
        var mine = notes
            .Where(note =>
                note.GetRawText()
                    .Contains(
                        JsonEncodedText.Encode(script[1], System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
                        StringComparison.Ordinal
                    )
                || note.GetProperty("content")
                    .EnumerateObject()
                    .Any(answer => string.Equals(answer.Value.ToString(), script[1], StringComparison.Ordinal))
            )
            .ToArray();
        if (mine.Length != 1)
            return false;
        var answers = mine[0]
            .GetProperty("content")
            .EnumerateObject()
            .Select(answer => answer.Value.ToString())
            .ToHashSet(StringComparer.Ordinal);
        return script.Skip(1).Take(6).All(answers.Contains);
    }

    private async Task<IReadOnlyList<JsonElement>> ExportAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var argument in new[] { host, "notes", "export", "--format", "json" })
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in HostEnvironment(folder))
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"notes export ended with {process.ExitCode}");
        using var document = JsonDocument.Parse(output);
        return [.. document.RootElement.EnumerateArray().Select(note => note.Clone())];
    }

    private Task<Target> StartHostAsync(string folder, int port) =>
        Target.StartAsync(host, ["serve", "--urls", $"http://127.0.0.1:{port}"], port, HostEnvironment(folder));

    private Dictionary<string, string> HostEnvironment(string folder) =>
        new(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Data__Folder"] = folder,
            ["Guides__Folder"] = guides,
            ["Logging__LogLevel__Default"] = "Warning",
        };

    private static Task<Target> StartFloorAsync(string folder, int port, bool grouped) =>
        Target.StartAsync(
            typeof(Scenarios).Assembly.Location,
            [
                "floor",
                "--port",
                port.ToString(CultureInfo.InvariantCulture),
                "--database",
                Path.Combine(folder, "floor.db"),
                .. grouped ? ["--grouped"] : Array.Empty<string>(),
            ],
            port,
            new Dictionary<string, string>(StringComparer.Ordinal)
        );

    private static async Task<ConnectorSink> StartSinkAsync()
    {
        var sink = new ConnectorSink(FreePort());
        await sink.StartAsync();
        return sink;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task InFolderAsync(Func<string, Task> run)
    {
        var folder = Directory.CreateTempSubdirectory("coach-bench-").FullName;
        try
        {
            await run(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed record Measured(string Bot, int C, IReadOnlyList<double> Times, double Cpu, TimeSpan Elapsed)
    {
        public int Turns => Times.Count;
        public double CpuPerTurn => Cpu / Times.Count;
        public double PerSecond => Times.Count / Elapsed.TotalSeconds;

        public double P(int percent) => Times[Math.Min(Times.Count - 1, Times.Count * percent / 100)];
    }
}
