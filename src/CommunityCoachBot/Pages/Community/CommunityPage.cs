using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Communities;
using CommunityCoachBot.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityCoachBot.Pages.Community;

/// <summary>A page of one community. A community of another team does not exist for the reader.</summary>
[Authorize]
public abstract class CommunityPage(CommunityDesk desk, PageWords words) : PageModel
{
    protected CommunityDesk Desk { get; } = desk;

    public OpenCommunity Community { get; private set; } = null!;

    public Checklist Checklist => Desk.Checklist;

    public ChecklistWords Said { get; } = desk.Checklist.WordsIn(words.Language);

    /// <summary>Why the last form was not taken: the id of a sentence, or null.</summary>
    public string? Refused { get; protected set; }

    /// <summary>A number that the page's forms carry, so that pressing twice saves once.</summary>
    public Guid Form { get; } = Guid.CreateVersion7();

    public DateTimeOffset Local(DateTimeOffset moment) => Desk.Local(moment);

    /// <summary>Opens the community; null when the page may go on.</summary>
    protected async Task<IActionResult?> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await Desk.OpenAsync(Person.Of(User)!, id, cancellationToken) is not { } opened)
            return NotFound();
        Community = opened;
        return null;
    }

    /// <summary>Shows the page again with what was typed still in it, and says why it was not taken.</summary>
    protected PageResult Refuse(string reason)
    {
        Refused = reason;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
