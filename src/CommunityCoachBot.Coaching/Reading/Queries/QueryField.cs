using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>What a field of a <see cref="NoteQuery"/> holds.</summary>
internal enum QueryFieldKind
{
    Text,
    List,
    Number,
    Date,
}

/// <summary>A field of a <see cref="NoteQuery"/> by the name it has in the domain pack: one table, so that writing, reading back and refining agree.</summary>
internal sealed record QueryField(string Name, QueryFieldKind Kind, Func<NoteQuery, object?> Get, Func<NoteQuery, object?, NoteQuery> With)
{
    /// <summary>In the order they are written.</summary>
    public static ImmutableArray<QueryField> All { get; } =
    [
        new(
            "intent",
            QueryFieldKind.Text,
            query => query.Intent,
            (query, value) => query with { Intent = (string)(value ?? throw new ArgumentNullException(nameof(value))) }
        ),
        Text("worker", query => query.Worker, (query, value) => query with { Worker = value }),
        Text("addressAs", query => query.AddressAs, (query, value) => query with { AddressAs = value }),
        Text("area", query => query.Area, (query, value) => query with { Area = value }),
        Text("residentType", query => query.ResidentType, (query, value) => query with { ResidentType = value }),
        Text("motive", query => query.Motive, (query, value) => query with { Motive = value }),
        Text("consent", query => query.Consent, (query, value) => query with { Consent = value }),
        List("risk", query => query.Risk, (query, value) => query with { Risk = value }),
        List("severity", query => query.Severity, (query, value) => query with { Severity = value }),
        List("assertion", query => query.Assertion, (query, value) => query with { Assertion = value }),
        Text("subject", query => query.Subject, (query, value) => query with { Subject = value }),
        Text("source", query => query.Source, (query, value) => query with { Source = value }),
        Text("taskType", query => query.TaskType, (query, value) => query with { TaskType = value }),
        Text("taskStatus", query => query.TaskStatus, (query, value) => query with { TaskStatus = value }),
        Text("status", query => query.Status, (query, value) => query with { Status = value }),
        Text("kept", query => query.Kept, (query, value) => query with { Kept = value }),
        Text("maslow", query => query.Maslow, (query, value) => query with { Maslow = value }),
        Text("bradshaw", query => query.Bradshaw, (query, value) => query with { Bradshaw = value }),
        Text("skill", query => query.Skill, (query, value) => query with { Skill = value }),
        Number("visitNo", query => query.VisitNo, (query, value) => query with { VisitNo = value }),
        Number("scoreBelow", query => query.ScoreBelow, (query, value) => query with { ScoreBelow = value }),
        Number("lateHoursOver", query => query.LateHoursOver, (query, value) => query with { LateHoursOver = value }),
        Number("limit", query => query.Limit, (query, value) => query with { Limit = value }),
        Text("category", query => query.Category, (query, value) => query with { Category = value }),
        Text("openHours", query => query.OpenHours, (query, value) => query with { OpenHours = value }),
        Text("by", query => query.By, (query, value) => query with { By = value }),
        Text("groupBy", query => query.GroupBy, (query, value) => query with { GroupBy = value }),
        Text("metric", query => query.Metric, (query, value) => query with { Metric = value }),
        Text("sort", query => query.Sort, (query, value) => query with { Sort = value }),
        Date("dateFrom", query => query.DateFrom, (query, value) => query with { DateFrom = value }),
        Date("dateTo", query => query.DateTo, (query, value) => query with { DateTo = value }),
        Date("dueFrom", query => query.DueFrom, (query, value) => query with { DueFrom = value }),
        Date("dueTo", query => query.DueTo, (query, value) => query with { DueTo = value }),
        Date("lastVisitBefore", query => query.LastVisitBefore, (query, value) => query with { LastVisitBefore = value }),
        Text("decline", query => query.Decline, (query, value) => query with { Decline = value }),
        Text("offer", query => query.Offer, (query, value) => query with { Offer = value }),
    ];

    private static readonly Dictionary<string, QueryField> ByName = All.ToDictionary(field => field.Name, StringComparer.Ordinal);

    public static QueryField? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Nothing is set.</summary>
    public static bool IsUnset(object? value) => value is null or ImmutableArray<string> { IsDefaultOrEmpty: true };

    public static bool SameValue(object? one, object? other) =>
        (one, other) switch
        {
            (ImmutableArray<string> left, ImmutableArray<string> right) => left.AsSpan().SequenceEqual(right.AsSpan()),
            _ => Equals(one, other),
        };

    private static QueryField Text(string name, Func<NoteQuery, string?> get, Func<NoteQuery, string?, NoteQuery> with) =>
        new(name, QueryFieldKind.Text, get, (query, value) => with(query, (string?)value));

    private static QueryField List(
        string name,
        Func<NoteQuery, ImmutableArray<string>> get,
        Func<NoteQuery, ImmutableArray<string>, NoteQuery> with
    ) =>
        new(
            name,
            QueryFieldKind.List,
            query => get(query),
            (query, value) => with(query, value is ImmutableArray<string> list ? list : [])
        );

    private static QueryField Number(string name, Func<NoteQuery, int?> get, Func<NoteQuery, int?, NoteQuery> with) =>
        new(name, QueryFieldKind.Number, query => get(query), (query, value) => with(query, (int?)value));

    private static QueryField Date(string name, Func<NoteQuery, DateOnly?> get, Func<NoteQuery, DateOnly?, NoteQuery> with) =>
        new(name, QueryFieldKind.Date, query => get(query), (query, value) => with(query, (DateOnly?)value));
}
