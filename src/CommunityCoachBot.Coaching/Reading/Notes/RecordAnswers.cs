using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>
/// What a note that was read in one piece says, as answers of a guide: by the ids of its steps and fields, which are those of the visit record
/// (<c>stated</c>, <c>risks.quote</c>). A step the guide does not have is left out; what the worker answered before stays.
/// </summary>
internal static class RecordAnswers
{
    // An entry or option that the note does not speak about, where leaving it out is an answer.
    private const string LeftOut = "";

    /// <summary>The steps of the record that hold lines to read, move, change or strike.</summary>
    public static ImmutableArray<string> Boxes { get; } =
    ["stated", "observed", "reported", "judgements", "risks", "strengths", "resources", "needs", "promises", "tasks"];

    /// <summary>The boxes a line can be moved to: texts, with at most one more thing to say about them.</summary>
    public static ImmutableArray<string> OpenBoxes { get; } = ["stated", "observed", "reported", "judgements", "strengths", "resources"];

    /// <summary>The field that holds the words of a line; null in a list of texts.</summary>
    public static string? TextField(string step) =>
        step switch
        {
            "reported" or "judgements" or "needs" => "text",
            "promises" or "tasks" => "what",
            "risks" => "quote",
            _ => null,
        };

    /// <param name="noBasis">What stands where the note gives no basis for a judgement.</param>
    public static Answers Merge(Guide guide, Answers answers, VisitRecord record, string noBasis)
    {
        foreach (var step in guide.Steps)
        {
            var read = Of(step.Id, record, noBasis);
            if (read is null || answers[step.Id] is { Skipped: true })
                continue;
            if (Join(step, answers[step.Id], read) is { } joined)
                answers = answers.With(step.Id, joined);
        }

        return answers;
    }

    /// <summary>Each line with the words of the note it came from, where these are not the same.</summary>
    public static ImmutableDictionary<string, string> Quotes(VisitRecord record)
    {
        var quotes = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        void Add(string text, string quote)
        {
            if (text.Length > 0)
                quotes[text] = quote;
        }

        foreach (var passage in record.Stated.Concat(record.Observed).Concat(record.Strengths).Concat(record.Resources))
            Add(passage.Text, passage.Quote);
        foreach (var reported in record.Reported)
            Add(reported.Text, reported.Quote);
        foreach (var judgement in record.Judgements)
            Add(judgement.Text, judgement.Quote);
        foreach (var need in record.Needs)
            Add(need.Text, need.Quote);
        foreach (var promise in record.Promises)
            Add(promise.What, promise.Quote);
        foreach (var task in record.Tasks)
            Add(task.What, task.Quote);
        return quotes.ToImmutable();
    }

