using System.Collections.Frozen;

namespace CommunityCoachBot.Coaching.Reading;

/// <summary>Yes and no as people say them, in Mandarin, Cantonese and English.</summary>
public static class YesNoReader
{
    private static readonly FrozenSet<string> Yes = Keys(
        "是 是的 是啊 是呀 对 对的 对啊 好 好的 好啊 好呀 好吧 行 行吧 可以 可以的 能 会 有 有的 有啊 要 需要 同意 嗯 嗯嗯 恩 没错 当然 确认 确定 愿意 成 中 没问题 没有问题 已经 做了 说了 答应了 "
            + "系 系啊 啱 啱啊 好呀 得 得啊 冇问题 有啊 愿意 "
            + "yes y yep yeah yup yea ok okay okey sure right correct true agreed agree fine certainly absolutely of_course sounds_good yes_please that's_right i_do i_agree go_ahead done ✓ ✔ 👍"
    );

    private static readonly FrozenSet<string> No = Keys(
        "不 不是 不对 不好 不行 不可以 不能 不会 不要 不用 不需要 不同意 不愿意 没 没有 没有的 没啊 否 无 别 算了 还没 还没有 不了 没说 没做 "
            + "唔系 唔好 唔得 唔要 唔使 唔同意 冇 冇啊 未 未有 唔啱 "
            + "no n nope nah not none never don't not_yet no_thanks no_thank_you not_really i_don't disagree false negative ✗ ✘ 👎"
    );

    /// <summary>True for yes, false for no, null when it is neither, or both.</summary>
    public static bool? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var narrow = TextFolding.Narrow(text).Trim();
        if (narrow is "👍" or "✓" or "✔" or "✅")
            return true;
        if (narrow is "👎" or "✗" or "✘" or "❌")
            return false;
        if (Whole(narrow) is { } whole)
            return whole;

        // "好，就这样", "no, not today": the first piece decides when the others do not contradict.
        var pieces = narrow.Split(
            [',', '，', '。', '.', ';', '；', '!', '！', ' ', '\n', '、', '~'],
            StringSplitOptions.RemoveEmptyEntries
        );
        if (pieces.Length < 2 || Whole(pieces[0]) is not { } first)
            return null;
        return pieces.Skip(1).All(piece => Whole(piece) is not { } other || other == first) ? first : null;
    }

    private static bool? Whole(string text)
    {
        var key = TextFolding.Key(text).TrimEnd('啊', '呀', '吧', '的', '了', '哦', '喔', '呢', '嘅', '啦');
        var full = TextFolding.Key(text);
        return Yes.Contains(full) || Yes.Contains(key) ? true
            : No.Contains(full) || No.Contains(key) ? false
            : null;
    }

    private static FrozenSet<string> Keys(string words) =>
        words.Split(' ').Select(word => TextFolding.Key(word)).Where(key => key.Length > 0).ToFrozenSet(StringComparer.Ordinal);
}
