using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Coaching.Cards;

/// <summary>Answers to look over.</summary>
internal static class ReviewMessages
{
    public static Message Review(Reply.Review review, Draft draft)
    {
        var guide = draft.Guide(review.Guide, review.GuideVersion);
        var words = guide.WordsIn(draft.Language);
        var sheet = new Sheet(draft, review.Ask);
        sheet.Notices(draft.Notices(review.Notices, words));
        sheet.Head(
            draft.Say("card.answered-count", ("count", Count(guide, review.Answers))),
            draft.Say(review.Preview ? "card.preview" : "card.review", ("title", words.Title))
        );
        foreach (var step in guide.Steps)
        {
            if (review.Answers[step.Id] is { } answer)
                Facts(sheet, step, AnswerLines.StepWords(words, step.Id), answer, draft);
        }

        string Labels(IEnumerable<string> steps) => draft.Joined(steps.Select(step => AnswerLines.StepWords(words, step).Label));
        if (review.Missing.Length > 0)
            sheet.Fact(draft.Say("card.missing"), Labels(review.Missing), gap: true);
        if (review.ToAdd.Length > 0)
            sheet.Fact(draft.Say("card.to-add"), Labels(review.ToAdd), small: true, gap: review.Missing.Length == 0);
        sheet.Line(draft.Say(review.Preview ? "card.preview-how" : "card.review-how"));

        sheet.Action(
            review.Preview
                ? new ActionView(draft.Move(Moves.Continue), Move: Moves.Continue, Primary: true)
                : new ActionView(draft.Move(Moves.Save), Move: Moves.Save, Primary: true)
        );
        var choices = Choices(guide, words, review, draft);
        if (choices.Count > 0)
        {
            sheet.Chooser = new ChooserView(
                draft.Say("card.change"),
                Moves.Correct,
                draft.Say("card.change-go"),
                new InputView
                {
                    Kind = "select",
                    Id = "step",
                    Label = draft.Say("card.change-which"),
                    Required = true,
                    Error = draft.Say("card.choose-one"),
                    Choices = choices,
                }
            );
        }
        foreach (var move in (ReadOnlySpan<string>)[Moves.Pause, Moves.Cancel])
            sheet.Button(draft.Move(move));
        return sheet.On("review");
    }

    /// <summary>What can be changed, in the guide's order: given answers, gaps, and steps beyond the short path.</summary>
    private static List<ChoiceView> Choices(Guide guide, GuideWords words, Reply.Review review, Draft draft)
    {
        var choices = new List<ChoiceView>();
        foreach (var step in guide.Steps)
        {
            var label = AnswerLines.StepWords(words, step.Id).Label;
            if (review.ToAdd.Contains(step.Id, StringComparer.Ordinal) || review.Missing.Contains(step.Id, StringComparer.Ordinal))
                choices.Add(new ChoiceView(draft.Say("card.add-step", ("label", label)), step.Id));
            else if (review.Answers[step.Id] is not null)
                choices.Add(new ChoiceView(draft.Say("card.change-step", ("label", label)), step.Id));
        }
        return choices;
    }

    /// <summary>One answer as facts: a line, or a line for each entry.</summary>
    /// <param name="details">Whether each of several options takes a line with its detail.</param>
    public static void Facts(Sheet sheet, Step step, StepWords words, Answer answer, Draft draft, bool details = false)
    {
        if (answer.Skipped)
        {
            sheet.Fact(words.Label, draft.Say("card.skipped"));
            return;
        }
        if (Lights(step, words, answer, draft) is { } lights)
        {
            sheet.Fact(words.Label, lights);
            return;
        }
        var lines =
            details && step.Kind is StepKind.Choices && answer.Options.Any(option => Detail(words, option) is not null)
                ? [.. answer.Options.Select(option => WithDetail(words, option, draft))]
                : AnswerLines.Of(step, words, answer, draft.Language);
        switch (lines.Count)
        {
            case 0:
                sheet.Fact(words.Label, draft.Say("card.nothing"));
                break;
            case 1:
                sheet.Fact(words.Label, lines[0]);
                break;
            default:
                for (var i = 0; i < lines.Count; i++)
                    sheet.Fact(
                        i == 0 ? words.Label : null,
                        $"{(i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)}) {lines[i]}"
                    );
                break;
        }
    }

