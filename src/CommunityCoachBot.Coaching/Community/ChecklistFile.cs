using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Community;

/// <summary>What came of reading the checklist: the checklist, or everything that is wrong with its files.</summary>
public sealed record ChecklistLoad(Checklist? Checklist, ImmutableArray<GuideProblem> Problems);

/// <summary>Reads <c>checklist.yaml</c> and the <c>words.&lt;language&gt;.yaml</c> beside it; what is wrong is named by file, line and reason.</summary>
public static class ChecklistFile
{
    public const string Name = "checklist.yaml";
    public const string Folder = "Community";

    /// <param name="files">File name → text.</param>
    public static ChecklistLoad Read(IReadOnlyDictionary<string, string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var problems = new List<GuideProblem>();
        if (!files.TryGetValue(Name, out var text))
            return new(null, [new GuideProblem($"{Folder}/{Name}", 1, "The file is missing.")]);
        if (ReadTree(text, Reporter(Name, problems)) is not { } checklist)
            return new(null, Sorted(problems));

        var words = ImmutableDictionary.CreateBuilder<string, ChecklistWords>(StringComparer.Ordinal);
        foreach (var (file, content) in files.Where(file => IsWords(file.Key)).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            if (new ChecklistWordsReader(checklist, Reporter(file, problems)).Read(content) is { } read)
                words[read.Language] = read;
        }
        if (words.Count == 0 && problems.Count == 0)
            problems.Add(new GuideProblem($"{Folder}/{Name}", 1, "There is no words.<language>.yaml beside it."));
        return problems.Count == 0 ? new(checklist with { Words = words.ToImmutable() }, []) : new(null, Sorted(problems));
    }

    private static bool IsWords(string file) =>
        file.StartsWith("words.", StringComparison.Ordinal) && file.EndsWith(".yaml", StringComparison.Ordinal);

    private static Action<int, string> Reporter(string file, List<GuideProblem> problems) =>
        (line, reason) => problems.Add(new GuideProblem($"{Folder}/{file}", line, reason));

    private static ImmutableArray<GuideProblem> Sorted(List<GuideProblem> problems) =>
        [.. problems.OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line)];

    private static Checklist? ReadTree(string text, Action<int, string> report)
    {
        var wrong = false;
        void Report(int line, string reason)
        {
            wrong = true;
            report(line, reason);
        }

        if (Yaml.Read(text, Report) is not { } root)
            return null;
        var checklist = new ChecklistTreeReader(Report).Read(root);
        return wrong ? null : checklist;
    }
}
