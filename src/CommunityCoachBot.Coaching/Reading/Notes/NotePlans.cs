using System.Buffers;
using System.Collections.Immutable;
using CommunityCoachBot.Coaching.Reading.Cues;

namespace CommunityCoachBot.Coaching.Reading.Notes;

/// <summary>
/// What was promised, what is to be done by whom until when, and when to come again. A promise to the resident is a task too; a visit alone is neither.
/// A day said once holds for what the same sentence goes on to arrange.
/// </summary>
internal sealed class NotePlans
{
    private static readonly SearchValues<char> DateSigns = SearchValues.Create("0123456789周星期礼拜月号日天晚早夕节年");

    private readonly NoteText _note;
    private readonly CuesOfNote _cues;
    private readonly List<Plan> _plans = [];
    private readonly Dictionary<int, ImmutableArray<(DateOnly Day, int Start, int Length)>> _days = [];
    private readonly Lazy<NextVisitMention?> _nextVisit;

    /// <summary>An arranged clause, read.</summary>
    /// <param name="Own">The day it names itself.</param>
    /// <param name="Due">That, or the day the sentence named before.</param>
    private sealed record Plan(
        Clause Clause,
        string Who,
        DateOnly? Own,
        DateOnly? Due,
        string What,
        bool Acts,
        bool Brings,
        bool Visits,
        bool Done,
        bool ForResident
    );

    public NotePlans(NoteText note, CuesOfNote cues)
    {
        (_note, _cues) = (note, cues);
        _nextVisit = new(FindNextVisit);
        DateOnly? day = null;
        var sentence = -1;
        foreach (var clause in note.Clauses)
        {
            if (clause.Sentence != sentence)
                (day, sentence) = (null, clause.Sentence);
            if (!MayPlan(clause))
            {
                // 周日他俩休息，我再去: the day is said before what is done on it.
                if (
                    clause.Kind is ClauseKind.Frame or ClauseKind.WorkerSaid
                    && Days(clause) is [var (said, _, _), ..]
                    && said > note.VisitDate
                )
                    day = said;
                continue;
            }
            var plan = Read(clause, day);
            day = plan.Own ?? day;
            _plans.Add(plan);
        }
    }

    public ImmutableArray<PromiseMention> Promises() =>
        [
            .. from plan in _plans
            where IsPromise(plan)
            select new PromiseMention(plan.What, Due(plan), "unknown", _note.Words(plan.Clause), plan.Clause.Start),
        ];

    public ImmutableArray<TaskMention> Tasks() =>
        [
            .. from plan in _plans
            where plan.Acts && plan.What.Length > 0
            let done = plan.Done
            select new TaskMention(
                plan.What,
                plan.Who,
                done ? null : Due(plan),
                done ? "done" : "open",
                _note.Words(plan.Clause),
                plan.Clause.Start
            ),
        ];

    /// <summary>The day (or what it waits for) of the next meeting; what is brought then is its purpose.</summary>
    public NextVisitMention? NextVisit() => _nextVisit.Value;

    private NextVisitMention? FindNextVisit()
    {
        var visit =
            _plans.Find(plan =>
                plan is { Visits: true, Own: not null, Done: false } && plan.Who is not "supervisor" && plan.Own >= _note.VisitDate
            )
            ?? _plans.Find(plan => plan is { Brings: true, Own: not null, Done: false, Who: "worker" } && plan.Own > _note.VisitDate)
            ?? _plans.Find(plan =>
                plan is { Acts: false, Own: not null, Done: false, Who: "worker" }
                && plan.Own > _note.VisitDate
                && !_cues.Has(plan.Clause, "calls")
            )
            ?? _plans.Find(plan => plan is { Visits: true, Due: not null, Done: false, Who: "worker" });
        if (visit is null)
            return SaidByResident() ?? OnCondition();
        var purpose = visit.Acts
            ? visit.What
            : _plans
                .Find(plan =>
                    plan.Clause.Sentence == visit.Clause.Sentence
                    && plan.Clause.Start > visit.Clause.Start
                    && plan.Acts
                    && !plan.Done
                    && plan.Who is "worker"
                )
                ?.What;
        return new NextVisitMention(
            visit.Own ?? visit.Due,
            Condition(visit.Clause),
            purpose is "" ? null : purpose,
            _note.Words(visit.Clause),
            visit.Clause.Start
        );
    }

