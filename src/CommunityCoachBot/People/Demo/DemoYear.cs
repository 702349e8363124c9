using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CommunityCoachBot.Coaching.Notes;

namespace CommunityCoachBot.People.Demo;

/// <summary>An invented worker of the demo.</summary>
internal sealed record DemoWorker(string Id, string Name, string Alias, string Team, string Language, int Households);

/// <summary>
/// Years of invented visits: the same for the same last day. Plans for most, records with worries, promises and tasks, and a few visits of which nobody wrote anything.
/// </summary>
internal sealed class DemoYear(DateOnly last, int years, Func<string, string> versionOf, TimeSpan offset)
{
    private const int DaysOfAYear = 365;

    public static ImmutableArray<DemoWorker> Workers { get; } =
    [
        new("demo-worker", "示范社工", "", "demo-east", "zh-Hans", 10),
        new("demo-lin", "林小满", "小林,Lin", "demo-east", "zh-Hans", 12),
        new("demo-chen", "陈立秋", "小陈,Chen", "demo-east", "zh-Hans", 11),
        new("demo-may", "May Winter", "", "demo-east", "en", 8),
        new("demo-wu", "吴谷雨", "小吴,Ng", "demo-west", "zh-Hans", 12),
        new("demo-he", "何惊蛰", "小何,Ho", "demo-west", "zh-Hans", 9),
    ];

    // Any number: what matters is that it is always the same.
    private readonly Random _random = new(20260101);

    public IEnumerable<Note> Notes()
    {
        for (var day = last.AddDays(-DaysOfAYear * years); day <= last; day = day.AddDays(1))
        {
            var weekend = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
            foreach (var worker in Workers)
            {
                var visits = weekend ? Chance(6) : _random.Next(0, 3);
                for (var visit = 0; visit < visits; visit++)
                {
                    foreach (var note in Visit(worker, day, visit))
                        yield return note;
                }
            }
        }

        // What is still to come.
        foreach (var worker in Workers)
            yield return Plan(worker, last.AddDays(1 + _random.Next(6)), 9, Household(worker));
    }

    private IEnumerable<Note> Visit(DemoWorker worker, DateOnly day, int visit)
    {
        var household = Household(worker);
        Note? plan = _random.Next(100) < 65 ? Plan(worker, day, visit, household) : null;
        if (plan is not null)
            yield return plan;
        // Of a planned visit in a dozen nobody wrote anything.
        if (plan is null || _random.Next(12) > 0)
            yield return Summary(worker, day, visit, household, plan?.Id);
    }

    private (string AddressAs, string ResidentType) Household(DemoWorker worker)
    {
        var all = DemoWords.Households(worker.Language);
        return all[_random.Next(Math.Min(worker.Households, all.Length))];
    }

    private Note Plan(DemoWorker worker, DateOnly day, int visit, (string AddressAs, string ResidentType) household)
    {
        var zh = worker.Language != "en";
        var content = new JsonObject
        {
            ["motive"] = "exploratory",
            ["subject"] = new JsonObject { ["address-as"] = household.AddressAs, ["resident-type"] = household.ResidentType },
            ["goal"] = zh ? "听听这阵子日子怎么过" : "Hear how the days go at present",
            ["when"] = new JsonObject
            {
                ["date"] = Iso(day),
                ["time"] = $"{9 + visit * 2 % 9:00}:30",
                ["duration"] = "20",
            },
        };
        return Note(worker, "visit-plan", "visit-preparation", day, visit, household, content, At(day.AddDays(-1), 16, visit)) with
        {
            Status = "ready",
            Motive = "exploratory",
        };
    }

