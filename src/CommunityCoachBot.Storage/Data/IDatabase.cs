using System.Data.Common;
using CommunityCoachBot.Storage.Notes;
using CommunityCoachBot.Storage.Queries;
using CommunityCoachBot.Storage.Turns;

namespace CommunityCoachBot.Storage.Data;

/// <summary>What the two databases have in common for everything that is not on the path of a turn.</summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>How this database keeps the words of notes.</summary>
    INoteWords Words { get; }

    /// <summary>How this database finds notes by their words.</summary>
    INoteSearch Search { get; }

    /// <summary>Lends a connection for reading.</summary>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Runs several writing statements in one transaction.</summary>
    Task WriteAsync(IReadOnlyList<Write> writes, CancellationToken cancellationToken);

    /// <summary>Runs one writing statement in a transaction of its own and returns how many rows it changed.</summary>
    Task<int> ExecuteAsync(SqlText sql, object?[] values, CancellationToken cancellationToken);
}
