using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Guides.Rules;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Rules;

/// <summary>What named rules say of a resource, a referral and a complaint. Asked on Tuesday, 10 March 2026.</summary>
public class Between_visits
{
    private static Asking Of(string guide) => new(ShippedGuides.Load(guide).Guide!, Answers.None);

    [Theory]
    [InlineData("2025-12-09", true)]
    [InlineData("2025-12-10", false)]
    [InlineData("2026-03-10", false)]
    public void A_fact_of_more_than_ninety_days_is_to_be_checked_again(string confirmed, bool isOld) =>
        Assert.Equal(isOld, Of("resource-entry").Says("old-fact", "last-confirmed.date", confirmed).Count > 0);

    [Theory]
    [InlineData("sent", "2026-03-13", false)]
    [InlineData("sent", "2026-03-16", true)]
    [InlineData("waiting", "2026-03-16", true)]
    [InlineData("drafted", "2026-03-16", false)]
    public void The_answer_to_a_referral_is_asked_for_within_three_working_days(string state, string due, bool isLate) =>
        Assert.Equal(isLate, Of("referral").With("state=" + state).Says("ask-back", "ask-back.due", due).Count > 0);

    [Theory]
    [InlineData("drafted", "refused", "refused")]
    [InlineData("sent", "refused", "refused")]
    [InlineData("sent", "thinking", "not-yet")]
    [InlineData("drafted", "thinking", null)]
    [InlineData("sent", "yes", null)]
    [InlineData("sent", "limited", null)]
    public void A_referral_waits_for_a_yes(string state, string willing, string? said) =>
        Assert.Equal(
            said,
            Of("referral").With("state=" + state).Says("consent-first", "consent.willing", willing).SingleOrDefault()?.Variant
        );

    [Theory]
    [InlineData("me", "me", RuleWeight.Stop, "same")]
    [InlineData("supervisor", "supervisor", RuleWeight.Stop, "same")]
    [InlineData("colleague", "other-colleague", RuleWeight.Note, "other")]
    public void Nobody_looks_into_a_complaint_about_themselves(string about, string handler, RuleWeight weight, string said)
    {
        var hit = Assert.Single(Of("suggestion-complaint").With("about=" + about).Says("goes-around", "handler", handler));

        Assert.Equal((weight, said), (hit.Weight, hit.Variant));
    }

    [Theory]
    [InlineData("me", "supervisor")]
    [InlineData("supervisor", "agency-head")]
    [InlineData("service", "me")]
    public void Anyone_else_may(string about, string handler) =>
        Assert.Empty(Of("suggestion-complaint").With("about=" + about).Says("goes-around", "handler", handler));

    [Fact]
    public void A_complaint_that_turns_out_to_be_about_its_handler_needs_another_one()
    {
        var hit = Assert.Single(Of("suggestion-complaint").With("handler=supervisor").Says("goes-around", "about", "supervisor"));

        Assert.Equal((RuleWeight.Warning, "change"), (hit.Weight, hit.Variant));
    }

    // 15 working days after Monday, 2 March: Monday, 23 March.
    [Theory]
    [InlineData("complaint", "2026-03-23", false)]
    [InlineData("complaint", "2026-03-24", true)]
    [InlineData("suggestion", "2026-05-01", false)]
    public void A_complaint_is_answered_within_fifteen_working_days_of_the_day_it_came_in(string kind, string due, bool isLate) =>
        Assert.Equal(
            isLate,
            Of("suggestion-complaint").With($"kind={kind}; received.date=2026-03-02").Says("answer-clock", "answer-by.due", due).Count > 0
        );
}
