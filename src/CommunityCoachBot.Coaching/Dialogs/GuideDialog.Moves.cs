using System.Collections.Immutable;
using System.Globalization;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>The repair moves.</summary>
internal sealed partial class GuideDialog
{
    /// <summary>What a move does here; null when it is none here, so that the words may be an answer.</summary>
    private Turn? Move(Scene scene, Command command)
    {
        var place = scene.Place;
        return command.Move switch
        {
            Moves.Help => Repeat(scene, [.. HelpAt(scene, place)]),
            Moves.Why => Explain(scene, place, "dialog.why", words => words.Why, "dialog.no-why"),
            Moves.Example => Explain(scene, place, "dialog.example", words => words.Example, "dialog.no-example"),
            Moves.Back => Back(scene),
            Moves.Skip => place is null ? Repeat(scene, Notice.Info("dialog.review-unclear")) : Skip(scene, place),
            Moves.Undo => Undo(scene),
            Moves.Progress => Progress(scene),
            Moves.Preview => place is null ? Repeat(scene) : Put(scene, Expecting.Preview, []),
            Moves.Pause => Pause(scene),
            Moves.Cancel => scene.Answers.Count == 0 ? CancelRun(scene) : Put(scene, Expecting.Cancel, []),
            Moves.CancelRun => scene.State.Expecting is Expecting.Cancel ? CancelRun(scene) : Put(scene, Expecting.Cancel, []),
            Moves.Continue or Moves.Resume or Moves.No => scene.State.Expecting is Expecting.Step or Expecting.Review
                ? Repeat(scene)
                : Ask(scene),
            Moves.Correct => Correct(scene, command.About),
            Moves.Add => Add(scene, command.About),
            Moves.Remove => place is { Step.Kind: StepKind.List } ? Remove(scene, place.Step, command.About) : null,
            Moves.Keep => place is null ? null : KeepAsItWas(scene, place),
            Moves.Done => scene.State.Expecting is Expecting.Preview ? Ask(scene)
            : place is null ? null
            : Done(scene, place),
            Moves.None => place is null ? null : Nothing(scene, place),
            Moves.SkipStep => place is null || scene.State.Expecting is not Expecting.SkipStep ? null : SkipWhole(scene, place.Step),
            Moves.Save => Save(scene),
            Moves.Record => ShowRecordAgain(scene),
            _ => null,
        };
    }

    private static IEnumerable<Notice> HelpAt(Scene scene, Place? place)
    {
        if (place is null)
            return [Notice.Info("dialog.help-review")];
        var hint = scene.Words.Of(place.Step, place.Field).Hint ?? scene.Words.Of(place.Step).Hint;
        var help = Notice.Info(place.Step.Kind == StepKind.List ? "dialog.help-list" : "dialog.help-run");
        return hint is null ? [help] : [Say("dialog.hint", ("text", hint)), help];
    }

    private static Turn Explain(Scene scene, Place? place, string sentence, Func<StepWords, string?> part, string none)
    {
        if (place is null)
            return Repeat(scene, Notice.Info("dialog.help-review"));
        var own = scene.Words.Of(place.Step, place.Field);
        var text = part(own) ?? part(scene.Words.Of(place.Step));
        if (text is null)
            return Repeat(scene, Notice.Info(none));
        return own.Weak is { } weak && sentence is "dialog.example"
            ? Repeat(scene, Say(sentence, ("text", text)), Say("dialog.weak-example", ("text", weak)))
            : Repeat(scene, Say(sentence, ("text", text)));
    }

    private static Turn Back(Scene scene)
    {
        // In the middle of correcting, the step back is to where one came from.
        if (scene.Run.At is not null && scene.Place is { } at && scene.Answers.Has(at.Step.Id))
            return Ask(scene.At(null), Notice.Info("dialog.left-as-it-was"));
        if (scene.WithoutLast() is not (var before, var step))
            return Repeat(scene, Notice.Info("dialog.first-question"));
        return Ask(before.At(step), Removed(scene, before, step));
    }

    private static Turn Undo(Scene scene) =>
        // Right after a step back, "undo" is about that step back.
        scene.TakenBack
            is (var step, var answer)
            ? Ask(scene.With(step, answer).At(null), Say("dialog.left-as-it-was"))
            : UndoLast(scene);

