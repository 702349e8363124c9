using System.Globalization;
using System.Text.Json.Nodes;

namespace CommunityCoachBot.Accuracy;

/// <summary>Where figures and failures are written, as Markdown, and where the sets are read.</summary>
internal sealed class Report(TextWriter output)
{
    /// <summary>The sets there can be: see <c>bench/sets/README.md</c>.</summary>
    public static IReadOnlyList<string> Sets { get; } = ["given", "own", "dev", "fresh"];

    /// <summary>The entries of a set, or none where it is not there yet. A set may be kept in a file for each language; a path of a file is a set of its own.</summary>
    public static IReadOnlyList<JsonObject> Read(string set, string name)
    {
        if (set.EndsWith(".json", StringComparison.Ordinal))
            return Path.GetFileName(set).StartsWith(name, StringComparison.Ordinal) ? Entries(set) : [];
        var folder = Path.Combine(AppContext.BaseDirectory, "sets", set);
        if (!Directory.Exists(folder))
            return [];
        return
        [
            .. Directory
                .EnumerateFiles(folder, $"{name}*.json")
                .Where(path =>
                    Path.GetFileNameWithoutExtension(path) is var file
                    && (file == name || file.StartsWith($"{name}-", StringComparison.Ordinal))
                )
                .Order(StringComparer.Ordinal)
                .SelectMany(Entries),
        ];
    }

    private static IReadOnlyList<JsonObject> Entries(string path) =>
        [.. JsonNode.Parse(File.ReadAllText(path))!.AsArray().Select(entry => entry!.AsObject())];

    public void Heading(string text) => output.WriteLine($"\n## {text}\n");

    public void Line(string text) => output.WriteLine(text);

    public void Figure(string name, double value) =>
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"- {name}: {value:0.000}"));
}

/// <summary>What was found of what should be, and what was found besides.</summary>
internal record struct Tally(int Right, int Missed, int Extra)
{
    public readonly double Precision => Right + Extra == 0 ? 1 : (double)Right / (Right + Extra);
    public readonly double Recall => Right + Missed == 0 ? 1 : (double)Right / (Right + Missed);
    public readonly double F1 => Right + Missed + Extra == 0 ? 1 : 2.0 * Right / (2 * Right + Missed + Extra);

    public static Tally operator +(Tally one, Tally other) =>
        new(one.Right + other.Right, one.Missed + other.Missed, one.Extra + other.Extra);

    /// <summary>Compares two bags of values.</summary>
    public static Tally Of<T>(IEnumerable<T> expected, IEnumerable<T> found)
    {
        var left = expected.ToList();
        var (missed, right, extra) = (left.Count, 0, 0);
        foreach (var value in found)
        {
            if (left.Remove(value))
                right++;
            else
                extra++;
        }
        return new Tally(right, missed - right, extra);
    }
}
