using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>What was understood from a supervisor's words.</summary>
public sealed record QueryReading
{
    public required NoteQuery Query { get; init; }

    /// <summary>Each thing that was understood, with the words it was understood from, in the order of the words.</summary>
    public ImmutableArray<QueryChip> Chips { get; init; } = [];

    /// <summary>Words that carried meaning and were not understood: to show, or to look for in the text of the notes.</summary>
    public ImmutableArray<string> Unread { get; init; } = [];

    /// <summary>The words refine the query before; they do not ask anew.</summary>
    public bool Refines { get; init; }

    /// <summary>Nothing was understood: the query is the widest one, and should not be run without asking.</summary>
    public bool IsEmpty => Chips.IsEmpty;
}

/// <summary>A field of the query as it was said.</summary>
/// <param name="Field">Its name in the filter (<c>risk</c>, <c>period</c>, <c>due</c>), or <c>intent</c>.</param>
/// <param name="Value">As in the filter; of a period its two days with <c>..</c> between them.</param>
/// <param name="Start">Where the words begin in what was said.</param>
public sealed record QueryChip(string Field, string Value, int Start, int Length);
