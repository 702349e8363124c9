using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>
/// One worker going through one guide, one question at a time. Every repair is here, once for all guides: whatever a worker says or presses, no answer is lost
/// without a move that takes it away, and that can be undone.
/// </summary>
internal sealed partial class GuideDialog(
    WordCatalogue words,
    CommandReader commands,
    LineReader lines,
    MenuDialog menu,
    ReadNoteText readNote
)
{
    /// <summary>What was written, when a run is open and it was not a command of the conversation (<see cref="CoachDialog"/>).</summary>
    public Turn Hear(Scene scene, string text) =>
        scene.State.Expecting switch
        {
            Expecting.Cancel => HearConfirmation(scene, text, Moves.CancelRun),
            Expecting.SkipStep => HearConfirmation(scene, text, Moves.SkipStep),
            Expecting.PickPlan or Expecting.PickStep or Expecting.PickValue => HearPick(scene, text),
            _ when Expecting.After(scene.State.Expecting, Expecting.Switch) is not null => HearConfirmation(
                scene,
                text,
                Moves.PauseAndStart
            ),
            _ => HearAnswer(scene, text),
        };

    /// <summary>A button or form, of the question that is open (a stale one does not come here).</summary>
    public Turn Press(Scene scene, UserInput.Submitted pressed)
    {
        if (
            pressed.Move is Moves.Done
            && scene.Place is { Step.Kind: StepKind.List }
            && pressed.Fields.Values.Any(value => value.Length > 0)
        )
            return PressDoneWithEntry(scene, pressed);
        if (pressed.Move is Moves.Line && scene.Run.Read is not null)
            return PressLine(scene, pressed);
        if (pressed.Move is { } move)
            return Move(scene, new Command(move, pressed.Step ?? pressed.Option)) ?? Repeat(scene, Notice.Info("dialog.not-now"));
        if (scene.State.Expecting is Expecting.PickPlan or Expecting.PickStep or Expecting.PickValue)
            return pressed.Option is { } picked ? Pick(scene, picked) : Repeat(scene);
        if (scene.Place is not { } place || scene.State.Expecting is Expecting.Review)
            return Repeat(scene);
        // Own words beside a choice: they were typed, the choice may have stood there.
        var own = pressed.Fields.GetValueOrDefault("own") is { Length: > 0 };
        return pressed.Option is { } option && !own ? TakeOption(scene, place, option) : TakeForm(scene, place, pressed.Fields);
    }

    private Turn HearAnswer(Scene scene, string text)
    {
        var place = scene.Place;
        if (place is not null && IsOption(scene, place, text))
            return TakeText(scene, place, text);

        foreach (var command in commands.Read(text))
        {
            if (Means(scene, command) && Move(scene, command) is { } turn)
                return turn;
        }

        if ((HearLine(scene, text) ?? TakeNote(scene, text)) is { } taken)
            return taken;
        return place is null || IsAtReview(scene)
            ? Miss(scene, new Notice("dialog.review-unclear", "info", ImmutableDictionary<string, string>.Empty))
            : TakeText(scene, place, text);
    }

    /// <summary>The message is a label of the open question: that goes before a command of the same words.</summary>
    public static bool IsOption(Scene scene, string text) =>
        scene.State.Expecting is Expecting.Step && scene.Place is { } place && IsOption(scene, place, text);

    private static bool IsOption(Scene scene, Place place, string text)
    {
        var key = TextFolding.Key(text);
        return scene
            .Words.Of(place.Step, place.Field)
            .Options.Values.Any(option => IsSame(option.Label, key) || option.Also.Any(also => IsSame(also, key)));
    }

    private static bool IsSame(string label, string key) => string.Equals(TextFolding.Key(label), key, StringComparison.Ordinal);

    /// <summary>Whether words that could be a command are one here: "done" closes a list but may well be a text.</summary>
    private static bool Means(Scene scene, Command command)
    {
        var place = scene.Place;
        return command.Move switch
        {
            Moves.Done => place is { Step.Kind: StepKind.List } or { Step.Kind: StepKind.Form, Field: null }
                || scene.State.Expecting is Expecting.Preview,
            Moves.None => (place is { Step.Kind: StepKind.List } && scene.OpenEntry(place.Step) is null)
                || (
                    place is { Target.Kind: StepKind.Text or StepKind.LongText or StepKind.Choices or StepKind.Date } && MayBeLeftOut(place)
                )
                || IsQuote(place),
            Moves.Keep => place is not null && HasSomethingToKeep(scene, place),
            Moves.Remove => place is { Step.Kind: StepKind.List },
            Moves.Yes or Moves.No or Moves.CancelRun or Moves.SkipStep or Moves.PauseAndStart => false,
            _ => true,
        };
    }

    /// <summary>The exact words of a risk: "nothing" is none.</summary>
    private static bool IsQuote(Place? place) => place is { Step.Note: NoteParts.Risks, Field.Id: NoteParts.Quote };

    private static bool MayBeLeftOut(Place place) =>
        place.Field is { } field
            ? !Scene.IsNeeded(place.Step, field)
            : place.Step is { Required: false } and ({ Optional: true } or { More: true });

    private Turn HearConfirmation(Scene scene, string text, string yes)
    {
        if (commands.Is(text, yes) || commands.Is(text, Moves.Yes))
            return Move(scene, new Command(yes)) ?? Repeat(scene);
        if (commands.Is(text, Moves.No) || commands.Is(text, Moves.Continue))
            return Move(scene, new Command(Moves.Continue)) ?? Repeat(scene);
        if (commands.Is(text, Moves.Pause))
            return Pause(scene);
        // Asked twice and still something else: the worker has gone on, and so do we. Nothing was taken away.
        return scene.State.Misses == 0
            ? Repeat(scene with { State = scene.State with { Misses = 1 } }, Notice.Info("dialog.yes-or-no"))
            : Ask(scene, Notice.Info("dialog.left-as-it-was"));
    }

    private Turn HearPick(Scene scene, string text)
    {
        var key = TextFolding.Key(text);
        var offers = scene.State.Offers;
        if (offers.FirstOrDefault(offer => TextFolding.Key(offer.Label) == key || TextFolding.Key(offer.Option) == key) is { } named)
            return Pick(scene, named.Option);
        if (
            int.TryParse(key, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number)
            && number >= 1
            && number <= offers.Length
        )
            return Pick(scene, offers[number - 1].Option);
        if (
            offers.Where(offer => key.Length > 0 && TextFolding.Key(offer.Label).Contains(key, StringComparison.Ordinal)).ToList()
            is [var only]
        )
            return Pick(scene, only.Option);
        if (scene.State.Expecting is Expecting.PickPlan)
        {
            if (commands.Is(text, Moves.Yes) && offers.Length == 2)
                return Pick(scene, offers[0].Option);
            if (commands.Is(text, Moves.No) || commands.Is(text, Moves.None) || commands.Is(text, Moves.Skip))
                return Pick(scene, Moves.None);
        }

        // Not one of them: a command, or the worker says it afresh.
        return scene.State.Expecting is Expecting.PickPlan && !commands.Read(text).Any(command => Means(scene, command))
            ? Repeat(scene, Notice.Info("dialog.pick-one"))
            : HearAnswer(scene with { State = scene.State with { Expecting = Expecting.Step } }, text);
    }

    private static Turn Pick(Scene scene, string option)
    {
        if (!scene.State.Offers.Any(offer => string.Equals(offer.Option, option, StringComparison.Ordinal)))
            return Repeat(scene, Notice.Info("dialog.pick-one"));
        return scene.State.Expecting switch
        {
            Expecting.PickPlan => StartFrom(scene, option),
            Expecting.PickStep => Ask(scene.At(option)),
            _ when scene.Place is { } place => TakeValue(scene, place, option),
            _ => Ask(scene),
        };
    }

    private static bool IsAtReview(Scene scene) => scene.Place is null;

    private static bool HasSomethingToKeep(Scene scene, Place place) =>
        (place.Again && scene.Answers.Has(place.Step.Id)) || EarlierValue(scene, place) is not null;

    /// <summary>What was said before at this very question, as an answer to keep: taken back with "back" or "undo".</summary>
    private static Answer? EarlierValue(Scene scene, Place place)
    {
        if (scene.EarlierAnswer(place.Step) is not { } earlier)
            return null;
        if (place.Field is null)
            return place.Step.Kind == StepKind.List ? null : earlier;
        var entry = place.Step.Kind == StepKind.Form ? 0 : EntryIndex(scene, place.Step);
        return earlier.Entries.Length > entry && earlier.Entries[entry].GetValueOrDefault(place.Field.Id) is { Length: > 0 } value
            ? Answer.Of(value)
            : null;
    }

    private static int EntryIndex(Scene scene, Step step) =>
        (scene.Answers[step.Id]?.Entries.Length ?? 0) - (scene.OpenEntry(step) is null ? 0 : 1);
}
