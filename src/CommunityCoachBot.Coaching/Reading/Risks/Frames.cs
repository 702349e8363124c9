using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Risks;

/// <summary>A word of a class of <c>risk-classes</c>.</summary>
/// <param name="IsNegative">A negative is among its own words.</param>
internal readonly record struct Classed(int Class, bool IsNegative);

/// <summary>
/// Cues that are no fixed phrase: words of several classes that stand together in one piece, in any order and with other words between (<c>pill piled-up</c>:
/// 药攒了一抽屉, a drawer of tablets she has saved). A frame is written once for every language; its classes hold the words of each.
/// </summary>
/// <remarks>
/// <c>a|b</c> either class; <c>a &gt; b</c> in this order; <c>!a</c> not where a word of it stands in the piece; <c>near:</c> before a frame: its words may also stand in neighbouring
/// pieces of one sentence.
/// </remarks>
internal sealed class Frames
{
    private const int GapHan = 9;
    private const int GapLatin = 36;

    /// <summary>How many pieces before its own a near frame looks into.</summary>
    private const int NearPieces = 3;

    private readonly CuePatterns<int> _words;
    private readonly Frame[] _frames;

    public Frames(LexiconSet lexicons, Func<LexiconFile, string, int, Grade> gradeOf)
    {
        var ids = lexicons
            .Of("risk-classes")
            .SelectMany(file => file.Root.Entries.Select(entry => entry.Key))
            .Distinct(StringComparer.Ordinal)
            .Select((name, at) => (name, at))
            .ToDictionary(pair => pair.name, pair => pair.at, StringComparer.Ordinal);
        _words = new CuePatterns<int>(
            from file in lexicons.Of("risk-classes")
            from entry in file.Root.Entries
            from text in file.Texts(entry.Value)
            select (text, ids[entry.Key])
        );
        _frames =
        [
            .. from file in lexicons.Of("risk-frames")
            from topic in file.Root.Entries
            from grade in file.Group(topic).Entries
            from text in file.Texts(grade.Value)
            select Frame.Read(text, topic.Key, gradeOf(file, grade.Key, grade.Line), ids, file, grade.Line),
        ];
        Classes = ids.Count;
    }

    private int Classes { get; }

    public IEnumerable<CueHit<RiskCue>> AllIn(string text, IReadOnlyList<Piece> pieces)
    {
        var hits = _words.AllIn(text);
        hits.Sort((one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : other.Length.CompareTo(one.Length));
        var (now, before, around) = (new Words(Classes), new Words(Classes), new Words(Classes));
        var (at, since) = (0, 0);
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            around.Clear();
            around.Take(now);
            now.Clear();
            var next = at = Add(now, hits, at, piece);
            around.Take(now);
            if (i + 1 < pieces.Count)
                Add(around, hits, next, pieces[i + 1]);
            foreach (var frame in _frames)
            {
                if (frame.In(now, null, around, text) is { } hit)
                    yield return hit;
            }
            var first = i;
            while (first > 0 && first > i - NearPieces && pieces[first - 1].Sentence == piece.Sentence)
                first--;
            if (first == i)
                continue;
            before.Clear();
            while (since < hits.Count && hits[since].Start < pieces[first].Start)
                since++;
            var from = since;
            for (var k = first; k < i; k++)
                from = Add(before, hits, from, pieces[k]);
            foreach (var frame in _frames)
            {
                if (frame.IsNear && frame.In(now, before, around, text) is { } across)
                    yield return across;
            }
        }
    }

    private static int Add(Words words, List<PatternHit<int>> hits, int at, Piece piece)
    {
        while (at < hits.Count && hits[at].Start < piece.Start)
            at++;
        for (; at < hits.Count && hits[at].Start < piece.End; at++)
        {
            if (hits[at].End <= piece.End)
                words.Add(hits[at]);
        }
        return at;
    }

    /// <summary>The words of a piece, by class.</summary>
    private sealed class Words(int classes)
    {
        private readonly List<PatternHit<int>>[] _of = [.. Enumerable.Range(0, classes).Select(_ => new List<PatternHit<int>>())];
        private readonly List<int> _used = [];

        public void Add(PatternHit<int> hit)
        {
            if (_of[hit.Value].Count == 0)
                _used.Add(hit.Value);
            // Of words that lie in each other the longest.
            if (_of[hit.Value] is [.., var last] && last.End >= hit.End)
                return;
            _of[hit.Value].Add(hit);
        }

        public void Take(Words other)
        {
            foreach (var used in other._used)
            {
                foreach (var hit in other._of[used])
                    Add(hit);
            }
        }

