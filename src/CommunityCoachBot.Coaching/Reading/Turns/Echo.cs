using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Turns;

/// <summary>How much of what the worker says are words the resident has just used: characters in Chinese, word stems in Latin writing.</summary>
internal sealed record Echo(int Shared, int Pairs, int All, int Added)
{
    // Characters and words that say how, not what.
    private const string Function =
        "的了是我您你他她它在有不就也都还和这那个们吗呢吧啊呀哦嗯么得地着过把被给对到去来说要会能可上下里一很太真好又再才只没与跟让从为所以但而且或者如果因什怎多少几样些点时候自己"
        + "嘅咗系唔喺啲咩冇佢哋嚟嘢咁个噉乜嗰呢度话俾畀都同埋啦喇囉吖";

    private static readonly HashSet<string> FunctionWords = new(
        (
            "a an the and or but so if then than that this these those there here it its is are was were be been being am do does did have has had i me my mine"
            + " we us our you your yours he him his she her hers they them their of to in on at for from with by as up out about into over no not n't dont isnt"
            + " very just too also only really well oh yes mm ok okay what how when where who why which can could will would should may might must s t re ve ll d m"
            + " get got go went going come came one some any all much many more most now still even ever never say said says know think like thing things"
        ).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        StringComparer.Ordinal
    );

    /// <summary>Enough for it to be the resident's words given back.</summary>
    public bool IsEcho => Shared >= 2 && (Shared * 3 >= All || Pairs >= 2);

    /// <summary>A third or more is new: more than the words was heard.</summary>
    public bool AddsMuch => Added >= 4 && (All - Shared) * 3 >= All;

    public static Echo Of(ReadOnlySpan<char> said, HashSet<string> heard)
    {
        var units = Units(said);
        var shared = units.Distinct(StringComparer.Ordinal).Count(heard.Contains);
        var pairs = PairsOf(said).Distinct(StringComparer.Ordinal).Count(heard.Contains);
        // Of Latin words each counts for two characters of Chinese: fewer of them make a sentence.
        var latin = units.Count(unit => unit is [>= 'a' and <= 'z', ..] && heard.Contains(unit));
        var added = units.Where(unit => !heard.Contains(unit)).Sum(unit => unit[0] is >= 'a' and <= 'z' ? 2 : 1);
        return new Echo(shared, pairs + latin, units.Count, added);
    }

    /// <summary>What can be echoed of a text.</summary>
    public static HashSet<string> Heard(string narrow) => [.. Units(narrow), .. PairsOf(narrow)];

    private static List<string> Units(ReadOnlySpan<char> narrow)
    {
        var units = new List<string>();
        for (var at = 0; at < narrow.Length; at++)
        {
            if (TextFolding.IsHan(narrow[at]))
            {
                if (!Function.Contains(narrow[at], StringComparison.Ordinal))
                    units.Add(narrow[at].ToString());
            }
            else if (CueText.IsLatin(narrow[at]))
            {
                var end = at;
                while (end < narrow.Length && (CueText.IsLatin(narrow[end]) || narrow[end] is '\''))
                    end++;
                var word = narrow[at..end].ToString();
                at = end - 1;
                if (!FunctionWords.Contains(word.Split('\'')[0]) && word.Length > 1)
                    units.Add(Stem(word));
            }
        }
        return units;
    }

    private static List<string> PairsOf(ReadOnlySpan<char> narrow)
    {
        var pairs = new List<string>();
        for (var at = 0; at + 1 < narrow.Length; at++)
        {
            if (!TextFolding.IsHan(narrow[at]) || !TextFolding.IsHan(narrow[at + 1]))
                continue;
            if (Function.Contains(narrow[at], StringComparison.Ordinal) && Function.Contains(narrow[at + 1], StringComparison.Ordinal))
                continue;
            pairs.Add(narrow.Slice(at, 2).ToString());
        }
        return pairs;
    }

    // Enough for "sleeping" to meet "sleep", and "worries" to meet "worried".
    private static string Stem(string word)
    {
        var stem = word.Split('\'')[0];
        foreach (var ending in (ReadOnlySpan<string>)["ing", "ied", "ies", "ed", "es", "ly", "s", "y", "e"])
        {
            if (stem.Length - ending.Length >= 3 && stem.EndsWith(ending, StringComparison.Ordinal))
            {
                stem = stem[..^ending.Length];
                break;
            }
        }
        return stem.Length > 3 && stem[^1] == stem[^2] ? stem[..^1] : stem;
    }
}
