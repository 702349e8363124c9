using System.Collections.Immutable;
using CommunityCoachBot.Identity;
using CommunityCoachBot.People;
using CommunityCoachBot.Storage.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityCoachBot.Pages.Admin;

/// <summary>Everyone of the tenant: what they are, where they work, whom they supervise. One at a time, or many from a file.</summary>
[Authorize(Policy = Roles.Admin)]
public sealed class PeopleModel(IPeopleStore people, KnownPeople known, TimeProvider clock) : PageModel
{
    private const int LargestFile = 1_000_000;

    public IReadOnlyList<PersonRecord> People { get; private set; } = [];
    public IReadOnlyList<TeamRecord> Teams { get; private set; } = [];

    /// <summary>Whose line is open to be changed.</summary>
    public PersonRecord? Edited { get; private set; }
    public ImmutableArray<PeopleProblem> Problems { get; private set; } = [];
    public int? Imported { get; private set; }

    public string TeamName(string? id) => Teams.FirstOrDefault(team => team.Id == id)?.Name ?? id ?? "";

    public async Task OnGetAsync(string? edit, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Edited = People.FirstOrDefault(person => person.PersonId == edit);
    }

    public async Task<IActionResult> OnPostSaveAsync(
        string id,
        string? name,
        string? alias,
        string[] roles,
        string? team,
        string[] supervises,
        bool left,
        CancellationToken cancellationToken
    )
    {
        var admin = Person.Of(User)!;
        if (await people.FindAsync(admin.TenantId, id, cancellationToken) is null)
            return NotFound();
        // An admin cannot take their own key away: somebody must be left to give it back.
        var kept = id == admin.PersonId ? roles.Append(PersonRoles.Admin) : roles;
        var change = new PersonChange(admin.TenantId, id)
        {
            Name = name ?? "",
            Alias = alias ?? "",
            Roles = [.. kept.Where(PersonRoles.All.Contains).Distinct()],
            TeamId = team ?? "",
            Supervises = [.. supervises],
            HasLeft = left && id != admin.PersonId,
        };
        await people.ChangeAsync(admin.PersonId, change, clock.GetUtcNow(), cancellationToken);
        known.Forget(admin.TenantId, id);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostTeamAsync(string? name, CancellationToken cancellationToken)
    {
        var admin = Person.Of(User)!;
        if (name?.Trim() is { Length: > 0 and <= 60 } team)
            await people.SaveTeamAsync(admin.PersonId, new TeamRecord(admin.TenantId, team, team), clock.GetUtcNow(), cancellationToken);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostImportAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        var admin = Person.Of(User)!;
        if (file is { Length: > 0 and <= LargestFile })
        {
            using var reader = new StreamReader(file.OpenReadStream());
            (var lines, Problems) = PeopleCsv.Read(await reader.ReadToEndAsync(cancellationToken));
            if (Problems.IsEmpty)
            {
                await PeopleCsv.ImportAsync(people, admin.TenantId, admin.PersonId, lines, clock.GetUtcNow(), cancellationToken);
                foreach (var line in lines)
                    known.Forget(admin.TenantId, line.PersonId);
                Imported = lines.Length;
            }
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var tenant = Person.Of(User)!.TenantId;
        People = await people.ListAsync(tenant, cancellationToken);
        Teams = await people.TeamsAsync(tenant, cancellationToken);
    }
}
