using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Practice;

/// <summary>What any resident may say or do where their own words are used up; none of it tells a fact. Read from <c>personas/common.yaml</c>.</summary>
public sealed class CommonLines
{
    public const string File = "common.yaml";

    private static readonly string[] Lists =
    [
        "cold",
        "warm",
        "agree",
        "hurt",
        "again",
        "recalls-promise",
        "recalls-plan",
        "closing",
        "shows-out",
        "time-up",
        "sinks",
        "warms",
        "gestures",
    ];

    private readonly ImmutableDictionary<string, ImmutableArray<Phrase>> _lists;

    private CommonLines(ImmutableDictionary<string, ImmutableArray<Phrase>> lists, ImmutableDictionary<string, Phrase> reactions)
    {
        _lists = lists;
        Reactions = reactions;
    }

    public static CommonLines None { get; } =
        new(ImmutableDictionary<string, ImmutableArray<Phrase>>.Empty, ImmutableDictionary<string, Phrase>.Empty);

    /// <summary>Expected reaction of a visit plan → the resident's first words.</summary>
    public ImmutableDictionary<string, Phrase> Reactions { get; }

    public ImmutableArray<Phrase> this[string list] => _lists.GetValueOrDefault(list, []);

    public static (CommonLines? Lines, ImmutableArray<GuideProblem> Problems) Parse(string text)
    {
        var problems = new List<GuideProblem>();
        void Report(int line, string reason) => problems.Add(new GuideProblem($"{PersonaFile.Folder}/{File}", line, reason));

        if (Yaml.Read(text, Report) is not { } root)
            return (null, [.. problems]);
        var map = new MapReader(root, "The common lines", Report);
        var lists = ImmutableDictionary.CreateBuilder<string, ImmutableArray<Phrase>>(StringComparer.Ordinal);
        foreach (var name in Lists)
        {
            lists[name] =
            [
                .. (map.List(name)?.Items ?? [])
                    .OfType<Yaml.Map>()
                    .Select(item => PersonaFile.PhraseOf(new MapReader(item, $"A line of '{name}'", Report))),
            ];
            if (lists[name].IsEmpty)
                Report(map.LineOf(name), $"'{name}' needs at least one line.");
        }
        var reactions = ImmutableDictionary.CreateBuilder<string, Phrase>(StringComparer.Ordinal);
        foreach (var entry in map.Group("reactions")?.Entries ?? [])
        {
            if (entry.Value is Yaml.Map line)
                reactions[entry.Key] = PersonaFile.PhraseOf(new MapReader(line, $"The reaction '{entry.Key}'", Report));
        }
        map.NothingElse();
        return problems.Count == 0 ? (new CommonLines(lists.ToImmutable(), reactions.ToImmutable()), []) : (null, [.. problems]);
    }
}
