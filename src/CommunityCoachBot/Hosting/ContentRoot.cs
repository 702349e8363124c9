namespace CommunityCoachBot.Hosting;

/// <summary>Where settings, pages and data are: the working folder when the program was started in its own, else where the program lies.</summary>
public static class ContentRoot
{
    /// <summary>Null when the arguments name it themselves (<c>--contentRoot</c>).</summary>
    public static string? Of(string[] args) =>
        args.Any(arg => arg.StartsWith("--contentRoot", StringComparison.OrdinalIgnoreCase)) ? null : Find();

    public static string Find() =>
        File.Exists(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json"))
            ? Directory.GetCurrentDirectory()
            : AppContext.BaseDirectory;
}
