using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CommunityCoachBot.Storage.Sqlite;

/// <summary>What a write came to, and whether what it wrote shall stay.</summary>
internal readonly record struct Written<T>(T Result, bool Keep);

/// <summary>One write in the queue, and the caller who waits for it.</summary>
internal abstract class QueuedWrite
{
    private CancellationTokenRegistration _cancellation;

    public long Since { get; } = Stopwatch.GetTimestamp();

    /// <summary>Writes; true when what was written shall stay.</summary>
    public abstract bool Apply(SqliteSession session);

    /// <summary>Tells the caller, once the transaction is durable.</summary>
    public void Complete()
    {
        _cancellation.Unregister();
        Tell();
    }

    public void Fail(Exception e)
    {
        _cancellation.Unregister();
        TellFailed(e);
    }

    public abstract void Cancel(CancellationToken cancellationToken);

    public void Watch(CommitQueue queue, CancellationToken cancellationToken)
    {
        if (cancellationToken.CanBeCanceled)
            _cancellation = cancellationToken.UnsafeRegister((_, token) => queue.Cancel(this, token), null);
    }

    protected abstract void Tell();

    protected abstract void TellFailed(Exception e);
}

internal sealed class QueuedWrite<T>(Func<SqliteSession, Written<T>> write) : QueuedWrite
{
    // The callers' continuations must not run on the writer's thread, which has the next group to commit.
    private readonly TaskCompletionSource<T> _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Written<T> _written;
    private Exception? _failure;

    public Task<T> Task => _told.Task;

    public override bool Apply(SqliteSession session)
    {
        try
        {
            _failure = null;
            _written = write(session);
            return _written.Keep;
        }
        catch (SqliteException e) when (e.SqliteErrorCode is not SQLitePCL.raw.SQLITE_CONSTRAINT)
        {
            // The database's own trouble concerns the whole transaction.
            throw;
        }
        catch (Exception e)
        {
            _failure = e;
            return false;
        }
    }

    public override void Cancel(CancellationToken cancellationToken) => _told.TrySetCanceled(cancellationToken);

    protected override void Tell()
    {
        if (_failure is null)
            _told.TrySetResult(_written.Result);
        else
            _told.TrySetException(_failure);
    }

    protected override void TellFailed(Exception e) => _told.TrySetException(e);
}
