using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Hosting;

/// <summary>The content that travels beside the program.</summary>
public static class Content
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "content");

    public static string Guides { get; } = Path.Combine(Folder, "Guides");

    /// <summary>Holds the folder of personas.</summary>
    public static string Practice { get; } = Path.Combine(Folder, "Practice");

    public static WordCatalogue LoadWords() =>
        WordCatalogue.Load(
            Directory
                .EnumerateFiles(Path.Combine(Folder, "Words"), "*.yaml")
                .Select(file => (Path.GetFileName(file), File.ReadAllText(file)))
        );

    /// <summary>The checklist of a community. Throws with file, line and reason of everything that is wrong: the program came with it.</summary>
    public static Checklist LoadChecklist()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(Folder, ChecklistFile.Folder), "*.yaml")
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal);
        var load = ChecklistFile.Read(files);
        return load.Checklist ?? throw new InvalidOperationException(string.Join('\n', load.Problems));
    }
}
