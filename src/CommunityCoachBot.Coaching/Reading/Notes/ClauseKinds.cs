using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>
/// Says of every clause who speaks and how: by the words that introduce it, else by what it looks like, else by the clause before, as long as the
/// sentence goes on.
/// </summary>
internal sealed class ClauseKinds(
    string narrow,
    string text,
    DateOnly visitDate,
    PeopleOfNote people,
    List<CueHit<KindCue>> kinds,
    bool english
)
{
    /// <summary>How far into a clause a cue may stand that gives its kind, after a person or a day: 他明天来, 药盒上周的没动.</summary>
    private const int Near = 5;

    private const NoteWord Speaks = NoteWord.Say | NoteWord.SayAfter;

    private int _cue;
    private int _token;

    /// <summary>The clause before was a question.</summary>
    private bool _asked;

    public ImmutableArray<Clause> Of(List<Segment> segments)
    {
        var clauses = new List<Clause>();
        Voice? waiting = null;
        var introduced = 0;
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            var before = clauses.Count > 0 ? clauses[^1] : null;
            var lastOfSentence = i + 1 == segments.Count || segments[i + 1].Sentence != segment.Sentence;
            var voice = VoiceOf(segment, clauses, out var inverted);
            if (voice is { Kind: ClauseKind.Stated or ClauseKind.Reported } && (inverted || IsEmpty(segment, voice)))
            {
                // "…, she says": it belongs to the words before. 她说：… belongs to those after.
                if (before is not null && before.Sentence == segment.Sentence && (lastOfSentence || inverted))
                {
                    clauses[^1] = Attributed(before, voice, segment);
                    waiting = null;
                    continue;
                }
                if (!lastOfSentence)
                {
                    (waiting, introduced) = (voice, waiting is null ? segment.Start : introduced);
                    continue;
                }
            }
            if (waiting is { } open)
            {
                voice ??= open with { Body = segment.Start };
                segment = segment with { Start = introduced };
                waiting = null;
            }
            voice ??= segment.Quoted ? new Voice(ClauseKind.Stated, segment.Start) : ByLooks(segment, before);
            clauses.Add(Clause(segment, voice));
            _asked = segment.Speech is { } speech && speech.Is(NoteWord.Ask) && voice.Kind is ClauseKind.WorkerSaid;
        }
        return [.. clauses];
    }

    private static readonly CueMatcher<int> ComingIn = new([
        (
            "(遇到|遇见|碰到|碰见|撞见|打来|来电|电话|插话|进来|回来|过来|赶来|走来|拦住|追上来|撞到|撞到|打电话嚟|返嚟|行埋嚟|met|rang|called|phoned|came in|came over|came back|joined|stopped me)",
            0
        ),
    ]);

    private static readonly CueMatcher<int> ComingOut = new([("(出来|过来|进来|走来|凑过来|插嘴|插话|探头|出嚟|过嚟|入嚟|行埋嚟)", 0)]);

    // Who the clause before began with, where it is somebody else than the resident or the worker.
    private PersonMention? OtherBefore(Clause before)
    {
        foreach (var mention in MentionsIn(before.Start, before.End))
            return mention.Start - before.Start <= 2 && mention.Kind is PersonKind.Kin or PersonKind.Other ? mention : null;
        return null;
    }

    /// <summary>How a clause is to be read.</summary>
    private sealed record Voice(ClauseKind Kind, int Body, string? Speaker = null, bool Carried = false);

    private static Clause Clause(Segment segment, Voice voice) =>
        new Clause(segment.Start, segment.End - segment.Start, segment.Sentence, voice.Kind)
        {
            Speaker = voice.Speaker,
            Body = Math.Clamp(voice.Body, segment.Start, segment.End),
            BodyEnd = segment.End,
            Carried = voice.Carried,
        };

    // Words that are somebody's already stay so: 我说不查证件她才说.
    private Clause Attributed(Clause said, Voice voice, Segment attribution)
    {
        var whole = said with { Length = attribution.End - said.Start };
        return said.Body > said.Start || said.Kind is ClauseKind.WorkerSaid
            ? whole
            : whole with
            {
                Kind = voice.Kind,
                Speaker = voice.Speaker,
                Carried = false,
                BodyEnd = PieceCutter.Trim(narrow, said.Start, attribution.Start).End,
            };
    }

    private bool IsEmpty(Segment segment, Voice voice) =>
        PieceCutter.Trim(narrow, voice.Body, segment.End) is var (start, end) && start >= end;

    private Voice? VoiceOf(Segment segment, List<Clause> clauses, out bool inverted)
    {
        var before = clauses.Count > 0 ? clauses[^1] : null;
        inverted = false;
        if (segment.Speech is not { } speech)
            return null;
        var same = before?.Sentence == segment.Sentence;
        var cues = CuesOf(segment);
        if (speech.Is(NoteWord.Hear))
            return new Voice(ClauseKind.Reported, speech.Body, speech.Who is { } teller ? Words(teller) : null);
        if (speech.Who is not { } who)
            return Elliptic(segment, speech, clauses, before, same, cues, out inverted);
        var attitude = speech.Is(Speaks) ? speech.Body : speech.VerbStart;
        switch (people.KindOf(who))
        {
            case PersonKind.Worker:
                return OfWorker(segment, speech, cues);
            case PersonKind.Colleague:
                return new Voice(ClauseKind.Arranged, segment.Start);
            case PersonKind.Resident:
                return speech.Is(NoteWord.Agree) ? new Voice(ClauseKind.Arranged, speech.VerbStart)
                    : speech.Is(Speaks | NoteWord.SayClose | NoteWord.Judge | NoteWord.Ask | NoteWord.Feel)
                    || (english && speech.Is(NoteWord.Tell))
                        ? AboutSomebody(new Voice(ClauseKind.Stated, attitude), segment, speech)
                    : null;
            case PersonKind.Child:
                return speech.Is(Speaks) ? new Voice(ClauseKind.Stated, speech.Body, Words(who)) : null;
            case PersonKind.Kin:
                return speech.Is(NoteWord.Agree) ? new Voice(ClauseKind.Arranged, segment.Start)
                    : speech.Is(Speaks) ? new Voice(ClauseKind.Reported, speech.Body, Words(who))
                    : null;
            default:
                return speech.Is(Speaks | NoteWord.SayClose | NoteWord.Judge | NoteWord.Ask | NoteWord.See)
                    ? new Voice(ClauseKind.Reported, attitude, Words(who))
                    : null;
        }
    }

    // A resident who tells of somebody outside the house is the source of it: 说后街有个老太太….
    private Voice AboutSomebody(Voice voice, Segment segment, Speech speech)
    {
        if (!speech.Is(Speaks) || people.AddressAs is null)
            return voice;
        var body = narrow.AsSpan(speech.Body, Math.Min(30, Math.Max(0, segment.End - speech.Body)));
        return Strangers.AreIn(body) || Strangers.Begin(body)
            ? voice with
            {
                Kind = ClauseKind.Reported,
                Speaker = people.AddressAs,
            }
            : voice;
    }

    private Voice OfWorker(Segment segment, Speech speech, ReadOnlySpan<CueHit<KindCue>> cues)
    {
        if (Any(cues, KindCue.Reflected))
            return new Voice(ClauseKind.Reflected, segment.Start);
        if (speech.Is(NoteWord.Ask | NoteWord.NotAsk))
            return new Voice(HasNear(cues, segment, KindCue.Arranged) ? ClauseKind.Arranged : ClauseKind.WorkerSaid, speech.VerbStart);
        if (speech.Is(NoteWord.Agree))
            return new Voice(ClauseKind.Arranged, segment.Start);
        if (speech.Is(Speaks | NoteWord.Tell))
            return new Voice(Any(cues, KindCue.Arranged) ? ClauseKind.Arranged : ClauseKind.WorkerSaid, speech.Body);
        if (speech.Is(NoteWord.See))
            return new Voice(ClauseKind.Observed, speech.VerbStart);
        if (speech.Is(NoteWord.Feel) && !speech.Is(NoteWord.Judge))
            return new Voice(ClauseKind.Reflected, segment.Start);
        if (speech.Is(NoteWord.Judge))
            return new Voice(ClauseKind.Judged, speech.Body);
        return new Voice(Any(cues, KindCue.Arranged) ? ClauseKind.Arranged : ClauseKind.WorkerSaid, segment.Start);
    }

    private Voice? Elliptic(
        Segment segment,
        Speech speech,
        List<Clause> clauses,
        Clause? before,
        bool same,
        ReadOnlySpan<CueHit<KindCue>> cues,
        out bool inverted
    )
    {
        inverted = false;
        if (speech.VerbStart - segment.Start > Near + 1)
            return null;
        // "…," said Mr Lee.
        if (speech.Is(Speaks) && OnlyPerson(speech.Body, segment.End) is { } after)
        {
            inverted = true;
            return after switch
            {
                { Kind: PersonKind.Resident } => new Voice(ClauseKind.Stated, segment.Start),
                { Kind: PersonKind.Child } => new Voice(ClauseKind.Stated, segment.Start, text[after.Start..after.End]),
                _ => new Voice(ClauseKind.Reported, segment.Start, text[after.Start..after.End]),
            };
        }
        var next = TokenAt(speech.Body);
        // 他妈从里屋出来，说他没有; 老伴在旁边剥豆，说他呼噜响: who comes in, or speaks of the resident, is not the resident.
        if (
            speech.Is(Speaks)
            && same
            && before is { Kind: not (ClauseKind.Stated or ClauseKind.WorkerSaid) }
            && OtherBefore(before) is { } other
            && (IsResident(next) || ComingOut.IsIn(narrow.AsSpan(segment.Start, speech.Body - segment.Start)))
        )
            return new Voice(ClauseKind.Reported, speech.Body, text[other.Start..other.End]);
        if (speech.Is(Speaks))
            return same && SubjectOf(clauses, segment.Sentence) is { } subject
                ? subject.Kind is PersonKind.Child
                    ? new Voice(ClauseKind.Stated, speech.Body, text[subject.Start..subject.End])
                    : new Voice(ClauseKind.Reported, speech.Body, text[subject.Start..subject.End])
                : AboutSomebody(new Voice(ClauseKind.Stated, speech.Body), segment, speech);
        if (speech.Is(NoteWord.NotAsk))
            return new Voice(ClauseKind.WorkerSaid, speech.VerbStart);
        if (speech.Is(NoteWord.Ask))
            return next.Is(NoteWord.Worker) ? new Voice(ClauseKind.Stated, speech.VerbStart)
                : HasNear(cues, segment, KindCue.Dated) ? new Voice(ClauseKind.Arranged, segment.Start)
                : new Voice(ClauseKind.WorkerSaid, speech.VerbStart);
        if (speech.Is(NoteWord.Agree))
            return new Voice(ClauseKind.Arranged, speech.VerbStart);
        if (HasNear(cues, segment, KindCue.Seen) || HasNear(cues, segment, KindCue.Arranged) || HasNear(cues, segment, KindCue.Reflected))
            return null;
        if (speech.Is(NoteWord.Tell))
            return next.Is(NoteWord.Worker) ? new Voice(ClauseKind.Stated, speech.VerbStart)
                : next.Is(NoteWord.Colleague) || Any(cues, KindCue.Arranged) ? new Voice(ClauseKind.Arranged, segment.Start)
                : new Voice(ClauseKind.WorkerSaid, speech.VerbStart);
        // "Saw Mr Lee at his flat": whom one visited, no sight.
        if (english && speech.Is(NoteWord.See) && segment.Sentence == 0 && IsResident(next) && OnlyMeets(next, segment))
            return new Voice(ClauseKind.Frame, segment.Start);
        if (speech.Is(NoteWord.See))
            return same && before is { Kind: ClauseKind.Stated or ClauseKind.Reported }
                ? null
                : new Voice(ClauseKind.Observed, segment.Start);
        if (speech.Is(NoteWord.Judge))
        {
            // 觉得她孤单 is the worker's; 觉得活着没意思 is not, nor is 怕他爸知道.
            if (IsResident(next) && !(same && before is { Kind: ClauseKind.Stated or ClauseKind.Reported }))
                return new Voice(ClauseKind.Judged, speech.Body);
            if (!speech.Is(NoteWord.SayClose))
                return Any(cues, KindCue.Judged) ? new Voice(ClauseKind.Judged, segment.Start) : null;
        }
        if (speech.Is(NoteWord.SayClose) && !speech.Is(NoteWord.Feel))
            return same && before is { Kind: ClauseKind.Reported or ClauseKind.Judged }
                ? null
                : new Voice(ClauseKind.Stated, speech.VerbStart);
        return null;
    }

    /// <summary>Without anybody who speaks: by its cues, then by what came before.</summary>
    private Voice ByLooks(Segment segment, Clause? before)
    {
        var cues = CuesOf(segment);
        var tokens = TokensOf(segment);
        var same = before?.Sentence == segment.Sentence;
        if (tokens.Length > 0 && tokens[0].Start - segment.Start <= 2 && tokens[0].Is(NoteWord.NotSay))
            return new Voice(
                same && before is { Kind: ClauseKind.Stated } ? ClauseKind.Stated : ClauseKind.Frame,
                segment.Start,
                Carried: true
            );
        var inWords = same && before is { Kind: ClauseKind.Stated or ClauseKind.Reported };
        // What the worker does is nobody's words, unless somebody speaks of themselves as "I".
        if (tokens.Length > 0 && tokens[0].Start == segment.Start && tokens[0].Is(NoteWord.Worker) && !(inWords && SpeaksAsI(before!)))
            return new Voice(
                Any(cues, KindCue.Reflected) ? ClauseKind.Reflected
                    : Any(cues, KindCue.Arranged) || Any(cues, KindCue.Dated) ? ClauseKind.Arranged
                    : ClauseKind.WorkerSaid,
                segment.Start
            );
        var kind =
            Any(cues, KindCue.Reflected) ? ClauseKind.Reflected
            : Any(cues, KindCue.Arranged) && (!inWords || HasNear(cues, segment, KindCue.Arranged)) ? ClauseKind.Arranged
            : HasNear(cues, segment, KindCue.Judged) ? ClauseKind.Judged
            : HasNear(cues, segment, KindCue.Perhaps) && !inWords ? ClauseKind.Judged
            : IsObserved(segment, cues, tokens, inWords, before) ? ClauseKind.Observed
            : !inWords
            && (
                !Any(cues, KindCue.Past)
                || (BeginsWithDayToCome(segment) && Coming.IsIn(narrow.AsSpan(segment.Start, segment.End - segment.Start)))
            )
            && (Any(cues, KindCue.Dated) || (!Any(cues, KindCue.Life) && BeginsWithDayToCome(segment)))
                ? ClauseKind.Arranged
            : inWords && (segment.End >= narrow.Length - 1 || BeginsWithBringing(cues, segment)) && HasNear(cues, segment, KindCue.Dated)
                ? ClauseKind.Arranged
            : !inWords && IsVisible(segment, cues) ? ClauseKind.Observed
            : HasNear(cues, segment, KindCue.Opens) && Any(cues, KindCue.Frame) ? ClauseKind.Frame
            : (ClauseKind?)null;
        if (kind is { } seen)
            return new Voice(seen, segment.Start);
        if (same && before is { Kind: ClauseKind.Stated or ClauseKind.Reported or ClauseKind.Observed })
            return new Voice(before.Kind, segment.Start, before.Speaker, Carried: true);
        // What follows a question is its answer: 问他药，停了两周.
        if (same && before is { Kind: ClauseKind.WorkerSaid } && (_asked || Any(cues, KindCue.Life)))
            return new Voice(ClauseKind.Stated, segment.Start, Carried: true);
        if (same && before is { Kind: ClauseKind.Arranged or ClauseKind.Judged or ClauseKind.Reflected or ClauseKind.WorkerSaid })
            return new Voice(before.Kind, segment.Start, Carried: true);
        // What happened before was told, not seen.
        var told = Any(cues, KindCue.Past) && Contains(tokens, NoteWord.Resident | NoteWord.Kin | NoteWord.Child) && segment.Sentence > 0;
        return new Voice(told || Any(cues, KindCue.Life) ? ClauseKind.Stated : ClauseKind.Frame, segment.Start, Carried: true);
    }

    // 六月十五号例会; Next Wednesday, same ramp.
    private bool BeginsWithDayToCome(Segment segment)
    {
        if (
            segment.Sentence == 0
            || !"今明后大下周星礼月号年一二三四五六七八九十两半0123456789听过".Contains(narrow[segment.Start], StringComparison.Ordinal)
                && !english
        )
            return false;
        var days = DateReader.All(text[segment.Start..segment.End], visitDate, english ? "en" : "zh-Hans");
        return days is [var (day, start, _), ..] && start <= (english ? 20 : 2) && day > visitDate;
    }

    private static bool Contains(ReadOnlySpan<NoteToken> tokens, NoteWord any)
    {
        foreach (var token in tokens)
        {
            if (token.Is(any))
                return true;
        }
        return false;
    }

    private bool SpeaksAsI(Clause said)
    {
        for (
            var i = InOrder.FirstFrom(people.Tokens, said.Body, token => token.Start);
            i < people.Tokens.Count && people.Tokens[i].Start < said.End;
            i++
        )
        {
            if (people.Tokens[i].Is(NoteWord.Worker))
                return true;
        }
        return false;
    }

    // 下周三送…, 月底给她拿来: only the worker brings.
    private bool BeginsWithBringing(ReadOnlySpan<CueHit<KindCue>> cues, Segment segment)
    {
        foreach (var cue in cues)
        {
            if (
                cue.Value is KindCue.Dated
                && cue.Start - segment.Start <= 1
                && Bringing.IsIn(narrow.AsSpan(segment.Start, segment.End - segment.Start))
            )
                return true;
        }
        return false;
    }

    // 周四赶集那天她来找我: no day gone by.
    private static readonly CueMatcher<int> Coming = new([("(来找|来站|来接|再来|再去|见面|等他|等她|嚟搵|再嚟|再见|等佢)", 0)]);

    private static readonly CueMatcher<int> Bringing = new([
        ("(给|送|带|拿|陪|帮|过去|俾|畀|拎|攞|上去)(他|她|佢|老|阿|孩|去|来|过|嚟|上|一|两|份|本|张|)", 0),
    ]);

    /// <summary>A state that lasts while one looks: 坐着, 贴着膏药; 揸住; 煮緊.</summary>
    private bool IsVisible(Segment segment, ReadOnlySpan<CueHit<KindCue>> cues)
    {
        if (Any(cues, KindCue.Past) || english || Talking.IsIn(narrow.AsSpan(segment.Start, segment.End - segment.Start)))
            return false;
        for (var at = segment.Start + 1; at < segment.End; at++)
        {
            var lasting =
                narrow[at] is '着' or '紧' || (narrow[at] is '住' && at + 1 < segment.End && narrow[at - 1] is not ('居' or '租' or '同'));
            if (
                lasting
                && TextFolding.IsHan(narrow[at - 1])
                && narrow[at - 1]
                    is not (
                        '睡'
                        or '接'
                        or '跟'
                        or '随'
                        or '沿'
                        or '靠'
                        or '不'
                        or '没'
                        or '本'
                        or '意'
                        or '为'
                        or '要'
                        or '赶'
                        or '抓'
                        or '瞓'
                        or '记'
                        or '省'
                        or '憋'
                        or '忍'
                        or '熬'
                        or '拖'
                        or '欠'
                    )
            )
                return true;
        }
        return false;
    }

    // 站着聊了十分钟 is how one talked, and 跟着督导, 睇住个仔 are no sights.
    private static readonly CueMatcher<int> Talking = new([("(着聊|着谈|着说|住倾|聊着|谈着|睇住|看住|照住|谂住|讲住|跟住|掂住)", 0)]);

    private bool IsObserved(
        Segment segment,
        ReadOnlySpan<CueHit<KindCue>> cues,
        ReadOnlySpan<NoteToken> tokens,
        bool inWords,
        Clause? before
    )
    {
        var first = AfterPerson(tokens, segment.Start);
        var near = false;
        foreach (var cue in cues)
        {
            if (cue.Value is KindCue.Past)
                return false;
            near |=
                cue.Value is KindCue.Seen
                && cue.Start
                    <= (
                        inWords ? first + 1
                        : english ? segment.End
                        : first + Near + 3
                    );
        }
        if (near)
            return true;
        var (thing, state) = (false, false);
        foreach (var cue in cues)
        {
            if (cue.Value is KindCue.Place or KindCue.Body)
                thing |= english || (cue.Start <= first + 1 && !IsTaken(cue.Start));
            state |= (thing || english) && cue.Value is KindCue.State && !IsAboutSomebody(cue, segment.End);
        }
        // She says that the kitchen leaks, the fridge is broken: still her words.
        return thing && state && !(inWords && before is not null && !before.Carried && TalksOfPlaces(before));
    }

    // 把手机放枕头边 is what somebody does, not how the phone is.
    private bool IsTaken(int at) => at > 0 && narrow[at - 1] is '把' or '将' or '用' or '拿' or '攞';

    // 家里有三个孩子 is no sight.
    private bool IsAboutSomebody(CueHit<KindCue> state, int end)
    {
        foreach (var mention in MentionsIn(state.Start, Math.Min(end, state.End + 4)))
            return mention.Start >= state.End;
        return false;
    }

    private bool TalksOfPlaces(Clause clause)
    {
        for (var i = InOrder.FirstFrom(kinds, clause.Body, cue => cue.Start); i < kinds.Count && kinds[i].Start < clause.End; i++)
        {
            if (kinds[i].Value is KindCue.Place)
                return true;
        }
        return false;
    }

    private static int AfterPerson(ReadOnlySpan<NoteToken> tokens, int start)
    {
        var end = start;
        foreach (var token in tokens)
        {
            if (token.Start > end + 1 || !token.Is(NoteWord.Person | NoteWord.Adverb | NoteWord.Joint))
                break;
            end = token.End;
        }
        return end;
    }

    private static bool BeginsWithPerson(ReadOnlySpan<NoteToken> tokens, Segment segment) =>
        tokens.Length > 0 && tokens[0].Start == segment.Start && tokens[0].Is(NoteWord.Person & ~(NoteWord.Worker | NoteWord.Colleague));

    // Her son, who lives upstairs, told me….
    private PersonMention? SubjectOf(List<Clause> clauses, int sentence)
    {
        for (var i = clauses.Count - 1; i >= Math.Max(0, clauses.Count - 3) && clauses[i].Sentence == sentence; i--)
        {
            if (clauses[i].Kind is ClauseKind.WorkerSaid or ClauseKind.Observed)
                return null;
            if (MentionsIn(clauses[i].Start, clauses[i].Start + Near + 1).Any())
                return SubjectOf(clauses[i]);
        }
        return null;
    }

    /// <summary>Who is the subject of a clause, where it is neither the resident nor the worker: 遇到楼下李婶，说….</summary>
    private PersonMention? SubjectOf(Clause clause)
    {
        if (clause.Kind is ClauseKind.Reported && clause.Speaker is { } speaker && speaker != people.AddressAs)
            return Mention(clause.Start, clause.End, speaker);
        if (clause is { Kind: ClauseKind.Stated, Speaker: { } child })
            return Mention(clause.Start, clause.End, child);
        foreach (var mention in MentionsIn(clause.Start, clause.End))
        {
            if (mention.Kind is PersonKind.Resident or PersonKind.Worker or PersonKind.Colleague)
                return null;
            var after = narrow.AsSpan(mention.End, Math.Max(0, clause.End - mention.End));
            return
                mention.Start - clause.Start <= Near
                && (mention.Kind is PersonKind.Child or PersonKind.Other || mention.End == clause.End || ComesIn(clause))
                && !IsOnlyThere(after)
                ? mention
                : null;
        }
        return null;
    }

    // 遇到他女儿，说…; 女儿打来电话，说….
    private bool ComesIn(Clause clause) => ComingIn.IsIn(narrow.AsSpan(clause.Start, clause.Length));

    // 他媳妇在，说…: it is not she who says it.
    private static bool IsOnlyThere(ReadOnlySpan<char> after) =>
        after.StartsWith("在")
        || after.StartsWith("也在")
        || after.StartsWith("不在")
        || after.StartsWith("没在")
        || after.StartsWith("陪")
        || after.StartsWith("带");

    private PersonMention Mention(int start, int end, string words)
    {
        foreach (var mention in MentionsIn(start, end))
        {
            if (text.AsSpan(mention.Start, mention.Length).SequenceEqual(words))
                return mention;
        }
        return new PersonMention(start, 0, PersonKind.Other);
    }

    private IEnumerable<PersonMention> MentionsIn(int start, int end)
    {
        for (
            var i = InOrder.FirstFrom(people.Mentions, start, mention => mention.Start);
            i < people.Mentions.Length && people.Mentions[i].Start < end;
            i++
        )
            yield return people.Mentions[i];
    }

    private PersonMention? OnlyPerson(int start, int end)
    {
        foreach (var mention in MentionsIn(start, end))
            return mention.Start == start && mention.End == end && mention.Kind is not PersonKind.Worker ? mention : null;
        return null;
    }

    // Nothing but where: "Mr Lee at his flat".
    private bool OnlyMeets(NoteToken whom, Segment segment)
    {
        var rest = narrow.AsSpan(whom.End, Math.Max(0, segment.End - whom.End)).Trim(" ,.");
        return rest.IsEmpty || rest.StartsWith("at ", StringComparison.Ordinal);
    }

    private bool IsResident(NoteToken token)
    {
        foreach (var mention in MentionsIn(token.Start, token.End))
            return mention.Kind is PersonKind.Resident;
        return false;
    }

    private string Words(Person person) => text[person.Start..person.End];

    private NoteToken TokenAt(int start)
    {
        for (var i = _token; i < people.Tokens.Count && people.Tokens[i].Start <= start; i++)
        {
            if (people.Tokens[i].Start == start)
                return people.Tokens[i];
        }
        return default;
    }

    private static bool Any(ReadOnlySpan<CueHit<KindCue>> cues, KindCue kind)
    {
        foreach (var cue in cues)
        {
            if (cue.Value == kind)
                return true;
        }
        return false;
    }

    private bool HasNear(ReadOnlySpan<CueHit<KindCue>> cues, Segment segment, KindCue kind)
    {
        foreach (var cue in cues)
        {
            if (cue.Value == kind && cue.Start - segment.Start <= (english ? 24 : Near))
                return true;
        }
        return false;
    }

    // Segments come in order: cues and words before one are done with.
    private ReadOnlySpan<CueHit<KindCue>> CuesOf(Segment segment)
    {
        while (_cue < kinds.Count && kinds[_cue].Start < segment.Start)
            _cue++;
        var end = _cue;
        while (end < kinds.Count && kinds[end].Start < segment.End)
            end++;
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(kinds)[_cue..end];
    }

    private ReadOnlySpan<NoteToken> TokensOf(Segment segment)
    {
        while (_token < people.Tokens.Count && people.Tokens[_token].Start < segment.Start)
            _token++;
        var end = _token;
        while (end < people.Tokens.Count && people.Tokens[end].Start < segment.End)
            end++;
        return System.Runtime.InteropServices.CollectionsMarshal.AsSpan(people.Tokens)[_token..end];
    }
}

