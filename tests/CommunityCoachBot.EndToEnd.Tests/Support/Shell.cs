using System.Diagnostics;

namespace CommunityCoachBot.EndToEnd.Tests.Support;

/// <summary>Runs a program to its end and gives what it printed.</summary>
internal static class Shell
{
    public static async Task<(int Exit, string Output, string Error)> RunAsync(
        string folder,
        string program,
        IEnumerable<string> arguments,
        IReadOnlyDictionary<string, string>? environment = null,
        string? input = null
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>(StringComparer.Ordinal))
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        if (input is not null)
            await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Installs the Node packages of a folder from its lock file, once.</summary>
    public static async Task InstallNodePackagesAsync(string folder)
    {
        if (Directory.Exists(Path.Combine(folder, "node_modules")))
            return;
        var (exit, output, error) = await RunAsync(folder, "npm", ["ci", "--ignore-scripts"]);
        Assert.True(exit == 0, $"npm ci in {Path.GetFileName(folder)}: {output}{error}");
    }
}
