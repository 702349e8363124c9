namespace CommunityCoachBot.Protocol.Activities;

/// <summary>
/// Where to say something later: kept as JSON with a conversation (<see cref="ActivityJson"/>). The service URL may change over time, so the reference
/// of the latest activity replaces the earlier one.
/// </summary>
public sealed record ConversationReference
{
    public string? ActivityId { get; init; }
    public ChannelAccount? User { get; init; }
    public ChannelAccount? Bot { get; init; }
    public ConversationAccount? Conversation { get; init; }
    public string? ChannelId { get; init; }
    public string? ServiceUrl { get; init; }
    public string? Locale { get; init; }
}
