using System.Runtime.InteropServices;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>Who is spoken of, put together from neighbouring words: 楼下|周姨, 他|儿子, her son.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Person(int Start, int End, NoteWord Kind, int LastToken);

/// <summary>That somebody speaks, asks, sees or thinks: 邻居讲, 我问, she told me.</summary>
/// <param name="Who">Null where nobody is named: 说…, asked him….</param>
/// <param name="Verb">What the verb may be.</param>
/// <param name="Body">Where what is said begins.</param>
/// <param name="Start">Where the words begin that introduce it.</param>
/// <param name="VerbStart">Where the verb stands.</param>
internal sealed record Speech(int Start, int VerbStart, int Body, Person? Who, NoteWord Verb)
{
    public bool Is(NoteWord any) => (Verb & any) is not NoteWord.None;
}

/// <summary>The people and the speech of a note, from its words.</summary>
internal sealed class SpeechFinder
{
    private const NoteWord Verbs =
        NoteWord.Say
        | NoteWord.SayClose
        | NoteWord.Ask
        | NoteWord.Tell
        | NoteWord.See
        | NoteWord.Judge
        | NoteWord.Feel
        | NoteWord.Agree
        | NoteWord.NotAsk
        | NoteWord.SayAfter;

    private readonly string _narrow;
    private readonly List<NoteToken> _tokens;

    public SpeechFinder(string narrow, List<NoteToken> tokens) => (_narrow, _tokens) = (narrow, tokens);

    /// <summary>The person who begins at this word, with the words that belong: her → her son, 楼下 → 楼下李婶.</summary>
    public Person? PersonAt(int token)
    {
        var first = _tokens[token];
        // her son: "her" alone is nobody.
        if (
            first.Is(NoteWord.Det)
            && token + 1 < _tokens.Count
            && Follows(first.End, _tokens[token + 1].Start)
            && _tokens[token + 1].Is(NoteWord.Person)
        )
            return PersonAt(token + 1) is { Kind: not (NoteWord.Worker or NoteWord.Resident or NoteWord.Name) } owned
                ? owned with
                {
                    Start = first.Start,
                }
                : null;
        if (!first.Is(NoteWord.Person))
            return null;
        var person = new Person(first.Start, first.End, KindOf(first), token);
        while (person.LastToken + 1 < _tokens.Count && Joins(person, _tokens[person.LastToken + 1]) is { } kind)
            person = person with { End = _tokens[person.LastToken + 1].End, Kind = kind, LastToken = person.LastToken + 1 };
        return person;
    }

    // 奶奶 is a relative and may be a name; a word that may be several is the nearest to the resident.
    private static NoteWord KindOf(NoteToken token) =>
        token.Is(NoteWord.Name) ? NoteWord.Name
        : token.Is(NoteWord.Worker) ? NoteWord.Worker
        : token.Is(NoteWord.Resident) ? NoteWord.Resident
        : token.Is(NoteWord.Child) ? NoteWord.Child
        : token.Is(NoteWord.Kin) ? NoteWord.Kin
        : token.Is(NoteWord.Colleague) ? NoteWord.Colleague
        : NoteWord.Other;

    private NoteWord? Joins(Person person, NoteToken next)
    {
        if (!next.Is(NoteWord.Person) || !Touches(person.End, next.Start))
            return null;
        var kind = KindOf(next);
        if (kind is NoteWord.Resident or NoteWord.Worker)
            return null;
        if (kind is NoteWord.Name)
            // 楼下周姨, 女儿小芳, 同事小林; not 他陈伯.
            return person.Kind is NoteWord.Other or NoteWord.Kin or NoteWord.Child or NoteWord.Colleague ? person.Kind
                : person.Kind is NoteWord.Worker ? NoteWord.Colleague
                : null;
        return kind;
    }

    // Next to it, or with a blank, a possessive, a measure word between.
    private bool Touches(int end, int start)
    {
        if (start == end)
            return true;
        if (start - end > 3)
            return false;
        return _narrow.AsSpan(end, start - end) is " " or "'s " or "的" or "嘅" or "个" or "位" or "家" or "家的" or "s " or "' ";
    }

