using CommunityCoachBot.Coaching.Tests.Support;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Tests.Words;

public sealed class Every_word_we_ship
{
    private static readonly WordCatalogue Words = ShippedContent.Words();

    [Fact]
    public void Is_there_in_chinese_english_and_hong_kongs_chinese() =>
        Assert.Equal(
            ["zh-Hans", "en", "zh-Hant-HK"],
            Words.Languages.Where(language => language.Complete).Select(language => language.Code)
        );

    [Fact]
    public void Has_the_same_keys_in_every_complete_language()
    {
        var first = Words.Keys(Words.DefaultLanguage).ToHashSet(StringComparer.Ordinal);

        Assert.All(
            Words.Languages.Where(language => language.Complete),
            language =>
            {
                var keys = Words.Keys(language.Code).ToHashSet(StringComparer.Ordinal);
                Assert.True(
                    first.SetEquals(keys),
                    $"{language.Code} differs at: {string.Join(", ", first.Union(keys).Except(first.Intersect(keys)))}"
                );
            }
        );
    }

    [Fact]
    public void Has_the_same_holes_in_every_language()
    {
        var different =
            from language in Words.Languages
            from key in Words.Keys(language.Code).Where(key => Words.Has(language.Code, key) && Words.Has(Words.DefaultLanguage, key))
            let expected = Holes.Of(Words.Text(Words.DefaultLanguage, key)).Order(StringComparer.Ordinal)
            where !expected.SequenceEqual(Holes.Of(Words.Text(language.Code, key)).Order(StringComparer.Ordinal), StringComparer.Ordinal)
            select $"{language.Code}: {key}";

        Assert.Empty(different);
    }
}
