using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>
/// What kind of resident a note is about: words that say it count more than words that hint; of equals the one that changes more in how a visit is made
/// goes first. Where nothing says it, a title of age with nobody else at home is an older person living alone.
/// </summary>
internal sealed class ResidentTypes
{
    private const int Says = 4;

    // Of two equals: a child before the carer, the carer before the old.
    private static readonly ImmutableArray<string> Order =
    [
        "child-in-difficulty",
        "youth",
        "carer",
        "mental-health-recovery",
        "bereaved",
        "disabled",
        "shopkeeper",
        "block-leader",
        "single-parent",
        "migrant-newcomer",
        "laid-off-household",
        "elderly-couple",
        "elder-living-alone",
        "working-family",
        "general-household",
    ];

    private static readonly CueMatcher<int> Aged = new([
        (
            "(伯|爷爷|大爷|老爷子|奶奶|婆婆|阿婆|阿伯|阿公|婆|大妈|大娘|老太|老太太|老伯|伯伯|公公|姥姥|外婆|granny|grandma|grandpa|old mr|old mrs)",
            0
        ),
    ]);

    private readonly CueMatcher<(string Type, bool Says)> _cues;

    public ResidentTypes(LexiconSet lexicons) =>
        _cues = new(
            from file in lexicons.Of("note-types")
            from entry in file.Root.Entries
            let lists = file.Group(entry)
            from list in lists.Entries
            from text in file.Texts(list.Value)
            select (text, (entry.Key, list.Key == "says"))
        );

    public string? Of(NoteText note)
    {
        var points = new Dictionary<string, int>(StringComparer.Ordinal);
        var seen = new HashSet<(string, string)>();
        foreach (var hit in _cues.LongestIn(note.Narrow))
        {
            if (IsAboutOthers(note, hit.Start) || !seen.Add((hit.Value.Type, note.Narrow.Substring(hit.Start, hit.Length))))
                continue;
            points[hit.Value.Type] = points.GetValueOrDefault(hit.Value.Type) + (hit.Value.Says ? Says : 1);
        }
        if (AgeOf(note) is { } age)
        {
            if (age is >= 10 and < 20)
                points["youth"] = points.GetValueOrDefault("youth") + Says;
            if (age >= 60 && points.GetValueOrDefault("youth") > 0)
                points.Remove("youth");
        }
        var best = points
            .Where(pair => pair.Value >= 2)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => Order.IndexOf(pair.Key))
            .FirstOrDefault();
        if (best.Key is { } type)
            return type;
        return points.ContainsKey("elder-living-alone") && IsOld(note) && !HasCompany(note) ? "elder-living-alone" : null;
    }

    private static bool IsOld(NoteText note) => (note.AddressAs is { } name && Aged.IsIn(TextFolding.Narrow(name))) || AgeOf(note) >= 65;

    private static bool HasCompany(NoteText note) =>
        note.People.Any(person =>
            person.Kind is PersonKind.Child || note.Text[person.Start..person.End] is "老伴" or "妻子" or "丈夫" or "老公" or "老婆"
        );

    // What the resident tells of somebody else, or hears from the neighbour about others.
    private static bool IsAboutOthers(NoteText note, int at)
    {
        var i = InOrder.FirstFrom(note.Clauses, at + 1, clause => clause.Start) - 1;
        return i >= 0
            && note.Clauses[i] is var clause
            && (
                clause.Kind is ClauseKind.Arranged or ClauseKind.WorkerSaid or ClauseKind.Reflected or ClauseKind.Judged
                || (clause.Kind is ClauseKind.Reported && clause.Speaker == note.AddressAs)
            );
    }

    /// <summary>The age said first, near the beginning: 82岁, aged 82, Tom (14).</summary>
    private static int? AgeOf(NoteText note)
    {
        foreach (var clause in note.Clauses.TakeWhile(clause => clause.Sentence <= 1))
        {
            if (clause.Kind is ClauseKind.Reported)
                continue;
            var words = note.Narrow.AsSpan(clause.Start, clause.Length);
            var years = words.IndexOf("岁");
            if (years > 0)
            {
                var from = years;
                while (
                    from > 0
                    && (char.IsAsciiDigit(words[from - 1]) || "一二三四五六七八九十".Contains(words[from - 1], StringComparison.Ordinal))
                )
                    from--;
                // 孩子六岁: somebody else's age.
                if (
                    from < years
                    && !note.People.Any(person =>
                        person.Kind is PersonKind.Child or PersonKind.Kin
                        && person.Start >= clause.Start
                        && person.End <= clause.Start + from + 1
                    )
                )
                    return Numerals.Whole(words[from..years]);
            }
            if (EnglishAge(words) is { } age)
                return age;
        }
        return null;
    }

    private static int? EnglishAge(ReadOnlySpan<char> words)
    {
        var trimmed = words.Trim("() ");
        if (
            trimmed.Length is 2
            && int.TryParse(
                trimmed,
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var alone
            )
        )
            return alone;
        var bracket = words.IndexOf('(');
        return
            bracket >= 0
            && words[(bracket + 1)..].IndexOf(')') is 2 or 1
            && int.TryParse(
                words.Slice(bracket + 1, words[(bracket + 1)..].IndexOf(')')),
                System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture,
                out var inside
            )
            ? inside
            : null;
    }
}
