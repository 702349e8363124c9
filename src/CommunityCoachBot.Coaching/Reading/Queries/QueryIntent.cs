namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>What a question asks for, and how sure that is.</summary>
/// <param name="Words">The words that decided it, when some did.</param>
/// <param name="Own">The question says by itself what it asks for; without that it may belong to the question before.</param>
internal sealed record QueryIntent(string Id, QueryHit? Words, bool Own)
{
    /// <summary>Which intent wins where words of several stand: the rarer first, lists last, records when nothing else is said.</summary>
    public static QueryIntent Of(QuerySight sight)
    {
        var compares = Compares(sight);
        if (sight.First("topic", "complaint") is { } complaint)
            return Of(QueryIntents.Complaints, complaint);
        if (sight.First("topic", "digest") is { } digest && !sight.Topic("skill") && !SumsUp(sight, digest))
            return Of(QueryIntents.Digest, digest);
        if (sight.First("status", "checkin-missed") is { } missed)
            return Of(QueryIntents.Followups, missed);
        if (compares is not null && !sight.Topic("skill") && !sight.Act("late"))
            return Of(QueryIntents.ComparePeriod, compares);
        if (Resource(sight) is { } resource)
            return Of(QueryIntents.Resources, resource);
        if (Skill(sight) is { } skill)
            return Of(QueryIntents.Skills, skill);
        if (Quality(sight) is { } quality)
            return Of(QueryIntents.Quality, quality);
        var counts = Counts(sight);
        if (Caseload(sight, counts) is { } caseload)
            return Of(QueryIntents.Caseload, caseload);
        if (Need(sight, counts) is { } need)
            return need;
        if (Followup(sight) is { } followup)
            return Of(counts is null ? QueryIntents.Followups : QueryIntents.Count, counts ?? followup);
        if (counts is not null)
            return Of(QueryIntents.Count, counts);
        return Listed(sight);
    }

    /// <summary>The kind of thing a list, a count or a comparison is of; null when no word says.</summary>
    public static (string Metric, QueryHit Words)? Metric(QuerySight sight)
    {
        if (sight.First("groupBy", "risk") is { } grouped && !sight.Topic("task", "promise", "record"))
            return ("risks", grouped);
        var listed = Listed(sight);
        return
            listed.Words is { Kind: "topic" or "taskType" or "state" } words
            && (listed.Own || words.Kind == "state" && listed.Id == QueryIntents.ListTasks)
            ? listed.Id switch
            {
                QueryIntents.ListPromises => ("promises", words),
                QueryIntents.ListTasks => ("tasks", words),
                QueryIntents.ListRisks => ("risks", words),
                _ => ("records", words),
            }
            : null;
    }

    // 按楼汇总风险: figures by group, not the digest of a period.
    private static bool SumsUp(QuerySight sight, QueryHit digest) =>
        sight.Text.Plain.AsSpan(digest.Start, digest.Length) is "汇总"
        && (sight.Has("groupBy") || sight.Act("each-worker"))
        && (sight.Topic("risk", "record", "task", "promise") || sight.Has("risk"));

    private static QueryIntent Of(string id, QueryHit? words) => new(id, words, Own: true);

    private static QueryHit? Compares(QuerySight sight)
    {
        if (sight.First("act", "compare") is { } compare)
            return compare;
        // 比上个月, 上个月比: a period set beside another.
        var plain = sight.Text.Plain;
        var beside = sight.Periods.Find(period =>
            plain.AsSpan(0, period.Start) is var before
                && (
                    before.EndsWith("比")
                    || before.EndsWith("多过")
                    || before.EndsWith("少过")
                    || before.EndsWith("高过")
                    || before.EndsWith("低过")
                )
            || plain.AsSpan(period.End).StartsWith("比")
        );
        return beside is null ? null : new QueryHit("act", "compare", beside.Start, beside.Length);
    }

