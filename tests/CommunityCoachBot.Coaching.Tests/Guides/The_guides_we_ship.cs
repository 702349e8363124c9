using CommunityCoachBot.Coaching.Guides;
using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Guides;

public class The_guides_we_ship
{
    [Theory]
    [InlineData("visit-preparation")]
    [InlineData("visit-summary")]
    public void Are_whole_in_both_languages(string id)
    {
        var load = ShippedGuides.Load(id);

        Assert.Empty(load.Problems.Select(problem => $"{problem.File}:{problem.Line}: {problem.Reason}"));
        Assert.Equal(["en", "zh-Hans"], load.Guide!.Words.Keys.Order(StringComparer.Ordinal));
        Assert.All(load.Guide.Words.Values, words => Assert.True(words.Complete));
    }
}
