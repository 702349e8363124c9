using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Coaching.Practice;

/// <summary>
/// Three things to take away from a run at most: what was good, what to say otherwise, what to try next. Each has the trainee's own line, the rule it is about
/// and a better line.
/// </summary>
public static class Feedback
{
    // What teaches most when it is missing, first.
    private static readonly ImmutableArray<string> Goals =
    [
        "reflection",
        MoveLabels.Empathy,
        MoveLabels.OpenQuestion,
        MoveLabels.Affirmation,
        MoveLabels.Consent,
        MoveLabels.Summary,
        MoveLabels.NextStep,
        MoveLabels.Identity,
        MoveLabels.PrivacyRespect,
        MoveLabels.Clarify,
    ];

    // By what it does to the talk, worst first.
    private static readonly ImmutableArray<string> Hindrances =
    [
        MoveLabels.PrivacyBreach,
        MoveLabels.Labelling,
        MoveLabels.Argument,
        MoveLabels.Pressure,
        MoveLabels.Dismissive,
        MoveLabels.SensitiveTooEarly,
        MoveLabels.PromiseBeyondPower,
        MoveLabels.AdviceWithoutPermission,
        MoveLabels.LeadingQuestion,
        MoveLabels.Jargon,
        MoveLabels.DoubleBarrelled,
    ];

    public static ImmutableArray<FeedbackPoint> Of(Resident resident, PracticeRun run, RubricScore score)
    {
        ArgumentNullException.ThrowIfNull(resident);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(score);
        if (run.Exchanges.IsEmpty)
            return [];
        var points = new List<FeedbackPoint>();
        if (Good(run) is { } good)
            points.Add(good);
        if (Missed(run, score) is { } missed)
            points.Add(missed);
        else if (Hindering(run) is { } hindering)
            points.Add(hindering);
        if (Goal(run) is { } goal)
            points.Add(goal);
        return [.. points];
    }

    private static FeedbackPoint? Good(PracticeRun run)
    {
        var best = run
            .Exchanges.Select(
                (exchange, i) =>
                    (
                        exchange,
                        Turn: i + 1,
                        Rise: exchange.Changes.Where(change => change.Delta > 0).OrderByDescending(change => change.Delta).FirstOrDefault()
                    )
            )
            .Where(turn => turn.Rise is not null && !turn.exchange.Changes.Any(change => change.Delta < 0))
            .OrderByDescending(turn => turn.Rise!.Delta)
            .ThenByDescending(turn => turn.exchange.Secret is not null)
            .FirstOrDefault();
        // Somebody who hindered in every turn still came to the door and spoke.
        if (best.Rise is null)
            best = run
                .Exchanges.Select(
                    (exchange, i) => (exchange, Turn: i + 1, Rise: exchange.Changes.FirstOrDefault(change => change.Delta > 0))
                )
                .FirstOrDefault(turn => turn.Rise is not null);
        return best.Rise is { } rise ? new FeedbackPoint("good", best.Turn, best.exchange.Said, Plain(rise.Why), null) : null;
    }

    private static FeedbackPoint? Missed(PracticeRun run, RubricScore score)
    {
        if (!score.Sequence.Contains(MoveLabels.MissedSafety, StringComparer.Ordinal))
            return null;
        for (var i = 0; i + 1 < run.Exchanges.Length; i++)
        {
            if (run.Exchanges[i].Danger && !MoveReader.BuiltIn.FacesDanger(run.Exchanges[i + 1].Said))
                return new FeedbackPoint("change", i + 2, run.Exchanges[i + 1].Said, MoveLabels.MissedSafety, null);
        }
        return null;
    }

    private static FeedbackPoint? Hindering(PracticeRun run)
    {
        foreach (var label in Hindrances)
        {
            for (var i = 0; i < run.Exchanges.Length; i++)
            {
                if (run.Exchanges[i].Labels.Contains(label, StringComparer.Ordinal))
                    return new FeedbackPoint("change", i + 1, run.Exchanges[i].Said, label, Rewritten(run.Exchanges[i].Said, label));
            }
        }
        var closed = run
            .Exchanges.Select((exchange, i) => (exchange, i))
            .FirstOrDefault(turn => turn.exchange.Labels.Contains(MoveLabels.ClosedQuestion, StringComparer.Ordinal));
        return closed.exchange is { } asked ? new FeedbackPoint("change", closed.i + 1, asked.Said, MoveLabels.ClosedQuestion, null) : null;
    }

    /// <summary>What was not shown at all, at the turn after the resident said most.</summary>
    private static FeedbackPoint? Goal(PracticeRun run)
    {
        if (
            Goals.FirstOrDefault(label => !run.Exchanges.Any(exchange => exchange.Labels.Any(shown => MoveLabels.Plain(shown) == label)))
            is not { } missing
        )
            return null;
        var at =
            run.Exchanges.Length == 1 ? 0 : Enumerable.Range(0, run.Exchanges.Length - 1).MaxBy(i => run.Exchanges[i].Heard.Length) + 1;
        if (missing is MoveLabels.Identity or MoveLabels.Consent)
            at = 0;
        else if (missing is MoveLabels.Summary or MoveLabels.NextStep)
            at = run.Exchanges.Length - 1;
        var better = missing is "reflection" && at > 0 ? SaidBack(run.Exchanges[at - 1].Heard, run.Language) : null;
        return new FeedbackPoint("next", at + 1, run.Exchanges[at].Said, missing, better);
    }

    /// <summary>The resident's words given back as a start: what they said, from their side.</summary>
    internal static string? SaidBack(string heard, string language)
    {
        var text = heard;
        while (text.StartsWith('（') && text.IndexOf('）', StringComparison.Ordinal) is var end and > 0)
            text = text[(end + 1)..];
        text = text.TrimStart('…').TrimEnd('。', '！', '？', '…', '.', '!', '?', ' ');
        if (text.Length < 4 || language == PracticeLanguages.English)
            return null;
        var turned = text.Replace("我们", "你们", StringComparison.Ordinal)
            .Replace("咱", "您", StringComparison.Ordinal)
            .Replace("我", language == PracticeLanguages.Cantonese ? "你" : "您", StringComparison.Ordinal);
        return (language == PracticeLanguages.Cantonese ? "你係話，" : "您是说，") + turned + "。";
    }

    // The trainee's own line with street words for those of the trade.
    private static string? Rewritten(string said, string label)
    {
        if (label != MoveLabels.Jargon)
            return null;
        var plain = said;
        foreach (var match in Lexicon.Jargon.AllIn(said).OrderByDescending(match => match.At))
        {
            if (
                match.Entry.Instead is { Length: > 0 } instead
                && match.At + match.Words.Length <= plain.Length
                && !instead.StartsWith('（')
                && !instead.StartsWith('(')
            )
                plain = plain[..match.At] + instead + plain[(match.At + match.Words.Length)..];
        }
        return plain == said ? null : plain;
    }

    private static string Plain(string why) => MoveLabels.Plain(why);
}

/// <param name="Kind"><c>good</c>, <c>change</c> or <c>next</c>.</param>
/// <param name="Turn">From 1.</param>
/// <param name="Quote">The trainee's own line.</param>
/// <param name="Rule">The label the rule is about: <c>practice.rule.{label}</c> says it.</param>
/// <param name="Better">A line made from what was said; null: the rule's own example.</param>
public sealed record FeedbackPoint(string Kind, int Turn, string Quote, string Rule, string? Better);
