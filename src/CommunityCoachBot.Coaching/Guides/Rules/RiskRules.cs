using System.Collections.Frozen;
using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>
/// What a risk flag must have, and how urgent it is at least (visit-summary §1, §6). These only raise a question: people decide, and only people lower.
/// </summary>
internal static class RiskRules
{
    private const string Immediate = "immediate";
    private const string SameDay = "same-day";
    private const string Within72Hours = "within-72h";
    private const string Monitor = "monitor";

    /// <summary>From the least urgent. <c>clarify</c> stands apart: it says that the meaning is not clear.</summary>
    private static readonly string[] Order = ["clarify", Monitor, Within72Hours, SameDay, Immediate];

    /// <summary>The default severity of each flag for something that is so now, without words that make it more urgent (the table of §6).</summary>
    private static readonly FrozenDictionary<string, string> Least = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["suicide-risk"] = SameDay,
        ["child-abuse"] = SameDay,
        ["adult-abuse"] = SameDay,
        ["domestic-violence"] = SameDay,
        ["neglect"] = SameDay,
        ["self-neglect"] = Within72Hours,
        ["child-unattended"] = SameDay,
        ["fire-gas-hazard"] = Within72Hours,
        ["medical-emergency"] = Immediate,
        ["medication-risk"] = Within72Hours,
        ["missing-meals"] = Within72Hours,
        ["financial-exploitation"] = Within72Hours,
        ["harm-to-others"] = Immediate,
        // Poor sleep alone is watched (§6 rule 10); words of the table raise it.
        ["acute-distress"] = Monitor,
        ["unsafe-housing"] = Within72Hours,
        ["lost-contact"] = SameDay,
        ["worker-safety"] = SameDay,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly ImmutableArray<(string Word, bool IsKind)> Verdicts =
    [
        .. Lexicon
            .Phrases.Entries.Where(entry => entry.Id is "risk-kinds" or "our-voice")
            .SelectMany(entry => entry.Cues.Select(cue => (TextFolding.Key(cue), entry.Id is "risk-kinds")))
            .Where(word => word.Item1.Length > 0),
    ];

    internal static IEnumerable<string> Flags => Least.Keys;

    /// <summary>
    /// Without exact words there is no flag (§1 quote-evidence). The name of the kind, or a verdict such as "seems suicidal", is none; a professional's phrase
    /// among other words is not the resident's.
    /// </summary>
    public static IEnumerable<RuleHit> QuoteNeeded(RuleContext context)
    {
        foreach (var text in context.Written())
        {
            var key = TextFolding.Key(text);
            if (key.Length == 0 || Lexicon.Phrases.AllIn(text, "no-words").Any(match => TextFolding.Key(match.Words) == key))
                return [RuleHit.Stop("empty")];
            if (IsOnlyAVerdict(key) || IsLabel(context, key))
                return [RuleHit.Stop("category").With("words", TextFolding.Shorten(text, 40))];
        }

        return PhraseRules.Words(context.Finds(Lexicon.Phrases, "our-words"), "own-words");
    }

    private static bool IsLabel(RuleContext context, string key) =>
        context.Guide.Words.Values.Any(words =>
            words
                .Steps.GetValueOrDefault("risks")
                ?.Fields.GetValueOrDefault("flag")
                ?.Options.Values.Any(option => TextFolding.Key(option.Label) == key)
            ?? false
        );

    /// <summary>Nothing but names of kinds and the worker's own "seems", "has a tendency": "我想自杀" has a voice of its own, "疑似有自杀倾向" has not.</summary>
    private static bool IsOnlyAVerdict(string key)
    {
        var left = key.AsSpan();
        var named = false;
        while (left.Length > 0)
        {
            var (length, names) = (0, false);
            foreach (var (word, isKind) in Verdicts)
            {
                if (word.Length > length && left.StartsWith(word, StringComparison.Ordinal))
                    (length, names) = (word.Length, isKind);
            }
            if (length == 0)
                return false;
            left = left[length..];
            named |= names;
        }
        return named;
    }

    /// <summary>Chosen less urgent than the flag's default, or than its words sound: please check. The choice stands (§6 handling rules 1–6, 9, 10).</summary>
    public static IEnumerable<RuleHit> Severity(RuleContext context)
    {
        if (
            context.Entry() is not { } risk
            || risk.GetValueOrDefault("severity") is not { } chosen
            || risk.GetValueOrDefault("flag") is not { } flag
            || risk.GetValueOrDefault("assertion") is not { } assertion
        )
            return [];
        return assertion switch
        {
            "present" => Present(context, flag, chosen, risk.GetValueOrDefault("quote", "")),
            "negated" => [RuleHit.Note("negated")],
            "historical" => [RuleHit.Note("historical")],
            "joke-idiom" when chosen is not "clarify" => [RuleHit.Note("joke")],
            "hypothetical" => [RuleHit.Note("hypothetical")],
            _ => [],
        };
    }

    /// <summary>
    /// The first step for a flag that must be acted on the same day. An immediate one gets the action card with these words before anything else, so it is
    /// not said twice.
    /// </summary>
    public static IEnumerable<RuleHit> Action(RuleContext context) =>
        context.Entry() is { } risk
        && risk.GetValueOrDefault("severity") is SameDay
        && risk.GetValueOrDefault("assertion") is "present" or "historical" or "unclear"
        && risk.GetValueOrDefault("flag") is { } flag
            ? [RuleHit.Note(flag)]
            : [];

    private static IEnumerable<RuleHit> Present(RuleContext context, string flag, string chosen, string quote)
    {
        var urgent = Lexicon.Phrases.FirstIn(quote, $"urgent-{flag}");
        var sameDay = Lexicon.Phrases.FirstIn(quote, $"same-day-{flag}");
        var least = Least.GetValueOrDefault(flag, Monitor);
        var (wanted, words) =
            urgent is not null ? (Immediate, urgent.Words)
            : sameDay is not null && Rank(least) < Rank(SameDay) ? (SameDay, sameDay.Words)
            : (least, null);
        if (Rank(chosen) >= Rank(wanted))
            return [];

        var variant =
            words is not null ? "cues"
            : chosen is "clarify" ? "clarify"
            : "raise";
        var hit = RuleHit.Warn(variant).With("severity", context.LabelOf("risks", "severity", wanted));
        return
        [
            variant switch
            {
                "cues" => hit.With("words", words!),
                "clarify" => hit.With("chosen", context.LabelOf("risks", "severity", chosen)),
                _ => hit.With("flag", context.LabelOf("risks", "flag", flag)),
            },
        ];
    }

    private static int Rank(string severity) => Array.IndexOf(Order, severity);
}
