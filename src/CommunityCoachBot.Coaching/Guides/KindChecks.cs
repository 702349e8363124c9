using System.Globalization;
using static CommunityCoachBot.Coaching.Guides.StepKind;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>Whether what a step says fits its kind. Each problem: which part of the step it is about, and the end of a sentence.</summary>
internal static class KindChecks
{
    public static IEnumerable<(string Part, string Reason)> Of(Step step)
    {
        var isChoice = step.Kind is Choice or Choices;
        var isText = step.Kind is Text or LongText || step is { Kind: List, Fields.IsEmpty: true };
        (string Part, bool Written, bool Fits, string For)[] parts =
        [
            ("options", !step.Options.IsEmpty, isChoice, "a choice or choices"),
            ("own", step.Own, isChoice, "a choice or choices"),
            ("suggestions", !step.Suggestions.IsEmpty, isText, "a text, a long-text or a list without fields"),
            ("length", step.Length is not null, isText, "a text, a long-text or a list without fields"),
            ("latin-length", step.LatinLength is not null, isText, "a text, a long-text or a list without fields"),
            ("count", step.Count is not null, step.Kind is Choices or List, "choices or a list"),
            ("range", step.Range is not null, step.Kind is Number or Duration, "a number or a duration"),
            ("past", step.Past, step.Kind is Date, "a date"),
            ("fields", !step.Fields.IsEmpty, step.Kind is Form or List, "a form or a list"),
        ];
        foreach (var (part, _, _, whom) in parts.Where(part => part.Written && !part.Fits))
            yield return (part, $"'{part}' is only for {whom}.");
        if (isChoice && step.Options.Length < (step.Own ? 1 : 2))
            yield return ("options", step.Options.IsEmpty ? "it needs 'options'." : "with one option there is nothing to choose.");
        if (step.Kind is Form && step.Fields.IsEmpty)
            yield return ("fields", "it needs 'fields'.");
        foreach (var problem in OfBounds(step).Concat(OfDefault(step)))
            yield return problem;
    }

    private static IEnumerable<(string Part, string Reason)> OfBounds(Step step)
    {
        (string Part, Bounds? Bounds, int Least, int Most)[] all =
        [
            ("length", step.Length, 0, 20_000),
            ("latin-length", step.LatinLength, 0, 50_000),
            ("count", step.Count, 0, step is { Kind: Choices, Own: false, Options.Length: > 0 } ? step.Options.Length : 100),
            ("range", step.Range, step.Kind is Duration ? 1 : -1_000_000, step.Kind is Duration ? 24 * 60 : 1_000_000_000),
        ];
        foreach (var (part, bounds, least, most) in all)
        {
            if (bounds is null)
                continue;
            if (bounds.Least > bounds.Most)
                yield return (part, $"the least of '{part}' ({bounds.Least}) is more than the most ({bounds.Most}).");
            else if (bounds.Least < least || bounds.Most > most || bounds is { Most: 0 } && part != "range")
                yield return (
                    part,
                    $"'{part}' must lie between {least} and {most}, with a most of at least 1: not [{bounds.Least}, {bounds.Most}]."
                );
        }
    }

    private static IEnumerable<(string Part, string Reason)> OfDefault(Step step)
    {
        if (step.Default is not { } value)
            yield break;
        var (fits, expected) = step.Kind switch
        {
            Choice => (step.Options.Any(option => option.Id == value), "one of its options"),
            YesNo => (value is "yes" or "no", "'yes' or 'no'"),
            Number or Duration => (
                int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                    && (step.Range is not { } range || (number >= range.Least && number <= range.Most)),
                "a whole number within 'range'"
            ),
            Date => (value is "today", "'today'"),
            Time => (
                TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
                "a time such as 09:30"
            ),
            _ => (false, "left out"),
        };
        if (!fits)
            yield return ("default", $"its 'default' must be {expected}, not '{value}'.");
    }
}
