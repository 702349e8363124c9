using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Risks;

/// <summary>
/// The words of <c>risk-cues</c>, <c>risk-context</c> and <c>risk-people</c>, of every language at once: people mix them. A topic of <c>risk-cues</c> is a flag,
/// or a deed (<c>violence</c>, <c>confined</c>) whose flag depends on whom it is done to; its groups say how urgent a cue is by itself.
/// </summary>
internal sealed class RiskLexicon
{
    public RiskLexicon(LexiconSet lexicons)
    {
        Cues = new CuePatterns<RiskCue>(
            from file in lexicons.Of("risk-cues")
            from topic in file.Root.Entries
            from grade in file.Group(topic).Entries
            where grade.Key is not "except"
            from text in file.Texts(grade.Value)
            select (
                text,
                new RiskCue(topic.Key, GradeOf(file, grade.Key, grade.Line), false, text.Contains("..", StringComparison.Ordinal))
            )
        );
        Excepts = new CuePatterns<string>(
            from file in lexicons.Of("risk-cues")
            from topic in file.Root.Entries
            from text in file.Texts(file.Group(topic)["except"])
            select (text, topic.Key)
        );
        Frames = new Frames(lexicons, GradeOf);
        Context = Flat<Sign>(lexicons, "risk-context");
        People = Flat<Who>(lexicons, "risk-people");
    }

    public CuePatterns<RiskCue> Cues { get; }

    /// <summary>Longer words in which a cue of the topic means something else.</summary>
    public CuePatterns<string> Excepts { get; }

    /// <summary>Cues made of words of several classes.</summary>
    public Frames Frames { get; }
    public CuePatterns<Sign> Context { get; }
    public CuePatterns<Who> People { get; }

    private static CuePatterns<T> Flat<T>(LexiconSet lexicons, string name)
        where T : struct, Enum =>
        new(
            from file in lexicons.Of(name)
            from entry in file.Root.Entries
            let value = Names<T>(file, entry.Key, entry.Line)
            from text in file.Texts(entry.Value)
            select (text, value)
        );

    private static Grade GradeOf(LexiconFile file, string name, int line) => Names<Grade>(file, name, line);

    // within-72h is Within72h, kept-quiet is KeptQuiet.
    private static T Names<T>(LexiconFile file, string name, int line)
        where T : struct, Enum =>
        Enum.TryParse<T>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && !char.IsAsciiDigit(name[0])
            ? value
            : throw new LexiconException(file.File, line, $"'{name}' is not one of {string.Join(", ", Enum.GetNames<T>())}");
}

/// <param name="Topic">A flag, or a deed whose flag depends on whom it is done to.</param>
/// <param name="IsNegative">A negative is part of the cue (不想活).</param>
/// <param name="HasGap">Other words may stand within it.</param>
internal readonly record struct RiskCue(string Topic, Grade Grade, bool IsNegative, bool HasGap);

/// <summary>What a cue is worth by itself.</summary>
internal enum Grade
{
    Monitor,
    Within72h,
    SameDay,
    Immediate,

    /// <summary>May mean it or not: to be asked.</summary>
    Unclear,

    /// <summary>Something tried and survived: of the past unless the note says today.</summary>
    Attempt,

    /// <summary>A turn of phrase that means nothing of the kind.</summary>
    Joke,

    /// <summary>Denies by itself, without a negative of its own (a finger was never laid on her).</summary>
    Denied,

    /// <summary>No cue by itself; near one of its topic it makes it so urgent.</summary>
    RaiseSameDay,
    RaiseImmediate,

    /// <summary>The cue means harm only with a victim in the note's words (<c>骂</c>).</summary>
    NeedsVictim,

    /// <summary>Means harm only of a child (一个人在家).</summary>
    NeedsChild,

    /// <summary>Means harm only right behind the one who did it (叔叔打的).</summary>
    NeedsDoer,
}

/// <summary>Words around a cue that change what it says (visit-summary §6, context rules).</summary>
internal enum Sign
{
    /// <summary>没有, never: negates what follows within eight characters or five words, with nothing but light words between.</summary>
    No,

    /// <summary>否认, 从未: negates whatever comes next.</summary>
    NoWide,

