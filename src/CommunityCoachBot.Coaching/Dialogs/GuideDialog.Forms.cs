using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>Taking what a card's inputs held: untrusted text, read and checked like anything written.</summary>
internal sealed partial class GuideDialog
{
    private static Turn TakeForm(Scene scene, Place place, ImmutableDictionary<string, string> inputs)
    {
        if (GuideFlow.FieldsOf(place.Step).Length > 0)
            return TakeEntryForm(scene, place.Step, inputs);
        var texts = inputs
            .Where(input => !string.IsNullOrWhiteSpace(input.Value))
            .OrderBy(input => input.Key, StringComparer.Ordinal)
            .Select(input => input.Value)
            .ToList();
        if (texts.Count == 0)
            return Repeat(scene, Say("dialog.empty-form"));
        return place.Step.Kind == StepKind.Choices
            ? TakeChosen(scene, place, texts)
            : TakeOptionOrText(scene, place, inputs.GetValueOrDefault("own") is { Length: > 0 } own ? own : texts[0]);
    }

    private static Turn TakeOptionOrText(Scene scene, Place place, string text) =>
        place.Step.Options.Any(option => string.Equals(option.Id, text, StringComparison.Ordinal))
            ? TakeValue(scene, place, text)
            : TakeText(scene, place, TextFolding.Clean(text, lines: true));

    /// <summary>Several choices come as ids with commas between them, own words in an input beside.</summary>
    private static Turn TakeChosen(Scene scene, Place place, List<string> texts)
    {
        var reading = ReadChosen(scene, place.Step, scene.Words.Of(place.Step), texts);
        return reading switch
        {
            AnswerReading.Understood understood => Keep(scene, place.Step, understood.Answer, [], []),
            AnswerReading.Unclear unclear => Miss(scene, new Notice(unclear.WordsId, "info", unclear.Values)),
            _ => Repeat(scene, Say("dialog.pick-one")),
        };
    }

    private static AnswerReading ReadChosen(Scene scene, Step step, StepWords wording, List<string> texts)
    {
        var chosen = new List<string>();
        foreach (var text in texts)
        {
            var ids = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (ids.All(id => step.Options.Any(option => string.Equals(option.Id, id, StringComparison.Ordinal))))
                chosen.AddRange(ids);
            else if (
                AnswerReader.Read(step with { Count = null }, wording, text, scene.Moment.Now, scene.Language)
                is AnswerReading.Understood own
            )
                chosen.AddRange(own.Answer.Options);
            else
                return new AnswerReading.Unclear("dialog.not-an-option", ImmutableDictionary<string, string>.Empty);
        }

        var options = chosen.Distinct(StringComparer.Ordinal).ToImmutableArray();
        if (step.Count is { } count && (options.Length < count.Least || options.Length > count.Most))
            return new AnswerReading.Unclear(
                "dialog.choose-between",
                ImmutableDictionary<string, string>.Empty.Add("least", Number(count.Least)).Add("most", Number(count.Most))
            );
        return new AnswerReading.Understood(new Answer { Options = options }, null);
    }

