using System.Globalization;
using System.Text.Json;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>A record as the batch command writes it: every field there, what is not known as <c>"unknown"</c>, nothing invented.</summary>
public static class VisitRecordJson
{
    private const string Unknown = "unknown";

    /// <param name="say">Puts a question into words, in the language of the note.</param>
    public static void Write(Utf8JsonWriter json, VisitRecord record, Func<Missing, string> say)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(say);
        json.WriteStartObject();
        json.WriteString("visitDate", Iso(record.VisitDate));
        if (record.DurationMinutes is { } minutes)
            json.WriteNumber("durationMin", minutes);
        else
            json.WriteString("durationMin", Unknown);
        json.WriteString("place", record.Place ?? Unknown);
        json.WriteString("motive", record.Motive ?? Unknown);
        json.WriteString("residentType", record.ResidentType ?? Unknown);
        json.WriteString("addressAs", record.AddressAs ?? Unknown);
        Texts(json, "present", record.Present);
        json.WriteString("consentToRecord", record.ConsentToRecord);
        json.WriteString("privacyNotes", string.Join('；', record.PrivacyNotes.Select(line => line.Text)));
        List(json, "stated", record.Stated, line => Passage(json, line.Text, line.Quote));
        List(json, "observed", record.Observed, line => Passage(json, line.Text, line.Quote));
        List(
            json,
            "reported",
            record.Reported,
            line =>
            {
                Passage(json, line.Text, line.Quote);
                json.WriteString("source", line.Source);
            }
        );
        List(
            json,
            "judgements",
            record.Judgements,
            line =>
            {
                Passage(json, line.Text, line.Quote);
                json.WriteString("basis", line.Basis);
                json.WriteString("certainty", "unverified");
            }
        );
        List(
            json,
            "needs",
            record.Needs,
            need =>
            {
                Passage(json, need.Text, need.Quote);
                json.WriteString("maslow", need.Maslow);
                json.WriteString("bradshaw", need.Bradshaw);
                json.WriteString("basis", need.Basis);
            }
        );
        List(
            json,
            "problems",
            record.Problems,
            grid =>
            {
                json.WriteString("describe", grid.Describe ?? Unknown);
                json.WriteString("define", grid.Define ?? Unknown);
                json.WriteString("scope", grid.Scope ?? Unknown);
                json.WriteString("origin", grid.Origin ?? Unknown);
            }
        );
        Texts(json, "strengths", record.Strengths.Select(line => line.Text));
        Texts(json, "resources", record.Resources.Select(line => line.Text));
        List(
            json,
            "risks",
            record.Risks,
            risk =>
            {
                json.WriteString("flag", risk.Flag);
                json.WriteString("severity", risk.Severity);
                json.WriteString("assertion", risk.Assertion);
                json.WriteString("subject", risk.Subject);
                json.WriteString("source", risk.Source);
                json.WriteString("quote", risk.Quote);
            }
        );
        List(
            json,
            "promises",
            record.Promises,
            promise =>
            {
                json.WriteString("what", promise.What);
                json.WriteString("by", "worker");
                json.WriteString("due", Iso(promise.Due));
                json.WriteString("kept", promise.Kept);
                json.WriteString("quote", promise.Quote);
            }
        );
        List(json, "tasks", record.Tasks, task => Task(json, task));
        NextVisit(json, record.NextVisit);
        json.WriteString("reflection", string.Join('\n', record.Reflection.Select(line => line.Text)));
        Texts(json, "ask", record.Ask.Select(say));
        json.WriteEndObject();
    }

    private static void Task(Utf8JsonWriter json, TaskMention task)
    {
        json.WriteString("what", task.What);
        json.WriteString("who", task.Who);
        // What is done has no day any more.
        json.WriteString("due", task.Status is "done" ? null : Iso(task.Due));
        json.WriteString("status", task.Status);
        json.WriteString("quote", task.Quote);
    }

    private static void NextVisit(Utf8JsonWriter json, NextVisitMention? visit)
    {
        json.WriteStartObject("nextVisit");
        json.WriteString("date", Iso(visit?.Date));
        json.WriteString("condition", visit?.Condition);
        json.WriteString("purpose", visit?.Purpose);
        json.WriteEndObject();
    }

    private static void Passage(Utf8JsonWriter json, string text, string quote)
    {
        json.WriteString("text", text);
        json.WriteString("quote", quote);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? Unknown;
}
