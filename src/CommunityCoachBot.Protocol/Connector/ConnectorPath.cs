namespace CommunityCoachBot.Protocol.Connector;

/// <summary>Makes the address of a connector operation: the service URL with its path kept, one slash, and every id percent-encoded.</summary>
internal static class ConnectorPath
{
    // Ids hold ':', ';' and '/' in encoded form: nothing may decode them on the way out.
    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static Uri Conversations(Uri service) => Join(service, "/v3/conversations");

    public static Uri Activities(Uri service, string conversationId) =>
        Join(service, $"/v3/conversations/{Encode(conversationId)}/activities");

    public static Uri Activity(Uri service, string conversationId, string activityId) =>
        Join(service, $"/v3/conversations/{Encode(conversationId)}/activities/{Encode(activityId)}");

    public static Uri PagedMembers(Uri service, string conversationId, int pageSize, string? continuationToken)
    {
        var path = string.Create(null, $"/v3/conversations/{Encode(conversationId)}/pagedmembers?pageSize={pageSize}");
        return Join(service, continuationToken is null ? path : $"{path}&continuationToken={Encode(continuationToken)}");
    }

    /// <summary>An id that a path would swallow or climb by.</summary>
    public static bool IsUsable(string? id) => !string.IsNullOrEmpty(id) && id is not ("." or "..");

    private static Uri Join(Uri service, string path) => new(service.GetLeftPart(UriPartial.Path).TrimEnd('/') + path, AsWritten);

    private static string Encode(string id) => Uri.EscapeDataString(id);
}
