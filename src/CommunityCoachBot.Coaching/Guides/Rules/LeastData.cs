using System.Text.RegularExpressions;
using CommunityCoachBot.Coaching.Reading;

namespace CommunityCoachBot.Coaching.Guides.Rules;

/// <summary>
/// A form of address is enough: a door number does not belong into it, and full name, door and illness together tell anyone who it is
/// (visit-preparation §0 least-data, §1.2 validation 1).
/// </summary>
internal static partial class LeastData
{
    public static IEnumerable<RuleHit> Look(RuleContext context)
    {
        var written = context.Written().ToList();
        var isAddress = context.Field is { Note: "address-as" };
        if (isAddress && written.Any(HasDoor))
            yield return RuleHit.Warn("door");

        var name = context.At("subject.address-as") is { } address && IsFullName(address);
        var all = context.AllWritten().ToList();
        if (
            name
            && all.Exists(HasDoor)
            && all.Exists(HasIllness)
            && (isAddress || written.Exists(text => HasDoor(text) || HasIllness(text)))
        )
            yield return RuleHit.Warn("three");
    }

    internal static bool HasDoor(string text) => Door().IsMatch(TextFolding.Narrow(text));

    internal static bool HasIllness(string text) => Lexicon.Phrases.FirstIn(text, "illness") is not null;

    /// <summary>A surname with a given name, not a surname with a form of address (陈伯, 周敏; Mr Chan, Chan Tai Man).</summary>
    internal static bool IsFullName(string address)
    {
        var trimmed = address.Trim();
        return ChineseName().IsMatch(trimmed) && !ChineseTitle().IsMatch(trimmed)
            || LatinName().IsMatch(trimmed) && !LatinTitle().IsMatch(trimmed);
    }

    // 12号 alone may be a day of the month; with a building, street or floor around it, it is a door.
    [GeneratedRegex(
        @"[0-9一二三四五六七八九十]+(栋|幢|座|室|单元|号(楼|院|门|房|室|铺))|(街|路|巷|弄|里|村|住|家)[0-9一二三四五六七八九十]+号|\b(flat|room|apartment|apt|unit|block|house|door) *(no\.? *)?[0-9]+\w?\b|\b[0-9]+[a-z]? +\w+ +(street|road|lane|avenue)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking,
        1000
    )]
    private static partial Regex Door();

    [GeneratedRegex(
        @"^(欧阳|司马|上官|诸葛|[赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁马方俞任袁柳史唐薛雷贺汤罗毕郝安常于傅康余元顾孟黄萧尹姚邵汪毛米戴宋庞熊纪舒屈项祝董梁杜阮季贾路江童郭梅林钟徐邱骆高夏蔡田樊胡凌霍万卢莫房丁邓洪石崔龚程陆甄曲段侯武刘景龙叶黎薄白蒲乔谭申郑陳張劉黃吳楊許鄭羅鄧馮蕭葉盧])[\u4e00-\u9fff]{1,2}$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ChineseName();

    [GeneratedRegex(
        @"[伯叔婶姨姑爷奶妈爸哥姐嫂弟妹公婆]$|(老师|师傅|女士|先生|太太|大爷|大妈|大娘|主任|老板|老板娘|同学|医生|家|老)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ChineseTitle();

    [GeneratedRegex(@"^[A-Z][a-z]+( [A-Z][a-z]+){1,2}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LatinName();

    [GeneratedRegex(
        @"^(Mr|Mrs|Ms|Miss|Dr|Uncle|Auntie|Aunt|Aunty|Grandma|Grandpa|Granny|Gran|Old|Big|Little|Sister|Brother|Master|Madam|Teacher|Boss)\b",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex LatinTitle();
}
