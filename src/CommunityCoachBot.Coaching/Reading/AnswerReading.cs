using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Guides;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>What we understood from an answer. Not understanding is ordinary: it is a value, with the words that help.</summary>
public abstract record AnswerReading
{
    private AnswerReading() { }

    /// <param name="Rest">What the text said besides, for other fields; null when nothing.</param>
    /// <param name="Echo">What to say back (a date and time as understood, an option's label), or null where the text speaks for itself.</param>
    public sealed record Understood(Answer Answer, string? Rest = null, string? Echo = null) : AnswerReading;

    /// <param name="WordsId">In the catalogue, section <c>reading</c>.</param>
    public sealed record Unclear(string WordsId, ImmutableDictionary<string, string> Values) : AnswerReading
    {
        public static Unclear Of(string wordsId) => new(wordsId, ImmutableDictionary<string, string>.Empty);

        public Unclear With(string name, string value) => this with { Values = Values.SetItem(name, value) };
    }

    /// <summary>It could be each of these; ask which. Saying a label again, or its number, is understood.</summary>
    public sealed record Ambiguous(ImmutableArray<(string Canonical, string Label)> Candidates) : AnswerReading;
}
