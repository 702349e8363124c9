using System.IO.Compression;
using System.Text.Json.Nodes;
using CommunityCoachBot.EndToEnd.Tests.Support;

namespace CommunityCoachBot.EndToEnd.Tests;

public sealed class The_Teams_package
{
    private static readonly string Folder = Path.Combine(Project.Root, "manifest");

    [Fact]
    public async Task Is_built_and_valid_offline()
    {
        var (exit, output, error) = await PackageAsync(
            Folder,
            "--bot-id",
            "6f6e1a2b-0000-4000-8000-000000000001",
            "--host",
            "coach.example.org"
        );

        Assert.True(exit == 0, output + error);
        await using var package = await ZipFile.OpenReadAsync(
            Path.Combine(Folder, "out", "communitycoachbot.zip"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            ["color.png", "manifest.json", "outline.png", "zh-cn.json", "zh-hk.json"],
            package.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData("scope that does not exist", "Invalid value for key \"bots\"")]
    [InlineData("command title too long", "/bots/0/commandLists/0/commands/0/title")]
    [InlineData("word without a text", "commands[9].title")]
    [InlineData("word that is missing", "commands[0].title: missing")]
    public async Task Is_refused_with_a_reason_when_wrong(string what, string reason)
    {
        var copy = Directory.CreateTempSubdirectory("coach-manifest-");
        foreach (var file in Directory.EnumerateFiles(Folder))
            File.Copy(file, Path.Combine(copy.FullName, Path.GetFileName(file)));
        await Shell.InstallNodePackagesAsync(Folder);
        Directory.CreateSymbolicLink(Path.Combine(copy.FullName, "node_modules"), Path.Combine(Folder, "node_modules"));
        Break(copy.FullName, what);

        var (exit, _, error) = await PackageAsync(copy.FullName);

        Assert.Equal(1, exit);
        Assert.Contains(reason, error, StringComparison.Ordinal);
        copy.Delete(recursive: true);
    }

    private static void Break(string folder, string what)
    {
        var manifestFile = Path.Combine(folder, "manifest.json");
        var wordsFile = Path.Combine(folder, "zh-cn.json");
        var manifest = JsonNode.Parse(File.ReadAllText(manifestFile))!;
        var words = JsonNode.Parse(File.ReadAllText(wordsFile))!;
        switch (what)
        {
            case "scope that does not exist":
                manifest["bots"]![0]!["scopes"]![0] = "everyone";
                break;
            case "command title too long":
                manifest["bots"]![0]!["commandLists"]![0]!["commands"]![0]!["title"] = new string('x', 200);
                break;
            case "word without a text":
                words["bots[0].commandLists[0].commands[9].title"] = "多出来的";
                break;
            default:
                words.AsObject().Remove("bots[0].commandLists[0].commands[0].title");
                break;
        }
        File.WriteAllText(manifestFile, manifest.ToJsonString());
        File.WriteAllText(wordsFile, words.ToJsonString());
    }

    private static Task<(int Exit, string Output, string Error)> PackageAsync(string folder, params string[] arguments) =>
        Shell.RunAsync(folder, Path.Combine(folder, "package-app"), arguments);
}