    /// <summary>A whole form, or one entry of a list. What is valid is kept; the first field that is not is asked again with the reason.</summary>
    private static Turn TakeEntryForm(Scene scene, Step step, ImmutableDictionary<string, string> inputs)
    {
        var entry = ImmutableDictionary<string, string>.Empty;
        var problems = ImmutableArray.CreateBuilder<Notice>();
        var filled = ImmutableArray.CreateBuilder<Step>();
        foreach (var field in GuideFlow.FieldsOf(step))
        {
            // Whether a field applies depends on what the form itself says in the fields before it.
            if (!scene.Fields(step, entry).Contains(field))
                continue;
            if (!inputs.TryGetValue(field.Id, out var input) || string.IsNullOrWhiteSpace(input))
            {
                if (!Scene.IsNeeded(step, field))
                    entry = entry.SetItem(field.Id, "");
                continue;
            }

            var label = scene.Words.Of(step, field).Label;
            switch (ReadInput(scene, step, field, input))
            {
                case AnswerReading.Understood understood:
                    var candidate = entry.SetItem(field.Id, Canonical(understood.Answer));
                    var stops = Hits(scene, field.Rules, scene.Answers.With(step.Id, WithEntry(scene, step, candidate)), step, field)
                        .Where(hit => hit.Kind is "stop")
                        .ToList();
                    problems.AddRange(stops);
                    if (stops.Count > 0)
                        break;
                    entry = candidate;
                    filled.Add(field);
                    break;
                case AnswerReading.Unclear unclear:
                    problems.Add(Say("dialog.field-problem", ("field", label)));
                    problems.Add(new Notice(unclear.WordsId, "info", unclear.Values));
                    break;
                case AnswerReading.Ambiguous:
                    problems.Add(Say("dialog.field-ambiguous", ("field", label), ("text", TextFolding.Shorten(input, 40))));
                    break;
            }
        }

        if (filled.Count == 0)
            return Miss(scene, problems.Count > 0 ? [.. problems] : [Say("dialog.empty-form")]);
        var missing = scene.Fields(step, entry).Where(field => Scene.IsNeeded(step, field) && !entry.ContainsKey(field.Id)).ToList();
        if (problems.Count == 0 && missing.Count > 0)
            problems.Add(
                Say(
                    "dialog.still-missing",
                    (
                        "fields",
                        string.Join(AnswerText.Separator(scene.Language), missing.Select(field => scene.Words.Of(step, field).Label))
                    )
                )
            );
        return KeepEntry(scene, step, entry, filled.ToImmutable(), [.. problems, .. EchoedTimes(scene, step, entry, filled)]);
    }

    private static AnswerReading ReadInput(Scene scene, Step step, Step field, string input)
    {
        var wording = scene.Words.Of(step, field);
        if (field.Options.Any(option => string.Equals(option.Id, input, StringComparison.Ordinal)) && field.Kind == StepKind.Choice)
            return new AnswerReading.Understood(Answer.Of(input), null);
        if (field.Kind == StepKind.Choices)
            return ReadChosen(scene, field, wording, [input]);
        if (field.Kind is StepKind.YesNo or StepKind.Confirm && input is "yes" or "no")
            return new AnswerReading.Understood(Answer.Of(input), null);
        return Read(scene, step, field, input);
    }

    /// <summary>Times that were typed into a form are said back: "2:30" could have been meant otherwise.</summary>
    private static IEnumerable<Notice> EchoedTimes(
        Scene scene,
        Step step,
        ImmutableDictionary<string, string> entry,
        IEnumerable<Step> filled
    )
    {
        var parts = filled
            .Where(IsRecognisable)
            .Select(field => AnswerText.Value(field, scene.Words.Of(step, field), entry[field.Id], scene.Language, scene.Moment.Now))
            .ToList();
        return parts.Count == 0 ? [] : [Say("dialog.noted", ("value", string.Join(AnswerText.Separator(scene.Language), parts)))];
    }

    /// <summary>"That was the last one" with an entry still in the form.</summary>
    private Turn PressDoneWithEntry(Scene scene, UserInput.Submitted pressed)
    {
        var taken = Press(scene, pressed with { Move = null });
        var after = scene with { State = taken.State, Run = taken.State.Run! };
        // Only when the entry went in whole: otherwise its problems are what matters now.
        if (
            scene.Place is not { } place
            || after.Place?.Step.Id != place.Step.Id
            || EntryCount(after.Answers[place.Step.Id]) == EntryCount(scene.Answers[place.Step.Id])
            || after.OpenEntry(place.Step) is not null
        )
            return taken;
        var closed = Done(after, after.Place!);
        return closed with
        {
            Replies =
            [
                .. taken.Replies.Where(reply => reply is Reply.ActionCard or Reply.Answered),
                .. closed.Replies.Where(reply => reply is not Reply.Answered),
            ],
            Effects = taken.Effects.AddRange(closed.Effects),
        };
    }
}
