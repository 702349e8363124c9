using System.Globalization;
using System.Text;
using CommunityCoachBot.Coaching.Reading.Queries;
using CommunityCoachBot.Storage.Data;
using CommunityCoachBot.Storage.Notes;
using Dapper;

namespace CommunityCoachBot.Storage.Queries;

/// <summary>Conditions of one statement with their values. Nothing that was said becomes part of the statement's text.</summary>
internal sealed class NoteFilter
{
    private readonly StringBuilder _sql = new();
    private int _values;

    public DynamicParameters Parameters { get; } = new();

    public string Sql => _sql.ToString();

    /// <summary>Keeps a value and returns the name it has in the statement.</summary>
    public string Value(object value)
    {
        var name = "@v" + _values++.ToString(CultureInfo.InvariantCulture);
        Parameters.Add(name, value is string text ? StoredText.Safe(text) : value);
        return name;
    }

    public string Values(IEnumerable<string> values) => string.Join(", ", values.Select(Value));

    public NoteFilter And(string condition)
    {
        _sql.Append(" AND ").Append(condition);
        return this;
    }

    public NoteFilter Equal(string column, string? value) => value is null ? this : And($"{column} = {Value(value)}");

    public NoteFilter OneOf(string column, IReadOnlyCollection<string> values) =>
        values.Count == 0 ? this : And($"{column} IN ({Values(values)})");

    /// <summary>Days of visits, as a stretch of the order of notes.</summary>
    public NoteFilter Days(string column, DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
            And($"{column} >= {Value(DayKey.First(first))}");
        if (to is { } last)
            And($"{column} < {Value(DayKey.First(last.AddDays(1)))}");
        return this;
    }

    /// <summary>Days as they are stored; what has no day is in no stretch.</summary>
    public NoteFilter Between(string column, DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
            And($"{column} >= {Value(Day.Text(first)!)}");
        if (to is { } last)
            And($"{column} <= {Value(Day.Text(last)!)}");
        return this;
    }

    /// <summary>What a question says of the note itself (<c>n</c>).</summary>
    public NoteFilter OfNote(NoteQuery query) =>
        Equal("n.address_as", query.AddressAs).Equal("n.resident_type", query.ResidentType).Equal("n.motive", query.Motive);

    /// <summary>What it says of a record besides: consent, needs, worries, how well and how late it was written.</summary>
    public NoteFilter OfRecord(NoteQuery query)
    {
        Equal("n.consent", query.Consent);
        if (query.ScoreBelow is { } score)
            And($"n.score < {Value((long)score)}");
        if (query.LateHoursOver is { } hours)
            And($"n.late_hours > {Value((long)hours)}");
        if (query.VisitNo is { } visit)
        {
            And(
                $"""
                (SELECT COUNT(*) FROM note e WHERE e.tenant_id = n.tenant_id AND e.household_id = n.household_id AND e.kind = 'visit-summary'
                  AND e.latest = 1 AND e.day_key <= n.day_key) = {Value((long)visit)}
                """
            );
        }

        if (query.Maslow is not null || query.Bradshaw is not null)
            Exists("need", "d", filter => filter.Equal("d.maslow", query.Maslow).Equal("d.bradshaw", query.Bradshaw));
        if (AsksForRisks(query))
            Exists("risk", "r", filter => filter.OfRisk(query, "r"));
        return this;
    }

    /// <summary>What it says of a worry; present and unclear ones where it says nothing of that.</summary>
    public NoteFilter OfRisk(NoteQuery query, string r)
    {
        OneOf($"{r}.flag", query.Risk)
            .OneOf($"{r}.severity", query.Severity)
            .OneOf($"{r}.assertion", query.Assertion.IsEmpty ? Assertions(query) : query.Assertion)
            .Equal($"{r}.subject", query.Subject)
            .Equal($"{r}.source", query.Source);
        return query.TaskStatus switch
        {
            "done" => And($"{r}.closed_at IS NOT NULL"),
            null => this,
            _ => And($"{r}.closed_at IS NULL"),
        };
    }

    public NoteFilter OfTask(NoteQuery query, DateOnly today)
    {
        Equal("x.type", query.TaskType).Between("x.due", query.DueFrom, query.DueTo);
        return query.TaskStatus switch
        {
            "open" => And("x.status <> 'done'"),
            "overdue" => And("x.status <> 'done'").And($"x.due < {Value(Day.Text(today)!)}"),
            // A referral is waiting for its answer until it says otherwise.
            "waiting" => And("x.status <> 'done' AND (x.status = 'waiting' OR x.type = 'referral')"),
            "done" => And("x.status = 'done'"),
            _ => this,
        };
    }

    public NoteFilter OfPromise(NoteQuery query)
    {
        Between("x.due", query.DueFrom, query.DueTo);
        return query.Kept switch
        {
            "yes" => And("x.kept = 'yes'"),
            // Nobody has said that it was kept.
            "no" => And("x.kept <> 'yes'"),
            _ => this,
        };
    }

    /// <summary>A visit whose day has passed, and of which there is no record: neither of the plan, nor of the household on that day.</summary>
    public NoteFilter Unwritten(DateOnly today) =>
        And($"n.visit_date < {Value(Day.Text(today)!)}")
            .And(
                """
                NOT EXISTS (SELECT 1 FROM note s WHERE s.tenant_id = n.tenant_id AND s.plan_id = n.id AND s.kind = 'visit-summary' AND s.latest = 1)
                AND NOT EXISTS (SELECT 1 FROM note s WHERE s.tenant_id = n.tenant_id AND s.household_id = n.household_id AND s.visit_date = n.visit_date
                  AND s.kind = 'visit-summary' AND s.latest = 1)
                """
            );

    public static bool AsksForRisks(NoteQuery query) =>
        !query.Risk.IsEmpty || !query.Severity.IsEmpty || !query.Assertion.IsEmpty || query.Subject is not null || query.Source is not null;

    // "To be asked again" is what a joke or a guess is for: asked for by its severity, it is meant whatever its assertion.
    private static string[] Assertions(NoteQuery query) =>
        query.Severity.Contains("clarify", StringComparer.Ordinal) ? [] : ["present", "unclear"];

    private void Exists(string table, string alias, Func<NoteFilter, NoteFilter> conditions)
    {
        _sql.Append(
            CultureInfo.InvariantCulture,
            $" AND EXISTS (SELECT 1 FROM {table} {alias} WHERE {alias}.tenant_id = n.tenant_id AND {alias}.note_id = n.id"
        );
        conditions(this);
        _sql.Append(')');
    }
}
