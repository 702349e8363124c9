using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommunityCoachBot.Protocol.Activities;

/// <summary>Reads and writes activities as the protocol has them: exact-case camelCase, nulls left out, unknown fields kept.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    MaxDepth = 64
)]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(List<Activity>))]
public sealed partial class ActivityJson : JsonSerializerContext;

/// <summary>Activities in order, with the watermark that covers exactly those (Direct Line), or the replies of <c>expectReplies</c>.</summary>
public sealed class ActivitySet
{
    public IList<Activity> Activities { get; set; } = [];
    public string? Watermark { get; set; }
}
