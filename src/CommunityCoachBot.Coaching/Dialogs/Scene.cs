using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Guides.Rules;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>What one turn of a run is decided on. A value: "the run after this answer" is another scene.</summary>
internal sealed record Scene(
    ConversationState State,
    GuideRun Run,
    Guide Guide,
    string Language,
    Moment Moment,
    IReadOnlyDictionary<string, Rule> Rules
)
{
    private const int LongestHistory = 20;
    private static readonly ImmutableDictionary<string, string> EmptyEntry = ImmutableDictionary<string, string>.Empty;

    public Answers Answers => Run.Answers;
    public Known Known => new(Moment.Now, Language, Run.Household) { Rules = Rules };
    public GuideWords Words => Guide.WordsIn(Language);

    /// <summary>The question that is open: which step, which of its fields words would answer. Null: everything is answered, the review is due.</summary>
    public Place? Place
    {
        get
        {
            if (Run.At is { } at)
            {
                var (id, fieldId) = GuideFlow.SplitPath(at);
                if (Guide.Find(id) is { } step && Guide.Applies(step, Answers, Known))
                    return new Place(step, FieldOf(step, fieldId) ?? FieldToAsk(step), Answers[id] is { Skipped: false, Open: false });
            }

            return Guide.Next(Answers, Known) is { } next ? new Place(next, FieldToAsk(next), Again: false) : null;
        }
    }

    /// <summary>The entry that words would add to: of a list the last one while it lacks something, else a new one.</summary>
    public ImmutableDictionary<string, string> EntryAt(Step step) =>
        step.Kind == StepKind.List ? OpenEntry(step) ?? EmptyEntry
        : Answers[step.Id]?.Entries is [var entry, ..] ? entry
        : EmptyEntry;

    /// <summary>The last entry of a list, when it lacks something.</summary>
    public ImmutableDictionary<string, string>? OpenEntry(Step step) =>
        Answers[step.Id]?.Entries is [.., var last] && !IsFull(step, last) ? last : null;

    /// <summary>Every field that applies was filled, or left out where it may be.</summary>
    public bool IsFull(Step step, ImmutableDictionary<string, string> entry) => FirstGap(step, entry) is null;

    /// <summary>Every field that an entry cannot do without was filled; others may still be asked.</summary>
    public bool HasAllNeeded(Step step, ImmutableDictionary<string, string> entry) =>
        Fields(step, entry).Where(field => IsNeeded(step, field)).All(field => entry.GetValueOrDefault(field.Id) is { Length: > 0 });

    public IEnumerable<Step> Fields(Step step, ImmutableDictionary<string, string> entry) =>
        Guide.ApplicableFields(step, Answers, Known, entry);

    public Step? FirstGap(Step step, ImmutableDictionary<string, string> entry) =>
        Fields(step, entry)
            .FirstOrDefault(field => !entry.TryGetValue(field.Id, out var value) || (value.Length == 0 && IsNeeded(step, field)));

    /// <summary>A field that an entry cannot do without. A risk has no meaning without the words it came from.</summary>
    public static bool IsNeeded(Step step, Step field) =>
        !field.Optional || (step.Note is NoteParts.Risks && string.Equals(field.Id, NoteParts.Quote, StringComparison.Ordinal));

    /// <summary>The run with this answer; what was there before goes into the history.</summary>
    public Scene With(Step step, Answer answer) =>
        Changed(
            step.Id,
            Run with
            {
                Answers = Answers.With(step.Id, answer),
                // A field that was answered again is not asked once more: what is still open of the step is.
                At = answer.Open && Run.At is { } at ? GuideFlow.SplitPath(at).Step : null,
                Earlier = answer.Open || answer.Skipped ? Run.Earlier : Forget(step.Id),
            }
        );

    /// <summary>The run without the newest answer, which is kept aside to be shown when it is asked again. Null when there is none.</summary>
    public (Scene Scene, string Step)? WithoutLast()
    {
        if (Run.History is [.. var earlier, var last])
        {
            var restored = last.Before is null ? Answers.Without(last.Step) : Answers.With(last.Step, last.Before);
            return (this with { Run = Run with { Answers = restored, History = earlier, Earlier = Remember(last.Step) } }, last.Step);
        }

        // The history is short. Older answers, and those that came from a plan, go by the order of the guide.
        var at = Place?.Step.Id;
        return
            Guide
                .Applicable(Answers, Known)
                .TakeWhile(step => !string.Equals(step.Id, at, StringComparison.Ordinal))
                .LastOrDefault(step => Answers[step.Id] is not null)
                is { } before
            ? (this with { Run = Run with { Answers = Answers.Without(before.Id), Earlier = Remember(before.Id) } }, before.Id)
            : null;
    }

    /// <summary>What "back" has just taken back, whose question is open again.</summary>
    public (Step Step, Answer Answer)? TakenBack =>
        Run.At is { } at && Guide.Find(at) is { } step && Run.Earlier?[at] is { } earlier && Size(earlier) > Size(Answers[at])
            ? (step, earlier)
            : null;

    private static int Size(Answer? answer) =>
        answer is null
            ? 0
            : 1
                + answer.Options.Length
                + answer.Entries.Sum(entry => 1 + entry.Count)
                + (answer.Value is null ? 0 : 1)
                + (answer.Open ? 0 : 1);

    public Scene At(string? path) => this with { Run = Run with { At = path } };

    /// <summary>The answer that was taken back, where the step has not been answered again.</summary>
    public Answer? EarlierAnswer(Step step) => Run.Earlier?[step.Id];

    private Scene Changed(string step, GuideRun run)
    {
        var history = Run.History.Add(new AnswerChange(step, Answers[step]));
        return this with { Run = run with { History = history.Length > LongestHistory ? history.RemoveAt(0) : history } };
    }

    private Answers? Remember(string step) =>
        Answers[step] is { Skipped: false } answer ? (Run.Earlier ?? Answers.None).With(step, answer) : Run.Earlier;

    private Answers? Forget(string step) => Run.Earlier?.Without(step) is { Count: > 0 } left ? left : null;

    private static Step? FieldOf(Step step, string? field) =>
        GuideFlow.FieldsOf(step).FirstOrDefault(candidate => string.Equals(candidate.Id, field, StringComparison.Ordinal));

    private Step? FieldToAsk(Step step) =>
        step.Kind == StepKind.List ? FirstGap(step, OpenEntry(step) ?? EmptyEntry) : FirstGap(step, EntryAt(step));
}

/// <param name="Again">It has a whole answer, which is to be changed.</param>
internal sealed record Place(Step Step, Step? Field, bool Again)
{
    /// <summary>What words would answer: the field, or the step itself.</summary>
    public Step Target => Field ?? Step;
}
