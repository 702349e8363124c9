using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>A whole note in one message: what was read is shown line by line, what is missing is asked, nothing is saved before the worker confirms.</summary>
internal sealed partial class GuideDialog
{
    // Rewrite prompts are an offer: more than a few at once nobody reads.
    private const int MostOffers = 4;

    /// <summary>The shortest message that is looked at as a note: Chinese characters, and letters of other scripts.</summary>
    private const int ShortestNote = 30;
    private const int ShortestLatinNote = 90;

    /// <summary>Where the message tells of a visit in several boxes of the record, takes it for the note. Null where it does not.</summary>
    public Turn? TakeNote(Scene scene, string text)
    {
        if (scene.Guide.Makes is not NoteParts.VisitSummary || !IsLongEnough(text))
            return null;
        var record = readNote(text, VisitDate(scene));
        if (!IsNote(record))
            return null;

        var read = new ReadNote(
            (scene.Run.Read?.Quotes ?? ImmutableDictionary<string, string>.Empty).SetItems(RecordAnswers.Quotes(record)),
            [.. (scene.Run.Read?.Rest ?? []).Concat(NoteRest.Of(text, record)).Distinct(StringComparer.Ordinal)]
        );
        var merged = RecordAnswers.Merge(scene.Guide, scene.Answers, record, words.Text(scene.Language, "reading.no-basis"));
        var after = Settled(
            scene with
            {
                // What was answered before stands under what was read: taking it back step by step would tear the record apart.
                Run = scene.Run with
                {
                    Answers = merged,
                    Read = read,
                    At = null,
                    History = [],
                    Earlier = null,
                },
            }
        );
        ImmutableArray<Notice> notices = [Notice.Info("dialog.record-read"), .. PrivateNumbers(text), .. Offers(after), .. Asked(record)];
        ImmutableArray<Reply> alarms =
        [
            .. after.Guide.Steps.Where(step => step.Note is NoteParts.Risks).SelectMany(step => ActionCards(scene, after, step)),
        ];
        var household = Household(after);
        return household is null
            ? ShowRecord(after, notices, alarms)
            : AskHousehold(
                after with
                {
                    State = after.State with { Notices = [] },
                },
                household,
                [],
                // The store is asked first, and that counts as a question: the one the record belongs to follows it.
                [.. alarms, RecordOf(after with { State = after.State with { Asked = after.State.Asked + 1 } }, notices)]
            );
    }

    /// <summary>Something said about a numbered line of the record. Null where it is not.</summary>
    private Turn? HearLine(Scene scene, string text) =>
        scene.Run.Read is not null && lines.Read(text) is { } change ? ChangeLine(scene, change) : null;

    private static Turn PressLine(Scene scene, UserInput.Submitted pressed)
    {
        if (
            !int.TryParse(
                pressed.Fields.GetValueOrDefault("line"),
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var number
            )
        )
            return Repeat(scene, Notice.Info("dialog.line-unknown"));
        return pressed.Fields.GetValueOrDefault("to") switch
        {
            "change" => ChangeLine(scene, new LineChange(number, Text: pressed.Fields.GetValueOrDefault("text") ?? "")),
            "strike" => ChangeLine(scene, new LineChange(number)),
            { Length: > 0 } box => ChangeLine(scene, new LineChange(number, To: box)),
            _ => Repeat(scene, Notice.Info("dialog.line-unknown")),
        };
    }

    private static Turn? ShowRecordAgain(Scene scene) =>
        scene.Run.Read is null ? null : ShowRecord(scene with { State = scene.State with { Notices = [] } }, [], []);

