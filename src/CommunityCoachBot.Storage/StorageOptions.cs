using System.ComponentModel.DataAnnotations;

namespace CommunityCoachBot.Storage;

/// <summary>Which database holds everything. SQLite is a file and needs nothing; PostgreSQL is for more than one replica.</summary>
public enum StorageProvider
{
    Sqlite,
    Postgres,
}

/// <summary>The section <c>Storage</c> of the configuration.</summary>
public sealed class StorageOptions : IValidatableObject
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; } = StorageProvider.Sqlite;

    /// <summary>SQLite: the database file. Its folder is made when it is missing.</summary>
    public string Path { get; set; } = "data/coach.db";

    /// <summary>PostgreSQL: how to connect (Npgsql's form).</summary>
    public string? ConnectionString { get; set; }

    /// <summary>How long a write waits for a database that another process holds, before it fails.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// PostgreSQL: how long an outgoing activity belongs to the replica that committed or fetched it, before another may send it. SQLite has one process
    /// and needs no lease.
    /// </summary>
    public TimeSpan SendLease { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long answered activities are remembered, so that one delivered again is recognised.</summary>
    public TimeSpan RememberInbound { get; set; } = TimeSpan.FromHours(24);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Provider == StorageProvider.Sqlite && string.IsNullOrWhiteSpace(Path))
            yield return new("Storage:Path must name the SQLite file.", [nameof(Path)]);
        if (Provider == StorageProvider.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
            yield return new("Storage:ConnectionString must say how to reach PostgreSQL.", [nameof(ConnectionString)]);
        if (LockTimeout <= TimeSpan.Zero || SendLease <= TimeSpan.Zero || RememberInbound <= TimeSpan.Zero)
            yield return new("Storage: time spans must be positive.", [nameof(LockTimeout), nameof(SendLease), nameof(RememberInbound)]);
    }
}
