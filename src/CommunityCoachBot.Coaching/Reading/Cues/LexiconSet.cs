using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Reading.Cues;

/// <summary>
/// The word lists that the readers look with: those built in (<c>Reading/lexicons/</c>), and those an agency adds in a folder of its own. A file is called
/// <c>name.language.yaml</c>; an added one has the same shape as the built-in one of its name and adds to it.
/// </summary>
public sealed class LexiconSet
{
    private readonly ImmutableArray<LexiconFile> _files;

    private LexiconSet(ImmutableArray<LexiconFile> files) => _files = files;

    public static LexiconSet BuiltIn { get; } = new(ReadBuiltIn());

    /// <summary>The files of one list, in every language, built-in ones first.</summary>
    internal IEnumerable<LexiconFile> Of(string name) => _files.Where(file => file.Name == name);

    /// <summary>The names of the lists there are.</summary>
    internal IEnumerable<string> Names => _files.Select(file => file.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    internal LexiconSet With(LexiconFile file) => new(_files.Add(file));

    private static ImmutableArray<LexiconFile> ReadBuiltIn()
    {
        var assembly = typeof(LexiconSet).Assembly;
        return
        [
            .. from resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
            where resource.StartsWith("lexicons/", StringComparison.Ordinal)
            select LexiconFile.Read(
                resource["lexicons/".Length..],
                new StreamReader(assembly.GetManifestResourceStream(resource)!).ReadToEnd()
            ),
        ];
    }
}

/// <summary>One word list in one language.</summary>
internal sealed record LexiconFile(string File, string Name, string Language, Yaml.Map Root)
{
    /// <summary>Throws <see cref="LexiconException"/> for a file that is not a word list.</summary>
    public static LexiconFile Read(string file, string text)
    {
        var parts = file.Split('.');
        if (parts is not [var name, var language, "yaml"])
            throw new LexiconException(file, 1, "a word list is called name.language.yaml");
        var root = Yaml.Read(text, (line, reason) => throw new LexiconException(file, line, reason));
        return new LexiconFile(file, name, language, root ?? throw new LexiconException(file, 1, "the file is empty"));
    }

    /// <summary>The texts of a list; a single text is a list of one.</summary>
    public ImmutableArray<string> Texts(Yaml? value) =>
        value switch
        {
            null => [],
            Yaml.Text text => [text.Value],
            Yaml.List list =>
            [
                .. list.Items.Select(item =>
                    item is Yaml.Text text ? text.Value : throw new LexiconException(File, item.Line, "a list of texts is expected")
                ),
            ],
            _ => throw new LexiconException(File, value.Line, "a list of texts is expected"),
        };

    public Yaml.Map Group(Yaml.Entry entry) =>
        entry.Value as Yaml.Map ?? throw new LexiconException(File, entry.Line, $"'{entry.Key}' is a group of names with colons");
}

/// <summary>What is wrong with a word list, with its file and line.</summary>
public sealed class LexiconException(string file, int line, string reason) : FormatException($"{file}:{line}: {reason}")
{
    public string File { get; } = file;
    public int Line { get; } = line;
    public string Reason { get; } = reason;
}
