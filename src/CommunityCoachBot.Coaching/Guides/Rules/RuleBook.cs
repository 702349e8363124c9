using System.Collections.Frozen;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>All named rules, by the name guides call them.</summary>
public static class RuleBook
{
    public static FrozenDictionary<string, Rule> Rules { get; } =
        new Dictionary<string, Rule>(StringComparer.Ordinal)
        {
            // Anywhere people write.
            ["jargon"] = PhraseRules.Jargon,
            ["labels"] = PhraseRules.Labels,
            ["least-data"] = LeastData.Look,

            // Before a visit.
            ["one-goal"] = GoalRules.OneGoal,
            ["starting-point"] = GoalRules.StartingPoint,
            ["persuade"] = PhraseRules.Persuade,
            ["first-contact-recruiting"] = GoalRules.FirstContactRecruiting,
            ["timing"] = Timing.Look,
            ["outside-hours"] = OutsideHours.Look,
            ["urgent-ok"] = OutsideHours.UrgentOk,
            ["sensitive-opener"] = PhraseRules.SensitiveOpener,
            ["too-big-opener"] = PhraseRules.TooBigOpener,
            ["soften-reply"] = PhraseRules.SoftenReply,
            ["badge"] = DressRules.Badge,
            ["essentials"] = DressRules.Essentials,
            ["gifts"] = PhraseRules.Gifts,
            ["minors"] = PlanStatus.Minors,
            ["pair-first"] = Safety.PairFirst,
            ["hazards-need-pair"] = Safety.HazardsNeedPair,
            ["safety-amber"] = Safety.AmberLight,
            ["safety-red"] = Safety.RedLight,
            ["mitigation"] = Safety.Mitigation,
            ["safety-level"] = Safety.Level,
            ["plan-status"] = PlanStatus.Derive,

            // After it.
            ["consent"] = RecordRules.Consent,
            ["own-words"] = RecordRules.OwnWords,
            ["plain-seeing"] = RecordRules.PlainSeeing,
            ["diagnosis"] = RecordRules.Diagnosis,
            ["quote-needed"] = RiskRules.QuoteNeeded,
            ["risk-severity"] = RiskRules.Severity,
            ["action"] = RiskRules.Action,
            ["strengths-concrete"] = RecordRules.StrengthsConcrete,
            ["felt-needs-words"] = NeedRules.FeltNeedsWords,
            ["standard-needed"] = NeedRules.StandardNeeded,
            ["problem-grid"] = RecordRules.ProblemGrid,
            ["vague-promise"] = RecordRules.VaguePromise,

            // Between visits.
            ["old-fact"] = ResourceRules.OldFact,
            ["consent-first"] = ReferralRules.ConsentFirst,
            ["ask-back"] = ReferralRules.AskBack,
            ["goes-around"] = ComplaintRules.GoesAround,
            ["answer-clock"] = ComplaintRules.AnswerClock,
        }.ToFrozenDictionary(StringComparer.Ordinal);
}
