using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>What one person says before the other speaks, in a practice interview.</summary>
/// <param name="Speaker"><c>worker</c>, or anybody else: everyone who is not the worker is heard as the resident.</param>
public sealed record PracticeTurn(string Speaker, string Text)
{
    public const string Worker = "worker";
    public const string Resident = "resident";

    public bool IsWorker => string.Equals(Speaker, Worker, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The micro-skills a practice interview shows: a hint to talk about, never a verdict.</summary>
/// <param name="Turns">One list for each worker turn, in order; empty when nothing fits.</param>
/// <param name="Sequence">What only several turns show: <see cref="MoveLabels.MissedSafety"/>, <see cref="MoveLabels.Interrogation"/>.</param>
public sealed record PracticeLabels(ImmutableArray<ImmutableArray<string>> Turns, ImmutableArray<string> Sequence);
