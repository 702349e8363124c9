using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Practice;

namespace CommunityCoachBot.Coaching.Tests.Practice;

public sealed class A_persona_file
{
    private const string Name = "p01-chen-elder-alone.yaml";
    private static readonly string Good = Residents.Files[Name];

    [Fact]
    public void Is_there_for_all_thirteen_residents_and_right()
    {
        Assert.Empty(Residents.Catalogue.Problems);
        Assert.True(Residents.Catalogue.All.Length >= 13);
        Assert.NotEmpty(Residents.Catalogue.Common.Reactions);
        foreach (var attitude in new[] { "suspicious", "over-dependent", "no-confidence" })
            Assert.NotEmpty(Residents.Catalogue.Of(attitude: attitude));
    }

    [Fact]
    public void Speaks_Cantonese_only_where_all_of_it_was_written()
    {
        Assert.Contains(PracticeLanguages.Cantonese, Residents.Of("p12").Persona.Languages);
        Assert.DoesNotContain(PracticeLanguages.Cantonese, Residents.Of("p02").Persona.Languages);
    }

    [Theory]
    [InlineData("start: 22", "start: many", 5, "'start' is a whole number from 6 to 100, not 'many'.")]
    [InlineData("level: L2, gate: [open-question]", "level: L9, gate: [open-question]", 12, "'level' is L1, L2 or L3, not 'L9'.")]
    [InlineData(
        "gate: [open-question]",
        "gate: [opne-question]",
        12,
        "There is no opening move 'opne-question'. Did you mean 'open-question'?"
    )]
    [InlineData("risk: missing-meals", "risk: missing-meal", 12, "There is no risk 'missing-meal'. Did you mean 'missing-meals'?")]
    [InlineData("residentType: elder-living-alone\n", "", 1, "The persona needs 'residentType:'.")]
    [InlineData("{ m: greet, zh: 谁啊", "{ m: greeet, zh: 谁啊", 21, "There is no kind of reply 'greeet'. Did you mean 'greet'?")]
    [InlineData(
        "zh: 嗯。, en: \"Mm.\"",
        "zh: 上个月洗澡滑了一跤，没跟儿子说。, en: \"Mm.\"",
        24,
        "This reply has the words of the secret 'slipped' in it. Add 'tells: slipped', so that it waits until that was told."
    )]
    [InlineData("id: p01-chen-elder-alone", "id: p01-chen", 1, "The file must be called 'p01-chen.yaml', as the id in it says.")]
    public void Says_what_is_wrong_and_where(string was, string becomes, int line, string reason)
    {
        var wrong = Good.Replace(was, becomes, StringComparison.Ordinal);
        Assert.NotEqual(Good, wrong);

        var (persona, problems) = PersonaFile.Parse(Name, wrong);

        Assert.Null(persona);
        Assert.Contains(problems, problem => problem.Line == line && problem.Reason == reason && problem.File == "personas/" + Name);
    }

    [Fact]
    public void Of_an_agency_takes_the_place_of_ours_and_a_broken_one_does_not()
    {
        var theirs = ImmutableDictionary<string, string>
            .Empty.Add(Name, Good.Replace("start: 22", "start: 30", StringComparison.Ordinal))
            .Add("p90-new.yaml", "id: p90-new");

        var read = PersonaCatalogue.Read(Residents.Files, theirs);

        Assert.Equal(30, read.Find("p01-chen-elder-alone")!.Start);
        Assert.Null(read.Find("p90-new"));
        Assert.All(read.Problems, problem => Assert.Equal("personas/p90-new.yaml", problem.File));
        Assert.NotEmpty(read.Problems);
    }
}
