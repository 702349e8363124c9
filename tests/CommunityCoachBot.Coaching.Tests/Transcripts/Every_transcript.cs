using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Tests.Support;
using CommunityCoachBot.Coaching.Transcripts;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Tests.Transcripts;

/// <summary>Sample conversations of the guides. To record them again: <c>RECORD_TRANSCRIPTS=1</c>, then read the diff. It is the review.</summary>
public sealed class Every_transcript
{
    private static readonly string[] Stories =
    [
        "happy-path",
        "changes-an-answer",
        "goes-back",
        "skips",
        "cancels",
        "resumes-later",
        "switches-language",
        "bad-input",
    ];

    private static readonly GuideCatalogue Guides = OurGuides.Load();
    private static readonly WordCatalogue Words = ShippedContent.Words();

    public static TheoryData<string> Files => [.. OurGuides.Transcripts()];

    [Theory]
    [MemberData(nameof(Files))]
    public void Comes_out_again_as_it_was_recorded(string file)
    {
        var path = Path.Combine(OurGuides.Folder, file);
        var recorded = File.ReadAllText(path).ReplaceLineEndings("\n");

        var played = TranscriptFile.Replay(recorded, Guides, Words);

        if (Environment.GetEnvironmentVariable("RECORD_TRANSCRIPTS") is "1")
            File.WriteAllText(path, played);
        else
            Assert.Equal(recorded, played);
    }

    [Fact]
    public void Is_there_for_every_story_of_every_guide_in_both_languages()
    {
        var missing =
            from guide in Directory
                .EnumerateFiles(OurGuides.Folder, "guide.yaml", SearchOption.AllDirectories)
                .Select(Path.GetDirectoryName)
            from story in Stories
            from language in new[] { "zh", "en" }
            let file = $"{Path.GetFileName(guide)}/transcripts/{story}.{language}.chat"
            where !File.Exists(Path.Combine(OurGuides.Folder, file))
            select file;

        Assert.Empty(missing);
    }
}
