using System.Collections.Frozen;
using System.Globalization;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>A move that was said in words, with what it is about: a step's name (<c>改目标</c>), a number (<c>删除第2条</c>), a language.</summary>
internal sealed record Command(string Move, string? About = null);

/// <summary>
/// Recognises the moves of <see cref="Moves"/> in what a worker writes, in every language whatever is spoken now. A message is a command only when it is
/// exactly that (blanks, punctuation, case, width and traditional characters aside), so that an answer is never taken for one.
/// </summary>
internal sealed class CommandReader
{
    private static readonly string[] Plain =
    [
        Moves.Help,
        Moves.Why,
        Moves.Example,
        Moves.Back,
        Moves.Skip,
        Moves.Correct,
        Moves.Undo,
        Moves.Progress,
        Moves.Preview,
        Moves.Pause,
        Moves.Resume,
        Moves.Cancel,
        Moves.Menu,
        Moves.Add,
        Moves.Remove,
        Moves.Keep,
        Moves.Done,
        Moves.None,
        Moves.Save,
        Moves.Record,
        Moves.Continue,
        Moves.CancelRun,
        Moves.PauseAndStart,
        Moves.SkipStep,
        Moves.Yes,
        Moves.No,
    ];

    private static readonly string[] WithName = [Moves.Correct, Moves.Add];

    private readonly FrozenDictionary<string, string> _languages;
    private readonly FrozenDictionary<string, FrozenSet<string>> _moves;
    private readonly (string Move, string Prefix)[] _named;
    private readonly string[] _removals;
    private readonly string[] _numberWords;

    public CommandReader(WordCatalogue words)
    {
        string[] All(string key) => [.. words.Languages.SelectMany(language => words.All(language.Code, key)).Select(TextFolding.Key)];

        _languages = words
            .Languages.SelectMany(language =>
                words.All(language.Code, "commands.language").Append(language.Name).Select(said => (said, language.Code))
            )
            .DistinctBy(pair => TextFolding.Key(pair.said), StringComparer.Ordinal)
            .ToFrozenDictionary(pair => TextFolding.Key(pair.said), pair => pair.Code, StringComparer.Ordinal);
        _moves = Plain.ToFrozenDictionary(
            move => move,
            move => All("commands." + move).ToFrozenSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );
        _named =
        [
            .. WithName
                .SelectMany(move => _moves[move].Select(said => (move, said)))
                .OrderByDescending(pair => pair.said.Length)
                .ThenBy(pair => pair.said, StringComparer.Ordinal),
        ];
        _removals = [.. _moves[Moves.Remove].OrderByDescending(said => said.Length)];
        _numberWords = [.. All("commands.entry-number-words").OrderByDescending(said => said.Length)];
    }

    /// <summary>The language that the message asks for, or null.</summary>
    public string? Language(string text) => _languages.GetValueOrDefault(TextFolding.Key(text));

    /// <summary>The message is one of this move's words.</summary>
    public bool Is(string text, string move) => _moves[move].Contains(TextFolding.Key(text));

    /// <summary>
    /// Every move the message could be, exact ones first; which of them it is depends on the question that is open. A move with a name (<c>改…</c>) is one only
    /// when the name is a step's, which the caller knows.
    /// </summary>
    public IEnumerable<Command> Read(string text)
    {
        var said = TextFolding.Key(text);
        if (said.Length == 0)
            yield break;
        foreach (var move in Plain.Where(move => _moves[move].Contains(said)))
            yield return new Command(move);
        foreach (
            var (move, prefix) in _named.Where(named =>
                said.Length > named.Prefix.Length && said.StartsWith(named.Prefix, StringComparison.Ordinal)
            )
        )
            yield return new Command(move, said[prefix.Length..]);
        foreach (var prefix in _removals.Where(prefix => said.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (EntryNumber(said[prefix.Length..]) is { } number)
                yield return new Command(Moves.Remove, number.ToString(CultureInfo.InvariantCulture));
        }
    }

    // "第2条", "2", "第二条", "entry2": whatever is left after the words around a number is the number.
    private int? EntryNumber(string said)
    {
        foreach (var word in _numberWords)
            said = said.Replace(word, "", StringComparison.Ordinal);
        if (int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        return "一二三四五六七八九".IndexOf(said, StringComparison.Ordinal) is var index and >= 0 && said.Length == 1 ? index + 1 : null;
    }
}
