namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>
/// Written Cantonese put into Mandarin sign for sign (冇食藥 as 没吃药), so that a word of the Mandarin lists is also known in Cantonese. Every place in the
/// result is the same place in what was said. Texts without Cantonese words stay as they are.
/// </summary>
internal static class CantoneseWords
{
    private static readonly System.Buffers.SearchValues<char> Marks = System.Buffers.SearchValues.Create(
        "冇唔咗嘅喺睇搵俾畀啲佢嚟嘢瞓哋嗰咩冧攞唞"
    );

    // Both sides have the same length.
    private static readonly (string Said, string Mandarin)[] Words =
    [
        ("细路", "孩子"),
        ("屋企", "家里"),
        ("边个", "哪个"),
        ("边度", "哪里"),
        ("而家", "现在"),
        ("依家", "现在"),
        ("几多", "多少"),
        ("隔篱", "邻居"),
        ("跌亲", "跌倒"),
        ("打交", "打架"),
        ("嗌交", "吵架"),
        ("冲凉", "洗澡"),
        ("返工", "上班"),
        ("返学", "上学"),
        ("钟意", "喜欢"),
        ("郁手", "动手"),
        ("心口", "胸口"),
        ("老豆", "父亲"),
        ("老母", "母亲"),
        ("阿爸", "爸爸"),
        ("阿妈", "妈妈"),
    ];

    private const string Said = "冇唔咗嘅喺睇食搵俾畀攞啲佢边嚟瞓饮系仲湊执揸孭闩熄闹未嘢惊嗌鎅";
    private const string Mandarin = "没不了的在看吃找被被拿些他哪来睡喝是还带收拿背关关骂没事怕喊割";

    public static string InMandarin(string plain)
    {
        if (plain.AsSpan().IndexOfAny(Marks) < 0)
            return plain;
        foreach (var (said, mandarin) in Words)
            plain = plain.Replace(said, mandarin, StringComparison.Ordinal);
        return string.Create(
            plain.Length,
            plain,
            static (signs, from) =>
            {
                for (var i = 0; i < signs.Length; i++)
                    signs[i] = Said.IndexOf(from[i], StringComparison.Ordinal) is var at and >= 0 ? Mandarin[at] : from[i];
            }
        );
    }
}
