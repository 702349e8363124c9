using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using CommunityCoachBot.Coaching.Dialogs;
using CommunityCoachBot.Coaching.Notes;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Coaching.Supervision;
using CommunityCoachBot.Storage.People;
using Dapper;

namespace CommunityCoachBot.Storage.Queries;

/// <summary>One question, run: which list or figures its intent means, over every part of the scope.</summary>
internal sealed class NoteQueryRun(INoteSearch search, Scope scope, StoreQuestion.FindNotes question, IReadOnlyList<PersonRecord> people)
{
    private const int DaysUnseen = 30;

    private readonly NoteQuery _query = question.Query;
    private readonly int _limit = NoteQueries.Limit(question);

    private DateOnly Today => question.Today;

    /// <summary>Words to find in the text: those that were asked for, or a place, which no field of a note holds.</summary>
    private string? Searched => question.Words is { Length: > 0 } words ? words : _query.Area;

    public async Task<FoundNotes> RunAsync(DbConnection connection)
    {
        var found = _query.Intent switch
        {
            QueryIntents.ListRecords or QueryIntents.Quality => await RecordsAsync(connection),
            QueryIntents.ListRisks => await ItemsAsync(connection, NoteList.Risks),
            QueryIntents.ListTasks => await ItemsAsync(connection, NoteList.Tasks),
            QueryIntents.ListPromises => await ItemsAsync(connection, NoteList.Promises),
            QueryIntents.Followups => await FollowupsAsync(connection),
            QueryIntents.Caseload => await CaseloadAsync(connection),
            QueryIntents.Count => await CountAsync(connection),
            QueryIntents.ComparePeriod => await CompareAsync(connection),
            _ => new FoundNotes { Refused = "not-of-notes" },
        };
        return found.Refused is null ? found with { Unanswered = [.. Unanswered()] } : found;
    }

    /// <summary>The household of a note, oldest first.</summary>
    public static async Task<FoundNotes> TimelineAsync(DbConnection connection, Scope scope, Guid note)
    {
        var filter = new NoteFilter();
        var allowed = OpenedNotes.Allowed(scope, filter);
        var tenant = filter.Value(scope.Asker.TenantId);
        var sql = $"""
            SELECT {FoundRow.Columns} FROM note n {FoundRow.Author} WHERE n.tenant_id = {tenant} AND n.latest = 1 AND ({allowed}) AND EXISTS (
              SELECT 1 FROM note o WHERE o.tenant_id = {tenant} AND o.id = {filter.Value(note.ToString())} AND o.latest = 1
                AND (o.id = n.id OR o.household_id = n.household_id))
            ORDER BY n.day_key
            """;
        var rows = (await connection.QueryAsync<FoundRow>(sql, filter.Parameters)).AsList();
        // A note in sight is the only way in: others of its household do not come with a note that is not.
        if (rows.TrueForAll(row => !string.Equals(row.Id, note.ToString(), StringComparison.Ordinal)))
            return new();
        var lines = rows.Select(row => row.Line(DateOnly.MaxValue, null)).ToList();
        return new() { Lines = [.. await FoundRisks.AddAsync(connection, scope.Asker.TenantId, lines, null)] };
    }

    private async Task<FoundNotes> RecordsAsync(DbConnection connection)
    {
        var order = _query.Sort == "date-asc" ? ListOrder.OldestFirst : ListOrder.NewestFirst;
        var rows = new List<FoundRow>();
        var onlyUnwritten = _query.Status == "unwritten";
        foreach (var part in scope.Parts)
        {
            if (!onlyUnwritten)
            {
                rows.AddRange(
                    Searched is { } words
                        ? await WordSearch.FindAsync(connection, search, scope, part, words, Before(), _limit + 1, Record)
                        : await PageAsync(connection, NoteList.Records, part, order, Record)
                );
            }

            if (onlyUnwritten || question.Unwritten)
                rows.AddRange(await PageAsync(connection, NoteList.Records, part, order, Plan));
        }

        var total =
            question.Count && Searched is null ? await TotalAsync(connection, NoteList.Records, onlyUnwritten ? null : Record) : null;
        return await PageOfAsync(connection, NoteList.Records, order, rows, total);
    }

