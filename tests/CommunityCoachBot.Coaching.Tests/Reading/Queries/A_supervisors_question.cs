using CommunityCoachBot.Coaching.Reading.Queries;

namespace CommunityCoachBot.Coaching.Tests.Reading.Queries;

public sealed class A_supervisors_question
{
    [Theory]
    [InlineData(
        "三号楼独居老人有谁缺餐",
        """{"intent":"list-risks","area":"三号楼","residentType":"elder-living-alone","risk":["missing-meals"]}"""
    )]
    [InlineData("2栋的火灾隐患还有没关的吗", """{"intent":"list-risks","area":"2栋","risk":["fire-gas-hazard"],"taskStatus":"open"}""")]
    [InlineData("孩子没人看的", """{"intent":"list-risks","risk":["child-unattended"]}""")]
    [InlineData("老人被儿子打的", """{"intent":"list-risks","risk":["adult-abuse"]}""")]
    [InlineData("精神科药停了的", """{"intent":"list-risks","risk":["medication-risk"]}""")]
    [InlineData("割过腕的单亲妈妈", """{"intent":"list-risks","residentType":"single-parent","risk":["suicide-risk"]}""")]
    [InlineData("涉及未成年人的风险", """{"intent":"list-risks","subject":"child"}""")]
    [InlineData("马上要处理的风险", """{"intent":"list-risks","severity":["immediate"]}""")]
    [InlineData("严重的风险", """{"intent":"list-risks","severity":["immediate","same-day"]}""")]
    [InlineData("邻居反映还没证实的", """{"intent":"list-risks","source":"reported","taskStatus":"open"}""")]
    [InlineData(
        "独居老人说没有轻生念头的",
        """{"intent":"list-risks","residentType":"elder-living-alone","risk":["suicide-risk"],"assertion":["negated"]}"""
    )]
    [InlineData("不要看已关的风险", """{"intent":"list-risks","taskStatus":"open"}""")]
    [InlineData(
        "people in recovery off their medication",
        """{"intent":"list-risks","residentType":"mental-health-recovery","risk":["medication-risk"]}"""
    )]
    [InlineData("flags about children from neighbours", """{"intent":"list-risks","subject":"child","source":"reported"}""")]
    [InlineData("獨居長者邊個冇飯食", """{"intent":"list-risks","residentType":"elder-living-alone","risk":["missing-meals"]}""")]
    [InlineData(
        "Any 缺餐 flags for 独居老人 this week?",
        """{"intent":"list-risks","residentType":"elder-living-alone","risk":["missing-meals"],"period":"this-week"}"""
    )]
    public void Finds_risks_by_what_who_and_where(string said, string filter) => Asked.Means(filter, said);

    [Theory]
    [InlineData(
        "上周谁去看过独居老人，有没有答应了还没办的？",
        """{"intent":"list-promises","residentType":"elder-living-alone","kept":"no","period":"last-week"}"""
    )]
    [InlineData(
        "who visited older people living alone last week, and is any promise still open?",
        """{"intent":"list-promises","residentType":"elder-living-alone","kept":"no","period":"last-week"}"""
    )]
    public void Takes_the_days_of_the_visit_for_those_of_the_visit(string said, string filter) => Asked.Means(filter, said);

    [Theory]
    [InlineData("逾期三天以上的待办", """{"intent":"list-tasks","taskStatus":"overdue"}""")]
    [InlineData("周五前要办完的待办", """{"intent":"list-tasks","dueTo":"2026-03-13"}""")]
    [InlineData("转介没下文的", """{"intent":"list-tasks","taskType":"referral","taskStatus":"waiting"}""")]
    [InlineData("what's due today", """{"intent":"list-tasks","due":"today"}""")]
    [InlineData("completed tasks last week", """{"intent":"list-tasks","taskStatus":"done","period":"last-week"}""")]
    [InlineData("本周到期的承诺", """{"intent":"list-promises","due":"this-week"}""")]
    [InlineData("哪些承诺已经过期了", """{"intent":"list-promises","kept":"no","dueTo":"yesterday"}""")]
    [InlineData("上周答应了什么还没做", """{"intent":"list-promises","kept":"no","period":"last-week"}""")]
    [InlineData("promised but never reported back", """{"intent":"list-promises","kept":"no"}""")]
    [InlineData("應承咗但冇覆人", """{"intent":"list-promises","kept":"no"}""")]
    [InlineData("明天要去哪几家", """{"intent":"followups","dueFrom":"2026-03-12","dueTo":"2026-03-12"}""")]
    [InlineData(
        "超过两个月没上门的独居老人",
        """{"intent":"followups","residentType":"elder-living-alone","lastVisitBefore":"days-ago(60)"}"""
    )]
    [InlineData("Anyone not seen since January?", """{"intent":"followups","lastVisitBefore":"2026-01-01"}""")]
    [InlineData("昨天谁没报平安", """{"intent":"followups","status":"checkin-missed","period":"yesterday"}""")]
    public void Finds_what_is_to_be_done(string said, string filter) => Asked.Means(filter, said);

