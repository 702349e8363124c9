using System.Text;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>Settings of the self-hosted Direct Line, section <c>DirectLine</c>. Checked when the host starts.</summary>
public sealed class DirectLineOptions
{
    public const string Section = "DirectLine";

    /// <summary>Opens any conversation: for servers only, never for a browser. Without a secret only the host's own page can issue tokens.</summary>
    public string? Secret { get; set; }

    /// <summary>The other secret, so that one can be changed while the other still works.</summary>
    public string? SecondSecret { get; set; }

    /// <summary>Signs tokens (HS256): at least 32 bytes. The same on every replica and after a restart, or every open page must start anew.</summary>
    public string SigningKey { get; set; } = "";

    /// <summary>The signing key before the last change: what it signed is still accepted.</summary>
    public string? PreviousSigningKey { get; set; }

    public string BotId { get; set; } = "bot";
    public string? BotName { get; set; }
    public string SiteId { get; set; } = "default";

    /// <summary>At least 1800 s: clients refresh every 15 minutes whatever <c>expires_in</c> says.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Origins (<c>https://host[:port]</c>) of pages that may use this Direct Line, besides pages of this host itself.</summary>
    public IList<string> TrustedOrigins { get; } = [];

    /// <summary>Users are bound into tokens by us, and pages of other origins need to be listed here or in the token.</summary>
    public bool EnhancedAuthentication { get; set; } = true;

    /// <summary>The address clients see, when a proxy in front does not forward it.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>Longest activity in bytes; 413 beyond.</summary>
    public int MaxActivityBytes { get; set; } = 256 * 1024;

    public int MaxFileBytes { get; set; } = 4 * 1024 * 1024;
    public int MaxFiles { get; set; } = 10;

    /// <summary>Most activities in one answer to a poll.</summary>
    public int PageSize { get; set; } = 50;

    /// <summary>How many posts a conversation may make at once before its budget refills.</summary>
    public int PostBurst { get; set; } = 200;

    /// <summary>How fast the budget of posts refills.</summary>
    public double PostsPerSecond { get; set; } = 10;

    /// <summary>How often the server sends an empty frame on an open socket.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>A socket is closed when the client has sent nothing, not even its empty frame, for this long.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>What the bot says when its turn broke and the host did not catch it; null for nothing.</summary>
    public string? FailureText { get; set; } = "Something went wrong. Please send that again.";

    /// <summary>What the settings get wrong, in words an operator can act on; null when nothing. Never shows a value.</summary>
    internal IEnumerable<string> Mistakes()
    {
        if (Encoding.UTF8.GetByteCount(SigningKey) < 32)
            yield return "DirectLine:SigningKey must be at least 32 bytes.";
        if (PreviousSigningKey is { } previous && Encoding.UTF8.GetByteCount(previous) < 32)
            yield return "DirectLine:PreviousSigningKey must be at least 32 bytes, or absent.";
        if (Secret is { Length: < 16 } || SecondSecret is { Length: < 16 })
            yield return "DirectLine:Secret and SecondSecret must be at least 16 characters, or absent.";
        if (TokenLifetime < TimeSpan.FromSeconds(1800))
            yield return "DirectLine:TokenLifetime must be at least 00:30:00.";
        if (string.IsNullOrWhiteSpace(BotId))
            yield return "DirectLine:BotId must not be empty.";
        if (PublicUrl is { } address && !(address.IsAbsoluteUri && address.Scheme is "http" or "https"))
            yield return "DirectLine:PublicUrl must be an absolute http or https address.";
        if (TrustedOrigins.Any(origin => OriginTrust.Normal(origin) is null))
            yield return "DirectLine:TrustedOrigins must be origins such as https://pages.example.org.";
        if (MaxActivityBytes < 1024 || MaxFileBytes < 1 || MaxFiles < 1 || PageSize is < 1 or > 500)
            yield return "DirectLine: a limit is out of range.";
        if (PostBurst < 1 || PostsPerSecond <= 0)
            yield return "DirectLine:PostBurst and PostsPerSecond must be more than zero.";
        if (KeepAlive <= TimeSpan.Zero || IdleTimeout <= KeepAlive)
            yield return "DirectLine:IdleTimeout must be longer than KeepAlive.";
    }
}

internal sealed class DirectLineOptionsCheck : IValidateOptions<DirectLineOptions>
{
    public ValidateOptionsResult Validate(string? name, DirectLineOptions options) =>
        options.Mistakes().ToList() is { Count: > 0 } mistakes ? ValidateOptionsResult.Fail(mistakes) : ValidateOptionsResult.Success;
}
