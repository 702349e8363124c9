using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>What a resident can do, and who and what is at hand.</summary>
internal sealed class AssetReader
{
    private readonly CueMatcher<(string Name, string Language)> _strengths;
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
        _helps = new(
            from file in lexicons.Of("note-assets")
            from entry in file.Root.Entries
            where entry.Key is "helps" or "services"
            from text in file.Texts(entry.Value)
            select (text, entry.Key == "services")
        );
    }

    public ImmutableArray<Passage> Strengths(NoteText note)
    {
        var strengths = new List<Passage>();
        foreach (var hit in _strengths.LongestIn(note.Narrow))
        {
            if (ClauseAt(note, hit.Start) is not { } clause || clause.Kind is ClauseKind.Judged or ClauseKind.Reflected)
                continue;
            if (
                clause.Kind is ClauseKind.WorkerSaid
                || IsDenied(note.Narrow, hit.Start)
                || strengths.Exists(known => known.Text == hit.Value.Name)
            )
                continue;
            strengths.Add(new Passage(hit.Value.Name, note.Words(clause), clause.Start));
        }
        return [.. strengths];
    }

    public ImmutableArray<Passage> Resources(NoteText note)
    {
        var resources = new List<Passage>();
        foreach (var hit in _helps.AllIn(note.Narrow))
        {
            if (ClauseAt(note, hit.Start) is not { } clause || clause.Kind is ClauseKind.Reflected || IsDenied(note.Narrow, hit.Start))
                continue;
            if (
                (hit.Value ? clause.Kind is ClauseKind.WorkerSaid : !HasHelper(note, clause, hit.Start))
                || resources.Exists(known => known.At == clause.Start)
            )
                continue;
            var said = Passages.Of(note, clause);
            resources.Add(said);
        }
        return [.. resources];
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