    private Note Summary(DemoWorker worker, DateOnly day, int visit, (string AddressAs, string ResidentType) household, Guid? plan)
    {
        var scenes = DemoWords.Scenes(worker.Language);
        var own = scenes.Where(scene => scene.ResidentType == household.ResidentType).ToArray();
        var scene = own.Length > 0 && Chance(5) == 0 ? own[_random.Next(own.Length)] : scenes[_random.Next(scenes.Length)];
        // What is worst is also rarest.
        var risk =
            scene.Risk is { } flagged && (flagged.Severity != "immediate" || Chance(8) == 1) && Chance(2) == 0
                ? flagged
                : ((string Flag, string Severity)?)null;
        var motive =
            Chance(7) == 1 ? "recruiting"
            : plan is null ? "exploratory"
            : "follow-up";
        var old = last.DayNumber - day.DayNumber > 21;
        var step =
            risk is not null && (old || Chance(2) == 1)
                ? (worker.Language == "en" ? "Told the supervisor the same day" : "当天告诉了督导")
                : null;
        var content = new JsonObject
        {
            ["visit"] = new JsonObject
            {
                ["visit-date"] = Iso(day),
                ["duration"] = (15 + 5 * _random.Next(6)).ToString(CultureInfo.InvariantCulture),
                ["place"] = "home",
                ["motive"] = motive,
            },
            ["subject"] = new JsonObject { ["address-as"] = household.AddressAs, ["resident-type"] = household.ResidentType },
            ["consent"] = _random.Next(10) switch
            {
                0 => "not-asked",
                1 => "limited",
                _ => "yes",
            },
            ["stated"] = new JsonArray(scene.Stated),
            ["observed"] = new JsonArray(scene.Observed),
            ["strengths"] = new JsonArray(scene.Strength),
        };
        var note = Note(
            worker,
            "visit-summary",
            "visit-summary",
            day,
            visit,
            household,
            content,
            At(day.AddDays(Chance(15) == 1 ? 4 : 0), 18, visit)
        ) with
        {
            Motive = motive,
            PlanId = plan,
            Risks = risk is { } one
                ? [new(one.Flag, one.Severity, Chance(12) == 1 ? "historical" : "present", "resident", "stated", scene.Stated, step)]
                : [],
            Needs = scene.Need is { } need ? [new(need.Text, need.Maslow, need.Bradshaw, scene.Stated)] : [],
            Promises =
                scene.Promise is { } promise && Chance(2) == 0
                    ? [new(promise, day.AddDays(2 + _random.Next(9)), old && Chance(10) != 1 ? "yes" : "unknown")]
                    : [],
            Tasks =
                scene.Task is { } task && Chance(2) == 0
                    ?
                    [
                        new(
                            task,
                            Chance(6) == 1 ? "supervisor" : "worker",
                            day.AddDays(3 + _random.Next(12)),
                            old && Chance(12) != 1 ? "done" : "open"
                        ),
                    ]
                    : [],
        };
        return note with { Content = WithParts(note) };
    }

    /// <summary>The page of a note shows its content: the parts are in it as the guide writes them.</summary>
    private static JsonObject WithParts(Note note)
    {
        var content = note.Content;
        Put(
            "risks",
            note.Risks.Select(risk => new JsonObject
            {
                ["flag"] = risk.Flag,
                ["quote"] = risk.Quote,
                ["source"] = risk.Source,
                ["subject"] = risk.Subject,
                ["assertion"] = risk.Assertion,
                ["severity"] = risk.Severity,
                ["step-taken"] = risk.StepTaken,
            })
        );
        Put(
            "needs",
            note.Needs.Select(need => new JsonObject
            {
                ["text"] = need.Text,
                ["maslow"] = need.Maslow,
                ["bradshaw"] = need.Bradshaw,
                ["basis"] = need.Basis,
            })
        );
        Put("promises", note.Promises.Select(promise => new JsonObject { ["what"] = promise.What, ["due"] = Iso(promise.Due!.Value) }));
        Put(
            "tasks",
            note.Tasks.Select(task => new JsonObject
            {
                ["what"] = task.What,
                ["who"] = task.Who,
                ["due"] = Iso(task.Due!.Value),
            })
        );
        return content;

        void Put(string step, IEnumerable<JsonObject> entries)
        {
            var list = new JsonArray([.. entries]);
            if (list.Count > 0)
                content[step] = list;
        }
    }

    private Note Note(
        DemoWorker worker,
        string kind,
        string guide,
        DateOnly day,
        int visit,
        (string AddressAs, string ResidentType) household,
        JsonObject content,
        DateTimeOffset confirmed
    ) =>
        new()
        {
            Id = Id($"{worker.Id} {kind} {Iso(day)} {visit}"),
            Kind = kind,
            Guide = guide,
            GuideVersion = versionOf(guide),
            Language = worker.Language,
            AuthorId = worker.Id,
            Confirmed = confirmed,
            AddressAs = household.AddressAs,
            ResidentType = household.ResidentType,
            VisitDate = day,
            Content = content,
        };

    /// <summary>Once in so many times 1, else 0.</summary>
    private int Chance(int oneIn) => _random.Next(oneIn) == 0 ? 1 : 0;

    private DateTimeOffset At(DateOnly day, int hour, int visit) =>
        new(day.ToDateTime(new TimeOnly(hour, 10 * (visit % 5), _random.Next(60))), offset);

    private static Guid Id(string what) => new(SHA256.HashData(Encoding.UTF8.GetBytes("demo " + what))[..16]);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
