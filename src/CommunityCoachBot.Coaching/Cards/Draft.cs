using System.Text;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Cards;

/// <summary>What all replies need while they are put into words: the language, the catalogue, and how long typed text may get in this card.</summary>
internal sealed record Draft(string Language, WordCatalogue Words, FindGuide Guides, int Longest)
{
    public string Say(string key) => Words.Text(Language, key);

    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var filled = new Dictionary<string, string>(values.Length, StringComparer.Ordinal);
        foreach (var (name, value) in values)
            filled[name] = value;
        return Words.Text(Language, key, filled);
    }

    /// <summary>The button of a move: the first of the words that mean it.</summary>
    public string Move(string move) => Words.All(Language, "commands." + move)[0];

    public Guide Guide(string id, string version) =>
        Guides(id, version)
        ?? Guides(id, null)
        ?? throw new KeyNotFoundException($"There is no guide '{id}', nor its version '{version}'.");

    public IEnumerable<(string Kind, string Text)> Notices(IEnumerable<Notice> notices, GuideWords? guide) =>
        notices.Select(notice => (notice.Kind, Notice(notice.Words, notice.Values, guide)));

    /// <summary>A sentence of a named rule is the guide's; every other is the catalogue's.</summary>
    public string Notice(string words, IReadOnlyDictionary<string, string>? values, GuideWords? guide) =>
        words.StartsWith("rules.", StringComparison.Ordinal) && guide is not null && guide.Rules.TryGetValue(words[6..], out var sentence)
            ? Holes.Fill(sentence, values)
            : Words.Text(Language, words, values);

    public string Joined(IEnumerable<string> parts) => AnswerLines.Joined(parts, Language);

    /// <summary>Typed text for a card: short enough, on one line, and without the one macro that clients replace in any text (<c>{{DATE(…)}}</c>).</summary>
    public string Inert(string text) => Inert(text, Longest);

    public static string Inert(string text, int longest)
    {
        var shown = TextFolding.Shorten(text, longest);
        // A family of emoji is one character to a reader and eight to the wire.
        if (shown.Length > longest * 2)
            shown = TextFolding.Shorten(text, Math.Max(1, longest / 4));
        if (shown.AsSpan().IndexOfAny(Special) < 0)
            return shown;
        var builder = new StringBuilder(shown.Length);
        for (var i = 0; i < shown.Length; i++)
        {
            var c = shown[i];
            if (c is '\n' or '\r' or '\u2028' or '\u2029' or '\t')
                builder.Append(builder.Length > 0 && builder[^1] is ' ' ? "" : " ");
            else if (c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\0')
                continue;
            else if (c is '{' && builder.Length > 0 && builder[^1] is '{')
                builder.Append("\u200B{");
            else
                builder.Append(c);
        }
        return builder.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(
        "{\n\r\t\0\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069"
    );
}

/// <summary>Finds a guide by id; the newest where the version is null or no longer there.</summary>
public delegate Guide? FindGuide(string id, string? version);
