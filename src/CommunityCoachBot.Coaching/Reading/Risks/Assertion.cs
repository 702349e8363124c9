using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Reading.Risks;

internal enum Says
{
    /// <summary>Not listed: a lecture, a condition, a question that was not put.</summary>
    Nothing,
    Present,
    Negated,
    Historical,
    Joke,
    Unclear,
}

/// <summary>What the words around a cue make of it.</summary>
/// <param name="DaysAgo">For what is past.</param>
/// <param name="OnlyOnce">The note says that it was that one time.</param>
internal readonly record struct Assertion(Says Says, int? DaysAgo = null, bool OnlyOnce = false);

/// <summary>
/// Reads the context of a cue (visit-summary §6, context rules), in the way of ConText: a sign changes the cues in its reach, and a "but", a mark, another speaker
/// ends the reach. A negative that is part of a cue (不想活) is none.
/// </summary>
internal sealed class AssertionReader(NoteSigns signs, HitIndex<RiskCue> cues)
{
    private const int NoReachesHan = 8;
    private const int NoReachesWords = 5;
    private const int TightReachesHan = 4;
    private const int TightReachesWords = 2;

    /// <summary>What happened within these days is still so, for reading: the last week's blow is no history.</summary>
    private const int StillNow = 14;

    /// <summary>A state that began then goes on: the tablets stopped last month are still stopped.</summary>
    private const int OfAState = 100;

    public Assertion Of(CueHit<RiskCue> cue, Piece piece)
    {
        if (IsStaged(cue, piece) || IsSupposed(cue, piece) || IsNotAsked(piece) || IsAdvice(cue, piece))
            return new Assertion(Says.Nothing);
        if (cue.Value.Grade is Grade.Denied)
            return new Assertion(Says.Negated);
        if (IsAskedByWorker(cue, piece))
            return new Assertion(OfAnswer(cue, piece));
        if (HasUnsaid(cue, piece))
            return new Assertion(Says.Unclear);
        if (cue.Value.Grade is not Grade.Joke && NegationOf(cue, piece) is { } negated)
            return new Assertion(negated);
        if (IsOpenQuestion(cue, piece))
            return new Assertion(AnswerAfter(cue, piece) ?? Says.Unclear);
        if (cue.Value.Grade is Grade.Joke)
            return new Assertion(Says.Joke);
        var past = PastOf(cue, piece);
        if (past is not null)
            return past.Value;
        if (IsJest(cue, piece))
            return new Assertion(Says.Joke);
        if (IsFeared(cue, piece) && !IsFearOfBlows(cue, piece))
            return new Assertion(IsGrave(cue) ? Says.Unclear : Says.Nothing);
        if (cue.Value.Grade is Grade.Unclear || IsGuess(cue, piece))
            return new Assertion(Says.Unclear);
        return new Assertion(Says.Present);
    }

    // Hypothetical

    private bool IsStaged(CueHit<RiskCue> cue, Piece piece)
    {
        if (signs.In(piece, Sign.Staged).Any(sign => sign.Start < cue.End))
            return true;
        foreach (var before in signs.Before(piece))
        {
            if (signs.Has(before, Sign.Staged))
                return signs.Text[before.End] is ':'
                    || !signs
                        .People.In(piece)
                        .Any(person =>
                            person.End <= cue.Start && person.Who is not (Who.Outside or Who.SomePerson or Who.OldPerson or Who.Child)
                        );
            if (signs.People.In(before).Any(person => !person.Speaks && person.Who is Who.I or Who.He or Who.She or Who.Resident))
                return false;
        }
        return IsStillStaged(piece);
    }

    // A film, a case, a role play goes on over sentences in which nobody of the note itself comes back.
    private bool IsStillStaged(Piece piece)
    {
        var from = piece.Index;
        while (from > 0 && signs.Pieces[from - 1].Sentence == piece.Sentence)
            from--;
        for (var i = piece.Index; i >= 0 && i >= piece.Index - StagedFor; i--)
        {
            var each = signs.Pieces[i];
            if (i < from && signs.Has(each, Sign.Staged))
                return true;
            if (each.Kind is ClauseKind.Stated or ClauseKind.Observed && !each.Carried || signs.Has(each, Sign.Asks))
                return false;
            foreach (var person in signs.People.In(each))
            {
                if (person.Who is Who.Resident or Who.I or Who.Me || (person.Who is Who.He or Who.She or Who.They && i <= from))
                    return false;
            }
        }
        return false;
    }