/// <summary>Somebody from outside the house whom a resident tells of.</summary>
internal static class Strangers
{
    private static readonly CueMatcher<int> Introduced = new([
        (
            "有(个|一个|位|一位|户|一户|对|一对|家|几个)..(老太太|老太|老人|老头|阿婆|阿伯|婆婆|老伯|大爷|大妈|孩子|小孩|女人|男人|姑娘|小伙|年轻人|人家|奶奶|爷爷|住户|邻居|同学|学生|独居)",
            0
        ),
        ("有(个|一个|位|几个)..(阿婆|婆婆|阿伯|伯伯|老人家|细路|街坊|后生仔|女人|男人)", 0),
        (
            "(there is|there's|knows|there was) (an|a|one) (old|elderly|young|little|lonely|) (lady|man|woman|girl|boy|neighbour|child|couple|family)",
            0
        ),
        (
            "(an|a) (old|elderly|young) (lady|man|woman|girl|boy|neighbour|couple) (in|at|on|upstairs|downstairs|next door|who|across|from)",
            0
        ),
    ]);

    private static readonly CueMatcher<int> Near = new([
        (
            "(对门|对面|隔壁|楼上|楼下|同桌|同班|隔篱|隔离)(那|那家|那个|那户|的|有|家|家的|座|屋|小|老|)(小两口|两口子|两公婆|夫妻|女生|男生|女人|男人|女的|男的|孩子|小孩|女孩|男孩|细路|阿婆|婆婆|老太太|老太|老头|大爷|大妈|老人|一家)",
            0
        ),
        (
            "(the|a) (lad|lads|girl|boy|kid|kids|couple|woman|man|lady|family|old man|old lady|baby) (in flat|next door|upstairs|downstairs|opposite|across|above|below|at number|from number)",
            0
        ),
    ]);

    // 楼上阿婆帮我带孩子 is of the speaker's own life.
    private static readonly CueMatcher<int> OfTheSpeaker = new([
        ("(帮|教|送|借|陪|给我|俾我|畀我|给她|给他|叫她|叫他|helps me|helped me|brings me|lends me)", 0),
    ]);

    public static bool AreIn(ReadOnlySpan<char> narrow) => Introduced.IsIn(narrow);

    /// <summary>What is said begins with somebody of the neighbourhood: 对门小两口天天吵.</summary>
    public static bool Begin(ReadOnlySpan<char> narrow)
    {
        if (OfTheSpeaker.IsIn(narrow))
            return false;
        foreach (var hit in Near.LongestIn(narrow))
            return hit.Start <= 4;
        return false;
    }
}