    [Theory]
    [InlineData("林社工手上有几户", """{"intent":"caseload","worker":"林社工"}""")]
    [InlineData("这周谁最忙", """{"intent":"caseload","groupBy":"worker","sort":"desc","period":"this-week"}""")]
    [InlineData("哪栋楼风险最多", """{"intent":"count","groupBy":"area","sort":"desc","metric":"risks"}""")]
    [InlineData("小林还有几条待办没完成", """{"intent":"count","worker":"小林","taskStatus":"open","metric":"tasks"}""")]
    [InlineData("哪几户缺餐", """{"intent":"list-risks","risk":["missing-meals"]}""")]
    [InlineData("how many felt needs", """{"intent":"count","bradshaw":"felt"}""")]
    [InlineData("这个月跟上个月比，探访多了还是少了", """{"intent":"compare-period","by":"month","metric":"records"}""")]
    [InlineData("風險多過上個月定少過", """{"intent":"compare-period","by":"month","metric":"risks"}""")]
    [InlineData("gas hazards this month vs last month", """{"intent":"compare-period","risk":["fire-gas-hazard"],"by":"month"}""")]
    [InlineData("Falls in Block 7", """{"intent":"list-risks","area":"Block 7","risk":["unsafe-housing"]}""")]
    public void Counts_and_compares(string said, string filter) => Asked.Means(filter, said);

    [Theory]
    [InlineData("低于8分的记录都列出来", """{"intent":"quality","scoreBelow":8}""")]
    [InlineData("迟了两天才交的记录", """{"intent":"quality","lateHoursOver":48}""")]
    [InlineData("records filed after 48 hours", """{"intent":"quality","lateHoursOver":48}""")]
    [InlineData("诱导提问多不多", """{"intent":"skills","skill":"leading-question"}""")]
    [InlineData("which skills need work", """{"intent":"skills","groupBy":"skill","sort":"asc"}""")]
    [InlineData("练习中大家最弱的三项技巧", """{"intent":"skills","groupBy":"skill","sort":"asc","limit":3}""")]
    [InlineData("晚上开的诊所", """{"intent":"resources","category":"health","openHours":"night"}""")]
    [InlineData("残联电话", """{"intent":"resources","category":"disability"}""")]
    [InlineData("is there a canteen open now", """{"intent":"resources","category":"food","openHours":"now"}""")]
    [InlineData("月报", """{"intent":"digest","period":"last-month"}""")]
    [InlineData("unanswered complaints about Lin", """{"intent":"complaints","worker":"Lin","taskStatus":"open"}""")]
    [InlineData("没征得同意就写的记录", """{"intent":"list-records","consent":"not-asked"}""")]
    [InlineData("who refused to be recorded", """{"intent":"list-records","consent":"no"}""")]
    [InlineData("首访就拉人参加活动的", """{"intent":"list-records","motive":"recruiting","visitNo":1}""")]
    [InlineData("尊重类需要有几条", """{"intent":"count","maslow":"esteem"}""")]
    public void Asks_for_quality_skills_services_and_records(string said, string filter) => Asked.Means(filter, said);

