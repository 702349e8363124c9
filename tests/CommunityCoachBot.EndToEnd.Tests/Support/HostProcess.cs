using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace CommunityCoachBot.EndToEnd.Tests.Support;

/// <summary>The real host in a process of its own, in Development on loopback, with a data folder that outlives restarts.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private readonly Dictionary<string, string> _environment;
    private readonly StringBuilder _log = new();
    private Process? _process;

    private HostProcess(string dataFolder, int port, IReadOnlyDictionary<string, string>? settings)
    {
        DataFolder = dataFolder;
        Address = new Uri($"http://127.0.0.1:{port}");
        _environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Data__Folder"] = dataFolder,
            ["DOTNET_NOLOGO"] = "1",
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>(StringComparer.Ordinal))
            _environment[name] = value;
    }

    public Uri Address { get; }

    public string DataFolder { get; }

    /// <summary>All that the host logged so far.</summary>
    public string Log
    {
        get
        {
            lock (_log)
                return _log.ToString();
        }
    }

    public static async Task<HostProcess> StartAsync(IReadOnlyDictionary<string, string>? settings = null)
    {
        var host = new HostProcess(Directory.CreateTempSubdirectory("coach-e2e-").FullName, FreePort(), settings);
        await host.StartAgainAsync();
        return host;
    }

    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("dotnet", [Project.HostAssembly, "serve", "--urls", Address.ToString()])
        {
            WorkingDirectory = Project.HostFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in _environment)
            start.Environment[name] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += Keep;
        _process.ErrorDataReceived += Keep;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        using var http = new HttpClient();
        var limit = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                using var response = await http.GetAsync(new Uri(Address, "/health/ready"));
                if (response.IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (!_process.HasExited && limit.Elapsed < TimeSpan.FromSeconds(60))
            {
                // Not listening yet.
            }
            Assert.False(_process.HasExited, $"the host ended: {Log}");
            Assert.True(limit.Elapsed < TimeSpan.FromSeconds(60), $"the host is not ready: {Log}");
            await Task.Delay(50);
        }
    }

    /// <summary><c>kill -9</c>.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>A polite stop, as systemd or a container engine asks for it; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        await Shell.RunAsync("/", "kill", ["-TERM", _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Runs a command of the program on this host's data.</summary>
    public Task<(int Exit, string Output, string Error)> RunAsync(string[] arguments, string? input = null) =>
        Shell.RunAsync(Project.HostFolder, "dotnet", [Project.HostAssembly, .. arguments], _environment, input);

    /// <summary>What <c>notes export --format json</c> prints for this host's store.</summary>
    public async Task<IReadOnlyList<JsonElement>> ExportNotesAsync()
    {
        var (exit, output, error) = await Shell.RunAsync(
            Project.HostFolder,
            "dotnet",
            [Project.HostAssembly, "notes", "export", "--format", "json"],
            _environment
        );
        Assert.True(exit == 0, error);
        using var notes = JsonDocument.Parse(output);
        return [.. notes.RootElement.EnumerateArray().Select(note => note.Clone())];
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
            await KillAsync();
        _process?.Dispose();
        Directory.Delete(DataFolder, recursive: true);
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (_log)
            _log.AppendLine(line.Data);
    }
}
