using System.Globalization;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Accuracy;

/// <summary>
/// Scores the note reader field by field: facts by being equal, lines by saying the same in about the same words. Needs by their two types; promises, tasks
/// and visits by their day. Risks have a score of their own.
/// </summary>
internal static class ScoreNotes
{
    /// <summary>How much of the shorter text must come again, in order, in the other.</summary>
    private const double Alike = 0.6;

    private static readonly string[] Facts = ["motive", "residentType", "addressAs", "consentToRecord", "nextVisit"];
    private static readonly string[] Lines =
    [
        "present",
        "stated",
        "observed",
        "reported",
        "judgements",
        "strengths",
        "resources",
        "promises",
        "tasks",
        "needs",
    ];

    public static void Score(string set, Report report)
    {
        var entries = Report.Read(set, "notes");
        if (entries.Count == 0)
            return;
        report.Heading($"Notes, {set} set ({entries.Count})");
        var facts = new SortedDictionary<string, (int Right, int All)>(StringComparer.Ordinal);
        var lines = new SortedDictionary<string, Tally>(StringComparer.Ordinal);
        var failures = new List<string>();
        foreach (var entry in entries)
        {
            var visitDate = DateOnly.Parse((string)entry["visitDate"]!, CultureInfo.InvariantCulture);
            var language = (string?)entry["language"];
            var record = NoteReader.BuiltIn.Read((string)entry["note"]!, visitDate, language);
            var expected = entry["expected"]!.AsObject();
            foreach (var field in Facts.Where(expected.ContainsKey))
            {
                var (wanted, found) = (Wanted(expected[field]), Fact(record, field));
                var right = field is "addressAs" ? IsAlike(wanted, found) : wanted == found;
                foreach (var key in new[] { field, $"{field} ({language})" })
                    facts[key] = facts.GetValueOrDefault(key) is var (r, all) ? (r + (right ? 1 : 0), all + 1) : default;
                if (!right)
                    failures.Add($"{entry["id"]} {field}: {found}, not {wanted}");
            }
            foreach (var field in Lines.Where(expected.ContainsKey))
            {
                var (wanted, found) = (WantedLines(field, expected[field]!.AsArray()), FoundLines(record, field));
                var tally = Compare(wanted, found, out var missed, out var extra);
                foreach (var key in new[] { field, $"{field} ({language})" })
                    lines[key] = lines.GetValueOrDefault(key) + tally;
                failures.AddRange(missed.Select(text => $"{entry["id"]} {field} missed: {text}"));
                failures.AddRange(extra.Select(text => $"{entry["id"]} {field} besides: {text}"));
            }
            if (expected.ContainsKey("privacyNotes"))
            {
                var right = string.IsNullOrEmpty((string?)expected["privacyNotes"]) == record.PrivacyNotes.IsEmpty;
                facts["privacyNotes"] = facts.GetValueOrDefault("privacyNotes") is var (r, all) ? (r + (right ? 1 : 0), all + 1) : default;
                if (!right)
                    failures.Add(
                        $"{entry["id"]} privacyNotes: {string.Join('；', record.PrivacyNotes.Select(line => line.Text))}, not {expected["privacyNotes"]}"
                    );
            }
        }
        foreach (var (field, (right, all)) in facts)
            report.Line(string.Create(CultureInfo.InvariantCulture, $"- {field}: {right} of {all} ({(double)right / all:0.00})"));
        foreach (var (field, tally) in lines)
            report.Line(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"- {field}: precision {tally.Precision:0.00}, recall {tally.Recall:0.00}, F1 {tally.F1:0.00}"
                )
            );
        report.Line("");
        foreach (var failure in failures)
            report.Line($"  - {failure}");
    }

    private static string Wanted(JsonNode? value) =>
        value is JsonObject visit ? (string?)visit["date"] ?? "unknown" : (string?)value ?? "unknown";

    private static string Fact(VisitRecord record, string field) =>
        field switch
        {
            "motive" => record.Motive,
            "residentType" => record.ResidentType,
            "addressAs" => record.AddressAs,
            "consentToRecord" => record.ConsentToRecord,
            _ => Iso(record.NextVisit?.Date),
        } ?? "unknown";

    private static List<(string Key, string Text)> WantedLines(string field, JsonArray lines) =>
        [
            .. lines.Select(line =>
                line is JsonObject item
                    ? field switch
                    {
                        "needs" => ($"{item["maslow"]} {item["bradshaw"]}", Text(item)),
                        "promises" => ((string?)item["due"] ?? "unknown", Text(item)),
                        "tasks" => (((string?)item["status"]) is "done" ? "done" : (string?)item["due"] ?? "unknown", Text(item)),
                        _ => ("", Text(item)),
                    }
                    : ("", (string)line!)
            ),
        ];

    private static string Text(JsonObject item) => (string?)(item["zh"] ?? item["text"] ?? item["what"] ?? item["en"]) ?? "";

    private static List<(string Key, string Text)> FoundLines(VisitRecord record, string field) =>
        field switch
        {
            "present" => [.. record.Present.Select(person => ("", person))],
            "stated" => Plain(record.Stated),
            "observed" => Plain(record.Observed),
            "reported" => [.. record.Reported.Select(line => ("", line.Text))],
            "judgements" => [.. record.Judgements.Select(line => ("", line.Text))],
            "strengths" => Plain(record.Strengths),
            "resources" => Plain(record.Resources),
            "promises" => [.. record.Promises.Select(promise => (Iso(promise.Due), promise.Quote))],
            "tasks" => [.. record.Tasks.Select(task => (task.Status is "done" ? "done" : Iso(task.Due), task.Quote))],
            _ => [.. record.Needs.Select(need => ($"{need.Maslow} {need.Bradshaw}", need.Text))],
        };

    private static List<(string, string)> Plain(IEnumerable<Passage> lines) => [.. lines.Select(line => ("", line.Text))];

    // A line is right when one expected says about the same (for a need: is of the same types), and the day or status is the same.
    private static Tally Compare(
        List<(string Key, string Text)> wanted,
        List<(string Key, string Text)> found,
        out List<string> missed,
        out List<string> extra
    )
    {
        var left = wanted.ToList();
        extra = [];
        foreach (var (key, text) in found)
        {
            var match = left.FindIndex(line =>
                line.Key == key && (key.Contains(' ', StringComparison.Ordinal) || IsAlike(line.Text, text))
            );
            if (match >= 0)
                left.RemoveAt(match);
            else
                extra.Add($"{key} {text}".Trim());
        }
        missed = [.. left.Select(line => $"{line.Key} {line.Text}".Trim())];
        return new Tally(wanted.Count - left.Count, left.Count, extra.Count);
    }

    /// <summary>The longest common run of signs (words, in English), of the shorter text.</summary>
    internal static bool IsAlike(string one, string other)
    {
        var (a, b) = (Signs(one), Signs(other));
        if (a.Count == 0 || b.Count == 0)
            return a.Count == b.Count;
        var row = new int[b.Count + 1];
        for (var i = 1; i <= a.Count; i++)
        {
            var diagonal = 0;
            for (var j = 1; j <= b.Count; j++)
            {
                var above = row[j];
                row[j] = a[i - 1] == b[j - 1] ? diagonal + 1 : Math.Max(row[j], row[j - 1]);
                diagonal = above;
            }
        }
        return row[b.Count] >= Alike * Math.Min(a.Count, b.Count);
    }

    private static List<string> Signs(string text)
    {
        var signs = new List<string>();
        var word = "";
        foreach (var c in TextFolding.Narrow(text))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                word += c;
                continue;
            }
            if (word.Length > 0)
                signs.Add(word);
            word = "";
            if (char.IsLetterOrDigit(c))
                signs.Add(c.ToString());
        }
        if (word.Length > 0)
            signs.Add(word);
        return signs;
    }

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "unknown";
}
