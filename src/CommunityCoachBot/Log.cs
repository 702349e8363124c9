namespace CommunityCoachBot;

/// <summary>Everything this program can log: ids, counts and kinds. Never what a worker typed; there is no level at which an activity is written.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Turn {Version} of {Conversation} kept: {Replies} replies, {Effects} effects")]
    public static partial void TurnCommitted(this ILogger logger, string conversation, long version, int replies, int effects);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of {Conversation} on a {ActivityType} failed; the run is kept. {Failure}")]
    public static partial void TurnFailed(this ILogger logger, string conversation, string activityType, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store did not answer for {Conversation}. {Failure}")]
    public static partial void StoreFailed(this ILogger logger, string conversation, string failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of {Conversation} was overtaken {Times} times and given back")]
    public static partial void ConflictsWithoutEnd(this ILogger logger, string conversation, int times);
}
