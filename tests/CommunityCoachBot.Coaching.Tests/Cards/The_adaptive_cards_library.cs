using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using CommunityCoachBot.Coaching.Cards;

namespace CommunityCoachBot.Coaching.Tests.Messages;

/// <summary>The npm package <c>adaptivecards</c>, which Web Chat and the Playground render with, in Node.</summary>
public sealed class The_adaptive_cards_library
{
    [Fact]
    public async Task Finds_nothing_wrong_with_any_card()
    {
        var cards = new List<string>();
        foreach (var sample in (SampleGuide[])[new(), new("\"{{x}}\" <b> *d* 👍\n好")])
        {
            foreach (var language in (string[])["zh-Hans", "en"])
                cards.AddRange(
                    sample.Replies().Select(reply => Line($"{reply.Name} {language}", sample.Format(reply.Reply, language).Card!))
                );
        }

        var said = await CheckAsync(cards, TestContext.Current.CancellationToken);

        Assert.Equal($"{cards.Count} cards", said);
    }

    [Fact]
    public async Task Would_find_something_wrong()
    {
        const string broken =
            """{ "type": "AdaptiveCard", "version": "1.5", "body": [{ "type": "Input.Text" }, { "type": "Nonsense" }] }""";

        var said = await CheckAsync([Line("broken", broken)], TestContext.Current.CancellationToken);

        Assert.Contains("broken: ", said, StringComparison.Ordinal);
    }

    private static string Line(string name, string card) =>
        $"{{\"name\":\"{JavaScriptEncoder.Default.Encode(name)}\",\"card\":{JsonSerializer.Serialize(JsonDocument.Parse(card))}}}";

    private static async Task<string> CheckAsync(IEnumerable<string> cards, CancellationToken cancellationToken)
    {
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "adaptivecards")))
            await RunAsync("npm", folder, input: "", cancellationToken, "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        return await RunAsync("node", folder, string.Join('\n', cards), cancellationToken, "check.js");
    }

    private static async Task<string> RunAsync(
        string file,
        string folder,
        string input,
        CancellationToken cancellationToken,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? (await output).Trim()
            : throw new InvalidOperationException($"{file} {arguments[0]}: exit code {process.ExitCode}. {await error}");
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "node");
}
