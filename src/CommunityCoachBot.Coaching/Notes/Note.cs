using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace CommunityCoachBot.Coaching.Notes;

/// <summary>A confirmed record: what a run became. Never overwritten once it is submitted; an amendment is a new version.</summary>
public sealed record Note
{
    /// <summary>The id of the run that made it.</summary>
    public required Guid Id { get; init; }

    /// <summary><c>visit-plan</c>, <c>visit-summary</c>, …: what the guide makes.</summary>
    public required string Kind { get; init; }
    public required string Guide { get; init; }
    public required string GuideVersion { get; init; }
    public int Version { get; init; } = 1;

    /// <summary>The language the worker wrote it in.</summary>
    public required string Language { get; init; }
    public required string AuthorId { get; init; }
    public required DateTimeOffset Confirmed { get; init; }

    /// <summary>The form of address of the household; never a full name with an address.</summary>
    public string? AddressAs { get; init; }

    /// <summary>Of a plan: the day of the visit that is planned. Of a summary: the day it took place.</summary>
    public DateOnly? VisitDate { get; init; }

    /// <summary><c>draft</c>, <c>ready</c> or <c>blocked</c> for a plan; null where it has none.</summary>
    public string? Status { get; init; }
    public string? Motive { get; init; }
    public string? ResidentType { get; init; }

    /// <summary>The plan a summary started from.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>
    /// The answers that apply, by step id: text, an array of text, or objects by field id. Ids, dates and times in canonical form. Without the private steps.
    /// </summary>
    public required JsonObject Content { get; init; }

    /// <summary>Answers of private steps (the worker's own reflection), by step id: stored apart, for the author alone.</summary>
    public JsonObject? Private { get; init; }

    public ImmutableArray<RiskFlag> Risks { get; init; } = [];
    public ImmutableArray<Need> Needs { get; init; } = [];
    public ImmutableArray<Promise> Promises { get; init; } = [];
    public ImmutableArray<FollowUpTask> Tasks { get; init; } = [];
}

/// <summary>An item a person must look at, with the exact words it came from. It has no meaning without <paramref name="Quote"/>.</summary>
public sealed record RiskFlag(
    string Flag,
    string Severity,
    string Assertion,
    string Subject,
    string Source,
    string Quote,
    string? StepTaken
);

/// <summary>A need by Maslow's eight levels and Bradshaw's four types, with who or what says so.</summary>
public sealed record Need(string Text, string? Maslow, string? Bradshaw, string? Basis);

/// <summary>A dated undertaking of the worker.</summary>
/// <param name="Kept"><c>yes</c>, <c>no</c> or <c>unknown</c>.</param>
public sealed record Promise(string What, DateOnly? Due, string Kept);

/// <summary>A matter with an owner and a date.</summary>
/// <param name="Who"><c>worker</c>, <c>supervisor</c>, or the words of the note.</param>
/// <param name="Status"><c>open</c> or <c>done</c>.</param>
public sealed record FollowUpTask(string What, string Who, DateOnly? Due, string Status);

/// <summary>What a worker's own notes say of a household.</summary>
public sealed record HouseholdHistory
{
    public required string AddressAs { get; init; }

    /// <summary>Summaries so far.</summary>
    public int Visits { get; init; }
    public DateOnly? LastVisit { get; init; }
    public string? ResidentType { get; init; }

    /// <summary>Promises not yet kept, earliest due first.</summary>
    public ImmutableArray<Promise> OpenPromises { get; init; } = [];

    /// <summary>Who must not know, how to contact safely: from the last summary.</summary>
    public string? PrivacyNotes { get; init; }

    /// <summary>Topics to avoid, from the last plan: ids of its options, or the worker's own words.</summary>
    public ImmutableArray<string> AvoidTopics { get; init; } = [];
}
