using CommunityCoachBot.Accuracy;

// accuracy [all|notes|queries|risks|turns]: how well the readers read, on the set given with the domain and on our own, apart, with what went wrong.
// accuracy risks --sets own dev: only these sets (or files of one), so that a blind one stays blind.
// accuracy speed: how long they take.
var what = args is [var first, ..] ? first : "all";
var report = new Report(Console.Out);
if (what == "speed")
{
    Speed.Measure(report);
    return 0;
}

var sets = Array.IndexOf(args, "--sets") is var at and >= 0 ? args[(at + 1)..] : Report.Sets;
var known = false;
foreach (var (name, score) in Scores.All)
{
    if (what != name && what != "all")
        continue;
    known = true;
    // Risks are read from the notes.
    foreach (var set in sets.Where(set => Report.Read(set, name is "risks" ? "notes" : name).Count > 0))
        score(set, report);
}

if (known)
    return 0;
await Console.Error.WriteLineAsync($"usage: accuracy [all|speed|{string.Join('|', Scores.All.Keys)}] [--sets name or file …]");
return 2;
