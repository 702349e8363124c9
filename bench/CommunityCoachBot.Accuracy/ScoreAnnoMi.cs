using System.Globalization;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Accuracy;

/// <summary>
/// How well English moves are read, on a public set of therapists' talks that is given by its path: the columns of AnnoMI's <c>AnnoMI-full.csv</c>. Beside it, from
/// the same run, what one gets by always guessing the commonest behaviour, and by looking for a question mark. An utterance that several people annotated
/// counts once, by the majority of them.
/// </summary>
public static class ScoreAnnoMi
{
    private const string Question = "question";
    private const string Reflection = "reflection";
    private const string Input = "therapist_input";
    private const string Other = "other";

    private static readonly string[] Behaviours = [Question, Reflection, Input, Other];
    private static readonly string[] Needed =
    [
        "transcript_id",
        "utterance_id",
        "interlocutor",
        "utterance_text",
        "main_therapist_behaviour",
    ];

    /// <returns>The figures by name, as they are also written.</returns>
    public static IReadOnlyDictionary<string, double> Score(TextReader file, TextWriter output)
    {
        var utterances = Utterances(file);
        var report = new Report(output);
        var judged = utterances.GroupBy(utterance => utterance.Transcript, StringComparer.Ordinal).SelectMany(Judge).ToList();
        var figures = new SortedDictionary<string, double>(StringComparer.Ordinal);
        report.Heading(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Therapists' turns, AnnoMI columns: {judged.Count} turns of {utterances.Select(utterance => utterance.Transcript).Distinct(StringComparer.Ordinal).Count()} talks"
            )
        );
        if (judged.Count == 0)
            return figures;

        var commonest = judged
            .GroupBy(turn => turn.Behaviour, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .First()
            .Key;
        Compare("reader", turn => turn.Read);
        Compare("majority", _ => commonest);
        Compare(
            "question mark",
            turn =>
                turn.Text.Contains('?', StringComparison.Ordinal) ? Question
                : commonest == Question ? Other
                : commonest
        );
        Subtype("question", turn => turn.QuestionSubtype, turn => turn.ReadQuestion);
        Subtype("reflection", turn => turn.ReflectionSubtype, turn => turn.ReadReflection);
        foreach (var (name, figure) in figures)
            report.Figure(name, figure);
        return figures;

        void Compare(string who, Func<Judged, string> guess)
        {
            figures[$"behaviour, {who}: accuracy"] = judged.Average(turn => guess(turn) == turn.Behaviour ? 1.0 : 0);
            var tallies = Behaviours.Select(behaviour => new Tally(
                judged.Count(turn => turn.Behaviour == behaviour && guess(turn) == behaviour),
                judged.Count(turn => turn.Behaviour == behaviour && guess(turn) != behaviour),
                judged.Count(turn => turn.Behaviour != behaviour && guess(turn) == behaviour)
            ));
            figures[$"behaviour, {who}: macro-F1"] = tallies.Where(tally => tally.Right + tally.Missed > 0).Average(tally => tally.F1);
        }

        void Subtype(string what, Func<Judged, string?> wanted, Func<Judged, string?> read)
        {
            var of = judged.Where(turn => wanted(turn) is not null).ToList();
            if (of.Count == 0)
                return;
            var common = of.GroupBy(turn => wanted(turn)!, StringComparer.Ordinal).Max(group => group.Count());
            figures[$"{what} subtype, reader: accuracy"] = of.Average(turn => read(turn) == wanted(turn) ? 1.0 : 0);
            figures[$"{what} subtype, majority: accuracy"] = (double)common / of.Count;
        }
    }

