namespace CommunityCoachBot.Protocol.Hosting;

/// <summary>Makes ids from the wire fit for a line of a log.</summary>
internal static class LogSafe
{
    private const int Longest = 100;

    /// <summary>The id with nothing but visible ASCII in it, and not endless.</summary>
    public static string Id(string? id)
    {
        var cut = id is null or { Length: <= Longest } ? id ?? "" : id[..Longest];
        return cut.All(IsVisible) ? cut : string.Concat(cut.Select(character => IsVisible(character) ? character : '?'));
    }

    private static bool IsVisible(char character) => character is > ' ' and <= '~';
}
