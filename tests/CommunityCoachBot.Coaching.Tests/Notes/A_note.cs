using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Tests.Dialogs;

namespace CommunityCoachBot.Coaching.Tests.Notes;

public sealed class A_note
{
    [Fact]
    public void Holds_a_plan_by_ids_in_canonical_form()
    {
        var talk = new Talk().UpTo("end").Say("补充穿着", "工作证，便装", "保存");

        var note = Assert.Single(talk.Store.Notes.Values);

        Assert.Equal(("visit-plan", "plan", "zh-Hans", "w1"), (note.Kind, note.Guide, note.Language, note.AuthorId));
        Assert.Equal(("陈伯", "exploratory", "elder", "ready"), (note.AddressAs, note.Motive, note.ResidentType, note.Status));
        Assert.Equal(new DateOnly(2026, 3, 11), note.VisitDate);
        Assert.Equal(talk.Now, note.Confirmed);
        Assert.Equal(
            """{"motive":"exploratory","subject":{"address-as":"陈伯","type":"elder"},"goal":"认识住户，让他记住我","timing":{"date":"2026-03-11","time":"09:30","minutes":"20"},"dress":["badge","plain"],"alone":"yes"}""",
            System.Text.RegularExpressions.Regex.Unescape(note.Content.ToJsonString())
        );
    }

    [Fact]
    public void Holds_what_follows_from_a_visit_and_keeps_the_reflection_apart()
    {
        var talk = new Talk().Say("写记录", "今天", "陈伯", "探索", "她说没做饭", "没有了");
        talk.Say("缺餐", "两天没做饭", "当天", "没有了", "问送餐价格", "周五", "没有了", "我有点着急", "保存");

        var note = Assert.Single(talk.Store.Notes.Values);

        Assert.Equal(
            new RiskFlag("missing-meals", "same-day", "present", "resident", "stated", "两天没做饭", null),
            Assert.Single(note.Risks)
        );
        Assert.Equal(new Promise("问送餐价格", new DateOnly(2026, 3, 13), "unknown"), Assert.Single(note.Promises));
        Assert.Equal("我有点着急", (string?)note.Private!["reflection"]);
        Assert.Null(note.Content["reflection"]);
        Assert.Equal("她说没做饭", (string?)note.Content["stated"]![0]);
    }

    [Fact]
    public void Cannot_be_made_with_a_risk_that_quotes_nobody()
    {
        var guide = VisitGuides.All.Find("record")!;
        var entry = ImmutableDictionary<string, string>.Empty.Add("flag", "missing-meals").Add("severity", "monitor").Add("quote", " ");
        var run = new GuideRun
        {
            Id = Guid.Empty,
            Guide = guide.Id,
            GuideVersion = guide.Version,
            Started = DateTimeOffset.UnixEpoch,
            Answers = Answers.None.With("risks", new Answer { Entries = [entry] }),
        };

        Assert.Throws<InvalidOperationException>(() => NoteBuilder.Build(guide, run, "w1", new Known(DateTimeOffset.UnixEpoch, "en")));
    }
}
