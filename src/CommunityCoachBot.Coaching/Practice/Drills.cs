using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Coaching.Practice;

/// <summary>A short exercise: a line to turn into a better one, or a resident's words to answer.</summary>
/// <param name="Kind">What is practised: <c>open-question</c>, <c>jargon</c>, <c>reflection</c> or <c>closing</c>.</param>
/// <param name="Given">What stands there.</param>
public sealed record Drill(string Id, string Kind, Phrase Given);

/// <summary>When a drill comes again: right moves it one box on, wrong back to the first (Leitner).</summary>
public sealed record DrillBox(int Box, DateOnly Due);

/// <summary>The exercises, scored by the same reader as the interviews.</summary>
public static class Drills
{
    private static readonly ImmutableArray<int> DaysOfBox = [0, 1, 3, 7, 14, 30];

    public static ImmutableArray<Drill> All { get; } =
    [
        new("open-1", MoveLabels.OpenQuestion, new Phrase("您吃得好吗？", "Do you eat well?")),
        new("open-2", MoveLabels.OpenQuestion, new Phrase("您儿子常来吗？", "Does your son visit often?")),
        new("open-3", MoveLabels.OpenQuestion, new Phrase("您睡得好不好？", "Do you sleep all right?")),
        new("jargon-1", MoveLabels.Jargon, new Phrase("我来做一个需求评估。", "I'm here to do a needs assessment.")),
        new("jargon-2", MoveLabels.Jargon, new Phrase("我们可以帮您链接资源。", "We can do some resource mobilisation for you.")),
        new("jargon-3", MoveLabels.Jargon, new Phrase("我们会跟进您的个案。", "We'll do a follow-up on your case.")),
        new("reflect-1", "reflection", new Phrase("跑了三趟，没人理我。", "Three trips, and nobody listened.")),
        new("reflect-2", "reflection", new Phrase("药有，就是早上晚上分不清。", "I have the pills, but mornings and nights get mixed.")),
        new("reflect-3", "reflection", new Phrase("想参加，又怕人说闲话。", "I'd like to come, but people will talk.")),
        new(
            "closing-1",
            MoveLabels.Closing,
            new Phrase(
                "（聊得不错，十五分钟快到了。她说楼道灯坏了。）",
                "(A good talk; the fifteen minutes are nearly over. She said the stair light is broken.)"
            )
        ),
        new(
            "closing-2",
            MoveLabels.Closing,
            new Phrase(
                "（他刚说想下棋没人陪，天快黑了。）",
                "(He has just said that he has nobody to play chess with. It is getting dark.)"
            )
        ),
    ];

    /// <summary>What comes next: what is due, weakest first; never one that is not due while another is new.</summary>
    public static Drill Next(ImmutableDictionary<string, DrillBox> boxes, DateOnly today, string? besides = null) =>
        All.Where(drill => drill.Id != besides)
            .OrderBy(drill => boxes.GetValueOrDefault(drill.Id) is { } box ? (box.Due <= today ? 0 : 2) : 1)
            .ThenBy(drill => boxes.GetValueOrDefault(drill.Id)?.Box ?? 0)
            .ThenBy(drill => boxes.GetValueOrDefault(drill.Id)?.Due ?? today)
            .First();

    /// <summary>Whether the answer does what the drill asks, and what was found in it.</summary>
    public static (bool Right, ImmutableArray<string> Labels) Score(Drill drill, string said, string language)
    {
        ArgumentNullException.ThrowIfNull(drill);
        PracticeTurn[] turns = drill.Kind is "reflection"
            ?
            [
                new(PracticeTurn.Worker, language == PracticeLanguages.English ? "Hello." : "您好。"),
                new(PracticeTurn.Resident, drill.Given.In(language)),
                new(PracticeTurn.Worker, said),
            ]
            :
            [
                new(PracticeTurn.Worker, language == PracticeLanguages.English ? "Hello." : "您好。"),
                new(PracticeTurn.Resident, language == PracticeLanguages.English ? "Mm." : "嗯。"),
                new(PracticeTurn.Worker, said),
            ];
        var labels = MoveReader.BuiltIn.Read(turns, language).Turns[^1];
        bool Shows(string label) => labels.Any(shown => MoveLabels.Plain(shown) == label);

        var clean = labels.All(label => MoveLabels.PolarityOf(label) is not MovePolarity.Hindering);
        var right = drill.Kind switch
        {
            MoveLabels.OpenQuestion => clean && Shows(MoveLabels.OpenQuestion),
            // Plain words, and still about what was meant: not the empty answer.
            MoveLabels.Jargon => clean && said.Trim().Length >= 4,
            MoveLabels.Closing => clean && Shows(MoveLabels.NextStep) && (Shows(MoveLabels.Closing) || Shows(MoveLabels.Thanks)),
            _ => clean && Shows("reflection"),
        };
        return (right, labels);
    }

    public static ImmutableDictionary<string, DrillBox> After(
        ImmutableDictionary<string, DrillBox> boxes,
        Drill drill,
        bool right,
        DateOnly today
    )
    {
        ArgumentNullException.ThrowIfNull(boxes);
        ArgumentNullException.ThrowIfNull(drill);
        var box = right ? Math.Min((boxes.GetValueOrDefault(drill.Id)?.Box ?? 0) + 1, DaysOfBox.Length - 1) : 0;
        return boxes.SetItem(drill.Id, new DrillBox(box, today.AddDays(DaysOfBox[box])));
    }
}
