using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CommunityCoachBot.Protocol.Tests.DirectLine.Support;

/// <summary>Runs Microsoft's botframework-directlinejs in Node. Its packages are installed once, from the lock file beside the script.</summary>
internal static class NodeClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly Lazy<Task<string>> Folder = new(InstallAsync);

    public static async Task<JsonObject> RunAsync(string scenario, object options)
    {
        var folder = await Folder.Value;
        var output = await RunAsync("node", folder, "drive.cjs", scenario, JsonSerializer.Serialize(options, JsonSerializerOptions.Web));
        return JsonNode.Parse(output)!.AsObject();
    }

    public static IReadOnlyList<string> Texts(this JsonObject report, string name) =>
        [.. report[name]!.AsArray().Select(text => text!.GetValue<string>())];

    private static async Task<string> InstallAsync()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "CommunityCoachBot.sln")))
            root = root.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        var folder = Path.Combine(root.FullName, "tests", "CommunityCoachBot.Protocol.Tests", "DirectLine", "node");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "botframework-directlinejs")))
            await RunAsync("npm", folder, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        return folder;
    }

    private static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {arguments[0]} {arguments.ElementAtOrDefault(1)} did not end. {await error}", late);
        }
        return process.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{program} {arguments[0]}: exit code {process.ExitCode}. {await error}");
    }
}
