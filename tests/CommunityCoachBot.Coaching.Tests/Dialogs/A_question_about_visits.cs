using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Supervision;
using CommunityCoachBot.Coaching.Tests.Messages;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Dialogs;

public sealed class A_question_about_visits
{
    private static readonly GuideCatalogue Guides = GuideFolders.Read(GuideCatalogue.Empty, ShippedContent.GuideFolders(), []).Catalogue;
    private static readonly CoachDialog Coach = new(Guides, Talk.Words);

    private static Message Written(Reply reply, string language) =>
        new ReplyFormatter(Talk.Words).Format(
            reply,
            language,
            (id, version) => version is null ? Guides.Find(id) : Guides.Find(id, version)
        );

    private static FoundLine Line(int number, string who, params ReadOnlySpan<RiskFlag> risks) =>
        new()
        {
            NoteId = new Guid(0xA0 + number, 0, 0, new byte[8]),
            Kind = NoteParts.VisitSummary,
            Date = new DateOnly(2026, 3, number),
            AuthorId = "w2",
            AuthorName = "小林",
            AddressAs = who,
            ResidentType = "elder-living-alone",
            Risks = [.. risks],
        };

    private static Talk Asking(FoundNotes found, List<StoreQuestion>? asked = null)
    {
        var talk = new Talk(coach: Coach);
        talk.Store.Find = question =>
        {
            asked?.Add(question);
            return found;
        };
        return talk.Do(new UserInput.Joined("zh-CN"));
    }

    private static Reply.Found Found(Talk talk) => Assert.IsType<Reply.Found>(talk.Replies[^1]);

    [Theory]
    [InlineData("上周谁去看过独居老人", "list-records")]
    [InlineData("有没有答应了还没办的？", "list-promises")]
    [InlineData("这个月缺餐的有哪些", "list-risks")]
    [InlineData("上個月邊個去探過獨居長者", "list-records")]
    [InlineData("who visited elderly people living alone last week?", "list-records")]
    [InlineData("which promises are overdue", "list-promises")]
    public void Is_looked_up(string said, string intent)
    {
        var asked = new List<StoreQuestion>();

        Asking(new FoundNotes { Lines = [Line(1, "陈伯")] }, asked).Say(said);

        Assert.Equal(intent, Assert.IsType<StoreQuestion.FindNotes>(Assert.Single(asked)).Query.Intent);
    }

    [Theory]
    [InlineData("我想准备明天的探访")]
    [InlineData("写探访记录")]
    [InlineData("你好")]
    [InlineData("谢谢")]
    [InlineData("今天天气真好")]
    [InlineData("I want to prepare a visit for tomorrow")]
    [InlineData("hello there")]
    public void Is_not_seen_where_somebody_wants_something_else(string said)
    {
        var asked = new List<StoreQuestion>();

        Asking(new FoundNotes(), asked).Say(said);

        Assert.Empty(asked);
    }

    [Theory]
    [InlineData("黄婆婆82岁独居，说膝盖疼，下楼怕。家里很整洁。我问她有没有想不开，她说没有。答应周五前帮她问送餐。下周二再去。")]
    [InlineData("陈伯家，一个人住。他说晚上懒得开火。桌上有半碗冷粥。楼下在开居民会议，有人投诉噪音。答应周五打电话告诉他送饭多少钱。")]
    public void Is_not_seen_in_a_note_that_tells_what_was_asked(string note)
    {
        var asked = new List<StoreQuestion>();

        var talk = Asking(new FoundNotes(), asked).Say(note);

        Assert.Equal("visit-summary", talk.State.Run?.Guide);
        Assert.DoesNotContain(asked, question => question is StoreQuestion.FindNotes);
    }

