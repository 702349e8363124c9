using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Community;
using CommunityCoachBot.Communities;
using CommunityCoachBot.Identity;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Storage.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityCoachBot.Pages.Community;

/// <summary>The communities of the reader's teams, and a form for one more.</summary>
[Authorize]
public sealed class IndexModel(CommunityDesk desk, IPeopleStore people) : PageModel
{
    private Dictionary<string, string> _names = [];

    private const int LongestName = 60;

    public ImmutableArray<CommunityRecord> Communities { get; private set; } = [];

    public ImmutableArray<string> Teams { get; private set; } = [];

    public string? Refused { get; private set; }

    public string Name { get; private set; } = "";

    public Guid Form { get; } = Guid.CreateVersion7();

    public DateTimeOffset Local(DateTimeOffset moment) => desk.Local(moment);

    public string NameOf(string team) => _names.GetValueOrDefault(team, team);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(Guid form, string? name, string? team, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var reader = Person.Of(User)!;
        Name = (name ?? "").Trim();
        var ofTeam = team is null ? Teams.FirstOrDefault() : Teams.FirstOrDefault(known => known == team);
        if (ofTeam is null)
            return Forbid();
        Refused =
            Name.Length == 0 ? "empty"
            : Name.Length > LongestName ? "too-long"
            : FactCheck.RefuseWords(Name);
        if (Refused is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        var key = new CommunityKey(reader.TenantId, ofTeam, Fact.IdOf(form, Name));
        await desk.Store.CreateAsync(new CommunityRecord(key, Name, reader.PersonId, desk.Now), cancellationToken);
        return LocalRedirect($"/community/{key.Id}");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var reader = Person.Of(User)!;
        var all = (await desk.TeamsOfAsync(reader, cancellationToken)).Teams;
        // What is everyone's was begun before there were teams; a new one is a team's.
        Teams = all.Length > 1 ? all.Remove(CommunityTeams.Everyone) : all;
        _names = (await people.TeamsAsync(reader.TenantId, cancellationToken)).ToDictionary(
            team => team.Id,
            team => team.Name,
            StringComparer.Ordinal
        );
        Communities = await desk.ListAsync(reader, cancellationToken);
    }
}
