using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Communities;
using Microsoft.AspNetCore.Mvc;

namespace CommunityCoachBot.Pages.Community;

/// <summary>What was typed for a step of the plan.</summary>
public sealed record TypedStep
{
    public Guid Form { get; init; }
    public string Step { get; init; } = "";
    public string? Text { get; init; }

    [SuppressMessage("Design", "MA0016", Justification = "The form binder fills a dictionary.")]
    public Dictionary<string, string?> Fields { get; init; } = [];
}

/// <summary>The work plan in nine steps, each with its gate.</summary>
public sealed class PlanModel(CommunityDesk desk, PageWords words) : CommunityPage(desk, words)
{
    private IReadOnlyList<PlanEntry> _entries = [];
    private TypedStep? _typed;

    public bool Saved { get; private set; }

    public TypedStep? TypedOf(string step) => _typed?.Step == step ? _typed : null;

    public int VersionsOf(string step) => _entries.Count(entry => entry.Step == step);

    public string? FieldOf(PlanStep step, string field) =>
        TypedOf(step.Id) is { } typed ? typed.Fields.GetValueOrDefault(field) : step.Entry?.Fields.GetValueOrDefault(field);

    /// <summary>The fields of an entry as they are shown: a score with its reason in one line.</summary>
    public IEnumerable<(string Label, string Value)> FieldsOf(PlanEntry entry)
    {
        foreach (var aspect in WorkPlan.Aspects)
        {
            var (score, why) = WorkPlan.FieldsOf(aspect);
            if (entry.Fields.TryGetValue(score, out var given))
                yield return (Said.PlanFields[aspect], $"{given}/5 · {entry.Fields.GetValueOrDefault(why)}");
        }
        foreach (var field in new[] { WorkPlan.Owner, WorkPlan.Due })
        {
            if (entry.Fields.TryGetValue(field, out var value))
                yield return (Said.PlanFields[field], value);
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid id, bool saved, CancellationToken cancellationToken)
    {
        if (await LoadAsync(id, cancellationToken) is { } missing)
            return missing;
        Saved = saved;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, TypedStep typed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (await LoadAsync(id, cancellationToken) is { } missing)
            return missing;
        _typed = typed;
        if (typed.Form == Guid.Empty)
            return Refuse("not-read");
        var entry = Read(typed);
        if (WorkPlan.Refuse(Community.Plan, entry) is { } reason)
            return Refuse(reason);
        if (entry.Text.Length > FactCheck.Longest || entry.Fields.Values.Any(text => text.Length > FactCheck.Longest))
            return Refuse("too-long");
        if (FactCheck.RefuseWords(string.Join('\n', [entry.Text, .. entry.Fields.Values])) is { } words)
            return Refuse(words);
        await Desk.Store.AddAsync(Community.Key, entry, cancellationToken);
        return LocalRedirect($"/community/{id}/plan?saved=true#{entry.Step}");
    }

    private PlanEntry Read(TypedStep typed)
    {
        var fields = typed
            .Fields.Where(field => Known.Contains(field.Key) && !string.IsNullOrWhiteSpace(field.Value))
            .ToImmutableDictionary(field => field.Key, field => field.Value!.Trim(), StringComparer.Ordinal);
        var text = (typed.Text ?? "").Trim();
        string[] written =
        [
            Community.Reader.PersonId,
            typed.Step,
            text,
            .. fields.OrderBy(field => field.Key).Select(field => field.Key + field.Value),
        ];
        return new PlanEntry
        {
            Id = Fact.IdOf(typed.Form, written),
            Step = typed.Step,
            Text = text,
            Fields = fields,
            AuthorId = Community.Reader.PersonId,
            AuthorName = Community.Reader.Name,
            WrittenAt = Desk.Now,
        };
    }

    private static readonly ImmutableHashSet<string> Known =
    [
        WorkPlan.Owner,
        WorkPlan.Due,
        .. WorkPlan.Aspects.Select(aspect => WorkPlan.FieldsOf(aspect).Score),
        .. WorkPlan.Aspects.Select(aspect => WorkPlan.FieldsOf(aspect).Why),
    ];

    private async Task<IActionResult?> LoadAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is { } missing)
            return missing;
        _entries = await Desk.Store.PlanAsync(Community.Key, cancellationToken);
        return null;
    }
}
