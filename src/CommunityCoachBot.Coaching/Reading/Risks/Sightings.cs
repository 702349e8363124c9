using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Reading.Risks;

/// <summary>A cue in its place, with what its context makes of it and whose it is.</summary>
internal sealed record Sighting(CueHit<RiskCue> Cue, Piece Piece, Assertion Assertion, Bearing Bearing);

/// <summary>Makes one list of all that was seen.</summary>
internal static class Sightings
{
    /// <summary>
    /// One mention for each flag, assertion and subject: the most urgent. Where a flag is present, it is not also listed as joked or unclear for the same
    /// person, and only what people do to each other, voices and smells also as denied (§6 rules 1, 3 and 6).
    /// </summary>
    public static ImmutableArray<RiskMention> Listed(IReadOnlyList<Sighting> all, Urgency urgency)
    {
        // A fire that is everybody's in the home is not also the resident's alone.
        var seen = all.Any(IsFireOfAll)
            ? [.. all.Where(sight => sight.Bearing is not { Flag: "fire-gas-hazard", Subject.Who: Who.Resident })]
            : all;
        var present = seen.Where(sight => sight.Assertion.Says is Says.Present).Select(Key).ToHashSet();
        var historical = seen.Where(sight => sight.Assertion.Says is Says.Historical).ToList();
        var past = historical.Select(Key).ToHashSet();
        var firstPast = historical
            .GroupBy(sight => (Key(sight), sight.Piece.Sentence))
            .ToDictionary(same => same.Key, same => same.Min(sight => sight.Piece.Index));
        var unclear = seen.Where(sight => sight.Assertion.Says is Says.Unclear).Select(Key).ToHashSet();
        var mentions =
            from sight in seen
            let says = sight.Assertion.Says
            where
                says is Says.Present or Says.Historical
                || !present.Contains(Key(sight))
                || (
                    says is Says.Negated
                    && IsKeptBeside(sight.Bearing.Flag)
                    && !seen.Any(other => other.Assertion.Says is Says.Present && other.Piece == sight.Piece && Key(other) == Key(sight))
                )
            where says is not Says.Joke || (!unclear.Contains(Key(sight)) && !past.Contains(Key(sight)))
            // 以前想过死，现在不想了: gone, not denied.
            where
                says is not Says.Negated
                || !firstPast.TryGetValue((Key(sight), sight.Piece.Sentence), out var first)
                || first >= sight.Piece.Index
                || !urgency.IsOver(sight.Piece)
            // The child who is left alone is not also called neglected.
            where
                sight.Bearing.Flag is not "neglect"
                || !sight.Bearing.Subject.IsChild
                || !present.Contains(("child-unattended", Subject(sight)))
            let severity = urgency.Of(sight)
            group (sight, severity) by (sight.Bearing.Flag, says, Subject: Subject(sight)) into same
            let most = same.OrderByDescending(one => one.severity).ThenBy(one => one.sight.Cue.Start).First()
            orderby most.sight.Cue.Start
            select Mention(most.sight, most.severity, same.Key.Subject, urgency);
        return [.. mentions];
    }

    // What was asked about and denied stays listed where it is of another deed or sight than the one that is so.
    private static bool IsKeptBeside(string flag) =>
        flag is "child-abuse" or "adult-abuse" or "domestic-violence" or "acute-distress" or "fire-gas-hazard" or "harm-to-others";

    private static bool IsFireOfAll(Sighting sight) =>
        sight.Bearing is { Flag: "fire-gas-hazard", Subject.Who: Who.Kin } && sight.Assertion.Says is Says.Present;

    private static RiskMention Mention(Sighting sight, Severity severity, string subject, Urgency urgency)
    {
        var (start, end) = urgency.QuoteOf(sight);
        return new RiskMention(
            sight.Bearing.Flag,
            Urgency.Id(severity),
            sight.Assertion.Says switch
            {
                Says.Present => "present",
                Says.Negated => "negated",
                Says.Historical => "historical",
                Says.Joke => "joke-idiom",
                _ => "unclear",
            },
            subject,
            urgency.SourceOf(sight, subject),
            urgency.Text.Substring(start, end - start),
            start
        );
    }

    private static (string, string) Key(Sighting sight) => (sight.Bearing.Flag, Subject(sight));

    private static string Subject(Sighting sight) =>
        sight.Bearing.Subject switch
        {
            { Who: Who.Worker } => "worker",
            { Outside: true } => "third-person",
            { Who: Who.Child } => "child",
            {
                Who: Who.Partner
                    or Who.Ex
                    or Who.Parent
                    or Who.Kin
                    or Who.Offspring
                    or Who.OldPerson
                    or Who.Helper
                    or Who.He
                    or Who.She
                    or Who.They
                    or Who.Him
                    or Who.Them
            } => "household-member",
            { Who: Who.SomePerson or Who.Outside } => "third-person",
            _ => "resident",
        };
}
