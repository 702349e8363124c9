using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Communities;
using Microsoft.AspNetCore.Mvc;

namespace CommunityCoachBot.Pages.Community;

/// <summary>What was typed of a party.</summary>
public sealed record TypedParty
{
    public Guid Form { get; init; }
    public Guid? Party { get; init; }
    public string? Name { get; init; }
    public string? Kind { get; init; }
    public string? System { get; init; }

    [SuppressMessage("Design", "MA0016", Justification = "The form binder fills a dictionary.")]
    public Dictionary<string, string?> Fields { get; init; } = [];
}

/// <summary>What was typed of a relation.</summary>
public sealed record TypedRelation
{
    public Guid Form { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Kind { get; init; }
    public string? Strength { get; init; }
    public string? Event { get; init; }
}

/// <summary>Who plays a part in the community, and how they deal with each other.</summary>
public sealed class PartiesModel(CommunityDesk desk, PageWords words) : CommunityPage(desk, words)
{
    public ImmutableArray<Stakeholder> Parties { get; private set; } = [];

    public ImmutableArray<Relation> Relations { get; private set; } = [];

    public ImmutableArray<(string From, string To)> NotDrawn { get; private set; } = [];

    public TypedParty? Typed { get; private set; }

    public TypedRelation? TypedRelation { get; private set; }

    public bool Saved { get; private set; }

    /// <summary>What a relation may be between: the systems, and the parties by name.</summary>
    public IEnumerable<(string Value, string Name)> Ends =>
        Checklist
            .Systems.Select(system => (system, Said.Systems[system]))
            .Concat(Parties.Select(party => (party.Party.ToString(), party.Name)));

    public string NameOf(string end) => Ends.FirstOrDefault(known => known.Value == end).Name ?? end;

    public async Task<IActionResult> OnGetAsync(Guid id, bool saved, Guid? party, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is { } missing)
            return missing;
        Saved = saved;
        if (Parties.FirstOrDefault(known => known.Party == party) is { } known)
            Typed = new TypedParty
            {
                Party = known.Party,
                Name = known.Name,
                Kind = known.Kind,
                System = known.System,
                Fields = known.Fields.ToDictionary(field => field.Key, field => (string?)field.Value, StringComparer.Ordinal),
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, TypedParty typed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (await LoadAsync(id, cancellationToken) is { } missing)
            return missing;
        Typed = typed;
        if (typed.Form == Guid.Empty)
            return Refuse("not-read");
        var before = Parties.FirstOrDefault(known => known.Party == typed.Party);
        var party = Read(typed, before);
        // What is refused of the whole: a leader without an office must not get a stance in two steps.
        var whole = before is null ? party : party with { Fields = before.Fields.SetItems(party.Fields) };
        if (FactCheck.Refuse(Checklist, whole) is { } reason)
            return Refuse(reason);
        await Desk.Store.AddAsync(Community.Key, party, cancellationToken);
        return LocalRedirect($"/community/{id}/parties?saved=true#{party.Party}");
    }

    public async Task<IActionResult> OnPostRelationAsync(Guid id, TypedRelation typed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (await LoadAsync(id, cancellationToken) is { } missing)
            return missing;
        TypedRelation = typed;
        if (typed.Form == Guid.Empty)
            return Refuse("not-read");
        var (from, to, kind) = (typed.From ?? "", typed.To ?? "", typed.Kind ?? "");
        var (strength, happened) = (typed.Strength ?? "", (typed.Event ?? "").Trim());
        var relation = new Relation
        {
            Id = Fact.IdOf(typed.Form, Community.Reader.PersonId, from, to, kind, strength, happened),
            From = from,
            To = to,
            Kind = kind,
            Strength = strength,
            Event = happened,
            AuthorId = Community.Reader.PersonId,
            AuthorName = Community.Reader.Name,
            WrittenAt = Desk.Now,
        };
        if (FactCheck.Refuse(Checklist, relation, end => Parties.Any(party => party.Party.ToString() == end)) is { } reason)
            return Refuse(reason);
        await Desk.Store.AddAsync(Community.Key, relation, cancellationToken);
        return LocalRedirect($"/community/{id}/parties?saved=true#relations");
    }

    /// <summary>What is new in the form: fields that stayed as they were are left out, so that a colleague's later words are not put back.</summary>
    private Stakeholder Read(TypedParty typed, Stakeholder? before)
    {
        var fields = Stakeholder
            .FieldIds.Select(field => (field, Text: (typed.Fields.GetValueOrDefault(field) ?? "").Trim()))
            .Where(field => field.Text.Length > 0 && before?.Fields.GetValueOrDefault(field.field) != field.Text)
            .ToImmutableDictionary(field => field.field, field => field.Text, StringComparer.Ordinal);
        var (name, kind, system) = ((typed.Name ?? "").Trim(), typed.Kind ?? "", typed.System ?? "");
        string[] written =
        [
            Community.Reader.PersonId,
            name,
            kind,
            system,
            .. fields.OrderBy(field => field.Key).Select(field => field.Key + field.Value),
        ];
        var id = Fact.IdOf(typed.Form, written);
        return new Stakeholder
        {
            Id = id,
            Party = before?.Party ?? Fact.IdOf(typed.Form, name),
            Name = name,
            Kind = kind,
            System = system,
            Fields = fields,
            AuthorId = Community.Reader.PersonId,
            AuthorName = Community.Reader.Name,
            WrittenAt = Desk.Now,
        };
    }

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is { } missing)
            return missing;
        Parties = Stakeholder.Current(await Desk.Store.StakeholdersAsync(Community.Key, cancellationToken));
        Relations = Relation.Current(await Desk.Store.RelationsAsync(Community.Key, cancellationToken));
        NotDrawn = Relation.Missing(Checklist.Systems, Relations);
        return null;
    }
}
