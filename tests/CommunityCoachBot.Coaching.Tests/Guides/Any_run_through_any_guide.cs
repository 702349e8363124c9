using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Tests.Support;
using CsCheck;
using static CommunityCoachBot.Coaching.Tests.Support.AnyGuide;

namespace CommunityCoachBot.Coaching.Tests.Guides;

public sealed class Any_run_through_any_guide
{
    private const int Runs = 400;

    [Fact]
    public void Only_ever_moves_on_and_comes_to_an_end() =>
        WithAnswers.Sample(
            run =>
            {
                var (guide, answers) = run;
                var last = -1;
                while (guide.Next(answers, Around) is { } step)
                {
                    var at = guide.Steps.IndexOf(step);
                    if (at <= last)
                        return false;
                    answers = answers.With(step.Id, WholeAnswer(guide, step, answers, at));
                    last = at;
                }

                return guide.Missing(answers, Around).All(step => answers[step.Id] is { Skipped: true });
            },
            iter: Runs
        );

    [Fact]
    public void Comes_back_to_a_step_whose_answer_was_taken_away_and_then_stands_where_it_stood() =>
        WithAnswers.Sample(
            run =>
            {
                var (guide, answers) = Finished(run);
                return guide
                    .Applicable(answers, Around)
                    .Where(step => !step.More)
                    .All(step =>
                    {
                        var back = answers.Without(step.Id);
                        return guide.Next(back, Around) == step
                            && SmallGuides.Show(guide.Relevant(back.With(step.Id, answers[step.Id]!), Around))
                                == SmallGuides.Show(guide.Relevant(answers, Around));
                    });
            },
            iter: Runs
        );

    [Fact]
    public void Keeps_no_answer_that_does_not_apply() =>
        WithAnswers.Sample(
            run =>
            {
                var (guide, answers) = run;
                var relevant = guide.Relevant(answers, Around);
                return relevant.ByStep.All(pair =>
                    guide.Find(pair.Key) is { } step
                    && guide.Applies(step, relevant, Around)
                    && pair.Value.Options.All(option => Fits(step, option))
                    && (pair.Value.Value is not { } value || Fits(step, value))
                    && pair.Value.Entries.All(entry =>
                        entry.All(field =>
                            guide.ApplicableFields(step, relevant, Around, entry).FirstOrDefault(candidate => candidate.Id == field.Key)
                                is { } known
                            && Fits(known, field.Value)
                        )
                    )
                );
            },
            iter: Runs
        );

    [Fact]
    public void Stands_the_same_with_or_without_what_was_left_over() =>
        WithAnswers.Sample(
            run =>
            {
                var (guide, answers) = run;
                var relevant = guide.Relevant(answers, Around);
                return SmallGuides.Show(guide.Relevant(relevant, Around)) == SmallGuides.Show(relevant)
                    && guide.Next(relevant, Around) == guide.Next(answers, Around)
                    && guide.Applicable(relevant, Around).SequenceEqual(guide.Applicable(answers, Around))
                    && guide.Missing(relevant, Around).SequenceEqual(guide.Missing(answers, Around))
                    && guide.ToAdd(relevant, Around).SequenceEqual(guide.ToAdd(answers, Around));
            },
            iter: Runs
        );

    [Fact]
    public void Knows_how_far_it_is() =>
        WithAnswers.Sample(
            run =>
            {
                var (guide, answers) = run;
                var next = guide.Next(answers, Around);
                var (position, of) = guide.Progress(next, answers, Around);
                var path = guide.Applicable(answers, Around).Where(step => !step.More || step == next).ToList();
                return of == path.Count && (next is null ? position == of : path[position - 1] == next);
            },
            iter: Runs
        );

    private static bool Fits(Step step, string value) =>
        step.Kind is not (StepKind.Choice or StepKind.Choices) || step.Options.Any(option => option.Id == value);

    private static (Guide Guide, Answers Answers) Finished((Guide Guide, Answers Answers) run)
    {
        var (guide, answers) = run;
        while (guide.Next(answers, Around) is { } step)
            answers = answers.With(step.Id, WholeAnswer(guide, step, answers, answers.Count));
        return (guide, answers);
    }
}