    [Theory]
    [InlineData("小陈这周写的记录", "worker", "小陈")]
    [InlineData("王芳上周的探访", "worker", "王芳")]
    [InlineData("notes written by Lin in February", "worker", "Lin")]
    [InlineData("Lin's visits", "worker", "Lin")]
    [InlineData("Lin这个月的records", "worker", "Lin")]
    [InlineData("阿Ken嘅家訪記錄", "worker", "阿Ken")]
    [InlineData("陈伯怎么样了", "addressAs", "陈伯")]
    [InlineData("老韩家的探访", "addressAs", "老韩")]
    [InlineData("小杰的记录", "addressAs", "小杰")]
    [InlineData("周敏家最近的情况", "addressAs", "周敏")]
    [InlineData("visits to Mr Lee last week", "addressAs", "Mr Lee")]
    [InlineData("all records for Auntie Chow", "addressAs", "Auntie Chow")]
    [InlineData("8号楼二单元的记录", "area", "8号楼二单元")]
    [InlineData("B座的记录", "area", "B座")]
    [InlineData("桂花苑的记录", "area", "桂花苑")]
    [InlineData("北区的记录", "area", "北区")]
    [InlineData("Block 5 最近两周的 records", "area", "Block 5")]
    public void Keeps_names_as_they_were_said(string said, string field, string name)
    {
        var query = QueryReader.BuiltIn.Read(said, Asked.Today).Query;

        Assert.Equal(
            (field, name),
            query switch
            {
                { Worker: { } worker } => ("worker", worker),
                { AddressAs: { } resident } => ("addressAs", resident),
                _ => ("area", query.Area),
            }
        );
    }

    [Theory]
    [InlineData("上周工作量")]
    [InlineData("小区的记录")]
    [InlineData("对方回复了吗")]
    [InlineData("How did the call go this morning?")]
    public void Takes_no_ordinary_word_for_a_name(string said)
    {
        var query = QueryReader.BuiltIn.Read(said, Asked.Today).Query;

        Assert.Equal((null, null, null), (query.Worker, query.AddressAs, query.Area));
    }

    [Theory]
    [InlineData("逾期的代办还剩多少", """{"intent":"count","taskStatus":"overdue","metric":"tasks"}""")]
    [InlineData("读居老人缺餐", """{"intent":"list-risks","residentType":"elder-living-alone","risk":["missing-meals"]}""")]
    [InlineData("overdue taks for Lin", """{"intent":"list-tasks","worker":"Lin","taskStatus":"overdue"}""")]
    [InlineData("suicde flags this week", """{"intent":"list-risks","risk":["suicide-risk"],"period":"this-week"}""")]
    [InlineData("promisses we havent kept", """{"intent":"list-promises","kept":"no"}""")]
    [InlineData(
        "Reccords by Chan in Decmber",
        """{"intent":"list-records","worker":"Chan","dateFrom":"2025-12-01","dateTo":"2025-12-31"}"""
    )]
    public void Is_understood_with_slips(string said, string filter) => Asked.Means(filter, said);

    [Fact]
    public void Is_understood_alike_in_simplified_and_traditional_writing() =>
        Assert.Equal(
            QueryReader.BuiltIn.Read("独居老人里谁缺餐", Asked.Today).Query,
            QueryReader.BuiltIn.Read("獨居老人裡誰缺餐", Asked.Today).Query
        );

    [Fact]
    public void Shows_the_words_that_each_thing_was_understood_from()
    {
        const string said = "麻烦查一下 小林 上周的缺餐，谢谢";
        var chips = QueryReader.BuiltIn.Read(said, Asked.Today).Chips;

        Assert.Equal(
            ["worker 小林", "period 上周", "intent 缺餐", "risk 缺餐"],
            chips.Select(chip => $"{chip.Field} {said.Substring(chip.Start, chip.Length)}")
        );
    }

    [Fact]
    public void Hands_back_the_words_it_did_not_understand()
    {
        var reading = QueryReader.BuiltIn.Read("小林上周的鹦鹉记录", Asked.Today);

        Assert.Equal(["鹦鹉"], reading.Unread);
        Assert.Equal(["zebra"], QueryReader.BuiltIn.Read("any zebra risks this week please", Asked.Today).Unread);
    }

    [Theory]
    [InlineData("")]
    [InlineData("。。。")]
    [InlineData("嗯")]
    public void Is_empty_when_nothing_was_understood(string said) => Assert.True(QueryReader.BuiltIn.Read(said, Asked.Today).IsEmpty);
}
