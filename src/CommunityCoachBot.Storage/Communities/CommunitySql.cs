using CommunityCoachBot.Storage.Data;

namespace CommunityCoachBot.Storage.Communities;

/// <summary>The statements that add to a community, the same for both databases. An entry is added only where the community is the team's.</summary>
internal static class CommunitySql
{
    private const string OfTeam = " FROM community WHERE tenant_id = @Tenant AND id = @Community AND team_id = @Team";
    private const string Once = " ON CONFLICT (tenant_id, community_id, id) DO NOTHING";

    public static readonly SqlText Create = new(
        """
        INSERT INTO community (tenant_id, id, team_id, name, created_by, created_at) VALUES (@Tenant, @Community, @Team, @Name, @By, @At)
        ON CONFLICT (tenant_id, id) DO NOTHING
        """
    );

    public static readonly SqlText AddFact = new(
        """
        INSERT INTO community_fact (tenant_id, community_id, id, item, body, evidence, method, source, people, seen_on, author_id, author_name,
          written_at, corrects)
        SELECT @Tenant, @Community, @Id, @Item, @Body, @Evidence, @Method, @Source, @People, @SeenOn, @Author, @AuthorName, @At, @Corrects
        """
            + OfTeam
            + Once
    );

    public static readonly SqlText AddStakeholder = new(
        """
        INSERT INTO stakeholder (tenant_id, community_id, id, party, name, kind, system, fields, author_id, author_name, written_at)
        SELECT @Tenant, @Community, @Id, @Party, @Name, @Kind, @System, @Fields, @Author, @AuthorName, @At
        """
            + OfTeam
            + Once
    );

    public static readonly SqlText AddRelation = new(
        """
        INSERT INTO relation (tenant_id, community_id, id, from_end, to_end, kind, strength, event, author_id, author_name, written_at)
        SELECT @Tenant, @Community, @Id, @From, @To, @Kind, @Strength, @Event, @Author, @AuthorName, @At
        """
            + OfTeam
            + Once
    );

    public static readonly SqlText AddPlanStep = new(
        """
        INSERT INTO plan_step (tenant_id, community_id, id, step, body, fields, author_id, author_name, written_at)
        SELECT @Tenant, @Community, @Id, @Step, @Body, @Fields, @Author, @AuthorName, @At
        """
            + OfTeam
            + Once
    );

    public const string List =
        "SELECT id, team_id, name, created_by, created_at FROM community WHERE tenant_id = @Tenant AND team_id = @Team ORDER BY name, id";

    public const string Find =
        "SELECT id, team_id, name, created_by, created_at FROM community WHERE tenant_id = @Tenant AND team_id = @Team AND id = @Community";

    /// <summary>All entries of a table in the order of commits, for the team's community only.</summary>
    public static string Entries(string table) =>
        $"""
            SELECT e.* FROM {table} e
            JOIN community c ON c.tenant_id = e.tenant_id AND c.id = e.community_id AND c.team_id = @Team
            WHERE e.tenant_id = @Tenant AND e.community_id = @Community ORDER BY e.number
            """;

    /// <summary>Households are told apart by worker and form of address; a note without one is a household of its own.</summary>
    private const string Counted = """
        COUNT(DISTINCT n.id) AS notes, COUNT(DISTINCT n.author_id || '|' || COALESCE(n.address_as, n.id)) AS households,
          COUNT(DISTINCT n.author_id) AS authors
        FROM need d JOIN note n ON n.tenant_id = d.tenant_id AND n.id = d.note_id AND n.latest = 1
        WHERE d.tenant_id = @Tenant AND d.maslow IS NOT NULL AND (n.visit_date IS NULL OR n.visit_date >= @From)
        """;

    public static string NeedCounts(string authors) =>
        $"SELECT d.maslow, d.bradshaw, {Counted} AND d.bradshaw IS NOT NULL{authors} GROUP BY d.maslow, d.bradshaw";

    public static string LevelCounts(string authors) => $"SELECT d.maslow, {Counted}{authors} GROUP BY d.maslow";

    public const string OwnNotes = """
        SELECT n.id, n.address_as, n.visit_date, d.body
        FROM need d JOIN note n ON n.tenant_id = d.tenant_id AND n.id = d.note_id AND n.latest = 1
        WHERE d.tenant_id = @Tenant AND n.author_id = @Person AND d.maslow = @Maslow AND d.bradshaw = @Bradshaw
          AND (n.visit_date IS NULL OR n.visit_date >= @From)
        ORDER BY n.confirmed DESC, d.position LIMIT 200
        """;
}
