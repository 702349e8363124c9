using System.Text.RegularExpressions;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>Rules that keep the four boxes of a record apart: said, seen, reported, judged (visit-summary §1, §2).</summary>
internal static partial class RecordRules
{
    /// <summary>Without consent only safety and tasks are noted; not asked, then ask next time (visit-summary §2, consentToRecord).</summary>
    public static IEnumerable<RuleHit> Consent(RuleContext context) =>
        context.At("consent") switch
        {
            "no" => [RuleHit.Note("refused")],
            "not-asked" => [RuleHit.Note("not-asked")],
            _ => [],
        };

    /// <summary>"He doesn't eat" is retold; "I haven't cooked these two days" is said (visit-summary §2, keep-words).</summary>
    public static IEnumerable<RuleHit> OwnWords(RuleContext context) => context.Written().Any(IsRetold) ? [RuleHit.Note()] : [];

    /// <summary>A verdict in place of what was seen, said or happened (visit-summary §2, rewrite prompts).</summary>
    public static IEnumerable<RuleHit> PlainSeeing(RuleContext context)
    {
        foreach (var text in context.Written().Select(WithoutQuotes))
        foreach (var variant in new[] { "seen", "said", "scene" })
        {
            if (Lexicon.Phrases.FirstIn(text, $"verdict-{variant}") is { } match)
                return PhraseRules.Words(match, variant);
        }

        return [];
    }

    /// <summary>No diagnosis: what did they do, what did they say? What the resident or a doctor says of it may be written (visit-summary §1, no-diagnosis).</summary>
    public static IEnumerable<RuleHit> Diagnosis(RuleContext context) =>
        context
            .Written()
            .Select(WithoutQuotes)
            .Where(text => Lexicon.Phrases.FirstIn(text, "said-by") is null)
            .Select(text => PhraseRules.Words(Lexicon.Phrases.FirstIn(text, "diagnosis")))
            .FirstOrDefault(hits => hits.Any(), []);

    /// <summary>A strength is something they did; "nice person" could be anyone (visit-summary §5).</summary>
    public static IEnumerable<RuleHit> StrengthsConcrete(RuleContext context)
    {
        foreach (var text in context.Written())
        {
            var rest = TextFolding.Narrow(text);
            foreach (var match in Lexicon.Phrases.AllIn(text, "generic-strength").OrderByDescending(match => match.At))
                rest = rest.Remove(match.At, match.Words.Length);
            if (rest.Length < text.Length && TextFolding.Key(Filler().Replace(rest, "")).Length == 0)
                return [RuleHit.Warn().With("words", text.Trim())];
        }

        return [];
    }

    /// <summary>"Keep an eye on it" is no promise; nor is what others decide (visit-summary §7; conversation-skills §3 honest-limits).</summary>
    public static IEnumerable<RuleHit> VaguePromise(RuleContext context) =>
        context.Finds(Lexicon.Phrases, "beyond-power") is { } beyond
            ? PhraseRules.Words(beyond, "beyond-power")
            : PhraseRules.Words(context.Finds(Lexicon.Phrases, "vague"), "vague");

    /// <summary>Each box of the problem grid has its own weak answer (visit-summary §4).</summary>
    public static IEnumerable<RuleHit> ProblemGrid(RuleContext context) =>
        context.Field?.Id switch
        {
            "describe" => PhraseRules.Words(context.Finds(Lexicon.Phrases, "thin"), "describe"),
            "define" => PhraseRules.Words(context.Finds(Lexicon.Phrases, "blames"), "define"),
            "scope" when !context.Written().Any(text => Numeral().IsMatch(TextFolding.Narrow(text))) => PhraseRules.Words(
                context.Finds(Lexicon.Phrases, "many"),
                "scope"
            ),
            "origin-drive" => PhraseRules.Words(context.Finds(Lexicon.Phrases, "slogans"), "origin-drive"),
            _ => [],
        };

    private static bool IsRetold(string text) =>
        Lexicon.Phrases.FirstIn(text.TrimStart(), "told-about") is { At: 0 } && !Spoken().IsMatch(TextFolding.Narrow(text));

    // A resident's words may well be "lazy" or "depressed": what stands in quotation marks is theirs.
    private static string WithoutQuotes(string text) => Quoted().Replace(text, " ");

    [GeneratedRegex(
        @"“[^”]*”|""[^""]*""|「[^」]*」|『[^』]*』|‘[^’]*’",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Quoted();

    // Quotation marks, a colon, "says", or a first person: someone is speaking.
    [GeneratedRegex(
        @"[""「『:]|说|讲|问|答|我|咱|\b(say|says|said|told|asks|asked|i|i'm|i've|my|me|we|our)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking,
        1000
    )]
    private static partial Regex Spoken();

    [GeneratedRegex(
        @"[他她它您人很非常比较挺蛮真都是也还的了有性格]|\b(he|she|they|is|are|was|a|an|the|very|really|quite|so|and|person|people|man|woman|lady|resident)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking,
        1000
    )]
    private static partial Regex Filler();

    [GeneratedRegex(
        @"[0-9一二两三四五六七八九十百]|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking,
        1000
    )]
    private static partial Regex Numeral();
}
