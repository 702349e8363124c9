using System.Data.Common;

namespace CommunityCoachBot.Storage.Data;

/// <summary>What the two databases have in common for everything that is not on the path of a turn.</summary>
internal interface IDatabase : IAsyncDisposable
{
    /// <summary>Lends a connection for reading.</summary>
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Runs one writing statement in a transaction of its own and returns how many rows it changed.</summary>
    Task<int> ExecuteAsync(SqlText sql, object?[] values, CancellationToken cancellationToken);
}