    /// <summary>有过, 什么, 任何: may stand between a negation and what it negates.</summary>
    NoLight,

    /// <summary>不, 别: negates only what follows at once.</summary>
    NoTight,

    /// <summary>没想到, 不得不, not only: looks like a negation and is none.</summary>
    NoFalse,

    /// <summary>不是没想过, can't say I haven't.</summary>
    NoTwice,

    /// <summary>倒没有, 没这回事, after the cue.</summary>
    NoAfter,

    /// <summary>Ends what a negation reaches: 就, 因为, because.</summary>
    NoEnds,

    /// <summary>没说, didn't mention: what was not said is not known.</summary>
    Unsaid,

    /// <summary>没告诉, 瞒着, hasn't told: kept quiet, but so.</summary>
    KeptQuiet,

    /// <summary>但, 不过, but.</summary>
    But,

    /// <summary>The worker asks.</summary>
    Asks,

    /// <summary>没问, forgot to ask.</summary>
    NotAsked,

    /// <summary>有没有, 是不是, whether.</summary>
    Question,
    Denies,
    Admits,
    Evades,

    /// <summary>如果, 万一, if.</summary>
    If,

    /// <summary>讲座, 电视里, a leaflet.</summary>
    Staged,

    /// <summary>怕, 担心: what is feared has not happened.</summary>
    Feared,

    /// <summary>让他别, 提醒, told her not to: advice.</summary>
    Advice,

    /// <summary>可能, 估计, seems.</summary>
    Guess,

    /// <summary>哈哈, 开玩笑, laughed.</summary>
    Light,

    /// <summary>气得, 累得: so … that.</summary>
    SoThat,

    /// <summary>以前, 当年, years ago: past, long ago as far as one knows.</summary>
    Past,

    /// <summary>小时候, as a child: past, and the grown-up resident was a child then.</summary>
    Childhood,

    /// <summary>现在, 这几天, now.</summary>
    Now,

    /// <summary>从…开始, 一直, since: goes on.</summary>
    Since,

    /// <summary>就那一次, only once.</summary>
    Once,

    /// <summary>现在没事了, passed now.</summary>
    Over,

    /// <summary>说, 告诉我, says.</summary>
    Says,

    /// <summary>看到, 闻到, saw.</summary>
    Sees,

    /// <summary>Going out or away at work: whom one locks in then is left, not punished.</summary>
    GoesOut,

    /// <summary>自己摔的, fell off his bike: marks with an ordinary cause.</summary>
    Harmless,

    /// <summary>School and the like: the resident, or the son, is not grown up.</summary>
    School,

    /// <summary>Frailty or disability of the one spoken of.</summary>
    Frail,

    /// <summary>Died: the one named before is not whom the rest is about.</summary>
    Dead,

    /// <summary>A child is there and sees it.</summary>
    ChildThere,
}

/// <summary>Whom a word names.</summary>
internal enum Who
{
    Resident,
    Child,

    /// <summary>Son or daughter: a child or grown up, as the rest of the note has it.</summary>
    Offspring,
    Partner,

    /// <summary>The former husband or wife.</summary>
    Ex,

    /// <summary>Mother, father, grandparents.</summary>
    Parent,
    Kin,

    /// <summary>老太太, 老人, the old man: the resident, the one cared for, or somebody else.</summary>
    OldPerson,

    /// <summary>那男的, a woman: somebody else, as a rule.</summary>
    SomePerson,
    Helper,
    Outside,
    Worker,
    He,
    She,

    /// <summary>佢, they: of either sex.</summary>
    They,

    /// <summary>Words that stand only for whom something is done to: him, me, them.</summary>
    Him,
    Me,
    Them,

    /// <summary>有人, 没人, somebody: does things, is nobody one could name.</summary>
    Anyone,
    I,
    You,

    /// <summary>Says only which sex the named person has.</summary>
    Female,
    Male,

    /// <summary>陈伯, Granny: a title of the old.</summary>
    OldTitle,

    /// <summary>Words in which the name of a person is none: 其他, child benefit.</summary>
    Nobody,

    /// <summary>有个, 那: before somebody of whom the note has not spoken.</summary>
    ACertain,
}
