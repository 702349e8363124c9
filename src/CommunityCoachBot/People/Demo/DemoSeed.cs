using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Guides;
using CommunityCoachBot.Identity;
using CommunityCoachBot.Storage;
using CommunityCoachBot.Storage.People;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.People.Demo;

/// <summary>Fills the demo tenant with people and years of visits, through the same commits as a conversation's.</summary>
public sealed class DemoSeed(IPeopleStore people, ITurnStore turns, GuideLibrary library, TurnOptions options, TimeProvider clock)
{
    private const string By = "demo-seed";
    private const int NotesOfACommit = 50;

    /// <summary>Returns how many notes were kept; null when there is demo data already, of which nothing is changed.</summary>
    public async Task<int?> RunAsync(int years, CancellationToken cancellationToken)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), options.Zone);
        if ((await people.TeamsAsync(DemoPeople.Tenant, cancellationToken)).Count > 0)
            return null;
        await PeopleAsync(now, cancellationToken);

        var year = new DemoYear(DateOnly.FromDateTime(now.DateTime), years, guide => library.Find(guide)?.Version ?? "1", now.Offset);
        var kept = 0;
        foreach (var author in year.Notes().GroupBy(note => note.AuthorId))
        {
            var key = new ConversationKey(DemoPeople.Tenant, "seed", author.Key);
            var version = (await turns.LoadAsync(key, null, author.Key, cancellationToken)).Version;
            foreach (var notes in author.Chunk(NotesOfACommit))
            {
                var commit = new TurnCommit
                {
                    Key = key,
                    Version = version++,
                    PersonId = author.Key,
                    State = ConversationState.New,
                    Now = now,
                    Effects = [.. notes.Select(note => new Effect.SaveNote(note))],
                };
                if (!await turns.CommitAsync(commit, cancellationToken))
                    throw new InvalidOperationException("Somebody else is filling the demo.");
                kept += notes.Length;
            }
        }

        return kept;
    }

    private async Task PeopleAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var worker in DemoYear.Workers)
            await ChangeAsync(worker.Id, worker.Name, PersonRoles.Worker, worker.Team, [], worker.Alias);
        await ChangeAsync("demo-supervisor", "示范督导", PersonRoles.Supervisor, "demo-east", ["demo-east"]);
        await ChangeAsync("demo-supervisor-west", "苏芒种", PersonRoles.Supervisor, "demo-west", ["demo-west"]);
        await ChangeAsync("demo-trainee", "示范学员", PersonRoles.Trainee, "demo-east", []);
        await ChangeAsync("demo-admin", "示范管理员", PersonRoles.Admin, null, []);
        // Last: they are the sign that all people are there.
        await people.SaveTeamAsync(By, new TeamRecord(DemoPeople.Tenant, "demo-east", "东片"), now, cancellationToken);
        await people.SaveTeamAsync(By, new TeamRecord(DemoPeople.Tenant, "demo-west", "西片"), now, cancellationToken);

        Task ChangeAsync(string id, string name, string role, string? team, string[] supervises, string? alias = null) =>
            people.ChangeAsync(
                By,
                new PersonChange(DemoPeople.Tenant, id)
                {
                    Name = name,
                    Alias = alias,
                    Roles = [role],
                    TeamId = team,
                    Supervises = [.. supervises],
                },
                now,
                cancellationToken
            );
    }
}
