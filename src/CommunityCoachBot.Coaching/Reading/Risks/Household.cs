using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Reading.Risks;

internal enum Sex
{
    Unknown,
    Female,
    Male,
}

/// <summary>What a note gives away about the resident, as far as it decides whose risk a cue is: the name, old, frail or not grown up, woman or man.</summary>
internal sealed record Household
{
    private const int GrownUp = 18;
    private const int Old = 60;

    /// <summary>The name at the head of the note, narrow; empty when there is none.</summary>
    public required string Name { get; init; }
    public Sex Sex { get; init; }
    public bool IsOld { get; init; }
    public bool IsFrail { get; init; }

    /// <summary>The resident is not grown up.</summary>
    public bool IsChild { get; init; }

    /// <summary>"Son" and "daughter" are children here.</summary>
    public bool HasMinors { get; init; }

    /// <summary>Somebody lives with the resident.</summary>
    public bool HasOthers { get; init; }

    public static Household Of(NoteText note, IReadOnlyList<CueHit<Who>> words, IReadOnlyList<CueHit<Sign>> signs)
    {
        var text = note.Narrow;
        var name =
            NameAt(text, words) is { Length: > 1 } head0
            && !(
                note.AddressAs is { Length: > 1 } other
                && text.IndexOf(TextFolding.Narrow(other), StringComparison.Ordinal) is >= 0 and < 12
            )
                ? head0
            : note.AddressAs is { Length: > 1 } known ? TextFolding.Narrow(known)
            : NameAt(text, words) is { Length: > 0 } first ? first
            : FirstNamed(text, words);
        var ages = Ages.AllIn(text);
        var head = text[..Math.Min(text.Length, 60)];
        var nameEnd = name.Length == 0 ? 0 : text.IndexOf(name, StringComparison.Ordinal) + name.Length;
        var ownAge = ages.Where(age =>
                name.Length > 0 && age.At >= nameEnd && age.At <= nameEnd + 12 && !text.AsSpan(nameEnd, age.At - nameEnd).Contains('。')
            )
            .Where(age => !words.Any(word => word.Start >= nameEnd && word.End <= age.At && IsSomebody(word.Value)))
            .Select(age => (int?)age.Years)
            .FirstOrDefault();
        ownAge ??= ages.Where(age => IsOfAPronoun(text, age, words)).Select(age => (int?)age.Years).FirstOrDefault();
        var title = words.Where(word => word.Start < nameEnd && word.Value is Who.OldTitle).ToList();
        var isOld =
            ownAge >= Old
            || (ownAge < GrownUp && title.Count > 0)
            || (
                ownAge is null
                && (title.Count > 0 || words.Any(word => word.Value is Who.OldPerson && word.Start < Math.Min(head.Length, 20)))
            );
        var school = signs.Any(sign => sign.Value is Sign.School);
        // 小杰，逃课: at school; 阿月 whose daughter is at school is not.
        var atSchool =
            signs.FirstOrDefault(sign => sign.Value is Sign.School) is { Length: > 0, Start: < 60 }
            && !words.Any(word => word.Value is Who.Partner or Who.Offspring or Who.Ex);
        var isChild = !isOld && (ownAge < GrownUp || (ownAge is null && atSchool && IsChildsName(name)));
        var others = words.Any(word => word.Value is Who.Partner or Who.Child or Who.Offspring or Who.Parent && word.Start >= nameEnd);
        return new Household
        {
            Name = name,
            Sex =
                SexOf(name, words, nameEnd - name.Length, nameEnd) is var sex and not Sex.Unknown ? sex
                : OfPossessives(text) is var own and not Sex.Unknown ? own
                : SexOfPronouns(words, signs),
            IsOld = isOld,
            IsFrail = signs.Any(sign => sign.Value is Sign.Frail && sign.Start < 60),
            IsChild = isChild,
            HasMinors =
                !isOld && !isChild && (school || ages.Any(age => age.Years < GrownUp)) || words.Any(word => word.Value is Who.Child),
            HasOthers = others,
        };
    }

