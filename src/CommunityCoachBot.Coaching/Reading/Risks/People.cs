using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Reading.Risks;

/// <summary>Somebody whom a note names at a place.</summary>
/// <param name="Outside">Not of the household: the neighbour, or the neighbour's child.</param>
/// <param name="Speaks">Named as the one who says what follows, not as the one it is about.</param>
internal sealed record Person(Who Who, int Start, int End, bool Outside, Sex Sex, bool Speaks)
{
    public static Person Resident(Sex sex) => new(Who.Resident, -1, -1, false, sex, false);

    public bool IsChild => Who is Who.Child;
    public bool IsOld => Who is Who.Parent or Who.OldPerson;
}

/// <summary>Who is who in a note, and whom a piece of it is about.</summary>
internal sealed class People
{
    private const int SaysWithin = 4;

    /// <summary>How many pieces back somebody may have been named.</summary>
    private const int FarBack = 30;

    private readonly NoteText _note;
    private readonly string _text;
    private readonly CuePatterns<Who> _lexicon;
    private readonly HitIndex<Sign> _signs;
    private readonly Dictionary<string, Person> _named = new(StringComparer.Ordinal);
    private HashSet<int> _people = [];
    private readonly Household _home;
    private readonly IReadOnlyList<Piece> _pieces;
    private readonly List<Person>[] _inPiece;
    private readonly Person?[] _speakers;
    private readonly Person?[] _topicBefore;

    public People(
        NoteText note,
        Household home,
        IReadOnlyList<Piece> pieces,
        HitIndex<Who> words,
        HitIndex<Sign> signs,
        CuePatterns<Who> lexicon
    )
    {
        _note = note;
        _text = note.Narrow;
        _lexicon = lexicon;
        _signs = signs;
        _home = home;
        _pieces = pieces;
        _inPiece = [.. pieces.Select(_ => new List<Person>())];
        _speakers = new Person?[pieces.Count];
        _topicBefore = new Person?[pieces.Count];
        Name(words, signs);
        Follow();
    }

    public IReadOnlyList<Person> In(Piece piece) => _inPiece[piece.Index];

    /// <summary>Who says the words of a piece; null for the worker's own narrating.</summary>
    public Person? SpeakerOf(Piece piece) => _speakers[piece.Index];

    /// <summary>Whom the words at a place are about: the last one named before it in its piece, or else the one the sentence is about.</summary>
    public Person About(Piece piece, int at, bool objects = false)
    {
        var named = _inPiece[piece.Index]
            .LastOrDefault(person =>
                person.End <= at
                && (objects || !IsObject(person, piece))
                && !person.Speaks
                && !IsPossessor(person)
                && !IsDead(person, piece)
                && person.Who is not (Who.I or Who.You or Who.Him or Who.Me or Who.Them or Who.Anyone)
            );
        if (named is not null)
            return Resolve(named, piece);
        if (Possessor(piece, at) is { } owner)
            return Resolve(owner, piece);
        var inside = _inPiece[piece.Index]
            .FirstOrDefault(person => !person.Speaks && person.Start == at && Household.IsSomebody(person.Who));
        return inside is not null ? Resolve(inside, piece) : Continued(piece);
    }

    // "His heel is open" in a note about a woman.
    private Person? Possessor(Piece piece, int at)
    {
        var before = _text.AsSpan(piece.Start, Math.Max(0, at - piece.Start)).TrimEnd();
        return before.EndsWith("his") && (before.Length == 3 || before[^4] is ' ')
                ? new Person(Who.He, at - 4, at - 1, false, Sex.Male, false)
            : before.EndsWith("her") && (before.Length == 3 || before[^4] is ' ')
                ? new Person(Who.She, at - 4, at - 1, false, Sex.Female, false)
            : null;
    }

