using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Coaching.Practice;

/// <summary>
/// Scores a run by the rubric of the domain pack (practice personas, §5): stages 70, whole 30, less what hindered (30 at most), under its caps. A mirror for
/// practice; not validated, and no measure of a person.
/// </summary>
public static partial class Rubric
{
    public const int MostPenalty = 30;

    /// <summary>The worker's last turns, in which taking leave is looked for.</summary>
    private const int LastTurns = 3;
    private const int OpeningTurns = 5;

    private static readonly ImmutableArray<(string Label, int Penalty)> Penalties =
    [
        (MoveLabels.Jargon, 2),
        (MoveLabels.DoubleBarrelled, 1),
        (MoveLabels.LeadingQuestion, 2),
        (MoveLabels.AdviceWithoutPermission, 3),
        (MoveLabels.Argument, 5),
        (MoveLabels.Dismissive, 4),
        (MoveLabels.Pressure, 4),
        (MoveLabels.Labelling, 6),
        (MoveLabels.SensitiveTooEarly, 3),
        (MoveLabels.PromiseBeyondPower, 4),
        (MoveLabels.PrivacyBreach, 8),
    ];

    public static RubricScore Of(Resident resident, PracticeRun run, MoveReader? reader = null)
    {
        ArgumentNullException.ThrowIfNull(resident);
        ArgumentNullException.ThrowIfNull(run);
        reader ??= MoveReader.BuiltIn;
        var sequence = reader.Read([.. run.Turns(resident.Opening(run))], run.Language).Sequence;
        if (!MissesSafety(run, reader))
            sequence = sequence.Remove(MoveLabels.MissedSafety);
        var seen = new Seen(run, sequence);
        ImmutableArray<RubricItem> items = [.. Introduce(seen), .. Open(seen), .. Maintain(seen), .. Close(seen), .. Whole(seen)];
        var penalty = Math.Min(
            MostPenalty,
            Penalties.Sum(rule => rule.Penalty * seen.Count(rule.Label))
                + (sequence.Contains(MoveLabels.Interrogation, StringComparer.Ordinal) ? 3 : 0)
        );
        var earned = items.Sum(item => item.Halves * item.Weight) / 2;
        var cap = CapOf(seen, run);
        return new RubricScore(
            items,
            penalty,
            cap,
            Math.Clamp(Math.Min(earned - penalty, cap ?? 100), 0, 100),
            sequence,
            Metrics(seen, resident, run)
        );
    }

    // What the resident says of danger when asked about it was asked about already: only what came unasked can be missed.
    private static bool MissesSafety(PracticeRun run, MoveReader reader)
    {
        for (var i = 0; i + 1 < run.Exchanges.Length; i++)
        {
            if (
                reader.SpeaksOfDanger(run.Exchanges[i].Heard)
                && !reader.FacesDanger(run.Exchanges[i].Said)
                && !run.Exchanges.Skip(i + 1).Take(2).Any(exchange => reader.FacesDanger(exchange.Said))
            )
                return true;
        }
        return false;
    }

    private static IEnumerable<RubricItem> Introduce(Seen seen)
    {
        yield return new("introduce", "greeting", 2, seen.Has(MoveLabels.Greeting) ? 2 : 0);
        yield return new("introduce", "identity", 5, seen.Has(MoveLabels.Identity) ? 2 : 0);
        yield return new("introduce", "purpose", 4, seen.Has(MoveLabels.Purpose) ? 2 : 0);
        yield return new(
            "introduce",
            "consent",
            4,
            seen.HasEarly(MoveLabels.Consent) ? 2
                : seen.Has(MoveLabels.Consent) ? 1
                : 0
        );
        yield return new("introduce", "time", 1, seen.SaysHowLong ? 2 : 0);
        yield return new("introduce", "small-talk", 2, seen.Has(MoveLabels.SmallTalk) ? 2 : 0);
    }

    private static IEnumerable<RubricItem> Open(Seen seen)
    {
        yield return new(
            "open",
            "from-in-sight",
            4,
            seen.HasEarly(MoveLabels.SmallTalk) ? 2
                : seen.HasEarly(TrustChange.Likes) || seen.HasEarly(MoveLabels.OpenQuestion) ? 1
                : 0
        );
        yield return new("open", "open-question", 5, Steps(seen.Count(MoveLabels.OpenQuestion), 1, 2));
        var asks = seen.Count(MoveLabels.OpenQuestion) + seen.Count(MoveLabels.ClosedQuestion);
        yield return new(
            "open",
            "shallow-first",
            3,
            asks == 0 || seen.Has(MoveLabels.SensitiveTooEarly) ? 0
                : seen.Interrogates ? 1
                : 2
        );
        yield return new("open", "not-too-early", 2, asks == 0 || seen.Has(MoveLabels.SensitiveTooEarly) ? 0 : 2);
    }

