using System.Buffers;
using System.Collections.Frozen;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>
/// Finds names as notes write them: 陈伯, 黄婆婆, 老韩, 小杰, 阿芳, 豆豆, 陳生, Mr Lee, Auntie May; and, at the beginning of a note, a whole name (刘建国).
/// </summary>
internal sealed class NameFinder
{
    private const int LongestTitle = 4;
    private const int EarlyInNote = 60;

    private readonly FrozenSet<char> _surnames;
    private readonly FrozenSet<char> _prefixes;
    private readonly FrozenSet<char> _given;
    private readonly FrozenSet<char> _doubled;
    private readonly FrozenSet<string> _doubleSurnames;
    private readonly FrozenSet<string> _titles;
    private readonly FrozenSet<string> _shortTitles;
    private readonly CueMatcher<int> _beforeNames;
    private readonly FrozenSet<string> _englishTitles;
    private readonly FrozenSet<string> _notNames;
    private readonly int _longestNotName;

    public NameFinder(LexiconSet lexicons)
    {
        var texts = (
            from file in lexicons.Of("note-names")
            from entry in file.Root.Entries
            from text in file.Texts(entry.Value)
            select (entry.Key, Text: TextFolding.Narrow(text))
        ).ToLookup(pair => pair.Key, pair => pair.Text, StringComparer.Ordinal);
        FrozenSet<char> Characters(string key) => texts[key].SelectMany(text => text).Where(c => TextFolding.IsHan(c)).ToFrozenSet();
        _surnames = Characters("surnames");
        _prefixes = Characters("prefixes");
        _given = Characters("given");
        _doubled = Characters("doubled");
        _doubleSurnames = texts["double-surnames"].ToFrozenSet(StringComparer.Ordinal);
        _titles = texts["titles"].ToFrozenSet(StringComparer.Ordinal);
        _shortTitles = texts["short-titles"].ToFrozenSet(StringComparer.Ordinal);
        _beforeNames = new CueMatcher<int>(texts["before-names"].Select(words => (words, 0)));
        _englishTitles = texts["english-titles"].ToFrozenSet(StringComparer.Ordinal);
        _notNames = texts["not-names"].ToFrozenSet(StringComparer.Ordinal);
        _longestNotName = _notNames.Max(word => word.Length);
    }

    /// <summary>How long the name is that begins here; 0 when none does.</summary>
    public int LengthAt(string text, string narrow, int at, IReadOnlyList<string> known)
    {
        foreach (var name in known)
        {
            if (string.CompareOrdinal(narrow, at, name, 0, name.Length) == 0 && !GoesOn(narrow, at, name.Length))
                return name.Length;
        }
        if (TextFolding.IsHan(narrow[at]))
            return HanLengthAt(narrow, at);
        return char.IsAsciiLetter(text[at]) && (at == 0 || !CueText.IsLatin(narrow[at - 1])) ? LatinLengthAt(text, narrow, at) : 0;
    }

    /// <summary>A whole name without a title, as a note begins with it: 刘建国，在修电扇; 周敏家; 王秀英78岁.</summary>
    public int WholeNameAt(string narrow, int at)
    {
        if (at >= narrow.Length || HanLengthAt(narrow, at) > 0 || IsNotName(narrow, at))
            return 0;
        if (CueText.IsLatin(narrow[at]))
            return 0;
        // 桂英最近腰疼: a given name alone.
        if (
            at + 2 <= narrow.Length
            && _given.Contains(narrow[at])
            && _given.Contains(narrow[at + 1])
            && (at + 2 == narrow.Length || EndsName(narrow, at + 2))
        )
            return 2;
        var surname = SurnameAt(narrow, at);
        if (surname == 0)
            return 0;
        for (var given = 2; given >= 1; given--)
        {
            var end = at + surname + given;
            if (end > narrow.Length || !narrow.AsSpan(at + surname, given).ContainsOnlyHan())
                continue;
            if ((end == narrow.Length || EndsName(narrow, end)) && !EndsName(narrow, end - 1))
                return surname + given;
        }
        return 0;
    }

