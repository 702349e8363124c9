using CommunityCoachBot.Coaching.Guides.Rules;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Rules;

/// <summary>What named rules say of a record, in both languages: a hit and a miss each.</summary>
public class Recording_a_visit
{
    [Theory]
    [InlineData("他不吃饭。", true)]
    [InlineData("老人最近睡不好", true)]
    [InlineData("She never eats.", true)]
    [InlineData("这两天没做饭。", false)]
    [InlineData("她说：“这两天没做饭。”", false)]
    [InlineData("他一喝酒就打我", false)]
    [InlineData("孩子六岁半，九月要上学", false)]
    [InlineData("I haven't cooked these two days.", false)]
    [InlineData("He hits me when he drinks", false)]
    public void Asks_for_their_own_words(string stated, bool isHit) =>
        Assert.Equal(isHit, Asking.Record.Says("own-words", "stated", stated).Count > 0);

    [Theory]
    [InlineData("家里很脏", "seen", "很脏")]
    [InlineData("精神状态不佳", "seen", "精神状态不佳")]
    [InlineData("儿子不配合", "said", "不配合")]
    [InlineData("家庭和睦", "scene", "家庭和睦")]
    [InlineData("The flat was filthy", "seen", "filthy")]
    [InlineData("The son was uncooperative", "said", "uncooperative")]
    [InlineData("A happy family", "scene", "happy family")]
    public void Asks_what_was_seen_behind_a_verdict(string observed, string variant, string words)
    {
        var hit = Assert.Single(Asking.Record.Says("plain-seeing", "observed", observed));

        Assert.Equal((variant, words), (hit.Variant, hit.Values["words"]));
    }

    [Theory]
    [InlineData("plain-seeing", "observed", "厨房水槽有三天的碗；说“懒得洗，家里脏”")]
    [InlineData("plain-seeing", "observed", "懒得开火，只有半把面")]
    [InlineData("plain-seeing", "observed", "他摸着心脏的位置")]
    [InlineData("plain-seeing", "observed", "Three days of bowls in the sink; he said \"I'm lazy\"")]
    [InlineData("diagnosis", "observed", "本人说有抑郁症")]
    [InlineData("diagnosis", "observed", "她说“我抑郁了”")]
    [InlineData("diagnosis", "observed", "He said he has depression")]
    [InlineData("diagnosis", "observed", "几天没出门，窗帘拉着")]
    [InlineData("vague-promise", "promises.what", "打电话告诉他送餐价格")]
    [InlineData("vague-promise", "promises.what", "陪他把材料弄齐")]
    [InlineData("vague-promise", "promises.what", "Ring with the price of meals")]
    [InlineData("strengths-concrete", "strengths", "一天给母亲翻身四次")]
    [InlineData("strengths-concrete", "strengths", "能干，会修电器")]
    [InlineData("strengths-concrete", "strengths", "Kind to the cat next door")]
    [InlineData("problem-grid", "problem.scope", "3 栋很多老人，12 户")]
    [InlineData("quote-needed", "risks.quote", "没有轻生的念头，就是烦")]
    [InlineData("quote-needed", "risks.quote", "no reason to live")]
    [InlineData("quote-needed", "risks.quote", "我想自杀")]
    [InlineData("quote-needed", "risks.quote", "没饭吃")]
    [InlineData("quote-needed", "risks.quote", "I feel suicidal")]
    [InlineData("quote-needed", "risks.quote", "He is going to kill me")]
    public void Leaves_what_is_well_put_alone(string rule, string path, string text) => Assert.Empty(Asking.Record.Says(rule, path, text));

    [Theory]
    [InlineData("精神有问题", "精神有问题")]
    [InlineData("估计是抑郁", "抑郁")]
    [InlineData("老年痴呆", "痴呆")]
    [InlineData("Probably dementia", "dementia")]
    public void Makes_no_diagnosis(string text, string words) =>
        Assert.Equal([words], Asking.Record.Says("diagnosis", "judgements.text", text).Select(hit => hit.Values["words"]));

    [Theory]
    [InlineData("无")]
    [InlineData("没有。")]
    [InlineData("none")]
    [InlineData("N/A")]
    [InlineData("……")]
    public void Takes_no_risk_without_words(string quote)
    {
        var hit = Assert.Single(Asking.Record.Says("quote-needed", "risks.quote", quote));

        Assert.Equal((RuleWeight.Stop, "empty"), (hit.Weight, hit.Variant));
    }

    [Theory]
    [InlineData("自杀")]
    [InlineData("有自杀倾向")]
    [InlineData("疑似有轻生的念头。")]
    [InlineData("她好像被家暴")]
    [InlineData("想死或自伤")]
    [InlineData("suicide")]
    [InlineData("Seems suicidal")]
    [InlineData("Suicidal ideation")]
    [InlineData("She may be at risk of abuse")]
    [InlineData("Wanting to die or self-harm")]
    public void Takes_no_name_of_a_risk_for_the_words_it_came_from(string quote)
    {
        foreach (var language in (string[])["zh-Hans", "en"])
        {
            var hit = Assert.Single(Asking.Record.In(language).Says("quote-needed", "risks.quote", quote));

            Assert.Equal((RuleWeight.Stop, "category", quote), (hit.Weight, hit.Variant, hit.Values["words"]));
        }
    }

