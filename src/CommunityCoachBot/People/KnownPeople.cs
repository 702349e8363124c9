using System.Collections.Concurrent;
using CommunityCoachBot.Identity;
using CommunityCoachBot.Storage.People;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.People;

/// <summary>People of our pages as the store knows them; looked up once in a while, not for every request.</summary>
public sealed class KnownPeople(IPeopleStore people, TurnOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);
    private const int Most = 10_000;
    private readonly ConcurrentDictionary<(string Tenant, string Person), (PersonRecord? Record, long Since)> _known = new();

    /// <summary>What the store knows of a person, at most a few seconds old; null for somebody it has never seen.</summary>
    public async Task<PersonRecord?> FindAsync(string tenant, string person, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue((tenant, person), out var found) && clock.GetElapsedTime(found.Since) < Fresh)
            return found.Record;
        if (_known.Count >= Most)
            _known.Clear();
        var record = await people.FindAsync(tenant, person, cancellationToken);
        _known[(tenant, person)] = (record, clock.GetTimestamp());
        return record;
    }

    /// <summary>Somebody signed in.</summary>
    public async Task ArriveAsync(Person person, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(person);
        await people.ArriveAsync(
            new PersonArrival(person.TenantId, person.PersonId, person.Name, person.Roles, clock.GetUtcNow()),
            cancellationToken
        );
        Forget(person.TenantId, person.PersonId);
    }

    /// <summary>Who asks on a page, and what they may see today.</summary>
    public Task<Asker> AskerAsync(Person person, CancellationToken cancellationToken) =>
        people.AskerAsync(person.TenantId, person.PersonId, Today, cancellationToken);

    /// <summary>The site's day.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), options.Zone).DateTime);

    /// <summary>What was known of somebody is asked again.</summary>
    public void Forget(string tenant, string person) => _known.TryRemove((tenant, person), out _);
}
