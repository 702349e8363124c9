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

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reply {Sequence} of {Conversation} was not taken at attempt {Attempt}: {Failure}")]
    public static partial void SendFailed(this ILogger logger, long sequence, string conversation, int attempt, string failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Reply {Sequence} of {Conversation} is given up after {Attempts} attempts: {Failure}")]
    public static partial void GivenUp(this ILogger logger, long sequence, string conversation, int attempts, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be read. {Failure}")]
    public static partial void OutboxNotRead(this ILogger logger, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What became of reply {Sequence} could not be kept yet. {Failure}")]
    public static partial void OutcomeNotKept(this ILogger logger, long sequence, string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Guide refused: {File}:{Line}: {Reason}")]
    public static partial void GuideRefused(this ILogger logger, string file, int line, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Guides in use: {Guides}")]
    public static partial void GuidesInUse(this ILogger logger, string guides);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The guide folder could not be read: {Kind}")]
    public static partial void GuideFolderNotRead(this ILogger logger, string kind);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Count} activities of web chats were waiting for their turn since the last stop"
    )]
    public static partial void WaitingSinceStop(this ILogger logger, int count);

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Count} questions to the store were left by the last stop; {Conversations} conversations get their answers now"
    )]
    public static partial void QuestionsLeft(this ILogger logger, int count, int conversations);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Forgot {Count} answered activities")]
    public static partial void Pruned(this ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Answered activities could not be forgotten yet. {Failure}")]
    public static partial void NotPruned(this ILogger logger, string failure);

    [LoggerMessage(Level = LogLevel.Information, Message = "Ran migration {Script}")]
    public static partial void Migrated(this ILogger logger, string script);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Development: demo people may sign in, and local callers are served without a token. For this machine only"
    )]
    public static partial void DemoOnly(this ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Not configured and switched off: {Part}")]
    public static partial void SwitchedOff(this ILogger logger, string part);

    [LoggerMessage(Level = LogLevel.Error, Message = "A request of {Endpoint} failed. {Failure}")]
    public static partial void RequestFailed(this ILogger logger, string endpoint, string failure);
}
