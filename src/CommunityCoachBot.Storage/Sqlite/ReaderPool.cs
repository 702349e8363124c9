using System.Collections.Concurrent;

namespace CommunityCoachBot.Storage.Sqlite;

/// <summary>Connections for reading, each with its prepared statements. As many as read at once, a few of which are kept.</summary>
internal sealed class ReaderPool(Func<SqliteSession> open) : IDisposable
{
    private static readonly int Kept = Math.Max(4, Environment.ProcessorCount * 2);

    private readonly ConcurrentStack<SqliteSession> _idle = new();
    private volatile bool _disposed;

    public SqliteSession Rent()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _idle.TryPop(out var session) ? session : open();
    }

    public void Return(SqliteSession session)
    {
        if (_disposed || _idle.Count >= Kept)
            session.Dispose();
        else
            _idle.Push(session);
    }

    public void Dispose()
    {
        _disposed = true;
        while (_idle.TryPop(out var session))
            session.Dispose();
    }
}
