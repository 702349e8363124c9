using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Practice;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>Something to do that a turn decided. Every effect can be performed twice without harm.</summary>
public abstract record Effect
{
    private Effect() { }

    /// <summary>Keep a confirmed note. Committed with the turn. The note takes the run's id, so saving it twice overwrites instead of duplicating.</summary>
    public sealed record SaveNote(Note Note) : Effect;

    /// <summary>Take over a run that is open in another conversation of the same worker: it is removed there. Committed with the turn.</summary>
    public sealed record TakeOverRun(Guid RunId, string FromConversation) : Effect;

    /// <summary>Remember the language the worker chose, for all channels. Committed with the turn.</summary>
    public sealed record RememberLanguage(string Language) : Effect;

    /// <summary>Keep a practice run, apart from notes, private to its trainee. Committed with the turn; kept twice it overwrites.</summary>
    public sealed record SavePractice(PracticeRecord Record) : Effect;

    /// <summary>Share a practice run of one's own with one's supervisor, or take that back. Committed with the turn.</summary>
    public sealed record SharePractice(Guid Id, bool Shared) : Effect;

    /// <summary>Ask the store; the answer comes back as <see cref="UserInput.StoreAnswered"/> before anything else the worker sends.</summary>
    public sealed record AskStore(StoreQuestion Question) : Effect;
}
