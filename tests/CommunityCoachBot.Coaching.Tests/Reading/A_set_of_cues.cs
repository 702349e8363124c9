using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Tests.Reading;

public sealed class A_set_of_cues
{
    [Theory]
    [InlineData("打孩子", "他打孩子了", "打孩子")]
    [InlineData("(打|揍)(了|)..孩子", "他揍了一顿孩子", "揍了一顿孩子")]
    [InlineData("打..孩子", "他打牌，孩子在家", null)]
    [InlineData("fall", "She had a fall.", "fall")]
    [InlineData("fall", "in fallow fields", null)]
    [InlineData("stockpil*", "STOCKPILING pills", "STOCKPILING")]
    [InlineData("hit* .. child", "hits his only child", "hits his only child")]
    [InlineData("won't let me", "he won’t let me out", "won’t let me")]
    [InlineData("冇飯食", "佢冇飯食", "冇飯食")]
    public void Finds_words_as_people_write_them(string cue, string text, string? found)
    {
        var hits = new CueMatcher<int>([(cue, 1)]).LongestIn(TextFolding.Narrow(text));

        Assert.Equal(found is null ? [] : [found], hits.Select(hit => text.Substring(hit.Start, hit.Length)));
    }

    [Fact]
    public void Keeps_the_longest_of_those_that_overlap_at_one_place()
    {
        var cues = new CueMatcher<string>([("不想", "will"), ("不想活", "life")]);

        Assert.Equal(["life"], cues.LongestIn("她不想活").Select(hit => hit.Value));
        Assert.Equal(["life", "will"], cues.AllIn("她不想活").Select(hit => hit.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("(a|b")]
    public void Refuses_a_cue_without_words(string cue) => Assert.Throws<FormatException>(() => new CueMatcher<int>([(cue, 1)]));
}
