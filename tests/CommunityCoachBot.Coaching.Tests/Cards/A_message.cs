using CommunityCoachBot.Coaching.Cards;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Coaching.Tests.Messages;

public sealed class A_message
{
    private readonly SampleGuide _sample = new();

    [Fact]
    public void For_a_choice_numbers_its_options_and_has_a_button_for_each()
    {
        var message = _sample.Format(_sample.Ask("motive", Answers.None, notices: Notice.Info("reading.empty")));

        Assert.Equal(
            """
            没收到文字，请写几个字。
            3/9 · 标签motive
            这一项问什么？
            写一句居民听了会点头的话。
            1. 选项exploratory – 说明
            2. 选项recruiting
            3. 选项follow-up
            """.ReplaceLineEndings("\n"),
            message.Text
        );
        Assert.Equal(
            ["选项exploratory", "选项recruiting", "选项follow-up"],
            message.Buttons.Where(button => button.InCard).Select(button => button.Label)
        );
        Assert.Equal("q7", message.Ask);
    }

    [Fact]
    public void Offers_repairs_as_buttons_under_it_not_on_the_card()
    {
        var message = _sample.Format(_sample.Ask("goal", Answers.None));

        Assert.Equal(
            ["跳过", "上一步", "为什么", "举例", "暂停"],
            message
                .Buttons.Where(button => !button.InCard)
                .Select(button => button.Label)
                .Intersect(["跳过", "上一步", "为什么", "举例", "暂停"])
        );
        Assert.DoesNotContain("上一步", message.Card, StringComparison.Ordinal);
    }

    [Fact]
    public void Adds_the_lines_for_the_motive_and_the_kind_of_household()
    {
        var message = _sample.Format(_sample.Ask("goal", _sample.Given()));

        Assert.Contains("办成没办成，都算有交代。", message.Text, StringComparison.Ordinal);
        Assert.Contains("先让他信得过你。", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void For_a_form_asks_one_field_in_words_and_shows_all_on_its_card()
    {
        var first = _sample.Format(_sample.Ask("when", Answers.None, "date", Notice.Info("reading.empty")));
        var later = _sample.Format(_sample.Ask("when", _sample.Given(), "appointment", Notice.Info("reading.empty")));

        Assert.Contains("\"id\": \"time\"", first.Card, StringComparison.Ordinal);
        Assert.DoesNotContain("1. 选项phoned", first.Text, StringComparison.Ordinal);
        Assert.Contains("1. 选项phoned\n2. 选项walk-in", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_a_time_as_people_say_it_so_that_it_is_read_again_the_same()
    {
        var message = _sample.Format(_sample.Ask("when", _sample.Given()));

        Assert.Contains("\"value\": \"下午 2:30 (14:30)\"", message.Card, StringComparison.Ordinal);
        Assert.Contains("\"value\": \"2026年3月12日 周四\"", message.Card, StringComparison.Ordinal);
    }

    [Fact]
    public void For_a_list_shows_the_entries_so_far_and_can_take_one_out()
    {
        var message = _sample.Format(_sample.Ask("said", _sample.Given()));

        Assert.Contains("已记 3 条\n  1) 认识陈伯，听听他一天三顿怎么安排\n  2) 第二句", message.Text, StringComparison.Ordinal);
        Assert.Contains("\"move\": \"remove\"", message.Card, StringComparison.Ordinal);
        Assert.Contains("\"move\": \"done\"", message.Card, StringComparison.Ordinal);
    }

    [Fact]
    public void For_a_review_lists_answers_gaps_and_what_can_be_added()
    {
        var message = _sample.Format(_sample.Review(preview: false));

        Assert.Contains("标签goal：认识陈伯，听听他一天三顿怎么安排", message.Text, StringComparison.Ordinal);
        Assert.Contains(
            "标签when：2026年3月12日 周四、下午 2:30 (14:30)、20 分钟、选项phoned、选项neighbour、选项nurse",
            message.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("还缺：标签day、标签hour", message.Text, StringComparison.Ordinal);
        Assert.Contains("标签safety：2 项没问题、注意 标签risk：选项unclear", message.Text, StringComparison.Ordinal);
        Assert.Contains("\"move\": \"save\"", message.Card, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_a_review_in_the_middle_is_confirmed_has_no_button_to_save() =>
        Assert.DoesNotContain("\"move\": \"save\"", _sample.Format(_sample.Review(preview: true)).Card, StringComparison.Ordinal);

    [Fact]
    public void For_an_answered_question_replaces_it_and_has_nothing_to_press()
    {
        var message = _sample.Format(new Reply.Answered("q7", "sample", "sample-1", "motive", Answer.Of("recruiting")));

        Assert.Equal("q7", message.Updates);
        Assert.Contains("选项recruiting", message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Action.", message.Card, StringComparison.Ordinal);
        Assert.Empty(message.Buttons);
    }

    [Fact]
    public void For_a_plan_puts_earlier_promises_before_everything_else()
    {
        var text = _sample.Format(_sample.Replies().First(reply => reply.Name == "plan").Reply).Text;

        Assert.Contains("可以出发 · 2026年3月12日 周四", text, StringComparison.Ordinal);
        Assert.True(text.IndexOf("上次答应：带象棋谱", StringComparison.Ordinal) < text.IndexOf("标签goal", StringComparison.Ordinal));
    }

    [Fact]
    public void For_a_danger_lists_the_steps_of_each_flag_with_the_words_it_came_from()
    {
        var text = _sample.Format(_sample.Replies().First(reply => reply.Name == "danger").Reply).Text;

        Assert.Contains("自杀自伤：「认识陈伯", text, StringComparison.Ordinal);
        Assert.Contains("1：不离开，陪着他。", text, StringComparison.Ordinal);
        Assert.Contains("香港 999", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Says_a_sentence_without_a_card()
    {
        var message = _sample.Format(new Reply.Say("reading.empty"));

        Assert.Equal(("没收到文字，请写几个字。", null), (message.Text, message.Card));
    }
}
