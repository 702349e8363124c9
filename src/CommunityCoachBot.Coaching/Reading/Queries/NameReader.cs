using System.Collections.Frozen;
using System.Text.RegularExpressions;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>A person or a place as it was said.</summary>
/// <param name="Field"><c>worker</c>, <c>addressAs</c> or <c>area</c>.</param>
/// <param name="Titled">With a title or in a form of its own; not a bare name.</param>
internal sealed record NameHit(string Field, int Start, int Length, bool Titled = false)
{
    public int End => Start + Length;
}

/// <summary>
/// Finds who and where a question is about: 小林, 陈伯, 林社工, Mr Lee, by Lin; 三号楼, 3栋, Block 3, 北区. Whether a name is a colleague's or a resident's shows
/// in its form (a title; 小 with a surname) and in the words beside it (写的, by; 家, 's flat).
/// </summary>
internal sealed partial class NameReader
{
    private const string Worker = "worker";
    private const string Resident = "addressAs";

    private readonly FrozenSet<string> _surnames;
    private readonly string[] _residentTitles;
    private readonly string[] _workerTitles;
    private readonly FrozenSet<string> _notAfterSmall;
    private readonly string[] _workerBefore;
    private readonly string[] _workerAfter;
    private readonly string[] _residentBefore;
    private readonly string[] _residentAfter;
    private readonly string[] _areaNames;
    private readonly string[] _areaNot;
    private readonly FrozenSet<string> _latinTitles;
    private readonly SpellingRepair _spelling;

    public NameReader(LexiconSet lexicons, SpellingRepair spelling)
    {
        _spelling = spelling;
        _surnames = Words(lexicons, "surnames").ToFrozenSet(StringComparer.Ordinal);
        var titles = Words(lexicons, "resident-titles");
        _latinTitles = titles.Where(title => char.IsAsciiLetter(title[0])).ToFrozenSet(StringComparer.Ordinal);
        _residentTitles = [.. titles.Where(title => !char.IsAsciiLetter(title[0])).OrderByDescending(title => title.Length)];
        _workerTitles = [.. Words(lexicons, "worker-titles").OrderByDescending(title => title.Length)];
        _notAfterSmall = Words(lexicons, "not-after-small").ToFrozenSet(StringComparer.Ordinal);
        _workerBefore = Words(lexicons, "worker-before");
        _workerAfter = Words(lexicons, "worker-after");
        _residentBefore = Words(lexicons, "resident-before");
        _residentAfter = Words(lexicons, "resident-after");
        _areaNames = [.. Words(lexicons, "area-names").OrderByDescending(name => name.Length)];
        _areaNot = Words(lexicons, "area-not");
    }

