using System.Collections.Immutable;
using System.Globalization;

namespace CommunityCoachBot.Coaching.Reading.Queries;

/// <summary>Makes the filter of an intent from what was found: each intent takes the fields it can use, and reads states and days its own way.</summary>
internal sealed class QueryBuilder
{
    private const int DaysUnseen = 30;
    private const int HoursLate = 72;
    private const int HoursOfADay = 24;

    /// <summary>Records below it need completing (<c>supervision.md</c> §2).</summary>
    private const int ScoreNeedsCompleting = 10;

    private readonly QuerySight _sight;
    private readonly QueryIntent _intent;
    private readonly DateOnly _today;
    private readonly List<QueryChip> _chips = [];
    private NoteQuery _query;

    private QueryBuilder(QuerySight sight, QueryIntent intent, DateOnly today)
    {
        (_sight, _intent, _today) = (sight, intent, today);
        _query = new NoteQuery { Intent = intent.Id };
    }

    /// <param name="defaults">Off for words that refine a query: what they do not say stays as it was.</param>
    public static (NoteQuery Query, ImmutableArray<QueryChip> Chips) Build(
        QuerySight sight,
        QueryIntent intent,
        DateOnly today,
        bool defaults = true
    )
    {
        var builder = new QueryBuilder(sight, intent, today);
        if (intent.Words is { } words)
            builder.Chip("intent", intent.Id, words.Start, words.Length);
        builder.Fill(defaults);
        return (builder._query, [.. builder._chips.OrderBy(chip => chip.Start).ThenBy(chip => chip.Field, StringComparer.Ordinal)]);
    }

    private bool Is(params ReadOnlySpan<string> intents) => intents.Contains(_intent.Id);

    private bool IsOfRisks => Is(QueryIntents.ListRisks) || Is(QueryIntents.Count, QueryIntents.ComparePeriod, QueryIntents.Followups);

    private void Fill(bool defaults)
    {
        Names();
        if (Is(QueryIntents.Resources))
        {
            Resources();
            return;
        }
        Set("residentType", ResidentType());
        Set("motive", Is(QueryIntents.Followups) ? null : _sight.First("motive"));
        Risks();
        Set("maslow", _sight.First("maslow"));
        Set("bradshaw", _sight.First("bradshaw"));
        Set("consent", _sight.First("consent"));
        Set("taskType", _sight.First("taskType"));
        State();
        Groups();
        Numbers(defaults);
        Days(defaults);
        Metric();
        if (defaults)
            Defaults();
    }

    private void Names()
    {
        foreach (var name in _sight.Names)
        {
            if (_query.Worker is not null && name.Field == "worker")
                continue;
            // A complaint "about Lin" is about a colleague.
            // So is a bare name whose records or practice are asked about, or that stands before the promise it gave: 阿敏甩底嗰啲承諾.
            var field =
                name.Field == "addressAs"
                && !name.Titled
                && (Is(QueryIntents.Complaints, QueryIntents.Quality, QueryIntents.Skills, QueryIntents.Caseload) || Gives(name))
                    ? "worker"
                    : name.Field;
            Set(field, _sight.Text.Words(name.Start, name.Length), name.Start, name.Length);
        }
    }

    private bool Gives(NameHit name) =>
        Is(QueryIntents.ListPromises)
        && _sight.First("state", "unkept", "kept") is { } word
        && word.Start >= name.End
        && word.Start - name.End <= 1
        && TextFolding.IsHan(_sight.Text.Plain[name.Start]);

    // "Hotline" is a kind of its own; else the kind of service, or of the people it is for.
    private void Resources()
    {
        var category = _sight.First("category", "hotline") ?? _sight.First("category");
        // Day care may be for children or for elders: who it is for says.
        if (category?.Value == "child" && _sight.Has("idea", "elder") && !_sight.Has("idea", "child"))
            category = category with { Value = "elder" };
        if (category is not null)
            Set("category", category);
        else if (_sight.First("residentType") is { } people && CategoryOf(people.Value) is { } of)
            Set("category", of, people.Start, people.Length);
        else if (_sight.First("idea", "child") is { } child)
            Set("category", "child", child.Start, child.Length);
        else if (_sight.First("idea", "elder") is { } elder)
            Set("category", "elder", elder.Start, elder.Length);
        else if (_sight.First("risk") is { } risk && CategoryOf(risk.Value) is { } help)
            Set("category", help, risk.Start, risk.Length);
        Set("openHours", _sight.First("openHours"));
    }

