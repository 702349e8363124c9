namespace CommunityCoachBot.Hosting;

/// <summary>Where settings, pages and data are: the working folder when the program was started in its own, else where the program lies.</summary>
public static class ContentRoot
{
    public static string Find() =>
        File.Exists(Path.Combine(Directory.GetCurrentDirectory(), "appsettings.json")) ? Directory.GetCurrentDirectory() : AppContext.BaseDirectory;
}
