using CommunityCoachBot.Storage.Data;

namespace CommunityCoachBot.Storage.Turns;

/// <summary>The statements of a turn, the same for both databases.</summary>
internal static class TurnSql
{
    private const string OfConversation = "tenant_id = @Tenant AND channel_id = @Channel AND conversation_id = @Conversation";

    /// <summary>One row, whatever is there: version, state, language, the inbound activity's id and answer, whether effects are pending, roles and name.</summary>
    public static readonly SqlText Load = new(
        $"""
        SELECT c.version, c.state, p.language, i.activity_id, i.answer,
          CASE WHEN EXISTS (SELECT 1 FROM effect WHERE {OfConversation}) THEN 1 ELSE 0 END,
          CASE WHEN p.roles <> '' THEN p.roles ELSE p.claimed_roles END, p.name
        FROM (SELECT 1 AS one) AS always
        LEFT JOIN conversation c ON c.tenant_id = @Tenant AND c.channel_id = @Channel AND c.conversation_id = @Conversation
        LEFT JOIN person p ON p.tenant_id = @Tenant AND p.person_id = @Person
        LEFT JOIN inbound i ON i.tenant_id = @Tenant AND i.channel_id = @Channel AND i.conversation_id = @Conversation
          AND i.activity_id = @Activity AND i.type = @Type AND i.name = @Name
        """
    );

    public static readonly SqlText PendingOf = new($"SELECT id, person_id, kind, question FROM effect WHERE {OfConversation} ORDER BY id");

    public static readonly SqlText Begin = new(
        """
        INSERT INTO conversation (tenant_id, channel_id, conversation_id, person_id, version, state, open_runs, reference, changed_at)
        VALUES (@Tenant, @Channel, @Conversation, @Person, 1, @State, @OpenRuns, @Reference, @Now)
        ON CONFLICT DO NOTHING
        """
    );

    public static readonly SqlText Advance = new(
        $"""
        UPDATE conversation
        SET version = version + 1, person_id = @Person, state = @State, open_runs = @OpenRuns, reference = COALESCE(@Reference, reference), changed_at = @Now
        WHERE {OfConversation} AND version = @Version
        """
    );

    public static readonly SqlText Received = new(
        """
        INSERT INTO inbound (tenant_id, channel_id, conversation_id, activity_id, type, name, answer, received_at)
        VALUES (@Tenant, @Channel, @Conversation, @Activity, @Type, @Name, @Answer, @Now)
        ON CONFLICT DO NOTHING
        """
    );

    /// <summary>Takes sequence numbers of a transcript; the row lock keeps them in order.</summary>
    public static readonly SqlText TakeSequence = new(
        """
        UPDATE transcript_conversation SET last_sequence = last_sequence + @Count
        WHERE tenant_id = @Tenant AND conversation_id = @Conversation
        RETURNING last_sequence
        """
    );

    public static readonly SqlText ActivityOfAsk = new($"SELECT activity_id FROM sent_activity WHERE {OfConversation} AND ask = @Ask");

    public static readonly SqlText Reference = new($"SELECT reference FROM conversation WHERE {OfConversation}");

    public static readonly SqlText LatestNote = new(
        """
        SELECT n.author_id, n.version, n.body, p.body
        FROM note n LEFT JOIN note_private p ON p.tenant_id = n.tenant_id AND p.note_id = n.id AND p.version = n.version
        WHERE n.tenant_id = @Tenant AND n.id = @Note AND n.latest = 1
        """
    );

    public static readonly SqlText Elsewhere = new($"SELECT person_id, version, state FROM conversation WHERE {OfConversation}");

    public static readonly SqlText Say = new(
        """
        INSERT INTO transcript (tenant_id, conversation_id, sequence, activity_id, client_activity_id, from_user, answered, body)
        VALUES (@Tenant, @Conversation, @Sequence, @Activity, @ClientActivity, @FromUser, 0, @Body)
        """
    );

    public static readonly SqlText Answered = new(
        "UPDATE transcript SET answered = 1 WHERE tenant_id = @Tenant AND conversation_id = @Conversation AND sequence = @Sequence AND from_user = 1"
    );

    public static readonly SqlText RememberSent = new(
        """
        INSERT INTO sent_activity (tenant_id, channel_id, conversation_id, ask, activity_id)
        VALUES (@Tenant, @Channel, @Conversation, @Ask, @Activity)
        ON CONFLICT (tenant_id, channel_id, conversation_id, ask) DO UPDATE SET activity_id = excluded.activity_id
        """
    );

    public static readonly SqlText Send = new(
        """
        INSERT INTO outbox (tenant_id, channel_id, conversation_id, body, ask, updates, service_url, created_at, due_at)
        VALUES (@Tenant, @Channel, @Conversation, @Body, @Ask, @Updates, @ServiceUrl, @Now, @Due)
        RETURNING sequence
        """
    );

    public static readonly SqlText AskStore = new(
        """
        INSERT INTO effect (tenant_id, channel_id, conversation_id, person_id, kind, question)
        VALUES (@Tenant, @Channel, @Conversation, @Person, @Kind, @Question)
        """
    );

    public static readonly SqlText Performed = new($"DELETE FROM effect WHERE {OfConversation} AND id = @Id");

    public static readonly SqlText RememberLanguage = new(
        """
        INSERT INTO person (tenant_id, person_id, language) VALUES (@Tenant, @Person, @Language)
        ON CONFLICT (tenant_id, person_id) DO UPDATE SET language = excluded.language
        """
    );

    public static readonly SqlText Arrived = new(
        """
        INSERT INTO person (tenant_id, person_id, name, arrived_at) VALUES (@Tenant, @Person, @Name, @Now)
        ON CONFLICT (tenant_id, person_id) DO UPDATE SET name = excluded.name, arrived_at = COALESCE(person.arrived_at, excluded.arrived_at)
        """
    );

    public static readonly SqlText Audit = new(
        "INSERT INTO audit (tenant_id, person_id, what, subject_id, at) VALUES (@Tenant, @Person, @What, @Subject, @Now)"
    );

    /// <summary>What was sent leaves the outbox; its words live on in the conversation only.</summary>
    public static readonly SqlText Sent = new(
        "DELETE FROM outbox WHERE sequence = @Sequence RETURNING tenant_id, channel_id, conversation_id, ask"
    );

    public static readonly SqlText RetryLater = new(
        "UPDATE outbox SET attempts = attempts + 1, due_at = @Due, failure = @Failure WHERE sequence = @Sequence"
    );

    public static readonly SqlText GiveUp = new(
        "UPDATE outbox SET attempts = attempts + 1, state = 'failed', failure = @Failure WHERE sequence = @Sequence"
    );
}
