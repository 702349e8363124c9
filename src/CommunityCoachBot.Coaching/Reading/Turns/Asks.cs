using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace CommunityCoachBot.Coaching.Reading.Turns;

internal enum AskKind
{
    Open,
    Closed,

    /// <summary>One thing or another to do: a choice is left.</summary>
    Choice,
}

/// <summary>One thing asked, and where.</summary>
internal sealed record Ask(AskKind Kind, Sentence Sentence, int Start, int End) : Span(Start, End);

/// <summary>Finds what a turn asks by the form of its words: question words and particles, A-not-A, inversion, or only the mark.</summary>
internal static partial class Asks
{
    public static ImmutableArray<Ask> In(SpokenTurn turn) =>
        [.. turn.Sentences.SelectMany(sentence => sentence.IsChinese ? InChinese(turn, sentence) : InEnglish(turn, sentence))];

    private static List<Ask> InChinese(SpokenTurn turn, Sentence sentence)
    {
        var clauses = sentence.Clauses;
        var found = new List<Ask>();
        for (var i = 0; i < clauses.Length; i++)
        {
            var last = i == clauses.Length - 1;
            if (IsTag(turn, clauses[i]))
                continue;
            if (ChineseForm(turn, clauses[i], sentence.Asks && last, sentence.Asks) is { } kind)
                found.Add(new Ask(kind, sentence, clauses[i].Start, clauses[i].End));
        }
        if ((sentence.Asks || found.Count > 0) && clauses.Skip(1).Any(clause => OrStart().IsMatch(turn.Text(clause))))
            return [new Ask(turn.Has("ask-will", sentence) ? AskKind.Choice : AskKind.Closed, sentence, sentence.Start, sentence.End)];
        if (sentence.Asks && found.Count == 0 && clauses.Length > 0 && !IsTag(turn, clauses[^1]))
            found.Add(new Ask(AskKind.Closed, sentence, clauses[^1].Start, clauses[^1].End));
        return found;
    }

    /// <summary>What a clause asks, null when it asks nothing.</summary>
    /// <param name="sure">It ends with a question mark: any question word asks.</param>
    /// <param name="marked">Its sentence does.</param>
    private static AskKind? ChineseForm(SpokenTurn turn, Span clause, bool sure, bool marked)
    {
        var text = turn.Text(clause).Trim(" \"'").TrimEnd("啊呀哦喔噢啦诶哈");
        var invites = turn.Has("ask-invite", clause);
        if (YesNoEnd().IsMatch(text) && !EndsWithoutAsking().IsMatch(text) && (marked || AsksUnmarked().IsMatch(text)))
            return invites ? AskKind.Open : AskKind.Closed;
        if (invites && !turn.Has("ask-not-inviting", clause))
            return AskKind.Open;

        var open = turn.Has("ask-open", clause);
        var fact = turn.Has("ask-fact", clause);
        var yesNo = turn.Has("ask-yesno", clause) || ANotA().IsMatch(text);
        var particle = text.EndsWith("呢", StringComparison.Ordinal);
        if (particle && turn.Has("ask-and-you", clause))
            return AskKind.Open;
        // Inside a statement a question word asks nothing ("来看看您睡得好不好", "不知道怎么办").
        if (!sure && !particle && !(marked && !turn.Has("ask-subordinate", clause)))
            return null;
        if (turn.Has("ask-choice", clause))
            return AskKind.Choice;
        if (open)
            return AskKind.Open;
        if (fact || yesNo)
            return AskKind.Closed;
        return particle && marked && text.Length <= ShortAsk && text is not [.., '着' or '得' or '还', '呢'] ? AskKind.Closed : null;
    }

    /// <summary>"And your son?" in Chinese is a name and a particle, no more.</summary>
    private const int ShortAsk = 6;

    private static bool IsTag(SpokenTurn turn, Span clause) =>
        turn.Of("ask-tag", clause).Any(cue => turn.Text(clause).Trim(" \"'啊呀哦喔呢嘛吧啦").Length <= cue.End - cue.Start);

