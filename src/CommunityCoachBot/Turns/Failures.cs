using System.Data.Common;
using System.Text;

namespace CommunityCoachBot.Turns;

/// <summary>Describes a failure for the log: where it happened and of which kind. Never its message, which may quote what a worker typed.</summary>
public static class Failures
{
    /// <summary>The store is locked or away: asking again later may help.</summary>
    public static bool AreOfTheStore(Exception failure) => failure is DbException or TimeoutException;

    public static string Describe(Exception failure)
    {
        var text = new StringBuilder();
        for (var current = failure; current is not null; current = current.InnerException)
            text.Append(current.GetType().FullName).Append('\n').Append(current.StackTrace).Append('\n');
        return text.ToString();
    }
}
