namespace CommunityCoachBot.Protocol.Hosting;

/// <summary>What a request may cost before its sender is known. Activities of Teams are far smaller.</summary>
public sealed class BotEndpointOptions
{
    public int MaxBodyBytes { get; set; } = 256 * 1024;
    public int MaxAuthorizationChars { get; set; } = 16 * 1024;

    /// <summary>The channel itself waits about 15 s for the whole answer.</summary>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(10);
}
