using CommunityCoachBot.Coaching.Notes;
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
    public static void Add(List<Write> writes, TurnCommit commit, Note note, Dictionary<Guid, StoredNote> stored)
    {
        var before = stored.GetValueOrDefault(note.Id);
        if (before is not null && !string.Equals(before.AuthorId, note.AuthorId, StringComparison.Ordinal))
            throw new InvalidOperationException($"Note {note.Id} is another author's.");
        var own = note.Private is { Count: > 0 } reflection ? StoredText.Safe(reflection.ToJsonString()) : null;
        if (before is not null && before == new StoredNote(note.AuthorId, before.Version, Body(note, before.Version), own))
            return;

        var version = (before?.Version ?? 0) + 1;
        var body = Body(note, version);
        stored[note.Id] = new(note.AuthorId, version, body, own);
        AddVersion(writes, commit.Key.TenantId, note, version, body, own);
        AddDerived(writes, commit.Key.TenantId, note, isAmendment: before is not null);
        var what = before is null ? "note-saved" : "note-amended";
        writes.Add(new(TurnSql.Audit, [commit.Key.TenantId, commit.PersonId, what, note.Id.ToString(), commit.Now]));
    }

    private static string Body(Note note, int version) => StoredText.Safe(StoredJson.Of(note with { Version = version, Private = null }));

    private static void AddVersion(List<Write> writes, string tenant, Note note, int version, string body, string? own)
    {
        var id = note.Id.ToString();
        if (version > 1)
            writes.Add(new(NoteSql.Supersede, [tenant, id]));
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
                ]
            )
        );
        if (own is not null)
            writes.Add(new(NoteSql.InsertPrivate, [tenant, id, (long)version, note.AuthorId, own]));
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
            writes.Add(new(NoteSql.Promise, [tenant, id, (long)i, promise.What, Day.Text(promise.Due), promise.Kept]));
        }

        for (var i = 0; i < note.Tasks.Length; i++)
        {
            var task = note.Tasks[i];
            writes.Add(new(NoteSql.Task, [tenant, id, (long)i, task.What, task.Who, Day.Text(task.Due), task.Status]));
        }
    }
}