    private static IEnumerable<RubricItem> Maintain(Seen seen)
    {
        var (simple, complex) = (seen.Count(MoveLabels.SimpleReflection), seen.Count(MoveLabels.ComplexReflection));
        yield return new("maintain", "empathy", 5, Steps(seen.Count(MoveLabels.Empathy), 1, 2));
        yield return new(
            "maintain",
            "reflection",
            7,
            simple + complex == 0 ? 0
                : simple + complex >= 2 && complex * 2 >= simple + complex ? 2
                : 1
        );
        yield return new(
            "maintain",
            "affirmation",
            4,
            seen.Has(MoveLabels.Affirmation) ? 2
                : seen.Has(MoveLabels.VagueAffirmation) ? 1
                : 0
        );
        yield return new("maintain", "clarify", 2, seen.Has(MoveLabels.Clarify) ? 2 : 0);
        yield return new(
            "maintain",
            "info-and-choice",
            4,
            (seen.Has(MoveLabels.GiveInfo) ? 1 : 0) + (seen.Has(MoveLabels.Autonomy) ? 1 : 0)
        );
        yield return new("maintain", "privacy", 2, seen.Has(MoveLabels.PrivacyRespect) ? 2 : 0);
    }

    private static IEnumerable<RubricItem> Close(Seen seen)
    {
        yield return new(
            "close",
            "affirmation",
            3,
            seen.HasLate(MoveLabels.Affirmation) ? 2
                : seen.HasLate(MoveLabels.VagueAffirmation) ? 1
                : 0
        );
        yield return new(
            "close",
            "summary",
            4,
            seen.HasLate(MoveLabels.Summary) ? 2
                : seen.Has(MoveLabels.Summary) ? 1
                : 0
        );
        yield return new(
            "close",
            "next-step",
            4,
            seen.HasLate(MoveLabels.NextStep) ? 2
                : seen.Has(MoveLabels.NextStep) ? 1
                : 0
        );
        yield return new("close", "thanks", 1, seen.HasLate(MoveLabels.Thanks) ? 2 : 0);
        yield return new("close", "in-time", 1, seen is { Ended: PracticeEnd.Closed, Turns: >= 6 } ? 2 : 0);
        yield return new(
            "close",
            "loose-end",
            1,
            seen.Ended is PracticeEnd.Closed && (seen.HasLate(MoveLabels.NextStep) || seen.LeavesThread) ? 2 : 0
        );
    }

    private static IEnumerable<RubricItem> Whole(Seen seen)
    {
        var listens =
            seen.Count(MoveLabels.Empathy)
            + seen.Count(MoveLabels.SimpleReflection)
            + seen.Count(MoveLabels.ComplexReflection)
            + seen.Count(MoveLabels.Affirmation);
        var cold =
            seen.Count(MoveLabels.Argument)
            + seen.Count(MoveLabels.Dismissive)
            + seen.Count(MoveLabels.Labelling)
            + seen.Count(MoveLabels.Pressure);
        yield return new(
            "whole",
            "respect",
            10,
            cold > 1 ? 0
                : cold == 0 && listens >= 3 ? 2
                : listens >= 1 || cold == 0 && seen.Has(MoveLabels.Greeting) ? 1
                : 0
        );

        var beside = new[]
        {
            MoveLabels.Consent,
            MoveLabels.Autonomy,
            MoveLabels.Summary,
            MoveLabels.GiveInfo,
            MoveLabels.OpenQuestion,
        }.Count(seen.Has);
        var over =
            seen.Count(MoveLabels.AdviceWithoutPermission) + seen.Count(MoveLabels.Pressure) + seen.Count(MoveLabels.LeadingQuestion);
        yield return new(
            "whole",
            "partnership",
            10,
            over > 1 ? 0
                : over == 0 && beside >= 3 ? 2
                : beside >= 1 ? 1
                : 0
        );

        var unsafely = seen.Has(MoveLabels.PrivacyBreach) || seen.Has(MoveLabels.PromiseBeyondPower) || seen.MissesSafety;
        var safely = seen.Has(MoveLabels.PrivacyRespect) || seen.Has(MoveLabels.SafetyQuestion);
        yield return new(
            "whole",
            "safety",
            10,
            unsafely ? 0
                : safely ? 2
                : seen.Has(MoveLabels.Identity) ? 1
                : 0
        );
    }

    private static int Steps(int count, int half, int full) =>
        count >= full ? 2
        : count >= half ? 1
        : 0;

