namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>Which user ids we take, and which of them only a token may carry.</summary>
internal static class UserIds
{
    private const int Longest = 256;

    /// <summary>Ids with this prefix cannot be chosen by a client: they are bound into a token by whoever holds the secret.</summary>
    public static bool IsReserved(string userId) => userId.StartsWith("dl_", StringComparison.Ordinal);

    public static bool IsUsable(string userId) => userId.Length is > 0 and <= Longest && !userId.Any(char.IsControl);

    public static string? CleanName(string? name)
    {
        if (name is null)
            return null;
        var clean = string.Concat(name.Where(c => !char.IsControl(c))).Trim();
        return clean.Length == 0 ? null
            : clean.Length <= Longest ? clean
            : clean[..Longest];
    }
}
