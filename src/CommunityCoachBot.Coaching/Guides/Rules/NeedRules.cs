using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>Whose view of a need is it? (visit-summary §3).</summary>
internal static class NeedRules
{
    /// <summary>Only a felt need may say "they want it"; what the worker misses is normative or comparative.</summary>
    public static IEnumerable<RuleHit> FeltNeedsWords(RuleContext context)
    {
        if (context.Entry() is not { } need || need.GetValueOrDefault("bradshaw") is not { } type)
            return [];
        var text = need.GetValueOrDefault("text", "");
        if (type is "normative" or "comparative" && Lexicon.Phrases.FirstIn(text, "wants") is not null)
            return [RuleHit.Note("wanted")];
        var isOurs = Lexicon.Phrases.FirstIn($"{text}\n{need.GetValueOrDefault("basis")}", "our-view") is not null;
        return type is "felt" && isOurs ? [RuleHit.Warn("whose")] : [];
    }

    /// <summary>Below which standard, compared with whom? Asked once the basis was left out; without one it is a judgement.</summary>
    public static IEnumerable<RuleHit> StandardNeeded(RuleContext context) =>
        context.Entry() is { } need
        && need.GetValueOrDefault("bradshaw") is "normative" or "comparative"
        && need.TryGetValue("basis", out var basis)
        && string.IsNullOrWhiteSpace(basis)
            ? [RuleHit.Warn(need["bradshaw"])]
            : [];
}
