using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Transcripts;

namespace CommunityCoachBot.Coaching.Tests.Dialogs;

public sealed class A_run
{
    [Fact]
    public void Ends_at_a_review_and_is_a_note_only_when_saved()
    {
        var talk = new Talk().UpTo("end");
        Assert.False(talk.Review.Preview);
        Assert.Equal(["dress"], talk.Review.ToAdd);
        Assert.Empty(talk.Store.Notes);

        talk.Say("好的");
        Assert.Empty(talk.Store.Notes);
        talk.Say("保存");

        Assert.IsType<Reply.NoteShown>(talk.Replies[0]);
        Assert.IsType<Reply.Menu>(talk.Replies[^1]);
        Assert.Single(talk.Store.Notes);
        Assert.Null(talk.State.Run);
    }

    [Fact]
    public void Leaves_a_review_without_buttons_once_it_is_saved()
    {
        var talk = new Talk().UpTo("end");
        var ask = talk.Review.Ask;

        talk.Say("保存");

        var reviewed = Assert.Single(talk.Replies.OfType<Reply.Reviewed>());
        Assert.Equal(ask, reviewed.Ask);
        Assert.NotEmpty(reviewed.Answers.ByStep);
    }

    [Fact]
    public void Is_saved_once_however_often_the_button_is_pressed()
    {
        var talk = new Talk().UpTo("end");
        var save = new UserInput.Submitted(
            talk.State.Ask,
            Moves.Save,
            null,
            null,
            System.Collections.Immutable.ImmutableDictionary<string, string>.Empty
        );

        talk.Do(save).Do(save);

        Assert.Single(talk.Store.Notes);
        Assert.Equal(["dialog.stale"], talk.Notices);
    }

    [Fact]
    public void Cannot_be_saved_before_its_end()
    {
        var talk = new Talk().UpTo("timing").Say("保存");

        Assert.Equal(["dialog.not-yet-save"], talk.Notices);
        Assert.Empty(talk.Store.Notes);
        Assert.Equal("timing.date", talk.Say("继续").At);
    }

    [Theory]
    [InlineData("补充穿着")]
    [InlineData("add dress")]
    public void Takes_more_at_the_review(string said)
    {
        var talk = new Talk().UpTo("end").Say(said);
        Assert.Equal("dress", talk.At);

        talk.Say("工作证、便装");

        Assert.Equal(["badge", "plain"], talk.State.Run!.Answers["dress"]!.Options);
        Assert.Empty(talk.Review.ToAdd);
    }

    [Fact]
    public void Is_corrected_from_the_reviews_buttons()
    {
        var talk = new Talk().UpTo("end").Press(Moves.Correct, step: "goal");
        Assert.Equal("goal", talk.At);

        talk.Say("听听他的难处");

        Assert.Equal("听听他的难处", talk.Review.Answers["goal"]?.Value);
    }

    [Fact]
    public void Is_put_aside_and_taken_up_where_it_was()
    {
        var talk = new Talk().UpTo("goal").Say("暂停");
        Assert.Equal(["dialog.paused"], talk.Notices);
        Assert.Equal("陈伯", Assert.Single(talk.Menu.Resumable).AddressAs);

        talk.Now = talk.Now.AddDays(1);
        talk.Say("继续");

        Assert.Equal(["dialog.resumed"], talk.Notices);
        Assert.Equal("goal", talk.At);
    }

    [Fact]
    public void Is_taken_up_in_another_conversation_and_gone_from_the_first()
    {
        var store = new MemoryStore();
        var office = new Talk(store, "office").UpTo("goal").Say("暂停");
        var phone = new Talk(store, "phone").Do(new UserInput.Joined(null));
        Assert.Equal("office", Assert.Single(phone.Menu.Resumable).Conversation);

        phone.Say("继续");

        Assert.Equal("goal", phone.At);
        Assert.Empty(office.State.Paused);
        Assert.Equal(2, phone.State.Run!.Answers.Count);
    }

    [Fact]
    public void Is_taken_up_elsewhere_by_its_button_even_while_it_is_open()
    {
        var store = new MemoryStore();
        var office = new Talk(store, "office").UpTo("goal");
        var phone = new Talk(store, "phone").Say("菜单");

        phone.Press(Moves.Resume, option: office.State.Run!.Id.ToString());

        Assert.Equal("goal", phone.At);
        Assert.Null(office.State.Run);
        Assert.Equal(["dialog.not-understood"], office.Say("认识住户").Notices);
    }

    [Fact]
    public void Is_said_to_be_gone_when_it_was_finished_elsewhere()
    {
        var talk = new Talk().Do(new UserInput.Joined(null)).Press(Moves.Resume, option: Guid.Empty.ToString());

        Assert.Equal(["dialog.run-gone"], talk.Notices);
    }