    /// <summary>Names that show by their form alone, whatever stands around them.</summary>
    public List<NameHit> Formed(QueryText text)
    {
        var plain = text.Plain;
        var found = new List<NameHit>();
        foreach (var pattern in new[] { NumberedArea(), SideArea(), EnArea(), EnNamedArea() })
        {
            foreach (var match in pattern.Matches(plain).Cast<Match>())
            {
                var group = match.Groups["area"];
                if (pattern != EnNamedArea() || char.IsAsciiLetterUpper(text.Words(group.Index, 1)[0]))
                    Add(found, new NameHit("area", group.Index, group.Length));
            }
        }
        for (var at = 0; at < plain.Length; at++)
        {
            if (TextFolding.IsHan(plain[at]) && (Titled(plain, at) ?? Nickname(plain, at)) is { } name)
                Add(found, name);
        }
        var words = SpellingRepair.Words(plain).ToList();
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var (title, name) = (words[i], words[i + 1]);
            var gap = plain.AsSpan(title.Start + title.Length, name.Start - title.Start - title.Length);
            var said = plain.Substring(title.Start, title.Length);
            if (
                gap is not (" " or ". ")
                || !_latinTitles.Contains(said)
                || name.Length < 2
                || IsCommon(plain.Substring(name.Start, name.Length))
            )
                continue;
            // "old", "ah" and "sister" are also other words: a capital says that a name is meant.
            var isWord = said is "old" or "ah" or "sister" or "brother" or "teacher" or "aunt";
            if (isWord && !char.IsAsciiLetterUpper(text.Words(name.Start, 1)[0]))
                continue;
            var end = name.Start + name.Length;
            Add(found, new NameHit(RoleBeside(plain, title.Start, end, Resident), title.Start, end - title.Start, Titled: true));
        }
        return found;
    }

    /// <summary>Names in the places that nothing else took: whole Chinese names, areas by name, and Latin names.</summary>
    public List<NameHit> Left(QueryText text, bool[] taken)
    {
        var plain = text.Plain;
        var found = new List<NameHit>();
        foreach (var (start, length) in Free(plain, taken, IsHan))
        {
            if (NamedArea(plain, start, length) is { } area)
                Add(found, area);
            else if (length is 2 or 3 && _surnames.Contains(plain.Substring(start, 1)) && StandsAsName(plain, start, start + length))
                Add(found, new NameHit(RoleBeside(plain, start, start + length, Worker), start, length));
        }
        LatinNames(text, taken, found);
        return found;
    }

    // A whole name opens what is said, or stands where names stand, and something is said of it.
    private bool StandsAsName(string plain, int start, int end)
    {
        var (before, after) = (plain[..start].TrimEnd(), plain[end..]);
        var opens = before.Length == 0 || char.IsPunctuation(before[^1]) || EndsWithAny(before, NamedAfter);
        var goesOn =
            after.Length == 0
            || NamedBefore.Contains(after[0], StringComparison.Ordinal)
            || StartsWithAny(after, _workerAfter)
            || StartsWithAny(after, _residentAfter);
        return opens && goesOn || EndsWithAny(before, ["社工", "同工", "同事"]);
    }

    private static readonly string[] NamedAfter =
    [
        "看",
        "查",
        "找",
        "给我",
        "要",
        "睇",
        "搵",
        "跟",
        "和",
        "同",
        "帮我",
        "关于",
        "只看",
        "看看",
        "查查",
        "换成",
        "改成",
        "月",
        "周",
        "天",
        "年",
        "度",
    ];
    private const string NamedBefore = "的嘅上下这本今昨前最近家去有呢和跟与写交 ,，?？。";

    private static bool IsHan(char c) => TextFolding.IsHan(c);

    /// <summary>The free stretches of one kind of character.</summary>
    public static IEnumerable<(int Start, int Length)> Free(string plain, bool[] taken, Func<char, bool> of)
    {
        var start = -1;
        for (var i = 0; i <= plain.Length; i++)
        {
            var free = i < plain.Length && !taken[i] && of(plain[i]);
            if (free && start < 0)
                start = i;
            if (!free && start >= 0)
            {
                yield return (start, i - start);
                start = -1;
            }
        }
    }

    // 陈伯, 林社工, 欧阳奶奶, 强叔, 豆豆妈.
    private NameHit? Titled(string plain, int at)
    {
        var surname = SurnameAt(plain, at);
        if (surname == 0)
            return null;
        foreach (var title in _workerTitles)
        {
            for (var given = 0; given <= 2; given++)
            {
                if (IsAt(plain, at + surname + given, title) && (given == 0 || IsGiven(plain, at + surname, given)))
                    return new NameHit(Worker, at, surname + given + title.Length);
            }
        }
        foreach (var title in _residentTitles)
        {
            if (!IsAt(plain, at + surname, title) || !TitleFits(plain, at, at + surname + title.Length, title))
                continue;
            var end = at + surname + title.Length;
            // 王家: the household is meant, its name is kept as said.
            return new NameHit(Resident, at, end - at, Titled: true);
        }
        return null;
    }

    // 生 and 家 are also the begin of other words (生日, 家庭), 周 also a week (这周生日).
    private static bool TitleFits(string plain, int at, int end, string title)
    {
        var before = at > 0 ? plain[at - 1] : ' ';
        var after = end < plain.Length ? plain[end] : ' ';
        if (
            plain[at] is '周'
            && before is '这' or '本' or '上' or '下' or '每' or '一' or '两' or '三' or '四' or '几' or '半' or '呢' or '今' or '近'
        )
            return false;
        return title switch
        {
            "生" => after is not ('日' or '活' or '成' or '产' or '病' or '存' or '意' or '计' or '命' or '气'),
            "家" => after is not ('庭' or '人' or '属' or '暴' or '访' or '里' or '长' or '务' or '政' or '园' or '访'),
            "公" or "婆" => after is not ('共' or '租' or '司' or '开' or '寓' or '安' or '屋'),
            "太" => after is not ('多' or '少' or '大' or '晚' or '早' or '差' or '高' or '低'),
            _ => true,
        };
    }

    // 小林, 老韩, 阿芳, 小杰, 阿may.
    private NameHit? Nickname(string plain, int at)
    {
        if (plain[at] is not ('小' or '老' or '阿' or '大') || at + 1 >= plain.Length)
            return null;
        if (
            at > 0
            && plain[at - 1]
                is '大'
                    or '多'
                    or '最'
                    or '很'
                    or '太'
                    or '较'
                    or '弱'
                    or '缩'
                    or '变'
                    or '独'
                    or '居'
                    or '双'
                    or '敬'
                    or '孤'
                    or '护'
                    or '养'
                    or '助'
                    or '古'
                    or '陈'
                    or '两'
        )
            return null;
        var next = plain.Substring(at + 1, 1);
        var surname = SurnameAt(plain, at + 1);
        switch (plain[at])
        {
            case '小' when surname > 0 && !_notAfterSmall.Contains(next):
                return Role(Worker, 1 + surname);
            case '小' when TextFolding.IsHan(next[0]) && !_notAfterSmall.Contains(next) && EndsAsName(plain, at + 2):
                return Role(Resident, 2);
            case '老' when surname > 0 && next is not ("家" or "党" or "公" or "师" or "城" or "房" or "路" or "车"):
                return Role(Resident, 1 + surname);
            case '大' when surname > 0 && next is "刘" or "李" or "王" or "张" or "陈" or "林" or "黄" or "赵":
                return Role(Resident, 2);
            case '阿' when TextFolding.IsHan(next[0]) && next is not ("姨" or "公" or "婆" or "伯" or "叔" or "爷" or "嫲" or "哥" or "姐"):
                var titled = _residentTitles.FirstOrDefault(title => title.Length == 1 && IsAt(plain, at + 2, title));
                return titled is null ? Role(Resident, 2) : new NameHit(Resident, at, 3);
            case '阿' when next[0] is ' ' && at + 2 < plain.Length && char.IsAsciiLetter(plain[at + 2]):
                var end = at + 2;
                while (end < plain.Length && char.IsAsciiLetter(plain[end]))
                    end++;
                return Role(Worker, end - at);
            default:
                return null;
        }

        NameHit Role(string usual, int length) => new(RoleBeside(plain, at, at + length, usual), at, length);
    }

    private static bool EndsAsName(string plain, int end) =>
        end >= plain.Length
        || plain[end] is '的' or '嘅' or '家' or '那' or '最' or '上' or '这' or '近' or '有' or '呢' or ' ' or ',' or '在' or '跟' or '和';

    private int SurnameAt(string plain, int at)
    {
        if (at + 2 <= plain.Length && _surnames.Contains(plain.Substring(at, 2)))
            return 2;
        return at < plain.Length && _surnames.Contains(plain.Substring(at, 1)) ? 1 : 0;
    }

    private static bool IsGiven(string plain, int at, int length)
    {
        for (var i = at; i < at + length; i++)
        {
            if (i >= plain.Length || !TextFolding.IsHan(plain[i]) || plain[i] is '的' or '个' or '位' or '名' or '嘅' or '和' or '跟')
                return false;
        }
        return true;
    }

    private string RoleBeside(string plain, int start, int end, string usual)
    {
        var (before, after) = (plain[..start].TrimEnd(), plain[end..]);
        if (usual == Worker)
        {
            if (EndsWithAny(before, _workerBefore))
                return Worker;
            return StartsWithAny(after, _residentAfter) || EndsWithAny(before, _residentBefore) && !StartsWithAny(after, _workerAfter)
                ? Resident
                : Worker;
        }
        if (EndsWithAny(before, _residentBefore) || StartsWithAny(after, _residentAfter))
            return Resident;
        return
            EndsWithAny(before, _workerBefore.Where(word => word is not ("of" or "is" or "has" or "did" or "does" or "from" or "for")))
            || StartsWithAny(after, _workerAfter.Where(word => !word.StartsWith('的') && !word.StartsWith('嘅')))
            ? Worker
            : Resident;
    }

    private static bool StartsWithAny(string text, IEnumerable<string> words) =>
        words.Any(word =>
            text.StartsWith(word, StringComparison.Ordinal)
            && !(word is "家" && text.Length > 1 && text[1] is '访' or '暴' or '庭' or '属' or '长' or '务')
        );

    private static bool EndsWithAny(string text, IEnumerable<string> words) =>
        words.Any(word =>
            text.EndsWith(word, StringComparison.Ordinal)
            && (!char.IsAsciiLetter(word[0]) || text.Length == word.Length || !char.IsAsciiLetter(text[text.Length - word.Length - 1]))
        );

    private NameHit? NamedArea(string plain, int start, int length)
    {
        var end = start + length;
        foreach (var suffix in _areaNames)
        {
            var at = plain.IndexOf(suffix, start, length, StringComparison.Ordinal);
            if (at <= start || at + suffix.Length > end || at - start > 4)
                continue;
            var name = plain[start..at];
            return _areaNot.Contains(name) ? null : new NameHit("area", start, at + suffix.Length - start);
        }
        return null;
    }

    // A run of unknown Latin words with capitals, or any unknown word where only a name can stand.
    private void LatinNames(QueryText text, bool[] taken, List<NameHit> found)
    {
        var plain = text.Plain;
        var words = SpellingRepair.Words(plain).Where(word => !taken.AsSpan(word.Start, word.Length).Contains(true)).ToList();
        for (var i = 0; i < words.Count; i++)
        {
            var (start, length) = words[i];
            if (length < 2 || IsCommon(plain.Substring(start, length)) || (start > 0 && plain[start - 1] is '\''))
                continue;
            var isCapital = char.IsAsciiLetterUpper(text.Words(start, 1)[0]);
            var before = plain[..start].TrimEnd();
            if (!isCapital && !EndsWithAny(before, ["by", "mr", "mrs", "ms"]) && !IsPossessive(plain, start + length))
                continue;
            var end = start + length;
            while (
                i + 1 < words.Count
                && words[i + 1].Start == end + 1
                && plain[end] is ' '
                && isCapital
                && char.IsAsciiLetterUpper(text.Words(words[i + 1].Start, 1)[0])
            )
            {
                i++;
                end = words[i].Start + words[i].Length;
            }
            Add(found, new NameHit(RoleBeside(plain, start, end, Worker), start, end - start));
        }
    }

    private static bool IsPossessive(string plain, int at) => at + 1 < plain.Length && plain[at] is '\'' && plain[at + 1] is 's';

    private bool IsCommon(string word) => _spelling.Knows(word);

    private static bool IsAt(string plain, int at, string word) =>
        at >= 0 && at + word.Length <= plain.Length && plain.AsSpan(at, word.Length).SequenceEqual(word);

    private static void Add(List<NameHit> found, NameHit name)
    {
        if (found.TrueForAll(other => name.End <= other.Start || name.Start >= other.End))
            found.Add(name);
    }

    private static string[] Words(LexiconSet lexicons, string list) =>
        [
            .. from file in lexicons.Of("query-names")
            let listed = file.Root.Find(list)
            where listed is not null
            from text in file.Texts(listed.Value)
            select TextFolding.Narrow(text),
        ];

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const int Timeout = 1000;

    [GeneratedRegex(
        @"(?<area>([a-z]|[0-9]{1,3}|[零一二三四五六七八九十百]{1,4})\s?(号楼|号院|号大院|号塔|栋|幢|座|号大厦|期|弄|单元|组团|楼(?!组|长|栋|道|梯|上|下)|区(?!别|分))([0-9一二三四五六七八九十]{1,3}(单元|门|层|楼))?)",
        Options,
        Timeout
    )]
    private static partial Regex NumberedArea();

    [GeneratedRegex(@"(?<area>[东西南北](区|片区|片|院|苑|街|楼|村|座|翼|里|门|园)|后街|前街|新村|老街)(?![域别])", Options, Timeout)]
    private static partial Regex SideArea();

    [GeneratedRegex(
        @"\b(?<area>(block|building|blk|tower|unit|phase|house|zone|area|district|wing|estate|court|sector|floor|stairwell|staircase) (no\.? ?|number )?([0-9]{1,3}[a-z]?|[a-z](?=\b(?!')))|(north|south|east|west|central|northern|southern|eastern|western)(ern)? (side|wing|zone|area|district|block|estate|end|gate|quarter|court))(?![a-z0-9])",
        Options,
        Timeout
    )]
    private static partial Regex EnArea();

    [GeneratedRegex(
        @"\b(?<area>(?!(the|our|this|that|each|every|which|any|all|by|in|at|whole|per|on|from)\b)[a-z]+( [a-z]+)? (court|estate|street|road|lane|gardens|house|terrace|mansions?|towers?|village|square|avenue))\b",
        Options,
        Timeout
    )]
    private static partial Regex EnNamedArea();
}
