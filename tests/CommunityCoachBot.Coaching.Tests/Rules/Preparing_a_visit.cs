using CommunityCoachBot.Coaching.Guides.Rules;

namespace CommunityCoachBot.Coaching.Tests.Rules;

/// <summary>What named rules say of a plan, in both languages: a hit and a miss each.</summary>
public class Preparing_a_visit
{
    [Theory]
    [InlineData("宣传反诈并收集报名", "并")]
    [InlineData("送单张，顺便看看他的药", "顺便")]
    [InlineData("宣传反诈和登记人口", "宣传、登记")]
    [InlineData("Check on her and also sign her up", "and also")]
    [InlineData("Spread leaflets and sign up volunteers", "Spread、sign up")]
    public void Splits_two_goals(string goal, string and) =>
        Assert.Equal([and], Asking.Plan.Says("one-goal", "goal", goal).Select(hit => hit.Values["and"]));

    [Theory]
    [InlineData("看看最近身体和吃饭情况")]
    [InlineData("认识 3 楼新搬来的一家，听听带孩子上学有什么不方便。")]
    [InlineData("听他说说合并学校的事")]
    [InlineData("Meet the family and hear what is hard about school")]
    public void Leaves_one_goal_whole(string goal) => Assert.Empty(Asking.Plan.Says("one-goal", "goal", goal));

    [Theory]
    [InlineData("完成入户任务", "resident-need", "任务")]
    [InlineData("finish the quota", "resident-need", "quota")]
    [InlineData("完成入户任务", "agency-task", null)]
    [InlineData("听听他的难处", "resident-need", null)]
    public void Checks_whose_need_it_is_when_it_counts(string goal, string start, string? words)
    {
        var hits = Asking.Plan.With($"goal={goal}").Says("starting-point", "starting-point", start);

        Assert.Equal(words is null ? [] : [words], hits.Select(hit => hit.Values["words"]));
    }

    [Theory]
    [InlineData("persuade", "goal", "说服他同意装电梯", "说服")]
    [InlineData("persuade", "goal", "劝他搬走", "劝")]
    [InlineData("persuade", "goal", "Convince her to sign", "Convince")]
    [InlineData("soften-reply", "planned-reply", "您必须开门", "必须")]
    [InlineData("soften-reply", "planned-reply", "You should open the door", "should")]
    [InlineData("gifts", "materials", "id-card|两百块现金", "现金")]
    [InlineData("gifts", "materials", "id-card|a gift card", "gift card")]
    public void Hears_words_that_push(string rule, string path, string text, string words) =>
        Assert.Equal([words], Asking.Plan.Says(rule, path, text).Select(hit => hit.Values["words"]));

    [Theory]
    [InlineData("persuade", "goal", "了解他的顾虑")]
    [InlineData("persuade", "goal", "看看他们怎么劝架")]
    [InlineData("persuade", "goal", "Understand their worry")]
    [InlineData("soften-reply", "planned-reply", "您应该很累了吧，改天也行")]
    [InlineData("soften-reply", "planned-reply", "You must be tired, another day is fine")]
    [InlineData("gifts", "materials", "id-card|charged-phone|棋盘")]
    [InlineData("too-big-opener", "openers", "plants-or-couplets|food-prices")]
    [InlineData("sensitive-opener", "openers", "plants-or-couplets|old-photos")]
    [InlineData("sensitive-opener", "openers", "阳台上的茉莉")]
    [InlineData("jargon", "openers", "低保、医保、居委会这些您都熟")]
    [InlineData("jargon", "openers", "Just in case it rains")]
    [InlineData("labels", "subject.address-as", "陈伯")]
    [InlineData("least-data", "subject.address-as", "三楼的张阿姨")]
    public void Leaves_plain_words_alone(string rule, string path, string text) => Assert.Empty(Asking.Plan.Says(rule, path, text));

    [Theory]
    [InlineData("有什么困难吗？")]
    [InlineData("Any difficulties at home?")]
    public void Finds_a_question_too_big_to_open_with(string opener) =>
        Assert.Single(Asking.Plan.Says("too-big-opener", "openers", $"food-prices|{opener}"));

    [Theory]
    [InlineData("zh-Hans", "您一个月收入多少", "收入", "收入和存款", "“这两天菜价怎么样？”")]
    [InlineData("zh-Hans", "您離婚多久了", "離婚", "婚姻", "“孩子这画的是什么呀？”")]
    [InlineData("zh-Hans", "Ask about the divorce", "divorce", "婚姻", "“孩子这画的是什么呀？”")]
    [InlineData("en", "Ask about the divorce", "divorce", "marriage and divorce", "\"What is your child drawing there?\"")]
    [InlineData("en", "问问离婚的事", "离婚", "marriage and divorce", "\"What is your child drawing there?\"")]
    public void Offers_something_easier_than_a_sensitive_topic(string language, string opener, string words, string topic, string instead)
    {
        var hit = Assert.Single(Asking.Plan.In(language).Says("sensitive-opener", "openers", $"food-prices|{opener}"));

        Assert.Equal((words, topic, instead), (hit.Values["words"], hit.Values["topic"], hit.Values["instead"]));
    }