    private static bool EndsName(string narrow, int at) =>
        !char.IsLetter(narrow[at])
        || narrow[at]
            is '家'
                or '说'
                or '讲'
                or '今'
                or '在'
                or '住'
                or '男'
                or '女'
                or '独'
                or '一'
                or '的'
                or '屋'
                or '店'
                or '佢'
                or '喺'
                or '话'
                or '最'
                or '出'
                or '这'
                or '又'
                or '也'
                or '嚟'
                or '扮'
                or '坐'
                or '从'
                or '放'
                or '把'
                or '被'
                or '跟'
                or '没'
                or '刚'
                or '正'
                or '昨'
                or '早'
                or '还'
                or '蹲'
                or '站'
                or '躺'
                or '问';

    private static bool GoesOn(string narrow, int at, int length) =>
        CueText.IsLatin(narrow[at])
        && ((at > 0 && CueText.IsLatin(narrow[at - 1])) || (at + length < narrow.Length && CueText.IsLatin(narrow[at + length])));

    private int HanLengthAt(string narrow, int at)
    {
        if (IsNotName(narrow, at))
            return 0;
        if (SurnameAt(narrow, at) is var surname and > 0 && TitleAt(narrow, at + surname) is var title and > 0)
            return surname + title;
        if (at + 1 >= narrow.Length)
            return 0;
        // 霞姐, 明叔, 六婶.
        if (
            (_given.Contains(narrow[at]) || narrow[at] is '三' or '四' or '五' or '六' or '七' or '八' or '九')
            && _shortTitles.Contains(narrow.Substring(at + 1, 1))
            && narrow[at] != narrow[at + 1]
        )
            return 2;
        if (IsCalledByTitle(narrow, at))
            return 2;
        var (first, second) = (narrow[at], narrow[at + 1]);
        if (_prefixes.Contains(first) && IsNameAfter(first, second))
            return 2 + TitleAfterPrefix(narrow, at + 2);
        return first == second && _doubled.Contains(first) ? 2 : 0;
    }

    // 财叔, 鹊姨: whatever stands before a title is a name where a person is met or a sentence begins; 大叔, 他姐 are none.
    private static bool IsCalledByTitle(string narrow, int at) =>
        narrow[at + 1] is '叔' or '婶' or '嫂' or '姐' or '伯' or '姨' or '婆'
        && (
            at == 0
            || !char.IsLetterOrDigit(narrow[at - 1])
            || narrow[at - 1] is '见' or '探' or '访' or '到' or '看' or '找' or '搵' or '陪' or '问' or '跟'
        )
        && !"大小老二三幺么表堂阿他她佢我你个位这那一两几有的是姑姨舅叔伯婶婆公师空学外家亲太产巫媒神新月军好同和跟与及或但就都也还去来在给对帮请问看见探访到找搵陪让叫说话讲时楼邻隔".Contains(
            narrow[at],
            StringComparison.Ordinal
        )
        && TextFolding.IsHan(narrow[at])
        && !(at + 2 < narrow.Length && narrow[at + 2] == narrow[at + 1]);

    // 阿 stands before any name; 小 before a surname or a given name; 老 before a surname.
    private bool IsNameAfter(char prefix, char name) =>
        prefix switch
        {
            '阿' => TextFolding.IsHan(name) && !NoNameAfterA.Contains(name),
            '小' => _given.Contains(name) || _surnames.Contains(name),
            _ => _surnames.Contains(name),
        };

    // 阿妈 and 阿婆 are relatives, 阿拉伯 and 阿莫西林 are no people.
    private static readonly SearchValues<char> NoNameAfterA = SearchValues.Create(
        "姨婆公伯爷嫲妈爸哥姐妹弟叔婶嫂舅头仔女爹娘姆姑太门胶司富拉尔里斯莫片托弥的啊呀是在有说话讲就都也不没去来同嘅喺佢"
    );

    // 阿芳姐, 小王师傅.
    private int TitleAfterPrefix(string narrow, int at) => TitleAt(narrow, at) is var title && title >= 2 ? title : 0;

    private int SurnameAt(string narrow, int at) =>
        at + 1 < narrow.Length && _doubleSurnames.Contains(narrow.Substring(at, 2)) ? 2
        : _surnames.Contains(narrow[at]) ? 1
        : 0;

