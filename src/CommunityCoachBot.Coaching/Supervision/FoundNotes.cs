using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Coaching.Supervision;

/// <summary>One page of what a question found among the notes that the asker may see, or the figures it asked for.</summary>
public sealed record FoundNotes
{
    /// <summary>Newest first; tasks and promises by the day they fall due.</summary>
    public ImmutableArray<FoundLine> Lines { get; init; } = [];

    /// <summary>Where the next page begins (hand it back unchanged), or null on the last page.</summary>
    public string? More { get; init; }

    /// <summary>How many there are in all; null unless it was asked for.</summary>
    public int? Total { get; init; }

    /// <summary>Figures by group, where the question counts, compares or groups. Never in an order that ranks people: workers come by name.</summary>
    public ImmutableArray<FoundGroup> Groups { get; init; } = [];

    /// <summary>The people the name in the question may mean: more than one, or none, and nothing was looked up.</summary>
    public NameInQuestion? Name { get; init; }

    /// <summary>Filters of the question that no note can answer (<c>area</c> on a note without one, <c>skill</c>): to be said, not passed over.</summary>
    public ImmutableArray<string> Unanswered { get; init; } = [];

    /// <summary>Why nothing was looked up: <c>not-of-notes</c> (practice, resources, complaints), <c>no-scope</c> (an admin reads no case notes); null when it was.</summary>
    public string? Refused { get; init; }
}

/// <summary>What a line of a list needs to be recognised, and to open its note.</summary>
public sealed record FoundLine
{
    public required Guid NoteId { get; init; }

    /// <summary><c>visit-summary</c>, or <c>visit-plan</c> for a visit whose day has passed without a summary (or that is still to come).</summary>
    public required string Kind { get; init; }

    /// <summary>The day of the visit; the day of confirmation where the note names none.</summary>
    public required DateOnly Date { get; init; }
    public required string AuthorId { get; init; }

    /// <summary>Empty when the author has never told a name.</summary>
    public string AuthorName { get; init; } = "";
    public string? AddressAs { get; init; }
    public string? ResidentType { get; init; }

    /// <summary>Worries of the note: those the question is about, else the ones that are present or unclear.</summary>
    public ImmutableArray<RiskFlag> Risks { get; init; } = [];

    /// <summary>The promise, task or risk this line is about; null for a line about the whole note.</summary>
    public FoundItem? Item { get; init; }

    /// <summary>Words of the note around what was searched for.</summary>
    public string? Excerpt { get; init; }

    /// <summary>Of a household: how many days since it was last visited. Null elsewhere.</summary>
    public int? DaysUnseen { get; init; }
}

/// <summary>A promise, task or risk of a note.</summary>
/// <param name="What"><c>promise</c>, <c>task</c>, <c>risk</c>.</param>
/// <param name="Position">Which of its kind in the note, from zero.</param>
/// <param name="Text">As the worker wrote it; of a risk the exact words.</param>
/// <param name="Status">
/// <c>open</c>, <c>waiting</c>, <c>done</c> of a task; <c>yes</c>, <c>no</c>, <c>unknown</c> of a promise; <c>open</c>, <c>closed</c> of a risk.
/// </param>
public sealed record FoundItem(string What, int Position, string Text, DateOnly? Due, string Status, bool Overdue)
{
    /// <summary>Who is to do it: <c>worker</c>, <c>supervisor</c>, or the words of the note.</summary>
    public string? Who { get; init; }

    /// <summary>What was done about it, and by whom the status was last set; null where nothing was.</summary>
    public string? Step { get; init; }
}

/// <summary>How many there are of a group.</summary>
/// <param name="Key">The id of the group: a risk, a resident type, a need, a person, a team, a month (<c>2026-03</c>), <c>this</c> and <c>before</c> of two periods.</param>
/// <param name="Label">A name where the key is not one of our ids (a worker, a team, a period's two days), else null.</param>
public sealed record FoundGroup(string Key, string? Label, int Count)
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
}

/// <summary>A name in a question that did not lead to exactly one person.</summary>
/// <param name="Said">As it was said.</param>
/// <param name="People">Those it may mean, by name; empty when nobody of the asker's people is called so.</param>
public sealed record NameInQuestion(string Said, ImmutableArray<NamedPerson> People);

/// <summary>Somebody the asker may see notes of.</summary>
public sealed record NamedPerson(string PersonId, string Name);
