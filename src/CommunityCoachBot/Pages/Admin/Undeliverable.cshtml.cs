using CommunityCoachBot.Identity;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityCoachBot.Pages.Admin;

/// <summary>Replies that did not reach their channel: ids and reasons, never what they said.</summary>
[Authorize(Policy = Roles.Admin)]
public sealed class UndeliverableModel(ITurnStore turns, TurnOptions options) : PageModel
{
    private const int Most = 200;

    public IReadOnlyList<Undeliverable> Items { get; private set; } = [];

    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, options.Zone);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Items = await turns.UndeliverableAsync(Person.Of(User)!.TenantId, Most, cancellationToken);
}
