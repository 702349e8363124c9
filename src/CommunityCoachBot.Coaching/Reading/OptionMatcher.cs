using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>Which option is meant: by number, letter, name, another name, the beginning of a name, or a name inside a sentence.</summary>
internal static partial class OptionMatcher
{
    /// <summary>The options that fit equally well: none, one, or several to ask about.</summary>
    /// <param name="ownWords">The step takes own words too: then a sentence that merely contains a name is the worker's own.</param>
    public static ImmutableArray<Named> Match(string text, ImmutableArray<Named> options, bool ownWords)
    {
        var narrow = TextFolding.Narrow(text).Trim();
        var key = TextFolding.Key(narrow);
        if (options.IsEmpty || (key.Length == 0 && narrow.Length == 0))
            return [];

        var exact = options.Where(option => option.Keys.Contains(key, StringComparer.Ordinal)).ToImmutableArray();
        if (exact.Length > 0 && key.Length > 0)
            return exact;
        if (Ordinal(narrow, options.Length) is { } index)
            return [options[index]];
        if (key.Length == 0)
            return [];

        var within = Within(key, options, ownWords);
        return within.Length > 0 ? within : Beginning(narrow, key, options, ownWords);
    }

    /// <summary>A name inside the text; of names that overlap the longest wins; a name right after 不 or "not" is not meant.</summary>
    private static ImmutableArray<Named> Within(string key, ImmutableArray<Named> options, bool ownWords)
    {
        var hits = new List<(Named Option, int Start, int End)>();
        foreach (var option in options)
        {
            foreach (var name in option.Keys)
            {
                if (name.Length < (TextFolding.IsHan(name.Length > 0 ? name[0] : 0) ? 1 : 3) || (ownWords && key.Length > name.Length + 4))
                    continue;
                var at = key.IndexOf(name, StringComparison.Ordinal);
                if (at >= 0 && !IsNegated(key, at))
                    hits.Add((option, at, at + name.Length));
            }
        }
        var best = hits.Where(hit =>
            !hits.Exists(other =>
                other.Option != hit.Option
                && other.Start <= hit.Start
                && other.End >= hit.End
                && other.End - other.Start > hit.End - hit.Start
            )
        );
        return [.. best.Select(hit => hit.Option).Distinct()];
    }

    private static bool IsNegated(string key, int at) =>
        at > 0
        && (
            key[at - 1] is '不' or '没' or '别' or '唔' or '非' or '冇'
            || key.AsSpan(0, at).EndsWith("not")
            || key.AsSpan(0, at).EndsWith("不是")
        );

    /// <summary>The beginning of a name, or a piece of it.</summary>
    private static ImmutableArray<Named> Beginning(string narrow, string key, ImmutableArray<Named> options, bool ownWords)
    {
        var chinese = TextFolding.IsHan(key[0]);
        if (key.Length < (chinese ? (ownWords ? 2 : 1) : 3))
            return [];
        var begins = options.Where(option => option.Keys.Any(name => name.StartsWith(key, StringComparison.Ordinal))).ToImmutableArray();
        if (begins.Length > 0 || ownWords)
            return begins.Length == 1 || !ownWords ? begins : [];
        if (chinese)
            return key.Length < 2
                ? []
                : [.. options.Where(option => option.Keys.Any(name => name.Contains(key, StringComparison.Ordinal)))];
        // Latin: whole words only.
        var word = $" {narrow} ";
        return
        [
            .. options.Where(option =>
                option.Texts.Any(text =>
                    $" {text.Replace(',', ' ').Replace('-', ' ').Replace('/', ' ')} ".Contains(word, StringComparison.Ordinal)
                )
            ),
        ];
    }

    /// <summary>Index of "2", "第二个", "选2", "B", "the second one", "last", or null.</summary>
    public static int? Ordinal(string narrow, int count)
    {
        if (NumberOf().Match(narrow) is not { Success: true } match)
            return null;
        int? index =
            match.Groups["letter"] is { Success: true } letter ? letter.Value[0] - 'a'
            : match.Groups["last"].Success ? count - 1
            : match.Groups["word"] is { Success: true } word
                ? Array.IndexOf(["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], word.Value)
            : Numerals.Whole(match.Groups["n"].ValueSpan) - 1;
        return index is { } value && value >= 0 && value < count ? value : null;
    }

    [GeneratedRegex(
        @"^(我?选择?|我要|就|option|number|no\.?|#|the|\(|【|\[)?\s*(第?\s?(?<n>[0-9]{1,2}|[一二两三四五六七八九十]{1,3})(st|nd|rd|th)?\s?(个|项|号|种|条|样)?|(?<letter>[a-z])|(?<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)|(?<n>one|two|three|four|five|six|seven|eight|nine|ten)|(?<last>最后(一?[个项条种])?|last))\s*(one|吧|啦|。|\.|\)|】|\]|、)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex NumberOf();
}

/// <summary>An option with all the ways to name it.</summary>
/// <param name="Keys">Names as <see cref="TextFolding.Key"/>.</param>
/// <param name="Texts">Names as narrow text, for matching whole words.</param>
internal sealed record Named(string Id, string Label, ImmutableArray<string> Keys, ImmutableArray<string> Texts)
{
    public static Named Of(string id, OptionWords? words)
    {
        var label = words?.Label ?? id;
        var names = new List<string> { label };
        // "探索：认识人、听想法" and "Carer (family)" are also called by what stands before the sign.
        var head = label.IndexOfAny(['：', ':', '（', '(', '—', '–']);
        if (head > 0)
            names.Add(label[..head]);
        if (words is not null)
            names.AddRange(words.Also);
        return new Named(
            id,
            label,
            [.. names.Select(name => TextFolding.Key(name)).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal)],
            [.. names.Select(name => TextFolding.Narrow(name).Trim())]
        );
    }

    public bool Equals(Named? other) => other is not null && string.Equals(Id, other.Id, StringComparison.Ordinal);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);
}
