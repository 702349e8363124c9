using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Supervision;
using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Turns;

namespace CommunityCoachBot.Storage.Notes;

/// <summary>The latest version of a note as it is stored.</summary>
internal sealed record StoredNote(string AuthorId, int Version, string Body, string? Private);

/// <summary>
/// Lists the writes that keep a note. The note takes the run's id: the same note again changes nothing, a different one is its next version, and one
/// by another author is refused.
/// </summary>
internal static class NoteWrites
{
    private const string NoDay = "9999-12-31";

    public static void Add(List<Write> writes, TurnCommit commit, Note note, Dictionary<Guid, StoredNote> stored, INoteWords words)
    {
        var before = stored.GetValueOrDefault(note.Id);
        if (before is not null && !string.Equals(before.AuthorId, note.AuthorId, StringComparison.Ordinal))
            throw new InvalidOperationException($"Note {note.Id} is another author's.");
        var own = note.Private is { Count: > 0 } reflection ? StoredText.Safe(reflection.ToJsonString()) : null;
        if (before is not null && before == new StoredNote(note.AuthorId, before.Version, Body(note, before.Version), own))
            return;

        var version = (before?.Version ?? 0) + 1;
        var body = Body(note, version);
        var earlier = before is null ? null : StoredJson.Note(before.Body);
        stored[note.Id] = new(note.AuthorId, version, body, own);
        var tenant = commit.Key.TenantId;
        AddVersion(writes, tenant, note, earlier, version, body, own, words);
        AddDerived(writes, tenant, note, isAmendment: before is not null);
        AddCounts(writes, tenant, note, earlier);
        var what = before is null ? "note-saved" : "note-amended";
        writes.Add(new(TurnSql.Audit, [tenant, commit.PersonId, what, note.Id.ToString(), commit.Now]));
    }

    /// <summary>The figures of its day, and what it takes back of the version before.</summary>
    public static void AddCounts(List<Write> writes, string tenant, Note? note, Note? earlier)
    {
        var counts = new SortedDictionary<(string Day, string What), int>();
        Sum(note, 1);
        Sum(earlier, -1);
        // In one order everywhere, so that two notes of one day wait for each other and do not lock each other out.
        foreach (var ((day, what), number) in counts.Where(count => count.Value != 0))
            writes.Add(new(NoteSql.Count, [tenant, day, what, (long)number, (note ?? earlier)!.Id.ToString()]));

        void Sum(Note? of, int sign)
        {
            if (of is null)
                return;
            var day = Day.Text(DayCounts.DayOf(of))!;
            foreach (var (what, count) in DayCounts.Of(of))
                counts[(day, what)] = counts.GetValueOrDefault((day, what)) + sign * count;
        }
    }

    /// <summary>What changes for a note that has come to its author's first team (its row says so already).</summary>
    public static void AddToTeam(List<Write> writes, string tenant, Note note, INoteWords words)
    {
        var id = note.Id.ToString();
        writes.Add(words.Forget(tenant, id));
        writes.Add(words.Keep(tenant, id, SearchWords.Of(NoteText.Of(note))));
        AddCounts(writes, tenant, note, null);
    }

    private static string Body(Note note, int version) => StoredText.Safe(StoredJson.Of(note with { Version = version, Private = null }));

    private static void AddVersion(
        List<Write> writes,
        string tenant,
        Note note,
        Note? earlier,
        int version,
        string body,
        string? own,
        INoteWords words
    )
    {
        var id = note.Id.ToString();
        if (version > 1)
        {
            writes.Add(words.Forget(tenant, id));
            writes.Add(new(NoteSql.Supersede, [tenant, id]));
        }

        // An amended note stays in its household, whoever has that in hand by now.
        if (note.AddressAs is { } addressAs && !string.Equals(earlier?.AddressAs, addressAs, StringComparison.Ordinal))
        {
            var household = version == 1 ? id : $"{id}.{version}";
            writes.Add(new(NoteSql.Household, [tenant, household, note.AuthorId, addressAs]));
        }

        writes.Add(
            new(
                NoteSql.Insert,
                [
                    tenant,
                    id,
                    (long)version,
                    note.AuthorId,
                    note.Kind,
                    note.Guide,
                    note.GuideVersion,
                    note.Language,
                    note.Confirmed,
                    note.AddressAs,
                    Day.Text(note.VisitDate),
                    note.Status,
                    note.Motive,
                    note.ResidentType,
                    note.PlanId?.ToString(),
                    body,
                    NoteContent.Find(note.Content, "consent"),
                    (long?)RecordQuality.Score(note),
                    (long?)RecordQuality.Hours(note),
                    Day.Text(DayCounts.DayOf(note)),
                    DayKey.Of(note),
                ]
            )
        );
        if (own is not null)
            writes.Add(new(NoteSql.InsertPrivate, [tenant, id, (long)version, note.AuthorId, own]));
        writes.Add(words.Keep(tenant, id, SearchWords.Of(NoteText.Of(note))));
        if (note.AddressAs is not null || earlier?.AddressAs is not null)
            writes.Add(new(NoteSql.Recount, [tenant, id]));
    }

    private static void AddDerived(List<Write> writes, string tenant, Note note, bool isAmendment)
    {
        var id = note.Id.ToString();
        if (isAmendment)
            writes.AddRange(NoteSql.ForgetDerived.Select(forget => new Write(forget, [tenant, id])));

        for (var i = 0; i < note.Risks.Length; i++)
        {
            var risk = note.Risks[i];
            object?[] values =
            [
                tenant,
                id,
                (long)i,
                risk.Flag,
                risk.Severity,
                risk.Assertion,
                risk.Subject,
                risk.Source,
                risk.Quote,
                risk.StepTaken,
            ];
            writes.Add(new(NoteSql.Risk, values));
        }

        for (var i = 0; i < note.Needs.Length; i++)
        {
            var need = note.Needs[i];
            writes.Add(new(NoteSql.Need, [tenant, id, (long)i, need.Text, need.Maslow, need.Bradshaw, need.Basis]));
        }

        for (var i = 0; i < note.Promises.Length; i++)
        {
            var promise = note.Promises[i];
            var due = Day.Text(promise.Due);
            writes.Add(new(NoteSql.Promise, [tenant, id, (long)i, promise.What, due, promise.Kept, due ?? NoDay]));
        }

        for (var i = 0; i < note.Tasks.Length; i++)
        {
            var task = note.Tasks[i];
            var due = Day.Text(task.Due);
            object?[] values = [tenant, id, (long)i, task.What, task.Who, due, task.Status, due ?? NoDay, TaskTypes.Of(task.What)];
            writes.Add(new(NoteSql.Task, values));
        }

        foreach (var (what, kept) in NoteContent.EarlierPromises(note.Content))
            writes.Add(new(NoteSql.PromiseKept, [kept, tenant, what, id]));
    }
}
