using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CommunityCoachBot.Coaching.Guides.Rules;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>Reads a guide's folder: the guide whole and checked, or everything that is wrong with it by file and line.</summary>
public static class GuideFile
{
    public const string Name = "guide.yaml";

    /// <param name="folder">The folder's name, for messages.</param>
    /// <param name="files">File name → text. Only <c>guide.yaml</c> and <c>words.*.yaml</c> are looked at.</param>
    /// <param name="ruleNames">The named rules there are; those of the <see cref="RuleBook"/> when left out.</param>
    public static GuideLoad Parse(string folder, IReadOnlyDictionary<string, string> files, IReadOnlyCollection<string>? ruleNames = null)
    {
        var marks = new Marks();
        var problems = new List<GuideProblem>();
        Action<int, string> ReportIn(string file) => (line, reason) => problems.Add(new GuideProblem($"{folder}/{file}", line, reason));

        bool IsRight(string file) => !problems.Exists(problem => problem.File == $"{folder}/{file}");

        var report = ReportIn(Name);
        ReportMisnamed(files.Keys, ReportIn);
        if (!files.TryGetValue(Name, out var text))
            report(1, $"The folder has no {Name}.");
        var guide = text is not null && Yaml.Read(text, report) is { } root ? new GuideReader(marks, report).Read(root) : null;
        var words = files
            .Where(file => IsWords(file.Key))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => WordsSource.Read(file.Key, file.Value, marks, ReportIn(file.Key)))
            .OfType<WordsSource>()
            .ToImmutableArray();

        if (guide is not null)
        {
            var rules = ruleNames ?? RuleBook.Rules.Keys;
            new GuideChecks(guide, marks, rules, report).Run();
            new WordChecks(guide, words, marks, rules, ReportIn, IsRight).Run();
        }

        var load = new GuideLoad
        {
            Folder = folder,
            Id = guide?.Id ?? IdIn(text),
            Problems = [.. problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)],
            Marks = marks,
        };
        if (guide is null || problems.Count > 0)
            return load;
        var good = guide with { Version = VersionOf(files), Words = Drafts.Filled(words.Select(source => source.Words)) };
        marks.Set(good, marks.Line(guide));
        return load with { Guide = good };
    }

    // A file that is no YAML for the moment still says which guide it is: so that the last good version of that one can be kept.
    private static string? IdIn(string? text) =>
        text?.Split('\n').FirstOrDefault(line => line.StartsWith("id:", StringComparison.Ordinal))?["id:".Length..].Split('#')[0].Trim();

    /// <summary>A fingerprint of names and contents: the same on every machine, whatever its line ends.</summary>
    private static string VersionOf(IReadOnlyDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in files.Where(file => IsGuideFile(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{text.ReplaceLineEndings("\n")}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static bool IsGuideFile(string file) => file == Name || IsWords(file);

    private static bool IsWords(string file) =>
        file.StartsWith("words.", StringComparison.Ordinal)
        && file.EndsWith(".yaml", StringComparison.Ordinal)
        && file.Length > "words..yaml".Length;

    private static void ReportMisnamed(IEnumerable<string> files, Func<string, Action<int, string>> reportIn)
    {
        foreach (var file in files.Where(file => !IsGuideFile(file) && Path.GetExtension(file) is ".yaml" or ".yml"))
            reportIn(file)(1, $"A file of this name is not read. Call it {Name}, or words.<language>.yaml such as words.zh-Hans.yaml.");
    }
}
