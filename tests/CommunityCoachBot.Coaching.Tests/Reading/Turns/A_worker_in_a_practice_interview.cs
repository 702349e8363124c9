using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Coaching.Tests.Reading.Turns;

/// <summary>Conversations of our own, in <c>Support/practice-turns.txt</c>.</summary>
public sealed class A_worker_in_a_practice_interview
{
    public static TheoryData<int, string> Conversations =>
        new(PracticeConversation.All.Select((conversation, i) => (i, conversation.Lines.First(line => line.Turn.IsWorker).Turn.Text)));

    [Theory]
    [MemberData(nameof(Conversations))]
    public void Shows_these_micro_skills(int number, string beginning)
    {
        var conversation = PracticeConversation.All[number];

        var labels = MoveReader.BuiltIn.Read([.. conversation.Lines.Select(line => line.Turn)]);

        var spoken = conversation.Lines.Where(line => line.Turn.IsWorker).ToList();
        var wanted = spoken.Select(line => $"{line.Turn.Text} => {line.Labels}");
        var found = spoken.Zip(labels.Turns, (line, given) => $"{line.Turn.Text} => {PracticeConversation.Join(given)}");
        Assert.Equal(wanted, found);
        Assert.Equal(conversation.Sequence, PracticeConversation.Join(labels.Sequence));
        Assert.NotEmpty(beginning);
    }
}

internal sealed record PracticeConversation(IReadOnlyList<(PracticeTurn Turn, string Labels)> Lines, string Sequence)
{
    public static IReadOnlyList<PracticeConversation> All { get; } =
    [
        .. File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Support", "practice-turns.txt"))
            .Split("\n\n")
            .Select(Read)
            .Where(conversation => conversation.Lines.Count > 0),
    ];

    public static string Join(IEnumerable<string> labels) => string.Join(", ", labels.Order(StringComparer.Ordinal));

    private static PracticeConversation Read(string block)
    {
        var lines = new List<(PracticeTurn, string)>();
        var sequence = "";
        foreach (var line in block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split(" => ") is [['W', ' ', .. var said], var labels])
                lines.Add(
                    (
                        new PracticeTurn(PracticeTurn.Worker, said),
                        Join(labels.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    )
                );
            else if (line is ['R', ' ', .. var answered])
                lines.Add((new PracticeTurn(PracticeTurn.Resident, answered), ""));
            else if (line is ['S', ' ', .. var whole])
                sequence = whole;
            else if (line[0] is not '#')
                throw new FormatException(line);
        }
        return new PracticeConversation(lines, sequence);
    }
}
