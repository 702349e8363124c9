namespace CommunityCoachBot.Hosting;

/// <summary>Keeps out of the logs what the framework would write of requests.</summary>
public static class QuietLogging
{
    /// <summary>
    /// Request lines hold the tickets of streams, and exceptions may quote what people typed. These categories are closed after configuration was read,
    /// so that no setting opens them again; <see cref="PageFailures"/> says where and what kind.
    /// </summary>
    public static void KeepTypedTextOut(this ILoggingBuilder logging)
    {
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.Diagnostics", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.HttpLogging", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.Mvc", LogLevel.Warning);
        logging.AddFilter("Microsoft.AspNetCore.Authentication", LogLevel.Information);
        logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
    }
}
