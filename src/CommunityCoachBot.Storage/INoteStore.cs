using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Storage;

/// <summary>Reads notes for pages and exports. Scope is applied in the queries: a caller names the reader and gets what that reader may see.</summary>
public interface INoteStore
{
    /// <summary>The reader's own notes, newest first, after <paramref name="before"/> when paging.</summary>
    Task<IReadOnlyList<Note>> MineAsync(
        string tenantId,
        string personId,
        string? kind,
        DateTimeOffset? before,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>One note with its private part, or null when it does not exist or is not the reader's to see.</summary>
    Task<Note?> FindAsync(string tenantId, string personId, Guid noteId, CancellationToken cancellationToken);

    /// <summary>All notes of a tenant in order of confirmation, for an export by the operator. Never the private part.</summary>
    IAsyncEnumerable<Note> ExportAsync(string tenantId, CancellationToken cancellationToken);

    /// <summary>The tenants that have notes, in order of their ids.</summary>
    Task<IReadOnlyList<string>> TenantsAsync(CancellationToken cancellationToken);
}
