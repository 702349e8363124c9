using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>What a resident can do, and who and what is at hand.</summary>
internal sealed class AssetReader
{
    private const int LongestName = 4;

    private readonly CueMatcher<(string Name, string Language)> _strengths;
    private readonly CueMatcher<int> _praised;
    private readonly CueMatcher<bool> _helps;

    public AssetReader(LexiconSet lexicons)
    {
        _strengths = new(
            from file in lexicons.Of("note-assets")
            where file.Root.Find("strengths") is not null
            from entry in file.Group(file.Root.Find("strengths")!).Entries
            from text in file.Texts(entry.Value)
            select (text, (entry.Key, file.Language))
        );
        _praised = new(
            from file in lexicons.Of("note-assets")
            where file.Root.Find("praised") is not null
            from text in file.Texts(file.Root["praised"])
            select (text, 0)
        );
        _helps = new(
            from file in lexicons.Of("note-assets")
            from entry in file.Root.Entries
            where entry.Key is "helps" or "services"
            from text in file.Texts(entry.Value)
            select (text, entry.Key == "services")
        );
    }

    /// <summary>A known one by its name (养花), others in the note's own words.</summary>
    public ImmutableArray<Passage> Strengths(NoteText note)
    {
        var strengths = new List<Passage>();
        foreach (var hit in _strengths.AllIn(note.Narrow))
        {
            if (!Suits(hit.Value.Language, note.Language) || StrengthAt(note, hit.Start) is not { } clause)
                continue;
            var said = Passages.Of(note, clause);
            if (hit.Value.Name.Length > LongestName)
                Add(said);
            else if (!strengths.Exists(known => known.Text == hit.Value.Name))
                strengths.Add(said with { Text = hit.Value.Name });
        }
        foreach (var hit in _praised.LongestIn(note.Narrow))
        {
            if (StrengthAt(note, hit.Start) is { } clause)
                Add(Passages.Of(note, clause));
        }
        return [.. strengths.OrderBy(strength => strength.At)];

        void Add(Passage strength)
        {
            if (!strengths.Exists(known => known.At == strength.At || known.Text == strength.Text))
                strengths.Add(strength);
        }
    }

    private static Clause? StrengthAt(NoteText note, int at) =>
        ClauseAt(note, at) is { Kind: not (ClauseKind.Judged or ClauseKind.Reflected or ClauseKind.WorkerSaid) } clause
        && !IsDenied(note.Narrow, at)
            ? clause
            : null;

    // Cantonese is written with the words of both; other languages with their own.
    private static bool Suits(string list, string note) => list == "zh-Hans" ? note is not "en" : list == note;

    public ImmutableArray<Passage> Resources(NoteText note)
    {
        var resources = new List<Passage>();
        foreach (var hit in _helps.AllIn(note.Narrow))
        {
            if (ClauseAt(note, hit.Start) is not { } clause || clause.Kind is ClauseKind.Reflected || IsDenied(note.Narrow, hit.Start))
                continue;
            if (
                (hit.Value ? IsOfWorker(note, clause) : !HasHelper(note, clause, hit.Start))
                || resources.Exists(known => known.At == clause.Start)
            )
                continue;
            var said = Passages.Of(note, clause);
            resources.Add(said);
        }
        return [.. resources];
    }

    // "I'll bring the form": what the worker says or will do is nothing that is there already.
    private static bool IsOfWorker(NoteText note, Clause clause)
    {
        if (clause.Kind is not ClauseKind.Arranged)
            return clause.Kind is ClauseKind.WorkerSaid;
        var i = InOrder.FirstFrom(note.People, clause.Start, person => person.Start);
        return i < note.People.Length && note.People[i] is { Kind: PersonKind.Worker } worker && worker.Start == clause.Start;
    }

    // Somebody else helps: 楼下周姨带上去的; not what the worker will do, nor what the resident does for others.
    private static bool HasHelper(NoteText note, Clause clause, int at)
    {
        for (
            var i = InOrder.FirstFrom(note.People, clause.Start, person => person.Start);
            i < note.People.Length && note.People[i].Start < at;
            i++
        )
        {
            if (note.People[i].Kind is PersonKind.Kin or PersonKind.Other)
                return true;
        }
        return false;
    }

    private static bool IsDenied(string narrow, int at) => at > 0 && narrow[at - 1] is '没' or '不' or '别' or '冇' or '唔' or '未';

    private static Clause? ClauseAt(NoteText note, int at)
    {
        var i = InOrder.FirstFrom(note.Clauses, at + 1, clause => clause.Start) - 1;
        return i >= 0 && at < note.Clauses[i].End ? note.Clauses[i] : null;
    }
}
