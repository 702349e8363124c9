using System.Text.Json;

namespace CommunityCoachBot.Protocol.Connector;

/// <summary>Reads what services say about failures: their code and when to try again, and nothing that could quote a person.</summary>
internal static class ErrorBody
{
    private const int LongestCode = 64;

    /// <summary>
    /// The code in <c>{"error":{"code":…}}</c> or <c>{"error":"…"}</c>; null for an empty body, a gateway's page, or a code that is not a plain word.
    /// </summary>
    public static string? CodeOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("error", out var error))
                return null;
            return PlainWord(error.ValueKind == JsonValueKind.Object && error.TryGetProperty("code", out var code) ? code : error);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary><c>Retry-After</c> as seconds or as a date; a moment that has passed is no wait at all.</summary>
    public static TimeSpan? RetryAfter(this HttpResponseMessage response, DateTimeOffset now) =>
        response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
            _ => null,
        };

    private static string? PlainWord(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 and <= LongestCode } word
        && word.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.')
            ? word
            : null;
}
