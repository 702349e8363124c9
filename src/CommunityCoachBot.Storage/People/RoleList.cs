using System.Collections.Immutable;

namespace CommunityCoachBot.Storage.People;

/// <summary>Roles as one column: by commas. The usual ones are read without making a list.</summary>
internal static class RoleList
{
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> Single = PersonRoles.All.ToImmutableDictionary(
        role => role,
        role => ImmutableArray.Create(role),
        StringComparer.Ordinal
    );

    public static ImmutableArray<string> Read(string roles) =>
        roles.Length == 0 ? []
        : Single.TryGetValue(roles, out var one) ? one
        : [.. roles.Split(',').Where(PersonRoles.All.Contains)];

    /// <summary>In one order, each once; what is no role of ours is left out.</summary>
    public static string Write(IEnumerable<string> roles)
    {
        var given = roles.ToHashSet(StringComparer.Ordinal);
        return string.Join(',', PersonRoles.All.Where(given.Contains));
    }
}