    private static List<Ask> InEnglish(SpokenTurn turn, Sentence sentence)
    {
        var text = turn.Narrow[sentence.Start..sentence.End];
        var found = new List<Ask>();
        foreach (var part in PartsOf(text))
        {
            var (start, end) = (sentence.Start + part.Start, sentence.Start + part.End);
            var words = Leading().Replace(text[part.Start..part.End], "").Trim();
            if (TagOnly().IsMatch(words))
                continue;
            if (EnglishForm(words, sentence.Asks) is { } kind && (sentence.Asks || !found.Exists(_ => true)))
                found.Add(new Ask(kind, sentence, start, end));
        }
        if (sentence.Asks && OffersTwo().IsMatch(text))
            return [new Ask(AskKind.Choice, sentence, sentence.Start, sentence.End)];
        if (found.Count > 0 && OrQuestion().IsMatch(text))
        {
            var choice = found.Exists(ask => ask.Kind is AskKind.Choice) || ChoiceWords().IsMatch(text);
            return [new Ask(choice ? AskKind.Choice : AskKind.Closed, sentence, sentence.Start, sentence.End)];
        }
        var invites = turn.Has("ask-invite", sentence);
        if (invites && found.All(ask => ask.Kind != AskKind.Open) && !turn.Has("ask-not-inviting", sentence))
            return [new Ask(AskKind.Open, sentence, sentence.Start, sentence.End)];
        if (sentence.Asks && found.Count == 0 && !TagAtEnd().IsMatch(text))
            found.Add(new Ask(turn.Has("ask-and-you", sentence) ? AskKind.Open : AskKind.Closed, sentence, sentence.Start, sentence.End));
        return found;
    }

    private static AskKind? EnglishForm(string words, bool marked)
    {
        if (Request().IsMatch(words))
            return null;
        if (FactWords().IsMatch(words))
            return AskKind.Closed;
        if (OpenWords().IsMatch(words))
            return AskKind.Open;
        if (marked && LooseFactWords().IsMatch(words))
            return AskKind.Closed;
        if (marked && LooseOpenWords().IsMatch(words))
            return AskKind.Open;
        return (marked ? Inverted() : InvertedForSure()).IsMatch(words)
            ? (ChoiceWords().IsMatch(words) ? AskKind.Choice : AskKind.Closed)
            : null;
    }

    // A sentence is cut where a new question may begin: at commas, dashes and colons, and before "and" or "or" with a question after it.
    private static IEnumerable<Span> PartsOf(string text)
    {
        var from = 0;
        foreach (Match cut in QuestionJoint().Matches(text))
        {
            yield return new Span(from, cut.Index);
            from = cut.Index + cut.Length;
        }
        yield return new Span(from, text.Length);
    }

    [GeneratedRegex(@"(?:吗|么|咩|嘛|未|没|没有|冇|唔系|不成)$", Options, 1000)]
    private static partial Regex YesNoEnd();

    [GeneratedRegex(
        @"(?:什么|怎么|这么|那么|多么|要么|干么|干嘛|做咩|点解咩|都没有|也没有|都没|也没|还没|从没|未|一嘛|嘅嘛|好嘛|了嘛|的嘛|家嘛)$(?<!咗未|了未|啦未|饭未|过未)",
        Options,
        1000
    )]
    private static partial Regex EndsWithoutAsking();

    // Without a question mark "没有" asks only after something that may have been done ("吃了没有").
    [GeneratedRegex(@"(?:吗|么|咩|嘛|(?:了|过|着|好|见|到|咗)(?:没有|没|冇|未))$", Options, 1000)]
    private static partial Regex AsksUnmarked();

    [GeneratedRegex(@"^\s*(?:还是|定系|抑或|或者是|或是)", Options, 1000)]
    private static partial Regex OrStart();

    // "Who should I tell first, your mum or your teacher?"
    [GeneratedRegex(
        @"\b(?:should i|shall (?:i|we)|would you (?:like|rather|prefer)|first|help (?:you )?most|suits?)\b.*[,:].*\bor\b",
        Options,
        1000
    )]
    private static partial Regex OffersTwo();

    [GeneratedRegex(@"\bor (?:" + Aux + @")\b", Options, 1000)]
    private static partial Regex OrQuestion();

    [GeneratedRegex(@"(?<a>[\u4e00-\u9fff])(?:不|没|唔|冇)\k<a>", Options, 1000)]
    private static partial Regex ANotA();

    [GeneratedRegex(
        @"\s*(?:[,:()]|(?<!\w)-+|-+(?!\w))\s*(?:and |or |but |so |then )?|\s+(?:and|or|but)\s+(?:also\s+)?(?=(?:"
            + Aux
            + @"|how|what|what's|when|where|who|why|which)\b)",
        Options,
        1000
    )]
    private static partial Regex QuestionJoint();

