using System.Buffers;
using CommunityCoachBot.Coaching.Reading.Cues;
using CommunityCoachBot.Coaching.Reading.Notes;

namespace CommunityCoachBot.Coaching.Reading.Risks;

/// <summary>A flag, and whose risk it is.</summary>
internal readonly record struct Bearing(string Flag, Person Subject);

/// <summary>Finds whose risk a cue is and, for what people do to each other, which flag that makes it (visit-summary §6).</summary>
internal sealed class Deeds(NoteSigns signs)
{
    private const int ObjectWithin = 14;

    /// <summary>The topics of the lexicon that are no flags.</summary>
    public static IReadOnlySet<string> Names { get; } =
        new HashSet<string>(StringComparer.Ordinal)
        {
            "violence",
            "marks",
            "confined",
            "control",
            "starved",
            "untreated",
            "scolded",
            "money-taken",
            "threat",
            "phone-dead",
        };

    public Bearing? Of(CueHit<RiskCue> cue, Piece piece)
    {
        var topic = cue.Value.Topic;
        if (cue.Value.Grade is Grade.NeedsChild && !IsAboutChild(cue, piece))
            return null;
        return topic switch
        {
            "worker-safety" => OfWorker(cue, piece),
            "child-abuse" or "child-unattended" => new Bearing(topic, ChildAt(cue, piece)),
            "lost-contact" => OfMissing(cue, piece),
            "financial-exploitation" => new Bearing(topic, Robbed(cue, piece)),
            "neglect" => new Bearing(topic, Neglected(cue, piece)),
            "fire-gas-hazard" => new Bearing(topic, AtHome(cue, piece)),
            "phone-dead"
                when signs
                    .People.In(piece)
                    .Any(person =>
                        person.End <= cue.Start + 1
                        && cue.Start - person.End <= 2
                        && Household.IsSomebody(person.Who)
                        && !person.Outside
                        && person.Who is not Who.OldPerson
                    ) => null,
            "phone-dead" => signs.People.About(piece, cue.Start)
                is { Who: Who.Resident or Who.Outside or Who.OldPerson or Who.SomePerson } missing
                ? new Bearing("lost-contact", missing)
                : null,
            "harm-to-others" when cue.Value.Grade is Grade.Joke && Nearby(cue, piece) is { } child => new Bearing("child-abuse", child),
            "marks" => OfMarks(cue, piece),
            "threat" => OfThreat(cue, piece),
            "domestic-violence" or "adult-abuse" => OfDeed(cue, piece),
            _ when Names.Contains(topic) => OfDeed(cue, piece),
            _ => new Bearing(topic, Sufferer(cue, piece)),
        };
    }

    // Whom one speaks with is not missing; whom a piece does not name is the resident, not whoever was named before.
    private Bearing? OfMissing(CueHit<RiskCue> cue, Piece piece)
    {
        var whose = Sufferer(cue, piece);
        if (
            !whose.Outside
            && !signs.People.In(piece).Any(person => person.End <= cue.End && Household.IsSomebody(person.Who) && !person.Speaks)
        )
            whose = signs.People.About(piece, cue.Start) is { Outside: true } outside ? outside : Person.Resident(signs.Home.Sex);
        return new Bearing("lost-contact", whose);
    }

    /// <summary>The resident speaks in this note, and so is not missing now.</summary>
    public bool IsFound => _residentSpeaks.Value;

    private readonly Lazy<bool> _residentSpeaks = new(() =>
        signs.Pieces.Any(piece =>
            signs.People.SpeakerOf(piece) is { Who: Who.Resident or Who.He or Who.She or Who.They }
            && (
                signs
                    .People.In(piece)
                    .Any(person => person.Speaks && !person.Outside && person.Who is Who.Resident or Who.He or Who.She or Who.They)
                || signs.In(piece, Sign.Says).Any(sign => sign.Start == piece.Start)
            )
        )
    );

