using System.Globalization;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Cards;

/// <summary>The record that was read from a note: each line with a number to name it by and, behind a link, the words it came from.</summary>
internal static class RecordMessages
{
    public static Message Record(Reply.Record record, Draft draft)
    {
        var guide = draft.Guide(record.Guide, record.GuideVersion);
        var words = guide.WordsIn(draft.Language);
        var sheet = new Sheet(draft, record.Ask);
        sheet.Notices(draft.Notices(record.Notices, words));
        sheet.Head(draft.Say("card.not-saved"), draft.Say("card.record", ("title", words.Title)));
        var lines = RecordLine.Of(guide, record.Answers, record.Read);
        foreach (var step in guide.Steps)
        {
            if (record.Answers[step.Id] is not { } answer || answer.Skipped)
                continue;
            if (RecordAnswers.Boxes.Contains(step.Id, StringComparer.Ordinal))
                Box(sheet, step, words, answer, lines.Where(line => line.Step?.Id == step.Id), record.Read, draft);
            else
                Said(sheet, step, words, answer, draft);
        }

        Rest(sheet, lines.Where(line => line.Step is null), draft);
        if (lines.IsEmpty)
            return sheet.On("record");
        sheet.Line(draft.Say("card.record-how"));
        sheet.Chooser = Chooser(guide, words, lines, draft);
        return sheet.On("record");
    }

    private static void Box(
        Sheet sheet,
        Step step,
        GuideWords words,
        Answer answer,
        IEnumerable<RecordLine> lines,
        ReadNote read,
        Draft draft
    )
    {
        var stepWords = AnswerLines.StepWords(words, step.Id);
        var first = true;
        foreach (var line in lines)
        {
            var text = answer.Entries.IsEmpty ? line.Text : AnswerLines.Entry(step, stepWords, answer.Entries[line.Index], draft.Language);
            var quote = read.Quotes.GetValueOrDefault(line.Text);
            sheet.Fact(
                first ? stepWords.Label : null,
                Numbered(line.Number, text),
                gap: first,
                words: string.Equals(quote, line.Text, StringComparison.Ordinal) ? null : quote
            );
            first = false;
        }
    }

    /// <summary>What is no list of lines: when, whom, who was there, what comes next.</summary>
    private static void Said(Sheet sheet, Step step, GuideWords words, Answer answer, Draft draft)
    {
        var stepWords = AnswerLines.StepWords(words, step.Id);
        var lines = AnswerLines.Of(step, stepWords, answer, draft.Language);
        if (lines.Count > 0)
            sheet.Fact(stepWords.Label, draft.Joined(lines));
    }

    private static void Rest(Sheet sheet, IEnumerable<RecordLine> lines, Draft draft)
    {
        var first = true;
        foreach (var line in lines)
        {
            sheet.Fact(first ? draft.Say("card.record-rest") : null, Numbered(line.Number, line.Text), small: true, gap: first);
            first = false;
        }
    }

    private static ChooserView Chooser(Guide guide, GuideWords words, IEnumerable<RecordLine> lines, Draft draft)
    {
        var to = new List<ChoiceView> { new(draft.Say("card.line-strike"), "strike"), new(draft.Say("card.line-change"), "change") };
        to.AddRange(
            guide
                .Steps.Where(step => RecordAnswers.OpenBoxes.Contains(step.Id, StringComparer.Ordinal))
                .Select(step => new ChoiceView(draft.Say("card.line-to", ("box", AnswerLines.StepWords(words, step.Id).Label)), step.Id))
        );
        return new ChooserView(
            draft.Say("card.line"),
            Moves.Line,
            draft.Say("card.line-go"),
            new InputView
            {
                Kind = "select",
                Id = "line",
                Label = draft.Say("card.line-which"),
                Required = true,
                Error = draft.Say("card.choose-one"),
                Choices =
                [
                    .. lines.Select(line => new ChoiceView(
                        Draft.Inert(Numbered(line.Number, line.Text), 40),
                        line.Number.ToString(CultureInfo.InvariantCulture)
                    )),
                ],
            },
            new InputView
            {
                Kind = "select",
                Id = "to",
                Label = draft.Say("card.line-what"),
                Required = true,
                Error = draft.Say("card.choose-one"),
                Choices = to,
            },
            new InputView
            {
                Kind = "text",
                Id = "text",
                Label = draft.Say("card.line-text"),
                MaxLength = 200,
            }
        );
    }

    private static string Numbered(int number, string text) => string.Create(CultureInfo.InvariantCulture, $"{number}) {text}");
}
