using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>A clause before its kind is known.</summary>
/// <param name="Speech">Who begins to speak in it.</param>
internal readonly record struct Segment(int Start, int End, int Sentence, bool Quoted, Speech? Speech);

/// <summary>Cuts pieces further, where somebody else begins to speak or something else begins without a mark.</summary>
internal sealed class SegmentCutter(string narrow, PeopleOfNote people, List<CueHit<KindCue>> kinds)
{
    private const int LongPiece = 26;

    private readonly bool _chinese = TextFolding.IsChinese(narrow);
    private int _speech;
    private int _opening;

    public List<Segment> Cut(List<Piece> pieces)
    {
        var openings = kinds.Where(hit => hit.Value is KindCue.Opens or KindCue.Place).ToList();
        var segments = new List<Segment>();
        foreach (var piece in pieces)
            Cut(piece, openings, segments);
        return segments;
    }

    private void Cut(Piece piece, List<CueHit<KindCue>> openings, List<Segment> segments)
    {
        var start = piece.Start;
        Speech? leading = null;
        var lastBody = -1;
        var quotes = piece.Quoted ? Quotes(piece) : [];
        while (true)
        {
            while (_speech < people.Speeches.Count && people.Speeches[_speech].Start < start)
                _speech++;
            while (_opening < openings.Count && openings[_opening].Start < start)
                _opening++;
            var speech = _speech < people.Speeches.Count && people.Speeches[_speech].Start < piece.End ? people.Speeches[_speech] : null;
            var opening = _opening < openings.Count && openings[_opening].Start < piece.End ? openings[_opening] : (CueHit<KindCue>?)null;
            if (speech is null && opening is null)
                break;
            if (speech is not null && (opening is null || speech.Start <= opening.Value.Start))
            {
                _speech++;
                if (InQuote(quotes, speech.Start) || speech.Start < lastBody || speech.VerbStart >= piece.End)
                    continue;
                if (leading is null && IsLead(start, speech))
                {
                    (leading, lastBody) = (speech, Math.Min(speech.Body, piece.End));
                    continue;
                }
                if (!BeginsAnew(piece, start, leading, speech))
                    continue;
                Add(start, speech.Start, leading);
                (start, leading, lastBody) = (speech.Start, speech, Math.Min(speech.Body, piece.End));
            }
            else
            {
                var at = opening!.Value.Start;
                _opening++;
                if (InQuote(quotes, at) || at < lastBody || !Opens(piece, start, opening.Value))
                    continue;
                Add(start, at, leading);
                (start, leading, lastBody) = (at, null, -1);
            }
        }
        Add(start, piece.End, leading);

        void Add(int from, int to, Speech? speech)
        {
            (from, to) = PieceCutter.Trim(narrow, from, to);
            if (from < to)
                segments.Add(
                    new Segment(
                        from,
                        to,
                        piece.Sentence,
                        piece.Quoted && quotes.Exists(quote => quote.Start < to && quote.End > from),
                        speech
                    )
                );
        }
    }

    // Only adverbs, joints and a few characters stand before it: 吵完他说, but then she said.
    private bool IsLead(int start, Speech speech)
    {
        if (
            speech.Start - start
            <= (
                _chinese
                    ? speech.Who is null
                        ? 0
                        : 2
                    : 0
            )
        )
            return true;
        var end = start;
        foreach (var token in TokensFrom(start))
        {
            if (token.Start >= speech.Start)
                break;
            if (token.Start > end + 1 || !token.Is(NoteWord.Adverb | NoteWord.Joint))
                return false;
            end = token.End;
        }
        return end >= speech.Start - 1 && end > start;
    }

