using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>
/// What a note says, box by box, each line with the exact words it came from. Null stands for what the note does not say: it is asked, never guessed.
/// Ids are those of the guide's options (<c>elder-living-alone</c>, <c>follow-up</c>, <c>limited</c>).
/// </summary>
public sealed record VisitRecord
{
    public required DateOnly VisitDate { get; init; }
    public int? DurationMinutes { get; init; }

    /// <summary><c>home</c>, <c>doorstep</c>, <c>public-place</c>, <c>phone</c>.</summary>
    public string? Place { get; init; }
    public string? Motive { get; init; }
    public string? ResidentType { get; init; }
    public string? AddressAs { get; init; }
    public ImmutableArray<string> Present { get; init; } = [];

    /// <summary><c>yes</c>, <c>no</c>, <c>limited</c>, or <c>not-asked</c> when the note does not mention it.</summary>
    public string ConsentToRecord { get; init; } = "not-asked";
    public ImmutableArray<Passage> PrivacyNotes { get; init; } = [];

    /// <summary>What the resident said.</summary>
    public ImmutableArray<Passage> Stated { get; init; } = [];

    /// <summary>What the worker saw, heard, smelt.</summary>
    public ImmutableArray<Passage> Observed { get; init; } = [];

    /// <summary>What others said.</summary>
    public ImmutableArray<ReportedPassage> Reported { get; init; } = [];

    /// <summary>What the worker thinks; never a diagnosis, always unverified.</summary>
    public ImmutableArray<Judgement> Judgements { get; init; } = [];
    public ImmutableArray<SuggestedNeed> Needs { get; init; } = [];
    public ImmutableArray<ProblemGrid> Problems { get; init; } = [];
    public ImmutableArray<Passage> Strengths { get; init; } = [];
    public ImmutableArray<Passage> Resources { get; init; } = [];
    public ImmutableArray<RiskMention> Risks { get; init; } = [];
    public ImmutableArray<PromiseMention> Promises { get; init; } = [];
    public ImmutableArray<TaskMention> Tasks { get; init; } = [];
    public NextVisitMention? NextVisit { get; init; }

    /// <summary>The worker's own feelings and learning: kept apart, for the author alone.</summary>
    public ImmutableArray<Passage> Reflection { get; init; } = [];

    /// <summary>Numbers that belong in no note, found in the text; no line of the record holds one.</summary>
    public ImmutableArray<PrivateNumberMention> PrivateNumbers { get; init; } = [];

    /// <summary>What to ask the worker because the note does not say.</summary>
    public ImmutableArray<Missing> Ask { get; init; } = [];
}

/// <summary>An identity, card or telephone number in the text: where it stands, not what it is.</summary>
public sealed record PrivateNumberMention(PrivateNumber Number, int At, int Length);

/// <summary>A line of the record and where in the note it stands.</summary>
/// <param name="Text">The words, without fillers and without who says them.</param>
/// <param name="Quote">A verbatim piece of the note.</param>
/// <param name="At">Where the quote begins.</param>
public sealed record Passage(string Text, string Quote, int At);

/// <param name="Source">Who said it, in the note's words.</param>
public sealed record ReportedPassage(string Text, string Quote, int At, string Source);

/// <param name="Basis">What it rests on, in the note's words; empty when the note gives none.</param>
public sealed record Judgement(string Text, string Quote, int At, string Basis);

/// <summary>A need as a suggestion, by Maslow's eight levels and Bradshaw's four types.</summary>
/// <param name="Basis">Why it is suggested: the standard or the comparison, empty for a need in the resident's own words.</param>
public sealed record SuggestedNeed(string Text, string Quote, int At, string Maslow, string Bradshaw, string Basis);

/// <summary>The four questions of the problem definition grid, as far as the note answers them.</summary>
public sealed record ProblemGrid(string? Describe, string? Define, string? Scope, string? Origin);

/// <summary>A cue of a risk in its context. Marked is not found: it says that a person must look.</summary>
/// <param name="Assertion"><c>present</c>, <c>negated</c>, <c>historical</c>, <c>joke-idiom</c>, <c>unclear</c>.</param>
/// <param name="Source"><c>stated</c>, <c>observed</c>, <c>reported</c>.</param>
/// <param name="Quote">A verbatim, non-empty piece of the note.</param>
public sealed record RiskMention(string Flag, string Severity, string Assertion, string Subject, string Source, string Quote, int At);

/// <param name="Kept"><c>yes</c>, <c>no</c>, <c>unknown</c>.</param>
public sealed record PromiseMention(string What, DateOnly? Due, string Kept, string Quote, int At);

/// <param name="Who"><c>worker</c>, <c>supervisor</c>, or the words of the note.</param>
/// <param name="Status"><c>open</c> or <c>done</c>.</param>
public sealed record TaskMention(string What, string Who, DateOnly? Due, string Status, string Quote, int At);

public sealed record NextVisitMention(DateOnly? Date, string? Condition, string? Purpose, string Quote, int At);

/// <summary>A question to the worker: <paramref name="Words"/> in the catalogue, about <paramref name="Field"/>.</summary>
public sealed record Missing(string Field, string Words, string? About = null);
