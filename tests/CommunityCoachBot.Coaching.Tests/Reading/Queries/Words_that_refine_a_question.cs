using CommunityCoachBot.Coaching.Reading.Queries;

namespace CommunityCoachBot.Coaching.Tests.Reading.Queries;

public sealed class Words_that_refine_a_question
{
    private const string Gas = """{"intent":"list-risks","risk":["fire-gas-hazard"],"period":"this-week"}""";
    private const string Tasks = """{"intent":"list-tasks","worker":"小林","taskStatus":"overdue"}""";
    private const string Records = """{"intent":"list-records","residentType":"single-parent","period":"last-month"}""";

    [Theory]
    [InlineData(Gas, "只看三号楼的", """{"intent":"list-risks","risk":["fire-gas-hazard"],"area":"三号楼","period":"this-week"}""")]
    [InlineData(Gas, "上个月的呢", """{"intent":"list-risks","risk":["fire-gas-hazard"],"period":"last-month"}""")]
    [InlineData(Gas, "缺餐的也列出来", """{"intent":"list-risks","risk":["fire-gas-hazard","missing-meals"],"period":"this-week"}""")]
    [InlineData(
        Gas,
        "and only the open ones",
        """{"intent":"list-risks","risk":["fire-gas-hazard"],"taskStatus":"open","period":"this-week"}"""
    )]
    [InlineData(Gas, "what about Block 5?", """{"intent":"list-risks","risk":["fire-gas-hazard"],"area":"Block 5","period":"this-week"}""")]
    [InlineData(Gas, "不限时间", """{"intent":"list-risks","risk":["fire-gas-hazard"]}""")]
    [InlineData(Gas, "按楼栋", """{"intent":"list-risks","risk":["fire-gas-hazard"],"groupBy":"area","period":"this-week"}""")]
    [InlineData(Tasks, "小陈的呢", """{"intent":"list-tasks","worker":"小陈","taskStatus":"overdue"}""")]
    [InlineData(Tasks, "那承诺呢", """{"intent":"list-promises","worker":"小林"}""")]
    [InlineData(Records, "一共几次？", """{"intent":"count","residentType":"single-parent","period":"last-month"}""")]
    [InlineData(Records, "淨係睇新移民", """{"intent":"list-records","residentType":"migrant-newcomer","period":"last-month"}""")]
    public void Change_what_they_name_and_leave_the_rest(string previous, string said, string filter) =>
        Asked.Means(filter, said, Asked.Filter(previous));

    [Theory]
    [InlineData(Gas, "小林上周的记录", """{"intent":"list-records","worker":"小林","period":"last-week"}""")]
    [InlineData(Records, "Any suicide flags this week?", """{"intent":"list-risks","risk":["suicide-risk"],"period":"this-week"}""")]
    [InlineData(Tasks, "谁干得最差", """{"intent":"decline","decline":"ranking","offer":"skills-by-skill"}""")]
    public void Are_not_a_whole_new_question(string previous, string said, string filter) =>
        Asked.Means(filter, said, Asked.Filter(previous));

    [Fact]
    public void Never_refine_what_was_declined()
    {
        var declined = Asked.Filter("""{"intent":"decline","decline":"ranking","offer":"skills-by-skill"}""");

        Assert.False(QueryReader.BuiltIn.Read("只看三号楼的", Asked.Today, previous: declined).Refines);
    }
}
