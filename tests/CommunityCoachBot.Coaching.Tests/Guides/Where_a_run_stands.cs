using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Guides.Rules;
using static CommunityCoachBot.Coaching.Tests.Support.SmallGuides;

namespace CommunityCoachBot.Coaching.Tests.Guides;

public sealed class Where_a_run_stands
{
    private static readonly Known Nothing = Known();

    private static readonly Guide Preparation = Of(
        Choice("motive", "exploratory", "recruiting"),
        Text("goal"),
        Text("cost") with
        {
            When = new Condition.Is("motive", "recruiting"),
        },
        Text("benefit") with
        {
            When = new Condition.Answered("cost"),
        },
        Choices("dress", "plain", "badge") with
        {
            More = true,
        }
    );

    private static readonly Answers Recruiting = Answers
        .None.With("motive", Answer.Of("recruiting"))
        .With("goal", Answer.Of("认识住户"))
        .With("cost", Answer.Of("一小时"))
        .With("benefit", Answer.Of("有人说话"));

    [Fact]
    public void Is_the_first_step_that_applies_and_has_no_answer()
    {
        Assert.Equal("motive", Preparation.Next(Answers.None, Nothing)?.Id);
        Assert.Equal("cost", Preparation.Next(Recruiting.Without("cost"), Nothing)?.Id);
        Assert.Null(Preparation.Next(Recruiting, Nothing));
    }

    [Fact]
    public void Passes_over_steps_that_do_not_apply()
    {
        var exploring = Answers.None.With("motive", Answer.Of("exploratory")).With("goal", Answer.Of("认识住户"));

        Assert.Null(Preparation.Next(exploring, Nothing));
        Assert.Equal(["motive", "goal", "dress"], Preparation.Applicable(exploring, Nothing).Select(step => step.Id));
    }

    [Fact]
    public void Forgets_what_a_changed_mind_left_behind()
    {
        var changed = Recruiting.With("motive", Answer.Of("exploratory"));

        Assert.Equal(["goal", "motive"], Preparation.Relevant(changed, Nothing).ByStep.Keys.Order());
        Assert.False(Preparation.Applies(Preparation.Find("benefit")!, changed, Nothing));
    }

    [Fact]
    public void Brings_it_back_when_the_worker_changes_their_mind_again()
    {
        var back = Recruiting.With("motive", Answer.Of("exploratory")).With("motive", Answer.Of("recruiting"));

        Assert.Equal(Show(Recruiting), Show(Preparation.Relevant(back, Nothing)));
    }

    [Fact]
    public void Counts_only_the_short_path_and_the_step_that_was_added()
    {
        Assert.Equal((2, 2), Preparation.Progress(Preparation.Find("goal"), Answers.None, Nothing));
        Assert.Equal((3, 4), Preparation.Progress(Preparation.Find("cost"), Recruiting, Nothing));
        Assert.Equal((5, 5), Preparation.Progress(Preparation.Find("dress"), Recruiting, Nothing));
        Assert.Equal((4, 4), Preparation.Progress(null, Recruiting, Nothing));
    }

    [Fact]
    public void Lists_gaps_and_what_can_be_added()
    {
        var skipping = Recruiting.With("goal", Answer.Skip).Without("benefit");

        Assert.Equal(["goal", "benefit"], Preparation.Missing(skipping, Nothing).Select(step => step.Id));
        Assert.Equal(["dress"], Preparation.ToAdd(skipping, Nothing).Select(step => step.Id));
        Assert.Empty(Preparation.ToAdd(skipping.With("dress", new Answer { Options = ["plain"] }), Nothing));
    }

    [Fact]
    public void Takes_a_skipped_step_for_neither_answered_nor_chosen()
    {
        var skipped = Recruiting.With("motive", Answer.Skip);

        Assert.DoesNotContain(Preparation.Applicable(skipped, Nothing), step => step.Id is "cost" or "benefit");
        Assert.Null(Preparation.Next(skipped, Nothing));
    }

    [Fact]
    public void Stays_at_a_form_until_every_field_that_applies_is_filled()
    {
        var guide = Of(
            Form(
                "safety",
                Choice("told", "desk", "nobody"),
                Text("why") with
                {
                    When = new Condition.Is("safety.told", "nobody"),
                },
                Text("note") with
                {
                    Optional = true,
                }
            )
        );

        Assert.Equal("safety", guide.Next(Answers.None.With("safety", Entry(("told", "nobody"))), Nothing)?.Id);
        Assert.Null(guide.Next(Answers.None.With("safety", Entry(("told", "desk"))), Nothing));
        Assert.Null(guide.Next(Answers.None.With("safety", Entry(("told", "nobody"), ("why", "门卫休息"))), Nothing));
        Assert.Equal("safety", guide.Next(Answers.None.With("safety", Entry(("told", "desk")) with { Open = true }), Nothing)?.Id);
        Assert.Equal("safety", guide.Next(Answers.None.With("safety", new Answer()), Nothing)?.Id);
        Assert.Null(guide.Next(Answers.None.With("safety", Entry(("told", "nobody")) with { Skipped = true }), Nothing));
    }

