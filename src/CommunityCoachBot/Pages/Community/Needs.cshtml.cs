using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Communities;
using CommunityCoachBot.Storage;
using Microsoft.AspNetCore.Mvc;

namespace CommunityCoachBot.Pages.Community;

/// <summary>The needs grid of confirmed notes, what may be a problem of many, and the way to the reader's own notes behind a cell.</summary>
public sealed class NeedsModel(CommunityDesk desk, PageWords words) : CommunityPage(desk, words)
{
    public NeedsGrid Grid { get; private set; } = null!;

    public DateOnly From => Desk.NeedsFrom;

    /// <summary>As readers beyond the team see it: small cells are hidden.</summary>
    public bool Shared { get; private set; }

    public string? Level { get; private set; }

    public string? Voice { get; private set; }

    public IReadOnlyList<NoteWithNeed> Own { get; private set; } = [];

    public ImmutableArray<CandidateProblem> Candidates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, bool shared, string? level, string? voice, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is { } missing)
            return missing;
        var needs = await Desk.NeedsAsync(Community.Reader, cancellationToken);
        var grid = NeedsGrid.Of(needs.Counts);
        (Shared, Grid) = (shared, shared ? grid.Shared() : grid);
        Candidates = CandidateProblems.Of(needs.Counts, needs.Levels);
        if (!shared && NeedsGrid.Levels.Contains(level ?? "") && NeedsGrid.Voices.Contains(voice ?? ""))
        {
            (Level, Voice) = (level, voice);
            var reader = Community.Reader;
            Own = await Desk.Store.OwnNotesWithNeedAsync(reader.TenantId, reader.PersonId, level!, voice!, From, cancellationToken);
        }
        return Page();
    }
}
