using System.Collections.Immutable;
using System.Text;
using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Communities;
using Microsoft.AspNetCore.Mvc;

namespace CommunityCoachBot.Pages.Community;

/// <summary>The report of a community, as Word and as Markdown, for readers beyond the team.</summary>
public sealed class ReportModel(CommunityDesk desk, PageWords words, ReportWord word) : CommunityPage(desk, words)
{
    private readonly PageWords _words = words;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken) =>
        await OpenAsync(id, cancellationToken) ?? Page();

    public async Task<IActionResult> OnGetWordAsync(Guid id, CancellationToken cancellationToken) =>
        await OpenAsync(id, cancellationToken)
        ?? File(
            word.Write(await ReportAsync(cancellationToken), _words.Language),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "community.docx"
        );

    public async Task<IActionResult> OnGetMarkdownAsync(Guid id, CancellationToken cancellationToken) =>
        await OpenAsync(id, cancellationToken)
        ?? File(
            Encoding.UTF8.GetBytes(ReportMarkdown.Write(await ReportAsync(cancellationToken))),
            "text/markdown; charset=utf-8",
            "community.md"
        );

    private async Task<ImmutableArray<ReportBlock>> ReportAsync(CancellationToken cancellationToken)
    {
        var needs = await Desk.NeedsAsync(Community.Reader, cancellationToken);
        var source = new ReportSource
        {
            Name = Community.Record.Name,
            Today = Community.Today,
            Checklist = Checklist,
            Progress = Community.Progress,
            Needs = NeedsGrid.Of(needs.Counts),
            NeedsFrom = Desk.NeedsFrom,
            Parties = Stakeholder.Current(await Desk.Store.StakeholdersAsync(Community.Key, cancellationToken)),
            Relations = Relation.Current(await Desk.Store.RelationsAsync(Community.Key, cancellationToken)),
            Plan = Community.Plan,
        };
        return CommunityReport.Of(source, (key, values) => _words.Text("community." + key, values), Said, _words.Date);
    }
}
