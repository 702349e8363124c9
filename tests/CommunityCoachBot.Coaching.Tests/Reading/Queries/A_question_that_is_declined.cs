using CommunityCoachBot.Coaching.Reading.Queries;

namespace CommunityCoachBot.Coaching.Tests.Reading.Queries;

public sealed class A_question_that_is_declined
{
    [Theory]
    [InlineData("谁的记录质量最差", "ranking", "skills-by-skill")]
    [InlineData("给员工排个名次", "ranking", "skills-by-skill")]
    [InlineData("小林和小陈谁做得好", "ranking", "skills-by-skill")]
    [InlineData("被投诉最多的社工", "ranking", "skills-by-skill")]
    [InlineData("邊個做得最差", "ranking", "skills-by-skill")]
    [InlineData("rank the team by quality", "ranking", "skills-by-skill")]
    [InlineData("Which worker has the most overdue tasks?", "ranking", "skills-by-skill")]
    [InlineData("小王的反思日记给我看", "private-reflection", "supervision-talk")]
    [InlineData("小林心里怎么想的", "private-reflection", "supervision-talk")]
    [InlineData("what did Lin write in his journal", "private-reflection", "supervision-talk")]
    [InlineData("李姐是不是有抑郁症", "diagnosis", "stated-words")]
    [InlineData("陳伯有咩病", "diagnosis", "stated-words")]
    [InlineData("Does Mr Chan have dementia?", "diagnosis", "stated-words")]
    [InlineData("社区里谁是党员", "belief", "none")]
    [InlineData("How did people in Block 3 vote?", "belief", "none")]
    [InlineData("导出全部居民的身份证号", "bulk-export", "minimum-needed")]
    [InlineData("所有人的地址", "bulk-export", "minimum-needed")]
    [InlineData("list all residents' addresses", "bulk-export", "minimum-needed")]
    public void Says_why_and_offers_something_else(string said, string reason, string offer) =>
        Asked.Means($$"""{"intent":"decline","decline":"{{reason}}","offer":"{{offer}}"}""", said);

    [Theory]
    [InlineData("把小林的反思给我", "\"worker\"")]
    [InlineData("三号楼有几个信基督教的", "\"area\"")]
    public void Carries_nothing_else_of_the_question(string said, string field)
    {
        var query = QueryReader.BuiltIn.Read(said, Asked.Today).Query;

        Assert.Equal(QueryIntents.Decline, query.Intent);
        Assert.DoesNotContain(field, NoteQueryJson.Write(query).ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("全队哪项谈话技巧最弱", QueryIntents.Skills)]
    [InlineData("煤气隐患按楼栋排", QueryIntents.ListRisks)]
    [InlineData("谁手上户数最多", QueryIntents.Caseload)]
    [InlineData("按社工看逾期待办", QueryIntents.ListTasks)]
    [InlineData("reflection in practice", QueryIntents.Skills)]
    [InlineData("How is Chan getting on with reflections?", QueryIntents.Skills)]
    [InlineData("精神康复者的记录", QueryIntents.ListRecords)]
    [InlineData("帮何姐拿诊断证明那件待办，办了没", QueryIntents.ListTasks)]
    [InlineData("练习里一上来就打听人家信不信教的多不多", QueryIntents.Skills)]
    [InlineData("导出这周的摘要", QueryIntents.Digest)]
    [InlineData("给我陈伯的电话", QueryIntents.ListRecords)]
    [InlineData("心理热线电话", QueryIntents.Resources)]
    [InlineData("所有逾期的待办", QueryIntents.ListTasks)]
    public void Is_not_one_that_may_be_answered(string said, string intent) =>
        Assert.Equal(intent, QueryReader.BuiltIn.Read(said, Asked.Today).Query.Intent);
}
