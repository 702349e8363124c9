using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Words;

/// <summary>One language of the catalogue.</summary>
internal sealed record LanguageWords(
    string File,
    Language Language,
    FrozenDictionary<string, string> Texts,
    FrozenDictionary<string, ImmutableArray<string>> Lists
);

/// <summary>Reads a <c>Words/&lt;language&gt;.yaml</c> file into sentences and lists by dotted key.</summary>
internal static class WordFile
{
    private static readonly string[] NeededKeys = ["language", "name", "status"];

    public static LanguageWords? Read(string file, string text, ICollection<WordsProblem> problems)
    {
        void Report(int line, string reason) => problems.Add(new WordsProblem(file, line, reason));

        if (Yaml.Read(text, Report) is not { } root)
            return null;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var lists = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        Flatten("", root, texts, lists, Report);

        foreach (var needed in NeededKeys.Where(needed => !texts.ContainsKey(needed)))
            Report(1, $"'{needed}:' is missing at the top of the file.");
        if (texts.GetValueOrDefault("status") is { } status && status is not ("complete" or "draft"))
            Report(root["status"]!.Line, $"'status' is 'complete' or 'draft', not '{status}'.");
        var language = new Language(
            texts.GetValueOrDefault("language", ""),
            texts.GetValueOrDefault("name", ""),
            string.Equals(texts.GetValueOrDefault("status"), "complete", StringComparison.Ordinal)
        );
        return new LanguageWords(
            file,
            language,
            texts.ToFrozenDictionary(StringComparer.Ordinal),
            lists.ToFrozenDictionary(StringComparer.Ordinal)
        );
    }

    private static void Flatten(
        string prefix,
        Yaml.Map map,
        Dictionary<string, string> texts,
        Dictionary<string, ImmutableArray<string>> lists,
        Action<int, string> report
    )
    {
        foreach (var (line, name, value) in map.Entries)
        {
            var key = prefix + name;
            if (value.IsEmpty && prefix.Length == 0)
                continue; // a section that nobody has filled yet
            if (value.IsEmpty)
                report(line, $"'{key}' has no words.");
            else if (value is Yaml.Map inner)
                Flatten(key + ".", inner, texts, lists, report);
            else if (value is Yaml.Text text && !texts.TryAdd(key, text.Value))
                report(line, $"'{key}' is written twice.");
            else if (value is Yaml.List list)
                lists[key] = ReadList(key, list, report);
        }
    }

    private static ImmutableArray<string> ReadList(string key, Yaml.List list, Action<int, string> report)
    {
        foreach (var odd in list.Items.Where(item => item is not Yaml.Text || item.IsEmpty))
            report(odd.Line, $"The list '{key}' holds something that is not text.");
        return [.. list.Items.OfType<Yaml.Text>().Select(item => item.Value)];
    }
}
