using System.Runtime.CompilerServices;
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
}