    // Janet cares for her brother: whose brother he is.
    private static Sex OfPossessives(string text)
    {
        foreach (var kin in Kin)
        {
            var at = text.IndexOf(kin, StringComparison.Ordinal);
            if (at is < 4 or > 160)
                continue;
            var before = text.AsSpan(0, at);
            if (before.EndsWith("her ") && (at == 4 || before[^5] is ' '))
                return Sex.Female;
            if (before.EndsWith("his ") && (at == 4 || before[^5] is ' '))
                return Sex.Male;
        }
        return Sex.Unknown;
    }

    private static readonly string[] Kin =
    [
        "brother",
        "sister",
        "mother",
        "mum",
        "dad",
        "father",
        "husband",
        "wife",
        "son",
        "daughter",
        "late wife",
        "late husband",
        "ex",
    ];

    // He is 84; 他今年七十九.
    private static bool IsOfAPronoun(string text, Age age, IReadOnlyList<CueHit<Who>> words)
    {
        var before = words.LastOrDefault(word =>
            word.End <= age.At && (IsSomebody(word.Value) || word.Value is Who.He or Who.She or Who.They)
        );
        return before.Length > 0
            && before.Value is Who.He or Who.She or Who.They
            && age.At - before.End <= 6
            && !text.AsSpan(before.End, age.At - before.End).ContainsAny(".。,;");
    }

    // She said …: whoever speaks in a note is the resident, as a rule.
    private static Sex SexOfPronouns(IReadOnlyList<CueHit<Who>> words, IReadOnlyList<CueHit<Sign>> signs)
    {
        var said = signs.Where(sign => sign.Value is Sign.Says).Select(sign => sign.Start).ToHashSet();
        var pronouns = words.Where(word => word.Value is Who.He or Who.She).ToList();
        var speaks = pronouns.FirstOrDefault(word => Enumerable.Range(word.End, 4).Any(said.Contains));
        if (speaks.Length > 0)
            return speaks.Value is Who.She ? Sex.Female : Sex.Male;
        // English also writes "her" and "his", which are not among them.
        return pronouns.Count == 0 || pronouns[0].Length > 1 || pronouns.Any(word => word.Value != pronouns[0].Value) ? Sex.Unknown
            : pronouns[0].Value is Who.She ? Sex.Female
            : Sex.Male;
    }

    public static bool IsSomebody(Who who) =>
        who
            is Who.Child
                or Who.Offspring
                or Who.Partner
                or Who.Ex
                or Who.Parent
                or Who.Kin
                or Who.OldPerson
                or Who.SomePerson
                or Who.Helper
                or Who.Outside;

    public static Sex SexOf(ReadOnlySpan<char> text, IEnumerable<CueHit<Who>> words, int start, int end)
    {
        foreach (var word in words)
        {
            if (word.Start >= start && word.End <= end && word.Value is Who.Female or Who.Male)
                return word.Value is Who.Female ? Sex.Female : Sex.Male;
        }
        return text.StartsWith("mr") ? Sex.Male
            : text.StartsWith("mrs") || text.StartsWith("ms") || text.StartsWith("miss") ? Sex.Female
            : Sex.Unknown;
    }

    // The note begins with whom it is about: 陈伯家，… 刘建国，… Mr Lee at the kiosk.
    private static string NameAt(string text, IReadOnlyList<CueHit<Who>> words)
    {
        var start = 0;
        while (start < text.Length && !char.IsLetterOrDigit(text[start]))
            start++;
        foreach (var opening in Openings)
        {
            if (text.AsSpan(start).StartsWith(opening))
            {
                start += opening.Length;
                while (start < text.Length && text[start] is ' ' or ',' or ':')
                    start++;
                break;
            }
        }
        if (start >= text.Length)
            return "";
        return TextFolding.IsHan(text[start]) ? HanName(text, start, words) : LatinName(text, start);
    }

