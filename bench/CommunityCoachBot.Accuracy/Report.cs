using System.Globalization;
using System.Text.Json.Nodes;

namespace CommunityCoachBot.Accuracy;

/// <summary>Where figures and failures are written, as Markdown, and where the sets are read.</summary>
internal sealed class Report(TextWriter output)
{
    /// <summary>The sets there can be: see <c>bench/sets/README.md</c>.</summary>
    public static IReadOnlyList<string> Sets { get; } = ["given", "own", "dev", "fresh"];

    /// <summary>
    /// The entries of a set, or none where it is not there yet. A set may keep its languages apart (<c>notes-zh.json</c>), and <c>dev:2/3</c> is every
    /// third entry of <c>dev</c> from the second on: a set is used up part by part, each measured before it is looked at.
    /// </summary>
    public static IReadOnlyList<JsonObject> Read(string set, string name)
    {
        var (folder, part) = set.Split(':') is [var before, var after] ? (before, after) : (set, "1/1");
        var (first, step) = part.Split('/') is [var k, var n]
            ? (int.Parse(k, CultureInfo.InvariantCulture) - 1, int.Parse(n, CultureInfo.InvariantCulture))
            : throw new FormatException("A part is written as 2/3.");
        var path = Path.Combine(AppContext.BaseDirectory, "sets", folder);
        if (!Directory.Exists(path))
            return [];
        var files = Directory
            .EnumerateFiles(path, "*.json")
            .Where(file =>
                Path.GetFileNameWithoutExtension(file) is var plain
                && (plain == name || plain.StartsWith($"{name}-", StringComparison.Ordinal))
            )
            .Order(StringComparer.Ordinal);
        return [.. files.SelectMany(file => Part(JsonNode.Parse(File.ReadAllText(file))!.AsArray(), first, step))];
    }

    private static IEnumerable<JsonObject> Part(JsonArray entries, int first, int step) =>
        entries.Where((_, i) => i % step == first).Select(entry => entry!.AsObject());

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
