using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Supervision;

/// <summary>
/// Finds whom a name means among the people the asker has: 小林, 林社工, 晓梅, Lin. The ways Chinese colleagues are called: a surname with 小, 老, 阿 before it or a
/// form of address after it, the given name alone, the whole name; in English any one name, or several.
/// </summary>
public static class PeopleNames
{
    private const string Before = "小老阿大";

    private static readonly string[] After =
    [
        "社工",
        "老师",
        "主任",
        "督导",
        "站长",
        "书记",
        "姑娘",
        "师傅",
        "姐",
        "哥",
        "姨",
        "叔",
        "伯",
        "同学",
        "先生",
        "女士",
        "sir",
        "工",
    ];

    /// <summary>
    /// Those the name may mean: by their whole name (or one of the other names they have told, separated by commas) when somebody has it, else by how people are
    /// called. By name, then by id.
    /// </summary>
    public static ImmutableArray<NamedPerson> Matching(string said, IEnumerable<(NamedPerson Person, string? Alias)> people)
    {
        ArgumentNullException.ThrowIfNull(said);
        ArgumentNullException.ThrowIfNull(people);
        var name = said.Trim();
        if (name.Length == 0)
            return [];

        var all = people.ToList();
        var exact = all.Where(one => Same(one.Person.Name, name) || Aliases(one.Alias).Any(alias => Same(alias, name))).ToList();
        var found = exact.Count > 0 ? exact : all.Where(one => IsCalled(one.Person.Name, one.Alias, name)).ToList();
        return
        [
            .. found
                .Select(one => one.Person)
                .DistinctBy(person => person.PersonId, StringComparer.Ordinal)
                .OrderBy(person => person.Name, StringComparer.Ordinal)
                .ThenBy(person => person.PersonId, StringComparer.Ordinal),
        ];
    }

    private static bool IsCalled(string name, string? alias, string said) =>
        IsHan(said[^1]) || IsHan(said[0]) ? IsCalledInChinese(name, said) : Words(said).All(word => Has(name, alias, word));

    private static bool IsCalledInChinese(string name, string said)
    {
        var han = new string([.. name.Where(IsHan)]);
        if (han.Length == 0)
            return false;
        var bare = Bare(said);
        // A surname alone (小林), or a given name alone (晓梅, 阿梅); a whole name is the exact case.
        return bare.Length > 0
            && (han.StartsWith(bare, StringComparison.Ordinal) || han.EndsWith(bare, StringComparison.Ordinal) && bare.Length < han.Length);
    }

    private static string Bare(string said)
    {
        foreach (var title in After)
        {
            if (said.Length > title.Length && said.EndsWith(title, StringComparison.OrdinalIgnoreCase))
            {
                said = said[..^title.Length];
                break;
            }
        }

        return said.Length > 1 && Before.Contains(said[0], StringComparison.Ordinal) ? said[1..] : said;
    }

    private static bool Has(string name, string? alias, string word) =>
        Words(name).Contains(word, StringComparer.OrdinalIgnoreCase)
        || Aliases(alias).SelectMany(Words).Contains(word, StringComparer.OrdinalIgnoreCase)
        // 林晓梅 is Lin to a colleague who writes English.
        || name.Length > 0
            && IsHan(name[0])
            && Surnames.GetValueOrDefault(name[0]) is { } spelled
            && spelled.Contains(word, StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<string> Words(string text) => text.Split([' ', '-', '·', ','], StringSplitOptions.RemoveEmptyEntries);

    private static string[] Aliases(string? alias) =>
        (alias ?? "").Split([',', '，', '、', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool Same(string one, string other) => string.Equals(one.Trim(), other, StringComparison.OrdinalIgnoreCase);

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF';

    // The commonest surnames, as they are spelled on the mainland and in Hong Kong.
    private static readonly ImmutableDictionary<char, string[]> Surnames = (
        "王 wang wong|李 li lee|张 zhang cheung|張 zhang cheung|刘 liu lau|劉 liu lau|陈 chen chan|陳 chen chan|杨 yang yeung|楊 yang yeung|黄 huang wong|黃 huang wong|赵 zhao chiu|趙 zhao chiu|"
        + "吴 wu ng|吳 wu ng|周 zhou chow|徐 xu tsui|孙 sun suen|孫 sun suen|马 ma|馬 ma|朱 zhu chu|胡 hu wu|郭 guo kwok|何 he ho|高 gao ko|林 lin lam|罗 luo law|羅 luo law|郑 zheng cheng|鄭 zheng cheng|"
        + "梁 liang leung|谢 xie tse|謝 xie tse|宋 song sung|唐 tang tong|许 xu hui|許 xu hui|韩 han hon|韓 han hon|冯 feng fung|馮 feng fung|邓 deng tang|鄧 deng tang|曹 cao cho|彭 peng pang|曾 zeng tsang|"
        + "肖 xiao siu|萧 xiao siu|蕭 xiao siu|田 tian tin|董 dong tung|袁 yuan yuen|潘 pan poon|于 yu|蒋 jiang tseung|蔣 jiang tseung|蔡 cai choi|余 yu yue|杜 du to|叶 ye yip|葉 ye yip|程 cheng ching|苏 su so|蘇 su so|"
        + "魏 wei ngai|吕 lv lu lui|呂 lv lu lui|丁 ding ting|任 ren yam|沈 shen shum|姚 yao yiu|卢 lu lo|盧 lu lo|姜 jiang keung|崔 cui|钟 zhong chung|鍾 zhong chung|谭 tan tam|譚 tan tam|陆 lu luk|陸 lu luk|汪 wang|范 fan|"
        + "金 jin kam|石 shi shek|廖 liao liu|贾 jia ka|夏 xia ha|韦 wei wai|付 fu|方 fang fong|白 bai pak|邹 zou chau|孟 meng mang|熊 xiong hung|秦 qin chun|邱 qiu yau|江 jiang kong|尹 yin wan|薛 xue sit|阎 yan|段 duan|"
        + "雷 lei lui|侯 hou hau|龙 long lung|史 shi sze|陶 tao to|黎 li lai|贺 he|顾 gu koo|毛 mao mo|郝 hao|龚 gong kung|邵 shao siu|万 wan man|钱 qian chin|严 yan yim|戴 dai tai|莫 mo mok|孔 kong hung|向 xiang|常 chang"
    )
        .Split('|')
        .Select(line => line.Split(' '))
        .ToImmutableDictionary(parts => parts[0][0], parts => parts[1..]);
}
