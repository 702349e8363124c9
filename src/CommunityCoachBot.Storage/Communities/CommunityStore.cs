using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Storage.Data;
using Dapper;

namespace CommunityCoachBot.Storage.Communities;

/// <summary>Adds to communities and reads them. Whose community it is stands in every statement.</summary>
internal sealed class CommunityStore(IDatabase database) : ICommunityStore
{
    public Task<IReadOnlyList<CommunityRecord>> ListAsync(string tenantId, string teamId, CancellationToken cancellationToken) =>
        QueryAsync<CommunityRow, CommunityRecord>(
            CommunitySql.List,
            new { Tenant = tenantId, Team = teamId },
            row => row.Read(tenantId),
            cancellationToken
        );

    public async Task<CommunityRecord?> FindAsync(CommunityKey key, CancellationToken cancellationToken)
    {
        var found = await QueryAsync<CommunityRow, CommunityRecord>(
            CommunitySql.Find,
            Parameters(key),
            row => row.Read(key.TenantId),
            cancellationToken
        );
        return found is [var community, ..] ? community : null;
    }

    public async Task<bool> CreateAsync(CommunityRecord community, CancellationToken cancellationToken)
    {
        var (key, name, by, at) = community;
        return await database.ExecuteAsync(CommunitySql.Create, [key.TenantId, Id(key.Id), key.TeamId, name, by, at], cancellationToken)
            > 0;
    }

    public Task<bool> AddAsync(CommunityKey key, Fact fact, CancellationToken cancellationToken) =>
        AddAsync(
            CommunitySql.AddFact,
            key,
            [
                Id(fact.Id),
                fact.Item,
                fact.Text,
                fact.Evidence,
                fact.Method,
                fact.Source,
                (long)fact.People,
                Day.Text(fact.SeenOn),
                fact.AuthorId,
                fact.AuthorName,
                fact.WrittenAt,
                fact.Corrects is { } corrects ? Id(corrects) : null,
            ],
            cancellationToken
        );

    public Task<bool> AddAsync(CommunityKey key, Stakeholder party, CancellationToken cancellationToken) =>
        AddAsync(
            CommunitySql.AddStakeholder,
            key,
            [
                Id(party.Id),
                Id(party.Party),
                party.Name,
                party.Kind,
                party.System,
                FieldsJson(party.Fields),
                party.AuthorId,
                party.AuthorName,
                party.WrittenAt,
            ],
            cancellationToken
        );

    public Task<bool> AddAsync(CommunityKey key, Relation relation, CancellationToken cancellationToken) =>
        AddAsync(
            CommunitySql.AddRelation,
            key,
            [
                Id(relation.Id),
                relation.From,
                relation.To,
                relation.Kind,
                relation.Strength,
                relation.Event,
                relation.AuthorId,
                relation.AuthorName,
                relation.WrittenAt,
            ],
            cancellationToken
        );

    public Task<bool> AddAsync(CommunityKey key, PlanEntry entry, CancellationToken cancellationToken) =>
        AddAsync(
            CommunitySql.AddPlanStep,
            key,
            [Id(entry.Id), entry.Step, entry.Text, FieldsJson(entry.Fields), entry.AuthorId, entry.AuthorName, entry.WrittenAt],
            cancellationToken
        );

    public Task<IReadOnlyList<Fact>> FactsAsync(CommunityKey key, CancellationToken cancellationToken) =>
        QueryAsync<FactRow, Fact>(CommunitySql.Entries("community_fact"), Parameters(key), row => row.Read(), cancellationToken);

    public Task<IReadOnlyList<Stakeholder>> StakeholdersAsync(CommunityKey key, CancellationToken cancellationToken) =>
        QueryAsync<StakeholderRow, Stakeholder>(CommunitySql.Entries("stakeholder"), Parameters(key), row => row.Read(), cancellationToken);

    public Task<IReadOnlyList<Relation>> RelationsAsync(CommunityKey key, CancellationToken cancellationToken) =>
        QueryAsync<RelationRow, Relation>(CommunitySql.Entries("relation"), Parameters(key), row => row.Read(), cancellationToken);

    public Task<IReadOnlyList<PlanEntry>> PlanAsync(CommunityKey key, CancellationToken cancellationToken) =>
        QueryAsync<PlanRow, PlanEntry>(CommunitySql.Entries("plan_step"), Parameters(key), row => row.Read(), cancellationToken);

    public async Task<NeedsOfNotes> NeedsAsync(
        string tenantId,
        IReadOnlyCollection<string>? authors,
        DateOnly from,
        CancellationToken cancellationToken
    )
    {
        if (authors is { Count: 0 })
            return new NeedsOfNotes([], []);
        var parameters = new DynamicParameters(new { Tenant = tenantId, From = Day.Text(from) });
        // A list is written differently in the two databases; names in a row are not.
        var names = (authors ?? [])
            .Select((author, index) => (Name: "Author" + index.ToString(CultureInfo.InvariantCulture), author))
            .ToList();
        foreach (var (name, author) in names)
            parameters.Add(name, author);
        var filter = authors is null ? "" : $" AND n.author_id IN ({string.Join(", ", names.Select(name => "@" + name.Name))})";
        var counts = await QueryAsync<CountRow, NeedCount>(
            CommunitySql.NeedCounts(filter),
            parameters,
            row => row.Need(),
            cancellationToken
        );
        var levels = await QueryAsync<CountRow, LevelCount>(
            CommunitySql.LevelCounts(filter),
            parameters,
            row => row.Level(),
            cancellationToken
        );
        return new NeedsOfNotes([.. counts], [.. levels]);
    }