    // 哪几户 asks which, 几户 how many. "Which block has most" counts too.
    private static QueryHit? Counts(QuerySight sight)
    {
        foreach (var count in sight.All("act").Where(hit => hit.Value == "count"))
        {
            if (
                count.Start == 0
                || sight.Text.Plain[count.Start] is not ('几' or '多')
                || !"哪边这那好第".Contains(sight.Text.Plain[count.Start - 1], StringComparison.Ordinal)
            )
                return count;
        }
        var most = sight.First("act", "most") ?? sight.First("act", "least");
        return most is not null && sight.Has("groupBy", "area", "risk", "resident-type", "motive") && !sight.Topic("caseload")
            ? most
            : null;
    }

    private static QueryIntent Listed(QuerySight sight)
    {
        if (sight.First("topic", "promise") is { } promise)
            return Of(QueryIntents.ListPromises, promise);
        var risk = sight.First("risk") ?? sight.First("topic", "risk");
        if (
            (sight.First("taskType") ?? sight.First("topic", "task")) is { } task
            && (risk is null || sight.Has("taskType") || sight.Topic("task"))
        )
            return Of(QueryIntents.ListTasks, task);
        if (risk is not null)
            return Of(QueryIntents.ListRisks, risk);
        if (sight.First("state", "unkept", "kept") is { } kept && !sight.Has("source"))
            return Of(QueryIntents.ListPromises, kept);
        if (sight.First("topic", "record") is { } record)
            return Of(QueryIntents.ListRecords, record);
        if (sight.First("consent") is { } consent)
            return new(QueryIntents.ListRecords, consent, Own: false);
        if ((sight.First("severity") ?? sight.First("source") ?? sight.First("assertion") ?? Subject(sight)) is { } quality)
            return new(QueryIntents.ListRisks, quality, Own: false);
        if (sight.First("state", "waiting") is { } waiting)
            return new(QueryIntents.ListTasks, waiting, Own: false);
        if (sight.First("state", "overdue", "open", "done") is { } state)
            return new(QueryIntents.ListTasks, state, Own: false);
        if ((sight.First("act", "due") ?? sight.First("act", "past-due")) is { } due)
            return new(QueryIntents.ListTasks, due, Own: false);
        // Days to come and nothing else: where to go.
        if (sight.Periods.Count > 0 && sight.Periods.TrueForAll(period => period.IsAhead) && !sight.Has("motive"))
            return new(QueryIntents.Followups, null, Own: false);
        return new(
            QueryIntents.ListRecords,
            sight.First("motive"),
            Own: sight.Has("sort", "date-asc") && sight.Name("addressAs") is not null
        );
    }

    public static QueryHit? Subject(QuerySight sight) => sight.First("subject") ?? sight.First("idea", "child");

    private static QueryHit? Resource(QuerySight sight)
    {
        var lists =
            sight.Topic("task", "promise", "quality", "skill", "practice", "record")
            || sight.State("open", "overdue", "waiting", "done", "unkept", "unverified") && !sight.Has("openHours")
            || sight.Has("consent");
        var hotline = sight.First("category", "hotline");
        if (hotline is not null && !sight.Topic("task", "promise", "record", "quality") && !sight.Has("taskType"))
            return hotline;
        if (lists)
            return null;
        var strong = hotline ?? sight.First("topic", "resource");
        var asked = sight.First("topic", "contact");
        if (strong is not null && (!sight.Topic("risk") || sight.Has("category")))
            return strong;
        if (asked is not null && (sight.Has("category") || sight.Has("openHours")))
            return asked;
        var named = sight.First("category");
        if (named is not null && sight.Has("openHours"))
            return named;
        var others =
            sight.Has("risk")
            || sight.Topic("risk", "need")
            || sight.Act("unseen", "upcoming")
            || sight.Has("motive")
            || sight.Has("maslow")
            || sight.Has("bradshaw");
        return named is not null && !others && sight.Names.TrueForAll(name => name.Field == "area") ? named : null;
    }