    [Fact]
    public void Shows_what_was_understood_and_takes_a_filter_off_again()
    {
        var asked = new List<StoreQuestion>();
        var talk = Asking(new FoundNotes { Lines = [Line(1, "陈伯")] }, asked).Say("上周谁去看过独居老人");

        var message = Written(talk.Replies[^1], "zh-Hans");
        Assert.Contains("独居老人", message.Text, StringComparison.Ordinal);
        Assert.Contains("3月2日", message.Text, StringComparison.Ordinal);

        talk.Press(Moves.TakeOff, option: "residentType");
        var query = Assert.IsType<StoreQuestion.FindNotes>(asked[^1]).Query;
        Assert.Null(query.ResidentType);
        Assert.NotNull(query.DateFrom);
    }

    [Fact]
    public void Loses_a_filter_in_words_too()
    {
        var asked = new List<StoreQuestion>();

        Asking(new FoundNotes { Lines = [Line(1, "陈伯")] }, asked).Say("上周谁去看过独居老人", "去掉独居老人");

        Assert.Null(Assert.IsType<StoreQuestion.FindNotes>(asked[^1]).Query.ResidentType);
    }

    [Fact]
    public void Is_refined_by_the_next_one()
    {
        var asked = new List<StoreQuestion>();
        var talk = Asking(new FoundNotes { Lines = [Line(1, "陈伯")] }, asked).Say("上周谁去看过独居老人", "把没写记录的也列出来");

        var refined = Assert.IsType<StoreQuestion.FindNotes>(asked[^1]);
        Assert.True(refined.Unwritten);
        Assert.Equal("elder-living-alone", refined.Query.ResidentType);
        Assert.True(Found(talk).Unwritten);
    }

    [Theory]
    [InlineData("排一下谁最危险", "ranking")]
    [InlineData("谁做得最差？", "ranking")]
    [InlineData("把大家的反思给我看看", "private-reflection")]
    [InlineData("rank the workers from best to worst", "ranking")]
    public void Is_declined_with_an_offer_where_nobody_should_get_it(string said, string reason)
    {
        var asked = new List<StoreQuestion>();
        var talk = Asking(new FoundNotes { Lines = [Line(1, "陈伯")] }, asked).Say("上周谁去看过独居老人");
        var before = asked.Count;

        talk.Say(said);

        Assert.Equal("found.declined." + reason, Assert.IsType<Reply.Confirm>(talk.Replies[^1]).Words);
        Assert.Equal(before, asked.Count);
        // The list of before can still be had.
        Assert.Single(Found(talk.Press(Moves.List)).Result.Lines);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("１")]
    [InlineData("陈伯")]
    public void Opens_a_note_by_its_number_or_its_form_of_address(string said)
    {
        var line = Line(1, "陈伯");
        var talk = Asking(new FoundNotes { Lines = [line, Line(2, "黄婆婆")] }).Say("上周谁去看过独居老人");
        talk.Store.Notes[line.NoteId] = NoteOf(line);

        talk.Say(said);

        Assert.Equal(line.NoteId, Assert.IsType<Reply.NoteShown>(talk.Replies[^2]).Note.Id);
    }

    [Fact]
    public void Opens_a_note_by_a_button_of_an_older_list_too()
    {
        var line = Line(1, "陈伯");
        var talk = Asking(new FoundNotes { Lines = [line] }).Say("上周谁去看过独居老人", "只看这个月的");
        talk.Store.Notes[line.NoteId] = NoteOf(line);

        talk.Do(new UserInput.Submitted("q1", Moves.Open, null, line.NoteId.ToString(), ImmutableDictionary<string, string>.Empty));

        Assert.IsType<Reply.NoteShown>(talk.Replies[^2]);
    }

    [Fact]
    public void Begins_nothing_by_a_number_where_nothing_was_found() =>
        Assert.Null(Asking(new FoundNotes()).Say("上周谁去看过独居老人", "1").State.Run);

    [Fact]
    public void Says_so_when_a_note_is_not_there_or_not_theirs()
    {
        var talk = Asking(new FoundNotes { Lines = [Line(1, "陈伯")] }).Say("上周谁去看过独居老人", "1");

        Assert.Equal("found.note-gone", Assert.IsType<Reply.Confirm>(talk.Replies[^1]).Words);
    }

