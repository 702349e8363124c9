using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>Lends words to a language that is still a draft, so that nobody who reads a guide needs to know that some were missing.</summary>
internal static class Drafts
{
    public static ImmutableDictionary<string, GuideWords> Filled(IEnumerable<GuideWords> words)
    {
        var all = words.ToImmutableDictionary(language => language.Language, StringComparer.Ordinal);
        var lender = GuideWords.First(all);
        return all.ToImmutableDictionary(
            pair => pair.Key,
            pair => pair.Value.Complete ? pair.Value : Fill(pair.Value, lender),
            StringComparer.Ordinal
        );
    }

    private static GuideWords Fill(GuideWords draft, GuideWords from) =>
        draft with
        {
            Title = Or(draft.Title, from.Title),
            About = draft.About ?? from.About,
            Start = draft.Start ?? from.Start,
            Saved = draft.Saved ?? from.Saved,
            Steps = Fill(draft.Steps, from.Steps, Fill),
            Rules = Fill(draft.Rules, from.Rules),
        };

    private static StepWords Fill(StepWords draft, StepWords from) =>
        draft with
        {
            Label = Or(draft.Label, from.Label),
            Also = draft.Also.IsEmpty ? from.Also : draft.Also,
            Prompt = draft.Prompt ?? from.Prompt,
            Hint = draft.Hint ?? from.Hint,
            Why = draft.Why ?? from.Why,
            Example = draft.Example ?? from.Example,
            Weak = draft.Weak ?? from.Weak,
            Options = Fill(draft.Options, from.Options),
            Suggestions = Fill(draft.Suggestions, from.Suggestions),
            By = Fill(draft.By, from.By),
            Tips = Fill(draft.Tips, from.Tips),
            Fields = Fill(draft.Fields, from.Fields, Fill),
        };

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;

    private static ImmutableDictionary<string, T> Fill<T>(
        ImmutableDictionary<string, T> draft,
        ImmutableDictionary<string, T> from,
        Func<T, T, T>? merge = null
    )
    {
        foreach (var (key, lent) in from)
            draft = draft.SetItem(
                key,
                !draft.TryGetValue(key, out var own) ? lent
                    : merge is null ? own
                    : merge(own, lent)
            );
        return draft;
    }
}