    private static Turn ChangeLine(Scene scene, LineChange change)
    {
        var read = scene.Run.Read!;
        var line = RecordLine.Of(scene.Guide, scene.Answers, read).FirstOrDefault(line => line.Number == change.Number);
        if (line is null)
            return Repeat(scene, Say("dialog.line-unknown", ("number", Number(change.Number))));
        if (change.To is { } to)
            return MoveLine(scene, line, to);
        if (change.Text is not { } text)
            return ShowRecord(Settled(WithoutLine(scene, line)), [Say("dialog.line-struck", ("text", line.Text))], []);
        if (text.Length == 0)
            return Repeat(scene, Notice.Info("dialog.line-no-text"));
        if (line.Step is { Note: NoteParts.Risks })
            return Repeat(scene, Notice.Info("dialog.line-quote"));
        var answers = line.Step is null
            ? scene.Answers
            : scene.Answers.With(line.Step.Id, Replaced(scene.Answers[line.Step.Id]!, line, text));
        var rest = line.Step is null ? read.Rest.SetItem(line.Index, text) : read.Rest;
        var quotes = read.Quotes.SetItem(text, read.Quotes.GetValueOrDefault(line.Text, line.Text));
        return ShowRecord(
            scene with
            {
                Run = scene.Run with { Answers = answers, Read = new ReadNote(quotes, rest) },
            },
            [Say("dialog.line-changed", ("text", text))],
            []
        );
    }

    private static Turn MoveLine(Scene scene, RecordLine line, string to)
    {
        var boxes = scene.Guide.Steps.Where(step => RecordAnswers.OpenBoxes.Contains(step.Id, StringComparer.Ordinal)).ToList();
        var name = scene.Guide.PathOf(to, boxes) ?? to;
        if (boxes.Find(step => string.Equals(step.Id, name, StringComparison.Ordinal)) is not { } box)
            return Repeat(
                scene,
                Say(
                    "dialog.line-which-box",
                    ("boxes", string.Join(AnswerText.Separator(scene.Language), boxes.Select(step => LabelOf(scene, step.Id))))
                )
            );
        if (line.Step is not null && string.Equals(line.Step.Id, box.Id, StringComparison.Ordinal))
            return ShowRecord(scene, [], []);
        var without = WithoutLine(scene, line);
        var answer = without.Answers[box.Id] is { Skipped: false } there ? there : new Answer();
        answer = RecordAnswers.TextField(box.Id) is { } field
            ? answer with
            {
                Entries = answer.Entries.Add(ImmutableDictionary<string, string>.Empty.Add(field, line.Text)),
            }
            : answer with
            {
                Options = answer.Options.Add(line.Text),
            };
        var moved = Settled(without with { Run = without.Run with { Answers = without.Answers.With(box.Id, answer) } });
        // What the new box wants to know besides (who said it, on what it rests) is asked next.
        if (moved.Answers[box.Id]!.Open)
            moved = moved.At(box.Id);
        return ShowRecord(moved, [Say("dialog.line-moved", ("text", line.Text), ("box", LabelOf(scene, box.Id)))], []);
    }

    private static Scene WithoutLine(Scene scene, RecordLine line)
    {
        var read = scene.Run.Read!;
        if (line.Step is null)
            return scene with { Run = scene.Run with { Read = read with { Rest = read.Rest.RemoveAt(line.Index) } } };
        var answer = scene.Answers[line.Step.Id]!;
        answer = answer.Entries.IsEmpty
            ? answer with
            {
                Options = answer.Options.RemoveAt(line.Index),
            }
            : answer with
            {
                Entries = answer.Entries.RemoveAt(line.Index),
            };
        var answers =
            EntryCount(answer) < Least(line.Step) ? scene.Answers.Without(line.Step.Id) : scene.Answers.With(line.Step.Id, answer);
        return scene with { Run = scene.Run with { Answers = answers } };
    }

    private static Answer Replaced(Answer answer, RecordLine line, string text) =>
        answer.Entries.IsEmpty
            ? answer with
            {
                Options = answer.Options.SetItem(line.Index, text),
            }
            : answer with
            {
                Entries = answer.Entries.SetItem(
                    line.Index,
                    answer.Entries[line.Index].SetItem(RecordAnswers.TextField(line.Step!.Id)!, text)
                ),
            };

