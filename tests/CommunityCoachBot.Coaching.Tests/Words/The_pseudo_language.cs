using CommunityCoachBot.Coaching.Tests.Support;

namespace CommunityCoachBot.Coaching.Tests.Words;

public sealed class The_pseudo_language
{
    [Fact]
    public void Says_the_key_of_every_sentence_and_keeps_every_list()
    {
        var words = PseudoLanguage.Load();
        var keys = words.Keys(words.DefaultLanguage).Where(key => key is not ("language" or "name" or "status")).ToList();

        Assert.All(
            keys.Where(key => words.Has(words.DefaultLanguage, key)),
            key => Assert.StartsWith($"⟦{key}", words.Text(PseudoLanguage.Code, key), StringComparison.Ordinal)
        );
        Assert.All(
            keys.Where(key => !words.Has(words.DefaultLanguage, key)),
            key => Assert.Equal(words.All(words.DefaultLanguage, key), words.All(PseudoLanguage.Code, key))
        );
    }
}
