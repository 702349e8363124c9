using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>The names that guide files use for what the program has.</summary>
public static class Names
{
    /// <summary>Step kinds as guides write them: <c>long-text</c>.</summary>
    public static FrozenDictionary<string, StepKind> Kinds { get; } =
        Enum.GetValues<StepKind>().ToFrozenDictionary(kind => Hyphenated(kind.ToString()), StringComparer.Ordinal);

    /// <summary>The parts of a note that a step can fill.</summary>
    public static FrozenSet<string> NoteParts { get; } =
        FrozenSet.Create(
            StringComparer.Ordinal,
            "address-as",
            "visit-date",
            "motive",
            "resident-type",
            "risks",
            "needs",
            "promises",
            "tasks"
        );

    /// <summary>The shelves of the menu, in their order; each is called by <c>card.groups.{id}</c> of the catalogue.</summary>
    public static ImmutableArray<string> Groups { get; } = ["residents", "community", "meetings", "station", "myself"];

    public static FrozenSet<string> Levels { get; } = FrozenSet.Create(StringComparer.Ordinal, "green", "amber", "red");

    public static string Of(StepKind kind) => Hyphenated(kind.ToString());

    /// <summary>Small letters, digits and hyphens, beginning with a letter: <c>visit-date</c>.</summary>
    public static bool IsId(string text) =>
        text.Length > 0
        && char.IsAsciiLetterLower(text[0])
        && text[^1] != '-'
        && !text.Contains("--", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static string Hyphenated(string name) =>
        string.Concat(name.Select((c, at) => char.IsUpper(c) ? (at == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
