using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>Makes what people type or paste comparable, and safe to keep: the words stay theirs.</summary>
public static partial class TextFolding
{
    /// <summary>
    /// The text as it is kept: pasted HTML as plain text, no control or direction characters, no broken surrogates, runs of blanks as one,
    /// trimmed. Lines are kept when <paramref name="lines"/> is set. Full-width characters stay as they were typed.
    /// </summary>
    public static string Clean(string text, bool lines = false)
    {
        if (PastedHtml().IsMatch(text))
            text = FromHtml(text);

        var builder = new StringBuilder(text.Length);
        var blank = false;
        var line = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '\n' or '\r' or '\u2028' or '\u2029')
            {
                if (c is '\r' && i + 1 < text.Length && text[i + 1] is '\n')
                    continue;
                line++;
                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                blank = true;
                continue;
            }

            if (IsNoise(c))
                continue;

            if (builder.Length > 0)
            {
                if (line > 0)
                    builder.Append(lines ? (line > 1 ? "\n\n" : "\n") : " ");
                else if (blank)
                    builder.Append(' ');
            }
            (blank, line) = (false, 0);

            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                builder.Append(c).Append(text[++i]);
            else
                builder.Append(char.IsSurrogate(c) ? '\uFFFD' : c);
        }
        return builder.ToString();
    }

    /// <summary>
    /// The same text, character for character, for comparing: half-width, lower case, simplified where a traditional or Cantonese form is common.
    /// Every index means the same place in both.
    /// </summary>
    public static string Narrow(string text) =>
        string.Create(
            text.Length,
            text,
            static (target, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                    target[i] = Narrow(source[i]);
            }
        );

    /// <summary><see cref="Narrow(string)"/> without blanks, punctuation and symbols: what two spellings of one label share.</summary>
    public static string Key(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var narrow = Narrow(c);
            if (char.IsLetterOrDigit(narrow))
                builder.Append(narrow);
        }
        return builder.ToString();
    }

    /// <summary>Plain text of pasted HTML: blocks as lines, entities decoded, scripts, styles and comments gone.</summary>
    public static string FromHtml(string html)
    {
        var text = Invisible().Replace(html, " ");
        text = Breaks().Replace(text, "\n");
        text = Tags().Replace(text, "");
        return WebUtility.HtmlDecode(text);
    }

    /// <summary>How many characters a reader sees: an emoji of several code points counts once.</summary>
    public static int Length(string text) => IsSimple(text) ? text.Length : new StringInfo(text).LengthInTextElements;

    /// <summary>The first <paramref name="most"/> characters a reader sees, with … when something was left out.</summary>
    public static string Shorten(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var end = 0;
        for (var count = 0; count < most - 1 && end < text.Length; count++)
            end += StringInfo.GetNextTextElementLength(text, end);
        return end >= text.Length || Length(text) <= most ? text : string.Concat(text.AsSpan(0, end).TrimEnd(), "…");
    }

    /// <summary>There is something, but no letter or digit: a sticker, a row of dots, a smile.</summary>
    public static bool IsEmojiOnly(string text)
    {
        var something = false;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                return false;
            something |= !Rune.IsWhiteSpace(rune);
        }
        return something;
    }

    /// <summary>At least a quarter of its letters are Chinese characters, so that its length is counted the Chinese way.</summary>
    public static bool IsChinese(string text)
    {
        var (chinese, letters) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHan(rune.Value))
                chinese++;
            else if (Rune.IsLetter(rune))
                letters++;
        }
        return chinese > 0 && chinese * 3 >= letters;
    }

    internal static bool IsHan(int c) => c is (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x323AF);

    private static bool IsSimple(string text)
    {
        foreach (var c in text)
        {
            if (
                !(
                    c
                    is (>= ' ' and <= '~')
                        or (>= '\u3000' and <= '\u3029')
                        or (>= '\u4E00' and <= '\u9FFF')
                        or (>= '\uFF01' and <= '\uFF5E')
                )
            )
                return false;
        }
        return true;
    }

    /// <summary>Control characters (NUL among them), zero-width blanks, byte order marks, and marks that turn the direction of what follows.</summary>
    private static bool IsNoise(char c) =>
        char.IsControl(c)
        || c
            is '\u200B'
                or '\u200E'
                or '\u200F'
                or '\uFEFF'
                or '\uFFFC'
                or '\uFFFE'
                or '\uFFFF'
                or (>= '\u202A' and <= '\u202E')
                or (>= '\u2060' and <= '\u2069');

    private static char Narrow(char c)
    {
        if (c < 128)
            return char.ToLowerInvariant(c);
        if (IsHan(c))
            return TraditionalCharacters.Simplify(c);
        if (c is >= '\uFF01' and <= '\uFF5E')
            return char.ToLowerInvariant((char)(c - 0xFEE0));
        if (c is '\u3000')
            return ' ';
        if (c is '\u2018' or '\u2019')
            return '\'';
        if (c is '\u201C' or '\u201D')
            return '"';
        if (c is '\u2013' or '\u2014')
            return '-';
        return TraditionalCharacters.Simplify(char.ToLowerInvariant(c));
    }

    // Only what nobody types by hand: a closing tag of a known element, a line break, or a document's head.
    [GeneratedRegex(
        @"</(?:p|div|span|b|i|u|strong|em|a|ul|ol|li|table|tbody|tr|td|th|html|body|font|h[1-6]|o:p)\s*>|<br\s*/?>|<!doctype|<!--\w",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex PastedHtml();

    [GeneratedRegex(
        @"<(?<tag>script|style|head|title)\b[^>]*>.*?</\k<tag>\s*>|<!--.*?-->",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        1000
    )]
    private static partial Regex Invisible();

    [GeneratedRegex(
        @"\s*<(?:br|/p|/div|/li|/tr|/h[1-6])\b[^>]*>\s*",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Breaks();

    [GeneratedRegex(@"</?[a-zA-Z!][^<>]*>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tags();
}
