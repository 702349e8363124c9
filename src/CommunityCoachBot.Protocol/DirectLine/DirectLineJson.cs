using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CommunityCoachBot.Protocol.Activities;
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
    /// <summary>Activities as they are stored and sent: Chinese as itself, not as escapes twice as long.</summary>
    public static ActivityJson Activities { get; } =
        new(new JsonSerializerOptions(ActivityJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(Activity activity) => JsonSerializer.Serialize(activity, Activities.Activity);

    public static IResult Ok(string activityId) => Results.Json(new IdBody(activityId), Default.IdBody);
}
