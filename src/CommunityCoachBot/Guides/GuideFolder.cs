using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Guides;

/// <summary>Reads guides from a folder that holds one folder for each.</summary>
public static class GuideFolder
{
    // A guide of ours is some 20 KB; what is much larger is not a guide.
    private const long LargestFile = 1024 * 1024;

    /// <summary>Every guide of the folder: whole, or with what is wrong. A folder that is not there has none.</summary>
    public static ImmutableArray<GuideLoad> Read(string folder) =>
        [.. GuideFolders(folder).Select(guide => GuideFile.Parse(Path.GetFileName(guide), Texts(guide)))];

    /// <summary>Changes whenever a file of the folder does: by name, size and time.</summary>
    public static string Fingerprint(string folder) =>
        string.Join(
            '\n',
            GuideFolders(folder)
                .SelectMany(Files)
                .Select(file => new FileInfo(file))
                .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"))
        );

    /// <summary>The texts of one guide, by file name.</summary>
    public static Dictionary<string, string> Texts(string guide) =>
        Files(guide).Where(file => new FileInfo(file).Length <= LargestFile).ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);

    private static IEnumerable<string> GuideFolders(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Where(guide => Files(guide).Any()).Order(StringComparer.Ordinal) : [];

    private static IEnumerable<string> Files(string guide) =>
        Directory.EnumerateFiles(guide).Where(file => Path.GetExtension(file) is ".yaml" or ".yml").Order(StringComparer.Ordinal);
}