    private const int StagedFor = 12;

    // 要是煤气漏了怎么办 is not so; 要是他走了我也不想活了 may be.
    private bool IsSupposed(CueHit<RiskCue> cue, Piece piece)
    {
        // A threat with a condition is a threat.
        if (IsThreat(cue) && piece.Kind is not ClauseKind.Judged)
            return false;
        var own = cue.Value.Topic is "suicide-risk" or "harm-to-others";
        if (Ifs(piece).Any(sign => sign.Start < cue.End))
            return !own || cue.Value.Grade is Grade.Attempt || !signs.People.In(piece).Any(person => person.Who is Who.I);
        return !own && signs.Before(piece).Take(1).Any(before => Ifs(before).Any()) && !piece.Turns && !HasOwnGround(piece);
    }

    private static bool IsThreat(CueHit<RiskCue> cue) => cue.Value.Topic is "harm-to-others" or "threat";

    private bool IsConditional(Piece piece) => Ifs(piece).Any() || signs.Before(piece).Take(1).Any(before => Ifs(before).Any());

    // "Asked if" and "as if" are no conditions.
    private IEnumerable<CueHit<Sign>> Ifs(Piece piece) =>
        signs
            .In(piece, Sign.If)
            .Where(sign =>
                !signs
                    .Signs.Between(Math.Max(piece.Start, sign.Start - 24), sign.Start + 1)
                    .Any(other => other.Value is not Sign.If && other.End >= sign.End && other.Length > sign.Length)
            );

    private bool HasOwnGround(Piece piece) => signs.Has(piece, Sign.Now, Sign.Since);

    private bool IsNotAsked(Piece piece) =>
        signs.Has(piece, Sign.NotAsked)
        || signs
            .After(piece)
            .Take(1)
            .Any(next => signs.In(next, Sign.NotAsked).Any() && next.End - next.Start <= 12 && !cues.Between(next.Start, next.End).Any());

    private bool IsAdvice(CueHit<RiskCue> cue, Piece piece) =>
        signs.In(piece, Sign.Advice).Any(sign => sign.Start < cue.Start)
        || (
            piece is { Kind: ClauseKind.WorkerSaid, Carried: false }
            && !IsSaidByOther(piece)
            && cue.Value.Topic is not "financial-exploitation"
            && !IsAskedByWorker(cue, piece)
        );

    // …, she said.
    private bool IsSaidByOther(Piece piece) =>
        signs
            .After(piece)
            .Take(2)
            .Any(next => signs.People.In(next).Any(person => person.Speaks && person.Who is not (Who.I or Who.Worker)));

    // Questions

    private bool IsAskedByWorker(CueHit<RiskCue> cue, Piece piece)
    {
        var asks = signs.In(piece, Sign.Asks).Where(sign => sign.Start < cue.Start).ToList();
        if (asks.Count > 0)
        {
            var said = signs.In(piece, Sign.Says).Any(sign => sign.Start >= asks[^1].End && sign.End <= cue.Start);
            return !said;
        }
        return piece.Kind is ClauseKind.WorkerSaid && (piece.IsQuestion || signs.Has(piece, Sign.Question));
    }

    private Says OfAnswer(CueHit<RiskCue> cue, Piece piece)
    {
        if (AnswerAfter(cue, piece) is { } answer)
            return answer;
        if (NegationOf(cue, piece) is Says.Negated && !signs.Has(piece, Sign.Question))
            return Says.Negated;
        return IsGrave(cue) ? Says.Unclear : Says.Nothing;
    }

    // What is better asked once too often.
    private static bool IsGrave(CueHit<RiskCue> cue) =>
        cue.Value.Topic is "suicide-risk" or "violence" or "domestic-violence" or "child-abuse" or "adult-abuse" or "harm-to-others";

