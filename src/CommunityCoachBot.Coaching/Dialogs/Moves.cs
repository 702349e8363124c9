namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>
/// What a worker can do besides answering, by words and by buttons alike. The words of a move are the list <c>commands.{move}</c> of the catalogue; the first of
/// them is the label of its button.
/// </summary>
public static class Moves
{
    public const string Help = "help";
    public const string Why = "why";
    public const string Example = "example";
    public const string Back = "back";
    public const string Skip = "skip";

    /// <summary>Answer a step again; <see cref="UserInput.Submitted.Step"/> names it (<c>goal</c>, or a field: <c>timing.date</c>).</summary>
    public const string Correct = "correct";
    public const string Undo = "undo";
    public const string Progress = "progress";
    public const string Preview = "preview";
    public const string Pause = "pause";

    /// <summary>Take up a run again; <see cref="UserInput.Submitted.Option"/> is its id, or null for the newest.</summary>
    public const string Resume = "resume";
    public const string Cancel = "cancel";
    public const string Menu = "menu";

    /// <summary>Begin a guide; <see cref="UserInput.Submitted.Option"/> is its id.</summary>
    public const string Start = "start";

    /// <summary>Look at a shelf of the menu; <see cref="UserInput.Submitted.Option"/> is its id.</summary>
    public const string Group = "group";

    /// <summary>Ask about visits: says how.</summary>
    public const string AskNotes = "ask-notes";

    /// <summary>Open a note of a list; <see cref="UserInput.Submitted.Option"/> is its id.</summary>
    public const string Open = "open";

    /// <summary>The next page of a list.</summary>
    public const string More = "more";

    /// <summary>How many a list has in all.</summary>
    public const string CountAll = "count-all";

    /// <summary>Back to the list a note was opened from.</summary>
    public const string List = "list";

    /// <summary>All there is of the household whose note is open.</summary>
    public const string Timeline = "timeline";

    /// <summary>Take a filter off a question; <see cref="UserInput.Submitted.Option"/> or the field <c>filter</c> names it.</summary>
    public const string TakeOff = "take-off";

    /// <summary>Practise with a simulated resident; <see cref="UserInput.Submitted.Option"/> is an expected reaction to rehearse, or null.</summary>
    public const string Practice = "practice";

    /// <summary>Speak another language; <see cref="UserInput.Submitted.Option"/> is its code.</summary>
    public const string Language = "language";

    /// <summary>Answer a step beyond the short path; <see cref="UserInput.Submitted.Step"/> names it.</summary>
    public const string Add = "add";

    /// <summary>Take an entry out of a list; <see cref="UserInput.Submitted.Option"/> is its number from 1, or null for the last.</summary>
    public const string Remove = "remove";

    /// <summary>Leave the answer as it was.</summary>
    public const string Keep = "keep";

    /// <summary>The list is finished.</summary>
    public const string Done = "done";

    /// <summary>There is nothing to put into the list.</summary>
    public const string None = "none";
    public const string Save = "save";

    /// <summary>Move, change or strike a line of the record that was read: fields <c>line</c>, <c>to</c>, <c>text</c>.</summary>
    public const string Line = "line";

    /// <summary>The record that was read, once more.</summary>
    public const string Record = "record";

    /// <summary>Go on with the open question.</summary>
    public const string Continue = "continue";

    /// <summary>Yes, cancel the run.</summary>
    public const string CancelRun = "cancel-run";

    /// <summary>Yes, pause this run and begin the other guide.</summary>
    public const string PauseAndStart = "pause-and-start";

    /// <summary>Yes, leave out the step that is half filled.</summary>
    public const string SkipStep = "skip-step";
    public const string Yes = "yes";
    public const string No = "no";
}

/// <summary>What the open question is about: the values of <see cref="ConversationState.Expecting"/>.</summary>
internal static class Expecting
{
    public const string Step = "step";
    public const string Review = "review";
    public const string Preview = "preview";
    public const string Cancel = "cancel";
    public const string SkipStep = "skip-step";
    public const string PickPlan = "pick-plan";
    public const string PickStep = "pick-step";
    public const string PickValue = "pick-value";

    /// <summary>The store was asked; the question follows its answer.</summary>
    public const string Household = "wait-household";
    public const string Plans = "wait-plans";
    public const string OpenRuns = "wait-open-runs";

    /// <summary>Questions about notes: the store looks, a list is shown, a note is open, one of several people is meant.</summary>
    public const string Finding = "wait-found";
    public const string Found = "found";
    public const string NoteOpen = "note-open";
    public const string PickPerson = "pick-person";

    /// <summary>Followed by a guide's id.</summary>
    public const string Switch = "switch:";

    /// <summary>Followed by a note's id.</summary>
    public const string Plan = "wait-plan:";

    /// <summary>Followed by a run's id.</summary>
    public const string TakeOver = "wait-run:";

    public static string? After(string? expecting, string prefix) =>
        expecting?.StartsWith(prefix, StringComparison.Ordinal) == true ? expecting[prefix.Length..] : null;
}
