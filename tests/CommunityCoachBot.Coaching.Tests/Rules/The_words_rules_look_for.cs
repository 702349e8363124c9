using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Tests.Rules;

/// <summary>The lexicons that are built in, and how words are found in a text.</summary>
public class The_words_rules_look_for
{
    public static TheoryData<string> Names => ["jargon", "sensitive-topics", "labels", "phrases", "festivals"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_there_in_every_language(string name) =>
        // Phrases are only looked for; what Hong Kong's workers write is looked for as well.
        Assert.Equal(
            name is "phrases" ? ["en", "zh-Hans"] : ["en", "zh-Hans", "zh-Hant-HK"],
            Of(name).Entries.Select(entry => entry.Language).Distinct().Order(StringComparer.Ordinal)
        );

    [Theory]
    [InlineData("sensitive-topics")]
    [InlineData("phrases")]
    [InlineData("festivals")]
    public void Have_the_same_entries_in_both(string name)
    {
        var ids = Of(name).Entries.ToLookup(entry => entry.Language, entry => entry.Id);

        Assert.All(ids, own => Assert.Equal(ids["zh-Hans"].Order(StringComparer.Ordinal), own.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Name_every_sensitive_topic_and_something_easier() =>
        Assert.All(
            Lexicon.SensitiveTopics.Entries,
            topic =>
            {
                Assert.NotNull(topic.Topic);
                Assert.NotEmpty(topic.Cues);
                Assert.Null(Lexicon.SensitiveTopics.FirstIn(topic.Instead!));
            }
        );

    [Fact]
    public void Never_replace_jargon_by_jargon() =>
        Assert.All(Lexicon.Jargon.Entries, entry => Assert.Null(Lexicon.Jargon.FirstIn(entry.Instead!)));

    [Fact]
    public void Never_replace_a_label_by_a_label() =>
        Assert.All(Lexicon.Labels.Entries, entry => Assert.Null(Lexicon.Labels.FirstIn(entry.Instead!)));

    /// <summary>The lists of the domain pack: 80 and 40 words of jargon.</summary>
    [Theory]
    [InlineData("zh-Hans", 78)]
    [InlineData("en", 40)]
    public void Cover_the_jargon_of_the_profession(string language, int least) =>
        Assert.True(Lexicon.Jargon.Entries.Count(entry => entry.Language == language) >= least);

    [Theory]
    [InlineData("Outcomes matter", "Outcomes")]
    [InlineData("an income of his own", null)]
    [InlineData("We will ｅｍｐｏｗｅｒ you", "ｅｍｐｏｗｅｒ")]
    [InlineData("empowerment", "empowerment")]
    [InlineData("評估一下", "評估")]
    public void Are_found_whole_in_any_width_and_script(string text, string? words) =>
        Assert.Equal(words, Lexicon.Jargon.FirstIn(text)?.Words);

    [Fact]
    public void Are_found_from_the_left_the_longest_first() => Assert.Equal("风险评估", Lexicon.Jargon.FirstIn("先风险评估再跟进")?.Words);

    [Fact]
    public void Are_not_found_inside_a_word_that_means_something_else()
    {
        Assert.Null(Lexicon.Phrases.FirstIn("他懒得开火", "verdict-seen"));
        Assert.Equal("懒", Lexicon.Phrases.FirstIn("他懒得开火，人懒", "verdict-seen")?.Words);
    }

    [Fact]
    public void Are_refused_when_their_file_is_wrong() =>
        Assert.Throws<FormatException>(() => Lexicon.Read("x.yaml", "en", "jargon: [a, b]").ToList());

    private static Lexicon Of(string name) =>
        name switch
        {
            "jargon" => Lexicon.Jargon,
            "sensitive-topics" => Lexicon.SensitiveTopics,
            "labels" => Lexicon.Labels,
            "festivals" => Lexicon.Festivals,
            _ => Lexicon.Phrases,
        };
}
