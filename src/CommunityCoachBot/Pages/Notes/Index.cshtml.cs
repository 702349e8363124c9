using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Identity;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Turns;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityCoachBot.Pages.Notes;

/// <summary>The reader's own plans and summaries, newest first.</summary>
[Authorize]
public sealed class IndexModel(INoteStore notes, TurnOptions options) : PageModel
{
    private const int PageSize = 30;

    public static ImmutableArray<string> Kinds { get; } = ["visit-plan", "visit-summary"];

    public string? Kind { get; private set; }

    public IReadOnlyList<Note> Notes { get; private set; } = [];

    /// <summary>Where the next page begins, or null on the last.</summary>
    public string? Older { get; private set; }

    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, options.Zone);

    public async Task OnGetAsync(string? kind, string? before, CancellationToken cancellationToken)
    {
        var reader = Person.Of(User)!;
        Kind = Kinds.Contains(kind ?? "") ? kind : null;
        DateTimeOffset? from = DateTimeOffset.TryParse(before, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read)
            ? read
            : null;
        var found = await notes.MineAsync(reader.TenantId, reader.PersonId, Kind, from, PageSize + 1, cancellationToken);
        Notes = [.. found.Take(PageSize)];
        Older = found.Count > PageSize ? Notes[^1].Confirmed.ToString("O", CultureInfo.InvariantCulture) : null;
    }
}