    private int TitleAt(string narrow, int at)
    {
        for (var length = Math.Min(LongestTitle, narrow.Length - at); length > 0; length--)
        {
            if (
                _titles.Contains(narrow.Substring(at, length))
                && !GoesOn(narrow, at, length)
                && !(narrow[at] is '生' && length == 1 && IsBirth(narrow, at + 1))
            )
                return length;
        }
        // 苏老: an old man of standing; not 向老人 or 和老伴.
        return at > 0 && at < narrow.Length && narrow[at] is '老' && (at + 1 == narrow.Length || IsAfterHonour(narrow[at + 1])) ? 1 : 0;
    }

    private static bool IsAfterHonour(char c) =>
        !char.IsLetterOrDigit(c) || c is '说' or '讲' or '今' or '在' or '能' or '家' or '住' or '话' or '最' or '又';

    // 慶祝生日, not Mr Zhu.
    private static bool IsBirth(string narrow, int at) =>
        at < narrow.Length && narrow[at] is '日' or '活' or '病' or '意' or '气' or '仔' or '产' or '死' or '火' or '果';

    private bool IsNotName(string narrow, int at)
    {
        for (var length = Math.Min(_longestNotName, narrow.Length - at); length > 0; length--)
        {
            if (_notNames.Contains(narrow.Substring(at, length)))
                return true;
        }
        return false;
    }

    /// <summary>Mr Lee, Auntie May Chan; a capital in the middle of a sentence; at its beginning only where a name is likely.</summary>
    private int LatinLengthAt(string text, string narrow, int at)
    {
        var end = WordEnd(narrow, at);
        // Tony's stall.
        if (end - at > 3 && narrow.AsSpan(at, end - at).EndsWith("'s"))
            end -= 2;
        if (_englishTitles.Contains(narrow[at..end]))
        {
            var name = end < narrow.Length && narrow[end] is '.' ? end + 1 : end;
            var last = CapitalsEnd(text, narrow, name, 2);
            // mr abara: who writes without capitals writes names so too.
            if (
                last == name
                && char.IsLower(text[at])
                && narrow.AsSpan(at, end - at) is "mr" or "mrs" or "ms"
                && name + 1 < narrow.Length
                && narrow[name] is ' '
                && WordEnd(narrow, name + 1) is var lower
                && lower - name >= 3
            )
                last = _notNames.Contains(narrow[(name + 1)..lower]) ? name : lower;
            return last > name ? last - at : 0;
        }
        if (
            !char.IsUpper(text[at])
            || narrow.AsSpan(at, end - at).EndsWith("ing")
            || (BeginsSentence(narrow, at) && IsAlsoAWord(text, narrow, at, end))
            || _notNames.Contains(narrow[at..end])
            || end - at < 2
            || !text.AsSpan(at + 1, end - at - 1).ContainsOnlyLower()
        )
            return 0;
        return BeginsSentence(narrow, at) && !IsFollowedAsName(narrow, end) && !(at < EarlyInNote && IsFollowedByVerb(narrow, end))
            ? 0
            : CapitalsEnd(text, narrow, end, 1) - at;
    }

    /// <summary>Who was met, written without a capital: saw bev at the laundrette.</summary>
    public int NameMetAt(string narrow, int start, int end, out int at)
    {
        at = start;
        foreach (var hit in _beforeNames.LongestIn(narrow.AsSpan(start, Math.Min(end, start + 40) - start)))
        {
            at = start + hit.End + 1;
            if (hit.Start > 0 || at >= end)
                return 0;
            var word = WordEnd(narrow, at);
            return word - at >= 2 && !_notNames.Contains(narrow[at..word]) && !_englishTitles.Contains(narrow[at..word]) ? word - at : 0;
        }
        return 0;
    }

    private int CapitalsEnd(string text, string narrow, int at, int most)
    {
        for (var count = 0; count < most && at + 1 < text.Length && text[at] is ' ' && char.IsUpper(text[at + 1]); count++)
        {
            var end = WordEnd(narrow, at + 1);
            if (_notNames.Contains(narrow[(at + 1)..end]))
                break;
            at = end;
        }
        return at;
    }

