using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Guides;

/// <summary>Reads guides from disk: a folder that holds one folder for each guide.</summary>
public static class GuideDisk
{
    // A guide of ours is some 20 KB; what is much larger is not a guide.
    private const long LargestFile = 1024 * 1024;

    /// <summary>The guides' files. A folder that is not there holds none.</summary>
    public static ImmutableArray<GuideFolder> Read(string? folder) =>
        [.. Folders(folder).Where(guide => Path.GetFileName(guide) is not (AgencyLexicons.Folder or PersonaFile.Folder)).Select(ReadOne)];

    /// <summary>The word lists an agency added beside its guides.</summary>
    public static ImmutableDictionary<string, string> Lexicons(string? folder) =>
        folder is not null && Path.Combine(folder, AgencyLexicons.Folder) is var lexicons && Directory.Exists(lexicons)
            ? ReadOne(lexicons).Files
            : ImmutableDictionary<string, string>.Empty;

    /// <summary>Personas to practise with, in a folder of that name.</summary>
    public static ImmutableDictionary<string, string> Personas(string? folder) =>
        folder is not null && Path.Combine(folder, PersonaFile.Folder) is var personas && Directory.Exists(personas)
            ? ReadOne(personas).Files
            : ImmutableDictionary<string, string>.Empty;

    /// <summary>The files of one guide.</summary>
    public static GuideFolder ReadOne(string guide) =>
        new(
            Path.GetFileName(Path.GetFullPath(guide)),
            Files(guide)
                .Where(file => new FileInfo(file).Length <= LargestFile)
                .ToImmutableDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal)
        );

    /// <summary>Changes whenever a file of the folder does: by name, size and time.</summary>
    public static string Fingerprint(string? folder) =>
        string.Join(
            '\n',
            Folders(folder)
                .SelectMany(Files)
                .Select(file => new FileInfo(file))
                .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}"))
        );

    private static IEnumerable<string> Folders(string? folder) =>
        Directory.Exists(folder)
            ? Directory.EnumerateDirectories(folder).Where(guide => Files(guide).Any()).Order(StringComparer.Ordinal)
            : [];

    private static IEnumerable<string> Files(string guide) =>
        Directory.EnumerateFiles(guide).Where(file => Path.GetExtension(file) is ".yaml" or ".yml").Order(StringComparer.Ordinal);
}