    /// <summary>Whom a word means: the child a pronoun stands for, the resident behind "I".</summary>
    public Person Resolve(Person person, Piece piece) =>
        person.Who switch
        {
            Who.I or Who.Me => SpeakerOf(piece) is { Who: not (Who.I or Who.Me or Who.You) } speaker
            && !(piece.Carried && !SpeaksHere(piece))
                ? Resolve(speaker, piece)
            : IsWorkersOwn(piece) ? person with { Who = Who.Worker }
            : Person.Resident(_home.Sex),
            Who.He or Who.She or Who.They or Who.Him or Who.Them => OfPronoun(person, piece),
            Who.You => Person.Resident(_home.Sex),
            Who.Offspring => person with { Who = IsGrownUp(person) ? Who.Kin : Who.Child },
            Who.Child when _home.IsChild && !person.Outside && SpeakerOf(piece)?.Who is not Who.Resident => Person.Resident(_home.Sex),
            _ => person,
        };

    private static bool IsWorkersOwn(Piece piece) => piece.Carried || piece.Kind is not ClauseKind.Stated and not ClauseKind.Reported;

    // Somebody is named as speaking in this sentence, not only in one before.
    private bool SpeaksHere(Piece piece)
    {
        for (
            var i = Math.Max(0, piece.Index - FarBack);
            i < Math.Min(_pieces.Count, piece.Index + FarBack) && _pieces[i].Sentence <= piece.Sentence;
            i++
        )
        {
            if (_pieces[i].Sentence == piece.Sentence && !_pieces[i].Carried && _pieces[i].Kind is ClauseKind.Stated or ClauseKind.Reported)
                return true;
        }
        return false;
    }

    private bool IsGrownUp(Person person) => !_home.HasMinors && !person.Outside;

    // In the same sentence a pronoun means whom it is about, if the sex fits; else the resident.
    private Person OfPronoun(Person pronoun, Piece piece)
    {
        var before = _inPiece[piece.Index]
            .Where(person =>
                person.End <= pronoun.Start
                && !person.Speaks
                && !IsObject(person, piece)
                && person.Who
                    is not (Who.He or Who.She or Who.They or Who.Him or Who.Me or Who.Them or Who.Anyone or Who.I or Who.You or Who.Worker)
            )
            .LastOrDefault();
        var topic = before ?? _topicBefore[piece.Index];
        if (
            topic is not null
            && topic.Who is not Who.Resident
            && Fits(topic.Sex, pronoun.Sex)
            && (topic.Outside || topic.Sex == pronoun.Sex || !Fits(_home.Sex, pronoun.Sex))
        )
            return Resolve(topic, piece);
        if (Fits(_home.Sex, pronoun.Sex))
            return Person.Resident(_home.Sex);
        for (var i = piece.Index; i >= Math.Max(0, piece.Index - FarBack); i--)
        {
            var other = _inPiece[i]
                .LastOrDefault(person => person.Start < pronoun.Start && person.Sex == pronoun.Sex && Household.IsSomebody(person.Who));
            if (other is not null)
                return Resolve(other, _pieces[i]);
        }
        // "She says he …": somebody of the house whom the note does not name.
        return new Person(Who.Kin, pronoun.Start, pronoun.End, false, pronoun.Sex, false);
    }

    /// <summary>Whom a pronoun means to whom something is done: not the one who does it.</summary>
    public Person ResolveObject(Person pronoun, Piece piece, Person? doer)
    {
        if (pronoun.Who is not (Who.He or Who.She or Who.They or Who.Him or Who.Them))
            return Resolve(pronoun, piece);
        var topic = _topicBefore[piece.Index] is { } before ? Resolve(before, piece) : null;
        if (
            topic is not null
            && topic.Who is not Who.Resident
            && !IsSame(topic, doer)
            && (topic.Outside || (topic.Sex == pronoun.Sex && topic.Sex is not Sex.Unknown))
        )
            return topic;
        // "He won't let her out", in a note that does not tell who is a woman: the resident tells it.
        var isOtherPronoun = doer is { Who: Who.Resident, Start: < 0 } && _home.Sex is Sex.Unknown;
        if (doer?.Who is not Who.Resident || isOtherPronoun)
            return doer is { Outside: true } && topic is { Outside: true }
                ? new Person(Who.SomePerson, pronoun.Start, pronoun.End, true, pronoun.Sex, false)
                : Person.Resident(_home.Sex);
        for (var i = piece.Index; i >= Math.Max(0, piece.Index - FarBack); i--)
        {
            var other = _inPiece[i]
                .LastOrDefault(person =>
                    person.Start < pronoun.Start && Household.IsSomebody(person.Who) && !person.Outside && Fits(person.Sex, pronoun.Sex)
                );
            if (other is not null)
                return Resolve(other, _pieces[i]);
        }
        return new Person(Who.Kin, pronoun.Start, pronoun.End, false, pronoun.Sex, false);
    }

