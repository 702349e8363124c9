using System.Collections.Frozen;
using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>Who is spoken of in a note, which of them is the resident, and where somebody speaks.</summary>
internal sealed class PeopleOfNote
{
    private const int SentencesThatName = 3;

    private readonly string _narrow;
    private readonly string? _resident;
    private readonly string? _title;

    public PeopleOfNote(string text, string narrow, List<NoteToken> tokens, List<Piece> pieces, List<string> known)
    {
        _narrow = narrow;
        Tokens = tokens;
        var finder = new SpeechFinder(narrow, tokens);
        var (people, speeches) = (new List<Person>(), new List<Speech>());
        var verbs = new HashSet<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            // 说 in 她说 is no speech of its own.
            if (finder.At(i) is { } speech && (speech.Start < speech.VerbStart || !verbs.Contains(speech.VerbStart)))
            {
                speeches.Add(speech);
                verbs.Add(speech.VerbStart);
            }
        }
        for (var i = 0; i < tokens.Count; i++)
        {
            if (finder.PersonAt(i) is not { } person)
                continue;
            people.Add(person);
            i = person.LastToken;
        }
        People = people;
        Speeches = speeches;

        var until = pieces.FirstOrDefault(piece => piece.Sentence >= SentencesThatName) is { End: > 0 } later ? later.Start : narrow.Length;
        // 护工小翟, 楼组长老秦: somebody else, whatever they are called later; 老板娘芳姐 is she whom one visits.
        var others = people
            .Where(person => person.Kind is not NoteWord.Name)
            .Select(person => NameOfOther(narrow, person))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        if (known is [var whole])
            AddressAs = text.Substring(narrow.IndexOf(whole, StringComparison.Ordinal), whole.Length);
        else if (
            people.FirstOrDefault(person => person.Start < until && IsNamed(person) && !others.Contains(NameIn(narrow, person)!)) is
            { End: > 0 } named
        )
            AddressAs = NameIn(text, named);
        else if (people.Select(person => NameOfHost(text, person, until)).FirstOrDefault(name => name is not null) is { } host)
            AddressAs = host;
        else if (people.FirstOrDefault(IsNamed) is { End: > 0 } atLast)
            AddressAs = NameIn(text, atLast);
        // 楼组长老秦，三号楼: whom the note begins with, where it names nobody else.
        else if (people.FirstOrDefault(person => person.Start == 0) is { End: > 0 } first && NameOfOther(text, first) is { } role)
            AddressAs = role;
        _resident = AddressAs is null ? null : TextFolding.Narrow(AddressAs);
        // 马奶奶 is also called 奶奶, Mr Lee also Lee.
        _title =
            _resident is null ? null
            : _resident.LastIndexOf(' ') is var blank and > 0 ? _resident[(blank + 1)..]
            : _resident.Length >= 3 ? _resident[1..]
            : null;
        Mentions = [.. people.Select(person => new PersonMention(person.Start, person.End - person.Start, KindOf(person)))];
    }

    public List<NoteToken> Tokens { get; }
    public List<Person> People { get; }

    /// <summary>In the order of their words; one may lie inside another.</summary>
    public List<Speech> Speeches { get; }
    public string? AddressAs { get; }
    public ImmutableArray<PersonMention> Mentions { get; }

    /// <summary>The place lies within somebody's name or title, not at its beginning: 楼下周姨 is no 下周.</summary>
    public bool HoldsInside(int at)
    {
        var i = InOrder.FirstFrom(People, at, person => person.Start) - 1;
        return i >= 0 && at < People[i].End;
    }

    public PersonKind KindOf(Person person)
    {
        switch (person.Kind)
        {
            case NoteWord.Worker:
                return PersonKind.Worker;
            case NoteWord.Resident:
                return PersonKind.Resident;
            case NoteWord.Colleague:
                return PersonKind.Colleague;
        }
        var words = _narrow[person.Start..person.End];
        if (words == _resident || words == _title)
            return PersonKind.Resident;
        return person.Kind switch
        {
            NoteWord.Child => PersonKind.Child,
            NoteWord.Kin => PersonKind.Kin,
            NoteWord.Name when IsChildName(words) => PersonKind.Child,
            _ => PersonKind.Other,
        };
    }

    // 豆豆, 小杰, beside a resident with a title: a child of the house.
    private bool IsChildName(string words) =>
        words.Length == 2 && (words[0] == words[1] || words[0] is '小') && _resident is { } resident && !resident.StartsWith('小');

    // 阿玲 in 阿玲個仔, but not 周姨 in 楼下周姨.
    private string? NameIn(string text, Person person)
    {
        var first = Tokens[InOrder.FirstFrom(Tokens, person.Start, token => token.Start)];
        return first.Is(NoteWord.Name) ? text[first.Start..first.End] : null;
    }

    private string? NameOfOther(string narrow, Person person)
    {
        var last = Tokens[person.LastToken];
        return last.Is(NoteWord.Name) && last.Start > person.Start && !Hosts.Contains(narrow[person.Start..last.Start])
            ? narrow[last.Start..last.End]
            : null;
    }

    private string? NameOfHost(string text, Person person, int until)
    {
        var last = Tokens[person.LastToken];
        return
            person.Start < until && last.Is(NoteWord.Name) && last.Start > person.Start && Hosts.Contains(_narrow[person.Start..last.Start])
            ? text[last.Start..last.End]
            : null;
    }

    private static readonly CueMatcher<int> TalkedWith = new([
        ("(聊|谈|见面|倾|坐了|喝茶|下棋|通电话|视频)", 0),
        ("(chatted|chat|spoke|talked|talk|sat|tea|coffee|call|visit|time|meeting|session|catch-up) with", 0),
    ]);

    private static readonly FrozenSet<string> Hosts = FrozenSet.ToFrozenSet([
        "老板",
        "老板娘",
        "店主",
        "档主",
        "摊主",
        "老细",
        "照顾者",
        "户主",
        "居民",
        "长者",
        "街坊",
        "老人",
        "义工",
        "志愿者",
        "学生",
    ]);

    // The first name, but not that of who showed the way: 和周姨一起去, 由李姐带路.
    private bool IsNamed(Person person)
    {
        if (NameIn(_narrow, person) is null)
            return false;
        var before = _narrow.AsSpan(0, person.Start).TrimEnd();
        // 跟阿珍聊, tea with Bev: whom one talks with.
        if (
            TalkedWith.IsIn(_narrow.AsSpan(person.End, Math.Min(3, _narrow.Length - person.End)))
            || TalkedWith.IsIn(before[^Math.Min(12, before.Length)..])
        )
            return true;
        foreach (var companion in (ReadOnlySpan<string>)["和", "跟", "与", "同", "由", "陪", "with", "by", "and", "from"])
        {
            if (before.EndsWith(companion, StringComparison.Ordinal))
                return false;
        }
        var after = _narrow.AsSpan(person.End).TrimStart();
        foreach (
            var guide in (ReadOnlySpan<string>)
                ["带路", "带我", "带上", "陪我", "陪同", "介绍", "引见", "took me", "brought me", "introduced"]
        )
        {
            if (after.StartsWith(guide, StringComparison.Ordinal))
                return false;
        }
        return true;
    }
}