    private Says? AnswerAfter(CueHit<RiskCue> cue, Piece piece)
    {
        var evaded = false;
        foreach (var next in signs.After(piece, sentences: 1).Prepend(piece))
        {
            var from = next == piece ? cue.End : next.Start;
            if (next != piece && signs.In(next, Sign.Asks).Any())
                break;
            // The answer says more than yes or no: it has words of its own for the same thing, which are read by themselves.
            if (cues.Between(from, next.End).Any(other => other.Value.Topic == cue.Value.Topic && other.Start >= cue.End))
                return Says.Nothing;
            if (BareAnswer(next) is { } bare && next != piece)
                return bare;
            var answers = signs.Signs.Between(from, next.End).Select(sign => sign.Value).ToList();
            if (answers.Contains(Sign.NoTwice))
                return Says.Present;
            if (answers.Find(sign => sign is Sign.Admits or Sign.Denies or Sign.NoAfter) is var answer and not Sign.No)
                return answer is Sign.Admits ? Says.Present : Says.Negated;
            evaded |= answers.Contains(Sign.Evades);
        }
        return evaded ? Says.Unclear : null;
    }

    private Says? BareAnswer(Piece piece) =>
        signs.Text[piece.Start..piece.End].Trim(' ', '"') switch
        {
            "no" or "never" or "none" or "nope" or "没有" or "没" or "冇" or "不" or "没有没有" or "否" or "无" or "不会" => Says.Negated,
            "yes" or "yeah" or "有" or "是" or "嗯" or "对" or "系" or "有过" or "会" => Says.Present,
            _ => null,
        };

    private bool IsOpenQuestion(CueHit<RiskCue> cue, Piece piece) =>
        signs
            .In(piece, Sign.Question)
            .Any(sign => sign.Start < cue.End && sign.End > cue.Start - 8 && !(sign.Start >= cue.Start && sign.End <= cue.End))
        || (piece.IsQuestion && !signs.Has(piece, Sign.Past));

    // Negation

    private bool HasUnsaid(CueHit<RiskCue> cue, Piece piece) =>
        signs
            .In(piece, Sign.Unsaid)
            .Any(sign => sign.End <= cue.Start && Reaches(sign.End, cue.Start, NoReachesHan, NoReachesWords, piece));

    private Says? NegationOf(CueHit<RiskCue> cue, Piece piece)
    {
        var inPiece = signs.Signs.Between(piece.Start, piece.End).ToList();
        if (inPiece.Any(sign => sign.Value is Sign.NoTwice && sign.Start <= cue.Start))
            return null;
        foreach (var sign in inPiece)
        {
            if (sign.Value is not (Sign.No or Sign.NoWide or Sign.NoTight) || sign.Start >= cue.Start || sign.End > cue.Start + 1)
                continue;
            if (IsPartOfOther(sign, inPiece))
                continue;
            var tight = sign.Value is Sign.NoTight;
            if (
                Reaches(sign.End, cue.Start, tight ? TightReachesHan : NoReachesHan, tight ? TightReachesWords : NoReachesWords, piece)
                && (sign.Value is Sign.NoWide || IsLight(sign.End, cue.Start, piece))
            )
                return Says.Negated;
        }
        // 身上没有淤青: in the gap of a cue that has no negative of its own.
        if (
            !cue.Value.IsNegative
            && inPiece.Any(sign =>
                sign.Value is Sign.No or Sign.NoWide && sign.Start > cue.Start && sign.End < cue.End && !IsPartOfOther(sign, inPiece)
            )
        )
            return Says.Negated;
        foreach (var sign in inPiece)
        {
            if (sign.Value is Sign.NoAfter && sign.Start >= cue.End && sign.Start - cue.End <= 6 && !Blocks(cue.End, sign.Start, piece))
                return Says.Negated;
        }
        // 死？那倒没想。
        if (piece.IsQuestion || signs.Has(piece, Sign.Question))
        {
            var next = signs.After(piece, sentences: 1).FirstOrDefault();
            if (
                next is not null
                && signs
                    .Signs.Between(next.Start, next.End)
                    .FirstOrDefault(sign => sign.Value is Sign.NoAfter or Sign.Denies or Sign.Admits)
                    is { Length: > 0 } answer
            )
                return answer.Value is Sign.Admits ? null : Says.Negated;
        }
        return ContinuesANegation(cue, piece) ? Says.Negated : null;
    }

