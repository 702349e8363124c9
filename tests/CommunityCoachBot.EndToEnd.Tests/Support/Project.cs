namespace CommunityCoachBot.EndToEnd.Tests.Support;

/// <summary>Where things are in the checkout that these tests were built from.</summary>
internal static class Project
{
    public static string Root { get; } = FindRoot();

    /// <summary>The host as it was built together with these tests.</summary>
    public static string HostFolder { get; } = Path.Combine(Root, "src", "CommunityCoachBot");

    public static string HostAssembly { get; } = Path.Combine(HostFolder, "bin", Configuration, "net10.0", "CommunityCoachBot.dll");

    /// <summary>Where pictures go for people to look at.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName;

    public static string NodeFolder { get; } = Path.Combine(Root, "tests", "CommunityCoachBot.EndToEnd.Tests", "node");

    private static string Configuration =>
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : "Debug";

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "CommunityCoachBot.sln")))
                return folder.FullName;
        throw new InvalidOperationException("These tests run from a checkout of the project.");
    }
}
