using System.CommandLine;
using CommunityCoachBot.People;
using CommunityCoachBot.Storage.People;
using CommunityCoachBot.Turns;

namespace CommunityCoachBot.Commands;

/// <summary><c>people import</c> and <c>people list</c>.</summary>
internal static class PeopleCommands
{
    public static Command Create(TextWriter output) => new("people", "Who works where, and as what.") { Import(output), List(output) };

    private static Command Import(TextWriter output)
    {
        var file = new Argument<string>("FILE") { Description = "CSV with the columns id, name, alias, roles, team, supervises." };
        var tenant = Tenant();
        var import = new Command("import", "Set roles and teams from a file; what a cell leaves empty stays as it is.") { file, tenant };
        import.SetAction((parsed, stop) => ImportAsync(parsed.GetValue(file)!, parsed.GetValue(tenant), output, stop));
        return import;
    }

    private static Command List(TextWriter output)
    {
        var tenant = Tenant();
        var list = new Command("list", "Everyone, one a line: id, name, roles, team, teams supervised.") { tenant };
        list.SetAction(
            async (parsed, stop) =>
            {
                using var host = CommandHost.Build();
                var of = parsed.GetValue(tenant) ?? host.Services.GetRequiredService<CoachTenant>().Id;
                foreach (var person in await host.Services.GetRequiredService<IPeopleStore>().ListAsync(of, stop))
                    await output.WriteLineAsync(
                        string.Join(
                            '\t',
                            person.PersonId,
                            person.Name,
                            string.Join(';', person.Roles),
                            person.TeamId,
                            string.Join(';', person.Supervises)
                        )
                    );
                return CoachCommands.Done;
            }
        );
        return list;
    }

    private static Option<string?> Tenant() => new("--tenant") { Description = "Whose people; the site's own when left out." };

    private static async Task<int> ImportAsync(string file, string? tenant, TextWriter output, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
            throw new CommandFailedException($"There is no file '{file}'.");
        var (people, problems) = PeopleCsv.Read(await File.ReadAllTextAsync(file, cancellationToken));
        if (problems.Length > 0)
            throw new CommandFailedException(string.Join('\n', problems.Select(problem => $"{file}:{problem.Line}: {problem.Reason}")));

        using var host = CommandHost.Build();
        var of = tenant ?? host.Services.GetRequiredService<CoachTenant>().Id;
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await PeopleCsv.ImportAsync(host.Services.GetRequiredService<IPeopleStore>(), of, "command-line", people, now, cancellationToken);
        await output.WriteLineAsync($"{people.Length} people");
        return CoachCommands.Done;
    }
}
