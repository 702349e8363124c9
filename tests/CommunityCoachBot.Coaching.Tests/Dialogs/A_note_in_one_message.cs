using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Reading.Notes;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Dialogs;

/// <summary>What becomes of a note that is sent whole. How it is read is the note reader's; here it is read by hand.</summary>
public sealed class A_note_in_one_message
{
    private const string Note =
        "陈伯家，聊了半小时。他说“腿疼”。桌上三天的碗。周姨讲他不出门。可能一天一顿。答应周五送表格。下周二再去。他挺爱说笑的呢。";

    private static readonly VisitRecord Read = new()
    {
        VisitDate = new DateOnly(2026, 3, 10),
        DurationMinutes = 30,
        Place = "home",
        AddressAs = "陈伯",
        ResidentType = "elder-living-alone",
        Present = ["社工", "陈伯"],
        Stated = [new Passage("腿疼", "他说“腿疼”", Note.IndexOf("他说", StringComparison.Ordinal))],
        Observed = [new Passage("桌上三天的碗", "桌上三天的碗", Note.IndexOf("桌上", StringComparison.Ordinal))],
        Reported = [new ReportedPassage("他不出门", "周姨讲他不出门", Note.IndexOf("周姨", StringComparison.Ordinal), "周姨")],
        Judgements = [new Judgement("可能一天一顿", "可能一天一顿", Note.IndexOf("可能", StringComparison.Ordinal), "")],
        Promises =
        [
            new PromiseMention(
                "送表格",
                new DateOnly(2026, 3, 13),
                "unknown",
                "答应周五送表格",
                Note.IndexOf("答应", StringComparison.Ordinal)
            ),
        ],
        NextVisit = new NextVisitMention(
            new DateOnly(2026, 3, 17),
            null,
            null,
            "下周二再去",
            Note.IndexOf("下周二", StringComparison.Ordinal)
        ),
    };

    private static readonly CoachDialog Coach = new(
        GuideCatalogue.Empty.With(ShippedGuides.Preparation).With(ShippedGuides.Summary),
        Talk.Words,
        readNote: (note, _) => note.StartsWith("陈伯家", StringComparison.Ordinal) ? Read : new VisitRecord { VisitDate = Read.VisitDate }
    );

    private static Talk Sent() => new Talk(coach: Coach).Say(Note);

    [Fact]
    public void Begins_a_record_and_asks_only_what_it_does_not_say()
    {
        var talk = Sent();

        var record = Assert.IsType<Reply.Record>(talk.Replies[0]);
        Assert.Equal(["腿疼"], record.Answers["stated"]!.Options);
        Assert.Equal("周姨", record.Answers["reported"]!.Entries[0]["source"]);
        Assert.Equal("visit.motive", talk.At);
        Assert.Empty(talk.Store.Notes);

        talk.Say("探索");
        Assert.Equal("risks.flag", talk.At);
        talk.Say("没有");
        Assert.Equal("strengths", talk.At);
        talk.Say("爱说笑", "没有了");

        Assert.Equal(["爱说笑"], talk.Review.Answers["strengths"]!.Options);
    }

    [Fact]
    public void Is_saved_only_when_the_worker_says_so()
    {
        var talk = Sent().Say("探索", "没有", "爱说笑", "没有了");
        Assert.Empty(talk.Store.Notes);

        talk.Say("保存");

        var note = Assert.Single(talk.Store.Notes).Value;
        Assert.Equal("陈伯", note.AddressAs);
        Assert.Equal(new DateOnly(2026, 3, 13), Assert.Single(note.Promises).Due);
    }

    [Fact]
    public void Shows_where_each_line_came_from_and_what_went_into_no_box()
    {
        var record = Assert.IsType<Reply.Record>(Sent().Replies[0]);

        Assert.Equal("他说“腿疼”", record.Read.Quotes["腿疼"]);
        Assert.Equal(["聊了半小时", "他挺爱说笑的呢"], record.Read.Rest);
        var message = new ReplyFormatter(Talk.Words).Format(record, "zh-Hans", (_, _) => ShippedGuides.Summary);
        Assert.Contains("「他说“腿疼”」".Replace("“", "“"), message.Card!.Replace("\\\"", "\""));
        Assert.Contains("1) 腿疼", message.Text);
    }

    [Fact]
    public void Numbers_its_lines_from_one_without_a_gap()
    {
        var talk = Sent().Say("第2条移到他说的话");

        var lines = RecordLine.Of(ShippedGuides.Summary, talk.State.Run!.Answers, talk.State.Run.Read!);

        Assert.Equal(Enumerable.Range(1, lines.Length), lines.Select(line => line.Number));
        Assert.Equal(["腿疼", "桌上三天的碗"], lines.Take(2).Select(line => line.Text));
    }