    private async Task<FoundNotes> ItemsAsync(DbConnection connection, NoteList list)
    {
        var rows = new List<FoundRow>();
        var order = list.Order == ListOrder.NewestFirst && _query.Sort == "date-asc" ? ListOrder.OldestFirst : list.Order;
        foreach (var part in scope.Parts)
            rows.AddRange(await PageAsync(connection, list, part, order, Item(list)));
        var total = question.Count ? await TotalAsync(connection, list, Item(list)) : null;
        var found = await PageOfAsync(connection, list, order, rows, total);
        return _query.GroupBy is null ? found : found with { Groups = await GroupsAsync(connection, list, _query.GroupBy, Item(list)) };
    }

    private async Task<FoundNotes> FollowupsAsync(DbConnection connection)
    {
        if (_query.Status == "unwritten")
            return await RecordsAsync(connection);
        if (_query.Status == "checkin-missed")
            return new();
        if (_query.DueFrom is not null || _query.DueTo is not null)
            return await VisitsToComeAsync(connection);

        var query = Unseen();
        var rows = await HouseholdList.FindAsync(connection, scope, query, question.After, _limit + 1);
        var more = rows.Count > _limit ? HouseholdList.Cursor(rows[_limit - 1]) : null;
        var lines = rows.Take(_limit).Select(row => row.Line(Today, null)).ToList();
        return new()
        {
            Lines = [.. await FoundRisks.AddAsync(connection, scope.Asker.TenantId, lines, null)],
            More = more,
            Total = question.Count ? await HouseholdList.CountAsync(connection, scope, query) : null,
        };
    }

    /// <summary>Whose turn it is: the visits planned for the days that were asked for, earliest first.</summary>
    private async Task<FoundNotes> VisitsToComeAsync(DbConnection connection)
    {
        var rows = new List<FoundRow>();
        void Due(NoteFilter filter) =>
            filter.And("n.kind = 'visit-plan'").Between("n.visit_date", _query.DueFrom, _query.DueTo).OfNote(_query);
        foreach (var part in scope.Parts)
            rows.AddRange(await PageAsync(connection, NoteList.Records, part, ListOrder.OldestFirst, Due));
        return await PageOfAsync(
            connection,
            NoteList.Records,
            ListOrder.OldestFirst,
            rows,
            question.Count ? await TotalAsync(connection, NoteList.Records, Due) : null
        );
    }

    private async Task<FoundNotes> CaseloadAsync(DbConnection connection)
    {
        var by = _query.GroupBy == "resident-type" ? "h.resident_type" : "h.worker_id";
        var counted = await HouseholdList.GroupsAsync(connection, scope, _query, by);
        return new()
        {
            Groups = Labelled(by == "h.worker_id" ? "worker" : "resident-type", counted),
            Total = counted.Sum(group => group.Count),
        };
    }

    private async Task<FoundNotes> CountAsync(DbConnection connection)
    {
        if (_query.LastVisitBefore is not null)
            return new() { Total = await HouseholdList.CountAsync(connection, scope, _query) };
        var (list, conditions) = Counted();
        return new()
        {
            Total = await TotalAsync(connection, list, conditions),
            Groups = _query.GroupBy is { } by ? await GroupsAsync(connection, list, by, conditions) : [],
        };
    }

    private async Task<FoundNotes> CompareAsync(DbConnection connection)
    {
        var (now, before) = Periods();
        var (list, conditions) = Counted();
        var of = new List<FoundGroup>();
        foreach (var (key, from, to) in new[] { ("this", now.From, now.To), ("before", before.From, before.To) })
        {
            var number = await TotalAsync(connection, list, filter => conditions(filter.Days($"{list.X}.day_key", from, to)));
            of.Add(new(key, null, number!.Value) { From = from, To = to });
        }

        return new() { Groups = [.. of] };
    }