    // No fever, chest pain or dizziness: a list goes on behind its commas as long as nothing but the cue stands in a piece.
    private bool ContinuesANegation(CueHit<RiskCue> cue, Piece piece)
    {
        var before = signs.Before(piece).FirstOrDefault();
        if (
            before is null
            || piece.Turns
            || cue.Value.Topic is "lost-contact"
            || cue.Start - Skip(piece.Start) > 4
            || signs.People.In(piece).Count > 0
        )
            return false;
        var no = signs
            .In(before, Sign.No, Sign.NoWide)
            .LastOrDefault(sign => !IsPartOfOther(sign, [.. signs.Signs.Between(before.Start, before.End)]));
        return no.Length > 0
            && before.End - no.End <= 24
            && signs.Text[before.End] is ','
            && IsListed(no, before)
            && !cues.Between(before.Start, before.End).Any(other => other.Start <= no.Start && other.End >= no.End);
    }

    private bool IsListed(CueHit<Sign> no, Piece piece)
    {
        var after = signs.Text.AsSpan(no.End, piece.End - no.End).Trim();
        return !after.IsEmpty
            && !Blocks(no.End, piece.End, piece)
            && (after.Length <= 6 || char.IsAsciiLetter(after[0]) && after.Count(' ') <= 2);
    }

    private int Skip(int at)
    {
        while (at < signs.Text.Length && signs.Text[at] is ' ' or '"')
            at++;
        return at;
    }

    private bool IsPartOfOther(CueHit<Sign> sign, List<CueHit<Sign>> inPiece) =>
        inPiece.Any(other =>
            other.Value is Sign.NoFalse or Sign.NoTwice or Sign.KeptQuiet or Sign.Unsaid or Sign.Question or Sign.Evades
            && other.Start <= sign.Start
            && other.End >= sign.End
            && other.Length > sign.Length
        )
        || cues.Between(Math.Max(0, sign.Start - 12), sign.Start + 1)
            .Any(other =>
                other.Value is { IsNegative: true, Grade: not Grade.Denied }
                && other.Start <= sign.Start
                && other.End >= sign.End
                && other.Length > sign.Length
            );

    private bool Reaches(int from, int to, int han, int words, Piece piece)
    {
        if (to <= from)
            return true;
        var between = signs.Text.AsSpan(from, to - from);
        var latin = 0;
        var chars = 0;
        var inWord = false;
        foreach (var c in between)
        {
            var letter = char.IsAsciiLetterOrDigit(c) || c is '\'' or '-';
            if (letter && !inWord)
                latin++;
            if (!letter && c is not ' ')
                chars++;
            inWord = letter;
        }
        return chars <= han && latin <= words && !Blocks(from, to, piece);
    }

    // 没上班在家被打 denies the work, not the blows: only light words, people and other cues stand between.
    private bool IsLight(int from, int to, Piece piece)
    {
        if (to <= from || char.IsAsciiLetter(signs.Text[from]) || signs.Text[from] is ' ')
            return true;
        var at = from;
        while (at < to)
        {
            var end = signs
                .Signs.Between(at, at + 1)
                .Where(sign => sign.Value is Sign.NoLight or Sign.No)
                .Select(sign => sign.End)
                .Concat(signs.People.In(piece).Where(person => person.Start == at).Select(person => person.End))
                .Concat(cues.Between(at, at + 1).Select(other => other.End))
                .Where(end => end <= to)
                .DefaultIfEmpty(at)
                .Max();
            if (end == at && !(signs.Text[at] is '、' or ' ' or '"'))
                return to - at <= 1;
            at = Math.Max(end, at + 1);
        }
        return true;
    }

    private bool Blocks(int from, int to, Piece piece) =>
        signs.Signs.Between(from, Math.Min(to, piece.End)).Any(sign => sign.Value is Sign.NoEnds or Sign.KeptQuiet && sign.End <= to);

    // Time

    private Assertion? PastOf(CueHit<RiskCue> cue, Piece piece)
    {
        var once =
            signs.Has(piece, Sign.Once)
            || signs.After(piece).Take(3).Any(next => signs.Has(next, Sign.Once) && !cues.Between(next.Start, next.End).Any());
        var days = DaysAgo(cue, piece);
        var attempt = cue.Value.Grade is Grade.Attempt;
        if (attempt && (days is null || days > 2) && !IsJustNow(piece))
            return new Assertion(Says.Historical, days, once);
        return days > NowWithin(cue.Value.Topic) ? new Assertion(Says.Historical, days, once) : null;
    }

    private static int NowWithin(string topic) => topic is "neglect" or "self-neglect" or "medication-risk" ? OfAState : StillNow;

    private bool IsJustNow(Piece piece) =>
        signs.Has(piece, Sign.Now) || signs.Before(piece).Take(1).Any(before => signs.Has(before, Sign.Now));

