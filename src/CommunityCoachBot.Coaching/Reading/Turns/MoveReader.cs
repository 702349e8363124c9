using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>
/// Reads the micro-skills of a practice interview (practice personas, §4), in Mandarin, written Cantonese and English. The same turns always get the same
/// labels; nothing is too odd to be read.
/// </summary>
public sealed class MoveReader
{
    private static readonly ImmutableArray<string> Order = MoveLabels.OfTurns;

    private readonly MoveCues _cues;

    public MoveReader(LexiconSet lexicons) => _cues = new MoveCues(lexicons);

    public static MoveReader BuiltIn { get; } = new(LexiconSet.BuiltIn);

    /// <summary>The labels of each of the worker's turns, and of the conversation.</summary>
    /// <param name="turns">In the order in which they were said.</param>
    /// <param name="language">A hint that is not needed: words of every language are looked for, since people mix them.</param>
    public PracticeLabels Read(IReadOnlyList<PracticeTurn> turns, string? language = null)
    {
        _ = language;
        var read = new List<(bool ByWorker, SpokenTurn Turn, ImmutableArray<string> Labels)>();
        var heard = ImmutableArray.CreateBuilder<SpokenTurn>();
        (SpokenTurn? Turn, ImmutableArray<string> Labels) before = (null, []);
        var (index, seen) = (0, 0);
        foreach (var turn in turns)
        {
            var spoken = new SpokenTurn(turn.Text, _cues);
            if (!turn.IsWorker)
            {
                heard.Add(spoken);
                read.Add((false, spoken, []));
                continue;
            }
            var all = heard.ToImmutable();
            var labels = LabelsOf(new TurnContext(index++, spoken, all[seen..], all, before.Turn, before.Labels));
            read.Add((true, spoken, labels));
            (before, seen) = ((spoken, labels), heard.Count);
        }
        return new PracticeLabels([.. read.Where(turn => turn.ByWorker).Select(turn => turn.Labels)], SequenceMoves.Read(read));
    }

    /// <summary>Whether somebody's words speak of danger that must be asked about at once.</summary>
    public bool SpeaksOfDanger(string text) => DangerTalk.IsIn(new SpokenTurn(text, _cues));

    /// <summary>Whether a worker's words face danger: by asking about it, or by a step to safety.</summary>
    public bool FacesDanger(string text) => DangerTalk.IsMet(new SpokenTurn(text, _cues));

    private static ImmutableArray<string> LabelsOf(TurnContext context)
    {
        var labels = HelpingMoves
            .Read(context)
            .Concat(QuestionMoves.Read(context))
            .Concat(HinderingMoves.Read(context))
            .ToHashSet(StringComparer.Ordinal);
        if (UnnamedMoves.Read(context, labels) is { } unnamed)
            labels.Add(unnamed);
        return [.. labels.OrderBy(label => Order.IndexOf(MoveLabels.Plain(label)))];
    }
}
