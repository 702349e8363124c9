using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Transcripts;

/// <summary>The guides in our sources, with their transcripts.</summary>
internal static class OurGuides
{
    public static string Folder { get; } = Path.Combine(ShippedContent.Sources(), "Guides");

    public static GuideCatalogue Load()
    {
        // In the order of the work: first one prepares.
        var folders = Directory
            .EnumerateFiles(Folder, GuideFile.Name, SearchOption.AllDirectories)
            .Select(file => Path.GetDirectoryName(file)!)
            .Order(StringComparer.Ordinal)
            .Select(folder => new GuideFolder(
                Path.GetFileName(folder),
                Directory.EnumerateFiles(folder, "*.yaml").ToImmutableDictionary(file => Path.GetFileName(file), File.ReadAllText)
            ));
        var read = GuideFolders.Read(GuideCatalogue.Empty, folders, []);
        Assert.Empty(read.Problems);
        return read.Catalogue;
    }

    public static IEnumerable<string> Transcripts() =>
        Directory
            .EnumerateFiles(Folder, "*.chat", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
