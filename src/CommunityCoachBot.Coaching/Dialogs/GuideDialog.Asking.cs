using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>Saying: the question that follows, the same one again, the review.</summary>
internal sealed partial class GuideDialog
{
    /// <summary>The next question that follows from the answers, or the review. A new question: cards of earlier ones are stale from now on.</summary>
    public static Turn Ask(Scene scene, params ReadOnlySpan<Notice> notices) => Ask(scene, [.. notices], []);

    private static Turn Ask(Scene scene, ImmutableArray<Notice> notices, ImmutableArray<Reply> before, params ReadOnlySpan<Effect> effects)
    {
        var next = scene with
        {
            State = scene.State with
            {
                Run = scene.Run,
                Expecting = scene.Place is null ? Expecting.Review : Expecting.Step,
                Asked = scene.State.Asked + 1,
                Misses = 0,
                Offers = [],
                Notices = [],
                Greeted = true,
            },
        };
        return new Turn(next.State, [.. before, .. Open(next, scene.State.Notices.AddRange(notices))], [.. effects]);
    }

    /// <summary>The same question again, still answered by its earlier card.</summary>
    public static Turn Repeat(Scene scene, params ReadOnlySpan<Notice> notices)
    {
        var expecting = scene.State.Expecting;
        var isLost = expecting is null || (expecting.StartsWith("wait-", StringComparison.Ordinal));
        return isLost ? Ask(scene, notices) : new Turn(scene.State with { Run = scene.Run }, Open(scene, [.. notices]), []);
    }

    /// <summary>Asks whether, before anything is taken away or put aside.</summary>
    public static Turn Confirm(Scene scene, string expecting) => Put(scene, expecting, []);

    /// <summary>An engine's question about the run: a confirmation or a choice.</summary>
    private static Turn Put(Scene scene, string expecting, ImmutableArray<Notice> notices, params ReadOnlySpan<Offer> offers)
    {
        var next = scene with
        {
            State = scene.State with
            {
                Run = scene.Run,
                Expecting = expecting,
                Asked = scene.State.Asked + 1,
                Misses = 0,
                Offers = [.. offers],
            },
        };
        return new Turn(next.State, Open(next, notices), []);
    }

    /// <summary>The question that is open, as replies.</summary>
    private static ImmutableArray<Reply> Open(Scene scene, ImmutableArray<Notice> notices) =>
        scene.State.Expecting switch
        {
            Expecting.Cancel => Confirmation(scene, notices, "dialog.cancel", Moves.CancelRun, Moves.Continue, Moves.Pause),
            Expecting.SkipStep => Confirmation(scene, notices, "dialog.skip-step", Moves.SkipStep, Moves.Continue),
            Expecting.PickPlan => [Choose(scene, "dialog.pick-plan", notices)],
            Expecting.PickStep => [Choose(scene, "dialog.pick-step", notices)],
            Expecting.PickValue => [Choose(scene, "dialog.pick-value", notices)],
            Expecting.Preview => [Review(scene, notices, preview: true)],
            { } other when Expecting.After(other, Expecting.Switch) is not null => Confirmation(
                scene,
                notices,
                "dialog.switch-guide",
                Moves.PauseAndStart,
                Moves.Continue
            ),
            _ => [scene.Place is { } place ? Question(scene, place, notices) : Review(scene, notices, preview: false)],
        };

    private static Reply.Question Question(Scene scene, Place place, ImmutableArray<Notice> notices)
    {
        var known = scene.Known;
        var (position, of) = scene.Guide.Progress(place.Step, scene.Answers, known);
        if (EarlierValue(scene, place) is { } earlier)
            notices = notices.Add(Say("dialog.earlier", ("value", Text(scene, place, earlier))));
        else if (place.Again && place.Step.Kind != StepKind.List && CurrentText(scene, place) is { Length: > 0 } current)
            notices = notices.Add(Say("dialog.now", ("value", current)));
        return new Reply.Question(
            scene.State.Ask,
            scene.Guide.Id,
            scene.Guide.Version,
            place.Step.Id,
            place.Field?.Id,
            scene.Answers,
            notices,
            position,
            of,
            [.. MovesAt(scene, place)]
        );
    }