    private static bool IsSame(Person one, Person? other) => other is not null && one.Who == other.Who && one.Outside == other.Outside;

    private static bool Fits(Sex one, Sex other) => one is Sex.Unknown || other is Sex.Unknown || one == other;

    private Person Continued(Piece piece) =>
        _topicBefore[piece.Index] is { } topic ? Resolve(topic, piece)
        : SpeakerOf(piece) is { Who: Who.Child } child ? child
        : Person.Resident(_home.Sex);

    private void Name(HitIndex<Who> words, HitIndex<Sign> signs)
    {
        var found = NamesOfTheResident()
            .Concat(
                words
                    .All.Where(word => word.Value is not (Who.Female or Who.Male or Who.OldTitle or Who.ACertain))
                    .Select(word => (word.Value, word.Start, word.End))
            )
            .Concat(NamedByTitle(words))
            .Concat(NamesOfChildren())
            .Concat(NamesOfTheNote(words))
            .OrderBy(word => word.Start)
            .ThenByDescending(word => word.End);
        var (last, at) = (-1, 0);
        _people = [.. words.All.Where(word => Household.IsSomebody(word.Value)).Select(word => word.Start)];
        var known = new Dictionary<string, Who>(StringComparer.Ordinal);
        foreach (var (who, start, end) in found)
        {
            if (start < last)
                continue;
            while (at + 1 < _pieces.Count && _pieces[at + 1].Start <= start)
                at++;
            if (_pieces.Count == 0 || !_pieces[at].Holds(start))
                continue;
            last = end;
            if (who is Who.Nobody)
                continue;
            var role = RoleOf(who, start, end, known);
            var isCertain = words
                .Between(Math.Max(0, start - 8), start + 1)
                .Any(word => word.Value is Who.ACertain && word.End >= start - 3);
            var before = _inPiece[at].LastOrDefault();
            var belongs = before is { Outside: true } && start - before.End <= (who is Who.Child ? BelongsWithin : 3);
            known[_text[start..end]] = role;
            _hasParent |= who is Who.Parent;
            _lastNamed = Named(role, start, end, isCertain, belongs, words);
            _inPiece[at].Add(_lastNamed with { Speaks = Speaks(start, end, _pieces[at], signs) });
        }
    }

    // 孙女小冉: whoever the name is said to be, here and wherever it is named again; 小雅三年级: a child.
    private Who RoleOf(Who who, int start, int end, Dictionary<string, Who> known)
    {
        if (who is not Who.Outside || !_names.Contains(start))
            return who;
        if (known.TryGetValue(_text[start..end], out var before) && before is not Who.Outside)
            return before;
        if (_lastNamed is { Who: Who.Child or Who.Offspring or Who.Kin or Who.Partner or Who.Parent } said && said.End == start)
            return said.Who;
        return _signs
            .Between(end, end + 3)
            .Any(sign => sign.Value is Sign.School && _text[sign.Start..sign.End].EndsWith("年级", StringComparison.Ordinal))
            ? Who.Child
            : who;
    }

    private Person? _lastNamed;
    private bool _hasParent;
    private readonly HashSet<int> _names = [];
    private const int BelongsWithin = 8;

