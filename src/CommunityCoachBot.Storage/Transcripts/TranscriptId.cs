using System.Globalization;

namespace CommunityCoachBot.Storage.Transcripts;

/// <summary>Ids of activities in our own web chat: <c>{conversation}|{sequence:0000000}</c>, the form that Direct Line clients know.</summary>
internal static class TranscriptId
{
    public static string Of(string conversationId, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{sequence:0000000}");

    /// <summary>The sequence number in an id of this conversation, or null when it is no such id.</summary>
    public static long? Sequence(string conversationId, string activityId) =>
        activityId.Length > conversationId.Length + 1
        && activityId.StartsWith(conversationId, StringComparison.Ordinal)
        && activityId[conversationId.Length] == '|'
        && long.TryParse(activityId.AsSpan(conversationId.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : null;
}