    private static string WithDetail(StepWords words, string option, Draft draft)
    {
        var label = AnswerLines.Label(words, option);
        return Detail(words, option) is { } detail ? draft.Say("card.option-detail", ("label", label), ("detail", detail)) : label;
    }

    private static string? Detail(StepWords words, string option) => words.Options.GetValueOrDefault(option)?.Detail;

    /// <summary>A form of traffic lights (the safety check): only what is not green is worth a line each.</summary>
    private static string? Lights(Step step, StepWords words, Answer answer, Draft draft)
    {
        if (
            step.Kind is not StepKind.Form
            || answer.Entries is not [var entry, ..]
            || step.Fields.Length < 3
            || !step.Fields.All(HasLights)
        )
            return null;
        var (green, others) = (0, new List<string>());
        foreach (var field in step.Fields)
        {
            if (!entry.TryGetValue(field.Id, out var value) || field.Options.FirstOrDefault(option => option.Id == value) is not { } option)
                continue;
            var fieldWords = AnswerLines.FieldWords(words, field);
            if (option.Level is "green")
                green++;
            else
                others.Add(
                    draft.Say(
                        option.Level is "red" ? "card.light-red" : "card.light-amber",
                        ("label", fieldWords.Label),
                        ("text", AnswerLines.Label(fieldWords, value))
                    )
                );
        }
        if (green > 0)
            others.Insert(0, draft.Say("card.lights-green", ("count", green.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        return others.Count == 0 ? null : draft.Joined(others);
    }

    private static bool HasLights(Step field) => field.Options.Length > 0 && field.Options.All(option => option.Level is not null);

    private static string Count(Guide guide, Answers answers) =>
        guide.Steps.Count(step => answers[step.Id] is { Skipped: false }).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A question's message once it is answered.</summary>
    public static Message Answered(Reply.Answered answered, Draft draft)
    {
        var guide = draft.Guide(answered.Guide, answered.GuideVersion);
        var words = guide.WordsIn(draft.Language);
        var stepWords = AnswerLines.StepWords(words, answered.Step);
        var sheet = new Sheet(draft, ask: null);
        sheet.Head(draft.Say("card.answered", ("label", stepWords.Label)), stepWords.Prompt ?? stepWords.Label);
        if (guide.Find(answered.Step) is { } step)
        {
            var lines =
                answered.Answer.Skipped ? [draft.Say("card.skipped")]
                : Lights(step, stepWords, answered.Answer, draft) is { } lights ? [lights]
                : AnswerLines.Of(step, stepWords, answered.Answer, draft.Language);
            foreach (var line in lines.Count == 0 ? [draft.Say("card.nothing")] : lines)
                sheet.Fact(null, line);
        }
        return sheet.On("answered") with { Updates = answered.Ask };
    }

    /// <summary>A review's message once it was saved.</summary>
    public static Message Reviewed(Reply.Reviewed reviewed, Draft draft)
    {
        var guide = draft.Guide(reviewed.Guide, reviewed.GuideVersion);
        var words = guide.WordsIn(draft.Language);
        var sheet = new Sheet(draft, ask: null);
        sheet.Head(draft.Say("card.saved"), words.Title);
        foreach (var step in guide.Steps)
        {
            if (reviewed.Answers[step.Id] is { } answer)
                Facts(sheet, step, AnswerLines.StepWords(words, step.Id), answer, draft);
        }

        return sheet.On("answered") with
        {
            Updates = reviewed.Ask,
        };
    }
}