    private static Turn UndoLast(Scene scene) =>
        scene.WithoutLast() is not (var before, var step)
            ? Repeat(scene, Notice.Info("dialog.nothing-to-undo"))
            : Ask(before.At(null), [Say("dialog.undone", ("step", LabelOf(scene, step))), .. Removed(scene, before, step)]);

    /// <summary>Entries that went with a move are named: their question may not come up by itself.</summary>
    private static Notice[] Removed(Scene scene, Scene before, string step)
    {
        var guideStep = scene.Guide.Find(step);
        if (guideStep is not { Kind: StepKind.List } || EntryCount(scene.Answers[step]) <= EntryCount(before.Answers[step]))
            return [];
        return [Say("dialog.taken-back", ("value", LastEntryText(scene, guideStep)))];
    }

    private static Turn Skip(Scene scene, Place place)
    {
        if (place.Field is { } field && IsBegun(scene, place))
        {
            if (!Scene.IsNeeded(place.Step, field))
                return KeepEntry(scene, place.Step, scene.EntryAt(place.Step).SetItem(field.Id, ""), [field], []);
            if (IsQuote(place))
                return Repeat(scene, Warn("dialog.quote-needed"));
            return place.Step.Required ? Repeat(scene, Say("dialog.cannot-skip")) : Put(scene, Expecting.SkipStep, []);
        }

        if (place.Step.Kind == StepKind.List && EntryCount(scene.Answers[place.Step.Id]) > 0)
            return Done(scene, place);
        if (place.Step.Required)
            return Repeat(scene, Say("dialog.cannot-skip"));
        // Asked again and skipped: what was there stays there.
        return scene.Run.At is not null && scene.Answers.Has(place.Step.Id)
            ? Ask(scene.At(null), Notice.Info("dialog.left-as-it-was"))
            : SkipWhole(scene, place.Step);
    }

    /// <summary>Leaves the step out; of a list only the entry that was begun.</summary>
    private static Turn SkipWhole(Scene scene, Step step)
    {
        if (step.Kind == StepKind.List && scene.OpenEntry(step) is not null)
            return DropEntry(scene, step, scene.Answers[step.Id]!.Entries.Length - 1);
        if (step.Required)
            return Repeat(scene, Say("dialog.cannot-skip"));
        return Ask(
            scene.With(step, Answer.Skip),
            [Say("dialog.skipped", ("step", LabelOf(scene, step.Id)))],
            [new Reply.Answered(scene.State.Ask, scene.Guide.Id, scene.Guide.Version, step.Id, Answer.Skip)]
        );
    }

    private static Turn Progress(Scene scene)
    {
        var (position, of) = scene.Guide.Progress(scene.Place?.Step, scene.Answers, scene.Known);
        var open = scene
            .Guide.Applicable(scene.Answers, scene.Known)
            .Where(step => !step.More && !scene.Guide.IsComplete(step, scene.Answers, scene.Known))
            .Select(step => LabelOf(scene, step.Id))
            .ToList();
        return open.Count == 0
            ? Repeat(scene, Say("dialog.progress-done", ("of", Number(of))))
            : Repeat(
                scene,
                Say(
                    "dialog.progress",
                    ("position", Number(position)),
                    ("of", Number(of)),
                    ("left", string.Join(AnswerText.Separator(scene.Language), open))
                )
            );
    }

    /// <summary>Puts the run aside in this conversation; any conversation of the worker can take it up again.</summary>
    public static ConversationState PutAside(ConversationState state, GuideRun run) =>
        state with
        {
            Run = null,
            Paused = state.Paused.Insert(0, run),
            Expecting = null,
            Misses = 0,
            Offers = [],
            Notices = [],
        };

    private Turn Pause(Scene scene) =>
        menu.Show(scene.Language, PutAside(scene.State, scene.Run), [Say("dialog.paused", ("title", scene.Words.Title))]);

    private Turn CancelRun(Scene scene) =>
        menu.Show(
            scene.Language,
            PutAside(scene.State, scene.Run) with
            {
                Paused = scene.State.Paused,
                Cancelled = scene.Answers.Count > 0 ? scene.Run : scene.State.Cancelled,
            },
            [
                scene.Answers.Count > 0
                    ? Say("dialog.cancelled", ("title", scene.Words.Title))
                    : Say("dialog.cancelled-empty", ("title", scene.Words.Title)),
            ]
        );

