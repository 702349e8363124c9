using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace CommunityCoachBot.Protocol.Authentication;

/// <summary>Fetches an OpenID metadata document and the keys it points to, from nowhere else and over HTTPS (loopback may use HTTP to itself).</summary>
internal sealed class SigningKeyDocument(HttpClient http, string metadataUrl, IEnumerable<string> additionalKeyHosts)
{
    private const int LargestDocument = 1024 * 1024;
    private readonly Uri _metadata = new(metadataUrl);
    private readonly string[] _additionalKeyHosts = [.. additionalKeyHosts];

    public async Task<IReadOnlyDictionary<string, SigningKey>> FetchAsync(CancellationToken cancellationToken)
    {
        using var metadata = await GetAsync(_metadata, cancellationToken);
        if (
            metadata.RootElement.ValueKind != JsonValueKind.Object
            || !metadata.RootElement.TryGetProperty("jwks_uri", out var value)
            || value.ValueKind != JsonValueKind.String
            || !Uri.TryCreate(value.GetString(), UriKind.Absolute, out var keysAddress)
        )
            throw new InvalidDataException("The metadata names no keys.");
        if (!MayHoldKeys(keysAddress))
            throw new InvalidDataException("The metadata names keys at an address that is not trusted.");

        using var keys = await GetAsync(keysAddress, cancellationToken);
        return Read(keys.RootElement);
    }

    private bool MayHoldKeys(Uri address) =>
        address is { Scheme: "https" }
            ? string.Equals(address.Host, _metadata.Host, StringComparison.OrdinalIgnoreCase)
                || _additionalKeyHosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase)
            : address is { Scheme: "http", IsLoopback: true } && _metadata is { IsLoopback: true, Scheme: "http" };

    private async Task<JsonDocument> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException("The answer is no document.", inner: null, response.StatusCode);

        await response.Content.LoadIntoBufferAsync(LargestDocument, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
    }

    private static Dictionary<string, SigningKey> Read(JsonElement document)
    {
        var found = new Dictionary<string, SigningKey>(StringComparer.Ordinal);
        if (
            document.ValueKind == JsonValueKind.Object
            && document.TryGetProperty("keys", out var keys)
            && keys.ValueKind == JsonValueKind.Array
        )
        {
            foreach (var key in keys.EnumerateArray())
            {
                if (ReadRsaKey(key) is { } read)
                    found.TryAdd(read.Key.KeyId, read);
            }
        }
        return found.Count > 0 ? found : throw new InvalidDataException("The document holds no usable key.");
    }

    private static SigningKey? ReadRsaKey(JsonElement key)
    {
        if (Text(key, "kty") is not "RSA" || Text(key, "use") is "enc")
            return null;
        if (Text(key, "kid") is not { Length: > 0 } id || Text(key, "n") is not { } modulus || Text(key, "e") is not { } exponent)
            return null;
        try
        {
            var parameters = new RSAParameters
            {
                Modulus = Base64UrlEncoder.DecodeBytes(modulus),
                Exponent = Base64UrlEncoder.DecodeBytes(exponent),
            };
            return new SigningKey(new RsaSecurityKey(parameters) { KeyId = id }, Endorsements(key));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static IReadOnlyList<string>? Endorsements(JsonElement key) =>
        key.TryGetProperty("endorsements", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)]
            : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
