using CommunityCoachBot.Coaching.Practice;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Coaching.Tests.Practice;

public sealed class The_score
{
    public static TheoryData<string> Everyone => [.. Residents.Catalogue.All.Select(persona => persona.Id)];

    [Theory]
    [MemberData(nameof(Everyone))]
    public void Puts_a_good_trainee_before_a_middling_one_and_that_one_before_a_poor_one(string persona)
    {
        var resident = Residents.Of(persona);
        foreach (var seed in new ulong[] { 1, 2, 3 })
        {
            var scores = new[] { "good", "middling", "poor" }
                .Select(trainee => Rubric.Of(resident, Trainees.Play(resident, seed, trainee)).Total)
                .ToList();

            Assert.True(
                scores[0] > scores[1] && scores[1] > scores[2],
                string.Join(" > ", scores) + PracticeScript.Write(resident, Trainees.Play(resident, seed, "good"))
            );
        }
    }

    [Fact]
    public void Has_a_hundred_points_to_give()
    {
        var resident = Residents.Of("p01");
        var score = Rubric.Of(resident, resident.Talk(1, Trainees.All["good"]));

        Assert.Equal(100, score.Items.Sum(item => item.Weight));
        Assert.Equal(70, score.Items.Where(item => item.Stage != "whole").Sum(item => item.Weight));
    }

    [Fact]
    public void Is_capped_where_the_trainee_was_shown_out()
    {
        var resident = Residents.Of("p13");
        var run = resident.Talk(
            1,
            ["您好，我姓林，社区服务站的社工，来看看您。", "你错了，不是这样的。", "你这种人就是钉子户，自私。", "你错了，规定就是这样。"]
        );

        Assert.Equal(PracticeEnd.ShownOut, run.End);
        Assert.Equal(39, Rubric.Of(resident, run).Cap);
    }

    [Fact]
    public void Says_how_reflections_stand_to_questions()
    {
        var resident = Residents.Of("p01");
        var metrics = Rubric.Of(resident, resident.Talk(1, Trainees.All["middling"])).Metrics;

        Assert.True(metrics.Questions > metrics.Reflections);
        Assert.Equal(TrustLevel.L1, Trust.LevelOf(resident.Persona.Start));
    }
}
