using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Guides.Rules;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Notes;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>
/// Decides every turn of a conversation with the coach. Pure: the same state, input and moment always decide the same; nothing is loaded, kept or sent here.
/// </summary>
public sealed class CoachDialog
{
    /// <summary>Longest message looked at. The longest answer a guide takes is half as long.</summary>
    public const int LongestMessage = 2 * AnswerReader.LongestLongText;

    private readonly GuideCatalogue _guides;
    private readonly WordCatalogue _words;
    private readonly IReadOnlyDictionary<string, Rule> _rules;
    private readonly CommandReader _commands;
    private readonly MenuDialog _menu;
    private readonly GuideDialog _guide;
    private readonly SupervisionDialog _supervision;
    private readonly PracticeDialog _practice;

    /// <param name="rules">The named rules of guides; all there are when left out.</param>
    /// <param name="readNote">Reads a note sent in one piece; the built-in reader when left out.</param>
    /// <param name="queries">Reads questions about notes; the built-in reader when left out.</param>
    /// <param name="personas">The simulated residents to practise with; nobody when left out.</param>
    public CoachDialog(
        GuideCatalogue guides,
        WordCatalogue words,
        IReadOnlyDictionary<string, Rule>? rules = null,
        ReadNoteText? readNote = null,
        Func<QueryReader>? queries = null,
        PersonaCatalogue? personas = null
    )
    {
        _guides = guides;
        _words = words;
        _rules = rules ?? RuleBook.Rules;
        _commands = new CommandReader(words);
        _supervision = new SupervisionDialog(words, guides, queries ?? (() => QueryReader.BuiltIn));
        _practice = new PracticeDialog(personas ?? PersonaCatalogue.Empty, words);
        _menu = new MenuDialog(guides, words, _practice.IsThere);
        _guide = new GuideDialog(
            words,
            _commands,
            new LineReader(words),
            _menu,
            readNote ?? ((text, day) => NoteReader.BuiltIn.Read(text, day))
        );
    }

    /// <summary>What follows from what a worker did, or from what the store found.</summary>
    public Turn Advance(ConversationState state, UserInput input, Moment moment)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(moment);

