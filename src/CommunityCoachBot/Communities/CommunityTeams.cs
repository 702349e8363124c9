using System.Collections.Immutable;
using CommunityCoachBot.Identity;

namespace CommunityCoachBot.Communities;

/// <summary>
/// Which teams' communities somebody works in, and whose notes their needs grids count: the one place where that is decided. Until people are put into
/// teams, everyone of a tenant who does case work is one team; an admin who is nothing else has no part in it.
/// </summary>
public sealed class CommunityTeams
{
    /// <summary>The team that everyone is in.</summary>
    public const string Everyone = "everyone";

    public Task<TeamMembership> OfAsync(Person person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        cancellationToken.ThrowIfCancellationRequested();
        var works = person.Roles.Any(role => role is not Roles.Admin);
        return Task.FromResult(new TeamMembership(works ? [Everyone] : [], CountedAuthors: null));
    }
}

/// <summary>What follows from the teams somebody is in.</summary>
/// <param name="Teams">Teams whose communities they fill and read.</param>
/// <param name="CountedAuthors">Whose confirmed notes their needs grid counts; null for everyone of the tenant.</param>
public sealed record TeamMembership(ImmutableArray<string> Teams, ImmutableArray<string>? CountedAuthors);