    private static readonly string[] Openings =
    [
        "今天去看",
        "今天去",
        "今天到",
        "今日去",
        "今天探访",
        "今日探访",
        "探访",
        "家访",
        "走访",
        "上门看",
        "去看",
        "去探",
        "去咗",
        "到",
        "回访",
        "跟进",
        "电话联系",
        "visited",
        "visit to",
        "went to see",
        "called on",
        "saw",
        "home visit to",
        "home visit",
        "met",
        "follow-up with",
        "phoned",
        "rang",
    ];

    private static string HanName(string text, int start, IReadOnlyList<CueHit<Who>> words)
    {
        var isNamed = People.IsSurname(text[start]) || text[start] is '老' or '小' or '阿';
        var title = words.FirstOrDefault(word =>
            isNamed && word.Start > start && word.Start <= start + 2 && word.Value is Who.OldTitle or Who.Female or Who.Male
        );
        if (title.Length > 0)
            return text[start..title.End];
        // 亮亮.
        if (start + 1 < text.Length && text[start] == text[start + 1] && People.IsPetName(text[start]))
            return text.Substring(start, 2);
        if (!isNamed)
            return "";
        if (text[start] is '老' or '小' or '阿' && start + 1 < text.Length && TextFolding.IsHan(text[start + 1]))
            return text.Substring(start, 2);
        var end = start;
        while (
            end < text.Length
            && TextFolding.IsHan(text[end])
            && text[end] is not ('家' or '在' or '说' or '讲' or '话' or '今' or '自' or '一' or '住' or '的' or '又' or '这')
        )
            end++;
        return end - start is >= 2 and <= 3 && !words.Any(word => word.Start == start && IsSomebody(word.Value)) ? text[start..end] : "";
    }

    private static string LatinName(string text, int start)
    {
        var end = start;
        if (!IsTitle(text, start))
            return "";
        var wordsLeft = 2;
        while (end < text.Length && wordsLeft > 0)
        {
            while (end < text.Length && (char.IsAsciiLetter(text[end]) || text[end] is '-' or '\''))
                end++;
            if (--wordsLeft > 0)
            {
                while (end < text.Length && text[end] is '.' or ' ')
                    end++;
            }
        }
        var name = text[start..end];
        if (name.EndsWith("'s", StringComparison.Ordinal))
            name = name[..^2];
        return name.Length < 2 ? "" : name;
    }

    // 进门时钱伯…, 爷爷背上…: the first of whom the note speaks by title, unless it is the neighbour.
    private static string FirstNamed(string text, IReadOnlyList<CueHit<Who>> words)
    {
        foreach (var word in words)
        {
            if (word.Value is not (Who.OldTitle or Who.Female or Who.Male) || !TextFolding.IsHan(text[word.Start]))
                continue;
            if (words.Any(other => other.Value is Who.Outside && other.End <= word.Start && other.End >= word.Start - 2))
                return "";
            if (word.Start > 0 && People.IsSurname(text[word.Start - 1]))
                return text[(word.Start - 1)..word.End];
            if (word.Start <= 2 && word.Value is Who.OldTitle)
                return text[word.Start..word.End];
        }
        return "";
    }

    private static bool IsTitle(string text, int start)
    {
        var rest = text.AsSpan(start);
        foreach (var title in Titles)
        {
            if (rest.StartsWith(title) && rest.Length > title.Length && rest[title.Length] is ' ' or '.')
                return true;
        }
        return false;
    }

    private static readonly string[] Titles =
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "uncle",
        "auntie",
        "aunty",
        "aunt",
        "granny",
        "grandma",
        "grandpa",
        "old mr",
        "old mrs",
        "master",
        "teacher",
        "madam",
        "mdm",
        "sister",
        "old",
    ];

    private static bool IsChildsName(string name) =>
        name.Length is 2 && (name[0] is '小' or '阿' || name[0] == name[1])
        || (name.Length > 0 && char.IsAsciiLetter(name[0]) && !name.Contains(' ', StringComparison.Ordinal));
}
