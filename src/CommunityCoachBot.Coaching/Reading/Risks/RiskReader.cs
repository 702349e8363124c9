using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Reading.Risks;

/// <summary>
/// Finds what somebody must look at in a note, each with the exact words, how urgent it is, and whether it is so, was so, was denied or was not meant
/// (visit-summary §6). An urgent sign is never lowered, and what is denied, joked or supposed is never called present: what may be either is unclear, to be asked.
/// </summary>
public sealed class RiskReader(LexiconSet lexicons)
{
    private readonly RiskLexicon _lexicon = new(lexicons);

    public static RiskReader BuiltIn { get; } = new(LexiconSet.BuiltIn);

    /// <summary>The mentions in the order of the note, one for each flag, assertion and subject.</summary>
    public ImmutableArray<RiskMention> Read(NoteText note)
    {
        ArgumentNullException.ThrowIfNull(note);
        var signs = new NoteSigns(note, _lexicon);
        var cues = new HitIndex<RiskCue>(Meant(signs));
        var assertions = new AssertionReader(signs, cues);
        var deeds = new Deeds(signs);
        var seen = new List<Sighting>();
        foreach (var cue in cues.All)
        {
            if (cue.Value.Grade is Grade.RaiseSameDay or Grade.RaiseImmediate || signs.PieceAt(cue.Start) is not { } piece)
                continue;
            var assertion = assertions.Of(cue, piece);
            if (assertion.Says is Says.Nothing || deeds.Of(cue, piece) is not { } bearing)
                continue;
            if (
                bearing is { Flag: "lost-contact", Subject.Who: Who.Resident }
                && assertion.Says is Says.Present
                && cue.Value.Topic is "lost-contact" or "phone-dead"
                && deeds.IsFound
            )
            {
                if (signs.TimesIn(piece).FirstOrDefault() is not { } time)
                    continue;
                assertion = new Assertion(Says.Historical, time.Days + 184);
            }
            seen.Add(new Sighting(cue, piece, assertion, bearing));
        }
        seen = [.. seen.Where(sight => !IsOfAnother(sight, seen))];
        var raises = cues
            .All.Where(cue => cue.Value.Grade is Grade.RaiseSameDay or Grade.RaiseImmediate)
            .Where(cue => signs.PieceAt(cue.Start) is { } piece && assertions.Of(cue, piece).Says is Says.Present);
        return Sightings.Listed(seen, new Urgency(signs, new HitIndex<RiskCue>(raises), seen));
    }

    // The child locked in while the parents are at work is left alone, not punished; "nothing like that" denies what else the note speaks of.
    private static bool IsOfAnother(Sighting sight, List<Sighting> seen) =>
        sight.Cue.Value switch
        {
            { Topic: "confined" } => seen.Exists(other =>
                other.Bearing.Flag is "child-unattended"
                && other.Cue.Value.Topic is not "confined"
                && other.Piece.Sentence == sight.Piece.Sentence
            ),
            { Topic: "lost-contact" or "phone-dead" } when !sight.Bearing.Subject.Outside => seen.Exists(other =>
                other.Bearing.Flag is "child-unattended" && other.Assertion.Says is Says.Present
            ),
            { Topic: "child-abuse" } when sight.Bearing.Subject.Outside => seen.Exists(other =>
                other.Bearing is { Flag: "child-abuse", Subject.Outside: false } && other.Piece == sight.Piece
            ),
            { Topic: "suicide-risk", Grade: Grade.Denied } => !seen.Exists(other =>
                other.Bearing.Flag is "suicide-risk" && other.Cue.Value.Grade is not Grade.Denied
            ),
            _ => false,
        };

    // Without cues that lie in a longer one of their topic, and without those that are part of other words.
    private IEnumerable<CueHit<RiskCue>> Meant(NoteSigns signs)
    {
        var text = signs.Text;
        var excepts = new HitIndex<string>(_lexicon.Excepts.HitsIn(text));
        var denied = new Dictionary<string, CueHit<RiskCue>>(StringComparer.Ordinal);
        var longest = new Dictionary<string, CueHit<RiskCue>>(StringComparer.Ordinal);
        foreach (
            var cue in _lexicon
                .Cues.AllIn(text)
                .Select(hit => new CueHit<RiskCue>(hit.Value with { IsNegative = hit.IsNegative }, hit.Start, hit.Length))
                .Concat(_lexicon.Frames.AllIn(text, signs.Pieces))
                .OrderBy(cue => cue.Start)
                .ThenByDescending(cue => cue.Length)
        )
        {
            if (IsExcepted(cue, excepts) || BridgesTheWorker(cue, text))
                continue;
            var raises = cue.Value.Grade is Grade.RaiseSameDay or Grade.RaiseImmediate;
            if (!raises && denied.TryGetValue(cue.Value.Topic, out var denial) && IsOfADenial(cue, denial, signs))
                continue;
            if (cue.Value.Grade is Grade.Denied)
                denied[cue.Value.Topic] = cue;
            if (!raises && longest.TryGetValue(cue.Value.Topic, out var last) && cue.End <= last.End && !IsGraver(cue, last))
                continue;
            if (!raises)
                longest[cue.Value.Topic] = cue;
            yield return cue;
        }
    }

    // "Never so much as raised a hand to her": the hand that was not raised.
    private static bool IsOfADenial(CueHit<RiskCue> cue, CueHit<RiskCue> denial, NoteSigns signs) =>
        cue.Value.Grade is not Grade.Denied
        && cue.Start <= denial.End + (char.IsAsciiLetter(signs.Text[denial.Start]) ? 16 : 3)
        && signs.PieceAt(denial.Start) is { } piece
        && piece.Holds(cue.Start);

    // 绳子 in a longer cue that is less urgent.
    private static bool IsGraver(CueHit<RiskCue> cue, CueHit<RiskCue> longer) =>
        cue.Value.Grade is Grade.Immediate && longer.Value.Grade is Grade.Monitor or Grade.Within72h or Grade.SameDay;

    // What "I" did stands between two halves of a cue: they do not belong together.
    private static bool BridgesTheWorker(CueHit<RiskCue> cue, string text) =>
        cue.Value.HasGap
        && cue.Value.Topic
            is "medication-risk"
                or "missing-meals"
                or "neglect"
                or "self-neglect"
                or "acute-distress"
                or "unsafe-housing"
                or "lost-contact"
                or "fire-gas-hazard"
                or "medical-emergency"
        && text.AsSpan(cue.Start, cue.Length).Contains('我');

    private static bool IsExcepted(CueHit<RiskCue> cue, HitIndex<string> excepts) =>
        excepts
            .Between(Math.Max(0, cue.Start - 24), cue.End)
            .Any(except =>
                except.Value == cue.Value.Topic
                && ((except.Start <= cue.Start && except.End > cue.Start) || (except.Start < cue.End && except.End >= cue.End))
            );
}
