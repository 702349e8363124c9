using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Guides;

/// <summary>The words of a guide in one language, together with every text by its place in the file: <c>steps.goal.prompt</c>.</summary>
internal sealed record WordsSource(string File, GuideWords Words, ImmutableSortedDictionary<string, (int Line, string Text)> Texts)
{
    public static WordsSource? Read(string file, string text, Marks marks, Action<int, string> report)
    {
        if (Yaml.Read(text, report) is not { } root)
            return null;
        var words = new GuideWordsReader(marks, report).Read(root);
        var named = file["words.".Length..^".yaml".Length];
        if (words.Language.Length > 0 && !string.Equals(words.Language, named, StringComparison.Ordinal))
            report(marks.Line(words), $"The file is named for '{named}', but its language is '{words.Language}'.");
        var texts = ImmutableSortedDictionary.CreateBuilder<string, (int, string)>(StringComparer.Ordinal);
        Flatten("", root, texts);
        return new WordsSource(file, words, texts.ToImmutable());
    }

    private static void Flatten(string prefix, Yaml.Map map, IDictionary<string, (int Line, string Text)> texts)
    {
        foreach (var (line, key, value) in map.Entries)
        {
            var path = prefix + key;
            if (value is Yaml.Map group)
                Flatten(path + ".", group, texts);
            else if (value is Yaml.Text text && prefix.Length + key.Length > 0 && path is not ("language" or "status"))
                texts[IsShortLabel(prefix) ? path + ".label" : path] = (line, text.Value);
        }
    }

    // An option or field may be written as its label alone.
    private static bool IsShortLabel(string prefix) =>
        prefix is "steps."
        || prefix.EndsWith(".options.", StringComparison.Ordinal)
        || prefix.EndsWith(".fields.", StringComparison.Ordinal);
}
