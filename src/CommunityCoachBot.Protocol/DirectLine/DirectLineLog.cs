using Microsoft.Extensions.Logging;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>All that Direct Line can log: ids, statuses and kinds of errors. Never a text, a name, a token or an exception's message.</summary>
internal static partial class DirectLineLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Web conversation {ConversationId} started")]
    public static partial void ConversationStarted(this ILogger logger, string conversationId);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of web conversation {ConversationId} failed: {Error}")]
    public static partial void TurnFailed(this ILogger logger, string conversationId, string error);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A turn of web conversation {ConversationId} was interrupted by a stop")]
    public static partial void TurnInterrupted(this ILogger logger, string conversationId);

    [LoggerMessage(Level = LogLevel.Error, Message = "The failure of web conversation {ConversationId} could not be told: {Error}")]
    public static partial void FailureNotTold(this ILogger logger, string conversationId, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "An activity of web conversation {ConversationId} could not be stored: {Error}")]
    public static partial void NotStored(this ILogger logger, string conversationId, string error);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Web conversation {ConversationId} could not be read; the client is told to ask again: {Error}"
    )]
    public static partial void PollFailed(this ILogger logger, string conversationId, string error);

    [LoggerMessage(Level = LogLevel.Error, Message = "A Direct Line request failed: {Error}")]
    public static partial void RequestFailed(this ILogger logger, string error);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The stream of web conversation {ConversationId} could not be read and was closed: {Error}"
    )]
    public static partial void StreamFailed(this ILogger logger, string conversationId, string error);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The stream of web conversation {ConversationId} broke")]
    public static partial void StreamBroke(this ILogger logger, string conversationId);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The stream of web conversation {ConversationId} is closed: {Reason}")]
    public static partial void StreamClosing(this ILogger logger, string conversationId, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "No attachment store: uploads to web conversations are refused")]
    public static partial void UploadsOff(this ILogger logger);
}