    private static string? CategoryOf(string value) =>
        value switch
        {
            "disabled" => "disability",
            "elder-living-alone" or "elderly-couple" => "elder",
            "child-in-difficulty" or "youth" or "child-abuse" or "child-unattended" => "child",
            "single-parent" or "domestic-violence" or "bereaved" or "carer" => "family",
            "mental-health-recovery" or "medication-risk" or "medical-emergency" or "acute-distress" => "health",
            "laid-off-household" => "employment",
            "missing-meals" => "food",
            "unsafe-housing" => "housing",
            _ => null,
        };

    // 独居的残疾人: living alone tells less than what else is said of them.
    private QueryHit? ResidentType() =>
        _sight.All("residentType").FirstOrDefault(hit => !SaysOnlyAlone(hit)) ?? _sight.First("residentType");

    private bool SaysOnlyAlone(QueryHit hit) =>
        hit.Value == "elder-living-alone"
        && _sight.Text.Plain.AsSpan(hit.Start, hit.Length)
            is "独居"
                or "独自居住"
                or "独自生活"
                or "独自住"
                or "living alone"
                or "live alone"
                or "lives alone";

    private void Risks()
    {
        SetList("risk", _sight.All("risk"));
        if (!IsOfRisks)
            return;
        var severities = _sight.All("severity").Where(hit => !OverlapsDue(hit)).ToList();
        SetList("severity", severities);
        var clarifies = severities.Exists(hit => hit.Value == "clarify");
        // A joke is always to be clarified: where that is said, the joke only explains it.
        SetList("assertion", _sight.All("assertion").Where(hit => !(clarifies && hit.Value == "joke-idiom") && MeansAssertion(hit)));
        if (
            _query.Risk.Contains("child-abuse", StringComparer.Ordinal)
            || _query.Risk.Contains("child-unattended", StringComparer.Ordinal)
            || _query.ResidentType is "child-in-difficulty" or "youth"
        )
            Set("subject", _sight.First("subject"));
        else if (Is(QueryIntents.ListRisks) || _sight.Topic("risk"))
            Set("subject", _sight.First("subject") is { } subject ? subject : _sight.First("idea", "child"));
        if (_query.Risk.Contains("harm-to-others", StringComparer.Ordinal) && _query.Subject == "third-person")
            _query = _query with { Subject = null };
        Set("source", _sight.First("source"));
    }

    // Without a risk in sight, "past" and "present" speak of something else.
    private bool MeansAssertion(QueryHit hit) =>
        _sight.Periods.TrueForAll(period => hit.Start >= period.End || hit.End <= period.Start) && IsAssertion(hit);

    private bool IsAssertion(QueryHit hit) =>
        hit.Value is "negated" or "joke-idiom" || _sight.Has("risk") || _sight.Topic("risk") || Is(QueryIntents.ListRisks);

    // "Within three days" is a severity of risks, and a time in which something falls due.
    private bool OverlapsDue(QueryHit severity) =>
        severity.Value == "within-72h" && _sight.Act("due") && !_sight.Topic("risk") && !_sight.Has("risk");