    /// <summary>The repairs that make sense at this question, the likeliest first.</summary>
    private static IEnumerable<string> MovesAt(Scene scene, Place place)
    {
        var wording = scene.Words.Of(place.Step, place.Field);
        var isList = place.Step.Kind == StepKind.List;
        var entries = EntryCount(scene.Answers[place.Step.Id]);
        if (HasSomethingToKeep(scene, place) && !isList)
            yield return Moves.Keep;
        if (isList && entries > 0 && scene.OpenEntry(place.Step) is null)
            yield return Moves.Done;
        if (isList && entries == 0 && Least(place.Step) == 0)
            yield return Moves.None;
        if (!place.Step.Required && (place.Field is null || !Scene.IsNeeded(place.Step, place.Field) || !IsBegun(scene, place)))
            yield return Moves.Skip;
        if (isList && entries > 0)
            yield return Moves.Remove;
        if (scene.Answers.Count > 0)
            yield return Moves.Back;
        if (wording.Why is not null || scene.Words.Of(place.Step).Why is not null)
            yield return Moves.Why;
        if (wording.Example is not null)
            yield return Moves.Example;
        yield return Moves.Help;
        if (scene.Answers.Count > 0)
            yield return Moves.Pause;
    }

    private static Reply.Review Review(Scene scene, ImmutableArray<Notice> notices, bool preview)
    {
        var known = scene.Known;
        return new Reply.Review(
            scene.State.Ask,
            scene.Guide.Id,
            scene.Guide.Version,
            scene.Guide.Relevant(scene.Answers, known),
            notices,
            [.. scene.Guide.Missing(scene.Answers, known).Select(step => step.Id)],
            [.. scene.Guide.ToAdd(scene.Answers, known).Select(step => step.Id)],
            preview
        );
    }

    private static ImmutableArray<Reply> Confirmation(
        Scene scene,
        ImmutableArray<Notice> notices,
        string sentence,
        params ReadOnlySpan<string> moves
    )
    {
        var values = ImmutableDictionary<string, string>
            .Empty.Add("title", scene.Words.Title)
            .Add("count", scene.Answers.Count.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .Add("step", scene.Place is { } place ? scene.Words.Of(place.Step).Label : "");
        return
        [
            .. notices.Select(notice => new Reply.Say(notice.Words, notice.Values)),
            new Reply.Confirm(scene.State.Ask, sentence, values, [.. moves]),
        ];
    }

    /// <summary>What the open question offers to choose from, called by its names in the language spoken now.</summary>
    public ConversationState Relabelled(Scene scene)
    {
        string LabelNow(Offer offer) =>
            scene.State.Expecting switch
            {
                Expecting.PickPlan when offer.Option is Moves.None => words.Text(scene.Language, "dialog.without-plan"),
                Expecting.PickStep => LabelOf(scene, offer.Option),
                Expecting.PickValue when scene.Place is { } place => Text(scene, place, Answer.Of(offer.Option)),
                _ => offer.Label,
            };

        return scene.State with
        {
            Offers = [.. scene.State.Offers.Select(offer => offer with { Label = LabelNow(offer) })],
        };
    }

    private static Reply.Pick Choose(Scene scene, string sentence, ImmutableArray<Notice> notices) =>
        new(scene.State.Ask, sentence, ImmutableDictionary<string, string>.Empty, notices, scene.State.Offers);

    private static Notice Say(string words, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var filled = ImmutableDictionary<string, string>.Empty;
        foreach (var (name, value) in values)
            filled = filled.SetItem(name, value);
        return new Notice(words, "info", filled);
    }

    private static Notice Warn(string words, params ReadOnlySpan<(string Name, string Value)> values) =>
        Say(words, values) with
        {
            Kind = "warn",
        };

    private static string Text(Scene scene, Place place, Answer answer) =>
        answer.Value is { } value
            ? AnswerText.Value(place.Target, scene.Words.Of(place.Step, place.Field), value, scene.Language, scene.Moment.Now)
            : AnswerText.Of(place.Target, scene.Words.Of(place.Step, place.Field), answer, scene.Language);

    /// <summary>The answer that is being corrected, in words.</summary>
    private static string CurrentText(Scene scene, Place place)
    {
        if (scene.Answers[place.Step.Id] is not { Skipped: false } answer)
            return "";
        return place.Field is null ? Text(scene, place, answer)
            : place.Step.Kind == StepKind.List ? ""
            : Text(scene, place, Answer.Of(scene.EntryAt(place.Step).GetValueOrDefault(place.Field.Id, "")));
    }

    private static int EntryCount(Answer? answer) => answer is null ? 0 : answer.Entries.Length + answer.Options.Length;

    private static int Least(Step step) => step.Count?.Least ?? 0;

    /// <summary>Something of the form or entry is filled already, so that leaving it out would lose it.</summary>
    private static bool IsBegun(Scene scene, Place place) => scene.EntryAt(place.Step).Values.Any(value => value.Length > 0);
}
