using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Practice;

/// <summary>Where a trainee stands in practising: a part of the conversation, apart from every run of a guide.</summary>
public sealed record PracticeState
{
    /// <summary><c>choose</c>, <c>choose-persona</c>, <c>language</c>, <c>talk</c>, <c>real</c>, <c>reflect</c>, <c>done</c> or <c>drill</c>.</summary>
    public required string Stage { get; init; }
    public PracticeRun? Run { get; init; }

    /// <summary>The persona that was chosen, while its language is asked.</summary>
    public string? Persona { get; init; }

    /// <summary>The expected reaction of a plan that is to be rehearsed.</summary>
    public string? Reaction { get; init; }
    public ImmutableArray<string> Reflections
    {
        get => field.IsDefault ? [] : field;
        init;
    }
    public string? Drill { get; init; }

    /// <summary>The kind of risk that may be real, while that is asked.</summary>
    public string? Risk { get; init; }

    /// <summary>The words that may be real.</summary>
    public string? Words { get; init; }
}
