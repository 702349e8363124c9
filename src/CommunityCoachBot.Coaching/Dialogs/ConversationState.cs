using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Practice;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>All that a conversation remembers between two turns: one small JSON row.</summary>
public sealed record ConversationState
{
    /// <summary>The language spoken now (<c>zh-Hans</c>, <c>en</c>), or null before the first turn.</summary>
    public string? Language { get; init; }

    /// <summary>The run the worker is in.</summary>
    public GuideRun? Run { get; init; }

    /// <summary>Runs put aside in this conversation, newest first.</summary>
    public ImmutableArray<GuideRun> Paused
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The run that was cancelled last: "undo" brings it back until another run begins. It is not offered and not listed anywhere.</summary>
    public GuideRun? Cancelled { get; init; }

    /// <summary>Questions asked so far. The id of the question that is open is <see cref="Ask"/>; a card of an earlier one is stale.</summary>
    public int Asked { get; init; }

    /// <summary>What the open question is about: nothing, a step, the review, a confirmation, an answer of the store.</summary>
    public string? Expecting { get; init; }

    /// <summary>What the open question offers to choose from, where that does not follow from the guide.</summary>
    public ImmutableArray<Offer> Offers
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Sentences that wait for the next question, while the store is being asked.</summary>
    public ImmutableArray<Notice> Notices
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>How often in a row the open question was not understood; each time the help gets better.</summary>
    public int Misses { get; init; }

    /// <summary>Whether the worker has been greeted in this conversation.</summary>
    public bool Greeted { get; init; }

    /// <summary>The last question about notes.</summary>
    public NoteSearch? Search { get; init; }

    /// <summary>The practice interview or drill that is open, apart from every run of a guide; null when the worker is not practising.</summary>
    public PracticeState? Practice { get; init; }

    /// <summary>When each drill comes again.</summary>
    public ImmutableDictionary<string, DrillBox> Drills
    {
        get => field ?? ImmutableDictionary<string, DrillBox>.Empty;
        init;
    }

    /// <summary>What the plan saved last expects at the door: it can be rehearsed.</summary>
    public Rehearsal? Rehearsal { get; init; }

    [JsonIgnore]
    public string Ask => "q" + Asked.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static ConversationState New { get; } = new();
}

/// <summary>One worker going through one guide. Where it stands follows from its answers.</summary>
public sealed record GuideRun
{
    /// <summary>Also the id of the note it will make.</summary>
    public required Guid Id { get; init; }
    public required string Guide { get; init; }

    /// <summary>The version it began with, and ends with.</summary>
    public required string GuideVersion { get; init; }
    public required DateTimeOffset Started { get; init; }
    public Answers Answers
    {
        get => field ?? Answers.None;
        init;
    }

    /// <summary>
    /// The step (<c>goal</c>) or field (<c>timing.date</c>) being answered again, or a later step the worker asked to add; null when the next one follows from
    /// the answers.
    /// </summary>
    public string? At { get; init; }

    /// <summary>Answers replaced or removed, newest last, for undo and back. At most 20.</summary>
    public ImmutableArray<AnswerChange> History
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Answers taken back and not given again: shown when the step is asked again, and kept by "keep". Null when there are none.</summary>
    public Answers? Earlier { get; init; }

    /// <summary>What the store knew of the household when it was named.</summary>
    public HouseholdHistory? Household { get; init; }

    /// <summary>The plan a summary started from.</summary>
    public Guid? FromPlan { get; init; }

    /// <summary>What was read from a note sent in one piece; null where the run was answered question by question.</summary>
    public ReadNote? Read { get; init; }
}

/// <summary>What remains of a note that was read in one piece, until the record is saved.</summary>
/// <param name="Quotes">Line of the record → the words it came from.</param>
/// <param name="Rest">What went into no box, in the note's words and order.</param>
public sealed record ReadNote(ImmutableDictionary<string, string> Quotes, ImmutableArray<string> Rest);

/// <param name="Reactions">Options of the plan's expected reactions.</param>
public sealed record Rehearsal(ImmutableArray<string> Reactions, string? ResidentType);

/// <summary>One thing to choose: what the choice means, and what it is called.</summary>
public sealed record Offer(string Option, string Label);

/// <summary>An answer as it was before a change; <paramref name="Before"/> null when there was none.</summary>
public sealed record AnswerChange(string Step, Answer? Before);

/// <summary>Source-generated JSON for what is stored of a conversation.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(ConversationState))]
[JsonSerializable(typeof(Note))]
[JsonSerializable(typeof(StoreQuestion.PlansFor))]
[JsonSerializable(typeof(StoreQuestion.Household))]
[JsonSerializable(typeof(StoreQuestion.RecentNotes))]
[JsonSerializable(typeof(StoreQuestion.Timeline))]
[JsonSerializable(typeof(StoreQuestion.OpenNote))]
[JsonSerializable(typeof(StoreQuestion.PracticeRuns))]
[JsonSerializable(typeof(PracticeRecord))]
public sealed partial class CoachingJson : JsonSerializerContext;
