using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CommunityCoachBot.Storage.Sqlite;

/// <summary>
/// The one writer of a SQLite file (hybrid commit). A write runs at once on its caller's thread when nobody else writes; writes that come meanwhile wait
/// and are then committed together in one transaction, each under a savepoint, so that one that fails leaves the others whole. Nobody is told of success
/// before the transaction is durable. While another process holds the database, writes wait and are tried again.
/// </summary>
internal sealed class CommitQueue : IAsyncDisposable
{
    // Long enough for the next turn's commit to take a mark along, short against the time a reply takes to be sent again after a crash.
    private static readonly TimeSpan MarkDelay = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan MarkDelayInTrouble = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMilliseconds(250);
    private const int LargestGroup = 256;

    private readonly SqliteSession _session;
    private readonly TimeSpan _lockTimeout;
    private readonly Lock _gate = new();
    private readonly Timer _timer;
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<QueuedWrite> _waiting = [];
    private List<Action<SqliteSession>> _marks = [];
    private TimeSpan _markDelay = MarkDelay;
    private bool _busy;
    private bool _timerSet;
    private bool _closing;

    public CommitQueue(SqliteSession session, TimeSpan lockTimeout)
    {
        _session = session;
        _lockTimeout = lockTimeout;
        _timer = new(_ => FlushMarks());
    }

    /// <summary>
    /// Runs <paramref name="write"/> in a transaction and returns its result once that is durable. What it wrote is taken back when it says not to keep it,
    /// or throws. Cancelling works while it waits; once it has begun its true outcome is reported.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<SqliteSession, Written<T>> write, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);

        var member = new QueuedWrite<T>(write);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing, this);
            if (_busy)
            {
                _waiting.Add(member);
                member.Watch(this, cancellationToken);
                return member.Task;
            }

            _busy = true;
        }

        if (TryCommit([member]))
        {
            Release();
        }
        else
        {
            lock (_gate)
                _waiting.Insert(0, member);
            member.Watch(this, cancellationToken);
            _ = DrainAsync();
        }

        return member.Task;
    }

    /// <summary>Takes a write that nobody waits for along with the next group, or alone soon after when none comes. Its order among such writes is kept.</summary>
    public void Mark(Action<SqliteSession> mark)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closing, this);
            _marks.Add(mark);
            if (!_busy)
                SetTimer();
        }
    }

    /// <summary>Completes when everything marked before is durable.</summary>
    public Task FlushAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_marks.Count == 0 && !_busy)
                return Task.CompletedTask;
        }

        return WriteAsync(static _ => new Written<bool>(true, Keep: false), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await FlushAsync(CancellationToken.None);
        }
        finally
        {
            lock (_gate)
            {
                _closing = true;
                if (!_busy)
                    _closed.TrySetResult();
            }

            await _closed.Task;
            await _timer.DisposeAsync();
            _session.Dispose();
        }
    }

    internal void Cancel(QueuedWrite member, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_waiting.Remove(member))
                return;
        }

        member.Cancel(cancellationToken);
    }

    private void FlushMarks()
    {
        lock (_gate)
        {
            _timerSet = false;
            if (_busy || _marks.Count == 0)
                return;
            _busy = true;
        }

        _ = DrainAsync(marksToo: true);
    }

    private void Release()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
            {
                BecomeIdle();
                return;
            }
        }

        ThreadPool.UnsafeQueueUserWorkItem(static queue => _ = queue.DrainAsync(), this, preferLocal: false);
    }

    /// <summary>Commits what waits, group after group, until nobody does. Each member learns its own outcome, so this never fails itself.</summary>
    private async Task DrainAsync(bool marksToo = false)
    {
        var retry = FirstRetry;
        while (true)
        {
            List<QueuedWrite> group;
            lock (_gate)
            {
                if (_waiting.Count == 0 && (!marksToo || _closing))
                {
                    BecomeIdle();
                    return;
                }

                group = TakeGroup();
            }

            if (TryCommit(group))
            {
                marksToo = false;
                retry = FirstRetry;
                continue;
            }

            lock (_gate)
                _waiting.InsertRange(0, group);
            await Task.Delay(retry).ConfigureAwait(false);
            retry = TimeSpan.FromTicks(Math.Min(retry.Ticks * 2, LongestRetry.Ticks));
            GiveUpOld();
        }
    }

    private List<QueuedWrite> TakeGroup()
    {
        if (_waiting.Count <= LargestGroup)
        {
            var all = _waiting;
            _waiting = [];
            return all;
        }

        var group = _waiting[..LargestGroup];
        _waiting.RemoveRange(0, LargestGroup);
        return group;
    }

    private void GiveUpOld()
    {
        List<QueuedWrite> old;
        lock (_gate)
        {
            old = _waiting.FindAll(member => Stopwatch.GetElapsedTime(member.Since) > _lockTimeout);
            _waiting.RemoveAll(old.Contains);
        }

        foreach (var member in old)
            member.Fail(new SqliteException("The database was held by another process for too long.", raw.SQLITE_BUSY));
    }

    /// <summary>One transaction for all of the group and the marks so far. False when the database is held by another process: nothing has happened.</summary>
    private bool TryCommit(List<QueuedWrite> group)
    {
        List<Action<SqliteSession>> marks = [];
        lock (_gate)
        {
            if (_marks.Count > 0)
                (marks, _marks) = (_marks, []);
        }

        try
        {
            if (!_session.TryBegin())
            {
                PutBack(marks);
                return false;
            }

            foreach (var mark in marks)
                mark(_session);
            var kept = marks.Count > 0;
            foreach (var member in group)
                kept |= Apply(member);
            _session.Run(kept ? "COMMIT" : "ROLLBACK");
            _markDelay = MarkDelay;
        }
        catch (Exception e)
        {
            // Not swallowed: every caller of the group gets it.
            Undo(group, marks, e);
            return true;
        }

        foreach (var member in group)
            member.Complete();
        return true;
    }

    private bool Apply(QueuedWrite member)
    {
        _session.Run("SAVEPOINT member");
        var keep = member.Apply(_session);
        if (!keep)
            _session.Run("ROLLBACK TO member");
        _session.Run("RELEASE member");
        return keep;
    }

    /// <summary>The disk is full or broken: nobody's write has happened, and everybody is told.</summary>
    private void Undo(List<QueuedWrite> group, List<Action<SqliteSession>> marks, Exception e)
    {
        _session.Abandon();
        PutBack(marks);
        _markDelay = MarkDelayInTrouble;
        foreach (var member in group)
            member.Fail(e);
    }

    private void PutBack(List<Action<SqliteSession>> marks)
    {
        lock (_gate)
            _marks.InsertRange(0, marks);
    }

    private void BecomeIdle()
    {
        _busy = false;
        if (_closing)
            _closed.TrySetResult();
        else if (_marks.Count > 0)
            SetTimer();
    }

    private void SetTimer()
    {
        if (_timerSet)
            return;
        _timerSet = true;
        _timer.Change(_markDelay, Timeout.InfiniteTimeSpan);
    }
}
