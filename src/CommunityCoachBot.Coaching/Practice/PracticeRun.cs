using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CommunityCoachBot.Coaching.Reading.Turns;

namespace CommunityCoachBot.Coaching.Practice;

/// <summary>
/// One practice interview. A value: seed and words make it, so the same seed and the same words always make the same one, and it can be taken back to any turn.
/// </summary>
public sealed record PracticeRun
{
    /// <summary>An interview ends after so many turns of the worker.</summary>
    public const int MostTurns = 20;

    public required Guid Id { get; init; }
    public required string Persona { get; init; }
    public required string PersonaVersion { get; init; }

    /// <summary>What the resident speaks: see <see cref="PracticeLanguages"/>.</summary>
    public required string Language { get; init; }
    public required ulong Seed { get; init; }
    public required DateTimeOffset Started { get; init; }

    /// <summary>The expected reaction of a plan that is rehearsed: the resident's first words. Null where the worker begins.</summary>
    public string? Reaction { get; init; }

    /// <summary>Whether the stage coach speaks between the turns.</summary>
    public bool Coached { get; init; }

    /// <summary>How often the trainee went back to try a turn again.</summary>
    public int Retries { get; init; }
    public ImmutableArray<Exchange> Exchanges
    {
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>Null while it goes on.</summary>
    [JsonIgnore]
    public PracticeEnd? End => Exchanges is [.., var last] ? last.End : null;

    public int Trust(Persona persona) => Exchanges is [.., var last] ? last.Trust : persona.Start;

    /// <summary>What was told stays told, whatever trust does later.</summary>
    public IEnumerable<Secret> Told(Persona persona) =>
        persona.Secrets.Where(secret => Exchanges.Any(exchange => exchange.Secret == secret.Id));

    public bool Showed(string label) => Exchanges.Any(exchange => exchange.Labels.Contains(label, StringComparer.Ordinal));

    /// <summary>The run as it was before that turn (from 1), to try it again.</summary>
    public PracticeRun BackTo(int turn) => this with { Exchanges = [.. Exchanges.Take(Math.Max(0, turn - 1))], Retries = Retries + 1 };

    /// <summary>Turns just before this one that asked closed questions and nothing else that listens.</summary>
    internal int ClosedBefore() =>
        Exchanges.Reverse().TakeWhile(exchange => exchange.Labels.Contains(MoveLabels.ClosedQuestion, StringComparer.Ordinal)).Count();

    /// <summary>Both sides in order, as the move reader takes them.</summary>
    public IEnumerable<PracticeTurn> Turns(Phrase? opening)
    {
        if (opening is not null)
            yield return new PracticeTurn(PracticeTurn.Resident, opening.In(Language));
        foreach (var exchange in Exchanges)
        {
            yield return new PracticeTurn(PracticeTurn.Worker, exchange.Said);
            yield return new PracticeTurn(PracticeTurn.Resident, exchange.Heard);
        }
    }
}

/// <summary>What the worker said, what the reader found in it, what it did, and what the resident answered.</summary>
/// <param name="Changes">Each with its reason; their sum, kept within ±15, is what trust moved by.</param>
/// <param name="Trust">After the turn.</param>
/// <param name="Lines">Which lines the answer was made of, so that none is used twice.</param>
/// <param name="Secret">The secret that was told, or null.</param>
/// <param name="Danger">The answer speaks of danger.</param>
/// <param name="Random">The state of chance after the turn.</param>
public sealed record Exchange(
    string Said,
    ImmutableArray<string> Labels,
    ImmutableArray<TrustChange> Changes,
    int Trust,
    string Heard,
    ImmutableArray<string> Lines,
    string? Secret,
    bool Danger,
    ulong Random,
    PracticeEnd? End
);

public enum PracticeEnd
{
    /// <summary>The worker took leave.</summary>
    Closed,

    /// <summary>The resident wanted no more.</summary>
    ShownOut,

    /// <summary>Twenty turns are over.</summary>
    TimeUp,

    /// <summary>The trainee stopped before.</summary>
    Stopped,
}

/// <summary>Chance that is part of the state: SplitMix64 (Steele, Lea, Flood 2014). The same everywhere, for ever.</summary>
internal static class Chance
{
    /// <summary>A number from 0 to <paramref name="below"/> − 1, and the state after it.</summary>
    public static (int Pick, ulong State) Next(ulong state, int below)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var mixed = state;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            mixed ^= mixed >> 31;
            return ((int)(mixed % (ulong)below), state);
        }
    }
}
