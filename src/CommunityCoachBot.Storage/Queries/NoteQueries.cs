using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Coaching.Supervision;
using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.People;
using CommunityCoachBot.Storage.Turns;
using Dapper;

namespace CommunityCoachBot.Storage.Queries;

/// <summary>Questions over notes, on either database.</summary>
internal sealed class NoteQueries(IDatabase database, IPeopleStore people) : INoteQueries
{
    private const int MostLines = 200;

    public async Task<FoundNotes> FindAsync(
        Asker asker,
        StoreQuestion.FindNotes question,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(asker);
        ArgumentNullException.ThrowIfNull(question);
        if (!asker.SeesNotes)
            return new() { Refused = "no-scope" };
        var everyone = await people.PeopleOfAsync(asker, cancellationToken);
        var worker = question.WorkerId;
        if (worker is null && question.Query.Worker is { } said)
        {
            var me = await people.FindAsync(asker.TenantId, asker.PersonId, cancellationToken);
            var named = PeopleNames.Matching(
                said,
                everyone.Append(me).OfType<PersonRecord>().Select(one => (new NamedPerson(one.PersonId, one.Name), one.Alias))
            );
            if (named is not [var one])
                return new() { Name = new(said, named) };
            worker = one.PersonId;
        }

        var run = new NoteQueryRun(database.Search, new Scope(asker, worker), question, everyone);
        var found = await database.ReadAsync(run.RunAsync, cancellationToken);
        await AuditAsync(asker, question, found, now, cancellationToken);
        return found;
    }

    public async Task<FoundNotes> TimelineAsync(Asker asker, Guid noteId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var found = await database.ReadAsync(
            connection => NoteQueryRun.TimelineAsync(connection, new Scope(asker, null), noteId),
            cancellationToken
        );
        await AuditAsync(asker, "timeline", noteId.ToString(), found, now, cancellationToken);
        return found;
    }

    public async Task<Note?> OpenAsync(Asker asker, Guid noteId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var row = await database.ReadAsync(
            connection => OpenedNotes.OneAsync(connection, new Scope(asker, null), noteId),
            cancellationToken
        );
        if (row is null)
            return null;
        var note = StoredJson.Note(row.Body);
        if (string.Equals(note.AuthorId, asker.PersonId, StringComparison.Ordinal))
            return note with { Private = row.PrivateBody is null ? null : JsonNode.Parse(row.PrivateBody)!.AsObject() };
        await WriteAsync([Entry(asker, "note-read", noteId.ToString(), now)], cancellationToken);
        return note;
    }

    public async Task<IReadOnlyList<Note>> VersionsAsync(Asker asker, Guid noteId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asker);
        var bodies = await database.ReadAsync(
            connection => OpenedNotes.VersionsAsync(connection, new Scope(asker, null), noteId),
            cancellationToken
        );
        Note[] notes = [.. bodies.Select(StoredJson.Note)];
        if (notes.Any(note => !string.Equals(note.AuthorId, asker.PersonId, StringComparison.Ordinal)))
            await WriteAsync([Entry(asker, "note-versions-read", noteId.ToString(), now)], cancellationToken);
        return notes;
    }

    public Task<IReadOnlyList<DayFigure>> FiguresAsync(Asker asker, DateOnly from, DateOnly to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asker);
        if (asker.SupervisedTeams.IsEmpty)
            return Task.FromResult<IReadOnlyList<DayFigure>>([]);
        var filter = new NoteFilter();
        filter.OneOf("c.team_id", asker.SupervisedTeams).Between("c.day", from, to);
        var sql = $"""
            SELECT c.team_id, c.day, c.what, c.number FROM day_count c WHERE c.tenant_id = {filter.Value(
                asker.TenantId
            )} {filter.Sql} AND c.number <> 0
            ORDER BY c.day, c.team_id, c.what
            """;
        return database.ReadAsync<IReadOnlyList<DayFigure>>(
            async connection =>
                [
                    .. (await connection.QueryAsync<FigureRow>(sql, filter.Parameters)).Select(row => new DayFigure(
                        row.TeamId,
                        Day.Parse(row.Day)!.Value,
                        row.What,
                        (int)row.Number
                    )),
                ],
            cancellationToken
        );
    }

    public static int Limit(StoreQuestion.FindNotes question) => Math.Clamp(question.Query.Limit ?? question.Limit, 1, MostLines);

    // What was asked, by its filters; a name or a word that was typed is only said to have been there.
    private Task AuditAsync(
        Asker asker,
        StoreQuestion.FindNotes question,
        FoundNotes found,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var filters = NoteQueryJson.Write(question.Query);
        foreach (var typed in new[] { "addressAs", "area" })
        {
            if (filters.ContainsKey(typed))
                filters[typed] = "*";
        }

        if (filters.ContainsKey("worker"))
            filters["worker"] = question.WorkerId ?? "*";
        if (question.Words is not null)
            filters["words"] = "*";
        return AuditAsync(asker, "query", filters.ToJsonString(), found, now, cancellationToken);
    }

    private async Task AuditAsync(
        Asker asker,
        string what,
        string subject,
        FoundNotes found,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var others = found
            .Lines.Where(line => !string.Equals(line.AuthorId, asker.PersonId, StringComparison.Ordinal))
            .Select(line => line.NoteId)
            .Distinct()
            .ToList();
        if (others.Count == 0 && asker.SupervisedTeams.IsEmpty)
            return;
        var writes = new List<Write> { Entry(asker, what, subject, now) };
        if (others.Count > 0)
            writes.Add(Entry(asker, "notes-listed", string.Join(' ', others), now));
        await WriteAsync(writes, cancellationToken);
    }

    private Task WriteAsync(IReadOnlyList<Write> writes, CancellationToken cancellationToken) =>
        database.WriteAsync(writes, cancellationToken);

    private static Write Entry(Asker asker, string what, string subject, DateTimeOffset now) =>
        new(TurnSql.Audit, [asker.TenantId, asker.PersonId, what, subject, now]);

    private sealed class FigureRow
    {
        public string TeamId { get; init; } = "";
        public string Day { get; init; } = "";
        public string What { get; init; } = "";
        public long Number { get; init; }
    }
}
