using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Coaching.Tests.Support;

/// <summary>Guides of the tests, as files: <c>door-talk</c> has every kind of step, <c>street-walk</c> one step and a draft language.</summary>
public static class TestGuides
{
    public static IReadOnlyList<string> Rules { get; } = ["least-data", "one-goal", "timing", "amber"];

    public static IDictionary<string, string> Files(string folder = "door-talk") =>
        Directory
            .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Support", folder), "*.yaml")
            .ToDictionary(file => Path.GetFileName(file), File.ReadAllText);

    public static GuideLoad Load(IEnumerable<KeyValuePair<string, string>> files, string folder = "door-talk") =>
        GuideFile.Parse(folder, new Dictionary<string, string>(files), Rules);

    /// <summary>The guide with one text of one file replaced: it must be there exactly once, so that a test cannot quietly change nothing.</summary>
    public static GuideLoad LoadWith(string file, string text, string instead, string folder = "door-talk")
    {
        var files = Files(folder);
        Assert.Equal(2, files[file].Split(text).Length);
        files[file] = files[file].Replace(text, instead, StringComparison.Ordinal);
        return Load(files, folder);
    }
}
