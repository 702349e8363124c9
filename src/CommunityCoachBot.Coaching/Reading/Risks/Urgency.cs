using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Reading.Risks;

internal enum Severity
{
    Clarify,
    Monitor,
    Within72h,
    SameDay,
    Immediate,
}

/// <summary>How urgent a sighting is (visit-summary §6): its words, what stands near them, and for what is past how long ago.</summary>
internal sealed class Urgency(NoteSigns signs, HitIndex<RiskCue> raises, IReadOnlyList<Sighting> seen)
{
    private const int HalfYear = 183;
    private const int ChildMayStayAlone = 8;
    private const int GrownUp = 18;

    public string Text => signs.Note.Text;

    public static string Id(Severity severity) =>
        severity switch
        {
            Severity.Immediate => "immediate",
            Severity.SameDay => "same-day",
            Severity.Within72h => "within-72h",
            Severity.Monitor => "monitor",
            _ => "clarify",
        };

    public Severity Of(Sighting sight) =>
        sight.Assertion.Says switch
        {
            Says.Present => OfPresent(sight),
            Says.Negated => Severity.Monitor,
            Says.Historical => OfPast(sight),
            _ => Severity.Clarify,
        };

    /// <summary>"Now" or "no longer": the piece speaks of a change.</summary>
    public bool IsOver(Piece piece) => signs.Has(piece, Sign.Now, Sign.Over);

    private Severity OfPresent(Sighting sight)
    {
        var severity = Base(sight);
        foreach (var raise in Near(sight))
        {
            if (raise.Value.Topic == sight.Cue.Value.Topic || raise.Value.Topic == sight.Bearing.Flag)
                severity = Max(severity, raise.Value.Grade is Grade.RaiseImmediate ? Severity.Immediate : Severity.SameDay);
        }
        return sight.Bearing.Flag switch
        {
            "domestic-violence" when AroundSentence(sight.Piece).Any(piece => signs.Has(piece, Sign.ChildThere)) => Severity.Immediate,
            "child-abuse" when sight.Cue.Value.Topic is "violence" && _hasMarks.Value => Severity.Immediate,
            "medication-risk"
                when severity is Severity.Within72h
                    && _isDistressed.Value
                    && AroundSentence(sight.Piece).Any(piece => signs.Has(piece, Sign.Frail)) => Severity.SameDay,
            "child-unattended" when severity is Severity.SameDay => OfChildAlone(sight),
            _ => severity,
        };
    }

    private static Severity Base(Sighting sight) =>
        sight.Cue.Value.Grade switch
        {
            Grade.Immediate => Severity.Immediate,
            Grade.SameDay => Severity.SameDay,
            Grade.Within72h => Severity.Within72h,
            Grade.Monitor => Severity.Monitor,
            Grade.Attempt => Severity.Immediate,
            _ => Default(sight.Bearing.Flag),
        };

    private static Severity Default(string flag) =>
        flag switch
        {
            "medical-emergency" or "harm-to-others" => Severity.Immediate,
            "self-neglect" or "fire-gas-hazard" or "medication-risk" or "missing-meals" or "financial-exploitation" or "unsafe-housing" =>
                Severity.Within72h,
            _ => Severity.SameDay,
        };

    // Eight or over and by day is not the same as a small child, or a night.
    private Severity OfChildAlone(Sighting sight) =>
        _hasSmallChild.Value || sight.Cue.Value.Grade is Grade.SameDay ? Severity.SameDay : Severity.Within72h;

    // Looked for once: a note may hold many of everything.
    private readonly Lazy<bool> _hasMarks = new(() =>
        seen.Any(sight =>
            sight.Cue.Value.Topic is "marks" && sight.Assertion.Says is Says.Present or Says.Unclear && sight.Bearing.Flag is "child-abuse"
        )
    );

    private readonly Lazy<bool> _isDistressed = new(() =>
        seen.Any(sight => sight.Bearing.Flag is "acute-distress" && sight.Assertion.Says is Says.Present)
    );

    private readonly Lazy<bool> _hasSmallChild = new(() =>
        Ages.AllIn(signs.Text).Where(age => age.Years < GrownUp).ToList() is var ages
        && (ages.Count == 0 || ages.Any(age => age.Years < ChildMayStayAlone))
    );

    // Rule 2: within half a year the default, or one less where it was that one time; harming oneself never under the same day.
    private static Severity OfPast(Sighting sight)
    {
        var isSelfHarm = sight.Bearing.Flag is "suicide-risk";
        if (sight.Assertion.DaysAgo is null)
            return sight.Cue.Value.Grade is Grade.Attempt ? Severity.SameDay : Severity.Monitor;
        if (sight.Assertion.DaysAgo > HalfYear)
            return Severity.Monitor;
        var severity = sight.Cue.Value.Grade is Grade.Attempt ? Severity.SameDay : Max(Base(sight), Default(sight.Bearing.Flag));
        if (sight.Assertion.OnlyOnce && !isSelfHarm)
            severity--;
        return isSelfHarm ? Max(severity, Severity.SameDay) : severity;
    }

    private IEnumerable<CueHit<RiskCue>> Near(Sighting sight) =>
        AroundSentence(sight.Piece).SelectMany(piece => raises.Between(piece.Start, piece.End));

    private IEnumerable<Piece> AroundSentence(Piece piece)
    {
        for (var i = Math.Max(0, piece.Index - 5); i < signs.Pieces.Count && i <= piece.Index + 5; i++)
        {
            if (Math.Abs(signs.Pieces[i].Sentence - piece.Sentence) <= 1)
                yield return signs.Pieces[i];
        }
    }

    private static Severity Max(Severity one, Severity other) => one > other ? one : other;

    /// <summary>The piece that carries the cue, without "she said that" before it.</summary>
    public (int Start, int End) QuoteOf(Sighting sight)
    {
        var (start, end) = (sight.Piece.Start, Math.Max(sight.Piece.End, sight.Cue.End));
        foreach (var sign in signs.In(sight.Piece, Sign.Says, Sign.Asks))
        {
            if (sign.End <= sight.Cue.Start)
                start = sign.End;
        }
        if (
            signs.In(sight.Piece, Sign.But).FirstOrDefault(but => but.Start == start) is { Length: > 0 } turn
            && turn.End <= sight.Cue.Start
        )
            start = turn.End;
        while (start < sight.Cue.Start && !char.IsLetterOrDigit(Text[start]))
            start++;
        while (end > sight.Cue.End && !char.IsLetterOrDigit(Text[end - 1]))
            end--;
        return (start, end);
    }

    /// <summary>The child's and the resident's own words are stated; what anybody says of somebody outside is reported.</summary>
    public string SourceOf(Sighting sight, string subject)
    {
        var speaker = signs.People.SpeakerOf(sight.Piece);
        if (
            speaker is { Who: not (Who.Resident or Who.Child or Who.He or Who.She or Who.They or Who.I) }
            || (speaker is not null && subject is "third-person")
        )
            return "reported";
        if (speaker is not null)
            return "stated";
        if (signs.Has(sight.Piece, Sign.Sees) || sight.Piece.Kind is ClauseKind.Observed)
            return "observed";
        return sight.Piece.Kind switch
        {
            ClauseKind.Reported => "reported",
            ClauseKind.Stated or ClauseKind.WorkerSaid => "stated",
            _ when subject is "third-person" => "reported",
            _ when IsSeen(sight.Bearing.Flag) => "observed",
            _ => "stated",
        };
    }

    private static bool IsSeen(string flag) =>
        flag is "fire-gas-hazard" or "unsafe-housing" or "lost-contact" or "self-neglect" or "worker-safety";
}