    [Theory]
    [InlineData("有轻生倾向，不想吃饭", "倾向")]
    [InlineData("Suicidal ideation, will not eat", "ideation")]
    public void Asks_for_the_words_behind_a_professionals_phrase(string quote, string words)
    {
        var hit = Assert.Single(Asking.Record.Says("quote-needed", "risks.quote", quote));

        Assert.Equal((RuleWeight.Warning, "own-words", words), (hit.Weight, hit.Variant, hit.Values["words"]));
    }

    [Theory]
    // Below the flag's default.
    [InlineData("suicide-risk", "有时想一睡不醒", "present", "monitor", "raise", "今天内")]
    [InlineData("lost-contact", "敲门没人应", "present", "within-72h", "raise", "今天内")]
    [InlineData("medical-emergency", "胸口刚闷", "present", "same-day", "raise", "现在就办")]
    [InlineData("harm-to-others", "我要砍死他", "present", "same-day", "raise", "现在就办")]
    // Words that sound more urgent.
    [InlineData("suicide-risk", "我把药都攒了，攒药半年了", "present", "same-day", "cues", "现在就办")]
    [InlineData("fire-gas-hazard", "闻到一点味", "present", "within-72h", "cues", "现在就办")]
    [InlineData("missing-meals", "像是一天就一顿", "present", "within-72h", "cues", "今天内")]
    [InlineData("missing-meals", "两天没吃东西了", "present", "same-day", "cues", "现在就办")]
    [InlineData("acute-distress", "几天就睡两三小时", "present", "monitor", "cues", "今天内")]
    [InlineData("domestic-violence", "他掐脖子", "present", "same-day", "cues", "现在就办")]
    [InlineData("domestic-violence", "He choked me", "present", "same-day", "cues", "现在就办")]
    // Now, but set aside as unclear.
    [InlineData("neglect", "好几天没人来", "present", "clarify", "clarify", "今天内")]
    public void Asks_to_check_a_severity_that_is_too_low(
        string flag,
        string quote,
        string assertion,
        string chosen,
        string variant,
        string wanted
    )
    {
        var hit = Assert.Single(Risk(flag, quote, assertion, chosen).Says("risk-severity", "risks.severity", chosen));

        Assert.Equal((RuleWeight.Warning, variant, wanted), (hit.Weight, hit.Variant, hit.Values["severity"]));
    }

    [Theory]
    // From the gold notes: what experts chose is not questioned.
    [InlineData("missing-meals", "晚上懒得开火喝口粥", "present", "within-72h")]
    [InlineData("acute-distress", "三点还睁眼", "present", "monitor")]
    [InlineData("missing-meals", "有上顿没下顿", "unclear", "clarify")]
    [InlineData("child-unattended", "夜班孩子一个人睡", "present", "same-day")]
    [InlineData("fire-gas-hazard", "闻到一点味", "present", "immediate")]
    [InlineData("financial-exploitation", "厂差她四千二", "present", "within-72h")]
    [InlineData("acute-distress", "几天就睡两三小时", "present", "same-day")]
    [InlineData("child-abuse", "叔叔打的，用皮带", "present", "immediate")]
    [InlineData("medication-risk", "药靠摸", "present", "within-72h")]
    [InlineData("missing-meals", "像是一天就一顿", "present", "same-day")]
    [InlineData("suicide-risk", "想一起走算了", "present", "same-day")]
    [InlineData("medical-emergency", "胸口刚闷", "present", "immediate")]
    [InlineData("child-abuse", "三个人堵他要钱", "present", "same-day")]
    public void Does_not_question_what_experts_chose(string flag, string quote, string assertion, string severity) =>
        Assert.Empty(Risk(flag, quote, assertion, severity).Says("risk-severity", "risks.severity", severity));

    [Theory]
    [InlineData("negated", "monitor", "negated")]
    [InlineData("historical", "within-72h", "historical")]
    [InlineData("joke-idiom", "same-day", "joke")]
    [InlineData("hypothetical", "monitor", "hypothetical")]
    public void Says_how_a_context_is_handled(string assertion, string severity, string variant)
    {
        var hit = Assert.Single(Risk("suicide-risk", "不想活了", assertion, severity).Says("risk-severity", "risks.severity", severity));

        Assert.Equal((RuleWeight.Note, variant), (hit.Weight, hit.Variant));
    }

    [Fact]
    public void Never_asks_for_less_than_was_chosen() =>
        Assert.All(
            RiskRules.Flags,
            flag =>
                Assert.Empty(
                    Risk(flag, "煤气味、两天没吃、攒药", "present", "immediate").Says("risk-severity", "risks.severity", "immediate")
                )
        );

    [Theory]
    [InlineData("same-day", "present", true)]
    [InlineData("same-day", "negated", false)]
    [InlineData("immediate", "present", false)]
    [InlineData("monitor", "present", false)]
    public void Gives_the_first_step_for_what_must_be_done_today(string severity, string assertion, bool isHit) =>
        Assert.Equal(
            isHit ? ["neglect"] : [],
            Risk("neglect", "好几天没人来", assertion, severity).Says("action", "risks.severity", severity).Select(hit => hit.Variant)
        );

