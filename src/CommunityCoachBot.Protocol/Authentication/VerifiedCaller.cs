namespace CommunityCoachBot.Protocol.Authentication;

/// <summary>By which path a caller was let in.</summary>
public enum CallerKind
{
    /// <summary>The channel service, with a token it signed for this bot, this channel and this service URL.</summary>
    Channel,

    /// <summary>The Emulator or the Playground, with a token gotten by the bot's own secret.</summary>
    Emulator,

    /// <summary>A tool on this machine, in Development, while the bot has no identity.</summary>
    Local,
}

/// <summary>Who sent an activity, as far as it was proven.</summary>
/// <param name="CallerId">The value of <c>activity.callerId</c>: set from verified claims, never taken from the wire (A2251, A2252).</param>
public sealed record VerifiedCaller(CallerKind Kind, string? AppId, string? CallerId);

/// <summary>The verdict on a request: let in, or refused with a status and a reason for the log. The reason never holds anything of the token.</summary>
public readonly record struct CallerVerdict(VerifiedCaller? Caller, int Status, string Reason)
{
    public static CallerVerdict Accept(VerifiedCaller caller) => new(caller, 200, "");

    /// <summary>Not proven: 401.</summary>
    public static CallerVerdict Refuse(string reason) => new(null, 401, reason);

    /// <summary>Proven, but not allowed: 403.</summary>
    public static CallerVerdict Forbid(string reason) => new(null, 403, reason);

    /// <summary>Cannot be proven now: 503, so that the channel tries again.</summary>
    public static CallerVerdict Later(string reason) => new(null, 503, reason);
}
