using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Tests.Support;

/// <summary>The content files as they travel beside the program.</summary>
public static class ShippedContent
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "content");

    /// <summary>The folder of the sources that the content comes from, for tests that re-record what they compare with.</summary>
    public static string Sources([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/CommunityCoachBot.Coaching"));

    public static WordCatalogue Words() => WordCatalogue.Load(WordFiles());

    public static IEnumerable<(string Name, string Yaml)> WordFiles() =>
        Directory
            .EnumerateFiles(Path.Combine(Folder, "Words"), "*.yaml")
            .Order(StringComparer.Ordinal)
            .Select(file => ("Words/" + Path.GetFileName(file), File.ReadAllText(file)));

    /// <summary>The folders of the guides that come with the program.</summary>
    public static ImmutableArray<GuideFolder> GuideFolders() =>
        [
            .. Directory
                .EnumerateDirectories(Path.Combine(Folder, "Guides"))
                .Where(folder => File.Exists(Path.Combine(folder, GuideFile.Name)))
                .Order(StringComparer.Ordinal)
                .Select(folder => new GuideFolder(
                    Path.GetFileName(folder),
                    Directory
                        .EnumerateFiles(folder)
                        .ToImmutableDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal)
                )),
        ];
}
