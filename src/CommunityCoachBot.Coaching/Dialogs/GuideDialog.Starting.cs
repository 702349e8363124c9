using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.Coaching.Dialogs;

/// <summary>Beginning a run, and taking in what the store knows.</summary>
internal sealed partial class GuideDialog
{
    /// <summary>Begins a run. A summary first looks for plans of the day that it can start from.</summary>
    public static Turn Start(Scene scene, ImmutableArray<Notice> notices)
    {
        if (scene.Words.Start is { } start)
            notices = notices.Insert(0, Say("dialog.plain", ("text", start)));
        if (scene.Guide.Makes is not NoteParts.VisitSummary)
            return Ask(scene with { State = scene.State with { Notices = [] } }, notices, []);
        return Wait(scene, Expecting.Plans, notices, new StoreQuestion.PlansFor(Today(scene)));
    }

    /// <summary>What the store found, for a run that asked.</summary>
    public Turn Hear(Scene scene, UserInput.StoreAnswered answered)
    {
        var expecting = scene.State.Expecting;
        switch (answered.Question)
        {
            case StoreQuestion.PlansFor when expecting is Expecting.Plans:
                return OfferPlans(scene, answered.Answer.Notes);
            case StoreQuestion.PlansFor when Expecting.After(expecting, Expecting.Plan) is { } id:
                var plan = answered.Answer.Notes.FirstOrDefault(note => string.Equals(note.Id.ToString(), id, StringComparison.Ordinal));
                return plan is null ? Ask(scene, Notice.Info("dialog.plan-gone")) : TakePlan(scene, plan);
            case StoreQuestion.Household named:
                var known = answered.Answer.Household ?? new HouseholdHistory { AddressAs = named.AddressAs };
                var after = scene with { Run = scene.Run with { Household = known } };
                // The worker may have gone on meanwhile: then it is remembered, and said by no one.
                return expecting is Expecting.Household
                    ? Ask(after, [.. HouseholdNotices(after, known)])
                    : Turn.Of(scene.State with { Run = after.Run });
            default:
                return Turn.Of(scene.State);
        }
    }

    private Turn OfferPlans(Scene scene, ImmutableArray<Note> plans)
    {
        if (plans.IsEmpty)
            return Ask(scene, [], []);
        var offers = plans.Select((plan, index) => new Offer(plan.Id.ToString(), plan.AddressAs ?? Number(index + 1))).ToList();
        offers.Add(new Offer(Moves.None, words.Text(scene.Language, "dialog.without-plan")));
        return Put(scene with { State = scene.State with { Notices = [] } }, Expecting.PickPlan, scene.State.Notices, [.. offers]);
    }

    /// <summary>The plan's answers are asked of the store again when it is chosen: they need not be kept in the conversation meanwhile.</summary>
    private static Turn StartFrom(Scene scene, string option) =>
        option is Moves.None
            ? Ask(scene with { State = scene.State with { Notices = [] } }, [], [])
            : Wait(scene, Expecting.Plan + option, [], new StoreQuestion.PlansFor(Today(scene)));

    private static Turn TakePlan(Scene scene, Note plan)
    {
        var answers = PlanPrefill.From(scene.Guide, plan);
        var after = scene with { Run = scene.Run with { Answers = answers, FromPlan = plan.Id } };
        var items = after
            .Guide.Applicable(answers, after.Known)
            .Where(step => answers[step.Id] is not null)
            .Select(step => AnswerText.Of(step, after.Words.Of(step), answers[step.Id]!, after.Language));
        var separator = AnswerText.Separator(after.Language);
        ImmutableArray<Notice> notices = answers.Count == 0 ? [] : [Say("dialog.prefilled", ("items", string.Join(separator, items)))];
        return plan.AddressAs is { Length: > 0 } addressAs ? AskHousehold(after, addressAs, notices, []) : Ask(after, notices, []);
    }

    private static IEnumerable<Notice> HouseholdNotices(Scene scene, HouseholdHistory known)
    {
        if (known.LastVisit is { } last)
            yield return Say(
                "dialog.household-seen",
                ("name", known.AddressAs),
                ("visits", Number(known.Visits)),
                ("date", Reading.Echo.Date(last, scene.Language, Today(scene)))
            );
        foreach (var promise in known.OpenPromises.Take(3))
            yield return promise.Due is { } due
                ? Warn(
                    "dialog.household-promise-due",
                    ("what", promise.What),
                    ("due", Reading.Echo.Date(due, scene.Language, Today(scene)))
                )
                : Warn("dialog.household-promise", ("what", promise.What));
        if (known.PrivacyNotes is { Length: > 0 } privacy)
            yield return Warn("dialog.household-privacy", ("text", privacy));
    }

    private static Turn Wait(Scene scene, string expecting, ImmutableArray<Notice> notices, StoreQuestion question) =>
        new(
            scene.State with
            {
                Run = scene.Run,
                Expecting = expecting,
                Asked = scene.State.Asked + 1,
                Misses = 0,
                Offers = [],
                Notices = notices,
                Greeted = true,
            },
            [],
            [new Effect.AskStore(question)]
        );

    private static DateOnly Today(Scene scene) => DateOnly.FromDateTime(scene.Moment.Now.DateTime);
}
