using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>
/// Reads what a supervisor asks, in Chinese, written Cantonese, English or a mixture, as a <see cref="NoteQuery"/>: words from lists
/// (<c>lexicons/query-*</c>), periods, numbers and names are found first, then the intent that wins takes what it can use. Never fails: what it does not
/// understand is in <see cref="QueryReading.Unread"/>. The same words on the same day always mean the same.
/// </summary>
public sealed class QueryReader
{
    private readonly QueryLexicon _lexicon;
    private readonly NameReader _names;

    /// <param name="lexicons">The word lists, with those of an agency.</param>
    public QueryReader(LexiconSet lexicons)
    {
        ArgumentNullException.ThrowIfNull(lexicons);
        _lexicon = new QueryLexicon(lexicons);
        _names = new NameReader(lexicons, _lexicon.Spelling);
    }

    public static QueryReader BuiltIn { get; } = new(LexiconSet.BuiltIn);

    /// <param name="utterance">As it was said.</param>
    /// <param name="today">The supervisor's day.</param>
    /// <param name="language"><c>zh</c>, <c>yue</c> or <c>en</c>: how 3/4 is read. Found out from the words when it is not given.</param>
    /// <param name="previous">The query before, which these words may refine.</param>
    public QueryReading Read(string utterance, DateOnly today, string? language = null, NoteQuery? previous = null)
    {
        ArgumentNullException.ThrowIfNull(utterance);
        var text = _lexicon.Spelling.Repair(QueryText.Of(utterance));
        var (sight, taken) = See(text, today, language);

        if (QueryDeclines.Of(sight) is var (reason, words))
        {
            var place = text.Place(words.Start, words.Length);
            return new QueryReading
            {
                Query = new NoteQuery
                {
                    Intent = QueryIntents.Decline,
                    Decline = reason,
                    Offer = QueryDeclines.Offer(reason),
                },
                Chips = [new QueryChip("decline", reason, place.Start, place.Length)],
            };
        }

        var intent = QueryIntent.Of(sight);
        var unread = Unread(text, taken);
        if (previous is null || !QueryRefinement.Applies(sight, intent, previous))
        {
            var (query, chips) = QueryBuilder.Build(sight, intent, today);
            return new QueryReading
            {
                Query = query,
                Chips = chips,
                Unread = unread,
            };
        }

        ImmutableArray<QueryChip> said = [];
        var refined = QueryRefinement.Merge(
            previous,
            sight,
            intent,
            of =>
            {
                (var query, said) = QueryBuilder.Build(sight, of, today, defaults: false);
                return query;
            }
        );
        return new QueryReading
        {
            Query = refined,
            Chips = said,
            Unread = unread,
            Refines = true,
        };
    }

    private (QuerySight Sight, bool[] Taken) See(QueryText text, DateOnly today, string? language)
    {
        var plain = text.Plain;
        var names = _names.Formed(text);
        var hits = _lexicon.Read(plain);
        // A name wins over a word inside it, a longer word over a name inside it.
        hits.RemoveAll(hit => names.Exists(name => name.Start <= hit.Start && hit.End <= name.End));
        names.RemoveAll(name =>
            hits.Exists(hit => hit.Start <= name.Start && name.End <= hit.End && hit.Kind is not ("act" or "follow" or "idea"))
        );
        var amounts = Amount.Find(plain);
        amounts.RemoveAll(amount => names.Exists(name => amount.Start < name.End && amount.End > name.Start));
        var periods = PeriodReader.Find(plain, today, language).ConvertAll(period => period with { Today = today });
        periods.RemoveAll(period => names.Exists(name => period.Start < name.End && period.End > name.Start));
        names.RemoveAll(name => amounts.Exists(amount => amount.Start <= name.Start && name.End <= amount.End));

        var taken = new bool[plain.Length];
        foreach (var (start, length) in Stretches(hits, names, amounts, periods))
            taken.AsSpan(start, length).Fill(true);
        var beforeSounds = (bool[])taken.Clone();
        _lexicon.MarkFillers(plain, beforeSounds, shortest: 2);
        var alike = _lexicon.Sounds.In(plain, beforeSounds).ToList();
        foreach (var hit in alike)
            taken.AsSpan(hit.Start, hit.Length).Fill(true);
        hits.AddRange(alike);

        _lexicon.MarkFillers(plain, taken);
        var left = _names.Left(text, taken);
        foreach (var name in left)
            taken.AsSpan(name.Start, name.Length).Fill(true);
        names.AddRange(left);
        names.Sort((one, other) => one.Start.CompareTo(other.Start));

        var sight = new QuerySight(text, hits, periods, amounts, names);
        QueryIdeas.Except(sight);
        QueryIdeas.Compose(sight);
        return (sight, taken);
    }

    private static IEnumerable<(int Start, int Length)> Stretches(
        List<QueryHit> hits,
        List<NameHit> names,
        List<Amount> amounts,
        List<Period> periods
    ) =>
        hits.Select(hit => (hit.Start, hit.Length))
            .Concat(names.Select(name => (name.Start, name.Length)))
            .Concat(amounts.Select(amount => (amount.Start, amount.Length)))
            .Concat(periods.Select(period => (period.Start, period.Length)));

    private static ImmutableArray<string> Unread(QueryText text, bool[] taken)
    {
        var plain = text.Plain;
        return [.. NameReader.Free(plain, taken, char.IsLetterOrDigit).Select(stretch => text.Words(stretch.Start, stretch.Length))];
    }
}
