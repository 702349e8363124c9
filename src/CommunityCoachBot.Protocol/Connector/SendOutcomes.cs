namespace CommunityCoachBot.Protocol.Connector;

/// <summary>Says what an HTTP answer of a connector means (the table of errors of the Bot Connector REST API).</summary>
internal static class SendOutcomes
{
    /// <summary>A failure of one stream, not of the conversation it was in.</summary>
    private const string StreamNotAllowed = "ContentStreamNotAllowed";

    public static SendResult Of(int status, string? code, TimeSpan? retryAfter) =>
        new(status, KindOf(status, code), ActivityId: null, Reason: code ?? $"http-{status}", retryAfter);

    private static SendKind KindOf(int status, string? code) =>
        status switch
        {
            // 412 is how Teams tells of a conflict in its own store.
            408 or 412 or 429 => SendKind.Retry,
            // The service does not know the operation: it will not know it later.
            501 or 505 => SendKind.GaveUp,
            >= 500 => SendKind.Retry,
            403 when code is not StreamNotAllowed => SendKind.Unreachable,
            404 when code is "ConversationNotFound" or "BotNotFound" => SendKind.Unreachable,
            _ => SendKind.GaveUp,
        };
}
