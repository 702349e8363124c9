using System.Globalization;
using System.Text.Json;
using CommunityCoachBot.Protocol.Connector;

namespace CommunityCoachBot.Protocol.Authentication;

/// <summary>Gets tokens by the client-credentials grant, with the secret of the bot's registration.</summary>
public sealed class ClientSecretTokenSource(HttpClient http, BotAuthenticationOptions options, TimeProvider clock) : IConnectorTokenSource
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(10);
    private readonly BotEndpoints _endpoints = options.Endpoints();

    public async Task<ConnectorToken> RequestAsync(CancellationToken cancellationToken)
    {
        using var form = new FormUrlEncodedContent([
            KeyValuePair.Create("grant_type", "client_credentials"),
            KeyValuePair.Create("client_id", options.AppId ?? ""),
            KeyValuePair.Create("client_secret", options.AppPassword ?? ""),
            KeyValuePair.Create("scope", _endpoints.ConnectorScope),
        ]);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(RequestTimeout);
        try
        {
            using var response = await http.PostAsync(_endpoints.TokenUrl, form, timeout.Token);
            var body = await response.Content.ReadAsByteArrayAsync(timeout.Token);
            return response.IsSuccessStatusCode ? Read(body) : throw Refused(response, body);
        }
        catch (Exception exception) when (exception is HttpRequestException || IsTimeout(exception, cancellationToken))
        {
            throw new ConnectorTokenUnavailableException("unreachable", retryAfter: null, exception);
        }
    }

    private static bool IsTimeout(Exception exception, CancellationToken cancellationToken) =>
        exception is OperationCanceledException && !cancellationToken.IsCancellationRequested;

    private ConnectorToken Read(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            if (
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("access_token", out var token)
                && token.ValueKind == JsonValueKind.String
                && token.GetString() is { Length: > 0 } value
            )
                return new ConnectorToken(value, clock.GetUtcNow() + Lifetime(json.RootElement));
        }
        catch (JsonException)
        {
            // A page of some gateway: no token in it.
        }
        throw new ConnectorTokenUnavailableException("answer-not-understood", retryAfter: null);
    }

    /// <summary>Some token services write the number as text.</summary>
    private static TimeSpan Lifetime(JsonElement answer)
    {
        if (!answer.TryGetProperty("expires_in", out var expiresIn))
            return TimeSpan.Zero;
        var text = expiresIn.ValueKind == JsonValueKind.String ? expiresIn.GetString() : expiresIn.GetRawText();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : TimeSpan.Zero;
    }

    private ConnectorTokenUnavailableException Refused(HttpResponseMessage response, byte[] body) =>
        new(ErrorBody.CodeOf(body) ?? $"http-{(int)response.StatusCode}", response.RetryAfter(clock.GetUtcNow()));
}
