using CommunityCoachBot.Coaching.Reading.Notes;
using CommunityCoachBot.Coaching.Reading.Risks;

namespace CommunityCoachBot.Coaching.Tests.Reading.Risks;

/// <summary>Reads a note and says its risks in short: <c>suicide-risk present resident same-day; …</c>, in the order of the alphabet.</summary>
internal static class Reads
{
    public static readonly DateOnly Day = new(2026, 3, 10);

    public static IReadOnlyList<RiskMention> Risks(string note) => RiskReader.BuiltIn.Read(NoteText.Read(note, Day));

    /// <summary>The note has exactly these risks, each written <c>flag assertion subject</c>, with the severity behind it where that is the point.</summary>
    public static void As(string note, string expected)
    {
        var wanted = expected
            .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Order(StringComparer.Ordinal)
            .ToList();
        var found = Risks(note).Select(risk => Short(risk, wanted)).Order(StringComparer.Ordinal).ToList();

        Assert.True(
            wanted.SequenceEqual(found),
            $"{note}\n  wanted: {string.Join("; ", wanted)}\n  found:  {string.Join("; ", Risks(note).Select(Whole))}"
        );
    }

    private static string Short(RiskMention risk, List<string> wanted)
    {
        var key = $"{risk.Flag} {risk.Assertion} {risk.Subject}";
        return wanted.Exists(line => line.StartsWith(key + " ", StringComparison.Ordinal)) ? $"{key} {risk.Severity}" : key;
    }

    private static string Whole(RiskMention risk) => $"{risk.Flag} {risk.Assertion} {risk.Subject} {risk.Severity} “{risk.Quote}”";
}
