using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Coaching.Supervision;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>What a worker did, or what an effect brought back. The host makes one from each activity; a dialog takes one a turn.</summary>
public abstract record UserInput
{
    private UserInput() { }

    /// <summary>The worker opened the conversation, or installed the coach. May come more than once: greeting must be idempotent.</summary>
    /// <param name="Language">The language the client runs in (BCP-47), a hint only.</param>
    public sealed record Joined(string? Language) : UserInput;

    /// <summary>The worker wrote something (mentions of the coach already taken out, HTML entities decoded, not trimmed further).</summary>
    public sealed record Said(string Text) : UserInput;

    /// <summary>The worker pressed a button of a card or sent its form.</summary>
    /// <param name="Ask">The id of the question the card belongs to (<see cref="ConversationState.Ask"/> when it was asked); a stale card names another.</param>
    /// <param name="Move">A repair move such as <c>back</c>, <c>skip</c>, <c>save</c>; null when the card answers its question.</param>
    /// <param name="Step">The step the button is about (<c>correct</c>, <c>add</c>), or null for the question's own.</param>
    /// <param name="Option">The option chosen, by id.</param>
    /// <param name="Fields">What the form's inputs held, by field id; inputs left empty are absent. Untrusted text.</param>
    public sealed record Submitted(string? Ask, string? Move, string? Step, string? Option, ImmutableDictionary<string, string> Fields)
        : UserInput;

    /// <summary>Something that cannot be answered yet: a file, an empty message, a sticker. <paramref name="What"/> is a words id.</summary>
    public sealed record Unreadable(string What) : UserInput;

    /// <summary>The worker switched language on the page (not by words in the conversation).</summary>
    public sealed record SwitchedLanguage(string Language) : UserInput;

    /// <summary>What the store found for an <see cref="Effect.AskStore"/>.</summary>
    /// <param name="Question">The question that was asked, unchanged.</param>
    public sealed record StoreAnswered(StoreQuestion Question, StoreAnswer Answer) : UserInput;
}

/// <summary>Something a dialog needs to know from the store to go on. Scope (whose notes) is applied by the store.</summary>
public abstract record StoreQuestion
{
    private StoreQuestion() { }

    /// <summary>Runs of this worker that are open in other conversations, newest first.</summary>
    public sealed record OpenRuns : StoreQuestion;

    /// <summary>Plans of this worker for <paramref name="Date"/> that have no summary yet, earliest visit first.</summary>
    public sealed record PlansFor(DateOnly Date) : StoreQuestion;

    /// <summary>What is known of a household from this worker's notes: last visit, open promises, privacy notes.</summary>
    public sealed record Household(string AddressAs) : StoreQuestion;

    /// <summary>This worker's newest notes.</summary>
    public sealed record RecentNotes(int Limit) : StoreQuestion;

    /// <summary>What a query finds among the notes the asker may see. Whose those are the store knows: nothing here can widen it.</summary>
    /// <param name="Query">The filters as they were understood (and shown).</param>
    /// <param name="Today">The asker's day: what is overdue, who is deputy today.</param>
    public sealed record FindNotes(NoteQuery Query, DateOnly Today) : StoreQuestion
    {
        /// <summary>Where the page begins (<see cref="FoundNotes.More"/>); null for the first.</summary>
        public string? After { get; init; }

        /// <summary>Words to look for in the text of the notes, or null.</summary>
        public string? Words { get; init; }

        /// <summary>Also visits that were planned, whose day has passed, and of which there is no summary (没写记录的).</summary>
        public bool Unwritten { get; init; }

        /// <summary>Also how many there are in all.</summary>
        public bool Count { get; init; }

        /// <summary>The person meant, once the asker has chosen among several of one name.</summary>
        public string? WorkerId { get; init; }

        /// <summary>Lines of a page.</summary>
        public int Limit { get; init; } = 10;
    }

    /// <summary>One note, where the asker may see it.</summary>
    public sealed record OpenNote(Guid NoteId) : StoreQuestion;

    /// <summary>All that the asker may see of the household a note belongs to, oldest first.</summary>
    public sealed record Timeline(Guid NoteId) : StoreQuestion;

    /// <summary>This trainee's newest practice runs.</summary>
    public sealed record PracticeRuns(int Limit) : StoreQuestion;
}

/// <summary>What the store found; empty lists where it found nothing.</summary>
public sealed record StoreAnswer
{
    public ImmutableArray<GuideRun> Runs { get; init; } = [];

    /// <summary>Conversation keys of <see cref="Runs"/>, same order: where each run is open now.</summary>
    public ImmutableArray<string> RunConversations { get; init; } = [];
    public ImmutableArray<Note> Notes { get; init; } = [];
    public HouseholdHistory? Household { get; init; }

    /// <summary>What <see cref="StoreQuestion.FindNotes"/> and <see cref="StoreQuestion.Timeline"/> found.</summary>
    public FoundNotes? Found { get; init; }
    public ImmutableArray<PracticeRecord> Practices { get; init; } = [];
}
