using System.Buffers;
using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>A turn cut into sentences and clauses, with the cues that stand in it.</summary>
internal sealed class SpokenTurn
{
    private readonly Dictionary<string, CueAt[]> _byGroup;
    private ImmutableArray<Ask>? _asks;

    public SpokenTurn(string text, MoveCues cues)
    {
        Narrow = TextFolding.Narrow(text);
        Sentences = Sentence.Cut(Narrow);
        _byGroup = cues.In(Narrow)
            .GroupBy(cue => cue.Group, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderBy(cue => cue.Start).ToArray(), StringComparer.Ordinal);
        if (_byGroup.TryGetValue(MoveLabels.PrivacyBreach, out var told))
            _byGroup[MoveLabels.PrivacyBreach] =
            [
                .. told.Where(cue => !Sentences.Any(sentence => sentence.Holds(cue) && IsKind(sentence))),
            ];
    }

    public string Narrow { get; }
    public ImmutableArray<Sentence> Sentences { get; }

    /// <summary>What it asks.</summary>
    public ImmutableArray<Ask> Asks => _asks ??= Turns.Asks.In(this);

    public bool Has(string group) => Of(group).Count > 0;

    public bool Has(string group, Span within) => Of(group, within).Any();

    public bool HasAny(ReadOnlySpan<string> groups, Span within)
    {
        foreach (var group in groups)
        {
            if (Has(group, within))
                return true;
        }
        return false;
    }

    /// <summary>The cues of a group, from the left.</summary>
    public IReadOnlyList<CueAt> Of(string group) => _byGroup.GetValueOrDefault(group) ?? [];

    public IEnumerable<CueAt> Of(string group, Span within)
    {
        var cues = Of(group);
        // The first that begins in the span; long turns have many sentences.
        var (low, high) = (0, cues.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (cues[middle].Start < within.Start)
                low = middle + 1;
            else
                high = middle;
        }
        for (var i = low; i < cues.Count && cues[i].Start < within.End; i++)
            yield return cues[i];
    }

    // A neighbour who sent me, or spoke well of you, told me nothing that was not mine to hear.
    private bool IsKind(Sentence sentence) =>
        Has("praise-by-other", sentence)
        || (
            HasAny(["affirmation", "praise", "small-talk"], sentence)
            && !HasAny(["sensitive", "sensitive-topics", "labels", "labelling", "danger"], sentence)
        );

    public ReadOnlySpan<char> Text(Span span) => Narrow.AsSpan(span.Start, span.End - span.Start);
}

/// <summary>A stretch of a turn.</summary>
internal record Span(int Start, int End)
{
    public bool Holds(CueAt cue) => Start <= cue.Start && cue.Start < End;
}

/// <summary>What stands between two full stops, and whether it ends with a question mark.</summary>
internal sealed record Sentence(int Start, int End, bool Asks, bool IsChinese, ImmutableArray<Span> Clauses) : Span(Start, End)
{
    private static readonly SearchValues<char> NoWords = SearchValues.Create(" \"'-,、:()");

    private static readonly string[] Titles = ["mr", "mrs", "ms", "dr", "st", "no"];

    /// <summary>Cuts a text that was made narrow.</summary>
    public static ImmutableArray<Sentence> Cut(string narrow)
    {
        var sentences = ImmutableArray.CreateBuilder<Sentence>();
        var start = 0;
        for (var at = 0; at < narrow.Length; at++)
        {
            if (!Ends(narrow, at))
                continue;
            var asks = false;
            var end = at;
            while (at < narrow.Length && (Ends(narrow, at) || narrow[at] is ' ' or '"' or '\'' or '」' or '』'))
                asks |= narrow[at++] is '?';
            Add(narrow, start, end, asks, sentences);
            start = at--;
        }
        Add(narrow, start, narrow.Length, asks: false, sentences);
        return sentences.ToImmutable();
    }

    private static void Add(string narrow, int start, int end, bool asks, ImmutableArray<Sentence>.Builder sentences)
    {
        var text = narrow.AsSpan(start, end - start);
        if (!text.ContainsAnyExcept(NoWords))
            return;
        sentences.Add(new Sentence(start, end, asks, TextFolding.IsChinese(text.ToString()), CutClauses(narrow, start, end)));
    }

    private static ImmutableArray<Span> CutClauses(string narrow, int start, int end)
    {
        var clauses = ImmutableArray.CreateBuilder<Span>();
        var from = start;
        for (var at = start; at <= end; at++)
        {
            if (at < end && !EndsClause(narrow, at))
                continue;
            if (narrow.AsSpan(from, at - from).ContainsAnyExcept(" \"'-"))
                clauses.Add(new Span(from, at));
            from = at + 1;
        }
        return clauses.ToImmutable();
    }

    private static bool EndsClause(string narrow, int at) =>
        narrow[at] is ',' or '、' or ':' or '(' or ')'
        || (
            narrow[at] is '-'
            && (at == 0 || !CueText.IsLatin(narrow[at - 1]) || at + 1 == narrow.Length || !CueText.IsLatin(narrow[at + 1]))
        );

    private static bool Ends(string narrow, int at) =>
        narrow[at] switch
        {
            '。' or '!' or '?' or ';' or '\n' or '…' or '~' => true,
            '.' => EndsWithDot(narrow, at),
            _ => false,
        };

    private static bool EndsWithDot(string narrow, int at)
    {
        if (at + 1 < narrow.Length && CueText.IsLatin(narrow[at + 1]))
            return false;
        var word = at;
        while (word > 0 && CueText.IsLatin(narrow[word - 1]))
            word--;
        return !Titles.Contains(narrow[word..at]);
    }
}
