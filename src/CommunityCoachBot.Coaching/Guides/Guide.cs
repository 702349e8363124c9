using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>An ordered list of steps that makes a note. Data: it can be listed, drawn, checked and tested without running it.</summary>
public sealed record Guide
{
    public required string Id { get; init; }

    /// <summary>A fingerprint of its files: changes whenever a word or step changes. A run finishes on the version it began with.</summary>
    public required string Version { get; init; }

    /// <summary>The kind of note it makes, such as <c>visit-plan</c>.</summary>
    public required string Makes { get; init; }

    /// <summary>Path of the choice whose <c>tips</c> later questions show, or null.</summary>
    public string? AdaptsTo { get; init; }

    /// <summary>The shelf of the menu it stands on, one of <see cref="Names.Groups"/>; null: on the menu itself.</summary>
    public string? Group { get; init; }

    /// <summary>Its place in the menu: smaller first; equal ones as they were first added.</summary>
    public int Order { get; init; }
    public required ImmutableArray<Step> Steps { get; init; }

    /// <summary>Values of the note that named rules compute, by name.</summary>
    public ImmutableDictionary<string, string> Derives { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Words by language.</summary>
    public required ImmutableDictionary<string, GuideWords> Words { get; init; }

    public Step? Find(string step) => Steps.FirstOrDefault(candidate => string.Equals(candidate.Id, step, StringComparison.Ordinal));

    /// <summary>The words in a language, or in the nearest one the guide has: an agency's guide may speak fewer languages than we do.</summary>
    public GuideWords WordsIn(string language) =>
        Words.GetValueOrDefault(language)
        ?? (Language.Nearest(Words.Keys, language) is { } nearest ? Words[nearest] : GuideWords.First(Words));

    /// <summary>The step (<c>motive</c>) or field (<c>subject.address-as</c>) at a path, or null.</summary>
    public Step? At(string path)
    {
        var (step, field) = GuideFlow.SplitPath(path);
        var found = Find(step);
        return field is null || found is null
            ? found
            : GuideFlow.FieldsOf(found).FirstOrDefault(candidate => string.Equals(candidate.Id, field, StringComparison.Ordinal));
    }
}

/// <summary>The kinds of step there are. The grammar is closed: a new need is a named rule, not a new kind.</summary>
public enum StepKind
{
    Text,
    LongText,
    Choice,
    Choices,
    YesNo,
    Number,
    Date,
    Time,
    Duration,
    Form,
    List,
    ChecklistItem,
    Confirm,
}

/// <summary>One question, or one field of a form or list.</summary>
public sealed record Step
{
    public required string Id { get; init; }
    public required StepKind Kind { get; init; }
    public Condition? When { get; init; }

    /// <summary>May be left out without a gap being listed.</summary>
    public bool Optional { get; init; }

    /// <summary>Not on the short path: offered at the review.</summary>
    public bool More { get; init; }

    /// <summary>Cannot be skipped.</summary>
    public bool Required { get; init; }

    /// <summary>Stored apart, for the author alone.</summary>
    public bool Private { get; init; }
    public ImmutableArray<Option> Options { get; init; } = [];

    /// <summary>Ids of quick picks; their words are in <see cref="StepWords.Suggestions"/>.</summary>
    public ImmutableArray<string> Suggestions { get; init; } = [];

    /// <summary>A choice also takes the worker's own words.</summary>
    public bool Own { get; init; }

    /// <summary>Least and most characters of a Chinese text.</summary>
    public Bounds? Length { get; init; }

    /// <summary>Least and most characters of a text in Latin script.</summary>
    public Bounds? LatinLength { get; init; }

    /// <summary>Least and most options or entries.</summary>
    public Bounds? Count { get; init; }

    /// <summary>Least and most of a number, or of minutes.</summary>
    public Bounds? Range { get; init; }

    /// <summary>A date that lies behind: "Wednesday" is the last one, not the next.</summary>
    public bool Past { get; init; }

    /// <summary>Proposed in forms; silence does not accept it.</summary>
    public string? Default { get; init; }

    /// <summary>Fields of a form or of each entry of a list.</summary>
    public ImmutableArray<Step> Fields { get; init; } = [];
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>Path of the plan's answer that a summary starts from.</summary>
    public string? Prefill { get; init; }

    /// <summary>The part of the note it fills, or null.</summary>
    public string? Note { get; init; }
}

/// <summary>Something to choose, by id.</summary>
/// <param name="Level"><c>green</c>, <c>amber</c>, <c>red</c>, or null.</param>
public sealed record Option(string Id, string? Level = null);

/// <summary>Least and most, both included.</summary>
public sealed record Bounds(int Least, int Most);
