using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Guides.Rules;

namespace CommunityCoachBot.Coaching.Notes;

/// <summary>Makes the note that a run becomes when its worker confirms it. Only answers that apply reach it.</summary>
public static class NoteBuilder
{
    /// <summary>Throws when a risk has no quoted words: such a note must not exist, whatever a guide allows.</summary>
    /// <param name="known">What the run's rules may look at; its language is the note's.</param>
    public static Note Build(Guide guide, GuideRun run, string authorId, Known known)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(known);

        var relevant = guide.Relevant(run.Answers, known);
        var given = guide.Steps.Where(step => relevant[step.Id] is { Skipped: false }).ToList();
        var derived = Derive(guide, relevant, known);
        var content = Content(given.Where(step => !step.Private), relevant);
        foreach (var (name, value) in derived.Where(value => value.Key is not "status"))
            content[name] = value;
        var apart = Content(given.Where(step => step.Private), relevant);

        return new Note
        {
            Id = run.Id,
            Kind = guide.Makes,
            Guide = guide.Id,
            GuideVersion = run.GuideVersion,
            Language = known.Language,
            AuthorId = authorId,
            Confirmed = known.Now,
            AddressAs = Part(given, relevant, NoteParts.AddressAs),
            VisitDate = Date(Part(given, relevant, NoteParts.VisitDate)),
            Status = derived.GetValueOrDefault("status"),
            Motive = Part(given, relevant, NoteParts.Motive),
            ResidentType = Part(given, relevant, NoteParts.ResidentType),
            PlanId = run.FromPlan,
            Content = content,
            Private = apart.Count > 0 ? apart : null,
            Risks = [.. Entries(given, relevant, NoteParts.Risks).Select(QuotedRisk)],
            Needs = [.. Entries(given, relevant, NoteParts.Needs).Select(NeedOf)],
            Promises = [.. Entries(given, relevant, NoteParts.Promises).Select(PromiseOf)],
            Tasks = [.. Entries(given, relevant, NoteParts.Tasks).Select(TaskOf)],
        };
    }

    /// <summary>A risk as its entry has it so far.</summary>
    internal static RiskFlag Risk(IReadOnlyDictionary<string, string> entry) =>
        new(
            Value(entry, "flag") ?? "",
            Value(entry, "severity") ?? "",
            Value(entry, "assertion") ?? "present",
            Value(entry, "subject") ?? "resident",
            Value(entry, "source") ?? "stated",
            Value(entry, NoteParts.Quote) ?? "",
            Value(entry, "step-taken")
        );

    private static RiskFlag QuotedRisk(IReadOnlyDictionary<string, string> entry) =>
        Risk(entry) is { } risk && !string.IsNullOrWhiteSpace(risk.Quote)
            ? risk
            : throw new InvalidOperationException("A risk without the exact words it came from cannot be saved.");

    private static Need NeedOf(IReadOnlyDictionary<string, string> entry) =>
        new(Value(entry, "text") ?? "", Value(entry, "maslow"), Value(entry, "bradshaw"), Value(entry, "basis"));

    private static Promise PromiseOf(IReadOnlyDictionary<string, string> entry) =>
        new(Value(entry, "what") ?? Value(entry, "text") ?? "", Date(Value(entry, "due")), Value(entry, "kept") ?? "unknown");

    private static FollowUpTask TaskOf(IReadOnlyDictionary<string, string> entry) =>
        new(
            Value(entry, "what") ?? Value(entry, "text") ?? "",
            Value(entry, "who") ?? "worker",
            Date(Value(entry, "due")),
            Value(entry, "status") ?? "open"
        );

    private static Dictionary<string, string> Derive(Guide guide, Answers relevant, Known known)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, rule) in guide.Derives)
        {
            // A run may be of an older guide whose rule the program no longer has: the value is then not known.
            var hit = known.Rules.GetValueOrDefault(rule)?.Invoke(ContextOf(guide, relevant, known)).FirstOrDefault();
            if (hit?.Variant is { } value)
                values[name] = value;
        }

        return values;
    }

    private static RuleContext ContextOf(Guide guide, Answers relevant, Known known) =>
        new()
        {
            Guide = guide,
            Answers = relevant,
            Now = known.Now,
            Language = known.Language,
            Household = known.Household,
        };

    private static JsonObject Content(IEnumerable<Step> steps, Answers answers)
    {
        var content = new JsonObject();
        foreach (var step in steps)
        {
            if (NodeOf(step, answers[step.Id]!) is { } node)
                content[step.Id] = node;
        }

        return content;
    }

    private static JsonNode? NodeOf(Step step, Answer answer)
    {
        if (GuideFlow.FieldsOf(step).IsEmpty)
            return answer.Value is { } value ? JsonValue.Create(value)
                : answer.Options.IsEmpty ? null
                : new JsonArray([.. answer.Options.Select(option => (JsonNode?)JsonValue.Create(option))]);
        var entries = answer.Entries.Select(entry => ObjectOf(step, entry)).Where(entry => entry.Count > 0).ToList();
        return entries.Count == 0 ? null
            : step.Kind == StepKind.List ? new JsonArray([.. entries])
            : entries[0];
    }

    private static JsonObject ObjectOf(Step step, IReadOnlyDictionary<string, string> entry)
    {
        var fields = new JsonObject();
        foreach (var field in GuideFlow.FieldsOf(step))
        {
            if (Value(entry, field.Id) is not { } value)
                continue;
            fields[field.Id] =
                field.Kind == StepKind.Choices
                    ? new JsonArray([.. Answer.Several(value).Select(option => (JsonNode?)JsonValue.Create(option))])
                    : JsonValue.Create(value);
        }

        return fields;
    }

    private static IEnumerable<IReadOnlyDictionary<string, string>> Entries(IEnumerable<Step> steps, Answers answers, string part) =>
        steps
            .Where(step => string.Equals(step.Note, part, StringComparison.Ordinal) && !step.Private)
            .SelectMany(step => EntriesOf(answers[step.Id]!));

    // A list of texts has each as the one thing its entry says.
    private static IEnumerable<IReadOnlyDictionary<string, string>> EntriesOf(Answer answer) =>
        answer.Entries.IsEmpty
            ? answer.Options.Select(text => ImmutableDictionary<string, string>.Empty.Add("text", text))
            : answer.Entries;

    private static string? Part(IEnumerable<Step> steps, Answers answers, string part)
    {
        foreach (var step in steps)
        {
            if (string.Equals(step.Note, part, StringComparison.Ordinal) && answers.ValueAt(step.Id) is { } value)
                return value;
            var field = GuideFlow.FieldsOf(step).FirstOrDefault(field => string.Equals(field.Note, part, StringComparison.Ordinal));
            if (field is not null && answers.ValueAt($"{step.Id}.{field.Id}") is { } ofField)
                return ofField;
        }

        return null;
    }

    private static string? Value(IReadOnlyDictionary<string, string> entry, string field) =>
        entry.GetValueOrDefault(field) is { Length: > 0 } value ? value : null;

    private static DateOnly? Date(string? canonical) =>
        DateOnly.TryParseExact(canonical, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
