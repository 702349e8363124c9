using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Community;

namespace CommunityCoachBot.Storage;

/// <summary>
/// What a team knows of its communities. Every entry is added and none is overwritten, so that people who write at once lose nothing. The team is part of
/// every key: another team's community does not exist. Who belongs to a team is for the caller to know.
/// </summary>
public interface ICommunityStore
{
    /// <summary>The team's communities by name.</summary>
    Task<IReadOnlyList<CommunityRecord>> ListAsync(string tenantId, string teamId, CancellationToken cancellationToken);

    Task<CommunityRecord?> FindAsync(CommunityKey key, CancellationToken cancellationToken);

    /// <summary>Makes a community; false when it is there already.</summary>
    Task<bool> CreateAsync(CommunityRecord community, CancellationToken cancellationToken);

    /// <summary>Adds an entry; false when it is there already, or there is no such community of this team.</summary>
    Task<bool> AddAsync(CommunityKey key, Fact fact, CancellationToken cancellationToken);

    /// <inheritdoc cref="AddAsync(CommunityKey, Fact, CancellationToken)"/>
    Task<bool> AddAsync(CommunityKey key, Stakeholder party, CancellationToken cancellationToken);

    /// <inheritdoc cref="AddAsync(CommunityKey, Fact, CancellationToken)"/>
    Task<bool> AddAsync(CommunityKey key, Relation relation, CancellationToken cancellationToken);

    /// <inheritdoc cref="AddAsync(CommunityKey, Fact, CancellationToken)"/>
    Task<bool> AddAsync(CommunityKey key, PlanEntry entry, CancellationToken cancellationToken);

    /// <summary>All entries in the order in which they were saved.</summary>
    Task<IReadOnlyList<Fact>> FactsAsync(CommunityKey key, CancellationToken cancellationToken);

    /// <inheritdoc cref="FactsAsync"/>
    Task<IReadOnlyList<Stakeholder>> StakeholdersAsync(CommunityKey key, CancellationToken cancellationToken);

    /// <inheritdoc cref="FactsAsync"/>
    Task<IReadOnlyList<Relation>> RelationsAsync(CommunityKey key, CancellationToken cancellationToken);

    /// <inheritdoc cref="FactsAsync"/>
    Task<IReadOnlyList<PlanEntry>> PlanAsync(CommunityKey key, CancellationToken cancellationToken);

    /// <summary>How many households and notes have which needs, over confirmed visit summaries: counts only, no note.</summary>
    /// <param name="authors">Whose notes count; null for everyone of the tenant.</param>
    /// <param name="from">Visits from this day on.</param>
    Task<NeedsOfNotes> NeedsAsync(
        string tenantId,
        IReadOnlyCollection<string>? authors,
        DateOnly from,
        CancellationToken cancellationToken
    );

    /// <summary>The reader's own notes that hold a need of this level and voice, newest first.</summary>
    Task<IReadOnlyList<NoteWithNeed>> OwnNotesWithNeedAsync(
        string tenantId,
        string personId,
        string maslow,
        string bradshaw,
        DateOnly from,
        CancellationToken cancellationToken
    );
}

/// <summary>Which community: of a tenant, of a team.</summary>
public readonly record struct CommunityKey(string TenantId, string TeamId, Guid Id);

/// <summary>A community that a team works in.</summary>
public sealed record CommunityRecord(CommunityKey Key, string Name, string CreatedBy, DateTimeOffset CreatedAt);

/// <summary>What confirmed notes say about needs, counted.</summary>
public sealed record NeedsOfNotes(ImmutableArray<NeedCount> Counts, ImmutableArray<LevelCount> Levels);

/// <summary>A note to open from the needs grid.</summary>
public sealed record NoteWithNeed(Guid Id, string? AddressAs, DateOnly? VisitDate, string Need);
