using System.Diagnostics;
using System.Globalization;

namespace CommunityCoachBot.Bench;

/// <summary>A bot under test: a process of its own, measured from outside.</summary>
internal sealed class Target : IAsyncDisposable
{
    private readonly Process _process;

    private Target(Process process, int port, TimeSpan started)
    {
        _process = process;
        Port = port;
        StartUp = started;
    }

    public int Port { get; }

    /// <summary>From the start of the process to its first healthy answer.</summary>
    public TimeSpan StartUp { get; }

    public static async Task<Target> StartAsync(
        string program,
        IEnumerable<string> arguments,
        int port,
        IReadOnlyDictionary<string, string> environment
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        // One core for the bot, as in docs/performance.md: the load generator has the other.
        if (File.Exists("/usr/bin/taskset"))
        {
            start.FileName = "/usr/bin/taskset";
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add("0");
            start.ArgumentList.Add("dotnet");
        }
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                Console.Error.WriteLine(text);
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        using var http = new HttpClient();
        while (true)
        {
            try
            {
                using var response = await http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/live"));
                if (response.IsSuccessStatusCode)
                    return new Target(process, port, clock.Elapsed);
            }
            catch (HttpRequestException) when (clock.Elapsed < TimeSpan.FromSeconds(30) && !process.HasExited)
            {
                // Not listening yet.
            }
            await Task.Delay(5);
        }
    }

    /// <summary>User and system time of the process so far, in milliseconds (from /proc: 10 ms steps).</summary>
    public double CpuMilliseconds()
    {
        var fields = File.ReadAllText($"/proc/{_process.Id}/stat").Split(") ", 2)[1].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) * 10.0;
    }

    public double RssMebibytes() =>
        File.ReadLines($"/proc/{_process.Id}/status")
            .First(line => line.StartsWith("VmRSS", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            is [_, var kib, ..]
            ? double.Parse(kib, CultureInfo.InvariantCulture) / 1024
            : 0;

    /// <summary><c>kill -9</c>: no handler runs, nothing is flushed.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
