using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Guides.Rules;
using CsCheck;

namespace CommunityCoachBot.Coaching.Tests.Support;

/// <summary>Guides and answers at random: every kind of step, conditions on what was asked before, answers that fit, are left over, half-filled or skipped.</summary>
public static class AnyGuide
{
    private static readonly string[] Options = ["a", "b", "c"];

    /// <summary>Looks at all answers so far, as a real rule may.</summary>
    public static readonly Known Around = SmallGuides.Known(
        ("even", context => context.Answers.Count % 2 == 0 ? [RuleHit.Note()] : []),
        ("says-a", context => context.Answers.ByStep.Values.Any(answer => answer.Value == "a") ? [RuleHit.Warn()] : [])
    );

    public static Gen<(Guide Guide, Answers Answers)> WithAnswers { get; } =
        from guide in Steps(1 + 7).Select(steps => SmallGuides.Of([.. steps]))
        from answers in AnswersTo(guide)
        select (guide, answers);

    /// <summary>A whole answer to a step, as its prompt would take it.</summary>
    public static Answer WholeAnswer(Guide guide, Step step, Answers answers, int seed)
    {
        var random = new Random(seed);
        string Pick() => Options[random.Next(Options.Length)];
        switch (step.Kind)
        {
            case StepKind.Choices:
                return new Answer { Options = [Pick()] };
            case StepKind.List:
                return new Answer { Entries = [.. Enumerable.Range(0, random.Next(3)).Select(_ => Fill([]))] };
            case StepKind.Form:
                return new Answer { Entries = [Fill([])] };
            case StepKind.YesNo:
                return Answer.Of(random.Next(2) == 0 ? "yes" : "no");
            default:
                return Answer.Of(Pick());
        }

        ImmutableDictionary<string, string> Fill(Dictionary<string, string> entry)
        {
            while (
                guide
                    .ApplicableFields(step, answers, Around, entry.ToImmutableDictionary())
                    .FirstOrDefault(field => !entry.ContainsKey(field.Id))
                    is { } field
            )
                entry[field.Id] = Pick();
            return entry.ToImmutableDictionary();
        }
    }

    private static Gen<List<Step>> Steps(int most) =>
        from count in Gen.Int[1, most]
        from seeds in Gen.Int.Array[count]
        select seeds.Aggregate(
            new List<Step>(),
            (steps, seed) =>
            {
                steps.Add(AStep(steps, new Random(seed)));
                return steps;
            }
        );

    private static Step AStep(List<Step> before, Random random)
    {
        var id = $"s{before.Count}";
        var kind = random.Next(7) switch
        {
            0 => StepKind.Text,
            1 => StepKind.Choices,
            2 => StepKind.YesNo,
            3 => StepKind.Form,
            4 => StepKind.List,
            _ => StepKind.Choice,
        };
        var step = Plain(id, kind) with
        {
            When = before.Count > 0 && random.Next(3) > 0 ? ACondition(before, random, 2) : null,
            More = random.Next(5) == 0,
            Optional = random.Next(5) == 0,
        };
        if (kind is not (StepKind.Form or StepKind.List))
            return step;
        var first = Plain("f0", StepKind.Choice);
        var half = step with { Fields = [first] };
        var second = Plain("f1", StepKind.Text) with
        {
            When = random.Next(2) == 0 ? ACondition([.. before, half], random, 1) : null,
            Optional = random.Next(3) == 0,
        };
        return step with { Fields = [first, second] };
    }

    private static Step Plain(string id, StepKind kind) =>
        new()
        {
            Id = id,
            Kind = kind,
            Options = kind is StepKind.Choice or StepKind.Choices ? [.. Options.Select(option => new Option(option))] : [],
        };

    private static Condition ACondition(List<Step> before, Random random, int depth)
    {
        Condition Inner() => ACondition(before, random, depth - 1);
        var step = before[random.Next(before.Count)];
        var path = step.Fields.IsEmpty || random.Next(3) == 0 ? step.Id : $"{step.Id}.{step.Fields[random.Next(step.Fields.Length)].Id}";
        return random.Next(depth > 0 ? 9 : 5) switch
        {
            0 or 1 => new Condition.Is(path, Options[random.Next(3)]),
            2 => new Condition.AnyOf(path, ["a", "yes"]),
            3 => new Condition.Answered(path),
            4 => new Condition.Rule(random.Next(2) == 0 ? "even" : "says-a"),
            5 => new Condition.All([Inner(), Inner()]),
            6 => new Condition.Any([Inner(), Inner()]),
            _ => new Condition.Not(Inner()),
        };
    }

    private static Gen<Answers> AnswersTo(Guide guide) =>
        Gen
            .Int.Array[guide.Steps.Length]
            .Select(seeds =>
                guide
                    .Steps.Zip(seeds)
                    .Aggregate(
                        Answers.None,
                        (answers, pair) =>
                            AnAnswer(pair.First, new Random(pair.Second)) is { } answer ? answers.With(pair.First.Id, answer) : answers
                    )
                    .With("gone", Answer.Of("of a step that is no more"))
            );

    private static Answer? AnAnswer(Step step, Random random)
    {
        string Any() =>
            random.Next(6) switch
            {
                0 => "junk",
                1 => "yes",
                2 => "",
                _ => Options[random.Next(3)],
            };
        ImmutableDictionary<string, string> Entry() =>
            new[] { "f0", "f1", "gone" }.Where(_ => random.Next(3) > 0).ToImmutableDictionary(field => field, _ => Any());
        return random.Next(6) switch
        {
            0 => null,
            1 => Answer.Skip,
            _ when step.Fields.IsEmpty => step.Kind is StepKind.Choices ? new Answer { Options = [Any(), Any()] } : Answer.Of(Any()),
            var odd => new Answer
            {
                Entries = [.. Enumerable.Range(0, step.Kind == StepKind.Form ? 1 : random.Next(3)).Select(_ => Entry())],
                Open = odd == 2,
            },
        };
    }
}
