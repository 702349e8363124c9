using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Coaching.Tests.Reading.Turns;

/// <summary>
/// The domain's lines to say and not to say, which nobody labelled. A line without one of the hindering
/// labels may still be a bad one ("We hold over two hundred events a year"), so the thresholds are what was measured, not all.
/// </summary>
public sealed class Lines_by_conversation_technique
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "sets", "given", "techniques.json");

    [Fact]
    public void Are_hardly_ever_called_hindering_when_they_are_to_be_said()
    {
        var hindered = Lines("do").Where(line => Hinders(line)).ToList();

        Assert.True(hindered.Count <= 4, string.Join('\n', hindered));
    }

    [Fact]
    public void Are_mostly_called_hindering_when_they_are_not_to_be_said()
    {
        var lines = Lines("dont").ToList();
        var hindered = lines.Count(Hinders);

        Assert.True(hindered * 2 >= lines.Count, string.Join('\n', lines.Where(line => !Hinders(line))));
    }

    // A line is said to somebody who has spoken, in the middle of a talk or at its beginning.
    private static bool Hinders(string line) =>
        MoveReader
            .BuiltIn.Read([new PracticeTurn(PracticeTurn.Resident, "……"), new PracticeTurn(PracticeTurn.Worker, line)])
            .Turns[0]
            .Any(label => MoveLabels.PolarityOf(label) is MovePolarity.Hindering);

    private static IEnumerable<string> Lines(string kind) =>
        from technique in JsonNode.Parse(System.IO.File.ReadAllText(File))!.AsArray()
        from language in new[] { "zh", "en" }
        from line in technique![language]?[kind]?.AsArray() ?? []
        select (string)line!;
}
