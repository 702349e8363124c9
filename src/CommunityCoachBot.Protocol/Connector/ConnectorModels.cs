using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CommunityCoachBot.Protocol.Activities;

namespace CommunityCoachBot.Protocol.Connector;

/// <summary>A conversation to be made. Teams makes one with a single person (the same one each time) or a new thread in a channel, never a group.</summary>
public sealed class ConversationParameters
{
    public bool? IsGroup { get; set; }
    public ChannelAccount? Bot { get; set; }
    public IList<ChannelAccount>? Members { get; set; }
    public string? TopicName { get; set; }
    public string? TenantId { get; set; }
    public Activity? Activity { get; set; }
    public JsonNode? ChannelData { get; set; }
}

/// <summary>A conversation that was made, with the id of its first activity where one was sent along.</summary>
public sealed class ConversationResourceResponse
{
    public string? Id { get; set; }
    public string? ActivityId { get; set; }
    public string? ServiceUrl { get; set; }
}

/// <summary>Some members of a conversation; without a token these were the last. A page may be short, or empty.</summary>
public sealed class PagedMembersResult
{
    public string? ContinuationToken { get; set; }
    public IList<ChannelAccount> Members { get; set; } = [];
}

/// <summary>The id of an activity, as a connector answers it.</summary>
internal sealed class ResourceResponse
{
    public string? Id { get; set; }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(ConversationResourceResponse))]
[JsonSerializable(typeof(PagedMembersResult))]
[JsonSerializable(typeof(ResourceResponse))]
internal sealed partial class ConnectorJson : JsonSerializerContext;
