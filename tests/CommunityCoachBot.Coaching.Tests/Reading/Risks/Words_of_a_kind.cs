namespace CommunityCoachBot.Coaching.Tests.Reading.Risks;

/// <summary>A risk is also read where no list has the phrase, from words of several classes that stand together (<c>risk-classes</c>, <c>risk-frames</c>).</summary>
public sealed class Words_of_a_kind
{
    [Theory]
    [InlineData("丁婆婆说想跟老头子去了。", "suicide-risk present resident")]
    [InlineData("胰岛素她自己减了一半，说省着打。", "medication-risk present resident")]
    [InlineData("面缸见底了，灶是冷的。", "missing-meals present resident")]
    [InlineData("晚上拿饼干当饭。", "missing-meals present resident")]
    [InlineData("左手端不稳碗，说话像含着糖。", "medical-emergency present resident")]
    [InlineData("插排烤焦了一块，他拿胶布缠上接着用。", "fire-gas-hazard present resident")]
    [InlineData("炉子搬到了楼梯间。", "fire-gas-hazard present resident")]
    [InlineData("浴室的地砖翘了，她前天滑了一跤。", "unsafe-housing present resident")]
    [InlineData("小腿流脓，他拿纱布裹着，大夫来了不让看。", "self-neglect present resident")]
    [InlineData("尿垫湿透了没换，尾骨那里破了。", "neglect present resident")]
    [InlineData("她说丈夫把她护照锁在柜子里。", "domestic-violence present resident")]
    [InlineData("佢話個煲燒燶咗兩次，唔記得熄火。", "fire-gas-hazard present resident")]
    [InlineData("婆婆話隻腳流膿，唔肯覆診。", "self-neglect present resident")]
    [InlineData("佢話食藥食一日停一日，慳啲。", "medication-risk present resident")]
    [InlineData("Supper was jam on toast again, she says, and no lunch.", "missing-meals present resident")]
    [InlineData("Her left arm went dead and her mouth was crooked for a minute.", "medical-emergency present resident")]
    [InlineData("He cuts his tablets in half to make them last.", "medication-risk present resident")]
    [InlineData("The extension lead behind the bed is scorched and taped.", "fire-gas-hazard present resident")]
    [InlineData("She thinks the telly is sending messages to her.", "acute-distress present resident")]
    [InlineData("Her heel is raw and open, and nobody has changed the pad since yesterday.", "neglect present resident")]
    [InlineData("他从没动过她一根手指头。", "domestic-violence negated resident")]
    [InlineData("He never so much as raised a hand to her, she said.", "domestic-violence negated resident")]
    [InlineData("他说要是再敢来，就一把火烧了你们办公室。", "harm-to-others present resident")]
    [InlineData("小刚上初一，说班上几个男生堵他，抢他饭卡。", "child-abuse present resident")]
    public void Make_a_risk_together(string note, string expected) => Reads.As(note, expected);

    [Theory]
    [InlineData("今天包粽子，来了十几个人，热闹得很。")]
    [InlineData("他去药店买了新的药盒，自己分好了。")]
    [InlineData("She has a new cooker and likes it.")]
    [InlineData("Watered the plants with her, then tea.")]
    [InlineData("孩子们在楼下踢球，奶奶看着。")]
    [InlineData("他爱喝粥，说养胃。")]
    [InlineData("打電話約咗星期三去攞藥。")]
    [InlineData("老师带大家做手工，收了十块钱材料费。")]
    [InlineData("The boys are in the football team and their coach rang.")]
    [InlineData("陪他去医院换药，医生说伤口长得好。")]
    public void Make_none_in_an_ordinary_note(string note) => Reads.As(note, "");

    [Theory]
    [InlineData("risk-frames.en.yaml", "suicide-risk:\n  same-day: [life > nothing-like-it]\n", "nothing-like-it")]
    [InlineData("risk-frames.en.yaml", "suicide-risk:\n  same-day: [life]\n", "two classes")]
    public void Are_refused_with_file_and_line_when_a_frame_is_wrong(string file, string text, string reason)
    {
        var (_, problems) = CommunityCoachBot.Coaching.Reading.Cues.AgencyLexicons.Read(
            new Dictionary<string, string>(StringComparer.Ordinal) { [file] = text }
        );

        var problem = Assert.Single(problems);
        Assert.Contains(reason, problem.ToString(), StringComparison.Ordinal);
    }
}