    /// <summary>The period that is running, and the whole one before it.</summary>
    private ((DateOnly From, DateOnly To) Now, (DateOnly From, DateOnly To) Before) Periods()
    {
        var monday = Today.AddDays(-(((int)Today.DayOfWeek + 6) % 7));
        var month = new DateOnly(Today.Year, Today.Month, 1);
        var (start, earlier) = _query.By switch
        {
            "week" => (monday, monday.AddDays(-7)),
            "quarter" => (month.AddMonths(-((Today.Month - 1) % 3)), month.AddMonths(-((Today.Month - 1) % 3) - 3)),
            "year" => (new DateOnly(Today.Year, 1, 1), new DateOnly(Today.Year - 1, 1, 1)),
            _ => (month, month.AddMonths(-1)),
        };
        return ((start, Today), (earlier, start.AddDays(-1)));
    }

    /// <summary>What a count or a comparison is of: what it names, else what its filters belong to, else records.</summary>
    private (NoteList List, Action<NoteFilter> Conditions) Counted()
    {
        var list = _query.Metric switch
        {
            "risks" => NoteList.Risks,
            "tasks" => NoteList.Tasks,
            "promises" => NoteList.Promises,
            "records" => NoteList.Records,
            _ when _query.Maslow is not null || _query.Bradshaw is not null || _query.GroupBy == "need" => NoteList.Needs,
            _ when NoteFilter.AsksForRisks(_query) || _query.GroupBy == "risk" => NoteList.Risks,
            _ when _query.TaskType is not null || _query.TaskStatus is not null => NoteList.Tasks,
            _ when _query.Kept is not null => NoteList.Promises,
            _ => NoteList.Records,
        };
        return (list, ReferenceEquals(list, NoteList.Records) ? Record : Item(list));
    }

    private void Record(NoteFilter filter) =>
        filter.And("n.kind = 'visit-summary'").Days("n.day_key", _query.DateFrom, _query.DateTo).OfNote(_query).OfRecord(_query);

    private void Plan(NoteFilter filter) =>
        filter.And("n.kind = 'visit-plan'").Days("n.day_key", _query.DateFrom, _query.DateTo).OfNote(_query).Unwritten(Today);

    private Action<NoteFilter> Item(NoteList list) =>
        filter =>
        {
            filter.Days("x.day_key", _query.DateFrom, _query.DateTo).OfNote(_query);
            _ = list.From[..4] switch
            {
                "risk" => filter.OfRisk(_query, "x"),
                "task" => filter.OfTask(_query, Today),
                "prom" => filter.OfPromise(_query),
                _ => filter.Equal("x.maslow", _query.Maslow).Equal("x.bradshaw", _query.Bradshaw),
            };
        };

    private async Task<List<FoundRow>> PageAsync(
        DbConnection connection,
        NoteList list,
        ScopePart part,
        ListOrder order,
        Action<NoteFilter> conditions
    )
    {
        var filter = new NoteFilter();
        filter.And(scope.Condition(part, filter, list.X));
        conditions(filter);
        list.After(filter, order, question.After);
        var latest = list.X == "n" ? "n.latest = 1" : "1 = 1";
        var sql =
            $"SELECT {list.Columns} FROM {list.From} WHERE {latest} {filter.Sql} ORDER BY {list.OrderBy(order)} LIMIT {filter.Value(_limit + 1)}";
        return (await connection.QueryAsync<FoundRow>(sql, filter.Parameters)).AsList();
    }

    private async Task<FoundNotes> PageOfAsync(DbConnection connection, NoteList list, ListOrder order, List<FoundRow> rows, int? total)
    {
        var page = NoteList.Sorted(rows, order).Take(_limit + 1).ToList();
        var more = page.Count > _limit ? NoteList.Cursor(page[_limit - 1]) : null;
        var lines = page.Take(_limit).Select(row => row.Line(Today, list.What) with { Excerpt = Excerpt(row) }).ToList();
        var risks = await FoundRisks.AddAsync(connection, scope.Asker.TenantId, lines, _query);
        return new()
        {
            Lines = [.. risks],
            More = more,
            Total = total,
        };
    }

    private string? Excerpt(FoundRow row) => row.Body is null ? null : SearchWords.Excerpt(WordSearch.TextOf(row), Searched!);

