using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>A line of a record that was read from a note, by the number it is shown with.</summary>
/// <param name="Step">The box; null for words that went into none.</param>
/// <param name="Index">Which entry of the box.</param>
/// <param name="Text">Its words.</param>
internal sealed record RecordLine(int Number, Step? Step, int Index, string Text)
{
    /// <summary>All lines in the order they are shown: box by box as the guide has them, then what went into none.</summary>
    public static ImmutableArray<RecordLine> Of(Guide guide, Answers answers, ReadNote read)
    {
        var lines = ImmutableArray.CreateBuilder<RecordLine>();
        foreach (var step in guide.Steps.Where(step => RecordAnswers.Boxes.Contains(step.Id, StringComparer.Ordinal)))
        {
            if (answers[step.Id] is not { Skipped: false } answer)
                continue;
            var texts = answer.Entries.IsEmpty
                ? answer.Options
                : answer.Entries.Select(entry => entry.GetValueOrDefault(RecordAnswers.TextField(step.Id) ?? "", ""));
            Add(step, texts);
        }

        Add(null, read.Rest);
        return lines.ToImmutable();

        void Add(Step? step, IEnumerable<string> texts)
        {
            var before = lines.Count;
            lines.AddRange(texts.Select((text, index) => new RecordLine(before + index + 1, step, index, text)));
        }
    }
}