    private static IEnumerable<Judged> Judge(IEnumerable<Utterance> talk)
    {
        var turns = talk.OrderBy(utterance => utterance.Number).ToList();
        var labels = MoveReader
            .BuiltIn.Read(
                [.. turns.Select(turn => new PracticeTurn(turn.ByTherapist ? PracticeTurn.Worker : PracticeTurn.Resident, turn.Text))],
                "en"
            )
            .Turns;
        return turns
            .Where(turn => turn.ByTherapist)
            .Zip(labels, (turn, found) => (turn, found))
            .Where(pair => Behaviours.Contains(pair.turn.Behaviour, StringComparer.Ordinal))
            .Select(pair => new Judged(
                pair.turn.Text,
                pair.turn.Behaviour,
                BehaviourOf(pair.turn.Text, pair.found),
                pair.turn.QuestionSubtype,
                pair.found.Contains(MoveLabels.OpenQuestion, StringComparer.Ordinal) ? "open"
                    : pair.found.Any(label => label is MoveLabels.ClosedQuestion or MoveLabels.LeadingQuestion or MoveLabels.SafetyQuestion)
                        ? "closed"
                    : null,
                pair.turn.ReflectionSubtype,
                pair.found.Contains(MoveLabels.ComplexReflection, StringComparer.Ordinal) ? "complex"
                    : pair.found.Contains(MoveLabels.SimpleReflection, StringComparer.Ordinal)
                    || pair.found.Contains(MoveLabels.Summary, StringComparer.Ordinal)
                        ? "simple"
                    : null
            ));
    }

    /// <summary>Our labels as the one behaviour that this set gives a turn.</summary>
    private static string BehaviourOf(string text, IReadOnlyCollection<string> labels)
    {
        bool Any(params string[] names) => labels.Any(label => names.Contains(MoveLabels.Plain(label), StringComparer.Ordinal));

        var reflects = Any("reflection", MoveLabels.Summary, MoveLabels.Empathy);
        var asks = Any(
            MoveLabels.OpenQuestion,
            MoveLabels.ClosedQuestion,
            MoveLabels.DoubleBarrelled,
            MoveLabels.LeadingQuestion,
            MoveLabels.Clarify,
            MoveLabels.SafetyQuestion,
            MoveLabels.Consent
        );
        // With both, what stands last is what the client answers.
        if (asks && (!reflects || text.TrimEnd(' ', '"').EndsWith('?')))
            return Question;
        if (reflects)
            return Reflection;
        return Any(
            MoveLabels.GiveInfo,
            MoveLabels.AdviceWithoutPermission,
            MoveLabels.Autonomy,
            MoveLabels.NextStep,
            MoveLabels.PrivacyRespect,
            MoveLabels.Pressure
        )
            ? Input
            : Other;
    }

    private static List<Utterance> Utterances(TextReader file)
    {
        var rows = CsvRows.Read(file).ToList();
        if (rows.Count > 0 && Needed.FirstOrDefault(name => !rows[0].ContainsKey(name)) is { } missing)
            throw new FormatException($"The file has no column '{missing}'. Its columns must be those of AnnoMI-full.csv.");
        return
        [
            .. rows.GroupBy(row => (Transcript: row["transcript_id"], Number: int.Parse(row["utterance_id"], CultureInfo.InvariantCulture)))
                .Select(group => new Utterance(
                    group.Key.Transcript,
                    group.Key.Number,
                    group.First()["interlocutor"] == "therapist",
                    group.First()["utterance_text"],
                    MostSaid(group, "main_therapist_behaviour") ?? "",
                    MostSaid(group, "question_subtype"),
                    MostSaid(group, "reflection_subtype")
                )),
        ];
    }

    private static string? MostSaid(IEnumerable<IReadOnlyDictionary<string, string>> rows, string column) =>
        rows.Select(row => row.GetValueOrDefault(column, "").Trim().ToLowerInvariant())
            .GroupBy(value => value, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal)
            .First()
            .Key
            is { Length: > 0 } value
        && value is not "n/a"
            ? value
            : null;

    private sealed record Utterance(
        string Transcript,
        int Number,
        bool ByTherapist,
        string Text,
        string Behaviour,
        string? QuestionSubtype,
        string? ReflectionSubtype
    );

    private sealed record Judged(
        string Text,
        string Behaviour,
        string Read,
        string? QuestionSubtype,
        string? ReadQuestion,
        string? ReflectionSubtype,
        string? ReadReflection
    );
}