    private long Before() =>
        question.After?.Split('_') is { Length: 3 } parts
        && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var dayKey)
            ? dayKey
            : long.MaxValue;

    private async Task<int?> TotalAsync(DbConnection connection, NoteList list, Action<NoteFilter>? conditions)
    {
        var total = 0L;
        foreach (var part in scope.Parts)
        {
            if (conditions is not null)
                total += await OneAsync(part, conditions);
            if (ReferenceEquals(list, NoteList.Records) && (question.Unwritten || conditions is null))
                total += await OneAsync(part, Plan);
        }

        return (int)total;

        Task<long> OneAsync(ScopePart part, Action<NoteFilter> of)
        {
            var filter = new NoteFilter();
            filter.And(scope.Condition(part, filter, list.X));
            of(filter);
            var latest = list.X == "n" ? "n.latest = 1" : "1 = 1";
            return connection.QuerySingleAsync<long>($"SELECT COUNT(*) FROM {list.From} WHERE {latest} {filter.Sql}", filter.Parameters);
        }
    }

    private async Task<ImmutableArray<FoundGroup>> GroupsAsync(
        DbConnection connection,
        NoteList list,
        string by,
        Action<NoteFilter> conditions
    )
    {
        var column = by switch
        {
            "worker" => "n.author_id",
            "resident-type" => "n.resident_type",
            "motive" => "n.motive",
            "risk" when ReferenceEquals(list, NoteList.Risks) => "x.flag",
            "need" when ReferenceEquals(list, NoteList.Needs) => "x.maslow",
            _ => null,
        };
        if (column is null)
            return [];
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var part in scope.Parts)
        {
            var filter = new NoteFilter();
            filter.And(scope.Condition(part, filter, list.X));
            conditions(filter);
            var latest = list.X == "n" ? "n.latest = 1" : "1 = 1";
            var sql =
                $"SELECT COALESCE({column}, '') AS key, COUNT(*) AS number FROM {list.From} WHERE {latest} {filter.Sql} GROUP BY {column}";
            foreach (var row in await connection.QueryAsync<GroupRow>(sql, filter.Parameters))
                counts[row.Key] = counts.GetValueOrDefault(row.Key) + (int)row.Number;
        }

        return Labelled(by, counts.Select(count => (count.Key, count.Value)));
    }

    // People come by name, whatever was asked: a list of workers by a figure would be a ranking.
    private ImmutableArray<FoundGroup> Labelled(string by, IEnumerable<(string Key, int Count)> counted) =>
        by == "worker"
            ?
            [
                .. counted
                    .Select(group => new FoundGroup(group.Key, NameOf(group.Key), group.Count))
                    .OrderBy(group => group.Label, StringComparer.Ordinal)
                    .ThenBy(group => group.Key, StringComparer.Ordinal),
            ]
            :
            [
                .. (_query.Sort == "asc" ? counted.OrderBy(group => group.Count) : counted.OrderByDescending(group => group.Count))
                    .ThenBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new FoundGroup(group.Key, null, group.Count)),
            ];

    private string NameOf(string person) =>
        people.FirstOrDefault(one => string.Equals(one.PersonId, person, StringComparison.Ordinal))?.Name ?? "";

    private NoteQuery Unseen() =>
        _query.LastVisitBefore is null && _query.AddressAs is null ? _query with { LastVisitBefore = Today.AddDays(-DaysUnseen) } : _query;

    /// <summary>Filters that were asked for and that this answer does not go by.</summary>
    private IEnumerable<string> Unanswered()
    {
        var isRecords = _query.Intent is QueryIntents.ListRecords or QueryIntents.Quality;
        if (_query.Area is not null && (!isRecords || question.Words is { Length: > 0 }))
            yield return "area";
        if (_query.GroupBy is "area" or "skill")
            yield return "groupBy";
        if (_query.Skill is not null)
            yield return "skill";
        if (_query.Status is "checkin-missed" or "overdue")
            yield return "status";
        if (_query.Intent == QueryIntents.Followups && NoteFilter.AsksForRisks(_query))
            yield return "risk";
    }
}
