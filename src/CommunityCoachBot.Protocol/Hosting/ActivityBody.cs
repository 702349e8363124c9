using System.Text.Json;
using CommunityCoachBot.Protocol.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CommunityCoachBot.Protocol.Hosting;

/// <summary>Reads one activity from a request, straight from its bytes, and no more bytes than are allowed.</summary>
internal static class ActivityBody
{
    /// <summary>The activity, or the status that refuses what was sent in its place: 400, 408, 413 or 415.</summary>
    public static async ValueTask<(Activity? Activity, int Status)> ReadAsync(
        HttpRequest request,
        BotEndpointOptions limits,
        CancellationToken cancellationToken
    )
    {
        if (!IsPlainJson(request))
            return (null, StatusCodes.Status415UnsupportedMediaType);
        if (request.ContentLength > limits.MaxBodyBytes)
            return (null, StatusCodes.Status413PayloadTooLarge);

        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(limits.BodyTimeout);
        try
        {
            return await ReadAsync(request.BodyReader, limits.MaxBodyBytes, deadline.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, StatusCodes.Status408RequestTimeout);
        }
        catch (BadHttpRequestException exception)
        {
            return (null, exception.StatusCode);
        }
    }

    private static async ValueTask<(Activity? Activity, int Status)> ReadAsync(
        System.IO.Pipelines.PipeReader reader,
        int maxBytes,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var result = await reader.ReadAsync(cancellationToken);
            if (result.Buffer.Length > maxBytes)
            {
                reader.AdvanceTo(result.Buffer.End);
                return (null, StatusCodes.Status413PayloadTooLarge);
            }
            if (result.IsCompleted)
            {
                var activity = Parse(result.Buffer);
                reader.AdvanceTo(result.Buffer.End);
                return string.IsNullOrEmpty(activity?.Type) ? (null, StatusCodes.Status400BadRequest) : (activity, StatusCodes.Status200OK);
            }
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }
    }

    private static Activity? Parse(in System.Buffers.ReadOnlySequence<byte> utf8)
    {
        try
        {
            return ActivityJson.Read(utf8);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>JSON in UTF-8 as it is: nothing compressed, so that what was counted is what is read.</summary>
    private static bool IsPlainJson(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (type.Charset.Length == 0 || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
