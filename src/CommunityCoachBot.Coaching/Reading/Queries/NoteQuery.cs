using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>
/// What a supervisor asks of the notes: an intent and a filter. What the words do not set is null or empty; the scope (the supervisor's own teams) is never
/// part of it. Values are the ids of the domain (<c>supervision.md</c> §3), names and areas are kept as said. Days include both ends.
/// </summary>
public sealed record NoteQuery
{
    /// <summary>One of <see cref="QueryIntents"/>.</summary>
    public required string Intent { get; init; }
    public string? Worker { get; init; }
    public string? AddressAs { get; init; }
    public string? Area { get; init; }
    public string? ResidentType { get; init; }
    public string? Motive { get; init; }
    public string? Consent { get; init; }
    public ImmutableArray<string> Risk { get; init; } = [];
    public ImmutableArray<string> Severity { get; init; } = [];

    /// <summary>Empty stands for <c>present</c> and <c>unclear</c> when risks are listed.</summary>
    public ImmutableArray<string> Assertion { get; init; } = [];
    public string? Subject { get; init; }
    public string? Source { get; init; }
    public string? TaskType { get; init; }

    /// <summary><c>open</c>, <c>overdue</c>, <c>waiting</c>, <c>done</c>.</summary>
    public string? TaskStatus { get; init; }

    /// <summary><c>overdue</c> for complaints, <c>checkin-missed</c> for follow-ups.</summary>
    public string? Status { get; init; }

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public string? Kept { get; init; }
    public string? Maslow { get; init; }
    public string? Bradshaw { get; init; }
    public string? Skill { get; init; }
    public int? VisitNo { get; init; }
    public int? ScoreBelow { get; init; }
    public int? LateHoursOver { get; init; }
    public int? Limit { get; init; }
    public string? Category { get; init; }
    public string? OpenHours { get; init; }
    public string? By { get; init; }
    public string? GroupBy { get; init; }
    public string? Metric { get; init; }
    public string? Sort { get; init; }

    /// <summary>The days of visits; complaints, digests, risks and records go by it too.</summary>
    public DateOnly? DateFrom { get; init; }
    public DateOnly? DateTo { get; init; }

    /// <summary>The days on which promises, tasks and follow-ups fall due.</summary>
    public DateOnly? DueFrom { get; init; }
    public DateOnly? DueTo { get; init; }
    public DateOnly? LastVisitBefore { get; init; }

    /// <summary>Why nothing is shown: <c>ranking</c>, <c>private-reflection</c>, <c>diagnosis</c>, <c>belief</c>, <c>bulk-export</c>.</summary>
    public string? Decline { get; init; }

    /// <summary>What is offered instead.</summary>
    public string? Offer { get; init; }

    public bool Equals(NoteQuery? other) =>
        other is not null && QueryField.All.All(field => QueryField.SameValue(field.Get(this), field.Get(other)));

    public override int GetHashCode() => HashCode.Combine(Intent, Worker, ResidentType, Risk.Length, DateFrom, Decline);
}

/// <summary>The intents of <c>supervision.md</c> §3.</summary>
public static class QueryIntents
{
    public const string ListRecords = "list-records";
    public const string Count = "count";
    public const string ListTasks = "list-tasks";
    public const string ListPromises = "list-promises";
    public const string ListRisks = "list-risks";
    public const string Caseload = "caseload";
    public const string Quality = "quality";
    public const string Skills = "skills";
    public const string Followups = "followups";
    public const string Resources = "resources";
    public const string Digest = "digest";
    public const string Complaints = "complaints";
    public const string ComparePeriod = "compare-period";
    public const string Decline = "decline";

    public static ImmutableArray<string> All { get; } =
    [
        ListRecords,
        Count,
        ListTasks,
        ListPromises,
        ListRisks,
        Caseload,
        Quality,
        Skills,
        Followups,
        Resources,
        Digest,
        Complaints,
        ComparePeriod,
        Decline,
    ];
}