    // 他说周日再说: the day is the resident's, and it is the last word on it.
    private NextVisitMention? SaidByResident()
    {
        for (var i = _note.Clauses.Length - 1; i >= 0; i--)
        {
            var clause = _note.Clauses[i];
            if (
                clause.Kind is ClauseKind.Stated
                && Days(clause) is [var (day, start, length), ..]
                && day > _note.VisitDate
                && FollowedByAgain(clause, clause.Start + start + length)
            )
                return new NextVisitMention(day, Condition(clause), null, _note.Words(clause), clause.Start);
        }
        return null;
    }

    private bool FollowedByAgain(Clause clause, int from) =>
        _cues.First(from, clause.End, "again") is { } again && again.Start - from <= 3 && (again.Length > 1 || clause.End - again.End <= 2);

    private NextVisitMention? OnCondition()
    {
        foreach (var clause in _note.Clauses)
        {
            if (clause.Kind is ClauseKind.Arranged && Condition(clause) is { } condition && _cues.Has(clause, "again"))
                return new NextVisitMention(null, condition, null, _note.Words(clause), clause.Start);
        }
        return null;
    }

    private string? Condition(Clause clause) =>
        _cues.First(clause, "condition") is { } cue
            ? _note.Language is "en"
                ? Passages.Bare(_note.Text[cue.Start..clause.End])
                : Passages.Bare(_note.Text[cue.Start..clause.BodyEnd])
            : null;

    private static bool IsPromise(Plan plan) =>
        plan is { Acts: true, Done: false, Who: "worker", ForResident: true } && plan.What.Length > 0;

    // What is brought, or answered, is so at the next visit, when that is arranged beside it and no other day is named.
    private DateOnly? Due(Plan plan) =>
        plan.Due
        ?? (
            plan is { Who: "worker", Done: false }
            && (plan.Brings || plan.ForResident)
            && NextVisit() is { Date: { } date } visit
            && IsBeside(plan, visit)
                ? date
                : null
        );

    private bool IsBeside(Plan plan, NextVisitMention visit)
    {
        var at = InOrder.FirstFrom(_note.Clauses, visit.At, clause => clause.Start);
        return at < _note.Clauses.Length && Math.Abs(_note.Clauses[at].Sentence - plan.Clause.Sentence) <= (plan.Brings ? 2 : 1);
    }

    private bool MayPlan(Clause clause) =>
        clause.Kind switch
        {
            ClauseKind.Arranged => true,
            // "I told him I'll ring on Friday"; 让她姑姑接两天.
            ClauseKind.WorkerSaid => (_cues.Has(clause, "for-resident") && Days(clause).Length > 0)
                || Commits(clause)
                || Delegate(clause) is not null,
            _ => false,
        };

    // "I said I'd ask", not 我问他要不要我帮他.
    private bool Commits(Clause clause) =>
        _cues.First(clause, "commits") is { } commits && _cues.First(clause.Start, commits.Start, "asks") is null;

    private Plan Read(Clause clause, DateOnly? sentenceDay)
    {
        var days = Days(clause);
        var own = days.Length > 0 ? days[^1].Day : (DateOnly?)null;
        var delegated = Delegate(clause);
        var commits = Commits(clause);
        var acts = _cues.Has(clause, "act") || commits;
        var done = IsDone(clause, days);
        return new Plan(
            clause,
            delegated is { } other ? Whose.Without(_note.Text[other.Start..other.End]) : Who(clause),
            own,
            own ?? sentenceDay,
            What(clause, days, delegated),
            acts,
            _cues.Has(clause, "brings") && !_cues.Has(clause, "calls"),
            _cues.Has(clause, "again") && !_cues.Has(clause, "calls"),
            done,
            commits || _cues.Has(clause, "for-resident")
        );
    }

    private bool IsDone(Clause clause, ImmutableArray<(DateOnly Day, int Start, int Length)> days) =>
        !_cues.Has(clause, "not-done")
        && !days.Any(day => day.Day > _note.VisitDate)
        && (_cues.Has(clause, "done") || (_cues.Has(clause, "told") && !_cues.Has(clause, "to-come")));

    /// <summary>Whom the worker got to do it: 让她姑姑接豆豆. Not the resident, whom the worker only advised.</summary>
    private PersonMention? Delegate(Clause clause)
    {
        if (clause.Kind is not ClauseKind.WorkerSaid || !_cues.Has(clause, "act"))
            return null;
        if (_cues.First(clause, "delegates") is not { } cue || cue.Start > clause.Start)
            return null;
        foreach (var person in PeopleOf(clause))
            return person.Start - clause.Start <= 8 && person.Kind is PersonKind.Kin or PersonKind.Other ? person : null;
        return null;
    }

