using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>Every word of a guide in one language.</summary>
public sealed record GuideWords
{
    public required string Language { get; init; }

    /// <summary>False while it is a draft: missing words fall back to another language.</summary>
    public bool Complete { get; init; }
    public required string Title { get; init; }

    /// <summary>Other words that begin the guide.</summary>
    public ImmutableArray<string> Also { get; init; } = [];
    public string? About { get; init; }
    public string? Start { get; init; }
    public string? Saved { get; init; }
    public required ImmutableDictionary<string, StepWords> Steps { get; init; }

    /// <summary>Sentences of named rules: <c>one-goal</c>, or <c>timing.meal-lunch</c> for a rule with variants.</summary>
    public ImmutableDictionary<string, string> Rules { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The language that others fall back to: Chinese where it is complete, else the first complete one by code.</summary>
    internal static GuideWords First(IReadOnlyDictionary<string, GuideWords> all) =>
        all
            .Values.OrderByDescending(words => words.Complete)
            .ThenByDescending(words => string.Equals(words.Language, "zh-Hans", StringComparison.Ordinal))
            .ThenBy(words => words.Language, StringComparer.Ordinal)
            .First();
}

/// <summary>The words of one step or field in one language.</summary>
public sealed record StepWords
{
    public required string Label { get; init; }
    public ImmutableArray<string> Also { get; init; } = [];
    public string? Prompt { get; init; }
    public string? Hint { get; init; }
    public string? Why { get; init; }
    public string? Example { get; init; }
    public string? Weak { get; init; }
    public ImmutableDictionary<string, OptionWords> Options { get; init; } = ImmutableDictionary<string, OptionWords>.Empty;
    public ImmutableDictionary<string, string> Suggestions { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A line added to the prompt, by contact motive.</summary>
    public ImmutableDictionary<string, string> By { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>A line added to the prompt, by the choice the guide adapts to.</summary>
    public ImmutableDictionary<string, string> Tips { get; init; } = ImmutableDictionary<string, string>.Empty;
    public ImmutableDictionary<string, StepWords> Fields { get; init; } = ImmutableDictionary<string, StepWords>.Empty;
}

/// <summary>How an option is called; <paramref name="Also"/>: other words that choose it; <paramref name="Detail"/>: a line under it.</summary>
public sealed record OptionWords(string Label, ImmutableArray<string> Also, string? Detail);
