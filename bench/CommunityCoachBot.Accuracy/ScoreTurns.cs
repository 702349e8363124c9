using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Accuracy;

/// <summary>
/// How well the moves of practice turns are read: micro-F1 over the labels of every turn and of the sequence, what follows a colon left out; the same by
/// language and by label.
/// </summary>
internal static class ScoreTurns
{
    public static void Score(string set, Report report)
    {
        var conversations = Report.Read(set, "turns");
        if (conversations.Count == 0)
            return;

        report.Heading($"Practice turns, {set}: {conversations.Count} conversations");
        var (labels, sequences) = (new Tally(), new Tally());
        var byLanguage = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        var byLabel = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        var failures = new List<string>();
        foreach (var conversation in conversations)
        {
            var turns = TurnsOf(conversation);
            var found = MoveReader.BuiltIn.Read(turns, (string?)conversation["language"]);
            var expected = conversation["labels"]!.AsArray().Select(Texts).ToList();
            var spoken = turns.Where(turn => turn.IsWorker).ToList();
            for (var i = 0; i < spoken.Count; i++)
            {
                var wanted = i < expected.Count ? expected[i] : [];
                var given = found.Turns[i].Select(MoveLabels.Plain).ToList();
                labels += Count(wanted, given, (string?)conversation["language"] ?? "?", byLanguage, byLabel);
                if (Tally.Of(wanted, given) is { F1: < 1 })
                    failures.Add(Failure(conversation, spoken[i].Text, wanted, given));
            }
            var sequence = Texts(conversation["sequence"]);
            sequences += Count(sequence, found.Sequence, "sequence", byLanguage, byLabel);
            if (Tally.Of(sequence, found.Sequence) is { F1: < 1 })
                failures.Add(Failure(conversation, "sequence", sequence, found.Sequence));
        }
        report.Figure("micro-F1, labels and sequence", (labels + sequences).F1);
        report.Figure("micro-F1, labels of turns", labels.F1);
        report.Figure("precision", labels.Precision);
        report.Figure("recall", labels.Recall);
        foreach (var (language, tally) in byLanguage)
            report.Figure($"micro-F1, {language}", tally.F1);
        report.Line("\n| label | right | missed | extra | F1 |\n| --- | --- | --- | --- | --- |");
        foreach (var (label, tally) in byLabel)
            report.Line(string.Create(null, $"| {label} | {tally.Right} | {tally.Missed} | {tally.Extra} | {tally.F1:0.00} |"));
        report.Line("");
        foreach (var failure in failures)
            report.Line(failure);
    }

    public static IReadOnlyList<PracticeTurn> TurnsOf(JsonObject conversation) =>
        [.. conversation["turns"]!.AsArray().Select(turn => new PracticeTurn((string)turn!["speaker"]!, (string)turn["text"]!))];

    private static Tally Count(
        IReadOnlyCollection<string> wanted,
        IReadOnlyCollection<string> given,
        string language,
        SortedDictionary<string, Tally> byLanguage,
        SortedDictionary<string, Tally> byLabel
    )
    {
        foreach (var label in wanted.Union(given, StringComparer.Ordinal))
            byLabel[label] =
                byLabel.GetValueOrDefault(label) + Tally.Of(wanted.Where(one => one == label), given.Where(one => one == label));
        var tally = Tally.Of(wanted, given);
        byLanguage[language] = byLanguage.GetValueOrDefault(language) + tally;
        return tally;
    }

    private static List<string> Texts(JsonNode? list) =>
        [.. (list?.AsArray() ?? []).Select(text => MoveLabels.Plain((string)text!)).Distinct(StringComparer.Ordinal)];

    private static string Failure(JsonObject conversation, string text, IEnumerable<string> wanted, IEnumerable<string> given) =>
        $"- {conversation["id"]} “{text}”: missed [{string.Join(", ", wanted.Except(given, StringComparer.Ordinal))}], extra [{string.Join(", ", given.Except(wanted, StringComparer.Ordinal))}]";
}
