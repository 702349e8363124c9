using CommunityCoachBot.Storage.Data;

namespace CommunityCoachBot.Storage.Notes;

/// <summary>The statements that keep a note and what derives from it, the same for both databases.</summary>
internal static class NoteSql
{
    public static readonly SqlText Supersede = new("UPDATE note SET latest = 0 WHERE tenant_id = @Tenant AND id = @Note AND latest = 1");

    public static readonly SqlText Insert = new(
        """
        INSERT INTO note (tenant_id, id, version, latest, author_id, kind, guide, guide_version, language, confirmed,
          address_as, visit_date, status, motive, resident_type, plan_id, body)
        VALUES (@Tenant, @Note, @Version, 1, @Author, @Kind, @Guide, @GuideVersion, @Language, @Confirmed,
          @AddressAs, @VisitDate, @Status, @Motive, @ResidentType, @Plan, @Body)
        """
    );

    public static readonly SqlText InsertPrivate = new(
        "INSERT INTO note_private (tenant_id, note_id, version, author_id, body) VALUES (@Tenant, @Note, @Version, @Author, @Body)"
    );

    /// <summary>Of an amended note: what derived from the version before.</summary>
    public static readonly SqlText[] ForgetDerived =
    [
        .. new[] { "risk", "need", "promise", "task" }.Select(table => new SqlText(
            $"DELETE FROM {table} WHERE tenant_id = @Tenant AND note_id = @Note"
        )),
    ];

    public static readonly SqlText Risk = new(
        """
        INSERT INTO risk (tenant_id, note_id, position, flag, severity, assertion, subject, source, quote, step_taken)
        VALUES (@Tenant, @Note, @Position, @Flag, @Severity, @Assertion, @Subject, @Source, @Quote, @StepTaken)
        """
    );

    public static readonly SqlText Need = new(
        """
        INSERT INTO need (tenant_id, note_id, position, body, maslow, bradshaw, basis)
        VALUES (@Tenant, @Note, @Position, @Body, @Maslow, @Bradshaw, @Basis)
        """
    );

    public static readonly SqlText Promise = new(
        "INSERT INTO promise (tenant_id, note_id, position, what, due, kept) VALUES (@Tenant, @Note, @Position, @What, @Due, @Kept)"
    );

    public static readonly SqlText Task = new(
        "INSERT INTO task (tenant_id, note_id, position, what, who, due, status) VALUES (@Tenant, @Note, @Position, @What, @Who, @Due, @Status)"
    );
}