    private static QueryHit? Skill(QuerySight sight)
    {
        if (
            sight.First("skill") is { } skill
            && !(sight.Topic("promise") && !sight.Topic("practice", "skill") && skill.Value != "promise-beyond-power")
        )
            return skill;
        if ((sight.First("topic", "skill") ?? sight.First("groupBy", "skill")) is { } topic)
            return topic;
        return sight.First("topic", "practice") is { } practice && !sight.Topic("risk", "task", "promise") && !sight.Has("risk")
            ? practice
            : null;
    }

    private static QueryHit? Quality(QuerySight sight)
    {
        if (sight.First("topic", "quality") is { } quality && !sight.Has("risk"))
            return quality;
        if (sight.First("act", "incomplete") is { } incomplete && !sight.Topic("task", "promise", "risk"))
            return incomplete;
        if (
            sight.First("act", "late") is { } late
            && !sight.Topic("task", "promise", "followup", "risk")
            && !sight.Has("taskType")
            && !sight.Has("risk")
        )
            return late;
        return sight.Amount(AmountKind.ScoreBelow) is { } score && sight.Topic("record")
            ? new QueryHit("amount", "score", score.Start, score.Length)
            : null;
    }

    private static QueryHit? Caseload(QuerySight sight, QueryHit? counts)
    {
        if (
            sight.First("topic", "caseload") is { } caseload
            && !sight.Has("risk")
            && !sight.Has("severity", "immediate same-day")
            && !sight.Topic("risk", "promise", "task")
        )
            return caseload;
        var each = sight.First("act", "each-worker");
        var other = sight.Topic("record", "task", "promise", "risk", "need") || sight.Has("risk");
        return each is not null && !other && (counts is not null || sight.Topic("household")) ? each : null;
    }

    // What people need: the commonest is a count by need, else the records that hold it.
    private static QueryIntent? Need(QuerySight sight, QueryHit? counts)
    {
        var kind = sight.First("bradshaw") ?? sight.First("maslow");
        var topic = sight.First("topic", "need") ?? sight.First("groupBy", "need");
        if (kind is null && topic is null && !sight.Act("felt-most"))
            return null;
        if (sight.Topic("risk", "task", "promise") || sight.Has("risk") || sight.Act("unseen", "upcoming"))
            return null;
        var most = sight.First("act", "felt-most") ?? sight.First("act", "most") ?? sight.First("act", "least");
        if (most is not null || counts is not null)
            return Of(QueryIntents.Count, most ?? counts);
        if (kind is null && sight.First("groupBy", "need", "kind") is { } grouped)
            return Of(QueryIntents.Count, grouped);
        return Of(QueryIntents.ListRecords, kind ?? topic);
    }

    // 当天办的: how urgent, no time in which nobody came.
    private static bool IsUrgency(QuerySight sight, Period period) =>
        sight.All("severity").Any(hit => period.Start >= hit.Start && period.End <= hit.End);

    private static QueryHit? Followup(QuerySight sight)
    {
        var lists = sight.Topic("promise", "task", "risk") || sight.Has("risk") || sight.Has("taskType");
        if (
            sight.First("act", "unseen") is { } unseen
            && !(lists && sight.Amount(AmountKind.Time) is null && sight.Periods.TrueForAll(period => IsUrgency(sight, period)))
        )
            return unseen;
        if (sight.First("act", "upcoming") is { } upcoming && !lists)
            return upcoming;
        if (sight.First("topic", "followup") is { } followup && !lists && !sight.Has("motive", "exploratory", "recruiting"))
            return followup;
        // A visit in days to come is a plan, not a record.
        return
            sight.First("topic", "record") is { } visit
            && !lists
            && sight.Periods.Count > 0
            && sight.Periods.TrueForAll(period => period.IsAhead)
            ? visit
            : null;
    }
}