    // 儿子四天没来: who does not come is not the one who is left.
    private Person Neglected(CueHit<RiskCue> cue, Piece piece)
    {
        var about = Sufferer(cue, piece);
        var words = signs.Text.AsSpan(piece.Start, piece.End - piece.Start);
        return
            about is { Outside: false, Who: Who.Offspring or Who.Kin or Who.Partner or Who.Parent or Who.Child }
            && piece.Holds(about.Start)
            && IsAbsence(words)
            ? signs.Home.HasMinors && about.Who is Who.Parent or Who.Partner
                ? new Person(Who.Child, cue.Start, cue.Start, false, Sex.Unknown, false)
                : about.Who is Who.Child && !IsAdultCarer(about)
                    ? about
                    : Person.Resident(signs.Home.Sex)
            : about;
    }

    private bool IsAdultCarer(Person person) => IsOfTheYounger(person) && !signs.Home.HasMinors;

    private static bool IsAbsence(ReadOnlySpan<char> words)
    {
        foreach (var absence in Absences)
        {
            if (words.Contains(absence, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static readonly string[] Absences =
    [
        "不管",
        "不理",
        "没来",
        "不来",
        "没人来",
        "不露面",
        "不闻不问",
        "撒手",
        "唔理",
        "冇嚟",
        "冇人嚟",
        "hasn't been",
        "haven't been",
        "doesn't come",
        "don't come",
        "didn't come",
    ];

    // Whose money it is: the resident's, unless somebody else is plainly the one who pays or is robbed. Who takes, sells, rings or holds the card is not.
    private Person Robbed(CueHit<RiskCue> cue, Piece piece)
    {
        var about = Sufferer(cue, piece);
        if (about.Who is Who.Resident || about.Start < 0)
            return about;
        var isPayer =
            about.Who is not (Who.SomePerson or Who.Helper or Who.Worker or Who.Anyone)
            && piece.Holds(about.Start)
            && about.Start <= cue.Start
            && !cue.Value.Topic.Contains("taken", StringComparison.Ordinal);
        var isHolder = cue.Value.HasGap && about.Start >= cue.Start;
        var isReported = about.Outside && about.Who is not Who.SomePerson && signs.People.SpeakerOf(piece) is not null;
        return (isPayer && !isHolder) || isReported ? about : Person.Resident(signs.Home.Sex);
    }

    // "He pushed me out" in the resident's words is not about the worker.
    private Bearing? OfWorker(CueHit<RiskCue> cue, Piece piece)
    {
        var me = signs
            .People.In(piece)
            .FirstOrDefault(person => person.Who is Who.I or Who.Me && person.End > cue.Start && person.Start < cue.End);
        var before = signs.People.In(piece).LastOrDefault(person => person.End <= cue.Start && !person.Speaks);
        return me is not null && !IsWorkersMe(me, Resolved(before, piece), piece) && signs.People.Resolve(me, piece).Who is not Who.Worker
            ? null
            : new Bearing("worker-safety", new Person(Who.Worker, cue.Start, cue.Start, false, Sex.Unknown, false));
    }

    // Whose the trouble is: whom the words are about; but what is taken from "her" is hers, and "somebody is after him" is not about somebody.
    private Person Sufferer(CueHit<RiskCue> cue, Piece piece)
    {
        var about = signs.People.About(piece, cue.Start);
        // 饿不着我: the one who says it.
        if (
            signs
                .People.In(piece)
                .FirstOrDefault(person => person.Start > cue.Start && person.End <= cue.End && person.Who is Who.I or Who.Me)
                is { } self
            && signs.People.Resolve(self, piece) is { Who: not Who.Worker } own
        )
            return own;
        if (
            about.Who is not Who.Resident
            && cue.Value.Topic is "financial-exploitation" or "acute-distress"
            && ObjectIn(cue, piece, about) is { } named
        )
            return named;
        if (cue.Value.Topic is "acute-distress" && about.Who is Who.Outside && signs.Text[cue.Start] is '有' or '要' or '害' or '听')
            return Person.Resident(signs.Home.Sex);
        // 楼上装修睡不着: a place, not a person; the fridge is the home's.
        if (about.Who is Who.Outside && IsOwnState(cue) && IsPlace(about))
            return Person.Resident(signs.Home.Sex);
        if (!about.Outside && cue.Value.Topic is "missing-meals" && IsOfTheHome(cue))
            return Person.Resident(signs.Home.Sex);
        return about.Who is Who.Helper or Who.Worker ? Person.Resident(signs.Home.Sex) : about;
    }

    private static bool IsOwnState(CueHit<RiskCue> cue) =>
        cue.Value.Topic is "acute-distress" or "suicide-risk" or "missing-meals" or "medication-risk" or "self-neglect";

    private bool IsPlace(Person about)
    {
        var words = about.Start < 0 ? default : signs.Text.AsSpan(about.Start, about.End - about.Start);
        return words
            is "楼上"
                or "楼下"
                or "隔壁"
                or "对门"
                or "对面"
                or "隔篱"
                or "upstairs"
                or "downstairs"
                or "next door"
                or "next-door"
                or "opposite";
    }

    private static readonly SearchValues<char> ThingsOfTheHome = SearchValues.Create("冰柜缸锅灶米");

    private bool IsOfTheHome(CueHit<RiskCue> cue)
    {
        var words = signs.Text.AsSpan(cue.Start, cue.Length);
        return words.ContainsAny(ThingsOfTheHome)
            || words.Contains("fridge", StringComparison.Ordinal)
            || words.Contains("cupboard", StringComparison.Ordinal)
            || words.Contains("in the house", StringComparison.Ordinal);
    }

    // The pronoun in a cue: 要害他, holds her card.
    private Person? ObjectIn(CueHit<RiskCue> cue, Piece piece, Person? doer)
    {
        var inside = signs
            .People.In(piece)
            .FirstOrDefault(person =>
                person.Start > cue.Start
                && person.End <= cue.End
                && person.Who is Who.I or Who.He or Who.She or Who.They or Who.Him or Who.Me or Who.Them
            );
        if (inside is not null)
            return signs.People.ResolveObject(inside, piece, doer);
        return Pronoun(cue, piece) is { } pronoun ? signs.People.ResolveObject(pronoun, piece, doer) : null;
    }

    // "Her" is both whose and whom; inside a cue either is the one it is done to.
    private Person? Pronoun(CueHit<RiskCue> cue, Piece piece)
    {
        var length =
            cue.Value.HasGap && char.IsAsciiLetter(signs.Text[cue.End - 1])
                ? Math.Min(piece.End, cue.End + ObjectWithin) - cue.Start
                : cue.Length;
        if (length < cue.Length)
            length = cue.Length;
        foreach (var (word, who, sex) in Pronouns)
        {
            var at = signs.Text.AsSpan(cue.Start, length).IndexOf(word);
            if (
                at > 0
                && signs.Text[cue.Start + at - 1] is ' '
                && (cue.Start + at + word.Length >= signs.Text.Length || !char.IsAsciiLetter(signs.Text[cue.Start + at + word.Length]))
            )
                return new Person(who, cue.Start + at, cue.Start + at + word.Length, false, sex, false);
        }
        return null;
    }

    private static readonly (string Word, Who Who, Sex Sex)[] Pronouns =
    [
        ("her", Who.She, Sex.Female),
        ("him", Who.He, Sex.Male),
        ("his", Who.He, Sex.Male),
        ("my", Who.I, Sex.Unknown),
        ("me", Who.I, Sex.Unknown),
        ("them", Who.They, Sex.Unknown),
        ("their", Who.They, Sex.Unknown),
    ];

    private bool IsAboutChild(CueHit<RiskCue> cue, Piece piece)
    {
        var about = signs.People.About(piece, cue.Start, objects: true);
        return about.IsChild || (about.Who is Who.Resident && signs.Home.IsChild);
    }

    private Person ChildAt(CueHit<RiskCue> cue, Piece piece)
    {
        if (signs.Has(piece, Sign.Childhood) && !signs.Home.IsChild)
            return Person.Resident(signs.Home.Sex);
        // 孙女叫同班的按到厕所: those inside the cue are the ones who do it.
        if (cue.Value.HasGap && signs.People.About(piece, cue.Start) is { Who: Who.Child, Outside: false } child)
            return Outside(child, piece) ? child with { Outside = true }
                : signs.Home.IsChild ? Person.Resident(signs.Home.Sex)
                : child;
        var within = signs.People.In(piece).FirstOrDefault(person => person.Start >= cue.Start && person.End <= cue.End && !person.Speaks);
        if (within is not null && signs.People.Resolve(within, piece) is { Who: Who.Child } named)
            return Outside(named, piece) ? named with { Outside = true }
                : signs.Home.IsChild ? Person.Resident(signs.Home.Sex)
                : named;
        var about = signs.People.About(piece, cue.Start, objects: true);
        if (about.IsChild)
            return about;
        if (Outside(about, piece))
            return about with { Who = Who.Child, Outside = true };
        return signs.Home.IsChild
            ? Person.Resident(signs.Home.Sex)
            : new Person(Who.Child, cue.Start, cue.Start, false, Sex.Unknown, false);
    }

    private bool Outside(Person person, Piece piece) =>
        person.Outside || signs.People.About(piece, piece.Start) is { Outside: true } && person.Who is Who.Child;

    // A fire is everybody's in the home.
    private Person AtHome(CueHit<RiskCue> cue, Piece piece)
    {
        var about = signs.People.About(piece, cue.Start);
        // The neighbour who smelt it smelt it here.
        if (about.Outside && !signs.Signs.Between(Math.Max(0, about.End), cue.End).Any(sign => sign.Value is Sign.Sees or Sign.Says))
            return about;
        return signs.Home.HasOthers && cue.Value.Grade is Grade.Immediate
            ? new Person(Who.Kin, cue.Start, cue.Start, false, Sex.Unknown, false)
            : Person.Resident(signs.Home.Sex);
    }

    // 想掐死个衰仔: the child a joke is about.
    private Person? Nearby(CueHit<RiskCue> cue, Piece piece) =>
        signs
            .People.In(piece)
            .Where(person => person.Start >= cue.Start && person.Start <= cue.End + 4 && !person.Speaks)
            .Select(person => signs.People.Resolve(person, piece))
            .FirstOrDefault(person => person.IsChild);

    private Bearing? OfMarks(CueHit<RiskCue> cue, Piece piece)
    {
        var whose = signs.People.About(piece, cue.Start);
        if (whose.IsChild || (whose.Who is Who.Resident && signs.Home.IsChild))
            return new Bearing("child-abuse", whose);
        return null;
    }

    private Bearing? OfThreat(CueHit<RiskCue> cue, Piece piece)
    {
        var (doer, victim) = Parties(cue, piece);
        if (victim is { Who: Who.Worker })
            return new Bearing("worker-safety", victim);
        if (victim is { Who: Who.Resident } && doer is { Outside: false, Who: not Who.Resident })
            return new Bearing("domestic-violence", victim);
        return new Bearing("harm-to-others", doer ?? signs.People.About(piece, cue.Start));
    }

    private Bearing? OfDeed(CueHit<RiskCue> cue, Piece piece)
    {
        var (doer, named) = Parties(cue, piece);
        if (
            cue.Value.Topic is "confined"
            && named is null
            && !IsPassive(cue)
            && (doer is null or { Who: Who.Resident })
            && signs.People.About(piece, cue.Start).Who is Who.Resident
            && !(doer is not null && GoesOut(piece))
        )
            return null;
        if ((named is null && cue.Value.Grade is Grade.NeedsVictim) || (cue.Value.Grade is Grade.NeedsDoer && !HasDoer(cue, piece)))
            return null;
        // What the resident does to nobody whom the note names is no violence: 他一脚把凳子踹翻.
        if (
            named is null
            && doer is { Who: Who.Resident }
            && !IsPassive(cue)
            && cue.Value.Topic is "violence" or "domestic-violence"
            && !IsMark(cue)
        )
            return null;
        var victim = named ?? Unnamed(cue, piece, doer);
        if (victim is null || FlagOf(cue, piece, victim, doer) is not { } flag)
            return null;
        return new Bearing(flag, flag is "domestic-violence" && victim.Who is Who.Worker ? Person.Resident(signs.Home.Sex) : victim);
    }

    /// <summary>Who does it and to whom, as far as the piece says.</summary>
    private (Person? Doer, Person? Victim) Parties(CueHit<RiskCue> cue, Piece piece)
    {
        var people = signs.People.In(piece).Where(person => !person.Speaks).ToList();
        var inside = people.Where(person => person.Start >= cue.Start && person.End <= cue.End + 1).ToList();
        var before = people.LastOrDefault(person => person.End <= cue.Start && person.Who is not (Who.Him or Who.Me or Who.Them));
        if (IsPassive(cue))
        {
            var by =
                inside.FirstOrDefault()
                ?? people.FirstOrDefault(person => person.Start >= cue.End && person.Start - cue.End <= ObjectWithin);
            return (Resolved(by, piece), Resolved(before, piece));
        }
        // "By" between doer and deed: 被老公打, 卡被弟弟拿走.
        var agent =
            inside.FirstOrDefault(person => IsBy(person.Start))
            ?? (before is not null && IsBy(before.Start) && cue.Start - before.End <= 4 ? before : null);
        if (agent is not null)
            return (
                Resolved(agent, piece),
                Resolved(people.LastOrDefault(person => person.End < agent.Start && person.Who is not Who.Anyone), piece)
            );
        // 她的低保卡在外甥那: who is named in it or behind it holds it.
        if (cue.Value.Topic is "money-taken" && before is null)
            return (Resolved(inside.FirstOrDefault() ?? Next(people, cue), piece), Person.Resident(signs.Home.Sex));
        // 男的把女的推下台阶.
        if (
            before is not null
            && before.Start > piece.Start
            && signs.Text[before.Start - 1] is '把' or '将'
            && people.LastOrDefault(person => person.End < before.Start) is { } subject
        )
            return (Resolved(subject, piece), signs.People.ResolveObject(before, piece, Resolved(subject, piece)));
        // 媳妇把她 | 助行器藏了; 她男人管她 | 管得紧: the pronoun behind the doer is whom it is done to.
        if (
            before is { Who: Who.She or Who.He or Who.They or Who.I }
            && cue.Start - before.End <= 2
            && !inside.Exists(person => person.Start > cue.Start)
            && people.LastOrDefault(person => person.End <= before.Start && Household.IsSomebody(person.Who) && !person.Outside)
                is { } ahead
            && TextFolding.IsHan(signs.Text[cue.Start])
        )
            return (Resolved(ahead, piece), signs.People.ResolveObject(before, piece, Resolved(ahead, piece)));
        var ownDoer = inside.FirstOrDefault(person => person.Start == cue.Start);
        var doer = Resolved(ownDoer ?? before, piece);
        if (IsFeared(cue) || IsMark(cue))
            return (null, Resolved(before, piece));
        var victim = inside.LastOrDefault(person => person.Start > cue.Start) ?? Next(people, cue);
        if (victim is not null)
        {
            var whom = IsWorkersMe(victim, doer, piece)
                ? victim with
                {
                    Who = Who.Worker,
                }
                : signs.People.ResolveObject(victim, piece, doer);
            return (doer, doer is { Outside: true } && whom.Who is not (Who.Resident or Who.Worker) ? whom with { Outside = true } : whom);
        }
        return (doer, Pronoun(cue, piece) is { } pronoun ? signs.People.ResolveObject(pronoun, piece, doer) : null);
    }

    // Nobody grabs himself: 我 is the worker where it is the resident who does it.
    private bool IsWorkersMe(Person victim, Person? doer, Piece piece) =>
        victim.Who is Who.I or Who.Me
        && signs.People.SpeakerOf(piece) is null or { Who: Who.Resident or Who.He or Who.She or Who.They }
        && (
            doer is { Who: Who.Resident }
            || (
                doer is null
                && !signs
                    .Before(piece)
                    .Prepend(piece)
                    .SelectMany(signs.People.In)
                    .Any(person => Household.IsSomebody(person.Who) && !person.Speaks)
                && !signs.Has(piece, Sign.Says)
            )
        );

    // Bruises are on whom it was done to.
    private bool IsMark(CueHit<RiskCue> cue)
    {
        var words = signs.Text.AsSpan(cue.Start, cue.Length);
        return words.StartsWith("bruis")
            || words.StartsWith("black eye")
            || words.StartsWith("split lip")
            || words.StartsWith("finger marks")
            || words.StartsWith("marks");
    }

    // 怕他回来: he is feared, not harmed.
    private bool IsFeared(CueHit<RiskCue> cue)
    {
        var words = signs.Text.AsSpan(cue.Start, cue.Length);
        return words[0] is '怕' or '惊'
            || words.StartsWith("afraid")
            || words.StartsWith("scared")
            || words.StartsWith("frightened")
            || words.StartsWith("terrified");
    }

    private Person? Resolved(Person? person, Piece piece) => person is null ? null : signs.People.Resolve(person, piece);

    private Person? Next(List<Person> people, CueHit<RiskCue> cue)
    {
        var next = people.FirstOrDefault(person => person.Start >= cue.End);
        if (next is null)
            return null;
        var reach =
            char.IsAsciiLetter(signs.Text[cue.End - 1]) ? ObjectWithin
            : cue.Value.Topic is "confined" ? 6
            : 1;
        return next.Start - cue.End <= reach ? next : null;
    }

    private bool IsPassive(CueHit<RiskCue> cue) =>
        signs.Text[cue.Start] is '被' or '挨' or '畀' or '俾' or '遭'
        || (cue.Value.Grade is Grade.Denied && signs.Text.AsSpan(cue.Start, cue.Length).ContainsAny('挨', '捱'))
        || IsEnglishPassive(signs.Text.AsSpan(cue.Start, cue.Length));

    private static bool IsEnglishPassive(ReadOnlySpan<char> words) =>
        words.Contains(" by", StringComparison.Ordinal)
        || words.StartsWith("been ")
        || words.StartsWith("being ")
        || words.StartsWith("was ")
        || words.StartsWith("were ")
        || words.StartsWith("is ")
        || words.StartsWith("got ")
        || words.StartsWith("gets ")
        || words.StartsWith("getting ");

    private bool HasDoer(CueHit<RiskCue> cue, Piece piece) =>
        signs
            .People.In(piece)
            .Any(person => person.End <= cue.Start && cue.Start - person.End <= 3 && person.Who is not (Who.I or Who.Me or Who.Worker));

    private bool IsBy(int at) =>
        at > 0 && signs.Text[at - 1] is '被' or '畀' or '俾' or '遭' || (at >= 3 && signs.Text.AsSpan(at - 3, 3) is "by ");

    private Person? Unnamed(CueHit<RiskCue> cue, Piece piece, Person? doer)
    {
        if (signs.People.SpeakerOf(piece) is { Who: Who.Child } speaker)
            return speaker;
        // 胳膊上三道红印。…叔叔打的: the child whose marks they are.
        if (
            cue.Value.Grade is Grade.NeedsDoer
            && signs.JustBefore(piece, 10).SelectMany(signs.People.In).FirstOrDefault(person => person.IsChild) is { } child
        )
            return child;
        var about = signs.People.About(piece, cue.Start);
        // Counts her change: whoever is told of before is the one who does it.
        if (!IsPassive(cue) && doer is null && about is { Outside: false, Who: Who.Partner or Who.Ex })
            return Person.Resident(signs.Home.Sex);
        if (IsPassive(cue) || doer is null)
            return about.Who is Who.Helper or Who.Worker ? Person.Resident(signs.Home.Sex) : about;
        if (doer is { Outside: false, Who: Who.Partner or Who.Ex })
            return Person.Resident(signs.Home.Sex);
        // The topic before this piece, unless it is the doer.
        var topic = signs.People.About(piece, piece.Start);
        if (topic.Who is not Who.Resident && topic.Who != doer.Who)
            return topic;
        if (doer.Outside)
            return doer with { Who = Who.SomePerson };
        if (doer.Who is not Who.Resident)
            return Person.Resident(signs.Home.Sex);
        return cue.Value.Topic is "confined" ? CaredFor(piece) : new Person(Who.Kin, cue.Start, cue.Start, false, Sex.Unknown, false);
    }

    // Whom the resident locks in: somebody named after it, or the one the note is about from the beginning.
    private Person? CaredFor(Piece piece) =>
        signs
            .People.In(piece)
            .Concat(signs.After(piece, 1).SelectMany(signs.People.In))
            .Concat(signs.Pieces.Take(Math.Min(piece.Index, 20)).SelectMany(signs.People.In))
            .Where(person =>
                !person.Speaks && !person.Outside && person.Who is Who.Partner or Who.Parent or Who.Child or Who.Offspring or Who.OldPerson
            )
            .Select(person => signs.People.Resolve(person, piece))
            .FirstOrDefault();

    private string? FlagOf(CueHit<RiskCue> cue, Piece piece, Person victim, Person? doer)
    {
        if (victim.Who is Who.Worker)
            return doer is { Who: Who.Partner or Who.Ex } ? "domestic-violence"
                : cue.Value.Topic is "violence" or "scolded" ? "worker-safety"
                : null;
        var isChild = victim.IsChild || (victim.Who is Who.Resident && (signs.Home.IsChild || signs.Has(piece, Sign.Childhood)));
        if (cue.Value.Topic is "confined" && GoesOut(piece))
            return isChild ? "child-unattended" : "neglect";
        if (isChild)
            return cue.Value.Topic switch
            {
                "untreated" => "neglect",
                "control" or "money-taken" => null,
                "domestic-violence" when cue.Value.Grade is not Grade.Immediate => null,
                _ => "child-abuse",
            };
        if (cue.Value.Topic is "money-taken")
            return "financial-exploitation";
        var byPartner = doer?.Who is Who.Partner or Who.Ex;
        // Whom a grown-up child, a child-in-law or a nephew does it to is of the older generation.
        var byYounger = doer is { Who: Who.Offspring or Who.Child } || (doer is not null && IsOfTheYounger(doer));
        var isWeak =
            byYounger
            || victim.IsOld
            || (victim.Who is Who.Resident && (signs.Home.IsOld || signs.Home.IsFrail))
            || IsFrailHere(victim, piece);
        if (victim.Who is Who.Parent && doer?.Who is Who.Parent or Who.Partner)
            return "domestic-violence";
        if (isWeak && !byPartner)
            return "adult-abuse";
        if (victim.Who is Who.Parent && signs.Home.IsChild)
            return "domestic-violence";
        if (doer is { Outside: true } && victim.Who is Who.Resident && cue.Value.Topic is "violence" or "scolded")
            return null;
        return cue.Value.Topic is "untreated" or "adult-abuse" && !byPartner ? "adult-abuse" : "domestic-violence";
    }

    private bool IsOfTheYounger(Person doer)
    {
        if (doer.Start < 0 || doer.Outside)
            return false;
        var words = signs.Text.AsSpan(doer.Start, doer.End - doer.Start);
        foreach (var word in Younger)
        {
            if (words.EndsWith(word))
                return true;
        }
        return false;
    }

    private static readonly string[] Younger =
    [
        "媳妇",
        "儿子",
        "女儿",
        "闺女",
        "儿媳",
        "儿媳妇",
        "女婿",
        "侄子",
        "侄儿",
        "侄女",
        "外甥",
        "外甥女",
        "孙子",
        "孙女",
        "继子",
        "养子",
        "心抱",
        "新抱",
        "个仔",
        "个女",
        "孙仔",
        "侄仔",
        "son",
        "daughter",
        "nephew",
        "niece",
        "grandson",
        "granddaughter",
        "stepson",
        "stepdaughter",
        "son-in-law",
        "daughter-in-law",
    ];

    private bool GoesOut(Piece piece) =>
        signs.Has(piece, Sign.GoesOut)
        || signs.Before(piece).Take(1).Concat(signs.After(piece).Take(1)).Any(near => signs.Has(near, Sign.GoesOut));

    private bool IsFrailHere(Person victim, Piece piece) =>
        victim.Who is not Who.Resident && (signs.Has(piece, Sign.Frail) || signs.Before(piece).Any(near => signs.Has(near, Sign.Frail)));
}
