using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>Who was there: the worker, the resident, and those whom the note shows present. Who only is spoken of was not.</summary>
internal sealed class PeoplePresent(NoteText note, CuesOfNote cues)
{
    public ImmutableArray<string> All()
    {
        var present = new List<string> { note.Language is "en" ? "worker" : "社工" };
        if (note.AddressAs is { } resident)
            present.Add(resident);
        foreach (var clause in note.Clauses)
        {
            foreach (var person in PeopleOf(clause))
            {
                if (Word(person) is { } word && IsThere(clause, person) is { } how && !present.Exists(already => Same(already, word)))
                    present.Add(how.Length > 0 ? $"{word}{(note.Language is "en" ? $" ({how})" : $"（{how}）")}" : word);
            }
        }
        return [.. present];
    }

    /// <summary>Empty when there; how, where that matters (带路); null when not shown to be there.</summary>
    private string? IsThere(Clause clause, PersonMention person)
    {
        if (clause.Kind is ClauseKind.Judged or ClauseKind.Arranged or ClauseKind.Reflected or ClauseKind.WorkerSaid)
            return null;
        if (Near(clause, person, "guide"))
            return note.Language is "en" ? "introduced" : "带路";
        if (cues.First(person.End, clause.End, "not-there") is { } away && away.Start - person.End <= 8)
            return null;
        var leads = person.Start - clause.Start <= 3;
        if (person.Kind is PersonKind.Child or PersonKind.Kin)
        {
            if (leads && (clause.Kind is ClauseKind.Observed || clause.Speaker == Words(person)))
                return "";
        }
        // In somebody's words he may be anywhere.
        return clause.Kind is ClauseKind.Frame or ClauseKind.Observed || (clause.Carried && clause.Speaker is null)
            ? Near(clause, person, "there") || IsCompanion(person)
                ? ""
                : null
            : null;
    }

    private bool Near(Clause clause, PersonMention person, string group) =>
        cues.First(person.End, clause.End, group) is { } cue && cue.Start - person.End <= (note.Language is "en" ? 4 : 2);

    // 和同事小林一起去, with her son.
    private bool IsCompanion(PersonMention person)
    {
        var before = note.Narrow.AsSpan(0, person.Start).TrimEnd();
        return before.EndsWith(" with") && person.Kind is not PersonKind.Resident
            || (
                person.Kind is PersonKind.Colleague or PersonKind.Other
                && note.Narrow.AsSpan(person.End).TrimStart().StartsWith("一起")
                && (before.EndsWith("和") || before.EndsWith("跟") || before.EndsWith("同"))
            );
    }

    private IEnumerable<PersonMention> PeopleOf(Clause clause)
    {
        for (
            var i = InOrder.FirstFrom(note.People, clause.Start, person => person.Start);
            i < note.People.Length && note.People[i].Start < clause.End;
            i++
        )
        {
            if (note.People[i].Kind is not (PersonKind.Resident or PersonKind.Worker))
                yield return note.People[i];
        }
    }

    private string Words(PersonMention person) => note.Text[person.Start..person.End];

    // Not a place or body that is spoken of as if it were somebody.
    private string? Word(PersonMention person)
    {
        var words = Whose.Without(Words(person));
        return NoBody.IsIn(TextFolding.Narrow(words)) ? null : words;
    }

    private static readonly CueMatcher<int> NoBody = new([
        ("(有人|大家|学校|社区|街道|公司|单位|医院|药店|物业|居委会|school|hospital|council|agency|people|someone|somebody)", 0),
    ]);

    private static bool Same(string one, string other) =>
        one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal);
}

/// <summary>Whose somebody is, and where they live, before what they are called: 他媳妇, 楼下周姨, her son.</summary>
internal static class Whose
{
    private static readonly string[] Lead =
    [
        "他的",
        "她的",
        "他",
        "她",
        "佢",
        "楼下",
        "樓下",
        "楼上",
        "樓上",
        "隔壁",
        "隔籬",
        "隔篱",
        "对门",
        "對門",
        "邻居",
        "鄰居",
        "同事",
        "his ",
        "her ",
        "their ",
        "my ",
        "the ",
        "a ",
    ];

    public static string Without(string words)
    {
        foreach (var lead in Lead)
        {
            if (words.StartsWith(lead, StringComparison.OrdinalIgnoreCase) && words.Length >= lead.Length + 2)
                return Without(words[lead.Length..]);
        }
        return words;
    }
}
