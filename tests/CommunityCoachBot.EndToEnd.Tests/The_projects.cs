using System.Xml.Linq;
using CommunityCoachBot.EndToEnd.Tests.Support;

namespace CommunityCoachBot.EndToEnd.Tests;

public sealed class The_projects
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["CommunityCoachBot.Coaching"] = [],
        ["CommunityCoachBot.Protocol"] = [],
        ["CommunityCoachBot.Storage"] = ["CommunityCoachBot.Coaching"],
        ["CommunityCoachBot"] = ["CommunityCoachBot.Coaching", "CommunityCoachBot.Protocol", "CommunityCoachBot.Storage"],
    };

    [Fact]
    public void Point_in_one_direction()
    {
        var arrows = Directory
            .EnumerateFiles(Path.Combine(Project.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .SelectMany(file => References(file).Select(to => (From: Path.GetFileNameWithoutExtension(file), To: to)))
            .ToArray();

        Assert.NotEmpty(arrows);
        Assert.All(arrows, arrow => Assert.True(Allowed[arrow.From].Contains(arrow.To), $"{arrow.From} must not reference {arrow.To}"));
    }

    [Fact]
    public void Keep_clocks_files_and_network_out_of_coaching()
    {
        var project = XDocument.Load(Path.Combine(Project.Root, "src/CommunityCoachBot.Coaching/CommunityCoachBot.Coaching.csproj"));

        Assert.Contains(project.Descendants("AdditionalFiles"), file => file.Attribute("Include")?.Value == "BannedSymbols.Coaching.txt");
        Assert.DoesNotContain(project.Descendants("FrameworkReference"), _ => true);
    }

    [Fact]
    public void Say_no_word_of_social_work_in_the_protocol()
    {
        string[] words = ["resident", "household", "supervisor", "visit", "coach", "居民", "探访"];

        var found = Directory
            .EnumerateFiles(Path.Combine(Project.Root, "src/CommunityCoachBot.Protocol"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .SelectMany(file =>
                words.Where(word => Mentions(File.ReadAllText(file), word)).Select(word => $"{Path.GetFileName(file)}: {word}")
            );

        Assert.Empty(found);
    }

    private static bool Mentions(string text, string word) =>
        text.Replace("CommunityCoachBot", "", StringComparison.Ordinal).Contains(word, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> References(string file) =>
        XDocument
            .Load(file)
            .Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
}
