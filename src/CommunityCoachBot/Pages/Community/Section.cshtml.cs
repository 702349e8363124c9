using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Communities;
using Microsoft.AspNetCore.Mvc;

namespace CommunityCoachBot.Pages.Community;

/// <summary>What a worker typed for an item, as the form sends it.</summary>
public sealed record TypedFact
{
    public Guid Form { get; init; }
    public string Item { get; init; } = "";
    public string? Text { get; init; }
    public string? Evidence { get; init; }
    public string? Method { get; init; }
    public string? Source { get; init; }
    public int? People { get; init; }
    public DateOnly? SeenOn { get; init; }
    public Guid? Corrects { get; init; }
}

/// <summary>One section: its items with what is known of each, and a form under each that works without a script.</summary>
public sealed class SectionModel(CommunityDesk desk, PageWords words) : CommunityPage(desk, words)
{
    public SectionProgress Progress { get; private set; } = null!;

    public bool Saved { get; private set; }

    /// <summary>The plan's aim, above the section that it opens.</summary>
    public string? Aim { get; private set; }

    private TypedFact? Typed { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string section, bool saved, Guid? correct, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, section, cancellationToken) is { } missing)
            return missing;
        Saved = saved;
        if (Community.Facts.FirstOrDefault(fact => fact.Id == correct) is { } wrong)
            Typed = new TypedFact
            {
                Form = Form,
                Item = wrong.Item,
                Text = wrong.Text,
                Evidence = wrong.Evidence,
                Method = wrong.Method,
                Source = wrong.Source,
                People = wrong.People > 0 ? wrong.People : null,
                SeenOn = wrong.SeenOn,
                Corrects = wrong.Id,
            };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, string section, TypedFact typed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (await LoadAsync(id, section, cancellationToken) is { } missing)
            return missing;
        Typed = typed;
        if (!Community.IsOpen(Progress.Section))
            return Refuse("plan-waits");
        if (Progress.Items.All(item => item.Item.Id != typed.Item))
            return Refuse("unknown-item");
        // A number or day that is none is no reason to lose the words beside it.
        if (!ModelState.IsValid || typed.Form == Guid.Empty)
            return Refuse("not-read");
        var fact = Read(typed);
        if (FactCheck.Refuse(Checklist, fact, Community.Facts, Community.Today) is { } reason)
            return Refuse(reason);
        await Desk.Store.AddAsync(Community.Key, fact, cancellationToken);
        return LocalRedirect($"/community/{id}/section/{section}?saved=true#{fact.Item}");
    }

    public ItemView ViewOf(ItemProgress item) =>
        new(this, Progress.Section.Id, item, Typed is { } typed && typed.Item == item.Item.Id ? typed : null);

    private Fact Read(TypedFact typed)
    {
        var reader = Community.Reader;
        var day = typed.SeenOn ?? Community.Today;
        var (text, source) = ((typed.Text ?? "").Trim(), (typed.Source ?? "").Trim());
        return new Fact
        {
            Id = Fact.IdOf(
                typed.Form,
                reader.PersonId,
                typed.Item,
                text,
                source,
                typed.Evidence ?? "",
                day.ToString("O", CultureInfo.InvariantCulture),
                $"{typed.People}"
            ),
            Item = typed.Item,
            Text = text,
            Evidence = typed.Evidence ?? "",
            Method = typed.Method ?? "",
            Source = source,
            People = typed.People ?? 0,
            SeenOn = day,
            AuthorId = reader.PersonId,
            AuthorName = reader.Name,
            WrittenAt = Desk.Now,
            Corrects = typed.Corrects,
        };
    }

    private async Task<IActionResult?> LoadAsync(Guid id, string section, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is { } missing)
            return missing;
        if (Community.Progress.FirstOrDefault(known => known.Section.Id == section) is not { } progress)
            return NotFound();
        Progress = progress;
        Aim = progress.Section.OpenedBy is { } step ? Community.Plan.First(known => known.Id == step).Entry?.Text : null;
        return null;
    }
}

/// <summary>One item as the page shows it.</summary>
public sealed record ItemView(SectionModel Page, string Section, ItemProgress Progress, TypedFact? Typed)
{
    public bool IsRefused => Typed is not null && Page.Refused is not null;

    public bool IsOpen => Typed is not null;

    public string Standing =>
        Progress.Standing switch
        {
            Coaching.Community.Standing.Solid => "solid",
            Coaching.Community.Standing.Thin => "thin",
            _ => "missing",
        };

    public string StandingClass => Standing is "solid" ? "ready" : Standing;

    /// <summary>Residents' own words should come before ours, and have not been written.</summary>
    public bool WaitsForWords => Progress.Item.After is { } after && Page.Community.Facts.All(fact => fact.Item != after);

    public ImmutableArray<Fact> Before(Fact fact) => Facts.Before(fact, Page.Community.Facts);
}
