using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace CommunityCoachBot.EndToEnd.Tests.Support;

/// <summary>The Microsoft 365 Agents Playground from npm, standing in for Teams: a connector and a page, on loopback.</summary>
internal sealed class Playground : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private Playground(Process process, Uri address, string folder)
    {
        _process = process;
        Address = address;
        _folder = folder;
    }

    public Uri Address { get; }

    public static async Task<Playground> StartAsync(Uri bot)
    {
        await Shell.InstallNodePackagesAsync(Project.NodeFolder);
        var port = HostProcess.FreePort();
        var address = new Uri($"http://127.0.0.1:{port}");
        var folder = Directory.CreateTempSubdirectory("coach-playground-").FullName;
        var start = new ProcessStartInfo(
            Path.Combine(Project.NodeFolder, "node_modules", ".bin", "agentsplayground"),
            [
                "start",
                "-e",
                new Uri(bot, "/api/messages").ToString(),
                "-c",
                "msteams",
                "-p",
                $"{port}",
                "--su",
                $"{address}_connector",
                "--dt",
                "true",
            ]
        )
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["TEAMSAPPTESTER_BROWSER"] = "none";
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var http = new HttpClient();
        for (var limit = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            try
            {
                await http.GetFromJsonAsync<JsonElement>(new Uri(address, "/_internal/v1/config"));
                return new Playground(process, address, folder);
            }
            catch (HttpRequestException) when (limit.Elapsed < TimeSpan.FromSeconds(30) && !process.HasExited)
            {
                // Not listening yet.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
