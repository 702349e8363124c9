using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>Filling a form or entry in words: one field, or as many as the message gives away.</summary>
internal sealed partial class GuideDialog
{
    private static readonly char[] Commas = [',', '，', ';', '；', '\n'];

    private static Turn TakeFieldsInWords(Scene scene, Place place, Step first, string text)
    {
        var open = scene
            .Fields(place.Step, scene.EntryAt(place.Step))
            .SkipWhile(field => field != first)
            .Where(field => field == first || place.Again || !scene.EntryAt(place.Step).ContainsKey(field.Id))
            .ToList();
        if (!place.Again && InOrder(scene, place.Step, open, text) is { } whole)
            return KeepFields(scene, place.Step, whole, text);

        var (filled, rest, unsure) = OneAfterTheOther(scene, place.Step, open, text);
        if (filled.Count == 0)
            return unsure.Reading switch
            {
                AnswerReading.Unclear unclear => Miss(scene, new Notice(unclear.WordsId, "info", unclear.Values)),
                AnswerReading.Ambiguous ambiguous => OfferCandidates(scene, ambiguous),
                var reading => throw new NotSupportedException($"A reading of a new kind: {reading?.GetType().Name}."),
            };
        if (!place.Again)
            TakeChoices(scene, place.Step, open, filled, rest);
        var taken = KeepFields(scene, place.Step, filled, text);
        return unsure is { Field: { } field, Reading: AnswerReading.Ambiguous either } ? AskWhich(scene, taken, field, either) : taken;
    }

    /// <summary>
    /// A message whose parts between commas are fields in their order: "陈伯，独居老人", "打电话告诉他价格，周五". Only when every part fits and one after the first is
    /// no mere text, since people put commas into texts too.
    /// </summary>
    private static List<(Step Field, string Value)>? InOrder(Scene scene, Step step, List<Step> fields, string text)
    {
        var pieces = text.Split(Commas, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (pieces.Length < 2 || pieces.Length > fields.Count)
            return null;
        var filled = new List<(Step Field, string Value)>();
        var next = 0;
        foreach (var piece in pieces)
        {
            // A text in between is left to be asked when the part is plainly something later.
            if (filled.Count > 0 && next < fields.Count && IsText(fields[next]))
                next = fields.FindIndex(next, field => !IsText(field) && FieldValue(scene, step, field, piece, strictly: true) is not null)
                    is var later
                        and >= 0
                    ? later
                    : next;
            if (next >= fields.Count || FieldValue(scene, step, fields[next], piece, strictly: false) is not { } value)
                return null;
            filled.Add((fields[next++], value));
        }

        return filled.Skip(1).Any(one => !IsText(one.Field)) ? filled : null;
    }

    /// <param name="strictly">An option by one of its names, not by resemblance.</param>
    private static string? FieldValue(Scene scene, Step step, Step field, string piece, bool strictly)
    {
        if (!IsText(field) && IsNumber(piece))
            return null;
        if (strictly && field.Kind is StepKind.Choice or StepKind.Choices && !IsOption(scene, new Place(step, field, Again: false), piece))
            return null;
        return Read(scene, step, field, piece) is AnswerReading.Understood { Rest: null } understood ? Canonical(understood.Answer) : null;
    }

    /// <summary>The first field, then in what is left of the message the dates, times and durations of later ones.</summary>
    private static (List<(Step Field, string Value)> Filled, string? Left, (Step? Field, AnswerReading? Reading) Unsure) OneAfterTheOther(
        Scene scene,
        Step step,
        List<Step> fields,
        string text
    )
    {
        var filled = new List<(Step, string)>();
        string? rest = text;
        (Step?, AnswerReading?) unsure = default;
        foreach (var field in fields)
        {
            if (rest is null || (filled.Count > 0 && !IsRecognisable(field)))
                continue;
            var reading = Read(scene, step, field, rest);
            if (reading is AnswerReading.Understood understood)
            {
                filled.Add((field, Canonical(understood.Answer)));
                rest = understood.Rest;
            }
            else if (filled.Count == 0)
            {
                return (filled, rest, (field, reading));
            }
            else if (reading is AnswerReading.Ambiguous)
            {
                unsure = unsure == default ? (field, reading) : unsure;
            }
        }

        return (filled, rest, unsure);
    }

    /// <summary>Options of later fields that a part of what is left names ("电话约好了").</summary>
    private static void TakeChoices(Scene scene, Step step, List<Step> fields, List<(Step Field, string Value)> filled, string? rest)
    {
        var pieces = (rest ?? "")
            .Split(Commas, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(piece => !IsNumber(piece))
            .ToList();
        foreach (
            var field in fields.Where(field =>
                field is { Kind: StepKind.Choice, Own: false } && filled.TrueForAll(one => one.Field != field)
            )
        )
        {
            foreach (var piece in pieces)
            {
                if (Read(scene, step, field, piece) is not AnswerReading.Understood { Answer.Value: { } option })
                    continue;
                filled.Add((field, option));
                pieces.Remove(piece);
                break;
            }
        }
    }

    private static Turn KeepFields(Scene scene, Step step, List<(Step Field, string Value)> filled, string text)
    {
        var entry = scene.EntryAt(step).SetItems(filled.Select(one => KeyValuePair.Create(one.Field.Id, one.Value)));
        ImmutableArray<Step> fields = [.. filled.Select(one => one.Field)];
        return KeepEntry(scene, step, entry, fields, EchoedFields(scene, step, entry, fields, text));
    }

    /// <summary>The message also held something for the next field that can be meant in two ways: that is the next question.</summary>
    private static Turn AskWhich(Scene before, Turn taken, Step field, AnswerReading.Ambiguous reading)
    {
        var after = before with { State = taken.State, Run = taken.State.Run! };
        if (taken.Replies is not [.. var first, Reply.Question question] || after.Place is not { } place || place.Field != field)
            return taken;
        var asked = OfferCandidates(after, reading, question.Notices);
        return asked with { Replies = first.AddRange(asked.Replies), Effects = taken.Effects };
    }

    /// <summary>Kinds that stand out in a sentence. A text would swallow the rest, a choice might take a number for an option.</summary>
    private static bool IsRecognisable(Step field) => field.Kind is StepKind.Date or StepKind.Time or StepKind.Duration;

    private static bool IsText(Step field) => field.Kind is StepKind.Text or StepKind.LongText || field.Own;

    private static bool IsNumber(string piece) => piece.All(c => char.IsDigit(c) || char.IsWhiteSpace(c) || c is '.' or '、');
}
