using CommunityCoachBot.Coaching.Reading.Queries;

namespace CommunityCoachBot.Coaching.Tests.Reading.Queries;

public sealed class A_period_in_a_question
{
    [Theory]
    [InlineData("本周的记录", "2026-03-09", "2026-03-15")]
    [InlineData("上个礼拜的记录", "2026-03-02", "2026-03-08")]
    [InlineData("上上周的记录", "2026-02-23", "2026-03-01")]
    [InlineData("今個月嘅記錄", "2026-03-01", "2026-03-31")]
    [InlineData("上季度的记录", "2025-10-01", "2025-12-31")]
    [InlineData("去年的记录", "2025-01-01", "2025-12-31")]
    [InlineData("去年下半年的记录", "2025-07-01", "2025-12-31")]
    [InlineData("Q1的记录", "2026-01-01", "2026-03-31")]
    [InlineData("去年第四季度的记录", "2025-10-01", "2025-12-31")]
    [InlineData("12月的记录", "2025-12-01", "2025-12-31")]
    [InlineData("2025年11月的记录", "2025-11-01", "2025-11-30")]
    [InlineData("1月到2月的记录", "2026-01-01", "2026-02-28")]
    [InlineData("3月以来的记录", "2026-03-01", null)]
    [InlineData("从周一到现在的记录", "2026-03-09", "2026-03-11")]
    [InlineData("过去7天的记录", "2026-03-04", "2026-03-11")]
    [InlineData("最近两周的记录", "2026-02-25", "2026-03-11")]
    [InlineData("近三个月的记录", "2025-12-11", "2026-03-11")]
    [InlineData("昨天的记录", "2026-03-10", "2026-03-10")]
    [InlineData("大前天的记录", "2026-03-08", "2026-03-08")]
    [InlineData("上周五的记录", "2026-03-06", "2026-03-06")]
    [InlineData("上周末的记录", "2026-03-07", "2026-03-08")]
    [InlineData("3月5号到10号的记录", "2026-03-05", "2026-03-10")]
    [InlineData("5号之前的记录", null, "2026-03-04")]
    [InlineData("records from last quarter", "2025-10-01", "2025-12-31")]
    [InlineData("records in the past fortnight", "2026-02-25", "2026-03-11")]
    [InlineData("records in March and April last year", "2025-03-01", "2025-04-30")]
    [InlineData("records for January and February", "2026-01-01", "2026-02-28")]
    [InlineData("records since 1 March", "2026-03-01", null)]
    [InlineData("records before the 5th", null, "2026-03-04")]
    [InlineData("records between 1 and 5 March", "2026-03-01", "2026-03-05")]
    [InlineData("records from 1 March to 5 March", "2026-03-01", "2026-03-05")]
    [InlineData("list 一下 last month 的 records", "2026-02-01", "2026-02-28")]
    public void Bounds_the_visits(string said, string? from, string? to)
    {
        var query = QueryReader.BuiltIn.Read(said, Asked.Today).Query;

        Assert.Equal((from, to), (query.DateFrom?.ToString("yyyy-MM-dd"), query.DateTo?.ToString("yyyy-MM-dd")));
    }

    [Theory]
    [InlineData("下周到期的待办", "2026-03-16", "2026-03-22")]
    [InlineData("月底前要办的事有哪些", null, "2026-03-31")]
    [InlineData("未来三天到期的承诺", "2026-03-11", "2026-03-14")]
    [InlineData("下个月1号到7号约好的回访", "2026-04-01", "2026-04-07")]
    [InlineData("5月到期的待办", "2026-05-01", "2026-05-31")]
    [InlineData("tasks due by Friday", null, "2026-03-13")]
    [InlineData("tasks due in the next 7 days", "2026-03-11", "2026-03-18")]
    public void Bounds_what_falls_due(string said, string? from, string? to)
    {
        var query = QueryReader.BuiltIn.Read(said, Asked.Today).Query;

        Assert.Equal((from, to), (query.DueFrom?.ToString("yyyy-MM-dd"), query.DueTo?.ToString("yyyy-MM-dd")));
    }

    [Theory]
    [InlineData("过去的自伤史")]
    [InlineData("这几天睡不好的")]
    [InlineData("第一次上门的记录")]
    [InlineData("三号楼的记录")]
    public void Is_not_seen_where_none_is(string said)
    {
        var query = QueryReader.BuiltIn.Read(said, Asked.Today).Query;

        Assert.Equal((null, null), (query.DateFrom, query.DateTo));
    }
}
