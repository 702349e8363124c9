using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>A file as it came, its name already cleaned.</summary>
internal sealed record UploadedFile(string Name, string ContentType, ReadOnlyMemory<byte> Content);

/// <summary>An upload taken apart: the activity that came with it (as JSON), and the files in order.</summary>
internal sealed record Upload(JsonObject? Activity, IReadOnlyList<UploadedFile> Files);

/// <summary>Reads an upload: one raw file, or a multipart body whose part of type <c>application/vnd.microsoft.activity</c> is the message.</summary>
internal static class UploadReader
{
    private const string ActivityType = "application/vnd.microsoft.activity";
    private const string UnknownType = "application/octet-stream";

    public static async Task<(Upload? Upload, Refusal? Refusal)> ReadAsync(
        HttpRequest request,
        DirectLineOptions options,
        CancellationToken cancellationToken
    )
    {
        var largest = ((long)options.MaxFileBytes * options.MaxFiles) + options.MaxActivityBytes + (64 * 1024);
        if (request.ContentLength > largest)
            return (null, Refusal.TooBig);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = largest;

        _ = MediaTypeHeaderValue.TryParse(request.ContentType, out var type);
        if (type is null || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return await RawAsync(request, type, options, cancellationToken);
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        return boundary.Length is 0 or > 200
            ? (null, Refusal.Malformed("The multipart body has no usable boundary."))
            : await PartsAsync(new MultipartReader(boundary, request.Body), options, cancellationToken);
    }

    private static async Task<(Upload? Upload, Refusal? Refusal)> RawAsync(
        HttpRequest request,
        MediaTypeHeaderValue? type,
        DirectLineOptions options,
        CancellationToken cancellationToken
    ) =>
        await JsonBody.ReadAsync(request.Body, options.MaxFileBytes, cancellationToken) is { } content
            ? (new(null, [new(Name(request.Headers.ContentDisposition.ToString()), MediaType(type), content)]), null)
            : (null, Refusal.TooBig);

    private static async Task<(Upload? Upload, Refusal? Refusal)> PartsAsync(
        MultipartReader parts,
        DirectLineOptions options,
        CancellationToken cancellationToken
    )
    {
        JsonObject? activity = null;
        var files = new List<UploadedFile>();
        try
        {
            while (await parts.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                _ = MediaTypeHeaderValue.TryParse(part.ContentType, out var type);
                var isActivity = type?.MediaType.Equals(ActivityType, StringComparison.OrdinalIgnoreCase) ?? false;
                var limit = isActivity ? options.MaxActivityBytes : options.MaxFileBytes;
                if (files.Count == options.MaxFiles && !isActivity)
                    return (null, Refusal.TooBig);
                if (await JsonBody.ReadAsync(part.Body, limit, cancellationToken) is not { } content)
                    return (null, Refusal.TooBig);
                if (!isActivity)
                    files.Add(new(Name(part.ContentDisposition), MediaType(type), content));
                else if (activity is not null || (activity = JsonBody.Parse(content.Span)) is null)
                    return (null, Refusal.Malformed("The activity of an upload is one well-formed JSON object."));
            }
        }
        catch (Exception e) when (e is InvalidDataException || (e is IOException and not BadHttpRequestException))
        {
            return (null, Refusal.Malformed("The multipart body is malformed."));
        }
        return (new(activity, files), null);
    }

    private static string Name(string? disposition)
    {
        if (!ContentDispositionHeaderValue.TryParse(disposition, out var header))
            return FileNames.Clean(null);
        var name = header.FileNameStar.HasValue ? header.FileNameStar : HeaderUtilities.RemoveQuotes(header.FileName);
        return FileNames.Clean(name.ToString());
    }

    private static string MediaType(MediaTypeHeaderValue? type) =>
        type?.MediaType.ToString() is { Length: > 0 and < 200 } known ? known : UnknownType;
}