    [GeneratedRegex(
        @"^\W*(?:(?:and|so|well|ok|okay|oh|but|then|now|right|hmm|mm|also|sorry|please|just|tell me|may i ask|can i ask|could i ask|if you don't mind|by the way|may i|dear|auntie|uncle|sir|madam|(?:mr|mrs|ms|miss|aunt|granny|grandma|grandpa)\.? \w+)\b[\s,]*)+",
        Options,
        1000
    )]
    private static partial Regex Leading();

    [GeneratedRegex(
        @"^(?:(?:is|are|was|were|do|does|did|have|has|had|would|could|can|will|should)(?:n't)? (?:it|you|he|she|they|we|there|that|i)(?: not)?|right|ok|okay|yes|no|yeah|correct|eh|am i right|is that right|is that it|did i get (?:it|that) right|have i got (?:it|that) right|does that sound right|shall we|is that ok(?:ay)?|is that all right|if that's ok(?:ay)?|would that be ok(?:ay)?)$",
        Options,
        1000
    )]
    private static partial Regex TagOnly();

    [GeneratedRegex(
        @",\s*(?:right|ok|okay|yes|no|yeah|correct|eh|(?:is|are|was|were|do|does|did|have|has|had|would|could|can|will|should)(?:n't)? (?:it|you|he|she|they|we|there|that))$",
        Options,
        1000
    )]
    private static partial Regex TagAtEnd();

    [GeneratedRegex(
        @"^(?:could|would|will) you (?!like|rather|say|prefer|want|ever)|^can you (?:please )?(?:show|give|find|bring|sign|hold|pass|come|sit|open|close|let|keep|ring|call|send|write|help me)\b",
        Options,
        1000
    )]
    private static partial Regex Request();

    [GeneratedRegex(
        @"^(?:how (?:long|old|many|much|often|far|soon|big|tall|frequently|about \w+day)|what (?:time|year|age|day|date|number|floor|grade|class|school|is your (?:name|age|address|number|date))|what's your (?:name|age|address|number)|which|whose)\b",
        Options,
        1000
    )]
    private static partial Regex FactWords();

    [GeneratedRegex(
        @"^(?:how|what|why) (?:"
            + Aux
            + @"|kind|sort|kinds|sorts|about|if|happens|happened|else|makes|made|goes|went|brings|brought|keeps|kept|helps|helped|come|works|worked|matters|worries|comes)\b|^(?:what|how)'s\b|^and then$|^then what$|^what then$",
        Options,
        1000
    )]
    private static partial Regex OpenWords();

    [GeneratedRegex(
        @"^(?:when|where|who|whom|who's|where's|when's)(?: (?:"
            + Aux
            + @"|else|\w+s|\w+ed|took|gave|sent|told|said|made|lent|pays?)\b|$)|^(?:when|where|who) [a-z]+\b$|^(?:which|whose|who|what) \w+$",
        Options,
        1000
    )]
    private static partial Regex LooseFactWords();

    [GeneratedRegex(@"^(?:how|what|why)\b", Options, 1000)]
    private static partial Regex LooseOpenWords();

    [GeneratedRegex(
        @"^(?:"
            + Aux
            + @")(?:n't)? (?:you|your|he|his|she|her|it|its|they|their|there|that|this|these|those|the|any|anyone|anybody|someone|somebody|everyone|everything|anything|something|we|our|i|my|a|an|\w+ )",
        Options,
        1000
    )]
    private static partial Regex Inverted();

    // Without its mark only a verb before somebody asks: "have a good day" does not.
    [GeneratedRegex(@"^(?:" + Aux + @")(?:n't)? (?:you|he|she|they|anyone|anybody)\b", Options, 1000)]
    private static partial Regex InvertedForSure();

    [GeneratedRegex(@"\bor\b.*\b(?:i|me|we|together|you|wait|another|later|leave|ring|come|go)\b|\b(?:rather|prefer)\b", Options, 1000)]
    private static partial Regex ChoiceWords();

    private const string Aux =
        "is|are|was|were|am|do|does|did|have|has|had|can|could|will|would|should|shall|may|might|must|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|haven't|hasn't|hadn't|can't|couldn't|won't|wouldn't|shouldn't";

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
}
