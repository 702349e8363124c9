using System.Collections.Immutable;

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

    // 他媳妇 → 媳妇, her son → son: whose they are is the resident.
    private string? Word(PersonMention person)
    {
        var words = Words(person);
        foreach (
            var whose in (ReadOnlySpan<string>)
                ["他", "她", "佢", "他的", "她的", "his ", "her ", "their ", "the ", "a ", "His ", "Her ", "Their ", "The "]
        )
        {
            if (words.StartsWith(whose, StringComparison.Ordinal) && words.Length > whose.Length)
                words = words[whose.Length..];
        }
        return
            words is "有人" or "大家" or "学校" or "社区" or "街道" or "公司" or "单位" or "邻居"
            && person.Kind is PersonKind.Other
            && words is not "邻居"
            ? null
            : words;
    }

    private static bool Same(string one, string other) =>
        one.Contains(other, StringComparison.Ordinal) || other.Contains(one, StringComparison.Ordinal);
}
