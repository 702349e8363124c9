using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Communities;
using Microsoft.AspNetCore.Mvc;

namespace CommunityCoachBot.Pages.Community;

/// <summary>Where a community's checklist stands, section by section, and what one outing could bring next.</summary>
public sealed class CommunityModel(CommunityDesk desk, PageWords words) : CommunityPage(desk, words)
{
    public NextOuting? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is { } missing)
            return missing;
        Next = NextSteps.Of(Checklist, Community.Progress, Community.IsOpen).FirstOrDefault();
        return Page();
    }

    public static string IdOf(NextReason reason) =>
        reason switch
        {
            NextReason.Stale => "stale",
            NextReason.Missing => "missing",
            NextReason.SecondSource => "second-source",
            _ => "more",
        };
}
