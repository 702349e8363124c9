using CommunityCoachBot.Guides;
using CommunityCoachBot.Identity;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace CommunityCoachBot.Pages.Admin;

/// <summary>Which guides are in use, and which files were refused and why.</summary>
[Authorize(Policy = Roles.Admin)]
public sealed class GuidesModel(GuideLibrary library, IOptions<GuideOptions> options) : PageModel
{
    public GuideLibraryState State => library.State;

    public string? Folder => options.Value.Folder;
}