    private int? DaysAgo(CueHit<RiskCue> cue, Piece piece)
    {
        if (signs.Has(piece, Sign.Since))
            return null;
        if (OwnDays(piece, cue.Start) is { } own)
            return own;
        if (signs.Has(piece, Sign.Now) || piece.IsQuestion)
            return null;
        // 就那一次, 去年12月: said after it.
        var after = signs
            .After(piece)
            .Take(3)
            .TakeWhile(next => !cues.Between(next.Start, next.End).Any())
            .FirstOrDefault(next => !signs.Has(next, Sign.Now) && OwnDays(next, next.Start) is not null);
        if (after is not null && IsBareTime(after))
            return OwnDays(after, after.Start);
        var nearest = true;
        foreach (var before in signs.Before(piece))
        {
            if (signs.Has(before, Sign.Now, Sign.Since) || piece.Turns)
                return null;
            if (
                OwnDays(before, before.End) is { } days
                && (cue.Value.Topic is not "missing-meals" || days == When.Far)
                && (IsBareTime(before) || (!nearest || cues.Between(before.Start, before.End).Any() || IsEvent(cue)) && CarriesTime(cue))
            )
                return days;
            nearest = false;
        }
        return null;
    }

    // What threatens now is not made past by a time some words away.
    private static bool CarriesTime(CueHit<RiskCue> cue) =>
        cue.Value.Topic is not ("medical-emergency" or "fire-gas-hazard" or "lost-contact" or "acute-distress");

    private static bool IsEvent(CueHit<RiskCue> cue) =>
        cue.Value.Topic
            is "violence"
                or "suicide-risk"
                or "financial-exploitation"
                or "confined"
                or "child-abuse"
                or "adult-abuse"
                or "domestic-violence";

    private int? OwnDays(Piece piece, int near)
    {
        TimeMark? best = null;
        foreach (var mark in signs.TimesIn(piece))
        {
            if (best is null || Math.Abs(mark.Start - near) < Math.Abs(best.Start - near))
                best = mark;
        }
        if (best is { } found)
            return found.Days;
        return signs.Has(piece, Sign.Past, Sign.Childhood) ? When.Far : null;
    }

    private bool IsBareTime(Piece piece)
    {
        var length = piece.End - piece.Start;
        return char.IsAsciiLetter(signs.Text[Skip(piece.Start)]) ? length <= 26 : length <= 10;
    }

    // Tone and certainty

    private bool IsJest(CueHit<RiskCue> cue, Piece piece)
    {
        if (
            cue.Value.Topic is not ("suicide-risk" or "harm-to-others" or "missing-meals")
            || cue.Value.Grade is Grade.Immediate && cue.Value.Topic is "suicide-risk"
        )
            return false;
        if (signs.In(piece, Sign.SoThat).Any(sign => sign.End <= cue.Start && cue.Start - sign.End <= 4))
            return true;
        return signs.Has(piece, Sign.Light)
            || signs.After(piece, sentences: 1).Take(1).Any(next => signs.Has(next, Sign.Light))
            || signs.Before(piece).Take(1).Any(before => signs.Has(before, Sign.Light));
    }

    // Who is afraid of being hit has been.
    private bool IsFearOfBlows(CueHit<RiskCue> cue, Piece piece) =>
        cue.Value.Topic is "violence" or "child-abuse" or "domestic-violence" or "adult-abuse"
        && !IsConditional(piece)
        && piece.Kind is not ClauseKind.Judged
        && !signs.Has(piece, Sign.Guess);

    // The worker's own guess; what a neighbour thinks is reported as such.
    private bool IsGuess(CueHit<RiskCue> cue, Piece piece)
    {
        if (piece.Kind is ClauseKind.Judged)
            return true;
        if (signs.People.SpeakerOf(piece) is not null || piece.Kind is ClauseKind.Stated or ClauseKind.Reported)
            return false;
        return signs.In(piece, Sign.Guess).Any(sign => sign.Start < cue.Start);
    }

    private bool IsFeared(CueHit<RiskCue> cue, Piece piece) =>
        (!IsThreat(cue) && IsConditional(piece))
        || signs
            .In(piece, Sign.Feared)
            .Any(sign => sign.End <= cue.Start && Reaches(sign.End, cue.Start, NoReachesHan, NoReachesWords, piece));
}
