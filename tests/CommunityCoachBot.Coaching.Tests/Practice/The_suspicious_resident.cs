using CommunityCoachBot.Coaching.Practice;

namespace CommunityCoachBot.Coaching.Tests.Practice;

public sealed class The_suspicious_resident
{
    private static readonly string[] Arguing =
    [
        "您好，我是第三方承接项目的专业社工，来做需求评估。",
        "我们要介入您的个案，链接资源。",
        "不是这样的，您说得不对，我们不是卖东西的。",
        "您不配合不行，上面要求每户都要做信息采集。",
        "您这样想是错的，您应该相信我们。",
        "您一定要签这个，大家都签了，就差您了。",
        "您儿子为什么不来看您？",
        "您错了，规定就是这样。",
    ];

    private static readonly string[] Listening =
    [
        "陈伯您好，我姓林，是街口社区服务站的社工，打扰您了。",
        "您小心是对的。这是我的工作证，您打站里电话核实一下，我在门外等。",
        "三楼周阿姨介绍我来认识认识您，说您棋下得好。就坐十分钟，不想说就不说，可以吗？",
        "楼里刚装了新电梯，您上下楼觉得怎么样？",
        "您自己养的这盆花真好，天天浇水，有心思。",
        "一个人住，屋里静下来的时候不容易。",
        "您平时一天怎么过的？",
        "您是说，晚上不想开火，就随便对付一口。",
        "搁谁一个人吃饭都没胃口，这滋味不好受。",
        "您手艺这么好，一栋楼的水龙头都是您修的，街坊都靠您。",
        "那您觉得什么时候最难熬？",
        "您是说白天还好，天一黑心里就空落落的。",
        "我知道一个送饭的地方，您想听听吗？您定，不急。",
        "今天我听到两件事，晚饭和浴室，我有没有听错？",
    ];

    [Fact]
    public void Lets_a_trainee_in_who_says_who_they_are_and_asks_about_the_new_lift()
    {
        var resident = Residents.Of("p01");
        var run = resident.Talk(7, Listening);

        Assert.Equal(TrustLevel.L3, Trust.LevelOf(run.Trust(resident.Persona)));
        Assert.InRange(run.Exchanges.Length, 1, 14);
        Assert.All(
            run.Exchanges.Where(exchange => exchange.Changes.Length > 0),
            exchange => Assert.All(exchange.Changes, change => Assert.NotEmpty(change.Why))
        );
    }

    [Fact]
    public void Shows_out_a_trainee_who_argues_in_jargon()
    {
        var resident = Residents.Of("p01");
        var run = resident.Talk(7, Arguing);

        Assert.All(run.Exchanges, exchange => Assert.Equal(TrustLevel.L1, Trust.LevelOf(exchange.Trust)));
        Assert.Equal(PracticeEnd.ShownOut, run.End);
        Assert.Contains(run.Exchanges, exchange => exchange.Changes.Any(change => change is { Why: "jargon", Delta: < 0 }));
        Assert.Contains(run.Exchanges, exchange => exchange.Changes.Any(change => change is { Why: "argument", Delta: < 0 }));
    }

    [Fact]
    public void Moves_the_same_way_for_the_same_seed_and_words()
    {
        foreach (var lines in new[] { Arguing, Listening })
        {
            var (first, second) = (
                PracticeScript.Write(Residents.Of("p01"), Residents.Of("p01").Talk(7, lines)),
                PracticeScript.Write(Residents.Of("p01"), Residents.Of("p01").Talk(7, lines))
            );

            Assert.Equal(first, second);
        }
    }

    [Fact]
    public void Answers_in_other_words_for_another_seed()
    {
        var said = Enumerable
            .Range(0, 20)
            .Select(seed => string.Join('|', Residents.Of("p01").Talk((ulong)seed, Arguing).Exchanges.Select(exchange => exchange.Heard)));

        Assert.True(said.Distinct().Count() > 1);
    }
}