    private void State()
    {
        foreach (var state in _sight.All("state"))
        {
            switch (_intent.Id)
            {
                case QueryIntents.ListPromises:
                    Promise(state);
                    break;
                case QueryIntents.Count when _sight.Topic("promise"):
                    Promise(state);
                    break;
                case QueryIntents.Complaints:
                    if (state.Value is "overdue")
                        Set("status", "overdue", state.Start, state.Length);
                    else if (_query.Status is null && !_sight.State("overdue"))
                        Set("taskStatus", state.Value is "done" or "kept" ? "done" : "open", state.Start, state.Length);
                    break;
                case QueryIntents.ListRisks or QueryIntents.ListTasks or QueryIntents.Count or QueryIntents.Followups:
                    if (Status(state.Value) is { } status && (_query.TaskStatus is null || Rank(status) > Rank(_query.TaskStatus)))
                        Set("taskStatus", status, state.Start, state.Length);
                    break;
            }
        }
        if (Is(QueryIntents.ListTasks) && _query.TaskStatus is null && _sight.First("act", "past-due") is { } past)
            Set("taskStatus", "overdue", past.Start, past.Length);
        if (Is(QueryIntents.Complaints) && _sight.First("act", "past-due") is { } late)
            Set("status", "overdue", late.Start, late.Length);
        if (Is(QueryIntents.ListTasks) && _query.TaskStatus is null && _sight.First("act", "late") is { } slow)
            Set("taskStatus", "overdue", slow.Start, slow.Length);
        if (
            Is(QueryIntents.ListRisks, QueryIntents.ListTasks)
            && _query.TaskStatus is null
            && _sight.First("act", "unseen") is { } unseen
            && !_sight.All("risk").Any(risk => risk.Start <= unseen.Start && unseen.End <= risk.End)
        )
            Set("taskStatus", "open", unseen.Start, unseen.Length);
        if (Is(QueryIntents.Followups))
            Set("status", _sight.First("status"));
    }

    private void Promise(QueryHit state)
    {
        switch (state.Value)
        {
            case "done" or "kept" when _query.Kept is null:
                Set("kept", "yes", state.Start, state.Length);
                break;
            case "overdue":
                Set("kept", "no", state.Start, state.Length);
                Set("dueTo", _today.AddDays(-1), state.Start, state.Length);
                break;
            case "open" or "unkept" or "waiting":
                Set("kept", "no", state.Start, state.Length);
                break;
        }
    }

    private string? Status(string state) =>
        state switch
        {
            "open" or "overdue" or "waiting" or "done" => state,
            "unverified" => "open",
            "unkept" when Is(QueryIntents.ListTasks) => _query.TaskType is null ? "open" : "waiting",
            "kept" => "done",
            _ => null,
        };

    // Of two states that were said the narrower holds: overdue ones are open too.
    private static int Rank(string status) =>
        status switch
        {
            "overdue" => 3,
            "waiting" => 2,
            _ => 1,
        };

    private void Groups()
    {
        var extreme = _sight.First("act", "weak") ?? _sight.First("act", "strong");
        if (Is(QueryIntents.Skills))
        {
            var skill = _sight.First("skill") ?? (_sight.Topic("skill", "practice") ? _sight.First("skill-weak") : null);
            if (skill is not null)
                Set("skill", skill);
            if (_sight.First("groupBy", "skill") is { } bySkill)
                Set("groupBy", bySkill);
            else if (skill is null && (extreme ?? _sight.First("act", "most") ?? _sight.First("act", "least")) is { } which)
                Set("groupBy", "skill", which.Start, which.Length);
            if (skill is null && extreme is not null)
                Set("sort", extreme.Value == "weak" ? "asc" : "desc", extreme.Start, extreme.Length);
            else if (skill is null && _sight.First("act", "least") is { } least)
                Set("sort", "asc", least.Start, least.Length);
            return;
        }

        var group = _sight.All("groupBy").FirstOrDefault(hit => Groupable(hit.Value));
        if (Is(QueryIntents.Count) && group is null && NeedIsAsked() is { } need)
            Set("groupBy", "need", need.Start, need.Length);
        else if (group is not null)
            Set("groupBy", group.Value == "kind" ? Kind() : group.Value, group.Start, group.Length);
        else if (_sight.First("act", "each-worker") is { } each && _query.Worker is null)
            Set("groupBy", "worker", each.Start, each.Length);
        else if (
            (_sight.First("act", "which-worker") ?? (Is(QueryIntents.Caseload) ? _sight.First("act", "who") : null)) is { } who
            && Is(QueryIntents.Caseload, QueryIntents.Count)
        )
            Set("groupBy", "worker", who.Start, who.Length);

        if (_sight.First("sort") is { } sort)
            Set("sort", sort);
        else if (_query.GroupBy is not null && Is(QueryIntents.Caseload, QueryIntents.Count) && !_sight.Act("felt-most"))
        {
            if (_sight.First("act", "least") is { } least)
                Set("sort", "asc", least.Start, least.Length);
            else if (_sight.First("act", "most") is { } most && !BelongsToNeed(most))
                Set("sort", "desc", most.Start, most.Length);
        }
    }