    private bool BeginsAnew(Piece piece, int start, Speech? leading, Speech speech)
    {
        var words = speech.Start - start;
        if (words < (_chinese ? 3 : 8))
            return false;
        var saidBefore = leading is null ? words : speech.Start - leading.Body;
        if (speech.Who is not { } who)
        {
            // 说 in the middle: 82岁独居说膝盖疼. Other verbs in the middle belong to what is said.
            return FollowsQuote(speech.Start) && speech.Is(NoteWord.Say)
                || _chinese
                    && speech.Is(NoteWord.Say | NoteWord.Hear)
                    && saidBefore >= 3
                    && narrow[speech.Start - 1]
                        is not (
                            '没'
                            or '不'
                            or '冇'
                            or '唔'
                            or '别'
                            or '会'
                            or '能'
                            or '敢'
                            or '想'
                            or '要'
                            or '肯'
                            or '来'
                            or '未'
                            or '的'
                            or '得'
                            or '可'
                            or '难'
                            or '所'
                            or '被'
                        );
        }
        if (saidBefore < (_chinese ? 2 : 8))
            return false;
        var kind = people.KindOf(who);
        if (kind is PersonKind.Worker)
        {
            // In somebody's words "I" is the speaker, unless it does what only the worker does.
            return leading?.Who is null
                || people.KindOf(leading.Who.Value) is PersonKind.Worker
                || speech.Is(NoteWord.Ask | NoteWord.NotAsk | NoteWord.Say | NoteWord.Tell | NoteWord.Agree | NoteWord.See)
                || narrow.AsSpan(speech.Body, Math.Min(1, narrow.Length - speech.Body)) is "他" or "她" or "佢";
        }
        if (speech.Is(NoteWord.Say | NoteWord.SayAfter | NoteWord.Ask | NoteWord.Hear))
            return kind is PersonKind.Resident
                || leading is null
                || saidBefore >= (piece.End - piece.Start > LongPiece ? 4 : 8)
                || !_chinese;
        // 她怕…, she wants…: a new clause where the one before is not already her words.
        return speech.Is(NoteWord.Agree)
            || (kind is PersonKind.Resident && (leading?.Who is null || people.KindOf(leading.Who.Value) is not PersonKind.Resident));
    }

    // “…,” said Mr Lee.
    private bool FollowsQuote(int at)
    {
        while (at > 0 && narrow[at - 1] is ' ' or ',')
            at--;
        return at > 0 && narrow[at - 1] is '"' or '\'' or '」' or '』';
    }

    private bool Opens(Piece piece, int start, CueHit<KindCue> opening)
    {
        var words = opening.Start - start;
        if (words < (_chinese ? 3 : 8))
            return false;
        if (opening.Value is KindCue.Opens)
        {
            // 他答应: who does it belongs to it, unless more was said of them before.
            var before = InOrder.FirstFrom(people.Tokens, opening.Start, token => token.Start) - 1;
            return before < 0
                || people.Tokens[before].End != opening.Start
                || (people.Tokens[before].Is(NoteWord.Person) && people.Tokens[before].Start - start > 4)
                || !people.Tokens[before].Is(NoteWord.Person | NoteWord.Adverb | NoteWord.To);
        }
        return _chinese
            && piece.End - piece.Start > LongPiece
            && narrow[opening.Start - 1]
                is not (
                    '在'
                    or '到'
                    or '回'
                    or '从'
                    or '去'
                    or '往'
                    or '进'
                    or '把'
                    or '的'
                    or '喺'
                    or '返'
                    or '向'
                    or '离'
                    or '对'
                    or '他'
                    or '她'
                    or '佢'
                    or '我'
                    or '和'
                    or '跟'
                    or '同'
                    or '住'
                )
            && IsState(opening.End);
    }

    // 家里很整洁: how it is follows where it is.
    private bool IsState(int from)
    {
        for (var i = InOrder.FirstFrom(kinds, from, cue => cue.Start); i < kinds.Count && kinds[i].Start <= from + 4; i++)
        {
            if (kinds[i].Value is KindCue.State)
                return true;
        }
        return false;
    }

    private IEnumerable<NoteToken> TokensFrom(int start)
    {
        for (var i = InOrder.FirstFrom(people.Tokens, start, token => token.Start); i < people.Tokens.Count; i++)
            yield return people.Tokens[i];
    }

    private List<(int Start, int End)> Quotes(Piece piece)
    {
        var quotes = new List<(int, int)>();
        for (var at = piece.Start; at < piece.End; at++)
        {
            if (PieceCutter.QuoteEnd(narrow, at) is not (var end and > 0))
                continue;
            quotes.Add((at, Math.Min(end, piece.End)));
            at = end - 1;
        }
        return quotes;
    }

    private static bool InQuote(List<(int Start, int End)> quotes, int at) => quotes.Exists(quote => quote.Start <= at && at < quote.End);
}

internal static class InOrder
{
    /// <summary>The first of a list in order that stands at a place or after it.</summary>
    public static int FirstFrom<T>(IReadOnlyList<T> list, int start, Func<T, int> place)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (place(list[middle]) < start)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
