using CommunityCoachBot.Coaching.Reading.Notes;
using CommunityCoachBot.Coaching.Reading.Risks;
using CsCheck;

namespace CommunityCoachBot.Coaching.Tests.Reading.Risks;

/// <summary>What holds for any note, made of pieces of cues, context and noise in any order.</summary>
public sealed class Any_note
{
    private static readonly string[] Fragments =
    [
        "不想活",
        "她说",
        "问他",
        "没有",
        "，",
        "。",
        "？",
        "但",
        "三个月前",
        "去年",
        "老公",
        "打我",
        "孩子",
        "一个人在家",
        "煤气味",
        "哈哈",
        "如果",
        "讲座",
        "对门",
        "老太太",
        "我",
        "他",
        "佢話",
        "冇食飯",
        "攒了半瓶安眠药",
        "摇头",
        "“",
        "”",
        "（",
        "）",
        "\n",
        "😀",
        "\uD83D",
        "１２３",
        "...",
        "--",
        "I asked",
        "if",
        "he",
        "hits her",
        "no",
        "chest pain",
        "two years ago",
        "laughed",
        ", ",
        ". ",
        "Mrs Lee",
        "took her tablets",
        "scam",
        "the neighbour says",
        "药",
        "停",
        "转",
        "万",
        "不是没",
        "難道",
        "食",
        "\u0000",
        " ",
        "7岁",
        "1990年",
        "岁",
        "年",
        "月",
        "0月",
        "99月底",
        "半年前",
    ];

    private static readonly Gen<string> Notes = Gen.OneOf(Gen.Int[0, Fragments.Length - 1].Select(at => Fragments[at]), Gen.String)
        .List[0, 60]
        .Select(string.Concat);

    private static readonly string[] Flags =
    [
        "suicide-risk",
        "child-abuse",
        "adult-abuse",
        "domestic-violence",
        "neglect",
        "self-neglect",
        "child-unattended",
        "fire-gas-hazard",
        "medical-emergency",
        "medication-risk",
        "missing-meals",
        "financial-exploitation",
        "harm-to-others",
        "acute-distress",
        "unsafe-housing",
        "lost-contact",
        "worker-safety",
    ];

    [Fact]
    public void Is_quoted_word_for_word() =>
        Notes.Sample(
            note =>
            {
                foreach (var risk in Reads.Risks(note))
                {
                    Assert.NotEmpty(risk.Quote);
                    Assert.Equal(risk.Quote, note.Substring(risk.At, risk.Quote.Length));
                }
            },
            iter: 400
        );

    [Fact]
    public void Has_each_flag_once_for_an_assertion_and_a_subject() =>
        Notes.Sample(
            note =>
            {
                var risks = Reads.Risks(note);
                Assert.Equal(risks.Count, risks.DistinctBy(risk => (risk.Flag, risk.Assertion, risk.Subject)).Count());
                Assert.All(
                    risks,
                    risk =>
                    {
                        Assert.Contains(risk.Flag, Flags);
                        Assert.Contains(risk.Assertion, new[] { "present", "negated", "historical", "joke-idiom", "unclear" });
                        Assert.Contains(risk.Subject, new[] { "resident", "child", "household-member", "third-person", "worker" });
                        Assert.Contains(risk.Source, new[] { "stated", "observed", "reported" });
                    }
                );
            },
            iter: 400
        );

    [Fact]
    public void Says_what_is_denied_is_to_be_watched_and_what_is_unclear_to_be_asked() =>
        Notes.Sample(
            note =>
                Assert.All(
                    Reads.Risks(note),
                    risk =>
                    {
                        if (risk.Assertion is "negated")
                            Assert.Equal("monitor", risk.Severity);
                        if (risk.Assertion is "unclear" or "joke-idiom")
                            Assert.Equal("clarify", risk.Severity);
                    }
                ),
            iter: 400
        );

    [Fact]
    public void Without_clauses_is_read_from_its_marks() =>
        Assert.Equal(
            ["medical-emergency"],
            RiskReader
                .BuiltIn.Read(
                    new NoteText
                    {
                        Text = "刚才晕倒了，缓过来了。",
                        Narrow = "刚才晕倒了,缓过来了。",
                        VisitDate = Reads.Day,
                        Language = "zh",
                        Clauses = [],
                    }
                )
                .Select(risk => risk.Flag)
        );

    [Fact]
    public void Of_a_hundred_thousand_characters_without_a_mark_is_read() =>
        Assert.NotEmpty(Reads.Risks(string.Concat(Enumerable.Repeat("他说不想活了没吃药老公打我", 8_000))));
}