    // "Feel most" is what is felt; "which is most" an order.
    private bool BelongsToNeed(QueryHit most) =>
        _sight.First("bradshaw") is { } need && most.Start >= need.End && most.Start - need.End <= 1;

    // "By type": of what is asked about.
    private string Kind() =>
        _sight.Topic("need") || _query.Bradshaw is not null || _query.Maslow is not null ? "need"
        : _sight.Topic("household") && !_sight.Topic("risk") && _query.Risk.IsEmpty ? "resident-type"
        : "risk";

    private bool Groupable(string group) => group != "skill" && (group != "need" || Is(QueryIntents.Count, QueryIntents.ComparePeriod));

    private QueryHit? NeedIsAsked() =>
        _sight.Has("bradshaw") || _sight.Has("maslow") || _sight.Topic("need") || _sight.Has("groupBy", "need") || _sight.Act("felt-most")
            ? _sight.First("act", "felt-most") ?? (_sight.Act("what") || _sight.Topic("need") ? _sight.First("act", "most") : null)
            : null;

    private void Numbers(bool defaults)
    {
        if (_sight.Amount(AmountKind.Limit) is { } limit)
        {
            Set("limit", limit.Number, limit.Start, limit.Length);
            if (limit.Sort is not null && _query.Sort is null && !Is(QueryIntents.Count, QueryIntents.Skills))
                Set("sort", limit.Sort, limit.Start, limit.Length);
        }
        if (
            _sight.Amount(AmountKind.VisitNo) is { } visit
            && Is(QueryIntents.ListRecords, QueryIntents.Count, QueryIntents.ListRisks, QueryIntents.Quality, QueryIntents.ComparePeriod)
        )
            Set("visitNo", visit.Number, visit.Start, visit.Length);
        if (!Is(QueryIntents.Quality))
            return;
        if (_sight.Amount(AmountKind.ScoreBelow) is { } score)
            Set("scoreBelow", score.Number, score.Start, score.Length);
        else if (defaults && _sight.First("act", "incomplete") is { } incomplete)
            Set("scoreBelow", ScoreNeedsCompleting, incomplete.Start, incomplete.Length);
        if (_sight.First("act", "late") is not { } late)
            return;
        if (_sight.Amount(AmountKind.Time) is { } time)
            Set("lateHoursOver", time.Number, time.Start, time.Length);
        else
            Set("lateHoursOver", _sight.Act("late-only") ? HoursOfADay : HoursLate, late.Start, late.Length);
    }

