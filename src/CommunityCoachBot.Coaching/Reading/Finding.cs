using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>An expression found in a text: where it stands and what it means.</summary>
public abstract record Finding
{
    private Finding(int start, int length)
    {
        Start = start;
        Length = length;
    }

    public int Start { get; private init; }
    public int Length { get; private init; }

    /// <summary>It means one thing. <paramref name="Canonical"/> as in <see cref="Guides.Answer"/>.</summary>
    public sealed record Value(string Canonical, int Start, int Length) : Finding(Start, Length);

    /// <summary>It could mean each of these; the likelier first.</summary>
    public sealed record Either(ImmutableArray<string> Candidates, int Start, int Length) : Finding(Start, Length);

    /// <summary>It means nothing that exists (30 February, 25 o'clock), or too little; <paramref name="WordsId"/> says why.</summary>
    public sealed record Impossible(string WordsId, ImmutableDictionary<string, string> Values, int Start, int Length)
        : Finding(Start, Length);

    /// <summary>The text without the expression and the punctuation that joined it; null when nothing is left.</summary>
    public string? RestOf(string text)
    {
        const string joints = " ,，、;；.。:：的\n";
        var before = text.AsSpan(0, Start).TrimEnd(joints);
        var after = text.AsSpan(Start + Length).TrimStart(joints);
        var rest =
            before.IsEmpty ? after.ToString()
            : after.IsEmpty ? before.ToString()
            : $"{before} {after}";
        rest = rest.Trim();
        return rest.Length == 0 ? null : rest;
    }

    internal Finding Over(int start, int end) =>
        this switch
        {
            Value value => new Value(value.Canonical, start, end - start),
            Either either => new Either(either.Candidates, start, end - start),
            Impossible impossible => new Impossible(impossible.WordsId, impossible.Values, start, end - start),
            _ => throw new InvalidOperationException("an unknown kind of finding"),
        };

    internal static Finding No(string words, string text, int start, int length) =>
        new Impossible(words, ImmutableDictionary<string, string>.Empty.Add("text", text.Substring(start, length).Trim()), start, length);

    /// <summary>The one that stands first; of two at one place, the longer.</summary>
    internal static Finding? Earlier(Finding? one, Finding? other) =>
        one is null ? other
        : other is null ? one
        : other.Start < one.Start || (other.Start == one.Start && other.Length > one.Length) ? other
        : one;
}