    private static Turn? Correct(Scene scene, string? about)
    {
        var answered = scene.Guide.Applicable(scene.Answers, scene.Known).Where(step => scene.Answers[step.Id] is not null).ToList();
        if (about is null)
        {
            if (answered.Count == 0)
                return Repeat(scene, Notice.Info("dialog.nothing-to-correct"));
            return Put(scene, Expecting.PickStep, [], [.. answered.Select(step => new Offer(step.Id, LabelOf(scene, step.Id)))]);
        }

        var path = IsPath(scene, about, answered) ? about : scene.Guide.PathOf(about, answered);
        if (path is not null)
            return AskAgain(scene.At(path));
        // Named the very question that is open: there is nothing to change yet, and it is no answer to it.
        return scene.Place is { } open && scene.Guide.PathOf(about, [open.Step]) is not null ? Repeat(scene) : null;
    }

    /// <summary>Opens an answer again; of a whole form, any part of it.</summary>
    private static Turn AskAgain(Scene scene) =>
        scene.Place is { Step.Kind: StepKind.Form, Field: null } place
            ? Ask(scene, Say("dialog.which-field", ("fields", FieldNames(scene, place.Step))))
            : Ask(scene);

    private static string FieldNames(Scene scene, Step step) =>
        string.Join(
            AnswerText.Separator(scene.Language),
            scene.Fields(step, scene.EntryAt(step)).Select(field => scene.Words.Of(step, field).Label)
        );

    private static Turn? Add(Scene scene, string? about)
    {
        var known = scene.Known;
        var steps = scene.Guide.ToAdd(scene.Answers, known).Concat(scene.Guide.Missing(scene.Answers, known)).ToList();
        if (about is not null)
            return (IsPath(scene, about, steps) ? about : scene.Guide.PathOf(about, steps)) is { } path ? Ask(scene.At(path)) : null;
        return steps.Count == 0
            ? Repeat(scene, Notice.Info("dialog.nothing-to-add"))
            : Put(scene, Expecting.PickStep, [], [.. steps.Select(step => new Offer(step.Id, LabelOf(scene, step.Id)))]);
    }

    private static bool IsPath(Scene scene, string path, IEnumerable<Step> among) =>
        scene.Guide.At(path) is not null
        && among.Any(step => string.Equals(step.Id, GuideFlow.SplitPath(path).Step, StringComparison.Ordinal));