    [Fact]
    public void Is_not_cancelled_without_a_yes()
    {
        var talk = new Talk().UpTo("goal").Say("取消");
        Assert.Equal("dialog.cancel", Assert.IsType<Reply.Confirm>(talk.Replies[^1]).Words);

        Assert.Equal("goal", talk.Say("不").At);
        Assert.Equal(2, talk.State.Run!.Answers.Count);
    }

    [Fact]
    public void Goes_on_when_the_confirmation_is_ignored()
    {
        var talk = new Talk().UpTo("goal").Say("取消", "陈伯今天在家", "陈伯今天在家");

        Assert.Equal(["dialog.left-as-it-was"], talk.Notices);
        Assert.Equal("goal", talk.At);
    }

    [Fact]
    public void Comes_back_after_a_cancel_by_undo()
    {
        var talk = new Talk().UpTo("goal").Say("取消", "是");
        Assert.Equal(["dialog.cancelled"], talk.Notices);
        Assert.Null(talk.State.Run);
        Assert.Empty(talk.Menu.Resumable);

        Assert.Equal("goal", talk.Say("撤销").At);
    }

    [Fact]
    public void That_was_cancelled_is_forgotten_when_another_begins()
    {
        var talk = new Talk().UpTo("goal").Say("取消", "是", "准备探访");

        Assert.Null(talk.State.Cancelled);
    }

    [Fact]
    public void Asks_the_store_about_the_household_once_it_is_named()
    {
        var store = new MemoryStore();
        store.Households["陈伯"] = new HouseholdHistory
        {
            AddressAs = "陈伯",
            Visits = 2,
            LastVisit = new DateOnly(2026, 3, 3),
            OpenPromises = [new Promise("问送餐价格", new DateOnly(2026, 3, 6), "unknown")],
            PrivacyNotes = "别告诉儿子",
        };
        var talk = new Talk(store).UpTo("subject").Say("陈伯");

        Assert.Equal(["dialog.household-seen", "dialog.household-promise-due", "dialog.household-privacy"], talk.Notices);
        Assert.Equal("subject.type", talk.At);
        Assert.Equal(2, talk.State.Run!.Household!.Visits);
        Assert.Equal(
            "陈伯",
            talk.Say("独居老人", "没有", "认识住户", "周三上午9:30，坐20分钟", "没有", "是", "保存")
                .Replies.OfType<Reply.NoteShown>()
                .Single()
                .Household!.AddressAs
        );
    }

    [Fact]
    public void Of_a_summary_offers_the_plans_of_the_day_and_starts_from_one()
    {
        var talk = new Talk().UpTo("timing").Say("今天下午4点，坐20分钟", "没有", "是", "保存");
        talk.Say("写记录");
        var pick = Assert.IsType<Reply.Pick>(talk.Replies[^1]);
        Assert.Equal("陈伯", pick.Offers[0].Label);

        talk.Choose(pick.Offers[0].Option);

        var run = talk.State.Run!;
        Assert.Equal("陈伯", run.Answers["visit"]!.Entries[0]["address-as"]);
        Assert.Equal("exploratory", run.Answers["motive"]?.Value);
        Assert.Equal(talk.Store.Notes.Keys.Single(), run.FromPlan);
        Assert.Contains("dialog.prefilled", talk.Notices);
        Assert.Equal("stated", talk.At);
    }

    [Theory]
    [InlineData("陈伯", true)]
    [InlineData("1", true)]
    [InlineData("是", true)]
    [InlineData("不用", false)]
    [InlineData("2", false)]
    public void Of_a_summary_starts_from_the_plan_that_is_named_in_words(string said, bool fromPlan)
    {
        var talk = new Talk().UpTo("timing").Say("今天下午4点，坐20分钟", "没有", "是", "保存");

        talk.Say("写记录", said);

        Assert.Equal(fromPlan, talk.State.Run!.FromPlan is not null);
    }

    [Fact]
    public void Of_a_summary_goes_on_when_the_store_never_answers()
    {
        var coach = new CoachDialog(VisitGuides.All, Talk.Words, VisitGuides.Rules);
        var moment = new Moment(
            new DateTimeOffset(2026, 3, 10, 14, 0, 0, TimeSpan.FromHours(8)),
            new WorkerProfile("w1", "Worker", null, []),
            Guid.Empty
        );
        var started = coach.Advance(ConversationState.New, new UserInput.Said("写记录"), moment);
        Assert.Empty(started.Replies);

        var next = coach.Advance(started.State, new UserInput.Said("今天"), moment);

        Assert.Equal("2026-03-10", next.State.Run!.Answers["visit"]!.Entries[0]["date"]);
        Assert.IsType<Reply.Question>(next.Replies[^1]);
    }
}
