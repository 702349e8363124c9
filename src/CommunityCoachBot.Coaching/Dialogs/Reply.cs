using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Coaching.Supervision;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>Something to say, in ids: what it looks like (words, card, buttons) is made later, in the language and for the channel of the worker.</summary>
public abstract record Reply
{
    private Reply() { }

    /// <summary>Plain words, by id in the catalogue, with the values to fill in (typed text stays inert).</summary>
    public sealed record Say(string Words, ImmutableDictionary<string, string>? Values = null) : Reply;

    /// <summary>Where to go from here: greeting and menu, with a button for each guide and what can be resumed.</summary>
    /// <param name="Notices">Sentences to put first, such as "saved" or "cancelled".</param>
    public sealed record Menu(
        string Ask,
        ImmutableArray<Notice> Notices,
        ImmutableArray<GuideChoice> Guides,
        ImmutableArray<RunChoice> Resumable
    ) : Reply
    {
        /// <summary>Shelves that more guides stand on, by id.</summary>
        public ImmutableArray<string> Groups { get; init; } = [];

        /// <summary>There is somebody to practise with.</summary>
        public bool Practice { get; init; }

        /// <summary>The shelf that is shown, or null for the menu itself.</summary>
        public string? Group { get; init; }
    }

    /// <summary>One question of a guide. In a list or form it may ask for one field, while its card shows them all.</summary>
    /// <param name="Ask">The id of this question; cards and buttons carry it back.</param>
    /// <param name="Field">The field that words would answer, or null.</param>
    /// <param name="Notices">Sentences to put first: what was noted, a warning of a named rule, why an answer was not understood.</param>
    /// <param name="Position">Which question this is of those that apply, from 1.</param>
    public sealed record Question(
        string Ask,
        string Guide,
        string GuideVersion,
        string Step,
        string? Field,
        Answers Answers,
        ImmutableArray<Notice> Notices,
        int Position,
        int Of,
        ImmutableArray<string> Moves
    ) : Reply;

    /// <summary>All answers, to look over before anything is saved.</summary>
    /// <param name="Preview">True when shown in the middle of a run: it has a button to go on instead of one to save.</param>
    /// <param name="ToAdd">Steps that can still be added.</param>
    public sealed record Review(
        string Ask,
        string Guide,
        string GuideVersion,
        Answers Answers,
        ImmutableArray<Notice> Notices,
        ImmutableArray<string> Missing,
        ImmutableArray<string> ToAdd,
        bool Preview
    ) : Reply;

    /// <summary>A yes/no question of the engine itself (cancel?), by words id.</summary>
    public sealed record Confirm(string Ask, string Words, ImmutableDictionary<string, string> Values, ImmutableArray<string> Moves)
        : Reply;

    /// <summary>Something of the engine's own to choose from (a plan to start from, which of two times was meant), by words id.</summary>
    public sealed record Pick(
        string Ask,
        string Words,
        ImmutableDictionary<string, string> Values,
        ImmutableArray<Notice> Notices,
        ImmutableArray<Offer> Offers
    ) : Reply;

    /// <summary>The note that was saved, as a one-page brief or record.</summary>
    public sealed record NoteShown(Note Note, HouseholdHistory? Household, ImmutableArray<Notice> Notices) : Reply;

    /// <summary>An immediate risk: the site's steps and numbers for these flags. Always before anything else.</summary>
    public sealed record ActionCard(ImmutableArray<RiskFlag> Risks) : Reply;

    /// <summary>The record as it was read from a note, line by line with the words each came from. The open question follows.</summary>
    /// <param name="Ask">The open question, under which lines can be moved, changed or struck.</param>
    public sealed record Record(
        string Ask,
        string Guide,
        string GuideVersion,
        Answers Answers,
        ReadNote Read,
        ImmutableArray<Notice> Notices
    ) : Reply;

    /// <summary>What a question about notes found, with the filters it was understood by.</summary>
    /// <param name="Ask">The list: its lines can be opened, its filters taken off.</param>
    public sealed record Found(string Ask, NoteQuery Query, FoundNotes Result, DateOnly Today, ImmutableArray<Notice> Notices) : Reply
    {
        /// <summary>Words that were looked for in the text.</summary>
        public string? Words { get; init; }

        /// <summary>Planned visits without a summary are among the lines.</summary>
        public bool Unwritten { get; init; }

        /// <summary>The lines are all there is of one household, oldest first.</summary>
        public bool IsTimeline { get; init; }
    }

    /// <summary>A simulated resident speaks, or waits.</summary>
    /// <param name="Who">As the resident is called.</param>
    /// <param name="Heard">What is said; null where only the coach speaks.</param>
    public sealed record ResidentSays(string Ask, string Who, string? Heard, ImmutableArray<Notice> Notices, bool Coached) : Reply
    {
        /// <summary>The last words: nothing can be said any more.</summary>
        public bool Ended { get; init; }
    }

    /// <summary>A question to the trainee: to think about, or a drill.</summary>
    public sealed record PracticeQuestion(string Ask, string Words, ImmutableArray<Notice> Notices) : Reply
    {
        public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;
    }

    /// <summary>What to learn from a practice run: points, score and curve; or the whole talk with its labels.</summary>
    public sealed record PracticeShown(string Ask, PracticeRecord Result, bool Whole) : Reply;

    /// <summary>The trainee's runs so far, newest first, as a profile.</summary>
    public sealed record PracticeProfile(ImmutableArray<PracticeRecord> Records) : Reply;

    /// <summary>What a saved plan expects at the door, to rehearse with one tap.</summary>
    public sealed record RehearsalOffered(ImmutableArray<string> Reactions) : Reply;

    /// <summary>An earlier card was answered: show it as answered, without buttons.</summary>
    /// <param name="Ask">Which question.</param>
    public sealed record Answered(string Ask, string Guide, string GuideVersion, string Step, Answer Answer) : Reply;

    /// <summary>The review was saved: show it as saved, without buttons.</summary>
    /// <param name="Ask">Which review.</param>
    public sealed record Reviewed(string Ask, string Guide, string GuideVersion, Answers Answers) : Reply;
}

/// <summary>A sentence put before a question: a words id with values. <paramref name="Kind"/>: <c>info</c>, <c>warn</c> or <c>stop</c>.</summary>
public sealed record Notice(string Words, string Kind, ImmutableDictionary<string, string> Values)
{
    public static Notice Info(string words) => new(words, "info", ImmutableDictionary<string, string>.Empty);
}

public sealed record GuideChoice(string Guide);

/// <summary>A run that can be resumed: here when <paramref name="Conversation"/> is null, else in that conversation.</summary>
public sealed record RunChoice(Guid RunId, string Guide, string? AddressAs, DateTimeOffset Started, string? Conversation);