    private static int? CapOf(Seen seen, PracticeRun run)
    {
        var caps = new List<int>();
        if (seen.Has(MoveLabels.PrivacyBreach) || seen.Has(MoveLabels.Labelling))
            caps.Add(59);
        if (seen.MissesSafety)
            caps.Add(49);
        if (run.End is PracticeEnd.ShownOut)
            caps.Add(39);
        return caps.Count == 0 ? null : caps.Min();
    }

    private static PracticeMetrics Metrics(Seen seen, Resident resident, PracticeRun run)
    {
        var reflections = seen.Count(MoveLabels.SimpleReflection) + seen.Count(MoveLabels.ComplexReflection);
        var open = seen.Count(MoveLabels.OpenQuestion);
        var questions =
            open + seen.Count(MoveLabels.ClosedQuestion) + seen.Count(MoveLabels.DoubleBarrelled) + seen.Count(MoveLabels.LeadingQuestion);
        var worker = run.Exchanges.Sum(exchange => exchange.Said.Length);
        var all = worker + run.Exchanges.Sum(exchange => exchange.Heard.Length);
        return new PracticeMetrics(
            reflections,
            questions,
            Percent(open, questions),
            Percent(seen.Count(MoveLabels.ComplexReflection), reflections),
            Percent(worker, all),
            seen.Count(MoveLabels.Jargon),
            run.Exchanges.Select(exchange => Trust.LevelOf(exchange.Trust)).Append(Trust.LevelOf(resident.Persona.Start)).Max()
        );
    }

    private static int? Percent(int part, int of) => of == 0 ? null : (int)Math.Round(100.0 * part / of, MidpointRounding.AwayFromZero);

    [GeneratedRegex(@"分钟|分鐘|一会儿?就走|一阵就走|坐一会|minutes?\b", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex HowLong();

    [GeneratedRegex(@"下次|下回|改天|喊我|叫我来|再来|next time|call me when|come again", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Thread();

    /// <summary>What a run shows, counted.</summary>
    private sealed class Seen(PracticeRun run, ImmutableArray<string> sequence)
    {
        public int Turns => run.Exchanges.Length;
        public PracticeEnd? Ended => run.End;
        public bool MissesSafety => sequence.Contains(MoveLabels.MissedSafety, StringComparer.Ordinal);
        public bool Interrogates => sequence.Contains(MoveLabels.Interrogation, StringComparer.Ordinal);
        public bool SaysHowLong => run.Exchanges.Any(exchange => HowLong().IsMatch(exchange.Said));
        public bool LeavesThread => run.Exchanges.TakeLast(LastTurns).Any(exchange => Thread().IsMatch(exchange.Said));

        public int Count(string label) => run.Exchanges.Count(exchange => Shows(exchange, label));

        public bool Has(string label) => run.Exchanges.Any(exchange => Shows(exchange, label));

        public bool HasEarly(string label) => run.Exchanges.Take(OpeningTurns).Any(exchange => Shows(exchange, label));

        public bool HasLate(string label) => run.Exchanges.TakeLast(LastTurns).Any(exchange => Shows(exchange, label));

        private static bool Shows(Exchange exchange, string label) =>
            exchange.Labels.Contains(label, StringComparer.Ordinal) || exchange.Changes.Any(change => change.Why == label);
    }
}

/// <summary>One line of the rubric.</summary>
/// <param name="Stage"><c>introduce</c>, <c>open</c>, <c>maintain</c>, <c>close</c> or <c>whole</c>.</param>
/// <param name="Halves">0 not shown, 1 partly (half the weight), 2 shown.</param>
public sealed record RubricItem(string Stage, string Id, int Weight, int Halves);

/// <param name="Cap">The most that can be reached after something grave, or null.</param>
/// <param name="Sequence">What only several turns show.</param>
public sealed record RubricScore(
    ImmutableArray<RubricItem> Items,
    int Penalty,
    int? Cap,
    int Total,
    ImmutableArray<string> Sequence,
    PracticeMetrics Metrics
)
{
    /// <summary>1 to 5: see the descriptors in the words.</summary>
    public int Level =>
        Total switch
        {
            < 40 => 1,
            < 60 => 2,
            < 75 => 3,
            < 90 => 4,
            _ => 5,
        };

    /// <summary>How much of a stage's weight was reached, in percent.</summary>
    public int PercentOf(string stage)
    {
        var items = Items.Where(item => item.Stage == stage).ToList();
        return items.Sum(item => item.Halves * item.Weight) * 50 / Math.Max(1, items.Sum(item => item.Weight));
    }
}

/// <summary>Figures to look at, never scored alone. Null where there was nothing to count.</summary>
public sealed record PracticeMetrics(
    int Reflections,
    int Questions,
    int? PercentOpen,
    int? PercentComplex,
    int? PercentWorker,
    int Jargon,
    TrustLevel Reached
);