    [Theory]
    [InlineData("来做个需求评估", "需求评估", "听听您缺什么、想要什么")]
    [InlineData("帮您链接资源", "链接资源", "找找谁能帮上忙")]
    [InlineData("A needs assessment", "needs assessment", "hearing what would help")]
    [InlineData("We empower residents", "empower", "you having the say")]
    public void Says_jargon_in_street_words(string text, string words, string instead)
    {
        var hit = Assert.Single(Asking.Plan.Says("jargon", "deep-question", text));

        Assert.Equal((words, instead), (hit.Values["words"], hit.Values["instead"]));
    }

    [Theory]
    [InlineData("去看那个钉子户", "钉子户")]
    [InlineData("楼里的问题家庭", "问题家庭")]
    [InlineData("Visit the problem family", "problem family")]
    public void Turns_a_label_into_a_situation(string goal, string words)
    {
        var hit = Assert.Single(Asking.Plan.Says("labels", "goal", goal));

        Assert.Equal(words, hit.Values["words"]);
        Assert.NotEmpty(hit.Values["instead"]);
    }

    [Theory]
    [InlineData("5栋302室的老太太")]
    [InlineData("Flat 12B")]
    public void Keeps_the_door_out_of_the_form_of_address(string address) =>
        Assert.Equal(["door"], Asking.Plan.Says("least-data", "subject.address-as", address).Select(hit => hit.Variant));

    [Theory]
    [InlineData("周敏", "5栋302室", "他有糖尿病，看看吃饭", true)]
    [InlineData("周阿姨", "5栋302室", "她有糖尿病，看看吃饭", false)]
    [InlineData("周敏", "六楼无电梯", "她有糖尿病，看看吃饭", false)]
    [InlineData("周敏", "5栋302室", "看看吃饭", false)]
    [InlineData("Mary Chan", "Flat 12", "She is on dialysis, see about meals", true)]
    [InlineData("Mrs Chan", "Flat 12", "She is on dialysis, see about meals", false)]
    public void Never_keeps_name_door_and_illness_together(string address, string site, string goal, bool isHit)
    {
        var run = Asking.Plan.With($"subject.address-as={address}; goal={goal}");

        Assert.Equal(isHit, run.Says("least-data", "site-notes", site).Any(hit => hit.Variant == "three"));
    }

    [Theory]
    [InlineData("recruiting", null, true)]
    [InlineData("recruiting", 0, true)]
    [InlineData("recruiting", 2, false)]
    [InlineData("exploratory", 0, false)]
    public void Suggests_to_listen_first_when_inviting_at_a_first_meeting(string motive, int? visits, bool isHit)
    {
        var run = Asking.Plan.With($"motive={motive}");
        run = visits is { } count ? run.Known(count) : run;

        Assert.Equal(isHit, run.Says("first-contact-recruiting").Count > 0);
    }

    [Theory]
    [InlineData("general-household", "id-badge|flat-shoes", null)]
    [InlineData("general-household", "plain-casual", "missing")]
    [InlineData("general-household", "id-badge|agency-vest", null)]
    [InlineData("mental-health-recovery", "id-badge|agency-vest", "discreet")]
    [InlineData("shopkeeper", "id-badge|agency-vest", "shop")]
    public void Looks_at_the_badge_and_the_vest(string type, string dress, string? variant)
    {
        var said = Asking.Plan.With($"subject.resident-type={type}; dress={dress}").Says("badge").Select(hit => hit.Variant);

        Assert.Equal(variant is null ? [] : [variant], said);
    }

    [Theory]
    [InlineData("zh-Hans", "id-card|water", "充好电的手机")]
    [InlineData("zh-Hans", "water", "工作证、充好电的手机")]
    [InlineData("en", "charged-phone", "ID card")]
    [InlineData("en", "id-card|charged-phone", null)]
    public void Never_leaves_without_id_and_phone(string language, string materials, string? missing)
    {
        var hits = Asking.Plan.In(language).With($"materials={materials}").Says("essentials");

        Assert.Equal(missing is null ? [] : [missing], hits.Select(hit => hit.Values["missing"]));
    }

    [Theory]
    [InlineData("youth", true)]
    [InlineData("child-in-difficulty", true)]
    [InlineData("single-parent", false)]
    public void Reminds_of_the_guardian_of_a_minor(string type, bool isHit) =>
        Assert.Equal(isHit, Asking.Plan.With($"subject.resident-type={type}").Says("minors").Count > 0);

    [Fact]
    public void Never_refuses_an_answer()
    {
        string[] texts = ["说服钉子户并完成任务", "您必须配合规定", "Persuade the problem family and also finish the quota"];
        var rules = new[]
        {
            "one-goal",
            "persuade",
            "labels",
            "jargon",
            "least-data",
            "soften-reply",
            "sensitive-opener",
            "too-big-opener",
            "gifts",
        };

        Assert.All(
            from rule in rules
            from text in texts
            from hit in Asking.Plan.Says(rule, "goal", text)
            select hit,
            hit => Assert.NotEqual(RuleWeight.Stop, hit.Weight)
        );
    }
}