    /// <summary>The speech that begins at this word, if one does.</summary>
    public Speech? At(int token)
    {
        var first = _tokens[token];
        // 跟她说, 听邻居讲: what stands before the person belongs to it.
        if (
            first.Is(NoteWord.To | NoteWord.Hear)
            && !first.Is(Verbs & ~(NoteWord.Tell | NoteWord.See | NoteWord.Ask))
            && token + 1 < _tokens.Count
        )
        {
            if (Touches(first.End, _tokens[token + 1].Start) && PersonAt(token + 1) is { } spoken && VerbAfter(spoken) is { } verbOf)
            {
                if (first.Is(NoteWord.Hear) && verbOf.Is(NoteWord.Say | NoteWord.SayClose))
                    return new Speech(first.Start, verbOf.Start, BodyAfter(verbOf), spoken, NoteWord.Hear);
                if (first.Is(NoteWord.To) && verbOf.Is(NoteWord.Say | NoteWord.SayAfter | NoteWord.Tell) && !first.Is(NoteWord.Tell))
                    return spoken.Kind is NoteWord.Worker
                        ? new Speech(first.Start, verbOf.Start, BodyAfter(verbOf), null, NoteWord.Say)
                        : new Speech(first.Start, verbOf.Start, BodyAfter(verbOf), null, NoteWord.Tell);
            }
            if (first.Is(NoteWord.Hear) && first.Length >= 2)
                return new Speech(first.Start, first.Start, BodyAfter(first), null, NoteWord.Hear);
        }
        if (first.Is(NoteWord.Hear) && first.Length >= 2)
            return new Speech(
                first.Start,
                first.Start,
                BodyAfter(first),
                token + 1 < _tokens.Count && Touches(first.End, _tokens[token + 1].Start) ? PersonAt(token + 1) : null,
                NoteWord.Hear
            );
        // 帮她问: she is asked for, and asks nothing.
        if (
            token > 0
            && _tokens[token - 1].Is(NoteWord.To | NoteWord.For)
            && Follows(_tokens[token - 1].End, first.Start)
            && first.Is(NoteWord.Person | NoteWord.Det)
        )
            return null;
        // "son" in "her son said" is no other person.
        if (
            token > 0
            && _tokens[token - 1].Is(NoteWord.Det | NoteWord.Person)
            && !_tokens[token - 1].Is(NoteWord.Worker)
            && Touches(_tokens[token - 1].End, first.Start)
            && PersonAt(token - 1) is { } longer
            && longer.LastToken >= token
        )
            return null;
        if (PersonAt(token) is { } person)
            return VerbAfter(person) is { } verb && verb.Is(Verbs)
                ? new Speech(person.Start, verb.Start, BodyAfter(verb), person, verb.Word & Verbs)
                : null;
        return first.Is(Verbs) ? new Speech(first.Start, first.Start, BodyAfter(first), null, first.Word & Verbs) : null;
    }

    /// <summary>The verb of a person, after adverbs and "to me": 他 今天 跟我 说.</summary>
    private NoteToken? VerbAfter(Person person)
    {
        var end = person.End;
        for (var (i, skipped) = (person.LastToken + 1, 0); i < _tokens.Count && skipped < 5; i++, skipped++)
        {
            var token = _tokens[i];
            if (!Follows(end, token.Start))
                return null;
            if (token.Is(Verbs) && !(token.Is(NoteWord.To) && ToSomebodyWhoIsTold(i)))
                return token;
            if (
                token.Is(NoteWord.To | NoteWord.For)
                && i + 1 < _tokens.Count
                && Follows(token.End, _tokens[i + 1].Start)
                && PersonAt(i + 1) is { } other
            )
            {
                (i, end) = (other.LastToken, other.End);
                continue;
            }
            if (!token.Is(NoteWord.Adverb))
                return null;
            end = token.End;
        }
        return null;
    }

    // 他 对 我 说: 对 is no verb here.
    private bool ToSomebodyWhoIsTold(int token) =>
        token + 1 < _tokens.Count && _tokens[token + 1].Is(NoteWord.Worker) && _tokens[token].Length == 1;

    private bool Follows(int end, int start) => start == end || (start == end + 1 && _narrow[end] is ' ');

    // Attitudes and perceptions are part of what is said (怕学校知道, wants a bench); "said that" is not.
    private int BodyAfter(NoteToken verb)
    {
        var end = verb.End;
        while (end < _narrow.Length && _narrow[end] is ' ' or ':' or ',' or '，' or '：')
            end++;
        foreach (var joint in (ReadOnlySpan<string>)["that ", "道:", "道", "过", "了", "咗", "是", "系", "佢自己"])
        {
            if (joint is not "是" and not "系" and not "了" && _narrow.AsSpan(end).StartsWith(joint, StringComparison.Ordinal))
                end += joint.Length;
        }
        return end;
    }
}
