namespace CommunityCoachBot.Coaching.Tests.Reading.Queries;

/// <summary>No list knows the phrase; a person, a thing and what is wrong with it are known apart, in whatever order they stand.</summary>
public sealed class A_risk_said_with_other_words
{
    [Theory]
    [InlineData("抽屉里囤了安眠药的有谁", "suicide-risk")]
    [InlineData("有邊個匿埋啲安眠藥", "suicide-risk")]
    [InlineData("Who has sleeping tablets tucked away?", "suicide-risk")]
    [InlineData("卧床的、没人翻身的", "neglect")]
    [InlineData("Bedridden people nobody turns or feeds", "neglect")]
    [InlineData("电话怎么打都没人接的", "lost-contact")]
    [InlineData("Whose cupboards are bare?", "missing-meals")]
    [InlineData("被前夫踢过的", "domestic-violence")]
    public void Is_put_together_from_what_it_is_about(string said, string flag)
    {
        var read = Coaching.Reading.Queries.QueryReader.BuiltIn.Read(said, new DateOnly(2026, 3, 11));

        Assert.Equal([flag], read.Query.Risk);
    }

    [Theory]
    [InlineData("打电话给居民的记录")]
    [InlineData("推广活动的记录")]
    public void Is_none_where_the_same_sign_means_something_else(string said) =>
        Assert.Empty(Coaching.Reading.Queries.QueryReader.BuiltIn.Read(said, new DateOnly(2026, 3, 11)).Query.Risk);

    [Fact]
    public void Half_a_year_is_180_days() =>
        Assert.Equal(
            new DateOnly(2026, 3, 11).AddDays(-180),
            Coaching.Reading.Queries.QueryReader.BuiltIn.Read("半年没探访的独居老人", new DateOnly(2026, 3, 11)).Query.LastVisitBefore
        );
}
