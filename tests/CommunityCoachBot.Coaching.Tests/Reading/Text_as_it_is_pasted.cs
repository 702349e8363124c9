using CommunityCoachBot.Coaching.Reading;
using CsCheck;

namespace CommunityCoachBot.Coaching.Tests.Reading;

public sealed class Text_as_it_is_pasted
{
    [Theory]
    [InlineData("  陈伯  说　好 ", "陈伯 说 好")]
    [InlineData("a\u0000b\u0007c", "abc")]
    [InlineData("\uFEFF陈伯\u200B", "陈伯")]
    [InlineData("abc\u202Edef\u202C", "abcdef")]
    [InlineData("一行\r\n二行", "一行 二行")]
    [InlineData("<p>陈伯&nbsp;说：</p><p>&ldquo;好&rdquo; &amp; 行</p>", "陈伯 说： “好” & 行")]
    [InlineData("<style>p{color:red}</style><div>一</div><div>二</div>", "一 二")]
    [InlineData("<b>", "<b>")]
    [InlineData("3 < 5 > 2", "3 < 5 > 2")]
    [InlineData("ＡＢＣ１２", "ＡＢＣ１２")]
    [InlineData("👨‍👩‍👧 一家", "👨‍👩‍👧 一家")]
    public void Is_cleaned_and_keeps_its_words(string pasted, string kept) => Assert.Equal(kept, TextFolding.Clean(pasted));

    [Fact]
    public void Keeps_its_lines_where_lines_are_wanted() =>
        Assert.Equal("一\n二\n\n三", TextFolding.Clean(" 一 \r\n 二\n\n\n三\n", lines: true));

    [Fact]
    public void Loses_half_characters() => Assert.Equal("坏\uFFFD了", TextFolding.Clean("坏" + '\uD83D' + "了"));

    [Theory]
    [InlineData("陈伯", 2)]
    [InlineData("👨‍👩‍👧", 1)]
    [InlineData("ab👍c", 4)]
    [InlineData("", 0)]
    public void Is_counted_as_a_reader_counts(string text, int length) => Assert.Equal(length, TextFolding.Length(text));

    [Theory]
    [InlineData("一二三四五", 5, "一二三四五")]
    [InlineData("一二三四五六", 5, "一二三四…")]
    [InlineData("👨‍👩‍👧👨‍👩‍👧👨‍👩‍👧", 2, "👨‍👩‍👧…")]
    public void Is_shortened_between_characters(string text, int most, string shown) =>
        Assert.Equal(shown, TextFolding.Shorten(text, most));

    [Fact]
    public void Cleaned_twice_is_the_same_and_narrow_text_keeps_every_place() =>
        Gen.String.Sample(text =>
        {
            var once = TextFolding.Clean(text);
            Assert.Equal(once.Length, TextFolding.Narrow(once).Length);
            if (!once.Contains('<', StringComparison.Ordinal))
                Assert.Equal(once, TextFolding.Clean(once));
        });
}
