using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>A note cut into clauses, each with who says it and how: what every reader of notes starts from.</summary>
public sealed record NoteText
{
    /// <summary>As written; every place and quote is of this text.</summary>
    public required string Text { get; init; }

    /// <summary>The same, character for character, for comparing (<see cref="TextFolding.Narrow(string)"/>).</summary>
    public required string Narrow { get; init; }
    public required DateOnly VisitDate { get; init; }

    /// <summary><c>zh</c>, <c>yue</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>In order, none overlapping; together they hold every letter of the note.</summary>
    public required ImmutableArray<Clause> Clauses { get; init; }

    /// <summary>Who is spoken of, in order: 他, 楼下周姨, her son. A child or relative of the house is what it is, whoever's they are.</summary>
    public ImmutableArray<PersonMention> People { get; init; } = [];

    /// <summary>How the note calls the resident (陈伯, Mr Lee); null when it names nobody.</summary>
    public string? AddressAs { get; init; }

    /// <summary>Reads with the words built in.</summary>
    public static NoteText Read(string text, DateOnly visitDate, string? language = null) =>
        NoteTextReader.BuiltIn.Read(text, visitDate, language);

    public string Words(Clause clause) => Text[clause.Start..clause.End];

    /// <summary>The words without who says them.</summary>
    public string Said(Clause clause) => Text[clause.Body..clause.BodyEnd];
}

/// <summary>What a clause is in a note.</summary>
public enum ClauseKind
{
    /// <summary>Who, where, when: the frame of the visit, or something that none of the others is.</summary>
    Frame,

    /// <summary>The resident's words.</summary>
    Stated,

    /// <summary>What the worker saw, heard or smelt.</summary>
    Observed,

    /// <summary>Somebody else's words about the resident.</summary>
    Reported,

    /// <summary>What the worker thinks.</summary>
    Judged,

    /// <summary>What the worker asked or said.</summary>
    WorkerSaid,

    /// <summary>What the worker did, will do or promised; what is arranged.</summary>
    Arranged,

    /// <summary>The worker's own feelings.</summary>
    Reflected,
}

/// <summary>A piece of a note between two marks, or between two changes of speaker. Words in quotation marks are kept together.</summary>
/// <param name="Start">Where it begins in the note.</param>
/// <param name="Sentence">Which sentence of the note it belongs to, from 0.</param>
public sealed record Clause(int Start, int Length, int Sentence, ClauseKind Kind)
{
    /// <summary>Who speaks, in the note's words, where the note says it (邻居, 豆豆, the neighbour); null for the resident or the worker.</summary>
    public string? Speaker { get; init; }

    /// <summary>Where the words themselves begin, after "she said that".</summary>
    public int Body { get; init; } = Start;

    /// <summary>Where the words themselves end, before a ", she said" that follows them.</summary>
    public int BodyEnd { get; init; } = Start + Length;

    /// <summary>The kind comes from the clauses before, or from nothing better: no word of this clause says it.</summary>
    public bool Carried { get; init; }

    public int End => Start + Length;
}

/// <summary>Somebody whom a note speaks of.</summary>
public sealed record PersonMention(int Start, int Length, PersonKind Kind)
{
    public int End => Start + Length;
}

public enum PersonKind
{
    Resident,
    Worker,

    /// <summary>A child of the house.</summary>
    Child,

    /// <summary>A relative, or somebody who lives with or cares for the resident.</summary>
    Kin,

    /// <summary>A supervisor or fellow worker.</summary>
    Colleague,

    /// <summary>Anyone else: neighbours, doctors, officials.</summary>
    Other,
}
