using CommunityCoachBot.Storage.People;
using CommunityCoachBot.Turns;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.People;

/// <summary>At the start, makes those admins whom the configuration names, so that somebody can give the others their roles.</summary>
public sealed class FirstAdmins(IPeopleStore people, IOptions<PeopleOptions> options, CoachTenant tenant, TimeProvider clock)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var named in options.Value.Admins.Where(id => !string.IsNullOrWhiteSpace(id)))
        {
            var (of, id) = named.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
                ? (named[..slash], named[(slash + 1)..])
                : (tenant.Id, named);
            var known = await people.FindAsync(of, id, cancellationToken);
            if (known is { RolesAreSet: true } && known.Roles.Contains(PersonRoles.Admin))
                continue;
            // Somebody who was here before stays what they were.
            var roles = known is null ? [PersonRoles.Admin] : known.Roles.Add(PersonRoles.Admin);
            await people.ChangeAsync("configuration", new PersonChange(of, id) { Roles = roles }, clock.GetUtcNow(), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