    private Person Named(Who who, int start, int end, bool isCertain, bool belongs, HitIndex<Who> words)
    {
        var sex = who switch
        {
            Who.He or Who.Him => Sex.Male,
            Who.She => Sex.Female,
            Who.Resident => _home.Sex,
            _ => Household.SexOf(_text.AsSpan(start, end - start), words.Between(start, end), start, end),
        };
        var role = who switch
        {
            Who.OldPerson when isCertain || belongs => Who.OldPerson,
            Who.OldPerson when _home.IsOld || start < 12 => Who.Resident,
            Who.Parent when _home.IsOld && end - start >= 2 && _home.Name.EndsWith(_text[start..end], StringComparison.Ordinal) =>
                Who.Resident,
            Who.Partner when (_home.Sex is Sex.Female || _home.IsOld) && _text.AsSpan(start, end - start) is "媳妇" => Who.Kin,
            Who.OldPerson when _hasParent => Who.OldPerson,
            Who.OldPerson when !_home.IsFrail && !IsCalledOld(start) => Who.Outside,
            _ => who,
        };
        var outside = role is Who.Outside or Who.SomePerson || belongs || (isCertain && role is Who.OldPerson && !_hasParent);
        return new Person(role, start, end, outside, sex, false);
    }

    // 老人 is also the old mother of the house; 老太太, old lady, hardly.
    private bool IsCalledOld(int at) => _text.AsSpan(at).StartsWith("老人") || _text.AsSpan(at).StartsWith("长者");

    // 周姨说 speaks; 她说的 does not tell who.
    private bool Speaks(int start, int end, Piece piece, HitIndex<Sign> signs)
    {
        foreach (var sign in signs.Between(end, Math.Min(piece.End, end + SaysWithin + 1)))
        {
            if (sign.Value is Sign.Says)
                return !_inPiece[piece.Index].Any(other => other.Start >= end && other.End <= sign.Start) && start >= piece.Start;
        }
        return false;
    }

    private IEnumerable<(Who Who, int Start, int End)> NamesOfTheResident()
    {
        if (_home.Name.Length == 0)
            yield break;
        for (
            var at = _text.IndexOf(_home.Name, StringComparison.Ordinal);
            at >= 0;
            at = _text.IndexOf(_home.Name, at + _home.Name.Length, StringComparison.Ordinal)
        )
            yield return (Who.Resident, at, at + _home.Name.Length);
    }

    // 王婆婆, 周姨 in the middle of a note about somebody else.
    private IEnumerable<(Who Who, int Start, int End)> NamedByTitle(HitIndex<Who> words)
    {
        foreach (var word in words.All)
        {
            if (word.Value is not (Who.OldTitle or Who.Female or Who.Male) || word.Start == 0)
                continue;
            if (TextFolding.IsHan(_text[word.Start]) && IsSurname(_text[word.Start - 1]))
                yield return (Who.Outside, word.Start - 1, word.End);
        }
    }

    // Names that only the note itself explains: 小宝, Leo, Aunt Fong of the third floor.
    private IEnumerable<(Who Who, int Start, int End)> NamesOfTheNote(HitIndex<Who> words)
    {
        foreach (var mention in _note.People)
        {
            if (mention.Kind is not (PersonKind.Child or PersonKind.Other) || mention.Length < 2)
                continue;
            var inside = words.Between(mention.Start, mention.End).ToList();
            if (inside.Any(word => word.Value is not (Who.Female or Who.Male or Who.OldTitle or Who.ACertain)))
                continue;
            _names.Add(mention.Start);
            if (mention.Kind is PersonKind.Child || inside.Count > 0 || _text[mention.Start] is '小' or '老' or '阿')
                yield return (mention.Kind is PersonKind.Child ? Who.Child : Who.Outside, mention.Start, mention.End);
        }
    }

    private const string Surnames =
        "王李张刘陈杨黄赵周吴徐孙马胡朱郭何罗高林郑梁谢唐许冯宋韩邓彭曹曾田萧潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤祝霍关冼麦区甘欧伍简施温柯俞赖聂韦柳傅翁褚耿桂窦闵倪鲁尤仇申齐乔焦古岑骆殷阮凌章梅盛颜裴翟苗路包左岳祁穆毕华涂池屈项祝娄卓蓝贝鲍成戚费廉薄喻阎花佟";

    public static bool IsPetName(char c) => PetNames.Contains(c, StringComparison.Ordinal);

