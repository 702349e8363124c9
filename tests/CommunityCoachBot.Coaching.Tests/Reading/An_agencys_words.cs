using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Tests.Reading;

public sealed class An_agencys_words
{
    private static readonly DateOnly Day = new(2026, 3, 10);

    [Fact]
    public void Are_read_beside_the_built_in_ones()
    {
        var (lexicons, problems) = AgencyLexicons.Read(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["risk-cues.zh-Hans.yaml"] = "fire-gas-hazard:\n  within-72h: [烤串炉子搬进屋]\n",
            }
        );

        Assert.Empty(problems);
        Assert.Contains(new NoteReader(lexicons).Read("他说烤串炉子搬进屋了。", Day).Risks, risk => risk.Flag == "fire-gas-hazard");
        Assert.DoesNotContain(NoteReader.BuiltIn.Read("他说烤串炉子搬进屋了。", Day).Risks, risk => risk.Flag == "fire-gas-hazard");
    }

    [Theory]
    [InlineData("risk-cues.zh-Hans.yaml", "suicide-risk:\n  same-day: {a: b}\n", 2)]
    [InlineData("risk-cues.zh-Hans.yaml", "suicide-risk: [\n", 1)]
    [InlineData("nothing-like-it.en.yaml", "a: [b]\n", 1)]
    [InlineData("risk-cues.yaml", "a: [b]\n", 1)]
    public void Are_left_out_with_file_line_and_reason_where_they_are_wrong(string file, string text, int line)
    {
        var (lexicons, problems) = AgencyLexicons.Read(new Dictionary<string, string>(StringComparer.Ordinal) { [file] = text });

        var problem = Assert.Single(problems);
        Assert.Equal(($"lexicons/{file}", line), (problem.File, problem.Line));
        Assert.NotEmpty(problem.Reason);
        Assert.Same(LexiconSet.BuiltIn, lexicons);
    }
}
