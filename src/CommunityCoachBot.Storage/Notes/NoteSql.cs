using CommunityCoachBot.Storage.Data;

namespace CommunityCoachBot.Storage.Notes;

/// <summary>The statements that keep a note and what derives from it, the same for both databases.</summary>
internal static class NoteSql
{
    /// <summary>The team of the first version, else the author's: where a note was written does not change when people move.</summary>
    private const string Team = """
        COALESCE(
          (SELECT f.team_id FROM note f WHERE f.tenant_id = @Tenant AND f.id = @Note AND f.version = 1),
          (SELECT a.team_id FROM person a WHERE a.tenant_id = @Tenant AND a.person_id = @Author),
          '')
        """;

    private const string OfLatest = "FROM note n WHERE n.tenant_id = @Tenant AND n.id = @Note AND n.latest = 1";

    /// <summary>The version before keeps everything but its place in the order of notes.</summary>
    public static readonly SqlText Supersede = new(
        "UPDATE note SET latest = 0, day_key = NULL WHERE tenant_id = @Tenant AND id = @Note AND latest = 1"
    );

    /// <summary>The household of a form of address, when the author has none of it in hand.</summary>
    public static readonly SqlText Household = new(
        $"""
        INSERT INTO household (tenant_id, household_id, worker_id, team_id, address_as)
        VALUES (@Tenant, @Household, @Author, {Team.Replace("@Note", "@Household", StringComparison.Ordinal)}, @AddressAs)
        ON CONFLICT (tenant_id, worker_id, address_as) DO NOTHING
        """
    );

    /// <summary>A key that is taken gives way to the next that is free.</summary>
    public static readonly SqlText Insert = new(
        $"""
        INSERT INTO note (tenant_id, id, version, latest, author_id, kind, guide, guide_version, language, confirmed,
          address_as, visit_date, status, motive, resident_type, plan_id, body, consent, score, late_hours, day, team_id, household_id, day_key)
        VALUES (@Tenant, @Note, @Version, 1, @Author, @Kind, @Guide, @GuideVersion, @Language, @Confirmed,
          @AddressAs, @VisitDate, @Status, @Motive, @ResidentType, @Plan, @Body, @Consent, @Score, @LateHours, @Day, {Team},
          COALESCE(
            (SELECT e.household_id FROM note e WHERE e.tenant_id = @Tenant AND e.id = @Note AND e.version = @Version - 1 AND e.address_as = @AddressAs),
            (SELECT h.household_id FROM household h WHERE h.tenant_id = @Tenant AND h.worker_id = @Author AND h.address_as = @AddressAs)),
          COALESCE((SELECT k.day_key + 1 FROM note k WHERE k.day_key >= @DayKey AND EXISTS (SELECT 1 FROM note b WHERE b.day_key = @DayKey)
            AND NOT EXISTS (SELECT 1 FROM note f WHERE f.day_key = k.day_key + 1) ORDER BY k.day_key LIMIT 1), @DayKey))
        """
    );

    public static readonly SqlText InsertPrivate = new(
        "INSERT INTO note_private (tenant_id, note_id, version, author_id, body) VALUES (@Tenant, @Note, @Version, @Author, @Body)"
    );

    /// <summary>What is known of the household, from the notes of it that stand: of every household the note has belonged to.</summary>
    public static readonly SqlText Recount = new(
        """
        UPDATE household SET
          visits = (SELECT COUNT(*) FROM note n WHERE n.tenant_id = household.tenant_id AND n.household_id = household.household_id AND n.kind = 'visit-summary' AND n.latest = 1),
          last_visit = (SELECT MAX(n.visit_date) FROM note n WHERE n.tenant_id = household.tenant_id AND n.household_id = household.household_id AND n.kind = 'visit-summary' AND n.latest = 1),
          last_note_id = (SELECT n.id FROM note n WHERE n.tenant_id = household.tenant_id AND n.household_id = household.household_id AND n.latest = 1
            ORDER BY CASE n.kind WHEN 'visit-summary' THEN 0 ELSE 1 END, n.visit_date DESC, n.confirmed DESC LIMIT 1),
          resident_type = COALESCE((SELECT n.resident_type FROM note n WHERE n.tenant_id = household.tenant_id AND n.household_id = household.household_id AND n.latest = 1
            AND n.resident_type IS NOT NULL ORDER BY n.confirmed DESC LIMIT 1), resident_type)
        WHERE tenant_id = @Tenant AND household_id IN (SELECT o.household_id FROM note o WHERE o.tenant_id = @Tenant AND o.id = @Note)
        """
    );

    /// <summary>Of an amended note: what derived from the version before.</summary>
    public static readonly SqlText[] ForgetDerived =
    [
        .. new[] { "risk", "need", "promise", "task" }.Select(table => new SqlText(
            $"DELETE FROM {table} WHERE tenant_id = @Tenant AND note_id = @Note"
        )),
    ];

    public static readonly SqlText Risk = new(
        $"""
        INSERT INTO risk (tenant_id, note_id, position, flag, severity, assertion, subject, source, quote, step_taken, team_id, author_id, day_key)
        SELECT @Tenant, @Note, @Position, @Flag, @Severity, @Assertion, @Subject, @Source, @Quote, @StepTaken, n.team_id, n.author_id, n.day_key {OfLatest}
        """
    );

    public static readonly SqlText Need = new(
        $"""
        INSERT INTO need (tenant_id, note_id, position, body, maslow, bradshaw, basis, team_id, author_id, day_key)
        SELECT @Tenant, @Note, @Position, @Body, @Maslow, @Bradshaw, @Basis, n.team_id, n.author_id, n.day_key {OfLatest}
        """
    );

    public static readonly SqlText Promise = new(
        $"""
        INSERT INTO promise (tenant_id, note_id, position, what, due, kept, due_key, team_id, author_id, day_key)
        SELECT @Tenant, @Note, @Position, @What, @Due, @Kept, @DueKey, n.team_id, n.author_id, n.day_key {OfLatest}
        """
    );

    public static readonly SqlText Task = new(
        $"""
        INSERT INTO task (tenant_id, note_id, position, what, who, due, status, due_key, type, team_id, author_id, day_key)
        SELECT @Tenant, @Note, @Position, @What, @Who, @Due, @Status, @DueKey, @Type, n.team_id, n.author_id, n.day_key {OfLatest}
        """
    );

    /// <summary>A later note says what became of a promise to the same household.</summary>
    public static readonly SqlText PromiseKept = new(
        """
        UPDATE promise SET kept = @Kept WHERE tenant_id = @Tenant AND what = @What AND note_id <> @Note AND note_id IN (
          SELECT e.id FROM note e JOIN note n ON n.tenant_id = e.tenant_id AND n.household_id = e.household_id
          WHERE n.tenant_id = @Tenant AND n.id = @Note AND n.latest = 1 AND e.latest = 1 AND e.day_key <= n.day_key)
        """
    );

    /// <summary>Figures are a team's: what was written before its author had one is counted when it comes to the first.</summary>
    public static readonly SqlText Count = new(
        $"""
        INSERT INTO day_count (tenant_id, team_id, day, what, number)
        SELECT @Tenant, n.team_id, @Day, @What, @Number {OfLatest} AND n.team_id <> ''
        ON CONFLICT (tenant_id, team_id, day, what) DO UPDATE SET number = day_count.number + excluded.number
        """
    );
}
