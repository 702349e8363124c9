namespace CommunityCoachBot.Coaching.Tests.Support;

/// <summary>One case of <c>wrong-guides.txt</c>.</summary>
public sealed record WrongGuide(string File, string Text, string Instead, IReadOnlyList<string> Problems)
{
    /// <summary>By what is changed, for the names of tests.</summary>
    public static IReadOnlyDictionary<string, WrongGuide> All { get; } =
        Read().ToDictionary(wrong => $"{wrong.File}: {wrong.Text.Trim()} → {wrong.Instead.Trim()}");

    private static IEnumerable<WrongGuide> Read()
    {
        var file = "";
        foreach (
            var block in System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Support", "wrong-guides.txt")).Split("\n\n")
        )
        {
            var lines = block.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.StartsWith('#')).ToList();
            if (lines is [var heading] && heading.StartsWith("== ", StringComparison.Ordinal))
                file = heading[3..];
            else if (lines.Count > 0)
                yield return new WrongGuide(file, After(lines, '-'), After(lines, '+'), [.. lines.Where(line => line.StartsWith('!'))]);
        }
    }

    private static string After(IEnumerable<string> lines, char sign) =>
        string.Join('\n', lines.Where(line => line.StartsWith(sign)).Select(line => line.Length > 2 ? line[2..] : ""));
}
