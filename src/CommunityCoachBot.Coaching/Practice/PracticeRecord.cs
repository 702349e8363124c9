using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Practice;

/// <summary>
/// What is kept of a practice interview: apart from notes, in a place of its own, and the trainee's alone until they share it. Nothing of it is about a real person.
/// </summary>
public sealed record PracticeRecord
{
    /// <summary>The run's id: kept twice, it overwrites.</summary>
    public required Guid Id { get; init; }
    public required PracticeRun Run { get; init; }
    public required Phrase Name { get; init; }
    public required int StartTrust { get; init; }
    public required DateTimeOffset Ended { get; init; }
    public required int Score { get; init; }
    public required int Level { get; init; }

    /// <summary>Stage → percent of its weight.</summary>
    public required ImmutableDictionary<string, int> Stages { get; init; }
    public required PracticeMetrics Metrics { get; init; }
    public required ImmutableArray<FeedbackPoint> Points { get; init; }

    /// <summary>The trainee's own answers, before the score was shown; empty where one was left out.</summary>
    public required ImmutableArray<string> Reflections { get; init; }

    public static ImmutableArray<string> StageNames { get; } = ["introduce", "open", "maintain", "close", "whole"];

    public static PracticeRecord Of(Resident resident, PracticeRun run, ImmutableArray<string> reflections, DateTimeOffset ended)
    {
        ArgumentNullException.ThrowIfNull(resident);
        ArgumentNullException.ThrowIfNull(run);
        var score = Rubric.Of(resident, run);
        return new PracticeRecord
        {
            Id = run.Id,
            Run = run,
            Name = resident.Persona.Name,
            StartTrust = resident.Persona.Start,
            Ended = ended,
            Score = score.Total,
            Level = score.Level,
            Stages = StageNames.ToImmutableDictionary(stage => stage, score.PercentOf, StringComparer.Ordinal),
            Metrics = score.Metrics,
            Points = Feedback.Of(resident, run, score),
            Reflections = reflections,
        };
    }
}