    /// <summary>Forms and lists are open exactly where something that applies is still to be said.</summary>
    private static Scene Settled(Scene scene)
    {
        foreach (var step in scene.Guide.Steps)
        {
            if (scene.Answers[step.Id] is not { Skipped: false, Entries.Length: > 0 } answer)
                continue;
            var open = answer.Entries.Any(entry => !scene.IsFull(step, entry));
            if (open != answer.Open)
                scene = scene with { Run = scene.Run with { Answers = scene.Answers.With(step.Id, answer with { Open = open }) } };
        }

        return scene;
    }

    private static Turn ShowRecord(Scene scene, ImmutableArray<Notice> notices, ImmutableArray<Reply> first) =>
        Ask(scene, [], [.. first, RecordOf(scene, notices)]);

    /// <summary>The record; its buttons belong to the question that follows, which is a new one.</summary>
    private static Reply.Record RecordOf(Scene scene, ImmutableArray<Notice> notices) =>
        new(
            (scene.State with { Asked = scene.State.Asked + 1 }).Ask,
            scene.Guide.Id,
            scene.Guide.Version,
            scene.Answers,
            scene.Run.Read!,
            notices
        );

    /// <summary>What the named rules say of the lines read: rewrite prompts, each once, as an offer.</summary>
    private static IEnumerable<Notice> Offers(Scene scene) =>
        (
            from step in scene.Guide.Steps
            where RecordAnswers.Boxes.Contains(step.Id, StringComparer.Ordinal) && step.Note is not NoteParts.Risks
            let answer = scene.Answers[step.Id]
            where answer is not null
            from hit in Look(scene, step, answer, step.Fields)
            select hit with
            {
                Kind = "info",
            }
        )
            .Distinct(Sameness.OfNotices)
            .Take(MostOffers);

    private static IEnumerable<Notice> Asked(VisitRecord record) =>
        record.Ask.Select(missing => Say(missing.Words, ("about", missing.About ?? "")));

    private static IEnumerable<Notice> PrivateNumbers(string text) =>
        PrivateNumberFinder.Find(text) is null ? [] : [Warn("dialog.record-numbers")];

    private static string? Household(Scene after) =>
        after
            .Guide.Steps.Where(step => step.Fields.Any(field => field.Note is NoteParts.AddressAs))
            .Select(step => NewHousehold(after, step, step.Fields))
            .FirstOrDefault(name => name is not null);

    private static DateOnly VisitDate(Scene scene) =>
        scene
            .Guide.Steps.SelectMany(step => step.Fields.Where(field => field.Note is NoteParts.VisitDate).Select(field => (step, field)))
            .Select(pair => Cards.AnswerLines.Date(scene.EntryAt(pair.step).GetValueOrDefault(pair.field.Id)))
            .FirstOrDefault(date => date is not null)
        ?? Today(scene);

    private static bool IsLongEnough(string text) =>
        TextFolding.Length(text) >= (TextFolding.IsChinese(text) ? ShortestNote : ShortestLatinNote);

    /// <summary>A long answer to one question is no note: a note speaks in two voices at least, or arranges something besides.</summary>
    private static bool IsNote(VisitRecord record)
    {
        var voices = Convert.ToInt32(record.Stated.Length > 0) + Convert.ToInt32(record.Observed.Length > 0);
        voices += Convert.ToInt32(record.Reported.Length > 0) + Convert.ToInt32(record.Judgements.Length > 0);
        var more = Convert.ToInt32(record.Promises.Length > 0 || record.Tasks.Length > 0) + Convert.ToInt32(record.NextVisit is not null);
        more += Convert.ToInt32(record.DurationMinutes is not null) + Convert.ToInt32(record.AddressAs is not null);
        return voices >= 1 && voices + more >= 3;
    }
}
