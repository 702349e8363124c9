namespace CommunityCoachBot.Storage.Turns;

/// <summary>A conversation's key written as one string (<see cref="ConversationKey.ToString"/>), read back within a tenant.</summary>
internal static class ConversationName
{
    /// <summary>Null when the name is not one of this tenant's.</summary>
    public static ConversationKey? Parse(string tenantId, string name)
    {
        // A conversation's id may hold slashes (Teams), a channel's never does.
        if (!name.StartsWith(tenantId + "/", StringComparison.Ordinal))
            return null;
        var rest = name[(tenantId.Length + 1)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? null : new ConversationKey(tenantId, rest[..slash], rest[(slash + 1)..]);
    }
}