        var hint = input is UserInput.Joined joined ? joined.Language : null;
        var language = state.Language ?? _words.Nearest(moment.Worker.Language) ?? _words.Nearest(hint) ?? _words.DefaultLanguage;
        state = state with { Language = language };
        return WithRehearsal(state, Decide(state, input, language, moment));
    }

    private Turn Decide(ConversationState state, UserInput input, string language, Moment moment) =>
        input switch
        {
            UserInput.Joined => state.Greeted || state.Run is not null
                ? Turn.Of(state)
                : AskOpenRuns(state with { Greeted = true, Notices = [Notice.Info("dialog.greeting")] }),
            UserInput.Said said => Hear(state, TextFolding.Clean(said.Text, lines: true), moment),
            UserInput.Submitted pressed => Press(state, pressed, moment),
            UserInput.SwitchedLanguage switched => Speak(state, _words.Nearest(switched.Language) ?? language, moment),
            UserInput.Unreadable unreadable => Again(state, moment, Notice.Info("dialog." + unreadable.What)),
            UserInput.StoreAnswered answered => Hear(state, answered, moment),
            _ => throw new NotSupportedException($"An input of a new kind: {input.GetType().Name}."),
        };

    /// <summary>A plan that was just saved says what to expect at the door: one tap rehearses it.</summary>
    private Turn WithRehearsal(ConversationState before, Turn turn)
    {
        if (
            !_practice.IsThere
            || !turn.Effects.Any(effect => effect is Effect.SaveNote { Note.Kind: NoteParts.VisitPlan })
            || before.Run?.Answers["expected-reactions"] is not { Skipped: false, Options: { IsDefaultOrEmpty: false } reactions }
        )
            return turn;
        var rehearsal = new Rehearsal(reactions, before.Run.Answers.ValueAt("subject.resident-type"));
        return turn with
        {
            State = turn.State with { Rehearsal = rehearsal },
            Replies = turn.Replies.Add(new Reply.RehearsalOffered(reactions)),
        };
    }

    /// <summary>Practice has the first word while it is open. What it has no use for ends it, and the menu answers.</summary>
    private Turn? Practise(ConversationState state, string text, Moment moment)
    {
        if (state.Run is not null)
            return null;
        if (state.Practice is not null)
            return _practice.Hear(state, text, moment);
        if (state.Rehearsal is { } rehearsal && _practice.Rehearsed(text, rehearsal, _guides) is { } reaction)
            return _practice.Rehearse(state, reaction, rehearsal.ResidentType, moment);
        return _practice.IsAsked(text) ? _practice.Begin(state) : null;
    }

    private Turn Hear(ConversationState state, string text, Moment moment)
    {
        if (text.Length == 0)
            return Again(state, moment, Notice.Info("dialog.empty"));
        if (text.Length > LongestMessage)
            return Again(state, moment, Notice.Info("dialog.too-long"));
        if (Practise(state, text, moment) is { } practised)
            return practised;
        if (state.Practice is { } left)
        {
            state = state with { Practice = null, Offers = [] };
            if (_practice.IsStop(text))
                return _menu.Show(
                    state.Language!,
                    state,
                    [Notice.Info(left.Stage is "choose" ? "practice.stopped-before" : "practice.stopped")]
                );
        }
        if (SceneOf(state, moment) is { } scene)
            return HearInRun(scene, text);
        return state.Run is null ? HearAtMenu(state, text, moment) : GuideIsGone(state);
    }

    private Turn HearInRun(Scene scene, string text)
    {
        if (GuideDialog.IsOption(scene, text))
            return _guide.Hear(scene, text);
        if (_commands.Language(text) is { } language)
            return Speak(scene.State, language, scene.Moment);
        if (_commands.Is(text, Moves.Menu))
            return TellOfOthers(scene);
        if (_menu.Wanted(text, anywhere: false) is { } other)
            return OfferSwitch(scene, other);
        return _guide.Hear(scene, text);
    }

    /// <summary>Asked for something else in the middle of a run: answered, and back to the question.</summary>
    private Turn TellOfOthers(Scene scene)
    {
        return GuideDialog.Repeat(
            scene,
            new Notice(
                "dialog.menu-in-run",
                "info",
                ImmutableDictionary<string, string>.Empty.Add(
                    "guides",
                    string.Join(AnswerText.Separator(scene.Language), _menu.Titles(scene.Language))
                )
            )
        );
    }

    private static Turn OfferSwitch(Scene scene, Guide other) =>
        string.Equals(other.Id, scene.Guide.Id, StringComparison.Ordinal) && scene.Answers.Count == 0
            ? GuideDialog.Repeat(scene)
            : GuideDialog.Confirm(scene, Expecting.Switch + other.Id);

    private Turn HearAtMenu(ConversationState state, string text, Moment moment)
    {
        if (_commands.Language(text) is { } language)
            return Speak(state, language, moment);
        // A note comes before all that looks into a sentence: it may well tell of a meeting, of a complaint, or of what the worker asked.
        if (
            !SupervisionDialog.EndsAsQuestion(text)
            && _guides.Current.FirstOrDefault(guide => guide.Makes is NoteParts.VisitSummary) is { } summary
            && StartFrom(state, summary, text, moment) is { } begun
        )
            return begun;
        if (_supervision.Hear(state, text, moment, certain: true) is { } asked)
            return asked;
        if (_menu.Picked(state, text) is { } pick)
            return Follow(state, pick, moment);
        if (_commands.Is(text, Moves.Menu))
            return AskOpenRuns(state);
        if (_commands.Is(text, Moves.Resume) || _commands.Is(text, Moves.Continue))
            return Resume(state, null, moment);
        if (_commands.Is(text, Moves.Undo) && state.Cancelled is not null)
            return BringBack(state, moment);
        var isChat = Among(text, "commands.hello") || Among(text, "commands.thanks") || _commands.Read(text).Any();
        if (!isChat && _supervision.Hear(state, text, moment, certain: false) is { } question)
            return question;
        var notice =
            _commands.Is(text, Moves.Help) ? "dialog.help-menu"
            : Among(text, "commands.hello") ? "dialog.greeting"
            : Among(text, "commands.thanks") ? "dialog.welcome"
            : _commands.Read(text).Any() ? "dialog.nothing-open"
            : state.Greeted ? "dialog.not-understood"
            : "dialog.greeting";
        return _menu.Show(state.Language!, state, [Notice.Info(notice)]);
    }

    private Turn Follow(ConversationState state, MenuPick pick, Moment moment) =>
        pick switch
        {
            MenuPick.TakeUp { Run: var run } => Resume(state, run, moment),
            MenuPick.Practise => _practice.Begin(state),
            MenuPick.Begin { Guide: var id } when _guides.Find(id) is { } guide => Start(state, guide, moment),
            MenuPick.Look { Group: var group } when _menu.ShowGroup(state.Language!, state, group) is { } shelf => shelf,
            _ => _menu.Show(state.Language!, state, [Notice.Info("dialog.guide-gone")]),
        };

    private bool Among(string text, string list)
    {
        var key = TextFolding.Key(text);
        return _words
            .Languages.SelectMany(language => _words.All(language.Code, list))
            .Any(said => string.Equals(TextFolding.Key(said), key, StringComparison.Ordinal));
    }

    private Turn Press(ConversationState state, UserInput.Submitted pressed, Moment moment)
    {
        switch (pressed.Move)
        {
            // What a card of any age may ask for: it takes nothing away.
            case Moves.Language when _words.Nearest(pressed.Option) is { } language:
                return Speak(state, language, moment);
            case Moves.Menu when state.Run is null:
                return AskOpenRuns(state);
            case Moves.Practice when state.Run is null && _practice.IsThere:
                return _practice.Begin(state with { Practice = null });
            case null when state.Run is null && _practice.Press(state, pressed, moment) is { } practised:
                return practised;
            case Moves.Start when state.Run is null:
                return Follow(state, new MenuPick.Begin(pressed.Option ?? ""), moment);
            case Moves.Group when state.Run is null:
                return Follow(state, new MenuPick.Look(pressed.Option ?? ""), moment);
            case Moves.Resume when state.Run is null:
                return Resume(state, pressed.Option, moment);
            case Moves.Undo when state is { Run: null, Cancelled: not null }:
                return BringBack(state, moment);
        }

        if (state.Run is null && SupervisionDialog.Press(state, pressed, moment) is { } pressedList)
            return pressedList;
        if (state.Run is null)
            return _menu.Show(state.Language!, state, [Notice.Info("dialog.stale")]);
        if (SceneOf(state, moment) is not { } scene)
            return GuideIsGone(state);
        if (!string.Equals(pressed.Ask, state.Ask, StringComparison.Ordinal))
            return GuideDialog.Repeat(scene, Notice.Info("dialog.stale"));
        return pressed.Move switch
        {
            Moves.Menu => TellOfOthers(scene),
            Moves.Start when pressed.Option is { } id && _guides.Find(id) is { } guide => OfferSwitch(scene, guide),
            Moves.PauseAndStart when Expecting.After(state.Expecting, Expecting.Switch) is { } id => PauseAndStart(scene, id),
            _ => _guide.Press(scene, pressed),
        };
    }

    private Turn PauseAndStart(Scene scene, string id)
    {
        var aside = GuideDialog.PutAside(scene.State, scene.Run);
        return _guides.Find(id) is { } guide
            ? Start(aside, guide, scene.Moment)
            : _menu.Show(scene.Language, aside, [Notice.Info("dialog.guide-gone")]);
    }

    /// <summary>Begins a summary with a note that was sent before anything was chosen. Null where the message is none.</summary>
    private Turn? StartFrom(ConversationState state, Guide guide, string text, Moment moment) =>
        _guide.TakeNote(NewRun(state, guide, moment), text);

    private Scene NewRun(ConversationState state, Guide guide, Moment moment)
    {
        var run = new GuideRun
        {
            Id = moment.NewId,
            Guide = guide.Id,
            GuideVersion = guide.Version,
            Started = moment.Now,
        };
        return new Scene(
            state with
            {
                Run = run,
                Cancelled = null,
                Notices = [],
                Practice = null,
            },
            run,
            guide,
            state.Language!,
            moment,
            _rules
        );
    }

    private Turn Start(ConversationState state, Guide guide, Moment moment)
    {
        var scene = NewRun(state, guide, moment);
        return GuideDialog.Start(
            scene,
            state.Paused.Any(paused => string.Equals(paused.Guide, guide.Id, StringComparison.Ordinal))
                ? [Notice.Info("dialog.another-paused")]
                : []
        );
    }

    /// <summary>Takes up a run: the one named, or the newest that was put aside here; else whatever is open in another conversation.</summary>
    private Turn Resume(ConversationState state, string? id, Moment moment)
    {
        var here = id is null
            ? state.Paused.FirstOrDefault()
            : state.Paused.FirstOrDefault(run => string.Equals(run.Id.ToString(), id, StringComparison.Ordinal));
        if (id is null && state.Paused.Length > 1)
            return _menu.Show(state.Language!, state, [Notice.Info("dialog.which-run")]);
        if (here is not null)
            return TakeUp(state with { Paused = state.Paused.Remove(here) }, here, moment);
        return new Turn(
            state with
            {
                Expecting = Expecting.TakeOver + id,
                Offers = [],
                Notices = [],
            },
            [],
            [new Effect.AskStore(new StoreQuestion.OpenRuns())]
        );
    }

    private Turn TakeUp(ConversationState state, GuideRun run, Moment moment, params ReadOnlySpan<Effect> effects)
    {
        var resumed = state with { Run = run, Expecting = null, Offers = [], Notices = [], Misses = 0 };
        if (SceneOf(resumed, moment) is not { } scene)
            return GuideIsGone(resumed).With(effects);
        var title = ImmutableDictionary<string, string>.Empty.Add("title", scene.Words.Title);
        return GuideDialog.Ask(scene, new Notice("dialog.resumed", "info", title)).With(effects);
    }

    private Turn BringBack(ConversationState state, Moment moment) => TakeUp(state with { Cancelled = null }, state.Cancelled!, moment);

    private static Turn AskOpenRuns(ConversationState state) =>
        new(state with { Expecting = Expecting.OpenRuns, Offers = [] }, [], [new Effect.AskStore(new StoreQuestion.OpenRuns())]);

    private Turn Hear(ConversationState state, UserInput.StoreAnswered answered, Moment moment)
    {
        if (answered.Question is StoreQuestion.FindNotes or StoreQuestion.Timeline or StoreQuestion.OpenNote)
            return state.Run is null ? SupervisionDialog.Hear(state, answered, moment) : Turn.Of(state);
        if (answered.Question is not StoreQuestion.OpenRuns)
            return answered.Question is StoreQuestion.PracticeRuns ? PracticeDialog.Profile(state, answered.Answer.Practices)
                : SceneOf(state, moment) is { } scene ? _guide.Hear(scene, answered)
                : Turn.Of(state);
        if (state.Run is not null)
            return Turn.Of(state);
        var (runs, places) = (answered.Answer.Runs, answered.Answer.RunConversations);
        var elsewhere = runs.Zip(places, (run, place) => _menu.Choice(run, place)).ToImmutableArray();
        if (Expecting.After(state.Expecting, Expecting.TakeOver) is not { } wanted)
            return state.Expecting is Expecting.OpenRuns ? _menu.Show(state.Language!, state, state.Notices, elsewhere) : Turn.Of(state);

        // No id: the worker said "go on", and meant the one there is.
        var index = wanted.Length == 0 && runs.Length == 1 ? 0 : Find(runs, wanted);
        if (index >= 0)
            return TakeUp(state, runs[index], moment, new Effect.TakeOverRun(runs[index].Id, places[index]));
        var notice =
            wanted.Length > 0 ? "dialog.run-gone"
            : elsewhere.IsEmpty ? "dialog.nothing-to-resume"
            : "dialog.which-run";
        return _menu.Show(state.Language!, state, [Notice.Info(notice)], elsewhere);
    }

    private static int Find(ImmutableArray<GuideRun> runs, string id)
    {
        for (var i = 0; i < runs.Length; i++)
        {
            if (string.Equals(runs[i].Id.ToString(), id, StringComparison.Ordinal))
                return i;
        }

        return -1;
    }

    /// <summary>Speaks another language from now on, on every channel, and asks the open question again in it.</summary>
    private Turn Speak(ConversationState state, string language, Moment moment)
    {
        var spoken = state with { Language = language };
        if (SceneOf(spoken, moment) is { } scene)
            spoken = _guide.Relabelled(scene);
        var turn = Again(spoken, moment, Notice.Info("dialog.language"));
        return turn.With(new Effect.RememberLanguage(language));
    }

    /// <summary>What is open, once more: the question, or the menu.</summary>
    private Turn Again(ConversationState state, Moment moment, Notice notice) =>
        state.Run is null ? _menu.Show(state.Language!, state, [notice])
        : SceneOf(state, moment) is { } scene ? GuideDialog.Repeat(scene, notice)
        : GuideIsGone(state);

    /// <summary>The guide of the run is not there any more. The answers wait for it.</summary>
    private Turn GuideIsGone(ConversationState state) =>
        _menu.Show(state.Language!, GuideDialog.PutAside(state, state.Run!), [Notice.Info("dialog.guide-gone")]);

    private Scene? SceneOf(ConversationState state, Moment moment)
    {
        if (state.Run is not { } run)
            return null;
        // Its own version; where that is not kept any more, the guide as it is now: answers are by id, and what does not apply stays out of the note.
        if ((_guides.Find(run.Guide, run.GuideVersion) ?? _guides.Find(run.Guide)) is not { } guide)
            return null;
        var current = run with { GuideVersion = guide.Version };
        return new Scene(state with { Run = current }, current, guide, state.Language!, moment, _rules);
    }
}

/// <summary>Reads a visit note that was sent in one piece.</summary>
/// <param name="visitDate">The day dates in the note are counted from.</param>
public delegate VisitRecord ReadNoteText(string note, DateOnly visitDate);
