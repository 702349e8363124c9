using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Tests.Words;

public sealed class A_word_catalogue
{
    private const string Chinese =
        "language: zh-Hans\nname: 简体中文\nstatus: complete\ndialog:\n  saved: 存好了，{who}。\n  deep: { er: 深 }\ncommands:\n  back: [上一题, 返回]\n";
    private const string EnglishDraft = "language: en\nname: English\nstatus: draft\ndialog:\n  saved: Saved, {who}.\n";

    private static WordCatalogue Both => WordCatalogue.Load([("en.yaml", EnglishDraft), ("zh-Hans.yaml", Chinese)]);

    [Fact]
    public void Finds_sentences_by_dotted_key_in_the_language_asked_for()
    {
        Assert.Equal("存好了，陈伯。", Both.Text("zh-Hans", "dialog.saved", new Dictionary<string, string> { ["who"] = "陈伯" }));
        Assert.Equal("Saved, Ms Li.", Both.Text("en", "dialog.saved", new Dictionary<string, string> { ["who"] = "Ms Li" }));
        Assert.Equal("深", Both.Text("zh-Hans", "dialog.deep.er"));
    }

    [Fact]
    public void Gives_lists_of_words_that_mean_the_same() => Assert.Equal(["上一题", "返回"], Both.All("zh-Hans", "commands.back"));

    [Fact]
    public void Never_looks_for_holes_in_what_was_filled_in()
    {
        var values = new Dictionary<string, string> { ["who"] = "{who} {secret}", ["secret"] = "leaked" };

        Assert.Equal("Saved, {who} {secret}.", Both.Text("en", "dialog.saved", values));
    }

    [Fact]
    public void Falls_back_to_the_first_language_while_a_language_is_a_draft()
    {
        Assert.Equal("深", Both.Text("en", "dialog.deep.er"));
        Assert.Equal(["上一题", "返回"], Both.All("en", "commands.back"));
    }

    [Fact]
    public void Refuses_by_name_a_key_that_a_complete_language_lacks()
    {
        var missing = Assert.Throws<KeyNotFoundException>(() => Both.Text("zh-Hans", "dialog.nowhere"));

        Assert.Contains("dialog.nowhere", missing.Message, StringComparison.Ordinal);
        Assert.Throws<KeyNotFoundException>(() => Both.All("zh-Hans", "commands.nowhere"));
    }

    [Fact]
    public void Puts_the_first_language_first_whatever_the_order_of_files()
    {
        Assert.Equal(["zh-Hans", "en"], Both.Languages.Select(language => language.Code));
        Assert.Equal("zh-Hans", Both.DefaultLanguage);
    }

    [Theory]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh-hans-cn", "zh-Hans")]
    [InlineData("zh", "zh-Hans")]
    [InlineData("zh-HK", "zh-Hans")]
    [InlineData("en-GB", "en")]
    [InlineData("en_US", "en")]
    [InlineData("fr-FR", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Knows_the_nearest_of_its_languages(string? tag, string? expected) => Assert.Equal(expected, Both.Nearest(tag));

    [Theory]
    [InlineData("language: en\nname: English\nstatus: done\n", 3, "'status' is 'complete' or 'draft', not 'done'.")]
    [InlineData("language: en\nname: English\nstatus: complete\na: x\na: y\n", 5, "'a' is written twice; it already stands on line 4.")]
    [InlineData("language: en\nname: English\nstatus: complete\ndialog:\n  saved:\n", 5, "'dialog.saved' has no words.")]
    [InlineData("language: en\nname: English\nstatus: complete\nlist: [a, [b]]\n", 4, "The list 'list' holds something that is not text.")]
    [InlineData("language: en\nstatus: complete\n", 1, "'name:' is missing at the top of the file.")]
    [InlineData("", 1, "The file is empty.")]
    public void Says_file_line_and_reason_when_its_files_are_wrong(string yaml, int line, string reason)
    {
        var refused = Assert.Throws<WordsException>(() => WordCatalogue.Load([("zh-Hans.yaml", Chinese), ("en.yaml", yaml)]));

        Assert.Equal(new WordsProblem("en.yaml", line, reason), Assert.Single(refused.Problems));
    }

    [Fact]
    public void Refuses_to_start_without_one_complete_language() =>
        Assert.Throws<WordsException>(() => WordCatalogue.Load([("en.yaml", EnglishDraft)]));
}
