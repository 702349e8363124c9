using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Practice;

/// <summary>A made-up resident to practise with: what they hide, when they say it, and how they answer. Content, never code.</summary>
public sealed record Persona
{
    public required string Id { get; init; }

    /// <summary>A fingerprint of the file: a run says which version it was held with.</summary>
    public required string Version { get; init; }
    public required Phrase Name { get; init; }
    public int? Age { get; init; }
    public required string ResidentType { get; init; }
    public required Phrase Setting { get; init; }

    /// <summary>Trust at the door, 0 to 100.</summary>
    public required int Start { get; init; }
    public required Phrase Mood { get; init; }
    public required Phrase Background { get; init; }
    public required Phrase HiddenNeeds { get; init; }

    /// <summary>What wins this resident, for the trainee to read afterwards.</summary>
    public required ImmutableArray<Phrase> TrustUp { get; init; }
    public required ImmutableArray<Phrase> TrustDown { get; init; }

    /// <summary>Words that touch what matters to them, in every language at once.</summary>
    public ImmutableArray<string> Likes { get; init; } = [];

    /// <summary>Words that hurt them.</summary>
    public ImmutableArray<string> Dislikes { get; init; } = [];

    /// <summary><c>suspicious</c>, <c>over-dependent</c>, <c>no-confidence</c>.</summary>
    public ImmutableArray<string> Attitudes { get; init; } = [];
    public required ImmutableArray<Secret> Secrets { get; init; }
    public required ImmutableArray<Phrase> Objections { get; init; }

    /// <summary>By level: what they answer to which kind of move.</summary>
    public required ImmutableDictionary<TrustLevel, ImmutableArray<PersonaReply>> Replies { get; init; }

    /// <summary>The languages they can be met in: Cantonese only where all of it was written.</summary>
    public ImmutableArray<string> Languages =>
        Replies
            .Values.SelectMany(replies => replies.Select(reply => reply.Text))
            .Concat(Secrets.Select(secret => secret.Text))
            .All(text => text.Yue is not null)
            ? [PracticeLanguages.Mandarin, PracticeLanguages.Cantonese, PracticeLanguages.English]
            : [PracticeLanguages.Mandarin, PracticeLanguages.English];
}

/// <summary>What a resident tells only at a level of trust, and only to a move that opens it.</summary>
/// <param name="Gate">Any of these moves opens it.</param>
/// <param name="Risk">The kind of risk it is a sign of, or null.</param>
public sealed record Secret(string Id, TrustLevel Level, ImmutableArray<string> Gate, Phrase Text, string? Risk);

/// <param name="Move">The kind of move it answers: see <see cref="ReplyKeys"/>.</param>
/// <param name="Tells">The secrets that these words give away: they are kept back until all of them were told.</param>
/// <param name="Calls">The name by which the line calls the worker: it is said only once the worker has given a name, and with that name.</param>
public sealed record PersonaReply(string Move, Phrase Text, ImmutableArray<string> Tells, Phrase? Calls);

/// <summary>How far the resident trusts: guarded, warming, trusting.</summary>
public enum TrustLevel
{
    L1 = 1,
    L2 = 2,
    L3 = 3,
}
