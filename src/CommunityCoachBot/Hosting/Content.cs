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
}