    public static bool IsSurname(char c) => Surnames.Contains(c, StringComparison.Ordinal);

    // 豆豆, 乐乐: names of children, unless it is the resident's.
    private IEnumerable<(Who Who, int Start, int End)> NamesOfChildren()
    {
        for (var at = 0; at + 1 < _text.Length; at++)
        {
            if (
                _text[at] == _text[at + 1]
                && PetNames.Contains(_text[at], StringComparison.Ordinal)
                && (at + 2 >= _text.Length || _text[at + 2] != _text[at])
                && !(_home.Name.Length == 2 && _home.Name[0] == _text[at])
            )
                yield return (Who.Child, at, at + 2);
        }
        foreach (var age in Ages.AllIn(_text))
        {
            if (age.Years < 18 && NameBefore(age.At) is { } name)
                yield return (Who.Child, name.Start, name.End);
        }
    }

    private const string PetNames =
        "豆乐欢贝妞朵果糖壮童丁当萌甜涵萱轩佳晨阳洋洋雨琪琪婷珍莉莹莎雯露菲妮娜丽诺诺安康宁瑞瑶媛园圆彤东冬明亮晶强军磊毛咪米蛋笑跳虎鹏坤杰俊浩宇子淘铛";

    // Leo, 7, … ; Leo (7)
    private (int Start, int End)? NameBefore(int at)
    {
        var end = at;
        while (end > 0 && _text[end - 1] is ' ' or ',' or '(')
            end--;
        if (end == at || end == 0 || !char.IsAsciiLetter(_text[end - 1]))
            return null;
        var start = end;
        while (start > 0 && char.IsAsciiLetter(_text[start - 1]))
            start--;
        return _text.AsSpan(start, end - start).SequenceEqual(_home.Name) ? null : (start, end);
    }

    // The speaker of a piece holds until another one speaks or the sentence ends; whom it is about likewise.
    private void Follow()
    {
        Person? speaker = null;
        Person? topic = null;
        var sentence = -1;
        foreach (var piece in _pieces)
        {
            if (piece.Sentence != sentence)
            {
                // "There is an old lady at number 30. Eats once a day." goes on about her; a sentence with somebody in it does not.
                topic =
                    topic is { Outside: true } && _inPiece[piece.Index].Count == 0 && piece.Kind is not ClauseKind.Stated ? topic : null;
                speaker = null;
                sentence = piece.Sentence;
            }
            var said = _inPiece[piece.Index].LastOrDefault(person => person.Speaks);
            if (said is not null)
                speaker = said;
            else if (piece.Speaker is not null)
                speaker = Named(piece.Speaker);
            else if (piece.Kind is ClauseKind.Observed or ClauseKind.WorkerSaid or ClauseKind.Arranged or ClauseKind.Judged)
                speaker = null;
            _speakers[piece.Index] = speaker ?? (piece.Kind is ClauseKind.Stated ? Person.Resident(_home.Sex) : null);
            _topicBefore[piece.Index] = topic;
            var first = true;
            foreach (var person in _inPiece[piece.Index])
            {
                var leads = first && IsSubject(person, piece);
                first &= person.Speaks || IsPossessor(person) || IsObject(person, piece) || IsDead(person, piece);
                if (person.Who is Who.Resident && !person.Speaks)
                    topic = null;
                else if (
                    leads
                    && !IsDead(person, piece)
                    && !person.Speaks
                    && person.Who
                        is not (
                            Who.I
                            or Who.You
                            or Who.He
                            or Who.She
                            or Who.They
                            or Who.Him
                            or Who.Me
                            or Who.Them
                            or Who.Anyone
                            or Who.Helper
                        )
                    && !IsPossessor(person)
                    && !IsObject(person, piece)
                )
                    topic = ActsOnAPronoun(person, piece) ? null : person;
                else if (person.Who is Who.He or Who.She or Who.They && !person.Speaks)
                    topic = OfPronoun(person, piece);
            }
        }
    }

