using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Identity;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Communities;

/// <summary>A community opened by somebody of its team, with all that is known of it on this day.</summary>
public sealed record OpenCommunity(
    CommunityRecord Record,
    Person Reader,
    DateOnly Today,
    ImmutableArray<SectionProgress> Progress,
    IReadOnlyList<Fact> Facts,
    ImmutableArray<PlanStep> Plan
)
{
    public CommunityKey Key => Record.Key;

    /// <summary>A section waits until the step of the plan that opens it is answered: the evaluation is of the plan's own aims.</summary>
    public bool IsOpen(ChecklistSection section) =>
        section.OpenedBy is not { } step || Plan.Any(known => known.Id == step && known.Answered);
}

/// <summary>Opens communities for the people of their team. For everyone else they do not exist.</summary>
public sealed class CommunityDesk(ICommunityStore store, CommunityTeams teams, Checklist checklist, TimeProvider clock, TurnOptions options)
{
    public ICommunityStore Store => store;

    public Checklist Checklist => checklist;

    public DateTimeOffset Now => clock.GetUtcNow();

    public DateOnly Today => DateOnly.FromDateTime(Local(Now).DateTime);

    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, options.Zone);

    public Task<TeamMembership> TeamsOfAsync(Person reader, CancellationToken cancellationToken) =>
        teams.OfAsync(reader, cancellationToken);

    public async Task<ImmutableArray<CommunityRecord>> ListAsync(Person reader, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<CommunityRecord>();
        foreach (var team in (await teams.OfAsync(reader, cancellationToken)).Teams)
            found.AddRange(await store.ListAsync(reader.TenantId, team, cancellationToken));
        return found.ToImmutable();
    }

    /// <summary>The community, or null when there is none that the reader's teams work in.</summary>
    public async Task<OpenCommunity?> OpenAsync(Person reader, Guid id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        foreach (var team in (await teams.OfAsync(reader, cancellationToken)).Teams)
        {
            var key = new CommunityKey(reader.TenantId, team, id);
            if (await store.FindAsync(key, cancellationToken) is not { } record)
                continue;
            var facts = await store.FactsAsync(key, cancellationToken);
            var plan = WorkPlan.Of(await store.PlanAsync(key, cancellationToken));
            return new OpenCommunity(record, reader, Today, Progress.Of(checklist, facts, Today), facts, plan);
        }

        return null;
    }

    /// <summary>The needs of confirmed notes over the last year, of everyone whose notes count for the reader.</summary>
    public async Task<NeedsOfNotes> NeedsAsync(Person reader, CancellationToken cancellationToken)
    {
        var counted = (await teams.OfAsync(reader, cancellationToken)).CountedAuthors;
        return await store.NeedsAsync(reader.TenantId, counted, NeedsFrom, cancellationToken);
    }

    /// <summary>From which day on visits count for the needs grid.</summary>
    public DateOnly NeedsFrom => Today.AddYears(-1);
}