    private void Days(bool defaults)
    {
        if (Is(QueryIntents.ComparePeriod))
        {
            var calendar = _sight.Periods.Find(period => !period.Rolling) ?? _sight.Periods.FirstOrDefault();
            if (calendar is not null)
                Set("by", calendar.Unit is "day" ? "week" : calendar.Unit, calendar.Start, calendar.Length);
            else if (_sight.First("period-of") is { } each)
                Set("by", each);
            return;
        }
        if (Is(QueryIntents.Followups, QueryIntents.Count) && _sight.First("act", "unseen") is { } unseen && !_sight.Has("status"))
        {
            Unseen(unseen, defaults);
            return;
        }
        if (Is(QueryIntents.ListPromises) && _query.DueTo is null && _sight.First("act", "past-due") is { } past)
            Set("dueTo", _today.AddDays(-1), past.Start, past.Length);

        var falls = IsDue();
        foreach (var period in _sight.Periods)
        {
            var due = falls && !IsOfAVisit(period);
            if (
                Is(QueryIntents.Quality)
                && _sight.Act("late")
                && _sight.Amount(AmountKind.Time) is { } time
                && time.Start < period.End
                && time.End > period.Start
            )
                continue;
            if (_query.Severity.Contains("within-72h", StringComparer.Ordinal) && period.Rolling || IsSeverityDay(period))
                continue;
            // 拖到今天: until now is no bound.
            if (period is { Bound: PeriodBound.By, Unit: "day" } && period.Past.To == _today && !due)
                continue;
            var days = period.Days(due);
            var (from, to) = due ? ("dueFrom", "dueTo") : ("dateFrom", "dateTo");
            // A second period bounds the first on the side it left open; else the first holds.
            if (days.From is { } first && QueryField.Find(from)!.Get(_query) is null)
                _query = QueryField.Find(from)!.With(_query, first);
            if (days.To is { } last && QueryField.Find(to)!.Get(_query) is null)
                _query = QueryField.Find(to)!.With(_query, last);
            Chip(due ? "due" : "period", Span(days), period.Start, period.Length);
        }
    }

    // "To be done today" says how urgent a risk is, not when it was seen.
    private bool IsSeverityDay(Period period) =>
        _sight.All("severity").Any(hit => period.Start >= hit.Start && period.End <= hit.End)
        && Is(QueryIntents.ListRisks, QueryIntents.Count, QueryIntents.ComparePeriod);

    private void Unseen(QueryHit unseen, bool defaults)
    {
        if (_sight.Amount(AmountKind.Time) is { } time)
            Set("lastVisitBefore", _today.AddDays(-time.Number / HoursOfADay), time.Start, time.Length);
        else if (_sight.Periods.FirstOrDefault() is { } period)
            Set("lastVisitBefore", SinceWhen(period), period.Start, period.Length);
        else if (defaults)
            Set("lastVisitBefore", _today.AddDays(-DaysUnseen), unseen.Start, unseen.Length);
    }

    private static DateOnly SinceWhen(Period period) =>
        period switch
        {
            { Bound: PeriodBound.Since } or { Rolling: true } => period.Past.From!.Value,
            { Bound: PeriodBound.By } => period.Past.To!.Value,
            _ => period.Past.From!.Value.AddDays(-1),
        };

    // 上周谁去看过独居老人，有没有答应了还没办的: when they went, not when the promise falls due. Two halves, and the days stand in the one about the visit.
    private bool IsOfAVisit(Period period)
    {
        var plain = _sight.Text.Plain;
        var from = plain.AsSpan(0, period.Start).LastIndexOfAny(Halves) + 1;
        var to = plain.AsSpan(period.End).IndexOfAny(Halves) is var end and >= 0 ? period.End + end : plain.Length;
        bool Here(int start) => from <= start && start < to;
        var half = plain[from..to];
        return VisitWords.Any(word => half.Contains(word, StringComparison.Ordinal))
            && !_sight.Hits.Any(hit => Here(hit.Start) && (hit.Kind is "state" || hit is { Kind: "topic", Value: "promise" or "task" }))
            && _sight.Hits.Any(hit => !Here(hit.Start) && hit is { Kind: "topic", Value: "promise" or "task" });
    }

    private static readonly System.Buffers.SearchValues<char> Halves = System.Buffers.SearchValues.Create(",，;；。?？!！");
    private static readonly string[] VisitWords = ["过", "咗", "visited", "went", "saw ", "seen "];

    private bool IsDue()
    {
        var metric = Is(QueryIntents.Count) ? QueryIntent.Metric(_sight)?.Metric : null;
        var of = metric switch
        {
            "tasks" => QueryIntents.ListTasks,
            "promises" => QueryIntents.ListPromises,
            _ => _intent.Id,
        };
        var said = _sight.Act("due", "past-due");
        return of switch
        {
            QueryIntents.Followups => !_sight.Has("status"),
            QueryIntents.ListTasks => said || !_sight.Act("made") && !_sight.Has("taskType") && !_sight.State("done"),
            QueryIntents.ListPromises => said || !_sight.Act("made") && !Promised(),
            _ => false,
        };
    }

