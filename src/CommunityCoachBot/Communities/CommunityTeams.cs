using System.Collections.Immutable;
using CommunityCoachBot.Identity;
using CommunityCoachBot.Storage.People;

namespace CommunityCoachBot.Communities;

/// <summary>
/// Which teams' communities somebody works in, and whose notes their needs grids count: the one place where that is decided. One's own team and those one
/// supervises; a community that was begun before there were teams stays everyone's. An admin who is nothing else has no part in it.
/// </summary>
public sealed class CommunityTeams(IPeopleStore people)
{
    /// <summary>Everyone of the tenant who does case work.</summary>
    public const string Everyone = "everyone";

    public async Task<TeamMembership> OfAsync(Person person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.Roles.All(role => role is Roles.Admin))
            return new TeamMembership([], CountedAuthors: []);
        var known = await people.FindAsync(person.TenantId, person.PersonId, cancellationToken);
        ImmutableArray<string> own =
        [
            .. (known?.Supervises ?? []).Prepend(known?.TeamId).OfType<string>().Distinct(StringComparer.Ordinal),
        ];
        // Somebody whom no team has taken in yet counts their own notes alone, where there are teams.
        if (own.IsEmpty)
            return new TeamMembership(
                [Everyone],
                (await people.TeamsAsync(person.TenantId, cancellationToken)).Count == 0 ? null : [person.PersonId]
            );
        var everyone = await people.ListAsync(person.TenantId, cancellationToken);
        return new TeamMembership(
            own.Add(Everyone),
            [.. everyone.Where(one => one.TeamId is { } team && own.Contains(team, StringComparer.Ordinal)).Select(one => one.PersonId)]
        );
    }
}

/// <summary>What follows from the teams somebody is in.</summary>
/// <param name="Teams">Teams whose communities they fill and read.</param>
/// <param name="CountedAuthors">Whose confirmed notes their needs grid counts; null for everyone of the tenant.</param>
public sealed record TeamMembership(ImmutableArray<string> Teams, ImmutableArray<string>? CountedAuthors);