    private static Answer? Of(string step, VisitRecord record, string noBasis) =>
        step switch
        {
            "visit" => Form(
                ("visit-date", Iso(record.VisitDate)),
                ("duration", record.DurationMinutes?.ToString(CultureInfo.InvariantCulture)),
                ("place", record.Place is "doorstep" ? "doorway" : record.Place),
                ("motive", record.Motive)
            ),
            "subject" => Form(("address-as", record.AddressAs), ("resident-type", record.ResidentType)),
            "present" => Texts(record.Present),
            "consent" => Answer.Of(record.ConsentToRecord),
            "privacy-notes" or "safe-contact" when record.PrivacyNotes.Length > 0 => Answer.Of(
                string.Join('；', record.PrivacyNotes.Select(passage => passage.Text))
            ),
            "stated" => Texts(record.Stated),
            "observed" => Texts(record.Observed),
            "strengths" => Texts(record.Strengths),
            "resources" => Texts(record.Resources),
            "reported" => Entries(record.Reported, line => [("text", line.Text), ("source", line.Source)]),
            "judgements" => Entries(
                record.Judgements,
                line => [("text", line.Text), ("basis", line.Basis.Length > 0 ? line.Basis : noBasis)]
            ),
            // Reading misses risks (docs/accuracy.md): where it found none the worker is asked, as in every summary.
            "risks" when record.Risks.Length > 0 => Entries(
                record.Risks,
                risk =>
                    [
                        ("flag", risk.Flag),
                        ("quote", risk.Quote),
                        ("source", risk.Source),
                        ("subject", risk.Subject),
                        ("assertion", risk.Assertion),
                        ("severity", risk.Severity),
                        ("step-taken", LeftOut),
                    ]
            ),
            "needs" => Entries(
                record.Needs,
                need => [("text", need.Text), ("maslow", need.Maslow), ("bradshaw", need.Bradshaw), ("basis", need.Basis)]
            ),
            "problem" when record.Problems is [var problem, ..] => Form(
                ("describe", problem.Describe),
                ("define", problem.Define ?? LeftOut),
                ("scope", problem.Scope ?? LeftOut),
                ("origin-drive", problem.Origin ?? LeftOut)
            ),
            // Without a day it stands among the tasks alone, whose day may be left out.
            "promises" => Entries(
                record.Promises.Where(promise => promise.Due is not null),
                promise => [("what", promise.What), ("due", Iso(promise.Due))]
            ),
            "tasks" => Entries(record.Tasks, task => [("what", task.What), ("who", task.Who), ("due", Iso(task.Due) ?? LeftOut)]),
            "next-visit" when record.NextVisit is { } next => Form(
                (
                    "kind",
                    next.Date is not null ? "date"
                    : next.Condition is not null ? "condition"
                    : "unknown"
                ),
                ("date", Iso(next.Date)),
                ("condition", next.Condition),
                ("purpose", next.Purpose ?? LeftOut)
            ),
            "reflection" when record.Reflection.Length > 0 => Answer.Of(
                string.Join('\n', record.Reflection.Select(passage => passage.Text))
            ),
            _ => null,
        };

    /// <summary>What stood there first, then what was read. Null where nothing changes.</summary>
    private static Answer? Join(Step step, Answer? before, Answer read) =>
        step.Kind switch
        {
            StepKind.List => JoinList(step, before, read),
            StepKind.Form => JoinForm(before, read),
            _ => before is null ? read : null,
        };

    private static Answer? JoinList(Step step, Answer? before, Answer read)
    {
        var (most, least) = (step.Count?.Most ?? int.MaxValue, step.Count?.Least ?? 0);
        var options = (before?.Options ?? []).Union(read.Options, StringComparer.Ordinal).Take(most).ToImmutableArray();
        var entries = (before?.Entries ?? []).ToList();
        foreach (var entry in read.Entries.Where(entry => !entries.Exists(other => IsSame(other, entry))))
            if (entries.Count < most)
                entries.Add(entry);
        var count = options.Length + entries.Count;
        // Beyond the short path an empty list says nothing; on it, the note was read and had none.
        if (count < least || (count == 0 && (step.More || before is not null)))
            return null;
        return new Answer { Options = options, Entries = [.. entries] };
    }

    private static Answer? JoinForm(Answer? before, Answer read)
    {
        var entry = read.Entries[0];
        if (before?.Entries is [var known, ..])
            entry = entry.SetItems(known.Where(field => field.Value.Length > 0));
        return entry.IsEmpty ? null : new Answer { Entries = [entry], Open = true };
    }

    private static bool IsSame(ImmutableDictionary<string, string> one, ImmutableDictionary<string, string> other) =>
        one.Count == other.Count && one.All(field => other.GetValueOrDefault(field.Key) == field.Value);

    private static Answer Texts(IEnumerable<Passage> passages) => Texts(passages.Select(passage => passage.Text));

    private static Answer Texts(IEnumerable<string> texts) => new() { Options = [.. texts.Distinct(StringComparer.Ordinal)] };

    private static Answer Entries<T>(IEnumerable<T> lines, Func<T, (string Field, string? Value)[]> fields) =>
        new() { Entries = [.. lines.Select(line => Entry(fields(line)))] };

    private static Answer Form(params (string Field, string? Value)[] fields) => new() { Entries = [Entry(fields)] };

    private static ImmutableDictionary<string, string> Entry((string Field, string? Value)[] fields) =>
        fields
            .Where(field => field.Value is not null)
            .ToImmutableDictionary(field => field.Field, field => field.Value!, StringComparer.Ordinal);

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