    private static Turn Remove(Scene scene, Step step, string? about)
    {
        var count = EntryCount(scene.Answers[step.Id]);
        if (count == 0)
            return Repeat(scene, Notice.Info("dialog.nothing-to-remove"));
        var number =
            about is null ? count
            : int.TryParse(about, NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named
            : 0;
        return number < 1 || number > count
            ? Repeat(scene, Say("dialog.no-such-entry", ("count", Number(count))))
            : DropEntry(scene, step, number - 1);
    }

    private static Turn DropEntry(Scene scene, Step step, int index)
    {
        var answer = scene.Answers[step.Id]!;
        var text = EntryText(scene, step, index);
        var left = answer with
        {
            Entries = answer.Entries.IsEmpty ? [] : answer.Entries.RemoveAt(index),
            Options = answer.Options.IsEmpty ? [] : answer.Options.RemoveAt(index),
            Open = true,
        };
        // The list stays the question, also where it was opened again from the review.
        return Ask(scene.With(step, left).At(scene.Run.At is null ? null : step.Id), Say("dialog.removed", ("value", text)));
    }

    private static Turn? KeepAsItWas(Scene scene, Place place)
    {
        if (place.Again && scene.Answers.Has(place.Step.Id))
            return Ask(scene.At(null), Notice.Info("dialog.left-as-it-was"));
        if (EarlierValue(scene, place) is not { } earlier)
            return Repeat(scene, Notice.Info("dialog.nothing-to-keep"));
        if (place.Field is { } field)
            return KeepEntry(scene, place.Step, scene.EntryAt(place.Step).SetItem(field.Id, earlier.Value!), [field], []);
        return Keep(scene, place.Step, earlier with { Open = false }, [], []);
    }

    /// <summary>Closes a list, or a form that was opened again.</summary>
    private static Turn Done(Scene scene, Place place)
    {
        if (place.Step.Kind != StepKind.List)
            return scene.Answers.Has(place.Step.Id) ? Ask(scene.At(null)) : Repeat(scene);
        if (scene.OpenEntry(place.Step) is { } entry)
        {
            var missing = scene
                .Fields(place.Step, entry)
                .Where(field => Scene.IsNeeded(place.Step, field) && entry.GetValueOrDefault(field.Id, "").Length == 0);
            var labels = missing.Select(field => scene.Words.Of(place.Step, field).Label).ToList();
            if (labels.Count > 0)
                return Repeat(scene, Say("dialog.entry-unfinished", ("fields", string.Join(AnswerText.Separator(scene.Language), labels))));
        }

        var answer = scene.Answers[place.Step.Id] ?? new Answer();
        var count = EntryCount(answer);
        if (count < Least(place.Step))
            return Repeat(
                scene,
                Say(place.Step.Required ? "dialog.too-few-required" : "dialog.too-few", ("least", Number(Least(place.Step))))
            );
        return Close(scene, place.Step, answer);
    }

    /// <summary>"Nothing" to a field that may be left out, to a step that may, or to a list: nothing, or nothing more.</summary>
    private static Turn Nothing(Scene scene, Place place)
    {
        if (IsQuote(place))
            return Repeat(scene, Warn("dialog.quote-needed"));
        if (place.Field is { } field && (place.Step.Kind != StepKind.List || scene.OpenEntry(place.Step) is not null))
            return KeepEntry(scene, place.Step, scene.EntryAt(place.Step).SetItem(field.Id, ""), [field], []);
        return place.Step.Kind == StepKind.List ? Done(scene, place) : SkipWhole(scene, place.Step);
    }

    private static Turn Close(Scene scene, Step step, Answer answer)
    {
        var closed = answer with { Open = false, Skipped = false };
        return Ask(
            scene.With(step, closed),
            EntryCount(answer) == 0 ? [Say("dialog.none-noted", ("step", LabelOf(scene, step.Id)))] : [],
            [new Reply.Answered(scene.State.Ask, scene.Guide.Id, scene.Guide.Version, step.Id, closed)]
        );
    }

    /// <summary>The one place a note is made: the worker looked at the review and said "save".</summary>
    private Turn Save(Scene scene)
    {
        if (scene.State.Expecting is not Expecting.Review || scene.Place is not null)
            return scene.Place is null ? Ask(scene) : Put(scene, Expecting.Preview, [Notice.Info("dialog.not-yet-save")]);
        if (scene.Guide.Relevant(scene.Answers, scene.Known).ByStep.Values.All(answer => answer.Skipped))
            return Repeat(scene, Notice.Info("dialog.nothing-to-save"));
        var note = NoteBuilder.Build(scene.Guide, scene.Run, scene.Moment.Worker.PersonId, scene.Known);
        var finished = PutAside(scene.State, scene.Run) with { Paused = scene.State.Paused };
        var shown = new Reply.NoteShown(note, scene.Run.Household, [Saved(scene, note)]);
        var after = menu.Show(scene.Language, finished, []);
        var reviewed = new Reply.Reviewed(
            scene.State.Ask,
            scene.Guide.Id,
            scene.Guide.Version,
            scene.Guide.Relevant(scene.Answers, scene.Known)
        );
        return after with { Replies = [shown, reviewed, .. after.Replies], Effects = after.Effects.Insert(0, new Effect.SaveNote(note)) };
    }

    /// <summary>A plan that is not ready says so first: nobody leaves with a draft in the belief that all is well.</summary>
    private static Notice Saved(Scene scene, Note note)
    {
        if (note.Status is "blocked")
            return Say("dialog.saved-blocked") with { Kind = "warn" };
        if (note.Status is "draft")
        {
            var missing = scene.Guide.Missing(scene.Answers, scene.Known).Select(step => LabelOf(scene, step.Id)).ToList();
            return (
                missing.Count > 0
                    ? Say("dialog.saved-draft", ("missing", string.Join(AnswerText.Separator(scene.Language), missing)))
                    : Say("dialog.saved-draft-whole")
            ) with
            {
                Kind = "warn",
            };
        }

        return scene.Words.Saved is { } saved ? Say("dialog.plain", ("text", saved)) : Say("dialog.saved");
    }

    private static string LabelOf(Scene scene, string path) => scene.Guide.Find(path) is { } step ? scene.Words.Of(step).Label : path;

    private static string LastEntryText(Scene scene, Step step) => EntryText(scene, step, EntryCount(scene.Answers[step.Id]) - 1);

    private static string EntryText(Scene scene, Step step, int index)
    {
        var answer = scene.Answers[step.Id]!;
        return answer.Entries.IsEmpty
            ? answer.Options[index]
            : AnswerLines.Entry(step, scene.Words.Of(step), answer.Entries[index], scene.Language);
    }
}
