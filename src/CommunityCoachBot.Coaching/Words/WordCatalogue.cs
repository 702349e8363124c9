using System.Collections.Frozen;
using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Words;

/// <summary>What the coach says outside guides, in every language it has: sentences and lists by dotted key, such as <c>dialog.paused</c>.</summary>
public sealed class WordCatalogue
{
    private readonly FrozenDictionary<string, LanguageWords> _byLanguage;

    private WordCatalogue(ImmutableArray<LanguageWords> languages)
    {
        Languages = [.. languages.Select(words => words.Language)];
        _byLanguage = languages.ToFrozenDictionary(words => words.Language.Code, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The languages there are, the default one first.</summary>
    public ImmutableArray<Language> Languages { get; }

    public string DefaultLanguage => Languages[0].Code;

    /// <summary>Reads <c>Words/&lt;language&gt;.yaml</c> files. Throws <see cref="WordsException"/> with file, line and reason of everything that is wrong.</summary>
    /// <param name="files">The name of each file (for messages) and its text.</param>
    /// <param name="first">The language that comes first, and that drafts fall back to.</param>
    public static WordCatalogue Load(IEnumerable<(string Name, string Yaml)> files, string first = "zh-Hans")
    {
        var problems = ImmutableArray.CreateBuilder<WordsProblem>();
        var languages = files
            .Select(file => WordFile.Read(file.Name, file.Yaml, problems))
            .OfType<LanguageWords>()
            .OrderByDescending(words => string.Equals(words.Language.Code, first, StringComparison.Ordinal))
            .ThenByDescending(words => words.Language.Complete)
            .ToImmutableArray();
        foreach (
            var twice in languages.GroupBy(words => words.Language.Code, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)
        )
            problems.Add(new WordsProblem(twice.Last().File, 1, $"The language '{twice.Key}' has two files."));
        if (problems.Count == 0 && languages.FirstOrDefault() is not { Language.Complete: true })
            problems.Add(
                new WordsProblem(
                    languages.FirstOrDefault()?.File ?? "Words",
                    1,
                    "At least the first language must have 'status: complete'."
                )
            );
        return problems.Count == 0 ? new WordCatalogue(languages) : throw new WordsException(problems.ToImmutable());
    }

    /// <summary>The sentence, with its holes filled. Throws when a language that is complete has no such sentence: the words are ours to have.</summary>
    /// <param name="values">What fills <c>{name}</c>; what people typed stays inert.</param>
    public string Text(string language, string key, IReadOnlyDictionary<string, string>? values = null) =>
        Holes.Fill(Sentence(language, key), values);

    /// <summary>All texts of a list, such as the words that mean a command.</summary>
    public IReadOnlyList<string> All(string language, string key)
    {
        var words = WordsOf(language);
        if (words.Lists.TryGetValue(key, out var list))
            return list;
        if (!words.Language.Complete && WordsOf(DefaultLanguage).Lists.TryGetValue(key, out list))
            return list;
        throw new KeyNotFoundException($"Words/{words.Language.Code}.yaml has no list '{key}'.");
    }

    /// <summary>Whether there is such a sentence, in this language or the one it falls back to.</summary>
    public bool Has(string language, string key) =>
        WordsOf(language) is var words
        && (words.Texts.ContainsKey(key) || (!words.Language.Complete && WordsOf(DefaultLanguage).Texts.ContainsKey(key)));

    /// <summary>Keys of sentences directly or indirectly under a section, such as <c>card</c>; all keys when empty.</summary>
    public IEnumerable<string> Keys(string language, string section = "") =>
        WordsOf(language)
            .Texts.Keys.Concat(WordsOf(language).Lists.Keys)
            .Where(key => section.Length == 0 || key.StartsWith(section + ".", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    /// <summary>The language of ours that comes nearest to a BCP-47 tag of a client (<c>zh-CN</c>, <c>en-GB</c>), or null.</summary>
    public string? Nearest(string? tag) => Language.Nearest(Languages.Select(language => language.Code), tag);

    private string Sentence(string language, string key)
    {
        var words = WordsOf(language);
        if (words.Texts.TryGetValue(key, out var sentence))
            return sentence;
        if (!words.Language.Complete && WordsOf(DefaultLanguage).Texts.TryGetValue(key, out sentence))
            return sentence;
        throw new KeyNotFoundException($"Words/{words.Language.Code}.yaml has no sentence '{key}'.");
    }

    private LanguageWords WordsOf(string language) =>
        _byLanguage.TryGetValue(language, out var words) ? words : _byLanguage[Nearest(language) ?? DefaultLanguage];
}

/// <summary>A problem of a words file, in a sentence for whoever wrote it.</summary>
public sealed record WordsProblem(string File, int Line, string Reason)
{
    public override string ToString() => $"{File}:{Line}: {Reason}";
}

/// <summary>The words that the program came with are broken: it cannot start.</summary>
public sealed class WordsException(ImmutableArray<WordsProblem> problems) : Exception(string.Join('\n', problems))
{
    public ImmutableArray<WordsProblem> Problems { get; } = problems;
}
