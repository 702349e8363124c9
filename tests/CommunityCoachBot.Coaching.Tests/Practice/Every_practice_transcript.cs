using CommunityCoachBot.Coaching.Tests.Support;
using CommunityCoachBot.Coaching.Tests.Transcripts;
using CommunityCoachBot.Coaching.Transcripts;

namespace CommunityCoachBot.Coaching.Tests.Practice;

/// <summary>Sample interviews. To record them again: <c>RECORD_TRANSCRIPTS=1</c>, then read the diff. It is the review.</summary>
public sealed class Every_practice_transcript
{
    private static readonly string Folder = Path.Combine(ShippedContent.Sources(), "Practice", "transcripts");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(Folder, "*.chat").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Comes_out_again_as_it_was_recorded(string file)
    {
        var path = Path.Combine(Folder, file);
        var recorded = File.ReadAllText(path).ReplaceLineEndings("\n");

        var played = TranscriptFile.Replay(recorded, OurGuides.Load(), ShippedContent.Words(), Residents.Catalogue);

        if (Environment.GetEnvironmentVariable("RECORD_TRANSCRIPTS") is "1")
            File.WriteAllText(path, played);
        else
            Assert.Equal(recorded, played);
    }
}
