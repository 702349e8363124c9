using CommunityCoachBot.Protocol.Connector;
using Microsoft.Extensions.Logging;

namespace CommunityCoachBot.Protocol;

/// <summary>Everything this library can log, on one screen: ids, names of things and numbers; never a token and never what somebody wrote.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} signing keys loaded")]
    public static partial void SigningKeysLoaded(this ILogger logger, int count);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Signing keys could not be fetched ({Error}); earlier keys in use: {EarlierKeysInUse}"
    )]
    public static partial void SigningKeysUnavailable(this ILogger logger, string error, bool earlierKeysInUse);

    [LoggerMessage(Level = LogLevel.Error, Message = "No token for the connector: {Code}")]
    public static partial void ConnectorTokenUnavailable(this ILogger logger, string code);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Connector call {Operation} failed: status {Status}, {Reason}, so {Kind}, after {Milliseconds:F0} ms"
    )]
    public static partial void ConnectorCallFailed(
        this ILogger logger,
        string operation,
        int status,
        string? reason,
        SendKind kind,
        double milliseconds
    );

    [LoggerMessage(Level = LogLevel.Warning, Message = "Activity refused with {Status}: {Reason}")]
    public static partial void ActivityRefused(this ILogger logger, int status, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Activity {ActivityId} of type {Type} failed with {Error} at {StackTrace}")]
    public static partial void ActivityHandlerFailed(
        this ILogger logger,
        string activityId,
        string type,
        string? error,
        string? stackTrace
    );
}