        public void Clear()
        {
            foreach (var used in _used)
                _of[used].Clear();
            _used.Clear();
        }

        public List<PatternHit<int>> Of(int one) => _of[one];
    }

    private sealed class Frame(RiskCue cue, int[][] slots, bool[] follows, int[] without, bool isNear)
    {
        public bool IsNear => isNear;

        public static Frame Read(string text, string topic, Grade grade, Dictionary<string, int> ids, LexiconFile file, int line)
        {
            var isNear = text.StartsWith("near:", StringComparison.Ordinal);
            var (slots, follows, without, after) = (new List<int[]>(), new List<bool>(), new List<int>(), false);
            foreach (var token in (isNear ? text[5..] : text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (token is ">")
                {
                    after = true;
                    continue;
                }
                var names = token.TrimStart('!').Split('|');
                var classes = names
                    .Select(name =>
                        ids.TryGetValue(name, out var id) ? id : throw new LexiconException(file.File, line, $"there is no class '{name}'")
                    )
                    .ToArray();
                if (token[0] is '!')
                {
                    without.AddRange(classes);
                    continue;
                }
                slots.Add(classes);
                follows.Add(after);
                after = false;
            }
            if (slots.Count < 2)
                throw new LexiconException(file.File, line, $"'{text}' needs words of two classes");
            return new Frame(new RiskCue(topic, grade, false, true), [.. slots], [.. follows], [.. without], isNear);
        }

        /// <summary>The shortest stretch with a word of each class; null when there is none.</summary>
        public CueHit<RiskCue>? In(Words now, Words? before, Words around, string text)
        {
            foreach (var slot in slots)
            {
                if (!Has(slot, now, before))
                    return null;
            }
            foreach (var one in without)
            {
                if (around.Of(one).Count > 0 || before?.Of(one).Count > 0)
                    return null;
            }
            CueHit<RiskCue>? best = null;
            foreach (var first in Candidates(slots[0], now, before))
            {
                var (start, end, negative, last) = (first.Start, first.End, first.IsNegative, first);
                var taken = new List<PatternHit<int>>(slots.Length) { first };
                for (var i = 1; i < slots.Length && end > 0; i++)
                {
                    PatternHit<int>? near = null;
                    foreach (var other in Candidates(slots[i], now, before))
                    {
                        if ((follows[i] && other.Start < last.End) || taken.Exists(one => one.Start < other.End && other.Start < one.End))
                            continue;
                        if (near is null || Gap(other, start, end) < Gap(near.Value, start, end))
                            near = other;
                    }
                    if (near is not { } found || Gap(found, start, end) > (before is null ? 1 : 2) * Reach(text, found, start, end))
                    {
                        end = 0;
                        break;
                    }
                    taken.Add(found);
                    last = found;
                    (start, end, negative) = (Math.Min(start, found.Start), Math.Max(end, found.End), negative || found.IsNegative);
                }
                // Over several pieces the last one says what a state is: its words are the cue. Of a deed the first names who does it.
                if (end > 0 && before is not null && cue.Topic is "medication-risk" or "acute-distress")
                {
                    var here = taken.FindAll(hit => now.Of(hit.Value).Contains(hit));
                    if (here.Count == 0 || here.Count == taken.Count)
                        continue;
                    (start, end) = (here.Min(hit => hit.Start), here.Max(hit => hit.End));
                }
                if (end > 0 && (best is null || end - start < best.Value.Length))
                    best = new CueHit<RiskCue>(cue with { IsNegative = negative }, start, end - start);
            }
            return best;
        }

        private static int Gap(PatternHit<int> hit, int start, int end) =>
            hit.Start >= end ? hit.Start - end : Math.Max(0, start - hit.End);

        private static int Reach(string text, PatternHit<int> hit, int start, int end) =>
            TextFolding.IsHan(text[hit.Start >= end ? end - 1 : hit.End - 1]) ? GapHan : GapLatin;

        private static bool Has(int[] slot, Words now, Words? before)
        {
            foreach (var one in slot)
            {
                if (now.Of(one).Count > 0 || before?.Of(one).Count > 0)
                    return true;
            }
            return false;
        }

        private static IEnumerable<PatternHit<int>> Candidates(int[] slot, Words now, Words? before)
        {
            foreach (var one in slot)
            {
                foreach (var hit in now.Of(one))
                    yield return hit;
                if (before is not null)
                {
                    foreach (var hit in before.Of(one))
                        yield return hit;
                }
            }
        }
    }
}