    // 上周答应的, promised last week: when the word was given, not when it is to be kept.
    private bool Promised() =>
        _sight.First("topic", "promise") is { } promise
        && _sight.Periods.Find(period => period.Past.To < _today || period.Past.From <= _today && Gave(promise)) is { } past
        && (
            past.End <= promise.Start
                && promise.Start - past.End <= 4
                && !_sight.Text.Plain.AsSpan(past.End, promise.Start - past.End).Contains('的')
                && !_sight.Text.Plain.AsSpan(promise.Start, promise.Length).StartsWith("承诺")
                && TextFolding.IsHan(_sight.Text.Plain[promise.Start])
            || _sight.Text.Plain.AsSpan(promise.Start, promise.Length) is "promised" or "pledged" && past.Start >= promise.End
        );

    // 答应了, 應承咗, 许过: the word was given already.
    private bool Gave(QueryHit promise) =>
        _sight.Text.Plain[promise.End - 1] is ('了' or '咗' or '过')
        || promise.End < _sight.Text.Plain.Length && _sight.Text.Plain[promise.End] is ('了' or '咗' or '过');

    private void Metric()
    {
        if (!Is(QueryIntents.Count, QueryIntents.ComparePeriod) || !_query.Risk.IsEmpty)
            return;
        if (QueryIntent.Metric(_sight) is not var (metric, words))
            return;
        // A count is of records when it says nothing else.
        var known = metric switch
        {
            "records" => Is(QueryIntents.Count) ? metric : _query.Motive ?? _query.Bradshaw ?? _query.Maslow ?? _query.Consent,
            "tasks" => _query.TaskType,
            _ => null,
        };
        if (known is null)
            Set("metric", metric, words.Start, words.Length);
    }

    private void Defaults()
    {
        // Whoever is out of reach now: a flag that was closed is of no use.
        if (
            Is(QueryIntents.ListRisks)
            && _query.Risk is ["lost-contact"]
            && _query.TaskStatus is null
            && _query.Assertion.IsEmpty
            && _query.DateFrom is null
            && _query.DateTo is null
        )
            _query = _query with { TaskStatus = "open" };
        if (Is(QueryIntents.Digest) && _query.DateFrom is null && _query.DateTo is null)
        {
            var last = _sight.First("period-of")?.Value switch
            {
                "month" => DateMacro.Month(_today, -1),
                "quarter" => DateMacro.Quarter(_today, -1),
                "year" => DateMacro.Year(_today, -1),
                _ => DateMacro.Week(_today, -1),
            };
            _query = _query with { DateFrom = last.From, DateTo = last.To };
        }
    }

    private void Set(string field, QueryHit? hit)
    {
        if (hit is not null)
            Set(field, hit.Value, hit.Start, hit.Length);
    }

    private void Set(string field, object value, int start, int length)
    {
        _query = QueryField.Find(field)!.With(_query, value);
        _chips.RemoveAll(chip => chip.Field == field);
        Chip(field, value is DateOnly day ? Iso(day) : Convert.ToString(value, CultureInfo.InvariantCulture)!, start, length);
    }

    private void SetList(string field, IEnumerable<QueryHit> hits)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        foreach (var hit in hits)
        {
            foreach (var value in hit.Value.Split(' '))
            {
                if (!values.Contains(value))
                    values.Add(value);
            }
            Chip(field, hit.Value, hit.Start, hit.Length);
        }
        if (values.Count > 0)
            _query = QueryField.Find(field)!.With(_query, values.ToImmutable());
    }

    private void Chip(string field, string value, int start, int length)
    {
        var place = _sight.Text.Place(start, length);
        _chips.Add(new QueryChip(field, value, place.Start, place.Length));
    }

    private static string Span(DaySpan days) => $"{(days.From is { } from ? Iso(from) : "")}..{(days.To is { } to ? Iso(to) : "")}";

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
