using System.Collections.Immutable;
using System.Text;
using CommunityCoachBot.Storage.People;

namespace CommunityCoachBot.People;

/// <summary>A line of a file of people.</summary>
/// <param name="Supervises">Names of teams.</param>
public sealed record PersonLine(
    string PersonId,
    string? Name,
    string? Alias,
    ImmutableArray<string>? Roles,
    string? Team,
    ImmutableArray<string>? Supervises
);

/// <summary>A mistake in a file of people: the line and what is wrong, without what stands there.</summary>
public sealed record PeopleProblem(int Line, string Reason);

/// <summary>
/// Reads people from CSV as a spreadsheet writes it: columns <c>id, name, alias, roles, team, supervises</c> in any order, by their English or Chinese names; several roles or
/// teams by semicolons. Only the id is needed. The file is taken as a whole or not at all.
/// </summary>
public static class PeopleCsv
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = "id",
        ["person_id"] = "id",
        ["编号"] = "id",
        ["工号"] = "id",
        ["账号"] = "id",
        ["name"] = "name",
        ["姓名"] = "name",
        ["alias"] = "alias",
        ["别名"] = "alias",
        ["称呼"] = "alias",
        ["roles"] = "roles",
        ["role"] = "roles",
        ["角色"] = "roles",
        ["team"] = "team",
        ["团队"] = "team",
        ["小组"] = "team",
        ["supervises"] = "supervises",
        ["督导"] = "supervises",
        ["督导团队"] = "supervises",
    };

    private static readonly Dictionary<string, string> RoleNames = new(StringComparer.OrdinalIgnoreCase)
    {
        ["trainee"] = "trainee",
        ["学员"] = "trainee",
        ["实习"] = "trainee",
        ["实习生"] = "trainee",
        ["worker"] = "worker",
        ["社工"] = "worker",
        ["supervisor"] = "supervisor",
        ["督导"] = "supervisor",
        ["admin"] = "admin",
        ["管理员"] = "admin",
    };

    public static (ImmutableArray<PersonLine> People, ImmutableArray<PeopleProblem> Problems) Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = Rows(text.TrimStart('\uFEFF')).Where(row => row.Cells.Exists(cell => cell.Length > 0)).ToList();
        if (rows.Count == 0)
            return ([], [new(1, "the file is empty")]);
        var columns = rows[0].Cells.ConvertAll(cell => Names.GetValueOrDefault(cell.Trim()));
        var problems = ImmutableArray.CreateBuilder<PeopleProblem>();
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i] is null)
                problems.Add(new(rows[0].Line, $"column {i + 1} has a name that is not known"));
            else if (columns.IndexOf(columns[i]) < i)
                problems.Add(new(rows[0].Line, $"two columns are called {columns[i]}"));
        }

        if (!columns.Contains("id"))
            problems.Add(new(rows[0].Line, "there is no column id"));
        if (problems.Count > 0)
            return ([], problems.ToImmutable());

        var people = ImmutableArray.CreateBuilder<PersonLine>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (line, cells) in rows.Skip(1))
        {
            string? Cell(string name) => columns.IndexOf(name) is >= 0 and var at && at < cells.Count ? cells[at].Trim() : null;
            var id = Cell("id") ?? "";
            if (cells.Count > columns.Count)
                problems.Add(new(line, "there are more cells than columns"));
            if (id.Length == 0)
                problems.Add(new(line, "there is no id"));
            else if (!seen.Add(id))
                problems.Add(new(line, "the id is there twice"));
            var roles = Several(Cell("roles"));
            if (roles is { } given && given.Any(role => !RoleNames.ContainsKey(role)))
                problems.Add(new(line, "a role is none of trainee, worker, supervisor, admin"));
            people.Add(
                new(
                    id,
                    Filled(Cell("name")),
                    Filled(Cell("alias")),
                    roles is { IsEmpty: false } ? [.. roles.Value.Select(role => RoleNames.GetValueOrDefault(role, ""))] : null,
                    Filled(Cell("team")),
                    columns.Contains("supervises") ? Several(Cell("supervises")) : null
                )
            );
        }

        return problems.Count > 0 ? ([], problems.ToImmutable()) : (people.ToImmutable(), []);
    }

    /// <summary>Keeps what a file says: teams that are not there yet are made, a team's id being its name.</summary>
    public static async Task ImportAsync(
        IPeopleStore store,
        string tenant,
        string by,
        ImmutableArray<PersonLine> people,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        var teams = (await store.TeamsAsync(tenant, cancellationToken))
            .DistinctBy(team => team.Name)
            .ToDictionary(team => team.Name, team => team.Id);
        foreach (
            var name in people.SelectMany(person => (person.Supervises ?? []).Append(person.Team ?? "")).Where(name => name.Length > 0)
        )
        {
            if (teams.TryAdd(name, name))
                await store.SaveTeamAsync(by, new TeamRecord(tenant, name, name), now, cancellationToken);
        }

        foreach (var person in people)
        {
            var change = new PersonChange(tenant, person.PersonId)
            {
                Name = person.Name,
                Alias = person.Alias,
                Roles = person.Roles,
                TeamId = person.Team is { } team ? teams[team] : null,
                Supervises = person.Supervises is { } supervised ? [.. supervised.Select(name => teams[name])] : null,
            };
            await store.ChangeAsync(by, change, now, cancellationToken);
        }
    }

    private static string? Filled(string? cell) => string.IsNullOrEmpty(cell) ? null : cell;

    private static ImmutableArray<string>? Several(string? cell) =>
        cell is null
            ? null
            : [.. cell.Split([';', '；', '、', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private static IEnumerable<(int Line, List<string> Cells)> Rows(string text)
    {
        var (line, began) = (1, 1);
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            line += c == '\n' ? 1 : 0;
            switch (c)
            {
                case '"' when quoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' or '\t' when !quoted:
                    Next();
                    break;
                case '\n' when !quoted:
                    Next();
                    yield return (began, cells);
                    (cells, began) = ([], line);
                    break;
                case '\r' when !quoted:
                    break;
                default:
                    cell.Append(c);
                    break;
            }
        }

        if (cell.Length > 0 || cells.Count > 0)
        {
            Next();
            yield return (began, cells);
        }

        void Next()
        {
            cells.Add(cell.ToString());
            cell.Clear();
        }
    }
}
