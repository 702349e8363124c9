using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>Rules that hear a turn of phrase and offer a better one.</summary>
internal static class PhraseRules
{
    /// <summary>"Persuade", "make them agree" become "understand their worry" (visit-preparation §1.1, validation 4).</summary>
    public static IEnumerable<RuleHit> Persuade(RuleContext context) => Words(context.Finds(Lexicon.Phrases, "persuade"));

    /// <summary>"Must", "should", "cooperate", "regulation" in a reply are softened (visit-preparation §1.6).</summary>
    public static IEnumerable<RuleHit> SoftenReply(RuleContext context) => Words(context.Finds(Lexicon.Phrases, "hard"));

    /// <summary>"Any difficulties?" is too big, too soon (visit-preparation §1.4).</summary>
    public static IEnumerable<RuleHit> TooBigOpener(RuleContext context) =>
        context.Finds(Lexicon.Phrases, "too-big") is null ? [] : [RuleHit.Warn()];

    /// <summary>Cash or costly presents call for the agency's gift rule (visit-preparation §1.7, validation 3).</summary>
    public static IEnumerable<RuleHit> Gifts(RuleContext context) => Words(context.Finds(Lexicon.Phrases, "gifts"));

    /// <summary>A professional's word gets its street word (conversation-skills §7).</summary>
    public static IEnumerable<RuleHit> Jargon(RuleContext context) =>
        context.Finds(Lexicon.Jargon) is { } match ? [Instead(context, Lexicon.Jargon, match)] : [];

    /// <summary>A label on a person gives way to the situation they are in (visit-preparation §0, no-label).</summary>
    public static IEnumerable<RuleHit> Labels(RuleContext context) =>
        context.Finds(Lexicon.Labels) is { } match ? [Instead(context, Lexicon.Labels, match)] : [];

    /// <summary>A topic that a worker should not open with, and something easier (conversation-skills §5).</summary>
    public static IEnumerable<RuleHit> SensitiveOpener(RuleContext context)
    {
        if (context.Finds(Lexicon.SensitiveTopics) is not { } match)
            return [];
        var said = Lexicon.SensitiveTopics.In(context.Language, match.Entry);
        return [Warned(match).With("topic", said.Topic!).With("instead", said.Instead!)];
    }

    internal static IEnumerable<RuleHit> Words(LexiconMatch? match, string? variant = null) =>
        match is null ? [] : [Warned(match, variant)];

    // In the language of the conversation, whichever list knew the words.
    private static RuleHit Instead(RuleContext context, Lexicon lexicon, LexiconMatch match) =>
        Warned(match).With("instead", lexicon.In(context.Language, match.Entry).Instead!);

    private static RuleHit Warned(LexiconMatch match, string? variant = null) => RuleHit.Warn(variant).With("words", match.Words);
}
