using System.Globalization;

namespace CommunityCoachBot.Protocol.DirectLine;

/// <summary>What is left of a file name that a client sent: a plain name to show and to save under, whatever was meant by it. Pure.</summary>
internal static class FileNames
{
    private const int Longest = 200;
    private const string Nameless = "file";

    public static string Clean(string? name)
    {
        if (name is null)
            return Nameless;
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(IsHarmless)).Trim().TrimStart('.').TrimEnd('.', ' ');
        if (clean.Length > Longest)
            clean = Shorten(clean);
        return clean.Length == 0 ? Nameless : clean;
    }

    // Characters that turn the direction of writing make gpj.exe look like exe.jpg.
    private static bool IsHarmless(char c) =>
        !char.IsControl(c)
        && c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '"' or ':');

    private static string Shorten(string name)
    {
        var extension = Path.GetExtension(name);
        var kept = extension.Length is > 0 and < 20 ? extension : "";
        return new StringInfo(name[..(Longest - kept.Length)]) is { LengthInTextElements: > 1 } text
            ? text.SubstringByTextElements(0, text.LengthInTextElements - 1) + kept
            : Nameless + kept;
    }
}