    [Fact]
    public void Knows_every_flag_and_what_to_do_about_it_in_every_language()
    {
        var flags = ShippedGuides
            .Summary.Find("risks")!
            .Fields.Single(field => field.Id == "flag")
            .Options.Select(option => option.Id)
            .ToList();

        Assert.Equal(17, flags.Count);
        Assert.Equal(flags.Order(StringComparer.Ordinal), RiskRules.Flags.Order(StringComparer.Ordinal));
        Assert.All(
            ShippedGuides.Summary.Words.Values,
            words =>
                Assert.All(
                    flags,
                    flag =>
                    {
                        Assert.True(words.Rules.ContainsKey($"action.{flag}"));
                        Assert.NotNull(words.Steps["risks"].Fields["flag"].Options[flag].Detail);
                    }
                )
        );
    }

    /// <summary>The domain pack confirms these numbers; any other must be checked by the agency first (visit-summary §9).</summary>
    [Fact]
    public void Publishes_only_numbers_that_are_confirmed()
    {
        string[] confirmed = ["12356", "18111", "2389 2222", "110", "119", "120", "999"];
        var numbers =
            from words in ShippedGuides.Summary.Words.Values
            from text in words
                .Rules.Where(rule => rule.Key.StartsWith("action.", StringComparison.Ordinal))
                .Select(rule => rule.Value)
                .Concat(words.Steps["risks"].Fields["flag"].Options.Values.Select(option => option.Detail!))
            from number in System.Text.RegularExpressions.Regex.Matches(text, "[0-9]{4} [0-9]{4}|[0-9]{3,}").Select(match => match.Value)
            select number;

        Assert.Empty(numbers.Distinct().Except(confirmed));
    }

    [Theory]
    [InlineData("想有人下棋", "normative", "", "wanted")]
    [InlineData("She wants company", "comparative", "", "wanted")]
    [InlineData("多出门", "felt", "我觉得他太闷", "whose")]
    [InlineData("Go out more", "felt", "I think he is lonely", "whose")]
    [InlineData("想有人下棋", "felt", "", null)]
    [InlineData("楼道装扶手", "normative", "适老标准", null)]
    public void Tells_a_wish_from_our_view(string text, string type, string basis, string? variant)
    {
        var said = Asking.Record.With($"needs.text={text}; needs.basis={basis}").Says("felt-needs-words", "needs.bradshaw", type);

        Assert.Equal(variant is null ? [] : [variant], said.Select(hit => hit.Variant));
    }

    [Theory]
    [InlineData("normative", "", "normative")]
    [InlineData("comparative", " ", "comparative")]
    [InlineData("normative", "三餐应有保障", null)]
    [InlineData("felt", "", null)]
    public void Asks_for_the_standard_or_the_comparison(string type, string basis, string? variant)
    {
        var said = Asking.Record.With($"needs.text=晚饭有着落; needs.bradshaw={type}").Says("standard-needed", "needs.basis", basis);

        Assert.Equal(variant is null ? [] : [variant], said.Select(hit => hit.Variant));
    }

    [Fact]
    public void Waits_with_the_standard_until_the_basis_was_asked() =>
        Assert.Empty(Asking.Record.With("needs.text=晚饭有着落").Says("standard-needed", "needs.bradshaw", "normative"));

    [Theory]
    [InlineData("promises.what", "持续关注", "vague", "持续关注")]
    [InlineData("tasks.what", "后续跟进", "vague", "后续跟进")]
    [InlineData("promises.what", "I'll keep an eye on it", "vague", "keep an eye")]
    [InlineData("promises.what", "低保包在我身上", "beyond-power", "包在我身上")]
    [InlineData("promises.what", "Get it approved", "beyond-power", "Get it approved")]
    public void Asks_for_a_promise_one_can_keep(string path, string text, string variant, string words)
    {
        var hit = Assert.Single(Asking.Record.Says("vague-promise", path, text));

        Assert.Equal((variant, words), (hit.Variant, hit.Values["words"]));
    }

    [Theory]
    [InlineData("人很好")]
    [InlineData("乐观、坚强")]
    [InlineData("She is kind and strong")]
    public void Asks_which_small_thing_they_did(string strength) =>
        Assert.Single(Asking.Record.Says("strengths-concrete", "strengths", strength));

    [Theory]
    [InlineData("yes", null)]
    [InlineData("limited", null)]
    [InlineData("no", "refused")]
    [InlineData("not-asked", "not-asked")]
    public void Respects_what_may_be_recorded(string consent, string? variant) =>
        Assert.Equal(variant is null ? [] : [variant], Asking.Record.With($"consent={consent}").Says("consent").Select(hit => hit.Variant));

    private static Asking Risk(string flag, string quote, string assertion, string severity) =>
        Asking.Record.With($"risks.flag={flag}; risks.quote={quote}; risks.assertion={assertion}; risks.severity={severity}");
}