    [Fact]
    public void Adds_to_the_answers_there_are()
    {
        var talk = new Talk(coach: Coach).Say("写记录", "昨天，40分钟，门口，跟进").Say(Note);

        var visit = Assert.IsType<Reply.Record>(talk.Replies[0]).Answers["visit"]!.Entries[0];
        Assert.Equal(("40", "doorway", "follow-up"), (visit["duration"], visit["place"], visit["motive"]));
        Assert.Equal("risks.flag", talk.At);
    }

    [Theory]
    [InlineData("第2条移到他说的话", "stated", "桌上三天的碗")]
    [InlineData("把第二条放到听说的", "reported", "桌上三天的碗")]
    [InlineData("move 2 to strengths", "strengths", "桌上三天的碗")]
    [InlineData("move 4 to what I saw", "observed", "可能一天一顿")]
    [InlineData("６移到长处", "strengths", "聊了半小时")]
    public void Lets_a_line_be_moved_to_another_box(string said, string box, string line)
    {
        var talk = Sent().Say(said);

        var answer = talk.State.Run!.Answers[box]!;
        Assert.Contains(line, answer.Entries.IsEmpty ? answer.Options : answer.Entries.Select(entry => entry["text"]));
        if (box != "observed")
            Assert.DoesNotContain(line, talk.State.Run.Answers["observed"]?.Options ?? []);
        Assert.DoesNotContain(line, talk.State.Run.Read!.Rest);
    }

    [Fact]
    public void Asks_who_said_it_when_a_line_is_moved_to_what_others_said() =>
        Assert.Equal("reported.source", Sent().Say("第1条移到别人说的").At);

    [Fact]
    public void Lets_a_line_be_struck_and_changed()
    {
        var talk = Sent().Say("第1条改成膝盖疼", "划掉第2条");

        Assert.Equal(["膝盖疼"], talk.State.Run!.Answers["stated"]!.Options);
        Assert.Equal("他说“腿疼”", talk.State.Run.Read!.Quotes["膝盖疼"]);
        Assert.Empty(talk.State.Run.Answers["observed"]!.Options);
    }

    [Theory]
    [InlineData("第99条划掉", "dialog.line-unknown")]
    [InlineData("第1条移到天上", "dialog.line-which-box")]
    public void Says_what_it_needs_when_a_line_or_box_is_not_there(string said, string words)
    {
        var before = Sent();
        var answers = before.State.Run!.Answers;

        before.Say(said);

        Assert.Contains(words, before.Notices);
        Assert.Equal(answers.Count, before.State.Run!.Answers.Count);
    }

    [Fact]
    public void Has_the_same_from_its_card()
    {
        var talk = Sent();

        talk.Do(
            new UserInput.Submitted(
                Assert.IsType<Reply.Record>(talk.Replies[0]).Ask,
                Moves.Line,
                null,
                null,
                ImmutableDictionary<string, string>.Empty.Add("line", "2").Add("to", "strike")
            )
        );

        Assert.Equal(["dialog.line-struck"], talk.Notices);
    }

    [Fact]
    public void Is_shown_again_on_request()
    {
        var talk = Sent().Say("探索").Say("看记录");

        Assert.IsType<Reply.Record>(talk.Replies[0]);
    }

    [Fact]
    public void Shows_the_steps_for_an_immediate_risk_before_anything_else()
    {
        var risky = Read with { Risks = [new RiskMention("suicide-risk", "immediate", "present", "resident", "stated", "他说“腿疼”", 10)] };
        var coach = new CoachDialog(GuideCatalogue.Empty.With(ShippedGuides.Summary), Talk.Words, readNote: (_, _) => risky);

        var talk = new Talk(coach: coach).Say(Note);

        Assert.Equal("suicide-risk", Assert.Single(Assert.IsType<Reply.ActionCard>(talk.Replies[0]).Risks).Flag);
        Assert.IsType<Reply.Record>(talk.Replies[1]);
    }

    [Fact]
    public void Leaves_out_the_numbers_that_belong_in_no_note()
    {
        var talk = new Talk(coach: Coach).Say(Note + "电话13912345678。");

        Assert.Contains("dialog.record-numbers", talk.Notices);
        Assert.DoesNotContain(talk.State.Run!.Read!.Rest, piece => piece.Contains("139", StringComparison.Ordinal));
    }

    [Fact]
    public void Is_not_seen_in_a_long_answer_to_one_question()
    {
        var talk = new Talk(coach: Coach).Say("写记录", "今天，40分钟，家里，跟进", "刘阿姨，独居老人", "我们两个", "没有了", "没问");

        talk.Say("她说自己年轻的时候在纺织厂上班，三班倒，落下一身的毛病，现在一到阴天就腰疼得厉害，睡不好。");

        Assert.Single(talk.State.Run!.Answers["stated"]!.Options);
        Assert.Null(talk.State.Run.Read);
    }
}
