using System.Text;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Reading;
using CommunityCoachBot.Coaching.Tests.Support;
using CommunityCoachBot.Coaching.Tests.Transcripts;
using CommunityCoachBot.Coaching.Words;

namespace CommunityCoachBot.Coaching.Tests.Words;

/// <summary>Hong Kong's words are written for Hong Kong: its characters, its terms, its services.</summary>
public sealed class Words_for_Hong_Kong
{
    private const string Code = "zh-Hant-HK";

    // The mainland's word where Hong Kong has another (glossary of the domain, and everyday use).
    private static readonly string[] Mainland =
    [
        "社區工作者",
        "居委會",
        "物業公司",
        "街道辦",
        "低保",
        "婦聯",
        "民政",
        "志願者",
        "樓組長",
        "保存",
        "登錄",
        "打印",
        "加載",
        "賬號",
        "用戶",
        "信息",
        "質量",
        "下崗",
        "什么",
        "什麼",
        "入戶",
        "建檔",
        "殘障",
        "長處",
        "110",
        "120",
        "12356",
    ];

    // What a worker may type is understood whatever it is called; what the coach says is not free.
    private static readonly IReadOnlyList<(string File, string Line)> Said =
    [
        .. from file in Files()
        from line in file.Yaml.Split('\n')
        where !line.TrimStart().StartsWith('#') && !line.Contains("also:", StringComparison.Ordinal)
        select (file.Name, line),
    ];

    [Fact]
    public void Are_in_traditional_characters() =>
        Assert.Empty(from said in Said from simple in SimplifiedIn(said.Line) select $"{said.File}: {simple} in {said.Line.Trim()}");

    [Fact]
    public void Are_not_the_mainlands_terms() =>
        Assert.Empty(
            from said in Said
            from term in Mainland
            where said.Line.Contains(term, StringComparison.Ordinal)
            select $"{said.File}: {term} in {said.Line.Trim()}"
        );

    [Fact]
    public void Are_the_only_ones_in_a_conversation_in_them() =>
        Assert.Empty(
            from file in OurGuides.Transcripts()
            where file.EndsWith(".hk.chat", StringComparison.Ordinal)
            from line in File.ReadLines(Path.Combine(OurGuides.Folder, file))
            where line.StartsWith("Bot: ", StringComparison.Ordinal) || line.StartsWith("     ", StringComparison.Ordinal)
            from simple in SimplifiedIn(line)
            select $"{file}: {simple} in {line.Trim()}"
        );

    [Theory]
    [InlineData("zh-HK")]
    [InlineData("zh-MO")]
    [InlineData("zh-TW")]
    [InlineData("zh-Hant")]
    [InlineData("zh-Hant-TW")]
    [InlineData("zh_Hant_HK")]
    [InlineData("yue")]
    [InlineData("yue-Hant-HK")]
    public void Are_what_whoever_reads_traditional_characters_gets(string tag) => Assert.Equal(Code, ShippedContent.Words().Nearest(tag));

    [Theory]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh-Hans-HK", "zh-Hans")]
    [InlineData("zh", "zh-Hans")]
    [InlineData("yue-Hans-CN", "zh-Hans")]
    [InlineData("en-HK", "en")]
    public void Are_not_what_others_get(string tag, string expected) =>
        Assert.Equal(expected, ShippedContent.Words().Nearest(tag) ?? "zh-Hans");

    [Theory]
    [InlineData("繁體中文", Code)]
    [InlineData("廣東話", Code)]
    [InlineData("Cantonese", Code)]
    [InlineData("簡體中文", "zh-Hans")]
    [InlineData("中文", "zh-Hans")]
    public void Are_switched_to_by_their_name_at_any_time(string said, string expected) =>
        Assert.Equal(expected, new CommandReader(ShippedContent.Words()).Language(said));

    [Fact]
    public void Say_dates_times_and_lengths_as_Hong_Kong_does()
    {
        Assert.Equal("3月12日 星期四 下午 2:30 (14:30)", Echo.Moment(new(2026, 3, 12), new(14, 30), Code, new(2026, 3, 10)));
        Assert.Equal("上午 6:05 (06:05)", Echo.Time(new(6, 5), Code));
        Assert.Equal("1 小時 20 分鐘", Echo.Duration(80, Code));
    }

    // A character that only the simplified script has: the simplified form of another one, and not in Big5, the traditional character set.
    private static IEnumerable<char> SimplifiedIn(string text) => text.Where(c => SimplifiedForms.Value.Contains(c) && !IsTraditional(c));

    private static readonly Lazy<HashSet<char>> SimplifiedForms = new(() =>
        [
            .. Enumerable
                .Range(0x3400, 0x9FFF - 0x3400)
                .Select(code => (char)code)
                .Where(c => TraditionalCharacters.Simplify(c) != c)
                .Select(TraditionalCharacters.Simplify),
        ]
    );

    private static readonly Encoding Big5 = CodePagesEncodingProvider.Instance.GetEncoding(
        "big5",
        new EncoderReplacementFallback("?"),
        DecoderFallback.ReplacementFallback
    )!;

    // Hong Kong writes 着 where Taiwan, whose set Big5 is, writes 著.
    private static bool IsTraditional(char c) => c is '着' || Big5.GetBytes([c]) is not [(byte)'?'];

    private static IEnumerable<(string Name, string Yaml)> Files() =>
        ShippedContent
            .WordFiles()
            .Where(file => file.Name.Contains(Code, StringComparison.Ordinal))
            .Select(file => (file.Name, WithoutCommands(file.Yaml)))
            .Concat(
                from guide in ShippedContent.GuideFolders()
                from file in guide.Files
                where file.Key.Contains(Code, StringComparison.Ordinal)
                select (file.Key, file.Value)
            );

    private static string WithoutCommands(string yaml)
    {
        var lines = yaml.ReplaceLineEndings("\n");
        return lines[..lines.IndexOf("\ncommands:", StringComparison.Ordinal)]
            + lines[lines.IndexOf("\nreading:", StringComparison.Ordinal)..];
    }
}
