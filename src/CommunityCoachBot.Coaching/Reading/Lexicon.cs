using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>
/// A list of words that mean something to the work (<c>Reading/lexicons/</c>), with what to say instead. Text is looked at in every language we have words
/// for, whatever language the worker chose: people mix them.
/// </summary>
public sealed class Lexicon
{
    private readonly ImmutableArray<LexiconEntry> _entries;

    private Lexicon(ImmutableArray<LexiconEntry> entries) => _entries = entries;

    public static Lexicon Jargon { get; } = Load("jargon");
    public static Lexicon SensitiveTopics { get; } = Load("sensitive-topics");
    public static Lexicon Labels { get; } = Load("labels");
    public static Lexicon Phrases { get; } = Load("phrases");
    public static Lexicon Festivals { get; } = Load("festivals");

    public IEnumerable<LexiconEntry> Entries => _entries;

    /// <summary>The earliest words of the text that the lexicon knows; of those that begin together the longest.</summary>
    /// <param name="entry">Look only at the entry of this name.</param>
    /// <param name="language">The language of the conversation, when words that are everyday speech in it are to be left alone.</param>
    public LexiconMatch? FirstIn(string text, string? entry = null, string? language = null) =>
        AllIn(text, entry)
            .Where(match => !IsEverydayIn(language, match.Entry))
            .OrderBy(match => match.At)
            .ThenByDescending(match => match.Words.Length)
            .FirstOrDefault();

    /// <summary>All words of the text that the lexicon knows.</summary>
    public IEnumerable<LexiconMatch> AllIn(string text, string? entry = null)
    {
        var narrow = TextFolding.Narrow(text);
        return from candidate in _entries
            where entry is null || candidate.Id == entry
            from span in candidate.SpansIn(narrow)
            select new LexiconMatch(candidate, text.Substring(span.At, span.Length), span.At);
    }

    // Where Hong Kong has a list of its own, what it leaves out of the mainland's is everyday speech there: 長者.
    private bool IsEverydayIn(string? language, LexiconEntry entry) =>
        language is "zh-Hant-HK"
        && entry.Language is "zh-Hans"
        && _entries.Any(own => own.Language == language)
        && !_entries.Any(own => own.Language == language && own.Id == entry.Id);

    /// <summary>The entry's words in a language, or in the language it was found in where there are none.</summary>
    public LexiconEntry In(string language, LexiconEntry entry) =>
        _entries.FirstOrDefault(candidate => candidate.Id == entry.Id && candidate.Language == language) ?? entry;

    /// <summary>What an entry of this name says in a language.</summary>
    public string Say(string id, string language) =>
        (
            _entries.FirstOrDefault(candidate => candidate.Id == id && candidate.Language == language)
            ?? _entries.First(candidate => candidate.Id == id)
        ).Instead
        ?? id;

    /// <summary>Reads the text of one language's file; what is wrong with it is an exception, since the files are built in and tested.</summary>
    internal static IEnumerable<LexiconEntry> Read(string file, string language, string text)
    {
        var root =
            Yaml.Read(text, (line, reason) => throw new FormatException($"{file}:{line}: {reason}"))
            ?? throw new FormatException($"{file} is empty.");
        return root.Entries.Select(entry => LexiconEntry.Read(file, language, entry));
    }

    private static Lexicon Load(string name)
    {
        var assembly = typeof(Lexicon).Assembly;
        return new Lexicon([
            .. from resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
            where resource.StartsWith($"lexicons/{name}.", StringComparison.Ordinal)
            let language = resource.Split('.')[^2]
            from entry in Read(resource, language, new StreamReader(assembly.GetManifestResourceStream(resource)!).ReadToEnd())
            select entry,
        ]);
    }
}

/// <summary>Words found in a text, as they stand there.</summary>
public sealed record LexiconMatch(LexiconEntry Entry, string Words, int At);

/// <summary>One entry of a lexicon in one language.</summary>
public sealed class LexiconEntry
{
    public required string Id { get; init; }
    public required string Language { get; init; }

    /// <summary>The words that give it away, narrowed for comparing. Latin ones are whole words; <c>*</c> at their end stands for any ending.</summary>
    public required ImmutableArray<string> Cues { get; init; }

    /// <summary>Longer words in which a cue means something else.</summary>
    public ImmutableArray<string> Except { get; init; } = [];

    /// <summary>What the entry is called, where it has a name of its own.</summary>
    public string? Topic { get; init; }

    /// <summary>What to say instead.</summary>
    public string? Instead { get; init; }

    /// <summary>Where the cues stand in a text that was made narrow: from the left, the longest first, none inside another.</summary>
    internal IEnumerable<(int At, int Length)> SpansIn(string narrow)
    {
        var end = 0;
        foreach (var (at, length) in Occurrences(narrow, Cues).OrderBy(span => span.At).ThenByDescending(span => span.Length))
        {
            if (at < end || Occurrences(narrow, Except).Any(other => other.At <= at && at + length <= other.At + other.Length))
                continue;
            end = at + length;
            yield return (at, length);
        }
    }

    internal static LexiconEntry Read(string file, string language, Yaml.Entry entry)
    {
        if (entry.Value is Yaml.Text text)
            return new LexiconEntry
            {
                Id = entry.Key,
                Language = language,
                Cues = [TextFolding.Narrow(entry.Key)],
                Instead = text.Value,
            };
        var map = entry.Value as Yaml.Map ?? throw new FormatException($"{file}:{entry.Line}: an entry is a text or a group.");
        var (topic, instead) = (Text(map["topic"]), Text(map["instead"]));
        // The name of an entry is itself a cue where it is the word to replace: jargon and labels, not topics and lists of phrases.
        var isWord = topic is null && instead is not null;
        return new LexiconEntry
        {
            Id = entry.Key,
            Language = language,
            Cues = [.. (isWord ? [entry.Key, .. Texts(map["cues"])] : Texts(map["cues"])).Select(TextFolding.Narrow)],
            Except = [.. Texts(map["except"]).Select(TextFolding.Narrow)],
            Topic = topic,
            Instead = instead,
        };
    }

    private static string? Text(Yaml? value) => (value as Yaml.Text)?.Value;

    private static IEnumerable<string> Texts(Yaml? value) =>
        (value as Yaml.List)?.Items.OfType<Yaml.Text>().Select(text => text.Value) ?? [];

    // Plain search: texts are short, cues are many, and no text can make it slow.
    private static IEnumerable<(int At, int Length)> Occurrences(string narrow, ImmutableArray<string> cues)
    {
        foreach (var cue in cues)
        {
            var open = cue.EndsWith('*');
            var stem = open ? cue[..^1] : cue;
            for (
                var at = narrow.IndexOf(stem, StringComparison.Ordinal);
                at >= 0;
                at = narrow.IndexOf(stem, at + 1, StringComparison.Ordinal)
            )
            {
                var end = at + stem.Length;
                if (!IsLatin(stem[0]))
                    yield return (at, stem.Length);
                else if ((at == 0 || !IsLatin(narrow[at - 1])) && (open || end == narrow.Length || !IsLatin(narrow[end])))
                    yield return (at, WordEnd(narrow, end) - at);
            }
        }
    }

    private static int WordEnd(string narrow, int at)
    {
        while (at < narrow.Length && IsLatin(narrow[at]))
            at++;
        return at;
    }

    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c);
}