    [Fact]
    public void Judges_each_entry_of_a_list_by_its_own_fields()
    {
        var guide = Of(
            List("risks", Choice("flag", "fall", "self-harm"), Text("quote") with { When = new Condition.Is("risks.flag", "self-harm") })
        );
        var answers = Answers.None.With(
            "risks",
            new Answer
            {
                Entries =
                [
                    .. Entry(("flag", "fall"), ("quote", "没用了")).Entries,
                    .. Entry(("flag", "self-harm"), ("quote", "不想活")).Entries,
                ],
            }
        );

        Assert.Equal("risks=[]{flag=fall}{flag=self-harm,quote=不想活}", Show(guide.Relevant(answers, Nothing)));
        Assert.Equal(["flag", "quote"], guide.ApplicableFields(guide.Steps[0], answers, Nothing).Select(field => field.Id));
        Assert.Equal(
            ["flag"],
            guide.ApplicableFields(guide.Steps[0], answers, Nothing, answers["risks"]!.Entries[0]).Select(field => field.Id)
        );
    }

    [Fact]
    public void Lets_a_list_be_closed_with_nothing_in_it()
    {
        var guide = Of(List("promises", Text("what")), Text("when-kept") with { When = new Condition.Answered("promises") });

        Assert.Null(guide.Next(Answers.None.With("promises", new Answer()), Nothing));
        Assert.Equal("when-kept", guide.Next(Answers.None.With("promises", Entry(("what", "送米"))), Nothing)?.Id);
    }

    [Fact]
    public void Keeps_the_texts_of_a_list_without_fields()
    {
        var answers = Answers.None.With("topics", new Answer { Options = ["钱", "儿子"] });

        Assert.Equal(Show(answers), Show(Of(List("topics")).Relevant(answers, Nothing)));
    }

    [Fact]
    public void Drops_options_the_guide_does_not_have_unless_own_words_are_taken()
    {
        var answers = Answers.None.With("motive", Answer.Of("selling")).With("dress", new Answer { Options = ["plain", "红马甲"] });

        Assert.Equal("dress=[plain]", Show(Preparation.Relevant(answers, Nothing)));
        Assert.Equal("motive", Preparation.Next(answers, Nothing)?.Id);
        Assert.Equal("motive=selling[]", Show(Of(Choice("motive", "exploratory") with { Own = true }).Relevant(answers, Nothing)));
    }

    [Fact]
    public void Goes_on_with_an_added_step_that_is_half_filled()
    {
        var guide = Of(Form("extra", Text("a"), Text("b")) with { More = true });

        Assert.Null(guide.Next(Answers.None, Nothing));
        Assert.Equal("extra", guide.Next(Answers.None.With("extra", Entry(("a", "x")) with { Open = true }), Nothing)?.Id);
    }

    [Fact]
    public void Asks_a_named_rule_about_the_answers_that_count()
    {
        var guide = Of(
            Text("goal"),
            Text("cost") with
            {
                When = new Condition.Is("goal", "x"),
            },
            Text("gate") with
            {
                When = new Condition.Rule("amber"),
            }
        );
        var seen = "";
        Rule amber = context =>
        {
            seen = Show(context.Answers);
            return [RuleHit.Note()];
        };
        var answers = Answers.None.With("goal", Answer.Of("y")).With("cost", Answer.Of("left over")).With("gate", Answer.Of("later"));

        Assert.True(guide.Applies(guide.Find("gate")!, answers, Known(("amber", amber))));
        Assert.Equal("goal=y[]", seen);
        Assert.False(guide.Applies(guide.Find("gate")!, answers, Known(("amber", _ => []))));
        Assert.False(guide.Applies(guide.Find("gate")!, answers, Nothing));
    }

    [Fact]
    public void Understands_every_kind_of_condition()
    {
        var answers = Answers
            .None.With("dress", new Answer { Options = ["plain", "badge"] })
            .With("safety", Entry(("signs", Answer.Several(["dog", "gas"]))));

        bool Holds(Condition condition) => Preparation.Holds(condition, answers, Nothing);

        Assert.True(Holds(new Condition.Is("dress", "badge")));
        Assert.False(Holds(new Condition.Is("dress", "shoes")));
        Assert.True(Holds(new Condition.AnyOf("dress", ["shoes", "plain"])));
        Assert.True(Holds(new Condition.Is("safety.signs", "gas")));
        Assert.True(Holds(new Condition.Answered("safety.signs")));
        Assert.False(Holds(new Condition.Answered("safety.other")));
        Assert.True(Holds(new Condition.All([new Condition.Answered("dress"), new Condition.Not(new Condition.Answered("goal"))])));
        Assert.True(Holds(new Condition.Any([new Condition.Answered("goal"), new Condition.Answered("safety")])));
        Assert.False(Holds(new Condition.Any([])));
    }

    [Fact]
    public void Reads_values_by_path()
    {
        var answers = Recruiting.With("subject", Entry(("address-as", "陈伯"), ("age", "")));

        Assert.Equal("recruiting", answers.ValueAt("motive"));
        Assert.Equal("陈伯", answers.ValueAt("subject.address-as"));
        Assert.Null(answers.ValueAt("subject.age"));
        Assert.Null(answers.ValueAt("subject"));
        Assert.Null(answers.ValueAt("nowhere.at-all"));
    }
}
