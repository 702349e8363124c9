using System.Globalization;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Reading.Notes;
using CommunityCoachBot.Coaching.Reading.Risks;

namespace CommunityCoachBot.Accuracy;

/// <summary>How many risks of a set are read as expected: flag, assertion and subject; and, apart, how urgent, and that every quote is a piece of the note.</summary>
internal static class ScoreRisks
{
    public static void Score(string set, Report report)
    {
        var entries = Report.Read(set, "notes");
        if (entries.Count == 0)
            return;
        report.Heading($"Risks, {set} set ({entries.Count} notes)");
        var (whole, withSeverity, flags) = (new Tally(), new Tally(), new Tally());
        var (urgentFound, urgent, verbatim, quotes) = (0, 0, 0, 0);
        var byFlag = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        var byAssertion = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var expected = entry["expected"]!["risks"]?.AsArray().Select(risk => Expected(risk!)).ToList() ?? [];
            var note = Text(entry["note"]);
            var read = RiskReader.BuiltIn.Read(NoteText.Read(note, Date(entry["visitDate"]), entry["language"]?.GetValue<string>()));
            var found = read.Select(risk => new Line(risk.Flag, risk.Assertion, risk.Subject, risk.Severity)).ToList();
            whole += Tally.Of(expected.Select(Key), found.Select(Key));
            withSeverity += Tally.Of(expected, found);
            flags += Tally.Of(
                expected.Select(line => line.Flag).Distinct(StringComparer.Ordinal),
                found.Select(line => line.Flag).Distinct(StringComparer.Ordinal)
            );
            Count(byFlag, expected, found, line => line.Flag);
            Count(byAssertion, expected, found, line => line.Assertion);
            urgent += expected.Count(line => line.Severity is "immediate");
            urgentFound += expected.Count(line =>
                line.Severity is "immediate" && found.Any(other => other.Flag == line.Flag && other.Severity is "immediate")
            );
            quotes += read.Length;
            verbatim += read.Count(risk => risk.Quote.Length > 0 && note.Contains(risk.Quote, StringComparison.Ordinal));
            Differences(Text(entry["id"]), expected, read, report);
        }

        report.Figure("F1 of flag, assertion, subject", whole.F1);
        report.Figure("precision", whole.Precision);
        report.Figure("recall", whole.Recall);
        report.Figure("F1 with severity", withSeverity.F1);
        report.Figure("F1 of flags alone", flags.F1);
        report.Figure("immediate ones kept immediate", urgent == 0 ? 1 : (double)urgentFound / urgent);
        report.Figure("quotes that are pieces of the note", quotes == 0 ? 1 : (double)verbatim / quotes);
        foreach (var (name, tally) in byAssertion.Concat(byFlag))
            report.Figure($"F1 {name} ({tally.Right}+{tally.Missed})", tally.F1);
    }

    private readonly record struct Line(string Flag, string Assertion, string Subject, string Severity);

    private static (string, string, string) Key(Line line) => (line.Flag, line.Assertion, line.Subject);

    private static Line Expected(JsonNode risk) =>
        new(Text(risk["flag"]), Text(risk["assertion"]), Text(risk["subject"]), Text(risk["severity"]));

    private static void Count(SortedDictionary<string, Tally> by, List<Line> expected, List<Line> found, Func<Line, string> name)
    {
        foreach (var group in expected.Concat(found).Select(name).Distinct(StringComparer.Ordinal))
            by[group] =
                by.GetValueOrDefault(group)
                + Tally.Of(expected.Where(line => name(line) == group).Select(Key), found.Where(line => name(line) == group).Select(Key));
    }

    private static void Differences(string id, List<Line> expected, IEnumerable<RiskMention> read, Report report)
    {
        var left = expected.ToList();
        var extra = read.Where(risk => !left.Remove(new Line(risk.Flag, risk.Assertion, risk.Subject, risk.Severity))).ToList();
        foreach (var line in left)
            report.Line($"- {id}: missed {line.Flag} {line.Severity} {line.Assertion} {line.Subject}");
        foreach (var risk in extra)
            report.Line($"- {id}: besides {risk.Flag} {risk.Severity} {risk.Assertion} {risk.Subject} “{risk.Quote}”");
    }

    private static string Text(JsonNode? node) => node!.GetValue<string>();

    private static DateOnly Date(JsonNode? node) => DateOnly.ParseExact(Text(node), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
