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
}
