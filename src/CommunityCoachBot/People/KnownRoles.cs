using System.Security.Claims;
using CommunityCoachBot.Identity;
using Microsoft.AspNetCore.Authentication;

namespace CommunityCoachBot.People;

/// <summary>
/// Gives every request the roles its person has now: an admin's change holds within seconds, not at the next sign-in. Somebody who left is nobody.
/// </summary>
public sealed class KnownRoles(KnownPeople people) : IClaimsTransformation
{
    public async Task<ClaimsPrincipal> TransformAsync(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true, AuthenticationType: { } scheme } || Person.Of(principal) is not { } person)
            return principal;
        return await people.FindAsync(person.TenantId, person.PersonId, CancellationToken.None) switch
        {
            null => principal,
            { HasLeft: true } => new ClaimsPrincipal(new ClaimsIdentity()),
            var known => (person with { Roles = known.Roles }).ToPrincipal(scheme),
        };
    }
}