    private string Who(Clause clause)
    {
        foreach (var person in PeopleOf(clause))
        {
            // 明天我再打; but 后天帮她问 is not hers to do.
            var first =
                Days(clause) is [var (_, start, length), ..] && start == 0 ? AfterDay(clause.Start + length, clause.End) : clause.Start;
            if (!_note.Text.AsSpan(first, Math.Max(0, person.Start - first)).IsWhiteSpace())
                break;
            return person.Kind switch
            {
                PersonKind.Worker => "worker",
                // 督导让打110: the worker does it.
                PersonKind.Colleague => IsInstruction(clause, person) ? "worker" : "supervisor",
                PersonKind.Resident => _note.AddressAs ?? _note.Text[person.Start..person.End],
                _ => Whose.Without(_note.Text[person.Start..person.End]),
            };
        }
        return "worker";
    }

    private bool IsInstruction(Clause clause, PersonMention colleague) =>
        _cues.First(colleague.End, clause.End, "instructs") is { } verb && verb.Start - colleague.End <= 1;

    /// <summary>The words without the day, who promises, and who does it.</summary>
    private string What(Clause clause, ImmutableArray<(DateOnly Day, int Start, int Length)> days, PersonMention? delegated)
    {
        var start = delegated?.End ?? clause.Start;
        while (start < clause.End)
        {
            var at = start;
            if (days.FirstOrDefault(day => clause.Start + day.Start == at) is { Length: > 0 } day)
                start = AfterDay(at + day.Length, clause.End);
            else if (LeadAt(at, clause.End) is { } lead)
                start = lead.End;
            else if (at == clause.Start && PeopleOf(clause).FirstOrDefault() is { Kind: not PersonKind.Worker } doer && doer.Start == at)
                start = doer.End;
            else if (!char.IsLetterOrDigit(_note.Text[at]))
                start++;
            else
                break;
        }
        var words = _note.Text[start..clause.End];
        foreach (var (_, from, length) in days.Reverse())
        {
            var (first, last) = (clause.Start + from - start, AfterDay(clause.Start + from + length, clause.End) - start);
            if (first > 0)
                words = words.Remove(BeforeDay(words, first), last - BeforeDay(words, first));
        }
        words = Passages.Bare(words);
        // "Back on Monday with the form"
        if (
            _note.Language is "en"
            && words.IndexOf("with ", StringComparison.OrdinalIgnoreCase) is var with and >= 0
            && _cues.Has(clause, "again")
        )
            words = string.Concat("bring ", words.AsSpan(with + 5));
        return words;
    }

    private CueHit<string>? LeadAt(int at, int end)
    {
        CueHit<string>? longest = null;
        foreach (var lead in _cues.All(at, end, "lead"))
        {
            if (lead.Start > at)
                break;
            if (longest is null || lead.Length > longest.Value.Length)
                longest = lead;
        }
        return longest;
    }

    // 周五前, 明天上午: what belongs to the day.
    private int AfterDay(int at, int end)
    {
        while (at < end && _note.Narrow[at] is '前' or '之' or '上' or '下' or '午' or '早' or '晚' or '以' or '内')
            at++;
        return at;
    }

    // by Friday, on Monday, before the 3rd.
    private static int BeforeDay(string words, int at)
    {
        var before = words.AsSpan(0, at).TrimEnd();
        foreach (var preposition in (ReadOnlySpan<string>)[" by", " on", " before", " until", " in", " at"])
        {
            if (before.EndsWith(preposition, StringComparison.OrdinalIgnoreCase))
                return before.Length - preposition.Length;
        }
        return at;
    }

    private ImmutableArray<(DateOnly Day, int Start, int Length)> Days(Clause clause)
    {
        if (!_days.TryGetValue(clause.Start, out var days))
            _days.Add(clause.Start, days = FindDays(clause));
        return days;
    }

    private ImmutableArray<(DateOnly Day, int Start, int Length)> FindDays(Clause clause)
    {
        var words = _note.Text.Substring(clause.Start, clause.Length);
        if (
            _note.Language is not "en"
            && _note.Narrow.AsSpan(clause.Start, clause.Length).IndexOfAny(DateSigns) < 0
            && !words.AsSpan().ContainsAnyInRange('a', 'z')
        )
            return [];
        return DateReader.All(words, _note.VisitDate, _note.Language is "en" ? "en" : "zh-Hans");
    }

    private IEnumerable<PersonMention> PeopleOf(Clause clause)
    {
        for (
            var i = InOrder.FirstFrom(_note.People, clause.Start, person => person.Start);
            i < _note.People.Length && _note.People[i].Start < clause.End;
            i++
        )
            yield return _note.People[i];
    }
}
