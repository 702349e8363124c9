using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Coaching.Tests.Support;

/// <summary>The guides as they travel beside the program.</summary>
public static class ShippedGuides
{
    public static Guide Preparation { get; } = Load("visit-preparation").Guide!;
    public static Guide Summary { get; } = Load("visit-summary").Guide!;

    public static GuideLoad Load(string id) =>
        GuideFile.Parse(
            id,
            Directory
                .EnumerateFiles(Path.Combine(ShippedContent.Folder, "Guides", id), "*.yaml")
                .ToDictionary(file => Path.GetFileName(file), File.ReadAllText, StringComparer.Ordinal)
        );
}
