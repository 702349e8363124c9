using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>What a worker wants done with a line of the record: into another box, other words, or away.</summary>
/// <param name="To">The name of a box, or null.</param>
/// <param name="Text">Other words, or null.</param>
internal sealed record LineChange(int Number, string? To = null, string? Text = null);

/// <summary>
/// Reads what is said about a numbered line, by the sentences of the catalogue (<c>commands.line-move</c>, <c>line-change</c>, <c>line-strike</c>): <c>{n}</c> is
/// the number, <c>{box}</c> or <c>{text}</c> what follows, <c>(a|b)</c> one of several words.
/// </summary>
internal sealed class LineReader
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private readonly ImmutableArray<(Regex Pattern, Func<int, string, LineChange> Change)> _sentences;

    public LineReader(WordCatalogue words)
    {
        IEnumerable<(Regex, Func<int, string, LineChange>)> All(string key, Func<int, string, LineChange> change) =>
            words.Languages.SelectMany(language => words.All(language.Code, key)).Select(sentence => (Pattern(sentence), change));

        _sentences =
        [
            .. All("commands.line-strike", (number, _) => new LineChange(number)),
            .. All("commands.line-move", (number, box) => new LineChange(number, To: box)),
            .. All("commands.line-change", (number, text) => new LineChange(number, Text: text)),
        ];
    }

    public LineChange? Read(string text)
    {
        var narrow = TextFolding.Narrow(text);
        foreach (var (pattern, change) in _sentences)
        {
            var match = pattern.Match(narrow);
            if (!match.Success || Number(match.Groups["n"].Value) is not { } number)
                continue;
            // What was typed, not what it was narrowed to.
            var rest = match.Groups["rest"];
            return change(number, rest.Success ? text.Substring(rest.Index, rest.Length).Trim().TrimEnd('。', '.', '！', '!') : "");
        }

        return null;
    }

    private static int? Number(string said) =>
        int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Numerals.Whole(said);

    private static Regex Pattern(string sentence) =>
        new(
            @"^\s*"
                + TextFolding
                    .Narrow(sentence)
                    .Replace("{n}", @"\s*(?<n>[0-9]{1,3}|[一二三四五六七八九十]{1,3})\s*", StringComparison.Ordinal)
                    .Replace("{box}", @"\s*(?<rest>.+)", StringComparison.Ordinal)
                    .Replace("{text}", @"\s*(?<rest>.+)", StringComparison.Ordinal)
                + @"\s*[。.!！]?\s*$",
            RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline | RegexOptions.NonBacktracking,
            Longest
        );
}