    // 邻居教她骑车，摔了两跤: it goes on about her.
    private bool ActsOnAPronoun(Person person, Piece piece) =>
        !person.Outside || person.Who is Who.Outside
            ? _inPiece[piece.Index]
                .Any(other =>
                    other.Start >= person.End
                    && other.Who is Who.She or Who.He or Who.Him or Who.I or Who.Me or Who.They or Who.Them
                    && !IsPossessor(other)
                )
            : false;

    // As the clause reader has it: 豆豆, the neighbour.
    private Person Named(string speaker)
    {
        var narrow = TextFolding.Narrow(speaker);
        if (_named.TryGetValue(narrow, out var before))
            return before;
        var known = _inPiece
            .SelectMany(people => people)
            .FirstOrDefault(person => _text.AsSpan(person.Start, person.End - person.Start).SequenceEqual(narrow));
        var who =
            known?.Who
            ?? _lexicon.HitsIn(narrow).Where(hit => Household.IsSomebody(hit.Value)).Select(hit => (Who?)hit.Value).LastOrDefault()
            ?? Who.Outside;
        return _named[narrow] = new Person(who, -1, -1, known?.Outside ?? who is Who.Outside, known?.Sex ?? Sex.Unknown, true);
    }

    private bool IsDead(Person person, Piece piece) =>
        _signs.Between(person.End, Math.Min(piece.End, person.End + 12)).Any(sign => sign.Value is Sign.Dead)
        || _text.AsSpan(0, person.Start).EndsWith("late ");

    // Whom a sentence begins with is whom it is about; who is named in the midst of it need not be.
    private bool IsSubject(Person person, Piece piece)
    {
        var from = piece.Start;
        foreach (var sign in _signs.Between(piece.Start, person.Start))
        {
            if (sign.Value is Sign.Says && sign.End <= person.Start)
                from = sign.End;
        }
        var before = _text.AsSpan(from, person.Start - from).Trim();
        return before.IsEmpty || (TextFolding.IsHan(before[^1]) ? before.Length <= 5 : before.Count(' ') <= 2);
    }

    // 孙子作业, 儿子的学费: the words are not about him.
    private bool IsPossessor(Person person)
    {
        // 他妈, 他的女儿.
        if (
            person.Who is Who.He or Who.She or Who.They or Who.I
            && (_people.Contains(person.End) || (person.End < _text.Length && _text[person.End] is '的' or '嘅'))
        )
            return true;
        var after = _text.AsSpan(person.End);
        after =
            after.StartsWith("的") || after.StartsWith("嘅") ? after[1..]
            : after.StartsWith("'s ") ? after[3..]
            : after;
        foreach (var thing in Things)
        {
            if (after.StartsWith(thing))
                return true;
        }
        return false;
    }

    private static readonly string[] Things =
    [
        "作业",
        "成绩",
        "学费",
        "学校",
        "老师",
        "婚事",
        "婚礼",
        "房子",
        "电话",
        "工作",
        "单位",
        "公司",
        "照片",
        "功课",
        "事",
        "补习",
        "homework",
        "school",
        "exam",
        "wedding",
        "photo",
        "room",
        "house",
        "flat",
        "job",
    ];

    // 问邻居, 给儿子打电话, with her son: not whom the sentence is about.
    private bool IsObject(Person person, Piece piece)
    {
        var before = _text.AsSpan(piece.Start, person.Start - piece.Start).TrimEnd(" 了过着咗");
        foreach (var word in ObjectMarkers)
        {
            if (before.EndsWith(word))
                return true;
        }
        return false;
    }

    private static readonly string[] ObjectMarkers =
    [
        "给",
        "跟",
        "和",
        "同",
        "对",
        "被",
        "向",
        "找",
        "问",
        "告诉",
        "帮",
        "让",
        "叫",
        "请",
        "替",
        "通知",
        "联系",
        "怕",
        "想",
        "把",
        "畀",
        "等",
        "骂",
        "打",
        "推",
        "by",
        "with",
        "to",
        "from",
        "for",
        "ask",
        "asked",
        "tell",
        "told",
        "call",
        "called",
        "rang",
        "hit",
        "hits",
        "beat",
        "beats",
        "and",
        "miss",
        "misses",
    ];
}
