using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace CommunityCoachBot.Protocol.DirectLine;

internal sealed record ErrorBody(ErrorDetail Error);

internal sealed record ErrorDetail(string Code, string Message);

internal sealed record TokenBody(string ConversationId, string Token, [property: JsonPropertyName("expires_in")] int ExpiresIn);

internal sealed record ConversationBody(
    string ConversationId,
    string Token,
    [property: JsonPropertyName("expires_in")] int ExpiresIn,
    string StreamUrl
);

internal sealed record IdBody(string Id);

internal sealed record SessionBody(string SessionId);

/// <summary>Bodies of our answers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(TokenBody))]
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(IdBody))]
[JsonSerializable(typeof(SessionBody))]
internal sealed partial class DirectLineJson : JsonSerializerContext
{
    public static IResult Ok(string activityId) => Results.Json(new IdBody(activityId), Default.IdBody);
}