    [Fact]
    public void Turns_the_page_and_counts()
    {
        var asked = new List<StoreQuestion>();
        var talk = Asking(new FoundNotes { Lines = [Line(1, "陈伯")], More = "p2" }, asked).Say("上周谁去看过独居老人", "下一页");
        Assert.Equal("p2", Assert.IsType<StoreQuestion.FindNotes>(asked[^1]).After);

        talk.Say("一共几条");
        Assert.True(Assert.IsType<StoreQuestion.FindNotes>(asked[^1]).Count);
    }

    [Fact]
    public void Asks_back_whom_a_name_means()
    {
        var asked = new List<StoreQuestion>();
        var talk = new Talk(coach: Coach);
        talk.Store.Find = question =>
        {
            asked.Add(question);
            return ((StoreQuestion.FindNotes)question).WorkerId is null
                ? new FoundNotes { Name = new NameInQuestion("小林", [new NamedPerson("p1", "林晓梅"), new NamedPerson("p2", "林大勇")]) }
                : new FoundNotes { Lines = [Line(1, "陈伯")] };
        };

        talk.Say("小林上周去了哪些人家");
        Assert.IsType<Reply.Pick>(talk.Replies[^1]);
        talk.Say("林大勇");

        Assert.Equal("p2", Assert.IsType<StoreQuestion.FindNotes>(asked[^1]).WorkerId);
        Assert.Single(Found(talk).Result.Lines);
    }

    [Fact]
    public void Looks_for_words_in_the_text()
    {
        var asked = new List<StoreQuestion>();

        Asking(new FoundNotes(), asked).Say("搜膝盖");

        Assert.Equal("膝盖", Assert.IsType<StoreQuestion.FindNotes>(asked[^1]).Words);
    }

    [Theory]
    [InlineData("zh-Hans")]
    [InlineData("en")]
    public void Is_answered_with_a_valid_card_that_plain_text_matches(string language)
    {
        var risk = new RiskFlag("missing-meals", "within-72h", "present", "resident", "stated", "晚上懒得开火喝口粥", null);
        var promise = Line(2, "黄婆婆") with
        {
            Item = new FoundItem("promise", 0, "问送餐", new DateOnly(2026, 3, 6), "unknown", Overdue: true),
        };
        var talk = Asking(
                new FoundNotes
                {
                    Lines = [Line(1, "陈伯", risk), promise],
                    More = "p2",
                    Total = 12,
                }
            )
            .Say("上周谁去看过独居老人");

        var message = Written(talk.Replies[^1], language);

        Assert.Empty(CardRules.Broken(message.Card!));
        Assert.Contains("1. ", message.Text, StringComparison.Ordinal);
        Assert.Contains("晚上懒得开火喝口粥", message.Text, StringComparison.Ordinal);
        Assert.Contains("问送餐", message.Text, StringComparison.Ordinal);
        using var card = JsonDocument.Parse(message.Card!);
        var shown = string.Join('\n', CardRules.Strings(card.RootElement));
        Assert.Contains("晚上懒得开火喝口粥", shown, StringComparison.Ordinal);
        Assert.Contains("问送餐", shown, StringComparison.Ordinal);
        Assert.Contains("黄婆婆", shown, StringComparison.Ordinal);
        Assert.Contains("12", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("found.", message.Text, StringComparison.Ordinal);
    }

    private static Note NoteOf(FoundLine line) =>
        new()
        {
            Id = line.NoteId,
            Kind = line.Kind,
            Guide = "record",
            GuideVersion = "1",
            Language = "zh-Hans",
            AuthorId = line.AuthorId,
            Confirmed = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero),
            AddressAs = line.AddressAs,
            VisitDate = line.Date,
            Content = new JsonObject(),
        };
}
