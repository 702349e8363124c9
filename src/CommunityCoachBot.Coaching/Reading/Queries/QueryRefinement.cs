using System.Collections.Immutable;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>
/// Words that go on from the query before: 只看三号楼的, 上个月的呢, and only the open ones. They replace what they name, add where 也 or "also" is said, take
/// away where 不限 is said, and leave the rest. A question that says by itself what it asks for begins afresh.
/// </summary>
internal static class QueryRefinement
{
    /// <summary>What most intents can use; kept where the refinement asks for something else of the same.</summary>
    private static readonly string[] Shared = ["worker", "addressAs", "area", "residentType"];

    private static readonly string[] OfRisks = ["risk", "severity", "assertion", "subject", "source"];
    private static readonly string[] OfDays = ["dateFrom", "dateTo", "dueFrom", "dueTo"];

    public static bool Applies(QuerySight sight, QueryIntent intent, NoteQuery previous)
    {
        if (previous.Intent == QueryIntents.Decline)
            return false;
        if (sight.Has("drop"))
            return !sight.Has("drop", "all-fields");
        return !intent.Own || IsMarked(sight) || IsBareOperation(sight);
    }

    public static NoteQuery Merge(NoteQuery previous, QuerySight sight, QueryIntent intent, Func<QueryIntent, NoteQuery> read)
    {
        var changes = intent.Own && intent.Id != previous.Intent && !IsSameThing(sight, intent, previous);
        var target = changes ? intent : intent with { Id = previous.Intent };
        var said = read(target);
        var merged = changes ? Kept(previous, target.Id) : previous;
        var adds = sight.Has("follow", "also");

        foreach (var drop in sight.All("drop"))
            merged = Dropped(merged, drop.Value);
        if (Names(said, OfDays) && !adds)
            merged = Without(merged, OfDays);
        // Another person is asked about: one name replaces the other.
        if (said.Worker is not null && merged.AddressAs is not null && said.AddressAs is null && merged.Worker is null)
            merged = merged with { AddressAs = null };
        foreach (var field in QueryField.All)
        {
            var value = field.Get(said);
            if (field.Name == "intent" || QueryField.IsUnset(value))
                continue;
            if (field.Kind == QueryFieldKind.List && adds)
                value = Union((ImmutableArray<string>)field.Get(merged)!, (ImmutableArray<string>)value!);
            merged = field.With(merged, value);
        }
        return merged;
    }

    private static ImmutableArray<string> Union(ImmutableArray<string> one, ImmutableArray<string> other) =>
        [.. one, .. other.Where(value => !one.Contains(value, StringComparer.Ordinal))];

    // 一共几次？ By block? How to show what was asked about, not what.
    private static bool IsBareOperation(QuerySight sight) =>
        sight.Names.Count == 0
        && sight.Periods.Count == 0
        && !sight.Hits.Any(hit =>
            hit.Kind is not ("act" or "groupBy" or "sort" or "follow" or "period-of") && hit is not { Kind: "topic", Value: "household" }
        );

    private static bool IsMarked(QuerySight sight)
    {
        if (sight.Has("follow", "only", "also", "instead", "those"))
            return true;
        var plain = sight.Text.Plain;
        // 那…, …呢, what about …: only where they open or close what is said.
        return sight
                .All("follow")
                .Any(hit => hit.Value == "and-what-of" && (hit.Start == 0 || plain.AsSpan(hit.End).Trim(" ?？.。!！啊呀").IsEmpty))
            || plain.StartsWith("and ", StringComparison.Ordinal);
    }

    // "Only the suicide ones" of a count, a comparison or a list grouped: a flag alone does not ask for another list.
    private static bool IsSameThing(QuerySight sight, QueryIntent intent, NoteQuery previous) =>
        intent.Id == QueryIntents.ListRisks
            && !sight.Topic("risk")
            && previous.Intent is QueryIntents.Count or QueryIntents.ComparePeriod or QueryIntents.ListRecords or QueryIntents.Followups
        || intent.Id == QueryIntents.ListRecords
            && previous.Intent is QueryIntents.Quality or QueryIntents.Followups
            && !sight.Has("consent");

    private static NoteQuery Kept(NoteQuery previous, string intent)
    {
        var kept = new NoteQuery { Intent = intent };
        var isOfRisks = intent is QueryIntents.ListRisks or QueryIntents.Count or QueryIntents.ComparePeriod;
        foreach (var name in (string[])[.. Shared, .. isOfRisks ? OfRisks : [], .. intent is QueryIntents.ComparePeriod ? [] : OfDays])
            kept = QueryField.Find(name)!.With(kept, QueryField.Find(name)!.Get(previous));
        // Days of visits and days on which something falls due stand for one another.
        var isDue = intent is QueryIntents.ListTasks or QueryIntents.ListPromises or QueryIntents.Followups;
        if (isDue && kept.DueFrom is null && kept.DueTo is null)
            return kept with { DueFrom = kept.DateFrom, DueTo = kept.DateTo, DateFrom = null, DateTo = null };
        if (!isDue && kept.DateFrom is null && kept.DateTo is null)
            return kept with { DateFrom = kept.DueFrom, DateTo = kept.DueTo, DueFrom = null, DueTo = null };
        return kept;
    }

    private static NoteQuery Dropped(NoteQuery query, string what) =>
        what switch
        {
            "period" => Without(query, [.. OfDays, "lastVisitBefore"]),
            _ => Without(query, [what]),
        };

    private static NoteQuery Without(NoteQuery query, IEnumerable<string> fields)
    {
        foreach (var name in fields)
            query = QueryField.Find(name)!.With(query, null);
        return query;
    }

    private static bool Names(NoteQuery said, IEnumerable<string> fields) =>
        fields.Any(name => !QueryField.IsUnset(QueryField.Find(name)!.Get(said)));
}
