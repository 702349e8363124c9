using System.Collections.Immutable;
using CommunityCoachBot.Storage.People;

namespace CommunityCoachBot.Storage.Queries;

/// <summary>
/// What an asker may see, as parts that do not overlap: their own notes, the notes of each team they supervise, those of households handed over to them. Each part is
/// a statement of its own, so that each is answered by one index in the order of the list.
/// </summary>
/// <param name="Worker">Only this author, when the question names one.</param>
internal sealed record Scope(Asker Asker, string? Worker)
{
    public ImmutableArray<ScopePart> Parts { get; } = [.. Of(Asker, Worker)];

    private static IEnumerable<ScopePart> Of(Asker asker, string? worker)
    {
        if (!asker.SeesNotes)
            yield break;
        var isOwn = worker is null || string.Equals(worker, asker.PersonId, StringComparison.Ordinal);
        if (isOwn)
            yield return new(ScopeKind.Own, asker.PersonId);
        foreach (var team in asker.SupervisedTeams)
            yield return new(ScopeKind.Team, team);
        if (asker.SeesOthers)
            yield return new(ScopeKind.Handed, asker.PersonId);
    }

    /// <summary>The condition of a part. <c>n</c> is the note; <paramref name="x"/> what is listed, with team and author of its own.</summary>
    public string Condition(ScopePart part, NoteFilter filter, string x)
    {
        var me = filter.Value(Asker.PersonId);
        var tenant = $"{x}.tenant_id = {filter.Value(Asker.TenantId)}";
        var author = Worker is null ? $"{x}.author_id <> {me}" : $"{x}.author_id = {filter.Value(Worker)} AND {x}.author_id <> {me}";
        return part.Kind switch
        {
            ScopeKind.Own => $"{tenant} AND {x}.author_id = {me}",
            ScopeKind.Team => $"{tenant} AND {x}.team_id = {filter.Value(part.Id)} AND {author}",
            _ => $"""
                {tenant} AND {author} AND {x}.team_id NOT IN ({filter.Values(Asker.SupervisedTeams.Add("-"))}) AND n.household_id IN (
                  SELECT h.household_id FROM household h WHERE h.tenant_id = {filter.Value(Asker.TenantId)} AND h.worker_id = {me})
                """,
        };
    }
}

internal enum ScopeKind
{
    Own,
    Team,
    Handed,
}

/// <param name="Id">The person or the team.</param>
internal sealed record ScopePart(ScopeKind Kind, string Id);