    // Knock, knock: what is also written small is no name.
    private static bool IsAlsoAWord(string text, string narrow, int at, int end)
    {
        var word = narrow[at..end];
        for (
            var next = narrow.IndexOf(word, StringComparison.Ordinal);
            next >= 0;
            next = narrow.IndexOf(word, next + 1, StringComparison.Ordinal)
        )
        {
            if (
                char.IsLower(text[next])
                && (next == 0 || !CueText.IsLatin(narrow[next - 1]))
                && WordEnd(narrow, next) == next + word.Length
            )
                return true;
        }
        return false;
    }

    private static bool BeginsSentence(string narrow, int at)
    {
        for (var before = at - 1; before >= 0; before--)
        {
            if (narrow[before] is ' ' or '"' or '\'')
                continue;
            return narrow[before] is '.' or '!' or '?' or '\n' or ':' or '。' or ';' or '-';
        }
        return true;
    }

    private static readonly FrozenSet<string> AfterNames = FrozenSet.ToFrozenSet([
        "said",
        "says",
        "is",
        "was",
        "has",
        "had",
        "told",
        "lives",
        "lived",
        "at",
        "in",
        "and",
        "wants",
        "asked",
        "looked",
        "seemed",
        "seems",
        "who",
        "mentioned",
        "opened",
        "did",
        "does",
        "thinks",
        "feels",
        "agreed",
        "kept",
        "showed",
        "again",
        "met",
        "came",
        "comes",
        "went",
        "goes",
        "rang",
        "rings",
        "let",
        "sat",
        "brought",
        "took",
        "made",
        "makes",
        "gave",
        "gives",
        "got",
        "gets",
        "keeps",
        "found",
        "sent",
        "wrote",
        "left",
        "lost",
        "can",
        "cannot",
        "could",
        "will",
        "would",
        "won't",
        "can't",
        "couldn't",
        "didn't",
        "doesn't",
        "isn't",
        "wasn't",
        "hasn't",
        "hadn't",
        "wouldn't",
        "cooks",
        "cares",
        "runs",
        "works",
        "ran",
        "saw",
        "spoke",
        "talks",
        "knows",
        "knew",
        "likes",
        "loves",
        "reckons",
        "needs",
        "won",
        "stood",
        "sleeps",
        "ate",
        "eats",
        "fell",
        "hosts",
        "also",
        "still",
        "never",
        "now",
    ]);

    private static bool IsFollowedAsName(string narrow, int end)
    {
        if (end >= narrow.Length || narrow[end] is ',' or '(' or ':' || narrow.AsSpan(end).StartsWith("'s ", StringComparison.Ordinal))
            return true;
        if (narrow[end] is not ' ' || end + 1 >= narrow.Length)
            return false;
        var next = WordEnd(narrow, end + 1);
        return AfterNames.Contains(narrow[(end + 1)..next]) || char.IsAsciiDigit(narrow[end + 1]) || narrow[end + 1] is '(';
    }

    // Yvonne hosts…, Priti looked….
    private static bool IsFollowedByVerb(string narrow, int end)
    {
        if (end + 1 >= narrow.Length || narrow[end] is not ' ')
            return false;
        var word = narrow.AsSpan(end + 1, WordEnd(narrow, end + 1) - end - 1);
        return word.Length >= 4 && narrow[end - 1] is not 's' && (word.EndsWith("ed") || (word.EndsWith('s') && !word.EndsWith("ss")));
    }

    private static int WordEnd(string narrow, int at)
    {
        while (
            at < narrow.Length
            && (CueText.IsLatin(narrow[at]) || (narrow[at] is '-' && at + 1 < narrow.Length && CueText.IsLatin(narrow[at + 1])))
        )
            at++;
        return at;
    }
}

file static class Spans
{
    public static bool ContainsOnlyHan(this ReadOnlySpan<char> span)
    {
        foreach (var c in span)
        {
            if (!TextFolding.IsHan(c))
                return false;
        }
        return true;
    }

    public static bool ContainsOnlyLower(this ReadOnlySpan<char> span)
    {
        foreach (var c in span)
        {
            if (!char.IsLower(c) && c is not '-')
                return false;
        }
        return true;
    }
}
