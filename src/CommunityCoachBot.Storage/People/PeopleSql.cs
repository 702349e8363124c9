using CommunityCoachBot.Storage.Data;

namespace CommunityCoachBot.Storage.People;

/// <summary>The statements about people, the same for both databases.</summary>
internal static class PeopleSql
{
    public const string Columns = """
        p.tenant_id, p.person_id, p.name, p.alias, p.roles, p.claimed_roles, p.team_id, p.deputy_id, p.away_from, p.away_to, p.language, p.time_zone,
        p.quiet_from, p.quiet_to, p.paused_until, p.has_left, p.arrived_at
        """;

    public const string One = $"SELECT {Columns} FROM person p WHERE p.tenant_id = @Tenant AND p.person_id = @Person";

    public const string All = $"SELECT {Columns} FROM person p WHERE p.tenant_id = @Tenant ORDER BY p.name, p.person_id";

    public const string Supervised = "SELECT person_id, team_id FROM supervision WHERE tenant_id = @Tenant ORDER BY person_id, team_id";

    public const string Teams = "SELECT tenant_id, team_id AS id, name FROM team WHERE tenant_id = @Tenant ORDER BY name, team_id";

    /// <summary>
    /// Teams a person answers for on a day: those they supervise, and those of absent supervisors they stand in for. Somebody who is away keeps reading: they are not
    /// locked out of their own teams.
    /// </summary>
    public const string TeamsOf = """
        SELECT s.team_id FROM supervision s WHERE s.tenant_id = @Tenant AND s.person_id = @Person
        UNION
        SELECT s.team_id FROM supervision s JOIN person a ON a.tenant_id = s.tenant_id AND a.person_id = s.person_id
        WHERE s.tenant_id = @Tenant AND a.deputy_id = @Person AND a.has_left = 0 AND a.away_from <= @Today AND (a.away_to IS NULL OR a.away_to >= @Today)
        ORDER BY 1
        """;

    public static readonly SqlText Arrive = new(
        """
        INSERT INTO person (tenant_id, person_id, name, claimed_roles, arrived_at) VALUES (@Tenant, @Person, @Name, COALESCE(@Claimed, ''), @Now)
        ON CONFLICT (tenant_id, person_id) DO UPDATE SET
          name = CASE WHEN excluded.name = '' THEN person.name ELSE excluded.name END,
          claimed_roles = COALESCE(@Claimed, person.claimed_roles), arrived_at = COALESCE(person.arrived_at, excluded.arrived_at)
        """
    );

    public static readonly SqlText Exists = new(
        "INSERT INTO person (tenant_id, person_id) VALUES (@Tenant, @Person) ON CONFLICT (tenant_id, person_id) DO NOTHING"
    );

    public static readonly SqlText Change = new(
        """
        UPDATE person SET name = COALESCE(@Name, name), alias = COALESCE(@Alias, alias), roles = COALESCE(@Roles, roles),
          team_id = COALESCE(@Team, team_id), has_left = COALESCE(@HasLeft, has_left)
        WHERE tenant_id = @Tenant AND person_id = @Person
        """
    );

    public static readonly SqlText Absence = new(
        "UPDATE person SET away_from = @From, away_to = @To, deputy_id = @Deputy WHERE tenant_id = @Tenant AND person_id = @Person"
    );

    public static readonly SqlText Settings = new(
        "UPDATE person SET time_zone = COALESCE(@Zone, time_zone) WHERE tenant_id = @Tenant AND person_id = @Person"
    );

    public static readonly SqlText Quiet = new(
        "UPDATE person SET quiet_from = @From, quiet_to = @To WHERE tenant_id = @Tenant AND person_id = @Person"
    );

    public static readonly SqlText Pause = new("UPDATE person SET paused_until = @Until WHERE tenant_id = @Tenant AND person_id = @Person");

    public static readonly SqlText ForgetSupervision = new("DELETE FROM supervision WHERE tenant_id = @Tenant AND person_id = @Person");

    public static readonly SqlText Supervise = new(
        "INSERT INTO supervision (tenant_id, person_id, team_id) VALUES (@Tenant, @Person, @Team) ON CONFLICT DO NOTHING"
    );

    public static readonly SqlText SaveTeam = new(
        """
        INSERT INTO team (tenant_id, team_id, name) VALUES (@Tenant, @Team, @Name)
        ON CONFLICT (tenant_id, team_id) DO UPDATE SET name = excluded.name
        """
    );

    /// <summary>What somebody wrote before they had a team comes to the first one; what derives from it follows.</summary>
    public static readonly SqlText[] FirstTeam =
    [
        new("UPDATE note SET team_id = @Team WHERE tenant_id = @Tenant AND author_id = @Person AND team_id = ''"),
        new("UPDATE household SET team_id = @Team WHERE tenant_id = @Tenant AND worker_id = @Person AND team_id = ''"),
        .. new[] { "risk", "need", "promise", "task" }.Select(table => new SqlText(
            $"UPDATE {table} SET team_id = @Team WHERE tenant_id = @Tenant AND author_id = @Person AND team_id = ''"
        )),
    ];

    /// <summary>A household in hand goes along with its worker to another team.</summary>
    public static readonly SqlText MoveHouseholds = new(
        "UPDATE household SET team_id = @Team WHERE tenant_id = @Tenant AND worker_id = @Person"
    );

    public static readonly SqlText HandOver = new(
        """
        UPDATE household SET worker_id = @To, address_as = @AddressAs,
          team_id = COALESCE((SELECT team_id FROM person WHERE tenant_id = @Tenant AND person_id = @To), team_id)
        WHERE tenant_id = @Tenant AND household_id = @Household
        """
    );

    public const string HouseholdNamed =
        "SELECT household_id FROM household WHERE tenant_id = @Tenant AND worker_id = @Worker AND address_as = @AddressAs";

    public const string WithoutTeam =
        "SELECT body FROM note WHERE tenant_id = @Tenant AND author_id = @Person AND latest = 1 AND team_id = ''";
}