    public Task<IReadOnlyList<NoteWithNeed>> OwnNotesWithNeedAsync(
        string tenantId,
        string personId,
        string maslow,
        string bradshaw,
        DateOnly from,
        CancellationToken cancellationToken
    ) =>
        QueryAsync<OwnNoteRow, NoteWithNeed>(
            CommunitySql.OwnNotes,
            new
            {
                Tenant = tenantId,
                Person = personId,
                Maslow = maslow,
                Bradshaw = bradshaw,
                From = Day.Text(from),
            },
            row => new NoteWithNeed(Guid.Parse(row.Id), row.AddressAs, Day.Parse(row.VisitDate), row.Body),
            cancellationToken
        );

    private async Task<bool> AddAsync(SqlText sql, CommunityKey key, object?[] values, CancellationToken cancellationToken) =>
        // Values go in the order in which the statement names them first: tenant and community before the entry's own, the team last.
        await database.ExecuteAsync(sql, [key.TenantId, Id(key.Id), .. values, key.TeamId], cancellationToken) > 0;

    private Task<IReadOnlyList<T>> QueryAsync<TRow, T>(
        string sql,
        object parameters,
        Func<TRow, T> read,
        CancellationToken cancellationToken
    ) =>
        database.ReadAsync<IReadOnlyList<T>>(
            async connection => [.. (await connection.QueryAsync<TRow>(sql, parameters)).Select(read)],
            cancellationToken
        );

    private static object Parameters(CommunityKey key) =>
        new
        {
            Tenant = key.TenantId,
            Team = key.TeamId,
            Community = Id(key.Id),
        };

    private static string Id(Guid id) => id.ToString();

    private static string FieldsJson(ImmutableDictionary<string, string> fields) =>
        StoredJson.Write(new Dictionary<string, string>(fields, StringComparer.Ordinal), CommunityJson.Default.DictionaryStringString);

    private static ImmutableDictionary<string, string> Fields(string json) =>
        StoredJson.Read(json, CommunityJson.Default.DictionaryStringString).ToImmutableDictionary(StringComparer.Ordinal);

    private sealed class CommunityRow
    {
        public string Id { get; init; } = "";
        public string TeamId { get; init; } = "";
        public string Name { get; init; } = "";
        public string CreatedBy { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }

        public CommunityRecord Read(string tenantId) => new(new CommunityKey(tenantId, TeamId, Guid.Parse(Id)), Name, CreatedBy, CreatedAt);
    }

    private abstract class EntryRow
    {
        public string Id { get; init; } = "";
        public string AuthorId { get; init; } = "";
        public string AuthorName { get; init; } = "";
        public DateTimeOffset WrittenAt { get; init; }
    }

    private sealed class FactRow : EntryRow
    {
        public string Item { get; init; } = "";
        public string Body { get; init; } = "";
        public string Evidence { get; init; } = "";
        public string Method { get; init; } = "";
        public string Source { get; init; } = "";
        public int People { get; init; }
        public string SeenOn { get; init; } = "";
        public string? Corrects { get; init; }

        public Fact Read() =>
            new()
            {
                Id = Guid.Parse(Id),
                Item = Item,
                Text = Body,
                Evidence = Evidence,
                Method = Method,
                Source = Source,
                People = People,
                SeenOn = Day.Parse(SeenOn)!.Value,
                AuthorId = AuthorId,
                AuthorName = AuthorName,
                WrittenAt = WrittenAt,
                Corrects = Corrects is null ? null : Guid.Parse(Corrects),
            };
    }

    private sealed class StakeholderRow : EntryRow
    {
        public string Party { get; init; } = "";
        public string Name { get; init; } = "";
        public string Kind { get; init; } = "";
        public string System { get; init; } = "";
        public string Fields { get; init; } = "";

        public Stakeholder Read() =>
            new()
            {
                Id = Guid.Parse(Id),
                Party = Guid.Parse(Party),
                Name = Name,
                Kind = Kind,
                System = System,
                Fields = CommunityStore.Fields(Fields),
                AuthorId = AuthorId,
                AuthorName = AuthorName,
                WrittenAt = WrittenAt,
            };
    }

    private sealed class RelationRow : EntryRow
    {
        public string FromEnd { get; init; } = "";
        public string ToEnd { get; init; } = "";
        public string Kind { get; init; } = "";
        public string Strength { get; init; } = "";
        public string Event { get; init; } = "";

        public Relation Read() =>
            new()
            {
                Id = Guid.Parse(Id),
                From = FromEnd,
                To = ToEnd,
                Kind = Kind,
                Strength = Strength,
                Event = Event,
                AuthorId = AuthorId,
                AuthorName = AuthorName,
                WrittenAt = WrittenAt,
            };
    }

    private sealed class PlanRow : EntryRow
    {
        public string Step { get; init; } = "";
        public string Body { get; init; } = "";
        public string Fields { get; init; } = "";

        public PlanEntry Read() =>
            new()
            {
                Id = Guid.Parse(Id),
                Step = Step,
                Text = Body,
                Fields = CommunityStore.Fields(Fields),
                AuthorId = AuthorId,
                AuthorName = AuthorName,
                WrittenAt = WrittenAt,
            };
    }

    private sealed class CountRow
    {
        public string Maslow { get; init; } = "";
        public string Bradshaw { get; init; } = "";
        public int Notes { get; init; }
        public int Households { get; init; }
        public int Authors { get; init; }

        public NeedCount Need() => new(Maslow, Bradshaw, Notes, Households, Authors);

        public LevelCount Level() => new(Maslow, Notes, Households, Authors);
    }

    private sealed class OwnNoteRow
    {
        public string Id { get; init; } = "";
        public string? AddressAs { get; init; }
        public string? VisitDate { get; init; }
        public string Body { get; init; } = "";
    }
}

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class CommunityJson : JsonSerializerContext;
