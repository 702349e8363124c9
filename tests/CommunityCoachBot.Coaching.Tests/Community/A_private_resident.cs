using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Community;
using static CommunityCoachBot.Coaching.Tests.Community.CommunityContent;

namespace CommunityCoachBot.Coaching.Tests.Community;

public sealed class A_private_resident
{
    [Theory]
    [InlineData("三楼的刘婆婆信佛，初一十五吃素")]
    [InlineData("陈伯是老党员，立场很硬")]
    [InlineData("5栋302室那家是上访户")]
    [InlineData("这户对政府不满，别惹")]
    [InlineData("李主任的妻子是基督徒")]
    [InlineData("嗰位街坊係黃絲")]
    [InlineData("Mrs Wong is a Christian and goes to church on Sundays")]
    [InlineData("The family at flat 3 votes for the opposition")]
    public void Has_no_politics_and_no_faith_here(string text)
    {
        var fact = Fact(1, "power-political", "interview", "街坊", text);

        Assert.Equal("political-profile", FactCheck.Refuse(Shipped, fact, [], Today));
    }

    [Theory]
    [InlineData("业委会反对加装电梯的方案，主任王先生公开说过")]
    [InlineData("社区党总支有党员 86 名，每月开一次会")]
    [InlineData("约三成居民讲闽南话，东头有清真寺，斋月时晚上热闹")]
    [InlineData("区议员李主任支持加建斜道")]
    [InlineData("刘婆婆会打毛线，愿意教人")]
    [InlineData("The owners' committee is against the plan; its chairman said so")]
    [InlineData("居民可以向街道反映，也可以参加听证会")]
    public void Is_not_meant_by_what_groups_and_offices_stand_for(string text) =>
        Assert.Null(FactCheck.Refuse(Shipped, Fact(1, "power-political", "interview", "街坊", text), [], Today));

    [Theory]
    [InlineData("身份证 11010519491231002X")]
    [InlineData("电话 13812345678")]
    public void Has_no_numbers_here(string text) =>
        Assert.Equal("private-number", FactCheck.Refuse(Shipped, Fact(1, "env-hazards", text: text), [], Today));

    [Fact]
    public void Who_leads_without_an_office_has_no_stance_here()
    {
        var leader = Party(Stakeholder.InformalLeader, ("sh-stance", "反对"));

        Assert.Equal("political-profile", FactCheck.Refuse(Shipped, leader));
        Assert.Null(FactCheck.Refuse(Shipped, leader with { Kind = Stakeholder.Group }));
        Assert.Null(FactCheck.Refuse(Shipped, Party(Stakeholder.InformalLeader, ("sh-resource", "认得全楼的人"))));
    }

    internal static Stakeholder Party(string kind, params (string Field, string Value)[] fields) =>
        new()
        {
            Id = Id(1),
            Party = Id(9),
            Name = "舞队",
            Kind = kind,
            Fields = fields.ToImmutableDictionary(field => field.Field, field => field.Value),
            AuthorId = "worker-1",
            AuthorName = "小周",
            WrittenAt = Now,
        };
}

public sealed class An_entry
{
    [Theory]
    [InlineData("no-such-item", "observation", "", "x", "unknown-item")]
    [InlineData("env-hazards", "rumour", "", "x", "how-known")]
    [InlineData("env-hazards", "observation", "", " ", "empty")]
    [InlineData("env-hazards", "interview", "", "x", "no-source")]
    [InlineData("env-hazards", "interview", "保安", "x", null)]
    public void Says_what_how_known_and_from_where(string item, string evidence, string source, string text, string? reason) =>
        Assert.Equal(reason, FactCheck.Refuse(Shipped, Fact(1, item, evidence, source, text), [], Today));

    [Fact]
    public void Is_not_of_a_day_to_come() =>
        Assert.Equal("future-day", FactCheck.Refuse(Shipped, Fact(1, "env-hazards", seen: Today.AddDays(1)), [], Today));

    [Fact]
    public void Corrects_only_an_entry_of_its_own_item()
    {
        Assert.Equal("corrects-unknown", FactCheck.Refuse(Shipped, Fact(2, "env-hazards", corrects: 1), [], Today));
        Assert.Equal("corrects-unknown", FactCheck.Refuse(Shipped, Fact(2, "env-hazards", corrects: 1), [Fact(1, "env-boundary")], Today));
        Assert.Null(FactCheck.Refuse(Shipped, Fact(2, "env-hazards", corrects: 1), [Fact(1, "env-hazards")], Today));
    }
}

public sealed class A_stakeholder
{
    [Fact]
    public void Loses_nothing_when_two_people_fill_different_fields()
    {
        var goal = A_private_resident.Party(Stakeholder.Group, ("sh-goal", "要场地"));
        var resource = goal with { Id = Id(2), Fields = ImmutableDictionary<string, string>.Empty.Add("sh-resource", "三十人") };

        var merged = Assert.Single(Stakeholder.Current([goal, resource]));

        Assert.Equal(("要场地", "三十人"), (merged.Fields["sh-goal"], merged.Fields["sh-resource"]));
    }

    [Fact]
    public void Relates_to_another_by_the_latest_that_was_said_of_the_two()
    {
        Relation[] said =
        [
            Relation("client", "target", "conflict"),
            Relation("target", "client", "cooperation"),
            Relation("client", "action", "exchange"),
        ];

        Assert.Equal(["cooperation", "exchange"], Coaching.Community.Relation.Current(said).Select(relation => relation.Kind));
        Assert.Equal(4, Coaching.Community.Relation.Missing(Shipped.Systems, said).Length);
    }

    [Theory]
    [InlineData("client", "client", "conflict", "relation-ends")]
    [InlineData("client", "nobody", "conflict", "relation-ends")]
    [InlineData("client", "target", "love", "unknown-kind")]
    [InlineData("client", "target", "conflict", null)]
    public void Relates_by_kinds_that_the_checklist_names(string from, string to, string kind, string? reason) =>
        Assert.Equal(reason, FactCheck.Refuse(Shipped, Relation(from, to, kind), _ => false));

    private static Relation Relation(string from, string to, string kind) =>
        new()
        {
            Id = Id(1),
            From = from,
            To = to,
            Kind = kind,
            Strength = "weak",
            Event = "四月开过一次会",
            AuthorId = "worker-1",
            AuthorName = "小周",
            WrittenAt = Now,
        };
}
