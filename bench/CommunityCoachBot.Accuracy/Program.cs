using CommunityCoachBot.Accuracy;

// accuracy [all|notes|queries|risks|turns] [set …]: how well the readers read, set by set, with what went wrong. A set may be a part: dev:1/3.
// accuracy speed: how long they take.
// accuracy annomi --file PATH: English moves on a public set of therapists' talks, beside two baselines.
var what = args is [var first, ..] ? first : "all";
var report = new Report(Console.Out);
if (what == "speed")
{
    Speed.Measure(report);
    return 0;
}

if (what == "annomi")
{
    if (args is not ["annomi", "--file", var path] || !File.Exists(path))
    {
        await Console.Error.WriteLineAsync("usage: accuracy annomi --file PATH, a CSV with the columns of AnnoMI-full.csv");
        return 2;
    }
    using var file = File.OpenText(path);
    ScoreAnnoMi.Score(file, Console.Out);
    return 0;
}

var sets = args.Length > 1 ? args[1..] : Report.Sets;
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
await Console.Error.WriteLineAsync($"usage: accuracy [all|speed|annomi|{string.Join('|', Scores.All.Keys)}] [set …]");
return 2;
