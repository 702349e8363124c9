namespace CommunityCoachBot.Coaching.Words;

/// <summary>A language the coach speaks.</summary>
/// <param name="Code">BCP-47, such as <c>zh-Hans</c>.</param>
/// <param name="Name">What it calls itself.</param>
/// <param name="Complete">False while it is a draft: missing words fall back.</param>
public sealed record Language(string Code, string Name, bool Complete)
{
    /// <summary>The one of <paramref name="codes"/> nearest to a BCP-47 tag: the same, else the same first part; null when none.</summary>
    /// <remarks>
    /// Clients send <c>zh-CN</c>, <c>zh-Hans-CN</c>, <c>zh</c>, <c>zh-HK</c> or <c>en-GB</c>; our codes are <c>zh-Hans</c>, <c>en</c> and <c>zh-Hant-HK</c>.
    /// Whoever reads traditional characters gets Hong Kong's words, the only ones there are, sooner than simplified characters.
    /// </remarks>
    public static string? Nearest(IEnumerable<string> codes, string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag))
            return null;
        var candidates = codes.ToArray();
        var wanted = Script(tag.Trim().Replace('_', '-'));
        return candidates.FirstOrDefault(code => string.Equals(code, wanted, StringComparison.OrdinalIgnoreCase))
            ?? candidates.FirstOrDefault(code => wanted.StartsWith(code + "-", StringComparison.OrdinalIgnoreCase))
            ?? candidates.FirstOrDefault(code => string.Equals(Primary(code), Primary(wanted), StringComparison.OrdinalIgnoreCase));
    }

    // Chinese regions imply a script (CLDR likely subtags): Taiwan, Hong Kong and Macau write traditional characters, and so does written Cantonese.
    private static string Script(string tag) =>
        tag.ToUpperInvariant() switch
        {
            "ZH" or "ZH-CN" or "ZH-SG" or "ZH-MY" => "zh-Hans",
            "ZH-TW" or "ZH-HK" or "ZH-MO" or "ZH-HANT" or "YUE" => HongKong,
            var upper when upper.StartsWith("ZH-HANT-", StringComparison.Ordinal) => HongKong,
            var upper when upper.StartsWith("YUE-", StringComparison.Ordinal) && !upper.Contains("HANS", StringComparison.Ordinal) =>
                HongKong,
            _ => tag,
        };

    private const string HongKong = "zh-Hant-HK";

    private static string Primary(string tag) => tag.Split('-')[0];
}
